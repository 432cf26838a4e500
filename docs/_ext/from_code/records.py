"""Records that people write: the keys of a schema, the values of a closed list."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from from_code.described import EXTENSIONS, Described, capitalised, depend_on, described_list


class KeysDirective(SphinxDirective):
    """The keys of a record, from its JSON Schema: ``entry``, ``provenance``, ``ledger`` …."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the list of the keys, in the order of the schema."""
        name = self.arguments[0]
        path = EXTENSIONS / "sphinx_apparatus" / "schema" / f"{name}.schema.json"
        depend_on(self, path)
        schema = record_schema(json.loads(path.read_text("utf-8")))
        required = schema.get("required", ())
        things = [
            Described(key, _said(rule), "required" if key in required else "")
            for key, rule in schema["properties"].items()
        ]
        return described_list(self, f"{name}-key", things)


def record_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the part of a schema that describes one record; contributors are many in a file."""
    if "properties" in schema:
        return schema
    found: dict[str, Any] = schema["additionalProperties"]
    return found


def _said(rule: dict[str, Any]) -> list[str]:
    said = [capitalised(rule["description"])]
    if "enum" in rule:
        said.append(f"One of {', '.join(f'`{value}`' for value in rule['enum'])}.")
    return said


class ValuesDirective(SphinxDirective):
    """The values of a closed list, from a dictionary of values and what they mean."""

    required_arguments = 2

    def run(self) -> list[nodes.Node]:
        """Return the list. The arguments are what it lists, and where the dictionary is."""
        kind, place = self.arguments
        module_name, _, attribute = place.rpartition(".")
        meanings: dict[str, object] = getattr(import_module(module_name), attribute)
        things = [
            Described(value, [f"{capitalised(str(meaning))}."])
            for value, meaning in meanings.items()
        ]
        return described_list(self, kind, things)
