"""Everything that an editor can write is documented, and nothing else is.

What there is, is asked of the code: of a Sphinx that has set our packages up, of schemas, closed
lists, and calls of loggers. What is documented, is asked of the doctrees of the documentation.
"""

from __future__ import annotations

import ast
import json
import re
import tomllib
from typing import Any

import pytest
import sphinx_typst
from docs_building import ROOT, Documentation, literals
from docutils import nodes
from sphinx_apparatus.core import ledger, model
from sphinx_apparatus.core.class_names import CLASS_NAMES
from sphinx_apparatus.core.contributed import ROLES
from sphinx_apparatus.core.diagnostics import Code
from sphinx_apparatus.views.registry import LISTINGS

pytestmark = pytest.mark.slow
Registered = dict[str, dict[str, Any]]
EXTENSIONS = ROOT / "extensions"
OF_SITES = {"downloads"}  # lists files of a site; the documentation builds the example as text
WRITTEN_BY_THE_BUILD = {"entry-head", "entry-foot"}


def of_all(registered: Registered, kind: str) -> set[str]:
    return {name for package in registered.values() for name in package[kind]}


def test_every_option(documentation: Documentation, registered: Registered) -> None:
    assert documentation.terms("option") == of_all(registered, "options")


def test_every_option_of_the_themes(documentation: Documentation, registered: Registered) -> None:
    files = {path.parent.name: path for path in EXTENSIONS.glob("*/theme.toml")}
    assert set(files) == of_all(registered, "themes")
    options: set[str] = set()
    for path in files.values():
        options |= tomllib.loads(path.read_text("utf-8")).get("options", {}).keys()
    assert documentation.terms("theme-option") == options


def test_every_directive(documentation: Documentation, registered: Registered) -> None:
    assert set(documentation.sections("directive")) == of_all(registered, "directives")


def test_every_option_of_the_directives(
    documentation: Documentation, registered: Registered
) -> None:
    described = documentation.sections("directive")
    for package in registered.values():
        for name, options in package["directives"].items():
            if name in LISTINGS:  # what is listed there has terms of its own
                assert options == []
            else:
                assert options_in(described[name]) == set(options), name


def options_in(section: nodes.Element) -> set[str]:
    """Return the terms of the lists in a section itself, rather than in sections within it."""
    return literals(*(part for part in section if isinstance(part, nodes.definition_list)))


def test_every_directive_has_an_example_from_the_example_edition(
    documentation: Documentation, registered: Registered
) -> None:
    taken = "\n".join(
        block.astext()
        for tree in documentation.trees.values()
        for block in tree.findall(nodes.literal_block)
        if "/examples/crumley/" in str(block.get("source", ""))
    )
    for name in of_all(registered, "directives") - WRITTEN_BY_THE_BUILD:
        assert re.search(rf"^(:::+|```)\{{{name}\}}", taken, re.MULTILINE), name


def test_every_listing_is_shown(documentation: Documentation) -> None:
    for name in set(LISTINGS) - OF_SITES:
        section = documentation.sections("directive")[name]
        shown = [c for c in section.findall(nodes.container) if name in c["classes"]]
        assert shown and shown[0].astext().strip(), name


def test_every_role(documentation: Documentation, registered: Registered) -> None:
    assert of_all(registered, "roles") <= set(documentation.sections("role"))
    assert options_in(documentation.labelled("roles-in-entries")) == ROLES


def test_every_builder_and_event(documentation: Documentation, registered: Registered) -> None:
    pages = [tree for name, tree in documentation.trees.items() if name.startswith("packages/")]
    code = {literal.astext() for page in pages for literal in page.findall(nodes.literal)}
    assert of_all(registered, "builders") == {"pdf"}  # that of EPUB takes the place of Sphinx's
    assert {"pdf", "epub"} <= code
    assert of_all(registered, "events") <= code
    for name in set(sphinx_typst.__all__) - {"setup"}:
        assert any(text.startswith(f"sphinx_typst.{name}(") for text in code), name


def test_every_key_of_a_texts_front_matter(documentation: Documentation) -> None:
    keys = {
        str(call.args[0].value)
        for path in (EXTENSIONS / "sphinx_apparatus").rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(function, ast.FunctionDef)
        for call in calls_on(function, front_matter_of(function))
        if isinstance(call.args[0], ast.Constant)
    }
    assert keys >= {"primary-text"}
    assert options_in(documentation.labelled("text-front-matter")) == keys


def front_matter_of(function: ast.FunctionDef) -> set[str]:
    """Return the variables that hold what ``front_matter()`` has returned."""
    return {
        target.id
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        if isinstance(node.value.func, ast.Name) and node.value.func.id == "front_matter"
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def calls_on(function: ast.FunctionDef, variables: set[str]) -> list[ast.Call]:
    """Return the calls of ``get()`` on the variables."""
    return [
        node
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr == "get" and isinstance(node.func.value, ast.Name)
        if node.func.value.id in variables
    ]


@pytest.mark.parametrize(
    "path", sorted((EXTENSIONS / "sphinx_apparatus/schema").glob("*.json")), ids=lambda p: p.name
)
def test_every_key_of_the_records(path, documentation: Documentation) -> None:
    schema = json.loads(path.read_text("utf-8"))
    record = schema if "properties" in schema else schema["additionalProperties"]
    kind = path.name.removesuffix(".schema.json")
    assert documentation.terms(f"{kind}-key") == set(record["properties"])


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("note-kind", model.NOTE_KINDS),
        ("intervention-type", model.INTERVENTION_TYPES),
        ("cause", model.CAUSES),
        ("claim-kind", ledger.CLAIM_KINDS),
        ("verdict", ledger.VERDICTS),
    ],
)
def test_every_value_of_a_closed_list(
    kind: str, values: tuple[str, ...], documentation: Documentation
) -> None:
    assert documentation.terms(kind) == set(values)


def test_every_key_of_an_assessment(documentation: Documentation) -> None:
    path = EXTENSIONS / "sphinx_apparatus/schema/ledger.schema.json"
    assessment = json.loads(path.read_text("utf-8"))["$defs"]["assessment"]
    assert options_in(documentation.labelled("ledger-assessments")) == {
        *assessment["properties"],
        *assessment["properties"]["positions"]["items"]["properties"],
    }


@pytest.mark.parametrize(
    ("directive", "values"),
    [
        ("comment", model.CERTAINTIES),
        ("intervention", model.POSITIONS),
    ],
)
def test_every_value_of_a_short_list(
    directive: str, values: tuple[str, ...], documentation: Documentation
) -> None:
    section = documentation.sections("directive")[directive]
    assert set(values) <= {literal.astext() for literal in section.findall(nodes.literal)}


def test_every_class(documentation: Documentation) -> None:
    assert documentation.terms("class") == set(CLASS_NAMES)


def test_every_message(documentation: Documentation) -> None:
    described = documentation.sections("message")
    assert list(described) == [code.slug for code in Code]
    for code in Code:
        text = described[code.slug].astext()
        assert code.rule in text.replace("’", "'")
        assert f"[apparatus.{code.slug}]" in text


def test_every_message_of_the_builders_and_the_theme(documentation: Documentation) -> None:
    said: dict[str, set[str]] = {}
    for package in ("sphinx_typst", "sphinx_reader_theme", "sphinx_reader_epub"):
        for path in (EXTENSIONS / package).rglob("*.py"):
            module = ast.parse(path.read_text("utf-8"))
            for call in logger_calls(module):
                (kind,) = values_of(call, "type", module)
                said.setdefault(kind, set()).update(values_of(call, "subtype", module))
    labels = {"typst": "typst", "reader_theme": "theme", "epub": "epub"}
    assert set(said) == set(labels)
    for kind, label in labels.items():
        assert literals(documentation.labelled(f"warnings-of-{label}")) == said[kind], kind


def logger_calls(module: ast.Module) -> list[ast.Call]:
    """Return the calls by which a module warns or reports an error."""
    return [
        node
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if isinstance(node.func.value, ast.Name) and node.func.value.id == "logger"
        if node.func.attr in ("warning", "error")
    ]


def values_of(call: ast.Call, name: str, module: ast.Module) -> set[str]:
    """Return the values of a keyword of a call: it is a constant, or a parameter of a function."""
    value = next((k.value for k in call.keywords if k.arg == name), None)
    if value is None:
        return set()
    if isinstance(value, ast.Constant):
        return {str(value.value)}
    assert isinstance(value, ast.Name), ast.dump(call)
    function = next(
        f for f in ast.walk(module) if isinstance(f, ast.FunctionDef) and call in ast.walk(f)
    )
    position = [a.arg for a in function.args.args if a.arg != "self"].index(value.id)
    passed = [
        c.args[position]
        for c in ast.walk(module)
        if isinstance(c, ast.Call) and isinstance(c.func, (ast.Attribute, ast.Name))
        if function.name in (getattr(c.func, "attr", ""), getattr(c.func, "id", ""))
    ]
    assert passed and all(isinstance(p, ast.Constant) for p in passed), ast.dump(call)
    return {str(p.value) for p in passed if isinstance(p, ast.Constant)}
