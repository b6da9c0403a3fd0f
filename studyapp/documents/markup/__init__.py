"""From HTML to a draft: the one way of Markdown, Word files, EPUB and saved web pages."""
