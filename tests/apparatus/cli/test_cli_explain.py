"""``apparatus explain`` tells of every code what, why, wrong and right."""

from __future__ import annotations

import pytest
from sphinx_apparatus.cli.main import main
from sphinx_apparatus.core.diagnostics import Code
from sphinx_apparatus.core.gallery import GALLERY
from sphinx_apparatus.core.reasons import REASONS


@pytest.mark.parametrize("code", Code, ids=lambda code: code.slug)
def test_every_code_is_explained(code: Code, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", code.slug]) == 0
    said = capsys.readouterr().out
    words = " ".join(said.split())
    assert code.rule in words
    assert REASONS[code] in words
    cases = [case for case in GALLERY if case.code == code.slug]
    assert cases
    for case in cases:
        for change in case.changes:
            for line in (change.wrong + "\n" + change.right).splitlines():
                assert line in said
        assert " ".join(case.hint.split()) in words


def test_a_code_can_be_copied_from_a_message(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "[apparatus.entry-schema]"]) == 0
    assert capsys.readouterr().out.startswith("entry-schema\n")


def test_an_unknown_code_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "entry-shema"]) == 2
    said = capsys.readouterr()
    assert said.err == 'apparatus: "entry-shema" is not a code. Did you mean "entry-schema"?\n'
    assert said.out == ""


def test_without_a_code_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [code.slug for code in Code]
