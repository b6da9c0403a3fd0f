"""Which candidates become cards, how sure they are, and which of them are active at a depth."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from studyapp.generation.analysis import Analysis
from studyapp.generation.candidates import Candidate
from studyapp.generation.confidence import NOTHING_LEARNED, confidence, own_confidence
from studyapp.generation.wordlists import several
from studyapp.generation.worth import worth
from studyapp.model import Depth, Form, Kind

PER_THOUSAND = {Depth.ESSENTIAL: 8, Depth.STANDARD: 18, Depth.THOROUGH: 40}
"""Active cards per 1,000 words of body."""
_LESS_PER_FACT = 0.3
"""How much less each further card of one fact counts when the best are chosen."""
_LEAST = {Depth.ESSENTIAL: 0.6, Depth.STANDARD: 0.35, Depth.THOROUGH: -0.9}
"""Cards that are less sure are only suggested."""
_LEAST_OF_CLAIMS = {**_LEAST, Depth.STANDARD: 0.45}
_LEAST_OF_ACTORS = {**_LEAST, Depth.STANDARD: 0.4}
"""The same for claims and actors: of those below it readers kept a third, of dates more."""
_LEAST_OF_GAPS = {**_LEAST, Depth.STANDARD: 0.6}
"""The same for gaps in place of a date: readers kept none of those below it."""
_FEW = {Depth.ESSENTIAL: 0, Depth.STANDARD: 8, Depth.THOROUGH: 0}
_LEAST_OF_FEW = {**_LEAST, Depth.STANDARD: 0.3}
"""So many cards per 1,000 words may be less sure, so that an essay is not left almost without any."""
_SPARING = several("completion happening lifespan attribute role")
"""Rules whose cards readers kept too seldom: they are active only where all is asked."""
_LEAN: dict[Depth, dict[Kind, float]] = {
    Depth.ESSENTIAL: {Kind.ACTOR: 0.1},
    Depth.STANDARD: {Kind.ACTOR: 0.1},
    Depth.THOROUGH: {Kind.DATE: 0.15, Kind.ACTOR: -0.05},
}
_WORTH = {Depth.ESSENTIAL: 0.0, Depth.STANDARD: 0.0, Depth.THOROUGH: 1.0}
"""How much the worth of its sentence counts for a card on a claim: where little is asked, readers
keep what is asked best; where all is asked, what is argued must not be missing."""
_DATES = {Depth.ESSENTIAL: 0.6, Depth.STANDARD: 0.6, Depth.THOROUGH: 1.0}
"""The share of dates: of them readers keep most, but a chapter is more than its dates."""
_SHALLOWER = {Depth.STANDARD: Depth.ESSENTIAL, Depth.THOROUGH: Depth.STANDARD}
"""Whose cards a depth has all of."""
_LESS_PER_SENTENCE = 0.7
"""How much less each further fact of one sentence counts then."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate that passed the filters, with its confidence."""

    candidate: Candidate
    confidence: float
    worth: float = 0.0
    """How much of a claim its sentence carries, where it is a card on one."""


def rank(
    analysis: Analysis,
    candidates: Iterable[Candidate],
    learned: Mapping[str, float] = NOTHING_LEARNED,
) -> list[Ranked]:
    """Return one candidate per sentence and answer, the best, in article order.

    `learned` holds by how much a user's decisions raise or lower the prior of each rule.
    """
    best: dict[tuple[object, ...], tuple[float, Candidate]] = {}
    for candidate in candidates:
        # The sentence above must not decide: an edit there would change the cards of this one.
        alone = own_confidence(analysis, candidate, learned)
        key = (candidate.sentence, _folded(candidate.answer))
        if key not in best or alone > best[key][0]:
            best[key] = (alone, candidate)
    ranked = [
        Ranked(c, confidence(analysis, c, learned), _worth(analysis, c)) for _, c in best.values()
    ]
    return _without_twins(sorted(ranked, key=_order))


def _worth(analysis: Analysis, candidate: Candidate) -> float:
    if candidate.kind is not Kind.ARGUMENT:
        return 0.0
    return worth(analysis, analysis.sentences[candidate.sentence])


def active(ranked: Sequence[Ranked], depth: Depth, words: int) -> set[int]:
    """Return the positions of the cards that are active at a depth.

    The best one is taken first; each further card of the same fact has to be better by some, and
    so, by less, has each further fact of the same sentence.
    """
    limit = max(1, round(PER_THOUSAND[depth] * words / 1000))
    lean, weight = _LEAN[depth], _WORTH[depth]
    by_fact = _graded(
        [
            (
                item.confidence + lean.get(item.candidate.kind, 0.0) + weight * item.worth,
                _fact(item.candidate),
            )
            for item in ranked
        ],
        _LESS_PER_FACT,
    )
    values = _graded(
        [(v, (r.candidate.sentence,)) for v, r in zip(by_fact, ranked, strict=True)],
        _LESS_PER_SENTENCE,
    )
    order = sorted(range(len(ranked)), key=lambda position: (-values[position], position))
    if depth is not Depth.THOROUGH:
        order = [position for position in order if ranked[position].candidate.rule not in _SPARING]
    few = round(_FEW[depth] * words / 1000)
    sure = [
        position
        for n, position in enumerate(order)
        if ranked[position].confidence
        >= _least(ranked[position].candidate, depth, is_of_few=n < few)
    ]
    # What is too unsure leaves its room empty: nothing further down takes it.
    room = len(set(sure) & set(order[:limit]))
    taken = active(ranked, _SHALLOWER[depth], words) if depth in _SHALLOWER else set()
    dates = {n for n, item in enumerate(ranked) if item.candidate.kind is Kind.DATE}
    return _mixed(sure, taken, dates, room, max(1, round(_DATES[depth] * room)))


def _mixed(
    order: Sequence[int], taken: set[int], dates: set[int], limit: int, most: int
) -> set[int]:
    """Return what is taken and the first of an order; more than most dates only for lack of others."""
    chosen = set(taken)
    later: list[int] = []
    for position in order:
        if len(chosen) >= limit:
            break
        if position in dates and len(chosen & dates) >= most:
            later.append(position)
        else:
            chosen.add(position)
    return chosen | set(later[: max(0, limit - len(chosen))])


def _least(candidate: Candidate, depth: Depth, *, is_of_few: bool) -> float:
    """Return how sure a card must be to be active; `is_of_few` if it is one of the best of a text."""
    if candidate.rule == "date-gap":
        return _LEAST_OF_GAPS[depth]
    if is_of_few:
        return _LEAST_OF_FEW[depth]
    table = {Kind.ARGUMENT: _LEAST_OF_CLAIMS, Kind.ACTOR: _LEAST_OF_ACTORS}
    return table.get(candidate.kind, _LEAST)[depth]


def _fact(candidate: Candidate) -> tuple[int, ...]:
    """Return what cards on one fact have in common: the sentence, and the date that is asked for."""
    date = candidate.date
    return (candidate.sentence,) if date is None else (candidate.sentence, date.start)


def _graded(items: Sequence[tuple[float, tuple[int, ...]]], less: float) -> list[float]:
    """Return values lowered by so much for each better one of the same group."""
    groups: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for position, (_, key) in enumerate(items):
        groups[key].append(position)
    out = [0.0] * len(items)
    for positions in groups.values():
        positions.sort(key=lambda p: (-items[p][0], p))
        for n, position in enumerate(positions):
            out[position] = items[position][0] - less * n
    return out


def _order(item: Ranked) -> tuple[int, str, str, str]:
    candidate = item.candidate
    return (candidate.sentence, candidate.kind, candidate.rule, candidate.question)


def _without_twins(ranked: list[Ranked]) -> list[Ranked]:
    """Leave out a question that an earlier card asks already, and a gap where a question asks."""
    seen: set[str] = set()
    asked: dict[int, list[set[str]]] = defaultdict(list)
    for r in ranked:
        if r.candidate.kind is Kind.ARGUMENT and r.candidate.form is Form.QUESTION:
            asked[r.candidate.sentence].append(set(_folded(r.candidate.answer).split()))
    dated = {
        (r.candidate.sentence, r.candidate.date.start)
        for r in ranked
        if r.candidate.date and r.candidate.kind is Kind.DATE and r.candidate.form is Form.QUESTION
    }
    kept = []
    for item in ranked:
        question = _folded(item.candidate.question)
        if item.candidate.rule == "completion" and _is_asked(item, asked[item.candidate.sentence]):
            continue
        date = item.candidate.date
        at = (item.candidate.sentence, date.start) if date is not None else None
        if item.candidate.rule == "date-gap" and at in dated:
            continue
        if question not in seen:
            seen.add(question)
            kept.append(item)
    return kept


def _is_asked(gap: Ranked, answers: Sequence[set[str]]) -> bool:
    """Tell whether a question of the same sentence has much of what a gap asks for as its answer."""
    told = set(_folded(gap.candidate.answer).split())
    return any(len(told & other) * 2 >= min(len(told), len(other)) for other in answers)


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", re.sub(r"^(?:the|from|between|in)\s", "", text.lower())).strip()
