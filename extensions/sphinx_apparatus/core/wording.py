"""The few fixed words that the apparatus prints of itself."""

from __future__ import annotations

from sphinx_apparatus.core.model import Intervention
from sphinx_apparatus.core.names import unit_name

KIND_LABELS = {
    "explanation": "",
    "context": "Context.",
    "correction": "Correction.",
    "hindsight": "Hindsight.",
    "contested": "Disputed.",
    "textual": "",
}
"""What stands at the head of an explanatory note, so that its kind is seen at once."""

KIND_MEANINGS = {
    "explanation": "says what a thing is",
    "context": "adds what a reader of the day would have known",
    "correction": "sets a statement beside what the sources show",
    "hindsight": "tells what became known, or came to pass, only afterwards",
    "contested": "gives the positions in a disputed matter, each with its source",
    "textual": "concerns the words as transmitted",
}

TYPE_MEANINGS = {
    "sic": "marked and left as it stands, with the reading that was probably meant",
    "supplied": "words that the witness lacks, added by the editors",
    "moved": "words that stand elsewhere in the witness",
    "omitted": "words of the witness that the edition leaves out",
}

CAUSE_LABELS = {
    "author": "a slip of the writer",
    "platform": "an artefact of the platform",
    "capture": "a loss in the capture",
    "editors": "the editors’ choice",
}


def intervention_remark(item: Intervention) -> str:
    """Return the sentence that every intervention begins with, from its type and cause."""
    cause = CAUSE_LABELS[item.cause]
    if item.type == "sic":
        return f"Sic; read “{item.reading}” ({cause})."
    if item.type == "supplied":
        return f"Supplied by the editors; not in the witness ({cause})."
    if item.type == "omitted":
        return f"Omitted by the editors ({cause})."
    where = {
        "start": "at the start of",
        "end": "at the end of",
        "before": "before",
        "after": "after",
    }[item.position]
    return f"Moved; in the witness these words stand {where} {unit_name(item.origin)} ({cause})."
