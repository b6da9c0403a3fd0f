"""How sure it is that a candidate is a good card: a sum of grounds, each with its name."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from studyapp.generation.analysis import Analysis
from studyapp.generation.candidates import Candidate
from studyapp.generation.pointers import pointers
from studyapp.generation.worth import worth
from studyapp.model import GAP, Kind

NOTHING_LEARNED: Mapping[str, float] = MappingProxyType({})
PRIOR = {
    "date-event": 1.1,
    "date-noun": 0.95,
    "lifespan": 0.58,
    "work": 0.3,
    "date-gap": 0.92,
    "happening": 0.38,
    "who": 0.56,
    "by-whom": 0.38,
    "role": 0.46,
    "identity": 0.5,
    "predicate": 0.72,
    "reason": 0.6,
    "purpose": 0.72,
    "means": 0.9,
    "condition": 0.58,
    "saying": 0.4,
    "inquiry": 0.5,
    "effect": 0.32,
    "cause": 0.8,
    "alternative": 0.7,
    "concession": 0.28,
    "term": 0.8,
    "object": 0.54,
    "task": 0.5,
    "attribute": 0.12,
    "becoming": 0.5,
    "genitive": 0.5,
    "judgement": 0.6,
    "report": 0.65,
    "complement": 0.75,
    "completion": 0.28,
    "rhetorical": 0.5,
    "definition": 0.8,
    "entry": 0.9,
    "list": 0.78,
    "numbered": 0.65,
    "announced": 0.7,
    "amount": 0.3,
    "quantity": 0.65,
    "place": 0.6,
    "clausal": 0.88,
}
"""What a card of a rule is worth before its own merits."""
NAME = re.compile(r"(?<![.?!] )(?<!^)\b[A-Z][\w-]+")
_VAGUE = re.compile(
    r"\b(?:now|today|recently|currently|ago|so far|at present|presently|yesterday|tomorrow|"
    r"(?:last|next|this) (?:week|month|year)|days later|since then)\b",
    re.I,
)
_SAYING = re.compile(
    r"(?:Who|Which \w+) (?:also )?(?:said|says|told|tells|stated|states|claim(?:s|ed)|argue[ds]|noted?s?|"
    r"believe[ds]|wrote|writes|observe[ds]|spoke|reported|added|explained|announced)\b"
)
_TIED = re.compile(
    r"\b(?:similar|also|as well|too|again|another|others?|further|likewise|then|subsequently|some|one)\b",
    re.I,
)
_UNNAMED = re.compile(r"\bthe [a-z]+\b(?! (?:of|that|who|which|in|for|to)\b)")
_UNSAID = re.compile(
    r"^(?:\w+ (?:what|which)\b[^?]*? (?:did|was|were|had) |(?:\w+ )?(?:the )? ?\([a-z ]+\) )?"
    r"(?:[Tt]he [a-z]+(?! (?:of|that|who|which|for)\b) |[Aa]n? )"
)
"""Dates of something that is not named: "the rule", "a paper". Readers kept 40%, of others 66%."""
_TAKEN_UP = re.compile(
    r"\bthe (?:procedure|belief|error|proposition|system|alternative|phenomenon|phrase|method|idea|claim|"
    r"proposal|practice|approach|view|notion|matter|reason|account|case|condition|solution|objection|"
    r"argument)(?= (?:[a-z]+ed|was|were|had|in|by|before|until)\b|[?.,])"
)
"""Nouns that take up what was told before, in one word: "settle the matter". Readers kept none of nine."""
_INEXACT = frozenset({"about", "around"})
"""Words of a date that its question has too: "Around what year"."""
_WORD = re.compile(r"[a-z]{4,}")
_DESCRIPTION = re.compile(r"\[(?:the|an?) [a-z]")
"""What was put in for a pronoun, where that is no name: readers kept 27%, with a name 62%."""
_YEAR = re.compile(r"\d{3}")
_FULL = 10
"""Words of a question that says when or in view of what: of shorter ones on tasks readers kept 23%."""
_LITTLE = re.compile(
    r"(?:some|certain|several|various|many|different|other|two|three|four|five|six) (?:\w+ ?){1,2}$"
)
"""Answers that name nothing: "some key ideas"."""
_PRONOUN = re.compile(
    r"\b(?:did|do|was|were|had|has|does|is|are|can|could|may|might|must|should|will|would) (?:it|its|they|their|he|his|she|her|that|this)\b"
)
"""A pronoun that is the subject of a question."""
_EMPTY = re.compile(
    r"\b(?:things?|ways?|kinds?|parts?|matters?|cases?|facts?|points?|issues?|problems?|ideas?|"
    r"situations?|others?)\b",
    re.I,
)
_DEFINING = frozenset({"identity", "predicate", "definition"})
"""Rules that ask what something is."""
_SHORT_BY_NATURE = frozenset({"quantity", "genitive"})
"""Rules whose answers may be a number or a name."""
_MODAL = re.compile(r"\b(?:would|should|could|might|may)\b", re.I)
_WORTH = {Kind.ARGUMENT: 0.65, Kind.ACTOR: 0.4}
"""How much the worth of its sentence adds to a card; a date counts wherever it stands."""

_NAMES = (-0.2, -0.08, 0.07, 0.15)
"""What no name, one, two and more in a question are worth: readers kept 12, 17, 28 and 44%."""
_DOUBT, _USUAL_DOUBT, _MOST_DOUBT = 0.08, 0.5, 0.35
"""How much doubt about its sentence's tree costs a card: of the most doubtful tenth readers kept 6%,
of the surest half 37%."""
ABOUT = "names whom the text is about"
_ABOUT = 0.5
"""How much a question gains from naming whom the text is about: where nobody else is named."""
_USUAL_WORTH = 0.35
"""The worth of a sentence that neither raises nor lowers its cards."""


def confidence(
    analysis: Analysis, candidate: Candidate, learned: Mapping[str, float] = NOTHING_LEARNED
) -> float:
    """Return the sum of the grounds; most lie between 0 and 1."""
    return round(sum(value for _, value in grounds(analysis, candidate, learned)), 3)


def own_confidence(
    analysis: Analysis, candidate: Candidate, learned: Mapping[str, float] = NOTHING_LEARNED
) -> float:
    """Return the sum of what a candidate's own sentence says for it: an edit elsewhere changes none."""
    alone = replace(candidate, context=None)
    return sum(value for name, value in grounds(analysis, alone, learned) if name != ABOUT)


def grounds(
    analysis: Analysis, candidate: Candidate, learned: Mapping[str, float] = NOTHING_LEARNED
) -> Iterator[tuple[str, float]]:
    """Yield what speaks for a candidate and against it, in words, with how much."""
    yield "cards of this rule", PRIOR.get(candidate.rule, 0.5)
    yield "what was learned of this rule", learned.get(candidate.rule, 0.0)
    yield "what the rule says of this card", candidate.weight
    doubt = analysis.sentences[candidate.sentence].tree.doubt
    yield "a tree that is not sure", -min(_MOST_DOUBT, _DOUBT * max(0.0, doubt - _USUAL_DOUBT))
    described = candidate.question.startswith("How does the text describe")
    yield "a bare name", -0.35 * described
    yield from _of_wording(candidate)
    if candidate.kind is Kind.ACTOR and candidate.rule in ("who", "by-whom"):
        yield from _of_actors(analysis, candidate)
    if candidate.kind is Kind.DATE or candidate.rule in ("object", "attribute", "task"):
        yield "a name that several bear", -0.2 * _is_shared(analysis, candidate.question)
    yield "it says what the text is about", 1.2 * _defines_topic(analysis, candidate)
    yield ABOUT, _ABOUT * _share_asked(analysis, candidate)
    title = set(_WORD.findall(_plain(analysis.document.title)))
    told = set(_WORD.findall(_plain(candidate.answer)))
    if candidate.kind is not Kind.DATE:
        yield "an answer that the title names", -0.12 * bool(title & told)
    points = _points_out(analysis, candidate)
    yield "an answer that points to another sentence", -0.3 * points
    dated = candidate.date is not None and candidate.date.inferred
    yield "a date that the sentence does not give in full", -0.35 * dated
    if candidate.kind in _WORTH:
        known = worth(analysis, analysis.sentences[candidate.sentence])
        yield "the worth of its sentence", _WORTH[candidate.kind] * (known - _USUAL_WORTH)


def _defines_topic(analysis: Analysis, candidate: Candidate) -> bool:
    """Tell whether a card asks, at the beginning, what that is which title or section names."""
    sentence = analysis.sentences[candidate.sentence]
    if candidate.rule not in _DEFINING or sentence.place.number > 1:
        return False
    headings = (analysis.document.title, getattr(sentence.place.passage, "section", ""))
    asked = set(_WORD.findall(_plain(candidate.question)))
    named = (set(_WORD.findall(_plain(heading))) for heading in headings)
    return any(words and words <= asked for words in named)


def _is_shared(analysis: Analysis, question: str) -> bool:
    """Tell whether a question calls a king by a name alone that several kings of the text bear."""
    return any(
        re.search(rf"\b{re.escape(name)}\b(?!['’]?s? (?:[IVXL]+\b|the [A-Z]|[A-Z]))", question)
        for name in analysis.registry.shared
    )


def _share_asked(analysis: Analysis, candidate: Candidate) -> float:
    """Return how much of all naming goes to the actor of a question who is named most."""
    registry = analysis.registry
    asked = {
        named.actor
        for named in registry.named.get(candidate.sentence, ())
        if named.actor.split()[-1] in candidate.question
    }
    return max((registry.share(name) for name in asked), default=0.0)


def _points_out(analysis: Analysis, candidate: Candidate) -> bool:
    """Tell whether an answer points to something that neither it nor its question names."""
    asked = candidate.question.lower()
    said = " ".join(candidate.answers or (candidate.answer,)).lower()
    pointing = pointers(analysis, analysis.sentences[candidate.sentence])
    return any(words in said and words not in asked for words in pointing)


def _of_wording(candidate: Candidate) -> Iterator[tuple[str, float]]:
    question = candidate.question.replace(GAP, "")
    length = len(question.split())
    names = len(NAME.findall(question))
    yield "names in the question", _NAMES[min(names, 3)]
    short = length < 7 and candidate.rule not in ("role", "identity")
    yield "a short question", -0.15 * (short and candidate.context is None)
    bare = candidate.rule == "task" and length < _FULL
    yield "a short question on a task", -0.12 * (bare and not short)
    dated = candidate.kind is not Kind.DATE and bool(_YEAR.search(question))
    yield "a year in the question", 0.15 * dated
    yield "what might be", -0.12 * bool(_MODAL.search(question))
    yield "a long question", -0.025 * max(0, length - 22)
    yield "things that are not named", -0.08 * len(_UNNAMED.findall(question))
    if candidate.kind is Kind.DATE:
        bare = bool(_UNSAID.match(question)) or length < _FULL - 1
        yield "a date of something unnamed", -0.3 * (names == 0 and bare)
    yield "what takes up a thought", -0.5 * bool(_TAKEN_UP.search(question))
    yield "a description put in", -0.2 * bool(_DESCRIPTION.search(question))
    yield "a vague time", -0.2 * bool(_VAGUE.search(question))
    yield "words that tie to the text", -0.25 * bool(_TIED.search(question))
    yield (
        "a sentence is shown above it",
        (-0.25 if short else -0.35) * (candidate.context is not None),
    )
    leans = candidate.context is not None and bool(_PRONOUN.search(question))
    yield "a pronoun that only the sentence above explains", -0.3 * leans
    told = len(candidate.answer.split())
    yield "a long answer", -0.03 * max(0, told - 16)
    claim = candidate.kind is Kind.ARGUMENT and candidate.rule not in _SHORT_BY_NATURE
    yield "a short answer", -0.2 * (claim and told < 4)
    empty = len(_EMPTY.findall(candidate.answer))
    yield "nouns that say little in the answer", -0.08 * min(2, empty)
    yield "an answer that says little", -0.25 * bool(_LITTLE.match(candidate.answer))
    yield "words that stand in question and answer", -0.3 * _overlap(question, candidate.answer)
    yield "somebody's own words for an answer", -0.15 * ('"' in candidate.answer)


def _plain(text: str) -> str:
    """Return a text in small letters without accents: Mérida and Merida are one town."""
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in parts if not unicodedata.combining(c))


def _overlap(question: str, answer: str) -> float:
    """Return the share of the words of an answer that its question has too."""
    told = set(_WORD.findall(answer.lower())) - _INEXACT
    return len(told & set(_WORD.findall(question.lower()))) / len(told) if told else 0.0


def _of_actors(analysis: Analysis, candidate: Candidate) -> Iterator[tuple[str, float]]:
    """Yield what speaks against asking for an actor: who is everywhere is easily guessed."""
    share = max((analysis.registry.share(name) for name in candidate.subject), default=0.0)
    yield "an actor who is everywhere", -min(0.4, share * 2)
    short = len(candidate.answer.split()) < 4
    yield "who said something", -0.3 * bool(_SAYING.match(candidate.question))
    yield "an actor without a name", (-0.6 if short else -0.4) * (not candidate.subject)
    title = set(re.findall(r"\w{4,}", _plain(analysis.document.title)))
    named = {word for name in candidate.subject for word in _plain(name).split()}
    yield "an actor whom the title names", -0.2 * bool(title & named)
