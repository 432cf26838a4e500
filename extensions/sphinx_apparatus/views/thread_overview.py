"""The overview of a thread: a picture (HTML), and the same as a list (everywhere)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from docutils import nodes

from sphinx_apparatus.core import report_wording as words
from sphinx_apparatus.core.class_names import THREAD_KEY, WITH_PAGE
from sphinx_apparatus.core.edition import Edition
from sphinx_apparatus.core.names import comment_heading, comment_name, ordinal, unit_name
from sphinx_apparatus.core.thread_overview import PART, Turn, parts, turns
from sphinx_apparatus.core.thread_picture import picture
from sphinx_apparatus.core.wording import ANSWERED_IN, IN_REPLY_TO, QUOTES, listed_with_and
from sphinx_apparatus.doctree.build_nodes import Inline, Links, bullets, paragraph
from sphinx_apparatus.doctree.pending_nodes import folded
from sphinx_apparatus.write.cite_links import BUILDERS


def thread_overview(edition: Edition, links: Links, _argument: str) -> list[nodes.Node]:
    """Return the overview of the thread on this page; on any other page, of all threads.

    A long thread is shown in parts that are folded: so a reader finds a comment by its number, and
    whoever goes from link to link passes over what is folded.
    """
    threads = {name: record for name, record in edition.texts() if record.comments}
    if links.docname in threads:
        threads = {links.docname: threads[links.docname]}
    view: list[nodes.Node] = []
    for docname, record in threads.items():
        thread = turns(record)
        longest = max(turn.words for turn in thread)
        for part in parts(thread):
            shown = _part(links, docname, part, longest)
            if len(thread) > PART:
                first, last = ordinal(part[0].id), ordinal(part[-1].id)
                shown = [folded(words.COMMENTS_FROM_TO(first=first, last=last), shown)]
            view += shown
    return view


def _part(links: Links, docname: str, part: Sequence[Turn], longest: int) -> list[nodes.Node]:
    listing = bullets(_sentences(links, docname, turn) for turn in part)
    if links.builder.name not in BUILDERS:
        return [listing]
    there = (
        "" if docname == links.docname else links.builder.get_relative_uri(links.docname, docname)
    )
    drawn = picture(
        part,
        longest,
        str(words.THREAD_PICTURE),
        lambda turn: f"{there}#{turn.id}",
        _heading,
        partial(_spoken, links, docname),
    )
    key = paragraph(str(words.THREAD_KEY), classes=[THREAD_KEY])
    return [nodes.raw("", drawn, format="html"), key, folded(str(words.AS_A_LIST), [listing])]


def _heading(turn: Turn) -> str:
    return f"{ordinal(turn.id)} {turn.name}".rstrip()


def _spoken(links: Links, docname: str, turn: Turn) -> str:
    """Return what the list says, without links."""
    parts_ = _sentences(links, docname, turn)
    return "".join(part if isinstance(part, str) else part.astext() for part in parts_)


def _sentences(links: Links, docname: str, turn: Turn) -> list[Inline]:
    """Return what is to be said of a comment: who, how long, whom it answers and quotes."""

    def named(comments: Sequence[str]) -> list[Inline]:
        made = [links.to(docname, c, comment_name(c), WITH_PAGE) for c in dict.fromkeys(comments)]
        return listed_with_and(made)

    said: list[Inline] = [links.to(docname, turn.id, comment_heading(turn.id), WITH_PAGE)]
    said.append(words.turn(turn))
    if turn.answers:
        said += [" ", *IN_REPLY_TO.around(comments=named(turn.answers))]
    if passages := list(dict.fromkeys(passage for _, passage in turn.quotes if passage)):
        quoted = [links.to(docname, p, unit_name(p), WITH_PAGE) for p in passages]
        said += [" ", *QUOTES.around(passages=listed_with_and(quoted))]
    if turn.answered_in:
        said += [" ", *ANSWERED_IN.around(comments=named(turn.answered_in))]
    return said
