"""The file deck.toml: what a deck folder says about itself."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studyapp.decks.files import read_text
from studyapp.decks.findings import BrokenFile, Finding, Severity

FORMAT = "studyapp-deck/1"
SHIPPED = "studyapp:"
"""Begins the name of an article that comes with the app."""
_KILOBYTES = 16
_REQUIRED = ("format", "id", "title", "article")
_OPTIONAL = ("author", "licence", "version", "language")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{2,63}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """The values of deck.toml; what is missing is empty."""

    id: str = ""
    title: str = ""
    author: str = ""
    licence: str = ""
    version: str = "1"
    language: str = "en"
    article: str = ""
    article_line: int = 1
    """The line of deck.toml that names the article."""


def read(file: Path) -> tuple[Manifest, list[Finding]]:
    """Read deck.toml and say what is wrong with it.

    Raises:
        UnreadableFile: The file is missing or cannot be read.
    """
    try:
        text = read_text(file, kilobytes=_KILOBYTES).removeprefix("\ufeff")
        table = _parsed(text)
    except BrokenFile as broken:
        return Manifest(), [Finding(file, broken.line, "error", broken.text)]
    lines = _lines(text)
    findings = [
        Finding(file, lines.get(key, 1), severity, message)
        for key, severity, message in (*_flaws(table), *_article_flaws(table, file.parent))
    ]
    values = {
        key: str(table[key]).strip()
        for key in (*_REQUIRED[1:], *_OPTIONAL)
        if key in table and _is_text(key, table[key])
    }
    if _article_flaws(table, file.parent):
        values.pop("article", None)
    return Manifest(**values, article_line=lines.get("article", 1)), findings


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise BrokenFile(1, "the values are nested too deeply") from error
    except ValueError as error:
        place = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = int(place[1]) if place else text.rstrip().count("\n") + 1
        reason = re.sub(r"\s*\(at [^)]*\)", "", str(error))
        raise BrokenFile(line, f"this is not TOML: {reason[:1].lower()}{reason[1:]}") from error


def _flaws(table: dict[str, Any]) -> list[tuple[str, Severity, str]]:
    """Return the key, the severity and the text of what is wrong, apart from the article's name."""
    flaws: list[tuple[str, Severity, str]] = [
        (key, "error", f"`{key}` is missing") for key in _REQUIRED if key not in table
    ]
    for key, value in table.items():
        if key not in (*_REQUIRED, *_OPTIONAL):
            flaws.append((key, "warning", f"`{key}` is not known: {_list(_REQUIRED + _OPTIONAL)}"))
        elif not _is_text(key, value):
            flaws.append((key, "error", f"`{key}` must be a text in quotes"))
        elif key in _REQUIRED and not str(value).strip():
            flaws.append((key, "error", f"`{key}` is empty"))
    form, identity = table.get("format"), table.get("id")
    if isinstance(form, str) and form.strip() and form != FORMAT:
        newer = form.startswith("studyapp-deck/")
        hint = "a newer version of the app may read it" if newer else f'it must be "{FORMAT}"'
        flaws.append(("format", "error", f'the format "{form}" is not known: {hint}'))
    if isinstance(identity, str) and identity.strip() and not _ID.fullmatch(identity.strip()):
        flaws.append(("id", "error", "`id` must be 3 to 64 letters, digits, dots and hyphens"))
    return flaws


def _article_flaws(table: dict[str, Any], folder: Path) -> list[tuple[str, Severity, str]]:
    name = table.get("article")
    if not isinstance(name, str) or not name.strip() or _is_safe(name.strip(), folder):
        return []
    return [("article", "error", f'the article "{name}" is not a file in the folder of the deck')]


def _is_safe(name: str, folder: Path) -> bool:
    """Whether the name leads to a shipped article or stays inside the deck's folder."""
    if name.startswith(SHIPPED):
        return re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name.removeprefix(SHIPPED)) is not None
    if re.search(r"[\\:\x00-\x1f]", name) or name.startswith(("/", "~")):
        return False
    return (folder / name).resolve().is_relative_to(folder.resolve())


def _is_text(key: str, value: object) -> bool:
    # A bare number is how most people would write a version.
    number = key == "version" and isinstance(value, int | float) and not isinstance(value, bool)
    return number or isinstance(value, str)


def _lines(text: str) -> dict[str, int]:
    """Return the line that sets each key or begins each table; tomllib keeps no places."""
    lines: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        key = re.match(r"""\s*\[*\s*["']?([^\s"'=.\]]+)""", line)
        if key:
            lines.setdefault(key[1], number)
    return lines


def _list(names: tuple[str, ...]) -> str:
    return f"the keys are {', '.join(names)}"
