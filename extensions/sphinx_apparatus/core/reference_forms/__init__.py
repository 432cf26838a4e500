"""References to the texts, notes and entries of an edition: styles in words, formats of data."""
