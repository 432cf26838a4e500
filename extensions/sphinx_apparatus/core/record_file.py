"""Read a contributed file of records: as its policy has it, checked by its schema."""

from __future__ import annotations

from sphinx_apparatus.core.contributed import Policy
from sphinx_apparatus.core.entry_file import unsafe_characters
from sphinx_apparatus.core.text_file import ReadBytes, TextFile, read_text_file
from sphinx_apparatus.core.yaml_record import Record, read_record


def read_record_file(
    path: str, read: ReadBytes, policy: Policy, schema: str, hint: str = "Write it in UTF-8."
) -> Record:
    """Return the record in a file, with all that is wrong with it; ``read`` returns its bytes.

    A file that cannot be read, or is larger than ``policy`` allows, gives an empty record.
    ``schema`` names the schema, ``hint`` says what to do about a file that cannot be read. All
    problems have the code of the policy.
    """
    code, what, most = policy.refused, f"The {policy.file or policy.what}", policy.most_bytes
    file = read_text_file(path, read, code, hint, what=what, most_bytes=most)
    if not isinstance(file, TextFile):
        return Record(problems=[file])
    record = read_record(file.text, path, schema, syntax_code=code, schema_code=code)
    record.problems += unsafe_characters(record, code)
    return record
