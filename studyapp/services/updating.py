"""Another edition of a document: what it changes in the text, and what becomes of the cards."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from studyapp import generation
from studyapp.documents.anchors import Candidate, candidates, decide
from studyapp.documents.collation import Fate, collate
from studyapp.documents.restoring import restored_keys, with_restored
from studyapp.documents.word_index import Index, index
from studyapp.identity import fold
from studyapp.model import Anchor, Card, Depth, Document, LibraryCard, Status
from studyapp.progress import Progress, share, silent
from studyapp.services.places import stands, still_says
from studyapp.services.preparing import Prepared

_STEP = 50


class Doubt(StrEnum):
    """Why a card has to be placed by the user."""

    AMBIGUOUS = "ambiguous"
    """Its sentence stands in several places."""
    CHANGED = "changed"
    """Its sentence was reworded so that it may not hold the answer any more."""
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Edition:
    """A document as the library has it, with all its cards, the rejected ones too."""

    document: int
    title: str
    article: Document
    cards: tuple[LibraryCard, ...]
    digest: str = ""
    """SHA-256 of the bytes that it was read from."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A card that lost a passage, and where that may stand now, the likeliest place first."""

    card: LibraryCard
    why: Doubt
    places: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Update:
    """What another edition would change; nothing is changed yet."""

    edition: Edition
    prepared: Prepared
    counts: Counter[Fate]
    """How many passages stayed, moved and so on."""
    placed: Mapping[str, Card]
    """By their ids, the cards that get another place or another wording."""
    kept: int
    """How many of the cards that the user sees keep their sentence."""
    unplaced: tuple[Unplaced, ...]
    fresh: tuple[Card, ...]
    """Cards of passages that the old edition did not have."""
    withdrawn: tuple[Card, ...] = ()
    """Cards that nobody has edited or studied, of passages that the user takes out again."""


def plan_update(edition: Edition, prepared: Prepared, progress: Progress | None = None) -> Update:
    """Compare a document of the library with another edition of it.

    What the user had put back into the old edition is put back into the new one. Cards keep their
    ids, schedules and edits; a generated card that nobody has edited follows the new wording of
    its sentence. New cards come from passages alone that the old edition did not have.

    Raises:
        Cancelled: Only if `progress` raises it.
    """
    tell = progress or silent
    return _plan(
        edition, _with_choices(edition.article, prepared, share(tell, 0, 40)), share(tell, 40, 100)
    )


def plan_restoring(
    edition: Edition, keys: frozenset[str], depth: Depth, progress: Progress | None = None
) -> Update:
    """Plan to have just the dropped passages with these keys put back into a document.

    Cards are made of what comes back; those of what is taken out again go with it, unless they
    were edited or studied.

    Raises:
        Cancelled: Only if `progress` raises it.
    """
    tell = progress or silent
    document = with_restored(edition.article, keys)
    generated = generation.generate(document, depth=depth, progress=share(tell, 0, 60))
    prepared = Prepared(document, generated, edition.digest, depth=depth)
    out = edition.article.passages().keys() - document.passages().keys()
    return _plan(edition, prepared, share(tell, 60, 100), out=out)


def plan_generating(edition: Edition, depth: Depth, progress: Progress | None = None) -> Update:
    """Plan to add the cards that are made from a document, as when its language was mistaken.

    The text and all cards that it has stay as they are.

    Raises:
        Cancelled: Only if `progress` raises it.
    """
    article = edition.article
    generated = generation.generate(article, depth=depth, progress=progress)
    prepared = Prepared(article, generated, edition.digest, depth=depth)
    return Update(
        edition=edition,
        prepared=prepared,
        counts=Counter({Fate.UNCHANGED: len(article.passages())}),
        placed={},
        kept=sum(is_offered(kept) for kept in edition.cards),
        unplaced=(),
        fresh=tuple(_unasked(edition, prepared, (kept.card for kept in edition.cards))),
    )


def generates_from(document: Document) -> bool:
    """Tell whether cards are made from texts in the language that a document is in."""
    return document.language.lower().partition("-")[0] in generation.LANGUAGES


def _plan(
    edition: Edition, prepared: Prepared, progress: Progress, *, out: Collection[str] = ()
) -> Update:
    """Plan an update; cards as they were made go with the passages that the user takes `out`."""
    places = index(prepared.document)
    collation = collate(edition.article, prepared.document, places, share(progress, 0, 50))
    judged = _judge(edition.cards, places, share(progress, 50, 100))
    known = {id_: card for id_, card in judged.items() if isinstance(card, Card)}
    lost = [j for j in judged.values() if isinstance(j, Unplaced) and is_offered(j.card)]
    withdrawn = [j.card.card for j in lost if _goes_with(j.card, out)]
    lost = [j for j in lost if j.card.card not in withdrawn]
    made = {_same(card): card for card in prepared.cards()}
    placed = {
        kept.card.id: card
        for kept in edition.cards
        if kept.card.id in known
        and (card := _reworded(kept, known[kept.card.id], made)) != kept.card
    }
    offered = sum(is_offered(kept) for kept in edition.cards)
    return Update(
        edition=edition,
        prepared=prepared,
        counts=collation.counts,
        placed=placed,
        kept=offered - len(lost) - len(withdrawn),
        unplaced=tuple(lost),
        fresh=tuple(_fresh(edition, prepared, known.values())),
        withdrawn=tuple(withdrawn),
    )


def unplaced(cards: Iterable[LibraryCard], article: Document) -> list[Unplaced]:
    """Return the cards that the user sees whose passages stand in an article no longer."""
    passages = article.passages()
    lost = [
        kept
        for kept in cards
        if is_offered(kept) and not all(stands(anchor, passages) for anchor in kept.card.anchors())
    ]
    if not lost:
        return []
    places = index(article)
    judged = (place_of(kept, places) for kept in lost)
    return [found for found in judged if isinstance(found, Unplaced)]


def is_offered(kept: LibraryCard) -> bool:
    """Tell whether a card is, or may be, studied."""
    return kept.card.status in (Status.ACTIVE, Status.SUGGESTED)


def place_of(kept: LibraryCard, places: Index) -> Card | Unplaced:
    """Return a card at the places where its passages stand now, or why it has none for sure."""
    card = kept.card
    anchors: list[Anchor] = []
    for anchor in card.anchors():
        if stands(anchor, places.by_id):
            anchors.append(anchor)
            continue
        found = candidates(places, anchor)
        place = decide(found)
        if place is None:
            return Unplaced(kept, _doubt(found), tuple(one.anchor for one in found))
        if not still_says(card, anchor.quote, place.quote):
            return Unplaced(kept, Doubt.CHANGED, (place,))
        anchors.append(place)
    return replace(card, anchor=anchors[0] if anchors else None, more=tuple(anchors[1:]))


def _with_choices(old: Document, prepared: Prepared, progress: Progress) -> Prepared:
    """Put back into a new edition what the user had put back into the old one, with its cards."""
    document = with_restored(prepared.document, restored_keys(old))
    if document == prepared.document or prepared.deck is not None:
        return prepared
    generated = generation.generate(document, depth=prepared.depth, progress=progress)
    return replace(prepared, document=document, generated=generated)


def _judge(
    cards: Sequence[LibraryCard], places: Index, progress: Progress
) -> dict[str, Card | Unplaced]:
    judged: dict[str, Card | Unplaced] = {}
    for n, kept in enumerate(cards):
        if n % _STEP == 0:
            progress(n, len(cards))
        judged[kept.card.id] = place_of(kept, places)
    progress(len(cards), len(cards))
    return judged


def _doubt(found: Sequence[Candidate]) -> Doubt:
    if sum(one.sure for one in found) > 1:
        return Doubt.AMBIGUOUS
    return Doubt.CHANGED if found else Doubt.GONE


def _reworded(kept: LibraryCard, placed: Card, made: Mapping[tuple[str, ...], Card]) -> Card:
    """Return a card with the wording that its reworded sentence gives it, unless it was edited."""
    again = made.get(_same(placed))
    if again is None or not _is_as_made(kept) or _says_the_same(placed, kept.card):
        return placed
    return replace(again, id=placed.id, status=placed.status, note=placed.note, tags=placed.tags)


def _says_the_same(one: Card, other: Card) -> bool:
    """Tell whether two cards come from a sentence of the same words."""
    return one.anchor is None or other.anchor is None or one.anchor.quote == other.anchor.quote


def _is_as_made(kept: LibraryCard) -> bool:
    """Tell whether a card was generated and nobody has changed what it says."""
    return bool(kept.card.rule) and kept.changed == kept.created


def _goes_with(kept: LibraryCard, passages: Collection[str]) -> bool:
    """Tell whether nothing is lost when a card goes with the passages it was made from."""
    blocks = {anchor.block for anchor in kept.card.anchors()}
    return _is_as_made(kept) and kept.schedule is None and blocks <= set(passages)


def _fresh(edition: Edition, prepared: Prepared, placed: Iterable[Card]) -> Iterable[Card]:
    """Yield the cards of sentences that the old edition did not have and no card asks for yet."""
    old = {
        fold(passage.text[start:end])
        for passage in edition.article.passages().values()
        for start, end in passage.sentences
    }
    for card in _unasked(edition, prepared, placed):
        if not {fold(anchor.quote) for anchor in card.anchors()} <= old:
            yield card


def _unasked(edition: Edition, prepared: Prepared, cards: Iterable[Card]) -> Iterable[Card]:
    """Yield the prepared cards that the edition does not have, and that none of `cards` asks for."""
    ids = {kept.card.id for kept in edition.cards}
    taken = {_same(card) for card in cards}
    for card in prepared.cards():
        if card.id not in ids and _same(card) not in taken:
            yield card


def _same(card: Card) -> tuple[str, ...]:
    """What makes two cards of a text ask for the same: sentence, kind, form and answer."""
    quote = fold(card.anchor.quote) if card.anchor else ""
    return quote, card.kind, card.form, *map(fold, card.answers or (card.answer,))
