"""The symbols that LaTeX's commands name, by TeX's class of each.

The class decides about the space around a symbol (The TeXbook, chapter 18). Typst takes it from
Unicode; where the two differ, `EXPLICIT` has the symbol, and it is written with its class.
"""

from __future__ import annotations

ORDINARY = """
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ
varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω digamma ϝ
Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
aleph ℵ beth ℶ gimel ℷ daleth ℸ hbar ℏ hslash ℏ imath ı jmath ȷ ell ℓ wp ℘ Re ℜ Im ℑ partial ∂
infty ∞ nabla ∇ prime ′ backprime ‵ emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄
neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠ measuredangle ∡ sphericalangle ∢ complement ∁ surd √
triangle △ triangledown ▽ square □ Box □ blacksquare ■ lozenge ◊ Diamond ◊ blacklozenge ⧫
blacktriangle ▲ blacktriangledown ▼ bigstar ★ flat ♭ natural ♮ sharp ♯
clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ mho ℧ Finv Ⅎ Game ⅁ eth ð diagup ╱ diagdown ╲
Bbbk 𝕜 AA Å degree ° checkmark ✓ maltese ✠ circledR ® circledS Ⓢ copyright © yen ¥ pounds £
S § P ¶ dag † ddag ‡ backslash \\ vert | Vert ‖ vdots ⋮ cdots ⋯ ddots ⋱ ldots … mathellipsis …
"""
BIG = """
sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ iiiint ⨌ oint ∮ oiint ∯ oiiint ∰
bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigsqcup ⨆ biguplus ⨄
"""
BINARY = """
pm ± mp ∓ times × div ÷ cdot ⋅ centerdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ bigcirc ◯ diamond ⋄
cap ∩ cup ∪ Cap ⋒ Cup ⋓ doublecap ⋒ doublecup ⋓ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨
wedge ∧ land ∧ veebar ⊻ barwedge ⊼ doublebarwedge ⩞ curlyvee ⋎ curlywedge ⋏
setminus ∖ smallsetminus ∖ wr ≀ amalg ⨿ dagger † ddagger ‡ And & intercal ⊺ dotplus ∔
divideontimes ⋇ ltimes ⋉ rtimes ⋊ leftthreetimes ⋋ rightthreetimes ⋌
oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ circledcirc ⊚ circledast ⊛ circleddash ⊝
boxplus ⊞ boxminus ⊟ boxtimes ⊠ boxdot ⊡ lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵ lessdot ⋖ gtrdot ⋗
triangleleft ◃ triangleright ▹ bigtriangleup △ bigtriangledown ▽
"""
RELATIONS = """
lt < gt > leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅ propto ∝
leqq ≦ geqq ≧ leqslant ⩽ geqslant ⩾ eqslantless ⪕ eqslantgtr ⪖ ll ≪ gg ≫ lll ⋘ ggg ⋙ llless ⋘
gggtr ⋙ lesssim ≲ gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ lessgtr ≶ gtrless ≷ lesseqgtr ⋚
gtreqless ⋛ lesseqqgtr ⪋ gtreqqless ⪌ prec ≺ succ ≻ preceq ⪯ succeq ⪰ preccurlyeq ≼
succcurlyeq ≽ curlyeqprec ⋞ curlyeqsucc ⋟ precsim ≾ succsim ≿ precapprox ⪷ succapprox ⪸
subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subseteqq ⫅ supseteqq ⫆ Subset ⋐ Supset ⋑ sqsubset ⊏
sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒ in ∈ ni ∋ owns ∋ backepsilon ∍ mid ∣ shortmid ∣
parallel ∥ shortparallel ∥ perp ⟂ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ Vdash ⊩ Vvdash ⊪
asymp ≍ bowtie ⋈ Join ⋈ smile ⌣ smallsmile ⌣ frown ⌢ smallfrown ⌢ between ≬ pitchfork ⋔
doteq ≐ doteqdot ≑ Doteq ≑ risingdotseq ≓ fallingdotseq ≒ eqcirc ≖ circeq ≗ triangleq ≜
bumpeq ≏ Bumpeq ≎ backsim ∽ backsimeq ⋍ eqsim ≂ approxeq ≊ thicksim ∼ thickapprox ≈
varpropto ∝ therefore ∴ because ∵ multimap ⊸ origof ⊶ imageof ⊷
vartriangle △ vartriangleleft ⊲ vartriangleright ⊳ trianglelefteq ⊴ trianglerighteq ⊵
blacktriangleleft ◀ blacktriangleright ▶
vcentcolon : ratio : dblcolon ∷ coloncolon ∷ coloneqq ≔ colonequals ≔ eqqcolon ≕ equalscolon ≕
Coloneqq ⩴ coloncolonequals ⩴ eqcolon ∹ minuscolon ∹
"""
NEGATIONS = """
notin ∉ notni ∌ nless ≮ ngtr ≯ nleq ≰ ngeq ≱ nleqq ≰ ngeqq ≱ nleqslant ≰ ngeqslant ≱
lneq ⪇ gneq ⪈ lneqq ≨ gneqq ≩ lvertneqq ≨ gvertneqq ≩ lnsim ⋦ gnsim ⋧ lnapprox ⪉ gnapprox ⪊
nprec ⊀ nsucc ⊁ npreceq ⋠ nsucceq ⋡ precneqq ⪵ succneqq ⪶ precnsim ⋨ succnsim ⋩ precnapprox ⪹
succnapprox ⪺ nsim ≁ ncong ≆ nmid ∤ nshortmid ∤ nparallel ∦ nshortparallel ∦
nvdash ⊬ nvDash ⊭ nVdash ⊮ nVDash ⊯ nsubseteq ⊈ nsupseteq ⊉ nsubseteqq ⊈ nsupseteqq ⊉
subsetneq ⊊ supsetneq ⊋ varsubsetneq ⊊ varsupsetneq ⊋ subsetneqq ⫋ supsetneqq ⫌
varsubsetneqq ⫋ varsupsetneqq ⫌ ntriangleleft ⋪ ntriangleright ⋫ ntrianglelefteq ⋬
ntrianglerighteq ⋭ nleftarrow ↚ nrightarrow ↛ nleftrightarrow ↮ nLeftarrow ⇍ nRightarrow ⇏
nLeftrightarrow ⇎
"""
ARROWS = """
leftarrow ← gets ← rightarrow → to → leftrightarrow ↔ Leftarrow ⇐ Rightarrow ⇒ Leftrightarrow ⇔
longleftarrow ⟵ longrightarrow ⟶ longleftrightarrow ⟷ Longleftarrow ⟸ Longrightarrow ⟹
Longleftrightarrow ⟺ mapsto ↦ longmapsto ⟼ mapsfrom ↤ uparrow ↑ downarrow ↓ updownarrow ↕
Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ hookleftarrow ↩
hookrightarrow ↪ leftharpoonup ↼ leftharpoondown ↽ rightharpoonup ⇀ rightharpoondown ⇁
rightleftharpoons ⇌ leftrightharpoons ⇋ upharpoonleft ↿ upharpoonright ↾ restriction ↾
downharpoonleft ⇃ downharpoonright ⇂ leftleftarrows ⇇ rightrightarrows ⇉ upuparrows ⇈
downdownarrows ⇊ leftrightarrows ⇆ rightleftarrows ⇄ Lleftarrow ⇚ Rrightarrow ⇛
twoheadleftarrow ↞ twoheadrightarrow ↠ leftarrowtail ↢ rightarrowtail ↣ looparrowleft ↫
looparrowright ↬ curvearrowleft ↶ curvearrowright ↷ circlearrowleft ↺ circlearrowright ↻
Lsh ↰ Rsh ↱ dashleftarrow ⇠ dashrightarrow ⇢ rightsquigarrow ⇝ leadsto ⇝ leftrightsquigarrow ↭
"""
OPENING = """
lbrace { lbrack [ lparen ( langle ⟨ lfloor ⌊ lceil ⌈ lgroup ⟮ lmoustache ⎰ llbracket ⟦
lBrace ⦃ ulcorner ⌜ llcorner ⌞ lvert | lVert ‖
"""
CLOSING = """
rbrace } rbrack ] rparen ) rangle ⟩ rfloor ⌋ rceil ⌉ rgroup ⟯ rmoustache ⎱ rrbracket ⟧
rBrace ⦄ urcorner ⌝ lrcorner ⌟ rvert | rVert ‖
"""
PUNCTUATION = "colon : ldotp . cdotp ⋅"


def _pairs(listed: str) -> dict[str, str]:
    words = listed.split()
    return {
        name: "\\" if char == "\\\\" else char
        for name, char in zip(words[::2], words[1::2], strict=True)
    }


CLASSES: dict[str, dict[str, str]] = {
    "normal": _pairs(ORDINARY),
    "large": _pairs(BIG),
    "binary": _pairs(BINARY),
    "relation": _pairs(RELATIONS + NEGATIONS + ARROWS),
    "opening": _pairs(OPENING),
    "closing": _pairs(CLOSING),
    "punctuation": _pairs(PUNCTUATION),
}
"""Typst's name of each class, and the commands in it with their symbols."""

SYMBOLS = {name: (char, kind) for kind, pairs in CLASSES.items() for name, char in pairs.items()}
"""The symbol and the class of each command."""

SYNONYMS = {
    "{": ("{", "opening"), "}": ("}", "closing"), "|": ("‖", "normal"), "lang": ("⟨", "opening"),
    "rang": ("⟩", "closing"),
}  # fmt: skip
"""Commands that are no words, or a second name, with their symbol and its class."""

EXPLICIT = {
    "normal": frozenset("†‡△▽◊▲▼⧫★√\\|‖"),
    "binary": frozenset("†‡◯&⊲⊳⊴⊵⋖⋗△▽"),
    "relation": frozenset("△◀▶"),
    "opening": frozenset("|‖⎰"),
    "closing": frozenset("|‖⎱?"),
    "punctuation": frozenset(":.⋅"),
}
"""Symbols that Typst spaces unlike TeX if they are not written with their class."""

TYPED = {
    "-": ("−", "binary"),
    "*": ("∗", "binary"),
    "|": ("|", "normal"),
    "?": ("?", "closing"),
    "`": ("‘", "normal"),
    "'": ("′", "normal"),
}
"""Characters that stand for another symbol in formulas, or whose class Typst has otherwise."""

CHARACTER_CLASSES = {
    **{char: kind for kind, pairs in reversed(CLASSES.items()) for char in pairs.values()},
    **dict.fromkeys("+-*", "binary"),
    **dict.fromkeys("=<>:", "relation"),
    **dict.fromkeys(",;", "punctuation"),
    **dict.fromkeys("([", "opening"),
    **dict.fromkeys(")]!?", "closing"),
    **dict.fromkeys(".|‖", "normal"),
}
"""TeX's class of a character that is typed; others are ordinary."""

DELIMITERS = {
    **{char: char for char in "()[]/|"},
    **{"<": "⟨", ">": "⟩"},
    **{f"\\{name}": char for name, (char, _) in SYNONYMS.items()},
    **{f"\\{name}": char for name, char in (CLASSES["opening"] | CLASSES["closing"]).items()},
    **{f"\\{name}": SYMBOLS[name][0] for name in ("vert", "Vert", "backslash")},
    **{f"\\{name}": char for name, char in CLASSES["relation"].items() if char in "↑↓↕⇑⇓⇕"},
}
r"""What may stand after ``\left``, ``\right``, ``\middle`` and ``\big``, beside a dot."""
