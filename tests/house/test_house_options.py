"""The helper that declares and checks options: one file, a copy in each package."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx_apparatus.config import Settings
from sphinx_apparatus.options import Check, choice, choices, count, flag, mapping, string, strings

EXTENSIONS = Path(__file__).parents[2] / "extensions"


@pytest.mark.parametrize(("name", "packages"), [("options.py", 3), ("catalogue.py", 4)])
def test_every_package_has_the_same_copy(name: str, packages: int) -> None:
    copies = [path.read_text("utf-8") for path in EXTENSIONS.glob(f"*/{name}")]
    assert len(copies) == packages
    assert len(set(copies)) == 1


@pytest.mark.parametrize(
    ("check", "good", "bad"),
    [
        (flag(), [True, False, "0", "1"], ["yes", 2, None]),
        (string(), ["", "x"], [3, None, ["x"]]),
        (strings(), [["a"], ("a",), []], ["a", [1], None]),
        (choice("a", "b"), ["a"], ["c", "", 1]),
        (choices("a", "b"), [["a", "b"], []], [["c"], "a"]),
        (count(), [0, 3, "3"], [-1, "x", True, 1.5]),
        (mapping("a dictionary"), [{}, {"a": "b"}], [{"a": 1}, {1: "a"}, ["a"]]),
    ],
)
def test_checks(check: Check, good: list[object], bad: list[object]) -> None:
    for value in good:
        check.read(value)
    for value in bad:
        with pytest.raises(ValueError):
            check.read(value)


def test_a_wrong_value_is_named_with_what_to_write_instead() -> None:
    config = Config({}, {})
    for item in Settings.fields():
        config.add(Settings.PREFIX + item.name, "", "", ())
    with pytest.raises(ConfigError) as caught:
        Settings.of(config)
    assert str(caught.value) == "conf.py: apparatus_witnesses: found ''; write a list of strings."
