"""Lists of every kind: bullets, numbers, definitions, fields, options, productions."""

from __future__ import annotations

from docutils import nodes

from sphinx_typst.engine.escape import Code, call, literal
from sphinx_typst.render.base import Base

COUNTERS = {
    "arabic": "1",
    "loweralpha": "a",
    "upperalpha": "A",
    "lowerroman": "i",
    "upperroman": "I",
}


def is_compact(node: nodes.Element) -> bool:
    """Tell whether every item is one short paragraph, with at most lists after it."""
    for item in node.children:
        if not isinstance(item, nodes.list_item):
            return False
        parts = [c for c in item.children if not isinstance(c, nodes.Invisible)]
        if parts and not isinstance(parts[0], nodes.paragraph):
            return False
        if not all(isinstance(c, nodes.bullet_list | nodes.enumerated_list) for c in parts[1:]):
            return False
    return True


class ListNodes(Base):
    """Lists."""

    def _render_bullet_list(self, node: nodes.Element) -> str:
        return self._list(node, "bullets")

    def _render_enumerated_list(self, node: nodes.Element) -> str:
        counter = COUNTERS.get(node.get("enumtype", "arabic"), "1")
        pattern = f"{node.get('prefix', '')}{counter}{node.get('suffix', '.')}"
        return self._list(node, "numbered", pattern=pattern, start=int(node.get("start", 1)))

    def _list(self, node: nodes.Element, function: str, **options: str | int) -> str:
        node["compact"] = is_compact(node)
        items = [Code(f"[{self.render(c)}]") for c in node.children if isinstance(c, nodes.Element)]
        arguments = call(
            f"doc.{function}", items, tight=bool(node["compact"]), body=None, **options
        )
        return self.block(node, self.label_mark(node) + arguments)

    def _render_list_item(self, node: nodes.Element) -> str:
        return self.content(node)

    # -- terms and their descriptions ------------------------------------------------------

    def _pairs(self, node: nodes.Element, pairs: list[tuple[list[str], str]], kind: str) -> str:
        rows = literal(
            [[[Code(f"[{head}]") for head in heads], Code(f"[{body}]")] for heads, body in pairs]
        )
        return self.block(node, f"#doc.{kind}({rows})") if pairs else ""

    def _render_definition_list(self, node: nodes.Element) -> str:
        pairs = []
        for item in node.children:
            if not isinstance(item, nodes.Element):
                continue
            heads: list[str] = []
            body = self.label_mark(item)
            for part in item.children:
                if isinstance(part, nodes.term):
                    heads.append(self.render(part))
                elif isinstance(part, nodes.classifier) and heads:
                    heads[-1] += call("doc.classifier", body=self.content(part))
                elif isinstance(part, nodes.Element):
                    body += self.render(part)
            pairs.append((heads, body))
        return self.block(node, self.label_mark(node)) + self._pairs(node, pairs, "definitions")

    def _render_definition(self, node: nodes.Element) -> str:
        return self.content(node)

    def _render_term(self, node: nodes.Element) -> str:
        return self.content(node)

    def _render_field_list(self, node: nodes.Element) -> str:
        pairs = []
        for item in node.children:
            if isinstance(item, nodes.field):
                name, body = item.children[0], item.children[1]
                assert isinstance(name, nodes.Element) and isinstance(body, nodes.Element)
                pairs.append(([self.content(name)], self.label_mark(item) + self.content(body)))
        return self._pairs(node, pairs, "fields")

    def _render_option_list(self, node: nodes.Element) -> str:
        pairs = []
        for item in node.children:
            if isinstance(item, nodes.option_list_item):
                group, body = item.children[0], item.children[1]
                assert isinstance(group, nodes.Element) and isinstance(body, nodes.Element)
                heads = [self.render(option) for option in group.children]
                pairs.append((heads, self.content(body)))
        return self._pairs(node, pairs, "options")

    def _render_option(self, node: nodes.Element) -> str:
        return self.label_mark(node) + call("doc.code", node.astext())

    def _render_productionlist(self, node: nodes.Element) -> str:
        rows = []
        self.literal, self.in_code = self.literal + 1, True
        for production in node.children:
            if isinstance(production, nodes.Element):
                rows.append(Code(f"[{self.content(production)}]"))
        self.literal, self.in_code = self.literal - 1, False
        return self.block(node, f"#doc.productions({literal(rows)})")

    def _render_production(self, node: nodes.Element) -> str:
        return self.content(node)
