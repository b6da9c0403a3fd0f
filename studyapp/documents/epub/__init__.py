"""The reader of EPUB books."""
