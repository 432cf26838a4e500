"""``apparatus check --release``: nothing is published with a placeholder."""

from __future__ import annotations

import json

from sphinx.testing.util import SphinxTestApp

from .conftest import Command

PUBLICATION = {
    "title": "The Crumley Cake Contest",
    "contact": "editor@crumley.uk",
    "repository": "https://placeholder.invalid/cakes",
    "licence": "CC BY 4.0",
}


def publish(command: Command, **changed: str) -> None:
    publication = PUBLICATION | changed
    conf = command.bench.read("conf.py")
    command.bench.write("conf.py", f"{conf}\napparatus_publication = {publication}\n")


def test_a_placeholder_is_an_error_of_a_release_only(command: Command) -> None:
    publish(command)
    assert command("check") == 0
    assert command("check", "--release") == 1
    assert command.out.startswith(
        "conf.py:1: The repository of the edition is a placeholder: "
        "https://placeholder.invalid/cakes. [release]\n"
    )
    assert "Set apparatus_publication['repository'] in conf.py" in command.out
    assert command.out.endswith("\n1 problem.\n")


def test_an_edition_that_says_all_can_be_published(command: Command) -> None:
    publish(command, repository="https://github.com/crumley/cakes")
    assert command("check", "--release") == 0
    assert command.out == "No problems.\n"


def test_what_is_not_said_is_missing(command: Command) -> None:
    assert command("check", "--release", "--format", "json") == 1
    found = [problem["found"] for problem in json.loads(command.out)["problems"]]
    assert found == [
        f"The {key} of the edition is missing."
        for key in ("title", "contact", "repository", "licence")
    ]


def test_a_build_says_so_in_one_line_and_succeeds(command: Command) -> None:
    told = "This edition cannot be published yet: repository, owner (apparatus check --release)."
    publish(command, owner="@PLACEHOLDER")
    source = command.bench.source
    app = SphinxTestApp("dummy", srcdir=source, builddir=source.parent / "b", warningiserror=True)
    try:
        app.build()
        assert app.statuscode == 0
        assert app.status.getvalue().count(told) == 1
        assert app.warning.getvalue() == ""
    finally:
        app.cleanup()
