"""Works and how they are cited: what is asked of sphinxcontrib-bibtex, and our styles for it."""
