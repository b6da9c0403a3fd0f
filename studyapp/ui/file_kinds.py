"""The kinds of files that can be imported, as file dialogs name them."""

from collections.abc import Sequence

_KINDS = (
    ("Plain text", (".txt", ".text")),
    ("Markdown", (".md", ".markdown")),
    ("Web pages", (".html", ".htm", ".xhtml", ".mhtml", ".mht")),
    ("PDF", (".pdf",)),
    ("EPUB books", (".epub",)),
    ("Word documents", (".docx",)),
)


def name_filter(readable: Sequence[str]) -> str:
    """Return the filter of a file dialog: all articles in one line, then a line for each kind."""
    lines = [("Articles", tuple(readable))]
    lines += [(name, tuple(s for s in kind if s in readable)) for name, kind in _KINDS]
    return ";;".join(
        f"{name} ({' '.join(f'*{suffix}' for suffix in kind)})" for name, kind in lines if kind
    )
