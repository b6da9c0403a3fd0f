"""Wrong options for cards on dates and actors: from the same text, of the same kind, never right too."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from studyapp.generation.actors import Actor, ActorKind
from studyapp.generation.analysis import Analysis
from studyapp.generation.candidates import Candidate
from studyapp.generation.cards import as_answer
from studyapp.generation.dates import Date
from studyapp.generation.edtf import Grain
from studyapp.generation.ranking import Ranked
from studyapp.model import Card, Form, Kind

WRONG = 3
"""Wrong options beside the right one; a card with fewer has none."""
_NEAR = 1
"""Sentences around a card's own whose actors may be right too."""
_LOOKED_AT = 40
"""Dates nearest in time among which the wrong ones are looked for."""
_PLAIN = frozenset({ActorKind.STATE, ActorKind.PEOPLE, ActorKind.PERSON, ActorKind.ORGANISATION})


def options(
    analysis: Analysis, ranked: Sequence[Ranked], cards: Sequence[Card]
) -> dict[str, tuple[str, ...]]:
    """Return the options of the cards that have enough, as they are shown, by the id of the card."""
    stock = stock_of(analysis)
    return {
        card.id: tuple(as_answer(option) for option in found)
        for item, card in zip(ranked, cards, strict=True)
        if (found := choices(analysis, item.candidate, stock))
    }


@dataclass(frozen=True, slots=True)
class Stock:
    """What a document has to offer as options, gathered once for all its cards."""

    dates: Mapping[Grain, Sequence[Date]]
    """The dates that it names in full, by grain."""
    with_article: frozenset[str]
    """Actors whose names mostly stand behind "the"."""


def stock_of(analysis: Analysis) -> Stock:
    return Stock(_by_grain(analysis), _with_article(analysis))


def choices(analysis: Analysis, candidate: Candidate, stock: Stock) -> tuple[str, ...]:
    """Return the options of a card, the right one first; nothing where too few would be wrong."""
    if candidate.form is not Form.QUESTION:
        return ()
    if candidate.kind is Kind.DATE and candidate.date is not None:
        wrong = _other_dates(analysis, candidate, stock.dates.get(candidate.date.grain, ()))
    elif candidate.kind is Kind.ACTOR and len(candidate.subject) == 1:
        wrong = _other_actors(analysis, candidate, next(iter(candidate.subject)), stock)
    else:
        return ()
    found: dict[str, None] = {}
    for option in wrong:  # as many as are needed: in a book each takes a while to find
        found[option] = None
        if len(found) == WRONG:
            break
    return (candidate.answer, *found) if len(found) == WRONG else ()


def _by_grain(analysis: Analysis) -> dict[Grain, list[Date]]:
    """Return the dates that a text names in full, by grain, each moment once."""
    found: dict[Grain, dict[str, Date]] = {}
    for sentence in analysis.sentences:
        for date in sentence.dates:
            if not date.inferred:
                found.setdefault(date.grain, {})[date.edtf] = date
    return {grain: list(dates.values()) for grain, dates in found.items()}


def _other_dates(analysis: Analysis, candidate: Candidate, alike: Sequence[Date]) -> Iterator[str]:
    """Yield the dates of the same grain, those nearest in time first."""
    here = {date.edtf for date in analysis.sentences[candidate.sentence].dates}
    year = (candidate.date.year if candidate.date else None) or 0

    def distance(date: Date) -> tuple[int, str]:
        return abs((date.year or 0) - year), date.edtf

    question = candidate.question.lower()
    for date in nsmallest(_LOOKED_AT, alike, key=distance):
        if date.edtf not in here and date.answer.lower() not in question:
            yield date.answer


def _other_actors(
    analysis: Analysis, candidate: Candidate, right: str, stock: Stock
) -> Iterator[str]:
    """Yield the actors of the same kind that do not stand near the card's sentence.

    Those that are named about as often as the right one come first.
    """
    known = analysis.registry.actors.get(right)
    if known is None or known.kind not in _PLAIN:
        return
    near = _named_near(analysis, candidate.sentence)
    others = [
        actor
        for actor in analysis.registry.actors.values()
        if actor.kind is known.kind and actor.name not in near and not _is_like(actor, known)
    ]
    others.sort(key=lambda actor: (abs(actor.mentions - known.mentions), actor.name))
    with_article = candidate.answer.lower().startswith("the ")
    for actor in others:
        bare = actor.name.removeprefix("the ")
        name = f"the {bare}" if actor.name in stock.with_article else bare
        if name.startswith("the ") or not with_article or known.kind is not ActorKind.ORGANISATION:
            yield name


def _named_near(analysis: Analysis, number: int) -> set[str]:
    sentences = range(max(0, number - _NEAR), min(len(analysis.sentences), number + _NEAR + 1))
    return {named.actor for n in sentences for named in analysis.registry.named.get(n, ())}


def _is_like(one: Actor, other: Actor) -> bool:
    """Tell whether two actors share a name, as father and son do: one may be taken for the other."""
    return bool(_words(one.aliases) & _words(other.aliases))


def _words(aliases: Iterable[str]) -> set[str]:
    return {word for alias in aliases for word in alias.split() if word[:1].isupper()}


def _with_article(analysis: Analysis) -> frozenset[str]:
    """Return the actors that the text names more often with "the" than without."""
    said: Counter[str] = Counter()
    for number, all_named in analysis.registry.named.items():
        for named in all_named:
            said[named.actor] += 1 if _has_article(analysis, number, named.head) else -1
    return frozenset(name for name, more in said.items() if more > 0)


def _has_article(analysis: Analysis, number: int, head: int) -> bool:
    tree = analysis.sentences[number].tree
    article = tree.child(head, "det")
    return article is not None and tree.tokens[article].text.lower() == "the"
