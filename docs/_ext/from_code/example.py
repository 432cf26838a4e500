"""The example edition, built once for each build of the documentation.

Run as a program, it builds the example in a process of its own, for two builds in one process share
directives and logs. It writes the text of each document, and the nodes of each listing.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.docutils import docutils_namespace
from sphinx.writers import text as text_writer

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "crumley"


@dataclass
class Built:
    """The documents as plain text, and the listings as nodes without links, by their names."""

    texts: dict[str, str] = field(default_factory=dict)
    listings: dict[str, nodes.container] = field(default_factory=dict)


@cache
def built_example() -> Built:
    """Return the example edition as built."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "from_code.example", folder]
        done = subprocess.run(
            command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise ExtensionError(f"the example edition cannot be built:\n{done.stderr}")
        found = pickle.loads((Path(folder) / "built.pickle").read_bytes())
    assert isinstance(found, Built)
    return found


def build(folder: Path) -> Built:
    """Build the example in a folder; raises `ExtensionError` with all that was said."""
    text_writer.MAXWIDTH = 54  # what a page of print holds, in a box
    said = StringIO()
    out, doctrees = folder / "text", folder / "doctrees"
    with docutils_namespace():
        app = Sphinx(EXAMPLE, EXAMPLE, out, doctrees, "text", status=None, warning=said)
        app.build()
        if app.statuscode or said.getvalue():
            raise ExtensionError(said.getvalue())
        built = Built()
        for path in sorted(out.rglob("*.txt")):
            name = path.relative_to(out).with_suffix("").as_posix()
            built.texts[name] = path.read_text("utf-8")
        for docname in sorted(app.env.found_docs):
            document = app.env.get_and_resolve_doctree(docname, app.builder)
            for container in document.findall(nodes.container):
                if container["classes"][1:2] == ["view"]:
                    built.listings.setdefault(container["classes"][2], without_links(container))
    return built


def without_links(container: nodes.container) -> nodes.container:
    """Return a copy that can stand in another document: no identifiers, links as plain words."""
    copy = container.deepcopy()
    for node in list(copy.findall(nodes.Element)):
        node.attributes |= {"ids": [], "names": [], "backrefs": []}
        node.document = None  # type: ignore[assignment]  # of the example, not of the page
        if isinstance(node, nodes.reference):
            node.replace_self(nodes.inline("", "", *node.children))
    copy.parent = None
    return copy


if __name__ == "__main__":
    from from_code import example  # the class by the name under which it is read again

    _folder = Path(sys.argv[1])
    (_folder / "built.pickle").write_bytes(pickle.dumps(example.build(_folder)))
