"""Options that are wrong are told of, with what to write instead."""

from __future__ import annotations

from typing import Any

import pytest
from epub_building import Make
from sphinx.errors import ConfigError


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"reader_epub_documents": {"words": "glosary"}},
            "conf.py: reader_epub_documents: found {'words': 'glosary'}; "
            'write "glossary" for \'words\': a book has no "glosary".',
        ),
        ({"reader_epub_documents": {"words": "zzz"}}, "write one of abstract, "),
        (
            {"reader_epub_documents": ["words"]},
            "conf.py: reader_epub_documents: found ['words']; "
            'write a dictionary such as {"words": "glossary"}.',
        ),
        (
            {"reader_epub_date": "May 2020"},
            "conf.py: reader_epub_date: found 'May 2020'; write a day such as \"2026-01-31\".",
        ),
        (
            {"reader_epub_page_classes": "passage"},
            "conf.py: reader_epub_page_classes: found 'passage'; write a list of strings.",
        ),
        ({"reader_epub_cover": "no"}, "reader_epub_cover: found 'no'; write True or False."),
        ({"reader_epub_page_title": 3}, "reader_epub_page_title: found 3; write a string."),
    ],
)
def test_wrong_option(make: Make, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        make(conf="".join(f"{name} = {value!r}\n" for name, value in options.items()))
    assert message in str(caught.value)


def test_document_that_is_not_there(make: Make) -> None:
    built = make(reader_epub_documents={"wrods": "glossary"})
    assert 'conf.py: reader_epub_documents: there is no document "wrods".' in built.warnings


def test_other_themes_keep_their_own_files(make: Make) -> None:
    plain = make(epub_theme="epub")
    assert "_static/basic.css" in plain.names
    assert 'epub:type="noteref"' in plain.read("letter.xhtml")
