"""Which candidates become cards, how sure they are, and which of them are active at a depth."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from studyapp.generation.analysis import Analysis
from studyapp.generation.candidates import Candidate
from studyapp.generation.wordlists import several
from studyapp.model import GAP, Depth, Kind

PER_THOUSAND = {Depth.ESSENTIAL: 8, Depth.STANDARD: 18, Depth.THOROUGH: 40}
"""Active cards per 1,000 words of body."""

PRIOR = {
    "abbreviation": 0.85,
    "role": 0.75,
    "date-event": 0.82,
    "date-action": 0.8,
    "date-life": 0.45,
    "date-cloze": 0.62,
    "who-agent": 0.74,
    "who-subject": 0.68,
}
"""What a card of a rule is worth before its own merits; other rules start at 0.5."""

ACTIVE_RULES = frozenset(PRIOR)
"""Rules whose cards may be active without a look: dates, roles, abbreviations, who and which."""

FLOOR = 0.6
"""Below this confidence a card is only suggested."""

_BARE = re.compile(
    r"\bthe ([a-z-]+ )?([a-z-]+)(?=[,.?;:)]|$|\s(?:and|but|was|were|had|did|is|are|has|have|on|"
    r"by|with|at|as|when|after|which|who|into|would)\b)"
)
_UNIQUE = several(
    "world past future sea east west north south government economy public people "
    "population press army navy king queen emperor church war peace country region rest "
    "end beginning first second whole"
)
_VAGUE_TIME = re.compile(
    r"\b(?:now|today|recently|currently|ago|so far|at present|presently|this year)\b", re.IGNORECASE
)
_TIED = re.compile(
    r"\b(?:also|as well|too|again|another|others?|further|likewise|then|subsequently|"
    r"(?:days|weeks|months|years) later)\b",
    re.IGNORECASE,
)
_PROTAGONIST = 0.1
"""Share of all mentions from which an actor is what the whole text is about."""
_IDENTITY = re.compile(r"(?:Who|Which \w+) (?:is|was|are|were) (?:an?|one) ")
_NAME = re.compile(r"(?<![.?!] )(?<!^)\b[A-Z][\w-]+")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate that passed the filters, with its confidence."""

    candidate: Candidate
    confidence: float


def rank(analysis: Analysis, candidates: Iterable[Candidate]) -> list[Ranked]:
    """Return one candidate per sentence and answer, the best, in article order."""
    candidates = list(candidates)
    protagonists = _protagonists(analysis)
    answers = Counter(name for c in candidates if c.kind is Kind.ACTOR for name in c.subject)
    total = sum(answers.values())
    best: dict[tuple[object, ...], Ranked] = {}
    for candidate in candidates:
        share = (
            max((answers[name] / total for name in candidate.subject), default=0.0)
            if total
            else 0.0
        )
        value = _confidence(analysis, candidate, share)
        if candidate.rule == "who-subject" and _guessable(candidate, protagonists):
            value = round(max(0.0, value - 0.2), 2)
        ranked = Ranked(candidate, value)
        key = (candidate.sentence, candidate.kind, candidate.answers or _folded(candidate.answer))
        if key not in best or ranked.confidence > best[key].confidence:
            best[key] = ranked
    return _without_twins(sorted(best.values(), key=_order))


def active(ranked: Sequence[Ranked], depth: Depth, words: int) -> set[int]:
    """Return the positions of the cards that are active at a depth."""
    limit = max(1, round(PER_THOUSAND[depth] * words / 1000))
    able = [
        (-item.confidence, position)
        for position, item in enumerate(ranked)
        if item.candidate.rule in ACTIVE_RULES and item.confidence >= FLOOR
    ]
    return {position for _, position in sorted(able)[:limit]}


def _protagonists(analysis: Analysis) -> frozenset[str]:
    """Return the actors that the text names all the time."""
    named = Counter(m.actor for s in analysis.sentences for m in s.mentions)
    return frozenset(a for a, n in named.items() if n >= _PROTAGONIST * named.total())


def _guessable(candidate: Candidate, protagonists: frozenset[str]) -> bool:
    """Tell whether the topic alone gives the answer: its protagonist, asked without a time."""
    return candidate.subject <= protagonists and not re.search(r"\d", candidate.question)


def _confidence(analysis: Analysis, candidate: Candidate, share: float) -> float:
    question = candidate.question.replace(GAP, "")
    sentence = analysis.sentences[candidate.sentence]
    value = PRIOR.get(candidate.rule, 0.5) + candidate.weight
    names = len(_NAME.findall(question))
    value += 0.04 * min(names, 3)
    if names == 0 and candidate.rule != "abbreviation":
        value -= 0.15 if len(question.split()) > 12 else 0.3
    value -= 0.09 * sum(m.group(2) not in _UNIQUE for m in _BARE.finditer(question))
    value -= 0.12 * bool(_VAGUE_TIME.search(question))
    value -= 0.006 * max(0, len(question.split()) - 26)
    value -= 0.08 * (sentence.note is not None)
    if candidate.rule == "who-subject":
        value -= 0.15 * (len(question.split()) < 8) + 0.25 * max(0.0, share - 0.2)
        value -= 0.15 * bool(_IDENTITY.match(question)) + 0.1 * any(
            d.inferred for d in sentence.dates
        )
    value -= 0.15 * bool(_TIED.search(question))
    return round(min(1.0, max(0.0, value)), 2)


def _order(item: Ranked) -> tuple[int, str, str, str]:
    candidate = item.candidate
    return (candidate.sentence, candidate.kind, candidate.rule, candidate.question)


def _without_twins(ranked: list[Ranked]) -> list[Ranked]:
    """Leave out a question that an earlier card asks already."""
    seen: set[str] = set()
    kept = []
    for item in ranked:
        question = _folded(item.candidate.question)
        if question not in seen:
            seen.add(question)
            kept.append(item)
    return kept


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", re.sub(r"^(?:the|from|between|in)\s", "", text.lower())).strip()
