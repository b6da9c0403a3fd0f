"""The user's preferences, kept as one small JSON file beside the library."""

import json
import logging
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from studyapp.errors import UnwritableFile

logger = logging.getLogger(__name__)

_LONGEST = 100_000
"""Characters that are read: far more than settings have, whatever stands in their place."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Preferences with the defaults of a first start."""

    theme: str = "system"
    """One of "system", "light", "dark", "sepia"."""
    font_size: int = 18
    """Size of the article's text in pixels."""
    depth: str = "standard"
    new_per_day: int = 20
    reviews_per_day: int = 200
    desired_retention: float = 0.9
    """The share of cards that should be remembered when they are due (FSRS)."""
    day_starts_at: int = 4
    """Hour of local time at which the next study day begins."""
    last_document: int | None = None
    learned_since: str = ""
    """From when on decisions about cards count for new ones (ISO 8601, UTC); "" for always."""
    answers_shown: bool = False
    """Whether card answers stand openly beside the text."""


def load(path: Path) -> Settings:
    """Read the settings; a missing file, and each value that makes no sense, gives the default."""
    try:
        if path.exists() and not path.is_file():
            return Settings()  # a pipe would be waited for
        with path.open(encoding="utf-8") as file:
            data = json.loads(file.read(_LONGEST))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:
        logger.info("Settings in %s cannot be read, defaults are used: %s", path, error)
        return Settings()
    if not isinstance(data, dict):
        return Settings()
    default = asdict(Settings())
    known = {f.name for f in fields(Settings)}
    return Settings(**{k: v for k, v in data.items() if k in known and _fits(k, v, default[k])})


def save(settings: Settings, path: Path) -> None:
    """Write the settings whole or not at all.

    Raises:
        UnwritableFile: The folder or the file cannot be written.
    """
    text = json.dumps(asdict(settings), indent=2, ensure_ascii=False) + "\n"
    target = Path(os.path.realpath(path))  # a link stays a link
    partial = target.with_name(target.name + ".partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(text, "utf-8")
        os.replace(partial, target)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        raise UnwritableFile(
            f"The settings cannot be saved in {path} ({error.strerror}): "
            "make room on the disk or make the folder writable."
        ) from error


_LIMITS = {
    "font_size": (10, 48),
    "new_per_day": (0, 9999),
    "reviews_per_day": (0, 9999),
    "desired_retention": (0.7, 0.99),
    "day_starts_at": (0, 23),
}
_WORDS = {
    "theme": ("system", "light", "dark", "sepia"),
    "depth": ("essential", "standard", "thorough"),
}


def moment(text: str) -> datetime | None:
    """Return a moment of the settings in UTC; None where there is none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _fits(name: str, value: object, default: object) -> bool:
    if name == "last_document":
        return value is None or (isinstance(value, int) and not isinstance(value, bool))
    if name in _WORDS:
        return value in _WORDS[name]
    if name in _LIMITS:
        low, high = _LIMITS[name]
        return type(value) in (int, type(default)) and low <= value <= high  # type: ignore[operator]
    return type(value) is type(default)
