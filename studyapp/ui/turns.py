"""What the Study view shows next: one card with all that its answer needs, or a pause."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from studyapp.model import Document, LibraryCard, Rating
from studyapp.ui.controls import plural

if TYPE_CHECKING:
    from studyapp.services.opening import Services
    from studyapp.services.review import ReviewSession


@dataclass(frozen=True, slots=True)
class Turn:
    """One card to be asked, with all that its answer shows, so that nothing is waited for then."""

    card: LibraryCard
    title: str
    done: int
    left: int
    passage: str
    start: int
    end: int
    intervals: dict[Rating, timedelta]


@dataclass(frozen=True, slots=True)
class Pause:
    """No card can be asked now; perhaps one comes back later."""

    done: int
    until: datetime | None
    held: int = 0
    """New cards that today's limit keeps for later days."""


def next_turn(
    services: "Services", session: "ReviewSession", documents: dict[int, Document], now: datetime
) -> Turn | Pause:
    """Return the card to ask now, or why there is none; called in the store's worker.

    `documents` keeps what was read once, for as long as the session lasts.
    """
    card = session.next(now)
    if card is None:
        return Pause(session.done, session.waiting_until(), session.held_back(now))
    return turn_of(card, services, session, documents, now)


def turn_of(
    card: LibraryCard,
    services: "Services",
    session: "ReviewSession",
    documents: dict[int, Document],
    now: datetime,
) -> Turn:
    if card.document not in documents:
        documents[card.document] = services.library.document(card.document)
    document, anchor = documents[card.document], card.card.anchor
    counts = session.counts(now)
    passage, start, end = anchor.quote if anchor else "", 0, 0
    found = services.locate(document, anchor) if anchor is not None else None
    if found is not None:
        passage = document.passages()[found.block].text
        start, end = found.start, found.end
    section = anchor.section if anchor else ""
    return Turn(
        card=card,
        title=f"{document.title} · {section}" if section else document.title,
        done=session.done,
        left=counts.learning + counts.due + counts.new,
        passage=passage,
        start=start,
        end=end,
        intervals=session.intervals(card, now),
    )


def pause_message(done: int) -> str:
    """Return what the end of a session says."""
    if done:
        return f"Done for now: {plural(done, 'answer')}."
    return "Nothing is due now."
