"""Read what has been built."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from .conftest import Format


def page(example: Format, name: str, builder: str = "html") -> BeautifulSoup:
    """Return a page of the example."""
    suffix = ".xhtml" if builder == "epub" else ".html"
    return BeautifulSoup(example(builder).page(name + suffix), "html.parser")


def body(example: Format, name: str) -> Tag:
    """Return a page of the example without its header and footer."""
    found = page(example, name).select_one("main.body")
    assert found
    for navigation in found.select("nav"):
        navigation.decompose()
    return found


def text(element: Tag | None) -> str:
    """Return the text of an element on one line."""
    assert element is not None
    return " ".join(element.get_text().split())


def hrefs(element: Tag | None) -> list[str]:
    """Return where the links of an element lead."""
    assert element is not None
    return [str(a["href"]) for a in element.select("a")]
