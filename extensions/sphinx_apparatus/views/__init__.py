"""Generated parts of pages: lists, overview of the thread, where a term is used."""
