"""The Typst compiler and its language: values written safely, styles, fonts, code colors."""
