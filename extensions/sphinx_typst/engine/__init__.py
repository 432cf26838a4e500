"""The Typst compiler and its language: escaping, styles, fonts, highlighting, diagnostics."""
