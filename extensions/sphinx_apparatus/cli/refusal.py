"""What ends a command without a result, and the exit statuses."""

from __future__ import annotations

CLEAN = 0
"""Nothing is wrong, or what was asked for is done."""
PROBLEMS = 1
"""Something is wrong with the edition."""
REFUSED = 2
"""The command could not do what was asked."""


class Refusal(Exception):
    """The command cannot do what was asked; its words say what was found and what to do."""
