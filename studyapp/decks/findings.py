"""What a check of a deck finds: an error or a warning, and the line it stands on."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a deck's check; an error keeps the deck from being used."""

    file: Path
    line: int
    """As a text editor counts: from 1."""
    severity: Severity
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.severity}: {self.text}"


class BrokenFile(Exception):
    """A deck's file makes no sense from this line on; the reader of the deck makes it a finding."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.line = line
        self.text = text
