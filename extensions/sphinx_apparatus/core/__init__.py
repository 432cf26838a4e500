"""The pure core: no docutils, no Sphinx. Text in, records and problems out."""
