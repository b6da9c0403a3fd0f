"""Checking deck folders, as their authors do before they share them."""

from dataclasses import dataclass
from pathlib import Path

from studyapp.decks import folder as deck_folder
from studyapp.decks.findings import Finding
from studyapp.services.preparing import deck_article, read_deck


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found in a deck folder."""

    cards: int
    findings: list[Finding]
    fixed: int = 0
    """Ids that were missing and have been written."""


def check_deck(folder: Path, *, fix: bool = False) -> Report:
    """Check a deck folder; with `fix`, write missing ids first.

    Raises:
        UnreadableFile: The folder is no deck.
        UnwritableFile: The ids cannot be written.
    """
    folder = deck_folder.folder_of(folder)
    fixed = 0
    if fix:
        fixed = deck_folder.fix(folder, article=lambda name: deck_article(folder, name))
    deck, findings = read_deck(folder)
    return Report(len(deck.cards), findings, fixed)
