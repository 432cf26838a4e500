"""The translator: from an assembled doctree to Typst markup, one module a family of nodes."""
