"""Build the documentation, read what it says, and ask what our packages register with Sphinx."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from docutils import nodes

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


@dataclass
class Documentation:
    """Builds of the documentation below a folder; ``trees`` are its doctrees by their names."""

    folder: Path

    def build(self, builder: str) -> tuple[int, str]:
        """Build a format with warnings as errors; return the exit status and what was said."""
        command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", builder]
        command += ["-d", str(self.folder / f"doctrees-{builder}"), str(DOCS)]
        command += [str(self.folder / builder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    @cached_property
    def trees(self) -> dict[str, nodes.document]:
        """The doctrees of the HTML build."""
        folder = self.folder / "doctrees-html"
        return {
            path.relative_to(folder).with_suffix("").as_posix(): pickle.loads(path.read_bytes())
            for path in sorted(folder.rglob("*.doctree"))
        }

    def terms(self, kind: str) -> set[str]:
        """Return the terms of the lists of a kind (``option``, ``entry-key`` …)."""
        return {
            term.children[0].astext()
            for tree in self.trees.values()
            for term in tree.findall(nodes.term)
            for identifier in term["ids"]
            if identifier == f"{kind}-{nodes.make_id(term.children[0].astext())}"
        }

    def sections(self, kind: str) -> dict[str, nodes.section]:
        """Return the sections that are labelled for a thing of a kind: ``directive-comment``."""
        return {
            identifier.removeprefix(f"{kind}-"): section
            for tree in self.trees.values()
            for section in tree.findall(nodes.section)
            for identifier in section["ids"]
            if identifier.startswith(f"{kind}-")
        }

    def labelled(self, label: str) -> nodes.Element:
        """Return the element with a label."""
        for tree in self.trees.values():
            for node in tree.findall(nodes.Element):
                if label in node.get("ids", ()) and not isinstance(node, nodes.target):
                    return node
        raise AssertionError(f"nothing has the label {label!r}")


def literals(*roots: nodes.Element) -> set[str]:
    """Return what the terms of definition lists below the elements show as code."""
    return {
        literal.astext()
        for root in roots
        for term in root.findall(nodes.term)
        for literal in term.findall(nodes.literal)
    }


PROBE = """
import json
import sys
from docutils.parsers.rst import directives, roles
from sphinx.application import Sphinx

source, package = sys.argv[1:]
conf = {"extensions": ["myst_parser", "sphinxcontrib.bibtex"], "bibtex_bibfiles": []}
app = Sphinx(source, None, source + "/out", source + "/trees", "html", conf,
             status=None, warning=None)

def state():
    own = {f"{d.name}:{kind}" for d in app.registry.domains.values() if "apparatus" in d.__module__
           for kind in (*d.directives, *d.roles)}
    return {
        "options": {value.name for value in app.config},
        "directives": set(directives._directives),
        "roles": set(roles._roles) | own,
        "events": set(app.events.events),
        "builders": set(app.registry.builders),
        "themes": set(app.registry.html_themes),
    }

before = state()
app.setup_extension(package)
after = state()
new = {kind: sorted(after[kind] - before[kind]) for kind in after}
new["directives"] = {name: sorted(directives._directives[name].option_spec or ())
                     for name in new["directives"]}
print(json.dumps(new))
"""


def registered_by(package: str, folder: Path) -> dict[str, Any]:
    """Return what the ``setup()`` of a package adds to a Sphinx that has what it needs."""
    (folder / "index.rst").write_text("Nothing\n=======\n")
    command = [sys.executable, "-c", PROBE, str(folder), package]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found
