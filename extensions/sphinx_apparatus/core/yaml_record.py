"""Read YAML records that people write, and say what is wrong with them and where.

A record is parsed with PyYAML, whose nodes know line and column, and checked against a JSON
Schema (draft 2020-12) shipped in ``schema/``. Every problem has its source location.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from yaml.composer import ComposerError
from yaml.reader import ReaderError

from sphinx_apparatus.core.dates import day_meant
from sphinx_apparatus.core.diagnostics import (
    Code,
    Problem,
    Remedy,
    SourceLocation,
    nearest,
    replaced,
)
from sphinx_apparatus.core.text_file import location_in

_VALUE = re.compile(r"[\w-]+:[ \t]+(?P<value>\S.*)")
Path = tuple[str | int, ...]
_EVENTS = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # ten times faster, where libyaml is
_LONG = 200


@dataclass
class Record:
    """A parsed record: plain data, and the source location of every key and value by its path."""

    data: dict[str, Any] = field(default_factory=dict)
    locations: dict[Path, SourceLocation] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class _Loader(yaml.BaseLoader):
    """Loads scalars as strings (``2026-11-22``, ``no``); ignores tags; rejects duplicate keys.

    Values do not refer to each other (``&a``, ``*a``): a few lines of
    references can stand for more values than there is room for.
    """

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Compose a value; raises :class:`yaml.composer.ComposerError` for what is refused."""
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]  # as PyYAML's stubs have it
            found = f"The value refers to another (*{event.anchor})."
            raise ComposerError(None, None, found, event.start_mark, "Write it out.")
        node = super().compose_node(parent, index)
        seen: set[str] = set()
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
            if str(key.value) in seen:
                found = f'The key "{key.value}" stands twice.'
                raise ComposerError(None, None, found, key.start_mark, "Take one of the two out.")
            seen.add(str(key.value))
        return node


def read_scalars(text: str) -> dict[str, str]:
    """Return the strings of a YAML record by their keys; nothing if it is not valid YAML.

    Lists and maps are passed over: nothing is composed, so that what would need much room, or
    refer to itself, costs no more than its characters.
    """
    found: dict[str, str] = {}
    key: str | None = None
    depth = 0
    try:
        for event in yaml.parse(text, _EVENTS):
            if isinstance(event, yaml.AliasEvent):
                return {}
            if isinstance(event, yaml.CollectionStartEvent):
                if depth == 0 and not isinstance(event, yaml.MappingStartEvent):
                    return {}
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
                key = key if depth > 1 else None
            elif isinstance(event, yaml.ScalarEvent) and depth == 1:
                if key is not None:
                    found.setdefault(key, event.value)
                key = event.value if key is None else None
    except yaml.YAMLError:
        return {}
    return found


@cache
def schema(name: str) -> dict[str, Any]:
    """Return a published schema of this package by its name, e.g. ``entry``."""
    text = files("sphinx_apparatus").joinpath(f"schema/{name}.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name), format_checker=FormatChecker())


def read_record(
    text: str,
    path: str,
    schema_name: str,
    *,
    syntax_code: Code,
    schema_code: Code,
    first_line: int = 1,
) -> Record:
    """Parse and check a YAML record.

    ``first_line`` is the line of the file at which the text begins. Broken YAML gives one problem
    of ``syntax_code`` and no data; each breach of the schema one of ``schema_code``.
    """
    record = Record()
    try:
        loader = _Loader(text)
        root = loader.get_single_node()
        data = loader.construct_document(root) if root else {}
    except yaml.YAMLError as error:
        record.problems.append(_syntax_problem(error, text, path, first_line, syntax_code))
        return record
    except RecursionError:
        location, found = SourceLocation(path, first_line), "The values are nested too deeply."
        record.problems.append(Problem(location, syntax_code, found, "Write a list on one level."))
        return record
    if root is not None:
        record.locations = dict(_locations(root, path, first_line - 1))
    record.locations.setdefault((), SourceLocation(path, first_line))
    if not isinstance(data, dict):
        record.problems.append(
            Problem(
                record.locations[()],
                syntax_code,
                "This is not a list of keys with values.",
                'Write one "key: value" a line.',
            )
        )
        return record
    record.data = data
    validator = _validator(schema_name)
    for breach in sorted(validator.iter_errors(data), key=lambda e: list(map(str, e.path))):
        record.problems += _schema_problems(breach, record, schema_code)
    return record


def _locations(
    node: yaml.Node, path: str, shift: int, at: Path = ()
) -> Iterator[tuple[Path, SourceLocation]]:
    mark = node.start_mark
    yield at, SourceLocation(path, mark.line + 1 + shift, mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = str(key.value)
            yield from _locations(value, path, shift, (*at, name))
            start = key.start_mark
            yield (
                (*at, name, "@key"),
                SourceLocation(path, start.line + 1 + shift, start.column + 1),
            )
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _locations(value, path, shift, (*at, number))


def _syntax_problem(
    error: yaml.YAMLError, text: str, path: str, first_line: int, code: Code
) -> Problem:
    at, what = 0, str(error).splitlines()[0]
    hint = 'Quote values that hold ": " or begin with a sign, and close every quotation mark.'
    if isinstance(error, ReaderError):
        at, what = error.position, f"The sign U+{error.character:04X} is not allowed."
        hint = "Take it out."
    elif isinstance(error, yaml.MarkedYAMLError):
        unclosed = (error.problem or "").endswith("end of stream")  # say where it was opened
        mark = (error.context_mark if unclosed else None) or error.problem_mark
        at = mark.index if mark else 0
        what = error.problem or what
        if error.note:  # ours
            hint = error.note
        else:
            what = f"This is not valid YAML: {what}."
    location = location_in(text, at, path, first_line)
    return Problem(location, code, what, hint, _quoting(error, text, path, first_line))


def _quoting(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Remedy | None:
    """Return the remedy that quotes the value of a line, where that is what is missing."""
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    if mark is None:
        return None
    start = text.rfind("\n", 0, mark.index) + 1
    line = _VALUE.match(text, start)
    if line is None:
        return None
    value = line["value"].strip()
    if value[0] in "[{'\"" or not (": " in value or value.endswith(":") or value[0] in "@`%*&!|>"):
        return None
    quoted = '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return Remedy(value, quoted, location_in(text, line.start("value"), path, first_line))


def _schema_problems(error: ValidationError, record: Record, code: Code) -> Iterator[Problem]:
    at: Path = tuple(error.absolute_path)
    location = record.locations.get(at, record.locations[()])
    name = "/".join(str(part) for part in at) or "the record"
    rule: dict[str, Any] = error.schema if isinstance(error.schema, dict) else {}
    found: Any = error.instance
    wanted: Any = error.validator_value
    if error.validator == "additionalProperties":
        known = set(rule.get("properties", {}))
        for key in [k for k in found if k not in known]:
            where = record.locations.get((*at, key, "@key"), location)
            yield Problem(
                where,
                code,
                f'"{key}" is not a key here.',
                nearest(str(key), known),
                replaced(str(key), known),
            )
    elif error.validator == "required":
        missing = [k for k in wanted if k not in found]
        for key in missing:
            if f"'{key}'" in error.message:
                about = schema_help(rule, key)
                yield Problem(location, code, f'The key "{key}" is missing.', about)
    elif error.validator == "enum":
        hint = nearest(str(found), map(str, wanted))
        remedy = replaced(str(found), map(str, wanted))
        yield Problem(location, code, f'"{found}" is not a {name}.', hint, remedy)
    elif error.validator == "uniqueItems":
        seen: set[str] = set()
        for number, item in enumerate(found):
            if str(item) in seen:
                where = record.locations.get((*at, number), location)
                yield Problem(where, code, f'"{item}" stands twice in {name}.', "Take one out.")
            seen.add(str(item))
    elif error.validator == "maxItems":
        yield Problem(location, code, f"{name} has {len(found)} values.", f"Keep it to {wanted}.")
    elif error.validator == "maxLength":
        yield Problem(
            location,
            code,
            f"{name} has {len(found)} characters.",
            f"Keep it to {wanted}.",
        )
    else:
        shown = json.dumps(found, ensure_ascii=False)
        if len(shown) > _LONG:
            shown = f"{shown[:_LONG]}…"
        hint, remedy = f"Write {rule['description']}", _meant(rule, found)
        yield Problem(location, code, f"{name} is {shown}.", hint, remedy)


def _meant(rule: dict[str, Any], found: Any) -> Remedy | None:
    """Return the remedy for a day that is written otherwise, or one value instead of a list."""
    if not isinstance(found, str):
        return None
    if rule.get("format") == "date" and (day := day_meant(found)):
        return Remedy(found, day)
    if rule.get("type") == "array" and re.fullmatch(r"[\w:+/.-]+(\s*,\s*[\w:+/.-]+)*", found):
        return Remedy(found, f"[{found}]")
    return None


def schema_help(rule: dict[str, Any], key: str) -> str:
    """Return what the schema says a key is for."""
    described = rule.get("properties", {}).get(key, {})
    return f"Add it: {described['description']}" if "description" in described else "Add it."
