"""The witness, read by itself, and the undoing of what the edition does to its order.

Nothing here uses the edition's own collation: this is the second, independent proof. The witness
has one line for each paragraph. Five turns of the thread begin with a marker that has lost its
name and stands at the end of the paragraph before.
"""

from __future__ import annotations

from pathlib import Path

WITNESS = Path(__file__).parents[2] / "source" / "witness" / "econospeak-2022-01-24.txt"
NAMED, NAMELESS = "Anonymous said...", "said..."
NO_BREAK_SPACES = 13


def witness_lines() -> list[str]:
    """Return the lines of the witness that hold words."""
    text = WITNESS.read_bytes().decode("utf-8")
    return [line for line in text.split("\n") if line.strip(" ")]


def witness_units() -> dict[str, str]:
    """Return the words of each unit, by its identifier, in the order of the witness."""
    dateline, title, *rest = witness_lines()
    signature = rest.index("Barkley Rosser")
    units = {"p-dateline": dateline, "p-title": title}
    units |= {f"p{n}": line for n, line in enumerate(rest[:signature], 1)}
    units["p-signature"] = rest[signature]
    comment = paragraph = 0
    for line in rest[signature + 1 :]:
        words, nameless = line, False
        if line == NAMED or line.endswith(" " + NAMELESS):
            nameless = line != NAMED
            words = line.removesuffix(NAMELESS).removesuffix(" ") if nameless else ""
        if words:
            paragraph += 1
            units[f"c{comment}-{paragraph}"] = words
        if words != line:
            comment, paragraph = comment + 1, 0
            units[f"c{comment}-byline"] = NAMELESS if nameless else NAMED
    return units


def undo(units: dict[str, str]) -> list[str]:
    """Return the lines that the edition's units make once its moves are undone.

    There are six: the dateline stands below the title in the edition, and the five nameless
    markers stand at the head of their comments.
    """
    lines: list[str] = []
    for name, words in units.items():
        if name == "p-dateline":
            lines.insert(0, words)
        elif words == NAMELESS:
            lines[-1] += " " + words
        else:
            lines.append(words)
    return lines
