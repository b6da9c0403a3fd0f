"""The reader of plain text: page-by-page extractions, hard-wrapped books, and text with long lines."""
