"""How much of a document its active cards ask, and why a sentence has no card."""

from collections.abc import Mapping, Sequence

from studyapp.coverage import Count, Coverage, Refused
from studyapp.generation.analysis import Analysis, Sentence
from studyapp.generation.claims import is_claim
from studyapp.model import Card, Status

NOTHING = "no date, actor or argument was found that a rule can ask for"


def cover(analysis: Analysis, cards: Sequence[Card], reasons: Mapping[int, str]) -> Coverage:
    """Count dates, actors and claims; `reasons` holds the first refusal per sentence."""
    places = {(s.passage.id, s.start): s for s in analysis.sentences}
    active = [card for card in cards if card.status is Status.ACTIVE]
    asked = {place.number for card in active for place in _places(card, places)}
    carded = {place.number for card in cards for place in _places(card, places)}
    refused = tuple(
        Refused(s.passage.text[s.start : s.end], reasons.get(s.number, NOTHING))
        for s in analysis.sentences
        if s.number not in carded
    )
    claims = [s for s in analysis.sentences if is_claim(s)]
    return Coverage(
        _dates(analysis, active), _actors(analysis, active),
        Count(len(claims), sum(s.number in asked for s in claims)), refused,
    )  # fmt: skip


def _places(card: Card, places: Mapping[tuple[str, int], Sentence]) -> list[Sentence]:
    return [places[(a.block, a.start)] for a in card.anchors() if (a.block, a.start) in places]


def _dates(analysis: Analysis, active: Sequence[Card]) -> Count:
    found = {(s.passage.id, s.start, d.edtf) for s in analysis.sentences for d in s.dates}
    covered = {(c.anchor.block, c.anchor.start, c.date) for c in active if c.anchor and c.date}
    return Count(len(found), len(found & covered))


def _actors(analysis: Analysis, active: Sequence[Card]) -> Count:
    """Actors that are named in the subject of a finite clause, and those that a card asks about."""
    acting = {
        m.actor
        for s in analysis.sentences
        for clause in s.clauses
        for m in s.mentions
        if clause.subject[0] <= m.start and m.end <= clause.subject[1]
    }
    covered = set()
    for card in active:
        text = f"{card.question} {card.answer}"
        covered |= {
            name
            for name in card.actors
            if any(a in text for a in analysis.registry.actors[name].leaks)
        }
    return Count(len(acting), len(acting & covered))
