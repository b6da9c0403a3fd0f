"""The reader of Markdown, by way of HTML."""
