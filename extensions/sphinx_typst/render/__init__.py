"""The translator: from the tree of a book to Typst markup, a module for each family of nodes."""
