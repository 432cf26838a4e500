"""Hostile and broken records: contributors, provenance and registry are refused by name."""

from __future__ import annotations

import hashlib
import json

import pytest
from core_samples import shown
from sphinx_apparatus.core.contributed import REGISTRY
from sphinx_apparatus.core.contributors import read_contributors
from sphinx_apparatus.core.diagnostics import Code, Problem
from sphinx_apparatus.core.registry import read_registry
from sphinx_apparatus.core.text_file import TextFile, read_text_file
from sphinx_apparatus.core.witness import read_witness

BOMB = "".join(
    f"{b}: &{b} [{f'*{a},' * 10}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
GOOD_HASH = hashlib.sha256(b"One.").hexdigest()


def contributors(raw: bytes) -> list[str]:
    found, problems = read_contributors("contributors.yml", lambda _path: raw)
    assert found == {}
    return shown(problems)


CONTRIBUTORS = {
    "a list": ("- ann\n", '1:1: This is not a list of keys with values. Write one "key: value"'),
    "a text": ("PWN\n", "1:1: This is not a list of keys with values."),
    "a list as a record": ("ann: [PWN]\n", '1:6: ann is ["PWN"].'),
    "script as an address": (
        "ann:\n  name: Ann\n  roles: [notes]\n  url: javascript:PWN(1)\n",
        '4:8: ann/url is "javascript:PWN(1)". Write a public page of the contributor.',
    ),
    "data as an address": (
        "ann:\n  name: Ann\n  roles: [notes]\n  url: data:text/html,PWN\n",
        '4:8: ann/url is "data:text/html,PWN".',
    ),
    "address in two lines": (
        'ann:\n  name: Ann\n  roles: [notes]\n  url: "https://example.org/\\nPWN"\n',
        "4:8: The value holds signs that cannot be seen: U+000A.",
    ),
    "override in a name": (
        'ann:\n  name: "Ann\u202ePWN"\n  roles: [notes]\n',
        "2:9: The value holds signs that cannot be seen: U+202E.",
    ),
    "two alphabets in a name": (
        "ann:\n  name: \u0410nn\n  roles: [notes]\n",
        '2:9: "\u0410nn" mixes letters of several alphabets that look alike.',
    ),
    "escape in a role": (
        'ann:\n  name: Ann\n  roles: ["\\x1b[31mPWN"]\n',
        "3:11: The value holds signs that cannot be seen: U+001B.",
    ),
    "no name": ("ann:\n  roles: [notes]\n", '2:3: The key "name" is missing.'),
    "unknown key": (
        "ann:\n  name: Ann\n  roles: [notes]\n  script: PWN\n",
        '4:3: "script" is not a key here.',
    ),
    "day that is none": (
        "ann:\n  name: Ann\n  roles: [notes]\n  since: 2026-02-31\n",
        '4:10: ann/since is "2026-02-31".',
    ),
    "record twice": (
        "ann: {name: A, roles: [a]}\nann: {name: PWN, roles: [a]}\n",
        '2:1: The key "ann" stands twice.',
    ),
    "Python object": (
        "ann: !!python/object/apply:os.system [PWN]\n",
        '1:6: ann is ["PWN"].',
    ),
    "bomb": (f"a: &a [x]\n{BOMB}", "2:8: The value refers to another (*a). Write it out."),
    "merge key": ("ann:\n  <<: *a\n", "2:7: The value refers to another (*a)."),
    "lists within lists": ("ann: " + "[" * 5000, "1:1: The values are nested too deeply."),
    "not closed": ("ann: {name: PWN", "1:16: This is not valid YAML"),
}


@pytest.mark.parametrize(("text", "said"), CONTRIBUTORS.values(), ids=CONTRIBUTORS)
def test_a_file_of_contributors_is_refused(text: str, said: str) -> None:
    assert contributors(text.encode())[0].startswith(f"contributors.yml:{said}")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (
            b"ann: {name: Ren\xe9, roles: [a]}",
            "cannot be read: 'utf-8' codec can't decode byte 0xe9",
        ),
        ("ann: {name: Ann}".encode("utf-16"), "cannot be read: it is written in UTF-16."),
        (b"a: b\n" * 2_000_000, "has 10000000 bytes. Keep it to 131072;"),
    ],
)
def test_a_file_of_contributors_that_is_no_text_is_refused(raw: bytes, said: str) -> None:
    (line,) = contributors(raw)
    assert f"The file of contributors {said}" in line


FIELDS = {
    "file": "bake.txt",
    "sha256": GOOD_HASH,
    "title": "Who won?",
    "author": "Ann",
    "container": "Village Bake",
    "url": "https://example.org/bake",
    "published": "2022-01-24",
    "obtained": "Copied by hand.",
    "losses": "[The pictures.]",
    "checked": "Nobody has.",
    "transcribed-in": "[../post]",
}


def provenance(raw: bytes) -> list[str]:
    files = {"a/p.yml": raw, "a/bake.txt": b"One."}
    witness, problems = read_witness("a/p.yml", lambda path: files[path])
    assert (witness is None) == bool(problems)
    return shown(problems)


def record(**changes: str) -> bytes:
    values = {**FIELDS, **{key.replace("_", "-"): value for key, value in changes.items()}}
    return "".join(f"{key}: {value}\n" for key, value in values.items() if value).encode()


PROVENANCE = {
    "file of the system": (
        {"file": "/etc/passwd"},
        '1:7: "/etc/passwd" is no file of this project.',
    ),
    "file outside": ({"file": "../../PWN"}, '1:7: "../../PWN" is no file of this project.'),
    "file of a drive": ({"file": "'c:\\PWN'"}, "1:7: "),
    "file with NUL": (
        {"file": '"a\\0PWN"'},
        "1:7: The value holds signs that cannot be seen: U+0000.",
    ),
    "hash of nothing": ({"sha256": "PWN"}, '2:9: sha256 is "PWN".'),
    "hash of another": ({"sha256": "0" * 64}, "2:9: The record says SHA-256 000"),
    "script as an address": ({"url": "javascript:PWN(1)"}, '6:6: url is "javascript:PWN(1)".'),
    "address in two lines": (
        {"url": '"https://example.org/\\nPWN"'},
        "6:6: The value holds signs that cannot be seen: U+000A.",
    ),
    "override": (
        {"author": "Ann\u202ePWN"},
        "4:9: The value holds signs that cannot be seen: U+202E.",
    ),
    "day that is none": ({"published": "2022-02-30"}, '7:12: published is "2022-02-30".'),
    "no losses": ({"losses": ""}, '1:1: The key "losses" is missing.'),
    "unknown key": ({"script": "PWN"}, '12:1: "script" is not a key here.'),
    "reference": ({"title": "*PWN"}, "3:8: The value refers to another (*PWN)."),
    "bomb": ({"z": f"&a [x]\n{BOMB}"}, "13:8: The value refers to another (*a)."),
}


def test_the_record_that_they_spoil_is_sound() -> None:
    assert provenance(record()) == []


@pytest.mark.parametrize(("changes", "said"), PROVENANCE.values(), ids=PROVENANCE)
def test_a_provenance_record_is_refused(changes: dict[str, str], said: str) -> None:
    (line, *_) = provenance(record(**changes))
    assert line.startswith(f"a/p.yml:{said}")


def test_a_provenance_record_that_is_no_text_is_refused() -> None:
    assert "codec can't decode byte 0xff" in provenance(b"\xff PWN")[0]
    assert "has 10000000 bytes" in provenance(b"a: b\n" * 2_000_000)[0]


def registry(raw: bytes) -> list[str]:
    code = Code.REGISTRY_INVALID
    most = REGISTRY.most_bytes
    file = read_text_file("p.json", lambda _path: raw, code, "Restore it.", most_bytes=most)
    problems: list[Problem]
    if isinstance(file, TextFile):
        _, problems = read_registry(file.text, "p.json")
    else:
        problems = [file]
    return shown(problems)


REGISTRIES = {
    "nothing": (b"", "1:1: Expecting value."),
    "a list": (b'["PWN"]', "1:1: This is not a map of identifiers to hashes."),
    "numbers": (b'{"p1": 1}', "1:1: This is not a map of identifiers to hashes."),
    "maps": (b'{"p1": {"PWN": "x"}}', "1:1: This is not a map of identifiers to hashes."),
    "no hash": (b'{"p1": "PWN"}', '1:2: "p1" is no identifier with a SHA-256 hash'),
    "no identifier": (
        json.dumps({"p1": GOOD_HASH, "<script>": GOOD_HASH}, indent=1).encode(),
        '3:2: "<script>" is no identifier with a SHA-256 hash',
    ),
    "identifier twice": (
        f'{{"p1": "{GOOD_HASH}",\n"p1": "{GOOD_HASH}"}}'.encode(),
        '2:1: The passage "p1" stands twice.',
    ),
    "lists within lists": (b"[" * 100_000, "1:1: This is not a map of identifiers to hashes."),
    "number without end": (b'{"p1": ' + b"1" * 10_000 + b"}", "1:1: This is not a map"),
    "Latin-1": (b'{"p1": "\xe9"}', "1:9: The file cannot be read: 'utf-8' codec"),
    "UTF-16": ('{"p1": "PWN"}'.encode("utf-16"), "1:1: The file cannot be read: it is written in"),
    "twenty megabytes": (b" " * 20_000_000, "1:1: The file has 20000000 bytes."),
    "not closed": (b'{"p1": "PWN', "1:8: Unterminated string starting at."),
}


@pytest.mark.parametrize(("raw", "said"), REGISTRIES.values(), ids=REGISTRIES)
def test_a_registry_is_refused(raw: bytes, said: str) -> None:
    assert registry(raw)[0].startswith(f"p.json:{said}")
