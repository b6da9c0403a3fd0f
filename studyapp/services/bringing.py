"""Importing without a window: a file is added, or updates the edition that the library has."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from studyapp.documents.collation import Fate
from studyapp.model import Depth
from studyapp.progress import Progress, share, silent
from studyapp.services.opening import Services
from studyapp.services.updating import Update


@dataclass(frozen=True, slots=True)
class Brought:
    """The document that a file became, and a sentence for the user where there is one to say."""

    document: int
    title: str
    cards: int
    remark: str = ""


def bring(
    services: Services,
    file: Path,
    now: datetime,
    *,
    depth: Depth = Depth.STANDARD,
    keep_both: bool = False,
    progress: Progress | None = None,
) -> Brought:
    """Add an article or a deck; another edition of an article updates it, unless both are wanted.

    Cards that an update leaves without a sure place wait for the user.

    Raises:
        UnreadableFile: The path is no readable article and no deck.
        Cancelled: Only if `progress` raises it; nothing is added.
    """
    tell = progress or silent
    prepared = services.prepare(
        file, depth=depth, learned=services.learned(), progress=share(tell, 0, 90)
    )
    edition = None if keep_both else services.library.edition_of(prepared)
    if edition is None:
        added = services.library.add(prepared, now)
        already = f"{file} is in the library already." if added.already else ""
        return Brought(added.document, added.title, added.cards, already)
    update = services.plan_update(edition, prepared, share(tell, 90, 100))
    done = services.library.update(update, now)
    cards = len(services.library.cards(done.document))
    return Brought(done.document, done.title, cards, _sentence(update))


def _sentence(update: Update) -> str:
    """Say what an update did: "Updated “X”: 40 passages unchanged, 1 gone; 2 new cards."."""
    counts = ", ".join(
        f"{update.counts[fate]} {'passages ' if fate is Fate.UNCHANGED else ''}{fate}"
        for fate in Fate
        if update.counts[fate] or fate is Fate.UNCHANGED
    )
    parts = [counts]
    if update.fresh:
        parts.append(f"new cards: {len(update.fresh)}")
    if update.unplaced:
        parts.append(f"cards that wait in the window to be placed: {len(update.unplaced)}")
    return f"Updated “{update.edition.title}”: {'; '.join(parts)}."
