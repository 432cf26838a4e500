"""Identifiers made of words."""

from __future__ import annotations

import re
import unicodedata


def slug_of(words: str) -> str:
    """Return words as an identifier: small Latin letters, digits, hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower().replace("'", "")))
