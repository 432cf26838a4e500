"""What the documentation says from the code itself: options, keys, messages, names, examples.

Each directive reads the package that it describes, so that what it prints cannot be out of date.
All of them make standard docutils nodes, and the same ones at every build.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from from_code.built import BuiltDirective, BuiltListingDirective, TrimBlocks
from from_code.classes import AttributesDirective, ClassesDirective
from from_code.messages import MessagesDirective
from from_code.names import name_role
from from_code.options import OptionsDirective, ThemeOptionsDirective
from from_code.records import KeysDirective, ValuesDirective
from from_code.vocabulary import TermsDirective, UnwantedDirective


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives and the role."""
    app.add_directive("options-of", OptionsDirective)
    app.add_directive("theme-options-of", ThemeOptionsDirective)
    app.add_directive("keys-of", KeysDirective)
    app.add_directive("values-of", ValuesDirective)
    app.add_directive("messages", MessagesDirective)
    app.add_directive("built", BuiltDirective)
    app.add_directive("built-listing", BuiltListingDirective)
    app.add_directive("attributes-of-the-apparatus", AttributesDirective)
    app.add_directive("classes-of-the-apparatus", ClassesDirective)
    app.add_directive("vocabulary", TermsDirective)
    app.add_directive("unwanted-words", UnwantedDirective)
    app.add_transform(TrimBlocks)
    app.add_role("code-name", name_role)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
