"""What LaTeX's commands stand for. Signs are given as the characters themselves."""

from __future__ import annotations

_GREEK = (
    "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ "
    "iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ "
    "varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω"
)
_CAPITALS = "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω"
_SIGNS = (
    "pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ "
    "oslash ⊘ odot ⊙ cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ "
    "wr ≀ amalg ⨿ dagger † ddagger ‡ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ equiv ≡ sim ∼ simeq ≃ "
    "approx ≈ cong ≅ propto ∝ ll ≪ gg ≫ prec ≺ succ ≻ preceq ⪯ succeq ⪰ subset ⊂ supset ⊃ "
    "subseteq ⊆ supseteq ⊇ nsubseteq ⊈ subsetneq ⊊ in ∈ notin ∉ ni ∋ mid ∣ nmid ∤ parallel ∥ "
    "perp ⟂ vdash ⊢ dashv ⊣ models ⊨ asymp ≍ bowtie ⋈ doteq ≐ leqslant ⩽ geqslant ⩾ "
    "lesssim ≲ gtrsim ≳ triangleq ≜ coloneqq ≔ "
    "leftarrow ← gets ← rightarrow → to → leftrightarrow ↔ Leftarrow ⇐ Rightarrow ⇒ "
    "Leftrightarrow ⇔ implies ⟹ impliedby ⟸ iff ⟺ longleftarrow ⟵ longrightarrow ⟶ "
    "longleftrightarrow ⟷ Longleftarrow ⟸ Longrightarrow ⟹ Longleftrightarrow ⟺ mapsto ↦ "
    "longmapsto ⟼ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ hookrightarrow ↪ "
    "hookleftarrow ↩ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ rightharpoonup ⇀ leadsto ⇝ "
    "rightleftharpoons ⇌ "
    "infty ∞ partial ∂ nabla ∇ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ neg ¬ lnot ¬ "
    "angle ∠ triangle △ square □ Box □ blacksquare ■ diamond ⋄ top ⊤ bot ⊥ ell ℓ hbar ℏ "
    "Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ prime ′ backslash ∖ surd √ degree ° checkmark ✓ "
    "cdots ⋯ vdots ⋮ ddots ⋱ ldots … dots … dotsc … dotsb ⋯ colon : "
    "lbrace { rbrace } langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ vert | Vert ‖ "
    "lvert | rvert | lVert ‖ rVert ‖ lbrack [ rbrack ] therefore ∴ because ∵ complement ∁ "
    "imath ı jmath ȷ"
)
_BIG = (
    "sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ "
    "bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigsqcup ⨆ biguplus ⨄"
)


def _pairs(listed: str) -> dict[str, str]:
    words = listed.split()
    return dict(zip(words[::2], words[1::2], strict=True))


SIGNS = {**_pairs(_GREEK), **_pairs(_SIGNS), **_pairs(_BIG)}
CAPITALS = _pairs(_CAPITALS)
"""Capital Greek letters are upright in LaTeX."""

_OPERATORS = """arccos arcsin arctan arg cos cosh cot coth csc deg dim exp hom ker lg ln log sec
sin sinh tan tanh"""
_LIMIT_OPERATORS = "det gcd inf lim max min Pr sup"
OPERATORS = frozenset(_OPERATORS.split())
LIMIT_OPERATORS = {
    **{name: name for name in _LIMIT_OPERATORS.split()},
    "liminf": "lim inf",
    "limsup": "lim sup",
    "argmax": "arg max",
    "argmin": "arg min",
}
SPACES = {
    ",": "thin",
    ":": "med",
    ">": "med",
    ";": "thick",
    "!": "#h(-0.17em)",
    " ": "space",
    "quad": "quad",
    "qquad": "wide",
    "thinspace": "thin",
    "enspace": "#h(0.5em)",
}
WRAPPERS = {
    "hat": "hat",
    "widehat": "hat",
    "tilde": "tilde",
    "widetilde": "tilde",
    "bar": "macron",
    "vec": "arrow",
    "dot": "dot",
    "ddot": "dot.double",
    "dddot": "dot.triple",
    "acute": "acute",
    "grave": "grave",
    "breve": "breve",
    "check": "caron",
    "mathring": "circle",
    "overline": "overline",
    "underline": "underline",
    "overrightarrow": "arrow",
    "overleftarrow": "arrow.l",
    "boldsymbol": "bold",
    "bm": "bold",
    "mathit": "italic",
    "mathcal": "cal",
    "mathscr": "scr",
    "mathbb": "bb",
    "mathfrak": "frak",
    "mathsf": "sans",
    "mathtt": "mono",
    "mathrm": "upright",
    "cancel": "cancel",
}
"""Commands with one argument and a Typst function of the same sense."""

BRACES = {"overbrace": "^", "underbrace": "_"}
TEXTS = {
    "text": "",
    "textrm": "",
    "mbox": "",
    "textbf": "bold",
    "textit": "italic",
    "texttt": "mono",
}
FRACTIONS = {"frac": "frac", "dfrac": "frac", "tfrac": "frac", "cfrac": "frac", "binom": "binom"}
SIZES = {"big": 120, "Big": 160, "bigg": 200, "Bigg": 250}
IGNORED = {
    "displaystyle",
    "textstyle",
    "scriptstyle",
    "nonumber",
    "notag",
    "allowbreak",
    "nobreak",
    "relax",
}
NEGATED = {"=": "≠", "∈": "∉", "∋": "∌", "⊂": "⊄", "⊆": "⊈", "≡": "≢", "∼": "≁", "<": "≮", ">": "≯",
           "∣": "∤", "∥": "∦", "≤": "≰", "≥": "≱", "∃": "∄"}  # fmt: skip
MATRICES = {
    "matrix": "none",
    "smallmatrix": "none",
    "array": "none",
    "pmatrix": '"("',
    "bmatrix": '"["',
    "Bmatrix": '"{"',
    "vmatrix": '"|"',
    "Vmatrix": '"‖"',
}
ROWS = {
    "align", "align*", "aligned", "split", "gather", "gather*", "gathered", "equation",
    "equation*", "eqnarray", "eqnarray*", "multline", "multline*", "flalign", "flalign*",
}  # fmt: skip
"""Environments whose rows stand under one another."""
