"""The search of the theme: it finds passages, notes and headwords, and not only pages.

``units`` takes a document apart into the targets that a result may have, ``names`` collects what
they are called, ``index`` turns both into script files, ``build`` joins this to Sphinx. The script
of the search page is ``static/reader-search.js``; it loads only those files that a question needs,
as scripts, so that the search works from a folder on disk.
"""
