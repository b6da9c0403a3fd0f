"""Documents, cards and figures as plain text for a terminal."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from studyapp.coverage import Generated, Refused
from studyapp.model import BlockType, Card, Document, DocumentEntry, Form, LibraryCard, Status
from studyapp.services.library import LibraryInfo
from studyapp.services.opening import Services

_SHOWN = 5
"""Cards of the tour."""
_FEW = 3
"""So few cards need a reason."""
_MANY = 10
"""And so many sentences without a card for each that there is."""
_EMPTY = "The library is empty. `studyapp import FILE` adds an article."
_NAMES = {"date": "dates", "actor": "actors", "argument": "arguments", "own": "your own"}


def document_text(document: Document) -> str:
    parts = [document.title]
    if document.author:
        parts.append(document.author)
    for block in document.blocks:
        if block.type is BlockType.HEADING:
            parts.append(f"{'#' * (block.level or 1)} {block.text}")
        elif block.type is BlockType.ITEM:
            parts.append(f"• {block.text}")
        else:
            parts.append(block.text)
    parts.extend(f"[{note.number}] {note.text}" for note in document.notes)
    return "\n\n".join(parts)


def cards_text(generated: Generated) -> str:
    """Return the active cards, the number of suggestions and the coverage."""
    active = [card for card in generated.cards if card.status is Status.ACTIVE]
    coverage = generated.coverage
    counts = ", ".join(
        f"{count.covered} of {count.found} {name}"
        for name, count in (
            ("dates", coverage.dates),
            ("actors", coverage.actors),
            ("claims", coverage.claims),
        )
    )
    suggested = len(generated.cards) - len(active)
    summary = f"{_cards(len(active))}, {suggested} more suggested. With a card: {counts}."
    few = len(active) < _FEW or len(active) * _MANY < len(coverage.refused)
    reasons = _reasons(coverage.refused, suggested) if few else ""
    parts = [*(card_text(card) for card in active), summary, reasons]
    return "\n\n".join(part for part in parts if part)


def _reasons(refused: Sequence[Refused], suggested: int) -> str:
    """Say why there are few or no cards: the commonest reasons, each with its sentences."""
    counts = Counter(one.why for one in refused)
    told = [
        f"{why} ({count} sentences)" if count > 1 else why for why, count in counts.most_common(3)
    ]
    if suggested:
        told.append(f"at this depth {suggested} more are only suggested")
    if not told:
        return ""
    return f"Few or no cards, because: {'; '.join(told)}."


def card_text(card: Card) -> str:
    lines = [f"[{card.kind.value}] {card.question}"]
    if card.form is Form.LIST:
        lines.extend(f"  {n}. {item}" for n, item in enumerate(card.answers, 1))
    else:
        lines.append(f"  → {card.answer}")
    return "\n".join(lines)


def info_text(info: LibraryInfo) -> str:
    rows = [
        ("Library", str(info.path)),
        ("Size", f"{info.bytes / 1024:,.0f} KiB"),
        ("Documents", str(info.documents)),
        ("Cards", f"{info.active} active, {info.suggested} suggested"),
        ("To study now", f"{info.due} due, {info.new} new"),
        ("Answers given", str(info.reviews)),
    ]
    if info.learned:
        rows.append(("Learned", ", ".join(f"{r} {v:+.2f}" for r, v in info.learned.items())))
    return "\n".join(f"{name + ':':<15}{value}" for name, value in rows)


def entries_text(entries: Sequence[DocumentEntry]) -> str:
    if not entries:
        return _EMPTY
    lines = (
        f"{entry.id:>4}  {entry.title}  ({_cards(entry.active)}, {entry.due} due, {entry.new} new)"
        for entry in entries
    )
    return "\n".join(lines)


def tour_text(services: Services, exports: Path, now: datetime) -> str:
    """Do what the window does at the first start, and say what there is and where.

    Adds the study edition if the library is fresh, and writes its deck for Anki.
    """
    services.library.start(now)
    entries = services.library.documents(now)
    if not entries:
        return _EMPTY
    exports.mkdir(parents=True, exist_ok=True)
    first = entries[0]
    document = services.library.document(first.id)
    cards = services.library.cards(first.id)
    exported = services.exchange.export(first.id, exports / f"{_file_name(first.title)}.apkg")
    return "\n".join(
        [
            document.title,
            document.author,
            f"{document.words():,} words, {len(document.notes)} notes",
            "",
            f"Cards: {_kind_counts(cards)}",
            "",
            *(card_text(c.card) for c in _spread(cards)),
            "",
            f"Deck for Anki: {exported.path} ({exported.notes} notes)",
            f"Library:       {services.library.info(now).path}",
        ]
    )


def _kind_counts(cards: Sequence[LibraryCard]) -> str:
    active = Counter(c.card.kind.value for c in cards if c.card.status is Status.ACTIVE)
    suggested = sum(c.card.status is Status.SUGGESTED for c in cards)
    kinds = ", ".join(f"{active[kind]} {name}" for kind, name in _NAMES.items() if active[kind])
    return f"{sum(active.values())} active ({kinds}), {suggested} suggested"


def _spread(cards: Sequence[LibraryCard]) -> list[LibraryCard]:
    """Pick a few active cards from all over the article."""
    active = [c for c in cards if c.card.status is Status.ACTIVE]
    step = max(1, len(active) // _SHOWN)
    return active[::step][:_SHOWN]


def _cards(count: int) -> str:
    return "1 card" if count == 1 else f"{count} cards"


def _file_name(title: str) -> str:
    words = "".join(c if c.isalnum() else " " for c in title).split()
    return "-".join(words).lower()[:60].rstrip("-") or "deck"
