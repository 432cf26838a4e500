"""Say in what language words are: the role ``lang``."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from sphinx_apparatus.core.diagnostics import Code, Problem, SourceLocation
from sphinx_apparatus.core.languages import CLASS_PREFIX, is_tag
from sphinx_apparatus.doctree.source_location import relative
from sphinx_apparatus.domain import apparatus


class LanguageRole(SphinxRole):
    """``{lang}`ru Новости``` : a language tag (BCP 47), a space, the words."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the words, marked with their language; as they are where no tag stands first."""
        language, _, words = self.text.partition(" ")
        if not (is_tag(language) and words.strip()):
            path, line = self.get_source_info()
            found = f'The role lang has "{self.text}".'
            hint = "Write a language tag and the words: {lang}`ru Новости`."
            location = SourceLocation(relative(self.env, path), line)
            problem = Problem(location, Code.VALUE_UNKNOWN, found, hint)
            apparatus(self.env).record().problems.append(problem)
            return [nodes.Text(self.text)], []
        return [nodes.inline("", words, classes=[f"{CLASS_PREFIX}{language}"])], []
