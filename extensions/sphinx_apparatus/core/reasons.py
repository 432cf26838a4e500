"""Why each rule is there: what readers or editors would lose without it."""

from __future__ import annotations

from sphinx_apparatus.core.diagnostics import Code

REASONS: dict[Code, str] = {
    Code.FILE_REFUSED: "Anyone may contribute a file: it is read only as what it should be, and "
    "one that cannot be read must not end the build of all others.",
    Code.PROVENANCE_INVALID: "Readers are told from the record where the text comes from, and the "
    "proof reads from it which losses are known.",
    Code.WITNESS_MISSING: "Without the witness nothing proves that the text was not altered.",
    Code.WITNESS_CHANGED: "A witness that changes proves nothing: the hash shows that it is the "
    "file that was captured.",
    Code.TEXT_DIFFERS: "The words are somebody else's. Whatever the editors think of them stands "
    "beside them, never in their place.",
    Code.TEXT_OUTSIDE_PASSAGES: "Words without a passage cannot be cited, noted or compared with "
    "the witness.",
    Code.TEXT_UNWITNESSED: "Nothing could prove a text without a witness.",
    Code.PASSAGE_DUPLICATE: "A reference to it would lead to one of two places.",
    Code.PASSAGE_CHANGED: "Somebody may have cited the passage for the words that it had.",
    Code.PASSAGE_VANISHED: "Links to it from elsewhere would lead nowhere.",
    Code.PASSAGE_UNISSUED: "What is not in the registry is not pinned: nobody would notice that "
    "it changes.",
    Code.REGISTRY_INVALID: "While it cannot be read, no passage is pinned.",
    Code.COMMENT_INVALID: "Readers must be able to tell what the page said from what the editors "
    "infer, and on what grounds.",
    Code.REPLY_INVALID: "Nobody answers what was not yet written.",
    Code.QUOTATION_INVALID: "That one comment quotes another is a claim; it can be verified, so it "
    "is.",
    Code.NOTE_INVALID: "A note is found by its name, placed by its quotation, and answered for by "
    "whoever signs it.",
    Code.NOTE_DUPLICATE: "The name is the note's permanent address; two notes cannot share it.",
    Code.NOTE_UNSOURCED: "Readers need not take the editors' word for a fact.",
    Code.CONTESTED_ONE_SIDED: "Two works may well tell the same side of a dispute; readers must "
    "be told both.",
    Code.PASSAGE_UNKNOWN: "The note would have no place.",
    Code.QUOTE_NOT_FOUND: "A note is placed by the words that it quotes; a guess could put it "
    "beside others.",
    Code.QUOTE_AMBIGUOUS: "Only whoever wrote the note knows which of the places is meant.",
    Code.INTERVENTION_INVALID: "The words of the witness must be recoverable from the edition.",
    Code.CONTRIBUTOR_UNKNOWN: "Credit and responsibility go to a person, not to a slip of the pen.",
    Code.BIBLIOGRAPHY_INVALID: "A work that cannot be read cannot be printed, and a bibliography "
    "comes from anyone: only addresses of the web become links.",
    Code.CITATION_INVALID: "A page that is written otherwise would be taken for another work.",
    Code.CITATION_UNKNOWN: "Readers would look for a work that is not in the list.",
    Code.LATER_SOURCE: "What could be known on the day of the text must not be mixed with what "
    "came to light later.",
    Code.VALUE_UNKNOWN: "Each value has its own wording and look; an unknown one has none.",
    Code.LEDGER_INVALID: "A claim is judged by its words and found by its identifier; in another "
    "order, or on no page, readers would not find it.",
    Code.LEDGER_UNSOURCED: "Nobody need take the editors' word for a verdict, and a dispute has "
    "two sides.",
    Code.LEDGER_NOTE: "Readers of the text read the notes, not the ledger: both must be told the "
    "same.",
    Code.WAIVER_INVALID: "A rule is suspended for one thing and by somebody, never for all and by "
    "nobody.",
    Code.WAIVER_UNUSED: "It would hide the next mistake of its kind.",
    Code.WAIVER_EXPIRED: "What is put off for a time is not put off for good.",
    Code.WITHDRAWN_INVALID: "Whoever has cited a note finds at its address what became of it.",
    Code.ENTRY_FRONT_MATTER: "Without front matter the file has no headword, and becomes no entry.",
    Code.ENTRY_SCHEMA: "Every entry has the same parts, so that lists, previews and links can be "
    "made of them.",
    Code.ENTRY_CONTENT: "Entries come from anyone and are printed in every format: they may run, "
    "read and embed nothing.",
    Code.ENTRY_DUPLICATE: "A mention can lead to one entry only.",
    Code.ENTRY_UNUSED: "The glossary explains this text; what it does not mention, readers never "
    "come to.",
    Code.ALIAS_UNUSED: "An alias that matches nothing is most often a slip in writing it.",
    Code.NOTE_CONTENT: "Notes come from anyone and are printed in every format: they may run, read "
    "and embed nothing.",
    Code.DATE_WRONG: "A day that cannot be right is a slip, and readers judge by it how far they "
    "may rely on an entry.",
    Code.LETTERS_CONFUSED: "Words that look the same but are not are never found, and may be meant "
    "to deceive.",
    Code.ALIAS_COMMON: "It would be linked on every page, and the links that matter drowned.",
    Code.REFERENCE_UNKNOWN: "The reader would be promised a link and get none.",
    Code.SEE_ALSO_UNKNOWN: "The reference would lead nowhere.",
}
"""By code, one or two sentences."""
