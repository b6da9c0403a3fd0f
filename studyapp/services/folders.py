"""What a folder that is imported holds: a deck, or articles."""

import os
from collections.abc import Sequence
from pathlib import Path

from studyapp import documents
from studyapp.decks import folder as deck_folder


def articles_in(path: Path, readable: Sequence[str] = documents.SUFFIXES) -> list[Path]:
    """Return the articles of a folder by name, without those in its folders.

    Whatever is no such folder is returned as it is: a file, a deck, a folder without articles.
    """
    try:
        if not path.is_dir() or (path / deck_folder.MANIFEST).exists():
            return [path]
        with os.scandir(path) as entries:
            names = sorted(entry.name for entry in entries if entry.is_file())
    except OSError:  # reading it will say why
        return [path]
    found = [path / n for n in names if n[:1] != "." and Path(n).suffix.lower() in readable]
    return found or [path]
