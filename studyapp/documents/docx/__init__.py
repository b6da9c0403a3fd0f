"""The reader of Word files."""
