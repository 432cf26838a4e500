"""Every command and every option of the command line is documented, and no other."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest
from sphinx_apparatus.cli.main import parser

PAGE = (Path(__file__).parents[2] / "docs/write/command.md").read_text("utf-8")
COMMANDS = next(
    action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)
).choices


def test_every_command_has_a_section() -> None:
    assert re.findall(r"^## `apparatus ([a-z]+)", PAGE, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_a_command_is_described(command: str) -> None:
    section = re.split(rf"^## `apparatus {command}\b", PAGE, flags=re.MULTILINE)[1]
    section = section.split("\n## ")[0]
    options = {
        option
        for action in COMMANDS[command]._actions
        for option in action.option_strings
        if option.startswith("--") and option != "--help"
    }
    terms = re.findall(r"^(`--.+)\n: ", section, re.MULTILINE)
    assert {name for term in terms for name in re.findall(r"--[a-z-]+", term)} == options
