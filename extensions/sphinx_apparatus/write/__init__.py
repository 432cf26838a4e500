"""The write phase: links, lists of citations, identifiers of single pages."""
