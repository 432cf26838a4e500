"""Every finding of the editors' check of the text is taken up in a note or an entry."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from edition_sources import BLOCKS, entries
from edition_witness import witness_units

FINDINGS = yaml.safe_load(Path(__file__).with_name("edition_findings.yml").read_text("utf-8"))
HANGS_ON = {block.name: block.options["passage"] for block in BLOCKS}


def name_of(finding: dict[str, str]) -> str:
    return f"{finding['passage']}: {finding['words'].strip()}"


def within(passage: str) -> str:
    """Return what a note must stand in to be near: the paragraph of the post, or the comment."""
    return passage.partition("-")[0] if passage.startswith("c") else passage


@pytest.mark.parametrize("finding", FINDINGS, ids=name_of)
def test_the_finding_is_taken_up(finding):
    assert finding["words"] in witness_units()[finding["passage"]]
    notes, terms = finding.get("notes", []), finding.get("entries", [])
    assert notes or terms
    assert [name for name in notes if name not in HANGS_ON] == []
    assert [slug for slug in terms if slug not in entries()] == []
    assert not notes or within(finding["passage"]) in {within(HANGS_ON[name]) for name in notes}


def test_every_slip_that_is_marked_is_among_the_findings():
    listed = {name for finding in FINDINGS for name in finding.get("notes", [])}
    marked = {
        b.name for b in BLOCKS if b.directive == "intervention" and b.options["type"] == "sic"
    }
    assert marked - listed == set()
