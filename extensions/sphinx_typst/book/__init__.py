"""One book: its tree, labels, headings, front matter, index, main source file."""
