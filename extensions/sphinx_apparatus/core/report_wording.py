"""The words of tables and reports on the text: their heads, kinds, meanings, verdicts."""

from __future__ import annotations

from sphinx_apparatus.core.collation import Collation
from sphinx_apparatus.core.dates import number, short_day
from sphinx_apparatus.core.model import Comment, Intervention
from sphinx_apparatus.core.names import unit_name
from sphinx_apparatus.core.thread_overview import Turn
from sphinx_apparatus.core.translation import Message, PluralMessage
from sphinx_apparatus.core.witness import Witness
from sphinx_apparatus.core.wording import CAUSE_LABELS, certainty_name

# -- the witness and its collation ------------------------------------------------------------

WORK = Message("Work")
PUBLISHED = Message("Published")
ORIGINAL = Message("Original")
WITNESS = Message("Witness")
HOW_OBTAINED = Message("How obtained")
CHECKED = Message("Checked")
KNOWN_LOSSES = Message("Known losses of the capture:")
_WORK_CITED = Message("{author}, “{title}”, {container}")
_FILE = Message("{path}, {size} bytes")

COUNTS_HEAD = (Message("Interventions"), Message("Number"))
_COUNTED_CAUSE = Message("cause: {cause}")
_COLLATED = PluralMessage(
    "At this build {units} unit of the text was compared with the {lines} lines "
    "({characters} characters) of {witness}.",
    "At this build {units} units of the text were compared with the {lines} lines "
    "({characters} characters) of {witness}.",
)
_NO_DIFFERENCE = Message(
    "No undeclared difference was found: the interventions undone, the text of this edition is "
    "the witness, letter for letter."
)
_DIFFERENCES = Message("Undeclared differences: {count}.")
_DECLARED = Message("Declared interventions: {count}.")


def work_cited(witness: Witness) -> str:
    """Return author, title and place of publication of the witness's work."""
    return _WORK_CITED(author=witness.author, title=witness.title, container=witness.container)


def witness_file(witness: Witness) -> str:
    """Return the path of a witness and its size."""
    return _FILE(path=witness.path, size=number(witness.size))


def collation_report(report: Collation) -> str:
    """Return what was compared, what was found, and how much was declared, in three sentences."""
    found, declared = len(report.differences), sum(report.by_type.values())
    compared = _COLLATED(
        report.units,
        units=number(report.units),
        lines=number(report.lines),
        characters=number(report.characters),
        witness=report.witness,
    )
    verdict = _DIFFERENCES(count=number(found)) if found else str(_NO_DIFFERENCE)
    return f"{compared} {verdict} {_DECLARED(count=number(declared))}"


WITNESS_LINE = Message("Line\N{NO-BREAK SPACE}{number}")
BECAME = Message("{line}: {units}")
NOT_IN_THE_EDITION = Message("{line}: not in the edition")
_DOWNLOAD_WITNESS = Message("Download the file: {path}")


def download_witness(witness: Witness) -> str:
    """Return the words of the link to the file of a witness."""
    return _DOWNLOAD_WITNESS(path=witness.path)


# -- interventions ----------------------------------------------------------------------------

INTERVENTIONS_HEAD = (
    Message("Place"),
    Message("Reading"),
    Message("Type"),
    Message("Cause"),
    Message("Note"),
)
NONE = Message("None.")
TYPE_NAMES = {
    "sic": Message("sic"),
    "supplied": Message("supplied"),
    "gap": Message("gap"),
    "moved": Message("moved"),
    "omitted": Message("omitted"),
}
TYPE_MEANINGS = {
    "sic": Message("marked and left as it stands, with the reading that was probably meant"),
    "supplied": Message("words that the witness lacks, added by the editors"),
    "gap": Message("words are lost here, and none of them is known"),
    "moved": Message("words that stand elsewhere in the witness"),
    "omitted": Message("words of the witness that the edition leaves out"),
}
_MOVED_FROM = Message("from {unit}")


def counted_type(name: str) -> str:
    """Return a type of intervention with its meaning, as the table of counts has it."""
    return f"{TYPE_NAMES[name]}: {TYPE_MEANINGS[name]}"


def counted_cause(name: str) -> str:
    """Return a cause as the table of counts has it."""
    return _COUNTED_CAUSE(cause=CAUSE_LABELS[name])


def moved_from(item: Intervention) -> str:
    """Return where the witness has moved words."""
    return _MOVED_FROM(unit=unit_name(item.origin, after_preposition=True))


# -- notes, thread, makers --------------------------------------------------------------------

NOTES_HEAD = (
    Message("Note"),
    Message("Passage"),
    Message("On the words"),
    Message("Kind"),
    Message("By"),
)
KIND_NAMES = {
    "explanation": Message("explanation"),
    "context": Message("context"),
    "correction": Message("correction"),
    "hindsight": Message("hindsight"),
    "contested": Message("contested"),
    "textual": Message("textual"),
}
KIND_MEANINGS = {
    "explanation": Message("says what a thing is"),
    "context": Message("adds what a reader of the day would have known"),
    "correction": Message("sets a statement beside what the sources show"),
    "hindsight": Message("tells what became known, or came to pass, only afterwards"),
    "contested": Message("gives the positions in a disputed matter, each with its source"),
    "textual": Message("concerns the words as transmitted"),
}
WITHDRAWN_HEAD = (
    Message("Note"),
    Message("Passage"),
    Message("Withdrawn on"),
    Message("Reason"),
)
THREAD_HEAD = (
    Message("Comment"),
    Message("Byline"),
    Message("Speaker conjectured"),
    Message("In reply to"),
    Message("Quotes"),
)
_SIGNED = Message("{name}, {date}")
ROLES_SINCE = Message("{roles}, since {date}")
_SPEAKER = Message("{speaker} (certainty: {certainty})")


def signed(name: str, date: str) -> str:
    """Return who signed a note and when; ``date`` as YYYY-MM-DD."""
    return _SIGNED(name=name, date=short_day(date))


THREAD_PICTURE = Message("Overview of the thread")
THREAD_KEY = Message(
    "A bar for each comment, as long as its words are many; lines lead up to the comments that it "
    "answers, dashed ones to those that it quotes."
)
AS_A_LIST = Message("The same as a list")
COMMENTS_FROM_TO = Message("Comments {first} to {last}")
_LENGTH = PluralMessage("{words} word", "{words} words")
_TURN = Message(": {speaker}, {length}.")
_TURN_CONJECTURED = Message(": {speaker}, conjectured, {length}.")
_TURN_WITHOUT_NAME = Message(": {length}.")


def turn(shown: Turn) -> str:
    """Return what follows the number of a comment in the overview: who speaks, and how long."""
    length = _LENGTH(shown.words, words=number(shown.words))
    if not shown.name:
        return _TURN_WITHOUT_NAME(length=length)
    if shown.name.startswith("⟨"):
        return _TURN_CONJECTURED(speaker=shown.comment.speaker, length=length)
    return _TURN(speaker=shown.name, length=length)


def speaker(comment: Comment) -> str:
    """Return who is conjectured to have written a comment, and how surely."""
    return _SPEAKER(speaker=comment.speaker, certainty=certainty_name(comment.certainty))


# -- the ledger -------------------------------------------------------------------------------

CLAIM_KIND_NAMES = {
    "fact": Message("fact"),
    "judgement": Message("judgement"),
    "prediction": Message("prediction"),
}
CLAIM_KIND_MEANINGS = {
    "fact": Message("states what is or was the case"),
    "judgement": Message("weighs or explains what is the case, and rests on facts"),
    "prediction": Message("says what will or can come to pass"),
}
VERDICT_NAMES = {
    "held-up": Message("held up"),
    "wrong": Message("wrong"),
    "disputed": Message("disputed"),
    "not-verifiable": Message("not verifiable"),
    "open": Message("open"),
}
VERDICT_MEANINGS = {
    "held-up": Message("the sources bear the claim out"),
    "wrong": Message("the sources show that it is not so, or not as it is said"),
    "disputed": Message("each of two sides or more holds something else, with reasons"),
    "not-verifiable": Message("no source was found that could decide it"),
    "open": Message("a prediction whose outcome is not known yet"),
}
LEDGER_HEAD = (
    Message("Verdict"),
    Message("All"),
    Message("Facts"),
    Message("Judgements"),
    Message("Predictions"),
)
ALL_VERDICTS = Message("all")
ON_THE_DAY = Message("On the day:")
NOW = Message("Now:")
CLAIMED = Message("Claimed ({kind}): {claim}")
CLAIMS_JUDGED = Message("{verdict}: {claims}")
TREATED_IN = Message("See {notes}.")
VERDICT_ON_SEVERAL = Message("{verdict} ({claims})")
IN_THE_LEDGER = Message("In the ledger: {verdicts}.")


def verdict_name(verdict: str) -> str:
    """Return what print calls a verdict of the ledger."""
    return str(VERDICT_NAMES[verdict])


# -- the key of the signs ---------------------------------------------------------------------

POST_PASSAGE = Message("number of a passage of the post; its permanent identifier is p3")
THREAD_PASSAGE = Message("second paragraph of comment 9; its permanent identifier is c9-2")
EXPLANATORY_CALL = Message("call of an explanatory note")
TEXTUAL_CALL = Message("call of a textual note")
SLIP = Message("slip")
SLIP_MEANING = Message(
    "marked and left as it stands, with the reading that was probably meant: the textual note "
    "gives it"
)
LEMMA_SIGN = Message("words ]")
LEMMA_MEANING = Message(
    "at the head of a note: the words of the text that it is about; … stands for words left out"
)
LATER_MEANING = Message(
    "with a rule beside it: what became known, or came to pass, only after the text was written"
)
QUOTED_WORDS = Message("quoted words")
QUOTED_MEANING = Message(
    "words that a comment repeats from another are a link to where they were first written"
)
TERM = Message("term")
TERM_MEANING = Message("the first mention of an entry of the glossary is a link to it")
SUPPLIED_WORDS = Message("⟨words⟩")
MOVED_MEANING = Message("words that stand elsewhere in the witness: the textual note says where")
SQUARE_BRACKETS = Message("square brackets in the text are the writer's own, never the editors'")
