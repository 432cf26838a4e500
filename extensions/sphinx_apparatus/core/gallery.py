"""The gallery of bad input: for every code a mistake, and what the editor is told.

Each case starts from the example edition, makes one mistake, and gives the one message that must
come of it: its source location, words that say what was found, and words that say what to write
instead. The tests make every mistake and correct it; the documentation and ``apparatus explain``
show them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_HASH = re.compile(r"[0-9a-f]{64}")
NEW = ""
"""In place of the words to be replaced: the file is new, or written anew."""


@dataclass(frozen=True)
class Case:
    """One mistake. Each edit names a file, the words to be replaced, and what is put there."""

    code: str
    edits: tuple[tuple[str, str, str], ...] = field(repr=False)
    location: str
    found: str = field(repr=False)
    hint: str = field(repr=False)

    @property
    def changes(self) -> list[Change]:
        """The edits in the order in which they are shown, without those of hashes."""
        return [
            Change(path, put.strip("\n"), old.strip("\n"))
            for path, old, put in self.edits
            if not _HASH.fullmatch(old)
        ]


@dataclass(frozen=True)
class Change:
    """What is wrong in a file, and what is right; either may be empty, for words or a file."""

    path: str
    wrong: str
    right: str


WITNESS = "1b23ff26b8b6763ed3147d5117a4055b5c40690b05dcdda26d1a86132a6b8310"
ISSUED = "b5129bb46658b12426f3041e81700fef0484d40d8ac4343100fb6948dfb4f310"
EXTRA = "---\norphan: true\nprimary-text: post\npassages: {prefix}\n---\n\n# An extra\n"

GALLERY = [
    # Files
    Case(
        "file-refused",
        (
            (
                "glossary/door.rst",
                NEW,
                "door\n====\n\n.. raw:: html\n\n   <script>alert(1)</script>\n",
            ),
        ),
        "glossary/door.rst:1:1",
        'An entry is no ".rst" file.',
        'Write it in Markdown, in a file "door.md".',
    ),
    # The witness and the text
    Case(
        "provenance-invalid",
        (("source/witness/reply.yml", "published: 2012-06-05", "published: June 2012"),),
        "source/witness/reply.yml:7:12",
        'published is "June 2012".',
        "Write the day of publication, as YYYY-MM-DD.",
    ),
    Case(
        "witness-missing",
        (("source/witness/reply.yml", "file: reply-2012-06.txt", "file: reply.txt"),),
        "source/witness/reply.yml:1:7",
        "The file cannot be read: No such file or directory.",
        "Name a UTF-8 file.",
    ),
    Case(
        "witness-changed",
        (("source/witness/reply-2012-06.txt", "It did not fall", "It did not  fall"),),
        "source/witness/reply.yml:2:9",
        "The record says SHA-256 1b23ff26",
        "Restore the witness",
    ),
    Case(
        "text-differs",
        (("source/reply.md", "It did not fall; it settled.", "It did not fall, it settled."),),
        "source/reply.md:12:54",
        'The text reads "… my sponge fell. It did not fall, it settled',
        "Restore the witness's words, or declare an intervention.",
    ),
    Case(
        "text-outside-passages",
        (("source/thread.md", "# The thread\n", "# The thread\n\nA stray paragraph.\n"),),
        "source/thread.md:7:1",
        '"A stray paragraph." belongs to no passage.',
        "Put it into a comment.",
    ),
    Case(
        "text-unwitnessed",
        (("source/extra.md", NEW, EXTRA.format(prefix="r")),),
        "source/extra.md:7:1",
        'The primary text "source/extra" is transcribed from no witness.',
        "List it under transcribed-in of a provenance record in apparatus_witnesses.",
    ),
    Case(
        "passage-duplicate",
        (
            ("source/extra.md", NEW, EXTRA.format(prefix="p")),
            ("source/witness/reply-2012-06.txt", "Agnes Pell", "Agnes Pell\nAn extra"),
            (
                "source/witness/reply.yml",
                WITNESS,
                "5dde6fb5950936e2d6f2de2f06749126b0b9ca583bbfd093a16defcccf5d5c5d",
            ),
            ("source/witness/reply.yml", "[../reply]", "[../reply, ../extra]"),
        ),
        "source/extra.md:7:1",
        'The passage "p-title" stands in source/post.md:6:1 too.',
        'Give one of the texts another prefix ("passages: q")',
    ),
    Case(
        "passage-changed",
        (("source/passages.json", '"q1": "b5129bb4', '"q1": "00009bb4'),),
        "source/reply.md:12:1",
        'The words of "q1" are no longer those that were issued',
        "Restore them; other words need another identifier.",
    ),
    Case(
        "passage-vanished",
        (("source/passages.json", "{\n", f'{{\n "q2": "{ISSUED}",\n'),),
        "source/passages.json:1:1",
        'The issued passage "q2" is gone from the text.',
        "Restore it: readers may have cited it.",
    ),
    Case(
        "passage-unissued",
        (("source/passages.json", f' "q1": "{ISSUED}",\n', ""),),
        "source/reply.md:12:1",
        'The passage "q1" is not in the registry source/passages.json.',
        "build with -D apparatus_issue_passages=1 and commit the registry.",
    ),
    Case(
        "registry-invalid",
        (("source/passages.json", "{\n", "{{\n"),),
        "source/passages.json:1:2",
        "Expecting property name enclosed in double quotes.",
        "Restore the file.",
    ),
    # The thread
    Case(
        "comment-invalid",
        (("source/thread.md", ":evidence: She quotes the rules as the post does.\n", ""),),
        "source/thread.md:20:11",
        "c2 names a speaker without reasons.",
        "Add certainty and evidence: a speaker is a conjecture.",
    ),
    Case(
        "reply-invalid",
        (("source/thread.md", ":reply-to: c3", ":reply-to: c5"),),
        "source/thread.md:40:1",
        'c4: It is said to reply to "c5", which comes later.',
        "Name an earlier comment.",
    ),
    Case(
        "quotation-invalid",
        (("source/thread.md", 'c1 "everybody knows it"', 'c1 "everybody knows it, even"'),),
        "source/thread.md:30:1",
        'c3: "everybody knows it, even" does not stand in c3.',
        'Nearest: ""everybody knows it"',
    ),
    # Notes and interventions
    Case(
        "note-invalid",
        (("source/reply.notes.md", ":date: 2026-01-06", ":date: 6 January 2026"),),
        "source/reply.notes.md:17:8",
        '"6 January 2026" is not a date.',
        "Write the day as YYYY-MM-DD.",
    ),
    Case(
        "note-duplicate",
        (("source/reply.notes.md", "{annotation} it-settled", "{annotation} the-guild"),),
        "source/reply.notes.md:11:1",
        'The name "the-guild" is taken by source/post.notes.md:78:1.',
        "Choose another name.",
    ),
    Case(
        "note-unsourced",
        (
            (
                "source/post.notes.md",
                ":cite: ash1998sponge\n",
                "",
            ),
        ),
        "source/post.notes.md:25:1",
        'The note "the-sponge" is of kind "explanation" but cites nothing.',
        "Cite at least one work in the option cite.",
    ),
    Case(
        "contested-one-sided",
        (
            (
                "source/reply.notes.md",
                "- holder: The newspaper\n  stance: It fell.\n  source: gazette2012sponge\n",
                "",
            ),
        ),
        "source/reply.notes.md:22:1",
        "it-settled is contested; sides that it names: 1.",
        "Add positions: two at least, of different holders who hold different things.",
    ),
    Case(
        "passage-unknown",
        (("source/reply.notes.md", ":passage: q1", ":passage: q2"),),
        "source/reply.notes.md:11:1",
        'it-settled: there is no passage "q2" in this document.',
        "Known: q-dateline, q-signature, q-title, q1.",
    ),
    Case(
        "quote-not-found",
        (("source/post.notes.md", ":quote: Women's Guild", ":quote: Women’s Guild"),),
        "source/post.notes.md:80:9",
        'the-guild (p4): "Women’s Guild" does not stand in the passage.',
        'Nearest: "Women\'s Guild".',
    ),
    Case(
        "quote-ambiguous",
        (("source/post.notes.md", ":occurrence: 3\n", ""),),
        "source/post.notes.md:91:9",
        '"draught" stands 3 times in the passage.',
        "Add prefix, suffix or occurrence to choose one of 1: ",
    ),
    Case(
        "intervention-invalid",
        (("source/post.notes.md", ":reading: believe", ":reading: beleive"),),
        "source/post.notes.md:117:11",
        "The suggested reading is what the text has already.",
        "Suggest another, or take the intervention out.",
    ),
    Case(
        "note-content",
        (("source/post.notes.md", "Two layers with jam", "<b>Two</b> layers with jam"),),
        "source/post.notes.md:33:1",
        "The note holds raw HTML.",
        "Write prose in Markdown.",
    ),
    Case(
        "contributor-unknown",
        (("source/reply.notes.md", ":by: tilda-moss", ":by: tilda-mos"),),
        "source/reply.notes.md:11:1",
        'it-settled is signed by "tilda-mos", who has no contributor record.',
        'Did you mean "tilda-moss"?',
    ),
    Case(
        "bibliography-invalid",
        (("references.bib", "month = jul", "month = jly"),),
        "references.bib:16:11",
        '"jly" stands for nothing.',
        "Put words in braces: {jly}.",
    ),
    Case(
        "citation-invalid",
        (("source/introduction.md", "`guild1987rules`", "`guild1987rules, p. 5`"),),
        "source/introduction.md:8:20",
        'The citation "guild1987rules, p. 5" cannot be read.',
        "Write {cite:p}`guild1987rules{p. 5}`.",
    ),
    Case(
        "citation-unknown",
        (("source/thread.notes.md", ":cite: pell2013answer", ":cite: pell2012answer"),),
        "source/thread.notes.md:30:8",
        'The source "pell2012answer" is not in the bibliography.',
        'Did you mean "pell2013answer"?',
    ),
    Case(
        "later-source",
        (("source/reply.notes.md", ":later-sources: pell2013answer\n", ""),),
        "source/reply.notes.md:11:1",
        '"pell2013answer" is of 2013, after 2012-06-05.',
        "Set apart what became known later in {later}; if the fact was known on the day, add "
        ":later-sources: pell2013answer.",
    ),
    Case(
        "value-unknown",
        (("source/post.notes.md", ":kind: correction", ":kind: corection"),),
        "source/post.notes.md:66:8",
        '"corection" is not a kind.',
        'Did you mean "correction"?',
    ),
    Case(
        "date-wrong",
        (("glossary/draught.md", "created: 2026-01-06", "created: 2062-01-06"),),
        "glossary/draught.md:7:10",
        "draught is dated 2062-01-06, more than a year after the release of 2026-01-05.",
        "Write the day on which it was written.",
    ),
    Case(
        "letters-confused",
        (
            (
                "glossary/victoria-sponge.md",
                "[victoria sponge]",
                "[victoria sponge, \N{CYRILLIC SMALL LETTER ES}ake]",
            ),
        ),
        "glossary/victoria-sponge.md:3:28",
        '"\N{CYRILLIC SMALL LETTER ES}ake" mixes letters of several alphabets that look alike.',
        "Type it in one.",
    ),
    # The ledger
    Case(
        "ledger-invalid",
        (("source/ledger.yml", "claim-nobody-asked:", "nobody-asked:"),),
        "source/ledger.yml:66:1",
        '"nobody-asked" does not name a claim.',
        'Write "claim-" with lower-case letters, digits and single hyphens.',
    ),
    Case(
        "ledger-unsourced",
        (
            (
                "source/ledger.yml",
                "      - holder: The newspaper\n        stance: It fell.\n"
                "        source: gazette2012sponge\n",
                "",
            ),
        ),
        "source/ledger.yml:85:14",
        "claim-it-settled is disputed; sides with a position: 1.",
        "Add positions under day: two at least, each with holder, stance, source.",
    ),
    Case(
        "ledger-note",
        (
            (
                "source/ledger.yml",
                "    verdict: wrong\n    why: The leaflet",
                "    verdict: held-up\n    why: The leaflet",
            ),
        ),
        "source/post.notes.md:63:1",
        'the-rules is of kind "correction", but the ledger has no such claim of it.',
        'Name it in a claim judged "wrong", "disputed" or "not-verifiable", or change its kind.',
    ),
    # Waivers
    Case(
        "waiver-invalid",
        (("waivers.yml", "owner: tilda-moss", "owner: tilda-mos"),),
        "waivers.yml:5:10",
        '"tilda-mos" has no contributor record.',
        'Did you mean "tilda-moss"?',
    ),
    Case(
        "waiver-unused",
        (
            (
                "glossary/judge.md",
                "aliases: [arbiter]\n",
                "",
            ),
        ),
        "waivers.yml:1:1",
        "judge does not break the rule alias-unused.",
        "Take it out.",
    ),
    Case(
        "waiver-expired",
        (("waivers.yml", "until: 2026-12-31", "until: 2025-12-31"),),
        "waivers.yml:6:10",
        "The waiver ended on 2025-12-31, before the release of 2026-01-05: ",
        "Mend what it suspends, or have its owner decide on another day.",
    ),
    # Withdrawn notes
    Case(
        "withdrawn-invalid",
        (
            (
                "conf.py",
                'apparatus_waivers = "waivers.yml"\n',
                'apparatus_waivers = "waivers.yml"\napparatus_withdrawn = "withdrawn.yml"\n',
            ),
            (
                "withdrawn.yml",
                NEW,
                "the-sponge:\n  note: sponge-fell\n  passage: p88\n  date: 2026-01-04\n"
                "  reason: It said nothing that the text does not say.\n",
            ),
        ),
        "withdrawn.yml:3:12",
        'sponge-fell: there is no passage "p88".',
        'Did you mean "p8"?',
    ),
    # The glossary
    Case(
        "entry-front-matter",
        (("glossary/draught.md", "short: Current of cold air.", "short: Current: of cold air."),),
        "glossary/draught.md:4:15",
        "This is not valid YAML: mapping values are not allowed here.",
        'Quote values that hold ": "',
    ),
    Case(
        "entry-schema",
        (("glossary/draught.md", "kind: concept", "kind: concepts"),),
        "glossary/draught.md:3:7",
        '"concepts" is not a kind.',
        'Did you mean "concept"?',
    ),
    Case(
        "entry-content",
        (("glossary/draught.md", "comes in at the door", "comes in <b>at the door</b>"),),
        "glossary/draught.md:10:13",
        "The entry holds raw HTML.",
        "Write prose in Markdown.",
    ),
    Case(
        "entry-duplicate",
        (("glossary/victoria-sponge.md", "[victoria sponge]", "[victoria sponge, sponge cake]"),),
        "glossary/victoria-sponge.md:3:28",
        '"sponge cake" already belongs to the entry "sponge" (aliases/0).',
        "Merge the two entries, or take the form out of one.",
    ),
    Case(
        "entry-unused",
        (("glossary/draught.md", "title: draught", "title: zephyr"),),
        "glossary/draught.md:1:1",
        '"zephyr" is mentioned nowhere in the edition.',
        "Add the form in which the text has it as an alias, or take the entry out.",
    ),
    Case(
        "alias-unused",
        (
            (
                "glossary/agnes-pell.md",
                "[Mrs Pell, agnes pell]",
                "[Mrs Pell, agnes pell, Dame Pell]",
            ),
        ),
        "glossary/agnes-pell.md:4:33",
        'The alias "Dame Pell" matches no words of the edition.',
        "Write it as it stands there (mind capitals), or take it out.",
    ),
    Case(
        "alias-common",
        (("glossary/victoria-sponge.md", "[victoria sponge]", "[victoria sponge, what]"),),
        "glossary/victoria-sponge.md:3:28",
        '"what" is a common word of the language',
        "Add the word that makes it a name, or take the form out.",
    ),
    Case(
        "reference-unknown",
        (("source/reply.notes.md", "Compare {ref}`p1`.", "Compare {ref}`p11`."),),
        "source/reply.notes.md:20:1",
        '{ref}`p11` leads to nothing: "p11" is not a label.',
        'Did you mean "p1"?',
    ),
    Case(
        "see-also-unknown",
        (("glossary/agnes-pell.md", "[victoria-sponge]", "[victoria-sponges]"),),
        "glossary/agnes-pell.md:8:12",
        '"victoria-sponges" is not an entry.',
        'Did you mean "victoria-sponge"?',
    ),
]
"""One case for every code; the order is that of the closed list."""
