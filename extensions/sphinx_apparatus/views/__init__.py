"""Generated parts of pages: registers, overview of the thread, where a term is used."""
