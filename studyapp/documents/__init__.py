"""From a file to a Document: one reader per format, repair, sentences, and anchors found again."""
