"""Make the fonts of the theme from the full ones, with the letters and features that it uses.

    npm install --no-save @expo-google-fonts/alegreya@0.4.2
    pip install fonttools brotli
    python tools/fonts.py node_modules/@expo-google-fonts/alegreya

Alegreya, by Juan Pablo del Peral, is under the SIL Open Font License, which allows that; its text
stands beside the fonts. A style has two files, so that a page loads letters that it has: one for
Latin, one for more Latin and for Cyrillic, with the letters of Kazakh.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "extensions/sphinx_reader_theme/static/fonts"
STYLES = {"regular": "400Regular", "italic": "400Regular_Italic", "semibold": "600SemiBold"}
RANGES = {
    "latin": "U+20-7E,U+A0-17F,U+2BC,U+2C6,U+2DA,U+2DC,U+2009-200B,U+2010-2027,U+202F-203A,"
    "U+2044,U+2060,U+2070-208E,U+20AC,U+2116,U+2122,U+2190-2193,U+2212,U+27E8,U+27E9,U+FB01,U+FB02",
    "more": "U+180-24F,U+300-36F,U+400-45F,U+490-4FF,U+1E00-1EFF",
}
FEATURES = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "smcp", "onum", "lnum", "pnum", "tnum"]


def make(package: Path) -> None:
    """Write the fonts and their licence from the unpacked npm package."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for style, folder in STYLES.items():
        for part, letters in RANGES.items():
            options = subset.Options(flavor="woff2", layout_features=FEATURES, hinting=False)
            options.recalc_timestamp = False  # equal fonts make equal files
            font = TTFont(package / folder / f"Alegreya_{folder}.ttf", recalcTimestamp=False)
            subsetter = subset.Subsetter(options)
            subsetter.populate(unicodes=subset.parse_unicodes(letters.replace("U+", "")))
            subsetter.subset(font)
            font.flavor = "woff2"
            font.save(TARGET / f"alegreya-{style}-{part}.woff2")
    shutil.copyfile(package / "LICENSE_FONT", TARGET / "OFL.txt")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
