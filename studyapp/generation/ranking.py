"""Which candidates become cards, how sure they are, and which of them are active at a depth."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from studyapp.generation.analysis import Analysis
from studyapp.generation.candidates import Candidate
from studyapp.generation.worth import worth
from studyapp.model import GAP, Depth, Form, Kind

PER_THOUSAND = {Depth.ESSENTIAL: 8, Depth.STANDARD: 18, Depth.THOROUGH: 40}
"""Active cards per 1,000 words of body."""
PRIOR = {
    "date-event": 0.8,
    "date-noun": 0.75,
    "lifespan": 0.65,
    "date-gap": 0.55,
    "who": 0.5,
    "by-whom": 0.65,
    "role": 0.5,
    "identity": 0.65,
    "predicate": 0.7,
    "reason": 0.85,
    "purpose": 0.75,
    "means": 0.75,
    "condition": 0.65,
    "saying": 0.7,
    "effect": 0.7,
    "cause": 0.65,
    "alternative": 0.7,
    "concession": 0.6,
    "term": 0.75,
    "object": 0.6,
    "task": 0.6,
    "completion": 0.4,
    "rhetorical": 0.5,
    "definition": 0.8,
    "entry": 0.9,
    "list": 0.6,
    "numbered": 0.65,
    "announced": 0.7,
    "amount": 0.5,
    "clausal": 0.7,
}
"""What a card of a rule is worth before its own merits."""
_NAME = re.compile(r"(?<![.?!] )(?<!^)\b[A-Z][\w-]+")
_VAGUE = re.compile(r"\b(?:now|today|recently|currently|ago|so far|at present|presently)\b", re.I)
_TIED = re.compile(
    r"\b(?:also|as well|too|again|another|others?|further|likewise|then|subsequently|some|one)\b",
    re.I,
)
_WORTH = {Kind.ARGUMENT: 1.0, Kind.ACTOR: 0.7}
"""How much the worth of its sentence adds to a card; a date counts wherever it stands."""
_AGAIN = 0.3
"""How much less each further card of one fact counts when the best are chosen."""
_BESIDE = 0.15
"""How much less each further fact of one sentence counts then."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate that passed the filters, with its confidence."""

    candidate: Candidate
    confidence: float


def rank(analysis: Analysis, candidates: Iterable[Candidate]) -> list[Ranked]:
    """Return one candidate per sentence and answer, the best, in article order."""
    best: dict[tuple[object, ...], Ranked] = {}
    for candidate in candidates:
        ranked = Ranked(candidate, confidence(analysis, candidate))
        key = (candidate.sentence, _folded(candidate.answer))
        if key not in best or ranked.confidence > best[key].confidence:
            best[key] = ranked
    return _without_twins(sorted(best.values(), key=_order))


def confidence(analysis: Analysis, candidate: Candidate) -> float:
    question = candidate.question.replace(GAP, "")
    words = question.split()
    value = PRIOR.get(candidate.rule, 0.5) + candidate.weight
    names = len(_NAME.findall(question))
    value += 0.05 * min(names, 3)
    if names == 0:
        value -= 0.12
    value -= 0.15 * (len(words) < 7 and candidate.rule not in ("role", "identity"))
    value -= 0.08 * bool(_VAGUE.search(question))
    value -= 0.08 * bool(_TIED.search(question))
    value -= 0.15 * (candidate.context is not None)
    value -= 0.01 * max(0, len(words) - 24)
    if candidate.kind is Kind.ACTOR and candidate.rule in ("who", "by-whom"):
        share = max((analysis.registry.share(name) for name in candidate.subject), default=0.0)
        value -= min(0.3, share * 1.5) if not any(c.isdigit() for c in question) else 0.05
        value -= 0.1 * (not candidate.subject)
        value -= 0.15 * candidate.answer.islower()
    if candidate.kind in _WORTH:
        known = worth(analysis, analysis.sentences[candidate.sentence])
        value += _WORTH[candidate.kind] * (known - 0.35)
    answer = candidate.answer.split()
    value -= 0.008 * max(0, len(answer) - 18)
    value -= 0.1 * (candidate.kind is Kind.ARGUMENT and len(answer) < 4)
    return round(min(1.0, max(0.0, value)), 3)


def active(ranked: Sequence[Ranked], depth: Depth, words: int) -> set[int]:
    """Return the positions of the cards that are active at a depth.

    The best one is taken first; each further card of the same fact has to be better by some, and
    so, by less, has each further fact of the same sentence.
    """
    limit = max(1, round(PER_THOUSAND[depth] * words / 1000))
    by_date = _graded(
        [(item.confidence, _fact(item.candidate)) for item in ranked],
        _AGAIN,
    )
    values = _graded(
        [(v, (r.candidate.sentence,)) for v, r in zip(by_date, ranked, strict=True)], _BESIDE
    )
    order = sorted(range(len(ranked)), key=lambda position: (-values[position], position))
    return set(order[:limit])


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
    asked = {
        r.candidate.sentence
        for r in ranked
        if r.candidate.kind is Kind.ARGUMENT and r.candidate.form is Form.QUESTION
    }
    dated = {
        (r.candidate.sentence, r.candidate.date.start)
        for r in ranked
        if r.candidate.date and r.candidate.form is Form.QUESTION
    }
    kept = []
    for item in ranked:
        question = _folded(item.candidate.question)
        if item.candidate.rule == "completion" and item.candidate.sentence in asked:
            continue
        date = item.candidate.date
        at = (item.candidate.sentence, date.start) if date is not None else None
        if item.candidate.rule == "date-gap" and at in dated:
            continue
        if question not in seen:
            seen.add(question)
            kept.append(item)
    return kept


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", re.sub(r"^(?:the|from|between|in)\s", "", text.lower())).strip()
