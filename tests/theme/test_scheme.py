"""The colors of both schemes, computed from the style sheets."""

from __future__ import annotations

import re

import pytest

from .conftest import EXTENSIONS, THEME

SCHEME = (THEME / "styles/scheme.css").read_text("utf-8")
PAIRS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([a-z]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", SCHEME
    )
}
#: WCAG 2.2: 1.4.3 asks 4.5:1 of text, 1.4.11 asks 3:1 of the edge of a control.
TEXT = ["ink", "soft", "link", "editor", "textual"]
SURFACES = ["paper", "raised", "mark"]


def luminance(color: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_rightly() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("text", TEXT)
def test_text_can_be_read(text: str, surface: str, scheme: int) -> None:
    assert contrast(PAIRS[text][scheme], PAIRS[surface][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("surface", ["paper", "raised"])
def test_edges_of_controls_can_be_seen(surface: str, scheme: int) -> None:
    assert contrast(PAIRS["edge"][scheme], PAIRS[surface][scheme]) >= 3


def test_colors_stand_only_in_the_scheme() -> None:
    for sheet in THEME.glob("styles/*.css"):
        if sheet.name in {"scheme.css", "print.css"}:
            continue
        assert not re.search(r"#[0-9a-f]{3,8}\b", sheet.read_text("utf-8")), sheet.name


def test_every_property_used_is_set() -> None:
    sheets = "".join(sheet.read_text("utf-8") for sheet in THEME.glob("styles/*.css"))
    scripts = "".join(script.read_text("utf-8") for script in THEME.glob("scripts/*.js"))
    given = set(re.findall(r"(--[a-z-]+):", sheets))
    given |= set(re.findall(r'setProperty\(\s*"(--[a-z-]+)"', scripts))
    used = set(re.findall(r"var\((--[a-z-]+)", sheets))
    assert used - given == {"--sd-gutter-x"}  # sphinx-design's own


def test_apparatus_stands_without_the_theme() -> None:
    sheet = (EXTENSIONS / "sphinx_apparatus/formats/static/apparatus.css").read_text("utf-8")
    for use in re.findall(r"var\([^)]*\)", sheet):
        assert "," in use, f"{use} has no value to fall back on"
