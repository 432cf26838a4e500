"""A cover drawn from title and author, as a PNG image that every shop and reader takes."""

from __future__ import annotations

from importlib import resources

import typst

#: 400 by 640 points at this resolution are the 1600 by 2560 pixels that shops ask for.
_PPI = 288.0


def draw(title: str, project: str, author: str, publisher: str) -> bytes:
    """Return a PNG image. What *title* says beyond the name of the *project* becomes a subtitle.

    The Typst compiler sets it in fonts of its own, so that it looks the same wherever it is made.
    """
    main, subtitle = split_title(title, project)
    words = {"title": main, "subtitle": subtitle, "author": author, "publisher": publisher}
    source = resources.files(__package__).joinpath("templates/cover.typ").read_bytes()
    image = typst.compile(
        source, format="png", ppi=_PPI, sys_inputs=words, ignore_system_fonts=True
    )
    if not isinstance(image, bytes):
        raise TypeError("a cover is one page")
    return image


def split_title(title: str, project: str) -> tuple[str, str]:
    """Return title and subtitle: of "Moby Dick: The Whale" the first is the project's name."""
    rest = title.removeprefix(project) if project else title
    subtitle = rest.strip(" :.–—-")
    return (project, subtitle) if rest != title and subtitle else (title, "")
