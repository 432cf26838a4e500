"""One book: tree, labels, headings, front matter, index, main file and the files it imports."""
