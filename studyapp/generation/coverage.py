"""How much of a document its active cards ask, and why a sentence has no card."""

from collections.abc import Collection, Mapping, Sequence

from studyapp.coverage import Count, Coverage, Refused
from studyapp.generation.analysis import Analysis
from studyapp.generation.sentences import Sentence
from studyapp.model import Card, Kind, Status

NO_PROSE = "the text has no sentences, only headings, tables or lists"
NOTHING = "no date, actor or argument was found that a rule can ask for"
UNASKED = "its date or actor stands where no rule can ask for it"
REPEATED = "another sentence says the same"


def cover(
    analysis: Analysis, cards: Sequence[Card], reasons: Mapping[int, str], claims: frozenset[int]
) -> Coverage:
    """Count dates, actors and claims.

    Args:
        analysis: The document.
        cards: All cards that were made.
        reasons: By sentence the first reason for which a candidate was refused.
        claims: The sentences that carry a claim.
    """
    places = {(s.place.passage.id, s.place.start): s for s in analysis.sentences}
    active = [card for card in cards if card.status is Status.ACTIVE]
    carded = {place.number for card in cards for place in _places(card, places)}
    argued = {
        place.number
        for card in active
        if card.kind is Kind.ARGUMENT
        for place in _places(card, places)
    }
    told = {analysis.sentences[n].text for n in carded}
    refused = tuple(
        Refused(s.place.quote, reasons.get(s.number) or _why(analysis, s, told))
        for s in analysis.sentences
        if s.number not in carded
    )
    if not analysis.sentences:
        refused = (Refused("", NO_PROSE),)
    return Coverage(
        _dates(analysis, active),
        _actors(analysis, active),
        Count(len(claims), len(claims & argued)),
        refused,
    )


def _why(analysis: Analysis, sentence: Sentence, told: Collection[str]) -> str:
    """Return why nothing was proposed for a sentence; `told` are the sentences that have a card."""
    if sentence.text in told:
        return REPEATED
    actors = (analysis.registry.of(sentence.number, m.head) for m in sentence.parse.mentions)
    return UNASKED if sentence.dates or any(actors) else NOTHING


def _places(card: Card, places: Mapping[tuple[str, int], Sentence]) -> list[Sentence]:
    return [places[(a.block, a.start)] for a in card.anchors() if (a.block, a.start) in places]


def _dates(analysis: Analysis, active: Sequence[Card]) -> Count:
    found = {
        (s.place.passage.id, s.place.start, d.edtf) for s in analysis.sentences for d in s.dates
    }
    covered = {(c.anchor.block, c.anchor.start, c.date) for c in active if c.anchor and c.date}
    return Count(len(found), len(found & covered))


def _actors(analysis: Analysis, active: Sequence[Card]) -> Count:
    """Count actors that do something in a finite clause, and those that a card asks about."""
    acting = {
        actor.name
        for s in analysis.sentences
        for clause in s.clauses
        if clause.finite is not None and clause.subject is not None
        if (actor := analysis.registry.of(s.number, clause.subject)) is not None
    }
    covered = set()
    for card in active:
        text = f"{card.question} {card.answer}"
        covered |= {
            name
            for name in card.actors
            if any(alias in text for alias in analysis.registry.actors[name].aliases)
        }
    return Count(len(acting), len(acting & covered))
