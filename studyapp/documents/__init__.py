"""From a file to a Document: one reader per format, repair, sentences, and anchors found again."""

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from studyapp.documents.assembling import assemble
from studyapp.documents.decoding import load
from studyapp.documents.drafts import Draft
from studyapp.errors import UnreadableFile
from studyapp.model import Document
from studyapp.progress import Progress, share, silent

Reader = Callable[[bytes, str, Progress], Draft]
"""From the bytes of a file and its name to a draft."""

READERS: dict[str, str] = {
    ".txt": "text.reading",
    ".pdf": "pdf.reading",
    ".text": "text.reading",
    ".md": "markdown.reading",
    ".markdown": "markdown.reading",
    ".html": "web.reading",
    ".htm": "web.reading",
    ".xhtml": "web.reading",
    ".mhtml": "web.archives",
    ".mht": "web.archives",
    ".epub": "epub.reading",
    ".docx": "docx.reading",
}
"""The module here whose `read` is the Reader of a suffix; imported only when a file needs it."""
SUFFIXES: tuple[str, ...] = tuple(READERS)


def read(path: Path, progress: Progress | None = None) -> Document:
    """Return the document that a file holds.

    Raises:
        UnreadableFile: The file is missing, empty, too large, no text or of another format.
        Cancelled: Only if `progress` raises it.
    """
    name = READERS.get(path.suffix.lower())
    if name is None and os.path.isfile(path):  # noqa: PTH113  False, not an error, if unreadable
        known = ", ".join(SUFFIXES)
        raise UnreadableFile(
            f"“{path.name}” is of a kind that cannot be read: save it as one of {known}."
        )
    data = load(path)
    if name is None:
        raise UnreadableFile(f"“{path.name}” is not a file: choose an article.")
    tell = progress or silent
    reader = cast(Reader, import_module(f"{__name__}.{name}").read)
    draft = reader(data, path.name, share(tell, 0, 60))
    # Names need not be text: a wrong byte in one would otherwise stop the library from keeping it.
    shown = Path(os.fsencode(path).decode("utf-8", "replace"))
    document = assemble(
        draft, title=readable(shown.stem), origin=str(shown), progress=share(tell, 60, 100)
    )
    if not document.blocks:
        raise UnreadableFile(f"“{path.name}” holds no text that can be read: choose another file.")
    return document


def readable(stem: str) -> str:
    """Return the name of a file as a title: words apart, the first with a capital letter."""
    words = " ".join(stem.replace("_", " ").split())
    if " " not in words:
        words = " ".join(words.replace("-", " ").split())
    return words[:1].upper() + words[1:]
