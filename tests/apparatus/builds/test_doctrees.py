"""What leaves the read phase: nodes that every builder knows, in the order that is promised.

The golden files are the doctrees of the post and the thread. After a change that is meant, write
them anew with ``GOLDEN=write python -m pytest tests/apparatus/builds/test_doctrees.py`` and read
the difference.
"""

from __future__ import annotations

import os
import pickle
import re
from pathlib import Path

import pytest
from docutils import nodes
from sphinx import addnodes

from .conftest import Format

GOLDEN = Path(__file__).parent / "golden"
DOCUMENTS = ["source/post", "source/thread", "source/reply"]
_MACHINE = re.compile(r' (?:source|xmlns:\w+|translation_progress)="[^"]*"')


def doctree(example: Format, name: str) -> nodes.document:
    path = example("html").out.parent / "doctrees" / f"{name}.doctree"
    found = pickle.loads(path.read_bytes())
    assert isinstance(found, nodes.document)
    return found


@pytest.mark.parametrize("name", [*DOCUMENTS, "glossary/judge", "source/about-the-text"])
def test_only_standard_nodes_leave_the_read_phase(name: str, example: Format) -> None:
    for node in doctree(example, name).findall():
        assert type(node).__module__ in (nodes.__name__, addnodes.__name__), type(node)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_doctree_is_as_it_was(name: str, example: Format) -> None:
    golden = GOLDEN / f"{Path(name).name}.txt"
    found = _MACHINE.sub("", doctree(example, name).pformat())
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
