"""Where files are: what the app ships with, and the folder that holds the user's data."""

import os
from pathlib import Path

from platformdirs import user_data_path

from studyapp.errors import UnwritableFile

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "resources"
_CHECKOUT = _PACKAGE.parent

RESOURCES = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT / "resources"
DECKS = _INSTALLED / "decks" if _INSTALLED.is_dir() else _CHECKOUT / "decks"
ARTICLES = RESOURCES / "articles"
ENGINE = RESOURCES / "model" / "engine.bin"
"""The network of the sentence engine."""


def data_folder() -> Path:
    """Return the folder for library, settings, exports and backups; it need not exist yet.

    `STUDYAPP_HOME` names it, else it is the platform's per-user data folder.

    Raises:
        UnwritableFile: It depends on a home folder, or a current folder, that there is not.
    """
    home = os.environ.get("STUDYAPP_HOME")
    try:
        folder = Path(home) if home else user_data_path("studyapp", appauthor=False)
        return folder.expanduser().absolute()
    except (RuntimeError, OSError) as error:
        raise UnwritableFile(
            "The folder for your data cannot be told, because the home folder or the current folder "
            "is not known: set STUDYAPP_HOME to a folder of your own."
        ) from error


def library_file() -> Path:
    return data_folder() / "library.studyapp"


def settings_file() -> Path:
    return data_folder() / "settings.json"


def exports_folder() -> Path:
    return data_folder() / "exports"


def article_file(name: str) -> Path:
    """Return the shipped article that decks call `studyapp:NAME`."""
    return ARTICLES / f"{name}.md"
