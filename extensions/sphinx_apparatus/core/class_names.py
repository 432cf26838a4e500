"""The classes that the apparatus gives to nodes: a contract between Python and the style files.

Each class is declared once, with what carries it, what it is for, and the formats whose style file
has a rule for it: ``html`` (``formats/static/apparatus.css``, which e-books share), ``latex`` and
``typst`` (``formats/styles/``), and ``theme`` (the style sheets of ``sphinx_reader_theme``, which
add to ``html``). A test reads the style files and fails where one has more rules, or fewer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Carrier = Literal["section", "title", "paragraph", "inline", "reference", "footnote", "container"]
Format = Literal["html", "theme", "latex", "typst"]


@dataclass(frozen=True)
class ClassName:
    """One class: its name, the kind of node that carries it, and what is to be known of it.

    ``is_prose`` says whether terms may be linked within such a node.
    """

    name: str
    carrier: Carrier
    about: str
    formats: tuple[Format, ...]
    is_prose: bool


CLASS_NAMES: dict[str, ClassName] = {}
"""Every class by its name."""


def _declare(
    name: str, carrier: Carrier, about: str, *formats: Format, is_prose: bool = True
) -> str:
    CLASS_NAMES[name] = ClassName(name, carrier, about, formats, is_prose)
    return name


def names(carrier: Carrier, output: Format) -> list[str]:
    """Return the classes that a kind of node carries and a format has a rule for."""
    return [c.name for c in CLASS_NAMES.values() if c.carrier == carrier and output in c.formats]


# -- What the editors added ---------------------------------------------------------------------
APPARATUS = _declare(
    "apparatus", "container", "Added by the editors; no word in it is the witness's. On any node."
)

# -- Attributes of HTML: what is seen or heard in the base text, but is no word of it ------------
DATA_LABEL = "data-label"
DATA_SPOKEN = "data-spoken"
DATA_QUOTE = "data-quote"
DATA_KIND = "data-kind"
DATA_ATTRIBUTES = {
    DATA_LABEL: "What the style sheet shows in its place: the label of a call, the number of a "
    "passage, supplied words, the sign after a heading.",
    DATA_SPOKEN: "What assistive technology says after words that are marked: a slip, a quotation.",
    DATA_QUOTE: "All the words that a note is about, where its lemma is shortened.",
    DATA_KIND: "What the kind of a note is called in the language of the page, on its call.",
}
"""The attributes that HTML pages and e-books have, which a theme may rely on, by their names."""

KIND_PREFIX = "kind-"
"""A note, and its call, carry its kind (``kind-correction``) or type (``kind-sic``) as a class."""


def kind_of(classes: Iterable[str]) -> str:
    """Return the kind or type of a note or call from its classes; empty if it has none."""
    return next((c.removeprefix(KIND_PREFIX) for c in classes if c.startswith(KIND_PREFIX)), "")


# -- The base text ------------------------------------------------------------------------------
PASSAGE = _declare(
    "passage", "paragraph", "A block of base text with a permanent identifier.", "theme"
)
PASSAGE_NUMBER = _declare(
    "passage-number", "reference", "The number of a passage.", "html", "theme", "latex", "typst"
)
PASSAGE_SPACE = _declare(
    "passage-space", "inline", "The space after a passage's number, where styles are absent."
)
BLANKS = _declare("blanks", "inline", "Several blanks, which pages would collapse.", "html")
OPENING_BLANKS = _declare(
    "opening-blanks", "inline", "Blanks that begin a passage: copied, not seen.", "html"
)
DATELINE = _declare(
    "dateline", "paragraph", "The dateline of a post.", "html", "theme", "latex", "typst",
    is_prose=False,
)  # fmt: skip
SIGNATURE = _declare(
    "signature", "paragraph", "The line that signs a post.", "html", "theme", "latex", "typst",
    is_prose=False,
)  # fmt: skip
SIC = _declare("sic", "inline", "A slip, left as it stands.", "html", "theme", "latex", "typst")
SUPPLIED = _declare(
    "supplied", "inline", "Words that the witness lacks.", "html", "theme", "latex", "typst",
    is_prose=False,
)  # fmt: skip
GAP = _declare("gap", "inline", "The sign where words are lost; always beside `supplied`.")
QUOTATION = _declare(
    "quotation", "reference", "Words quoted from an earlier comment.", "html", "theme"
)

CREDIT_LINE = _declare(
    "credit-line", "paragraph", "Below the title of a text: who wrote it, where, when; links.",
    "html", "latex", "typst", is_prose=False,
)  # fmt: skip
AUTHOR = _declare("author", "inline", "The writer of a text, in its credit line.")
CREDIT = _declare("credit", "container", "The view of a text's credit line.")

# -- The thread ---------------------------------------------------------------------------------
COMMENT = _declare("comment", "section", "One turn of a thread.", "html")
COMMENT_NUMBER = _declare(
    "comment-number", "title", "The number of a comment, its heading.", "html", "typst"
)
BYLINE = _declare(
    "byline", "paragraph", "The byline of a comment, as witnessed.", "html", "theme",
    "latex", "typst",
    is_prose=False,
)  # fmt: skip
COMMENT_CLAIMS = _declare(
    "comment-claims", "paragraph", "What the editors claim of a comment.", "html", "theme", "latex",
    "typst", is_prose=False,
)  # fmt: skip
CLAIM = _declare("claim", "inline", "One claim; a second class names its kind.")
SPEAKER = _declare("speaker", "inline", "Who is thought to speak.")
REPLY_TO = _declare("reply-to", "inline", "Which comments this one answers.")
QUOTES = _declare("quotes", "inline", "Which passages this comment quotes.")
REPLIES = _declare("replies", "inline", "The comments that answer this one.")
QUOTED_IN = _declare("quoted-in", "inline", "The comments that quote this one.")
COMMENT_LINKS = _declare(
    "comment-links", "paragraph", "Leads to the comments before and after (HTML).", "html",
    is_prose=False,
)  # fmt: skip

# -- Notes --------------------------------------------------------------------------------------
NOTES = _declare(
    "notes", "container", "The notes of a text or comment, one series.", "html", "theme"
)
NOTES_HEADING = _declare(
    "notes-heading", "title", "The heading of a group of notes.", "html", "theme"
)
EXPLANATORY = _declare("explanatory", "footnote", "A note of the numbered series, or its call.")
TEXTUAL = _declare(
    "textual", "footnote", "A note of the lettered series, or its call.", "html", "theme"
)
NOTE_KIND = _declare(
    "note-kind", "inline", "The kind of a note, at its head.", "html", "latex", "typst",
    is_prose=False,
)  # fmt: skip
LEMMA = _declare(
    "lemma", "inline", "The words that a note is about, before its text; many are shortened.",
    "html", "theme", "latex", "typst", is_prose=False,
)  # fmt: skip
LATER = _declare(
    "later", "container", "What became known only after the text was written.", "html",
    "theme", "latex", "typst",
)  # fmt: skip
LATER_SECTION = _declare(
    "later-section", "section", "A section that holds nothing but what is later.", "theme"
)
LATER_LABEL = _declare(
    "later-label", "inline", "The word that says so.", "html", "latex", "typst", is_prose=False
)
LATER_SOURCE = _declare(
    "later-source", "reference", "A citation of a work later than the day of the text.", "theme"
)
NOTE_RECORD = _declare(
    "note-record",
    "container",
    "Who signed a note and when, to be unfolded (HTML).",
    "html",
    "theme",
)
NOTE_SIGNATURE = _declare("note-signature", "inline", "Who wrote a note.")
WITHDRAWN = _declare(
    "withdrawn", "container", "The withdrawn notes of a text or comment.", "html", "latex", "typst",
    is_prose=False,
)  # fmt: skip

# -- The ledger ---------------------------------------------------------------------------------
LEDGER = _declare("ledger", "container", "The claims of the texts with their verdicts.", "html")
LEDGER_SUMMARY = _declare(
    "ledger-summary", "container", "How many claims have which verdict.", "html", is_prose=False
)
LEDGER_LINK = _declare(
    "ledger-link", "paragraph", "The verdicts on what a note treats, at its end.", "html",
    "latex", "typst", is_prose=False,
)  # fmt: skip

# -- The glossary -------------------------------------------------------------------------------
GLOSSARY_ENTRY = _declare("glossary-entry", "section", "The page of an entry.")
ENTRY_HEAD = _declare(
    "entry-head", "paragraph", "Abbreviation and kind of an entry.", "html", "theme", "latex",
    "typst", is_prose=False,
)  # fmt: skip
ABBREVIATION = _declare("abbreviation", "inline", "The abbreviation of a headword.")
ENTRY_KIND = _declare("entry-kind", "inline", "The kind of an entry.")
GLOSS = _declare(
    "gloss", "paragraph", "The one-sentence gloss of an entry.", "html", "theme", "latex", "typst"
)
ENTRY_FOOT = _declare(
    "entry-foot", "container", "Sources, see also and uses of an entry.", "html", "latex",
    "typst", is_prose=False,
)  # fmt: skip
SOURCES = _declare("sources", "paragraph", "The sources of an entry.", "html")
SIGNERS = _declare("signers", "container", "Who wrote an entry: a view.")
AUTOLINK = _declare("autolink", "inline", "A mention that was linked automatically.")
NO_AUTOLINK = _declare(
    "no-autolink", "container", "Keeps terms in it from being linked. On any node.", is_prose=False
)

# -- Views: parts of pages filled once all documents are read ------------------------------------
VIEW = _declare(
    "view", "container", "Filled with a view; a second class is the view's name.", "html",
    is_prose=False,
)  # fmt: skip
VIEW_TITLE = _declare("view-title", "paragraph", "The heading of a view.", "html", "latex", "typst")
WITH_PAGE = _declare(
    "with-page", "reference", "A link that prints its page number where there are pages.", "latex"
)
MENTION = _declare(
    "mention", "inline", "The words that mention an entry.", "html", "latex", "typst"
)
MENTIONS = _declare("mentions", "paragraph", "The mentions of an entry, run on (PDF).")
CONTEXT = _declare("context", "inline", "A mention with the words around it.", "html")
CITED_IN = _declare(
    "cited-in", "paragraph", "The places that cite a work.", "html", "theme", "latex", "typst"
)
MENTION_GROUP = _declare(
    "mention-group", "paragraph", "Where mentions stand: in the text, or in notes.", "html"
)
LETTER_BAR = _declare("letter-bar", "container", "Links to the letters of the glossary.", "html")
IMPROVE_ENTRY = _declare(
    "improve-entry", "container", "Leads to the file of an entry, to be edited (HTML)."
)
GLOSSARY_LETTER = _declare("glossary-letter", "title", "A letter of the glossary.", "typst")
VERDICT = _declare("verdict", "paragraph", "What the collation has found.")
COLLATION = _declare("collation", "container", "The view of that name.", "html", "latex", "typst")
INTERVENTIONS = _declare(
    "interventions", "container", "The view of that name.", "html", "latex", "typst"
)
NOTES_INDEX = _declare(
    "notes-index", "container", "The view of that name.", "html", "latex", "typst"
)
PROVENANCE = _declare("provenance", "container", "The view of that name.", "latex", "typst")
WITNESS_TEXT = _declare("witness-text", "container", "The lines of a witness: a view.")
WITNESS_LINE = _declare("witness-line", "inline", "The words of a line of a witness.", "html")
THREAD_MAP = _declare("thread-map", "container", "The view of that name.", "html", "latex", "typst")
THREAD_OVERVIEW = _declare("thread-overview", "container", "The view of that name.", "html")
THREAD_KEY = _declare("thread-key", "paragraph", "What the picture of a thread shows.", "html")
FOLD = _declare("fold", "container", "Folded away under a summary (HTML).", "html")
SIGLA = _declare("sigla", "container", "The view of that name.", "html")
WITHDRAWN_NOTES = _declare("withdrawn-notes", "container", "The view of that name.")
CONTRIBUTORS = _declare("contributors", "container", "The view of that name.")
DOWNLOADS = _declare("downloads", "container", "The view of that name (HTML).")
GLOSSARY_INDEX = _declare("glossary-index", "container", "The view of that name.", "html", "theme")
SEE_ALSO = _declare("see-also", "container", "The view of that name.")
WHERE_USED = _declare("where-used", "container", "The view of that name.", "html", "theme")

# -- Citing -------------------------------------------------------------------------------------
CITE_LINK = _declare(
    "cite-link", "reference", "Leads to the ready references to a passage, comment, note or entry.",
    "html",
)  # fmt: skip
CITE_TEXT = _declare(
    "cite-text", "paragraph", "Leads to the ready references to a whole text or entry.", "html",
    is_prose=False,
)  # fmt: skip

REPORTS = (COLLATION, INTERVENTIONS, NOTES_INDEX, PROVENANCE, THREAD_MAP)
"""Views that are tables and lists for checking rather than reading: set small."""
