"""The picture of a thread as SVG: a row for each comment, arcs to those that it answers or quotes.

It has no colors, fonts or styles of its own, but classes: the style sheet of the page draws it, in
light and dark, and no content policy is in the way. The rows are links, and their names say all
that is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from sphinx_apparatus.core.thread_overview import Turn

ROW = 34
"""The height of a row, in units of the picture."""
WIDTH = 360
_LEFT = 96  # where the rows begin and the arcs end
_BAR = WIDTH - _LEFT - 10  # the length of the longest comment's bar
_MIDDLE = 17
_LETTERS = 34  # of a name, which is cut where the picture ends


def picture(
    part: Sequence[Turn],
    longest: int,
    title: str,
    href: Callable[[Turn], str],
    heading: Callable[[Turn], str],
    spoken: Callable[[Turn], str],
) -> str:
    """Return an ``svg`` element of comments in a row.

    *longest* is the number of words that fills a bar. *href*, *heading* and *spoken* give for a
    comment the address of its link, the words that are seen, and those that are heard.
    """
    rows = {turn.id: number for number, turn in enumerate(part)}
    height = ROW * len(part)
    lines = [
        f'<svg class="thread-picture" viewBox="0 0 {WIDTH} {height}" role="group" '
        f'aria-label="{escape(title)}">'
    ]
    for number, turn in enumerate(part):
        quoted = [comment for comment, _ in turn.quotes]
        lines += _arcs(number, rows, turn.answers, "thread-answer", 0)
        lines += _arcs(number, rows, quoted, "thread-quote", 6)
    for number, turn in enumerate(part):
        top = number * ROW
        bar = max(2, round(_BAR * turn.words / max(longest, 1)))
        seen = heading(turn)
        cut = seen if len(seen) <= _LETTERS else f"{seen[: _LETTERS - 1].rstrip()}…"
        lines.append(
            f'<a href="{escape(href(turn))}" aria-label="{escape(spoken(turn))}">'
            f'<rect class="thread-row" x="{_LEFT}" y="{top}" width="{WIDTH - _LEFT}" '
            f'height="{ROW}"/>'
            f'<text x="{_LEFT + 6}" y="{top + 15}">{escape(cut)}</text>'
            f'<rect class="thread-bar" x="{_LEFT + 6}" y="{top + 21}" width="{bar}" height="5"/>'
            "</a>"
        )
    return "\n".join([*lines, "</svg>"])


def _arcs(
    number: int, rows: dict[str, int], targets: Sequence[str], name: str, shift: int
) -> Iterator[str]:
    """Yield arcs from a row up to others; those above the picture are cut off by its edge."""
    start = number * ROW + _MIDDLE + shift
    for target in dict.fromkeys(targets):
        above = rows.get(target, -2)
        end = above * ROW + _MIDDLE + shift
        out = max(4, _LEFT - 14 - 9 * (number - above))
        yield (
            f'<path class="{name}" d="M{_LEFT} {start}C{out} {start} {out} {end} {_LEFT} {end}"/>'
        )
        yield f'<path class="{name} thread-head" d="M{_LEFT} {end}l-6 -3v6z"/>'
