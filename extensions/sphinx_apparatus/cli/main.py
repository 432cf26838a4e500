"""The command line: its arguments, and what is said when a command is refused."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import cast

from sphinx_apparatus.cli import check, explain, new, show, suggest
from sphinx_apparatus.cli.refusal import PROBLEMS, REFUSED, Refusal

COMMANDS = (new, check, explain, show, suggest)
"""The modules of the commands: each adds itself to the parser, and runs."""


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    made = argparse.ArgumentParser("apparatus", description="Write and check an annotated edition.")
    commands = made.add_subparsers(metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add_to(commands)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return the exit status: 0, 1 for problems found, 2 if it was refused."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # consoles of Windows have other encodings
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    parsed = parser().parse_args(arguments)
    try:
        return cast("int", parsed.run(parsed))
    except Refusal as refusal:
        print(f"apparatus: {refusal}", file=sys.stderr)
        return REFUSED
    except BrokenPipeError:  # the reader of the output has seen enough, as head does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    except KeyboardInterrupt:
        return REFUSED
