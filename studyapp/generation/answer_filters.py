"""Filters on answers: too long, pointing to another sentence, empty, cut off, or told by the question."""

import re
from difflib import SequenceMatcher

from studyapp.generation.analysis import Analysis
from studyapp.generation.candidates import Candidate
from studyapp.generation.engine.values import Token
from studyapp.generation.syntax import FINITE
from studyapp.generation.wordlists import several, words
from studyapp.model import Kind

POINTS_OUT = re.compile(
    r"\bthe (?:latter|above|above-mentioned|following|preceding|aforementioned|below|aforesaid|"
    r"annexed|appended|enclosed)\b|"
    r"\babove-mentioned\b|\bas follows\b|"
    r"\bthe next step\b|\bthe (?:intervening|ensuing) (?:period|time|years)\b|\bmore recently\b|"
    r"\b(?:here|thereof|therein|thereby|hereby|thereafter|thereupon|hitherto|hereafter|thence|hence)\b|"
    r"\bthe former\b(?=\W*$|[,.;:?]| (?:and|or|of|to|as|in|by|is|was|are|were|had|has|which|who)\b)|"
    r"\bsaid \w+ing\b|\bthis (?:article|paper|essay|chapter|book|section|work)\b",
    re.IGNORECASE,
)
POINTS_BACK = re.compile(
    r"\bthe (?:two|three|four) (?:leaders|countries|sides|men|powers|states)\b|"
    r"\bboth (?:countries|sides)\b|\b(?:do|does|did|done|doing) so\b|"
    r"(?<!\bno )\bsuch (?!an?\b|as\b)\w+\b(?! as\b)|\bthe same\b(?! as)",
    re.IGNORECASE,
)
"""What the sentence above a question may explain."""
_WHICH = re.compile(r"\bwhich \w+")
_WORD = re.compile(r"[a-z][a-z'-]+|\d{3,4}")
_SMALL = several(
    "the a an of in on at to and or for from by with as is was were are be been that which who its "
    "their his her it this these those not but than into also had has have would will against "
    "between because"
)
_ANSWER = {Kind.DATE: 12, Kind.ACTOR: 15, Kind.ARGUMENT: 34}
OPEN_ENDS = several(
    "and or but the a an of that which who when while as its their his her not more because than "
    "with by for"
)
"""Words that nothing ends in."""

_LAST = several("identity predicate definition clausal becoming task purpose means list")
"""Rules whose answers end a clause."""
_LOOSE_FIRST = re.compile(
    r"^(?:(?:in |to |for |of |by |with )?(?:which|whom|whose)|"
    r"(?:that )?(?:it|this|these|those|there)|to \w+ (?:it|them|him|this|these))\b"
    r"(?! (?:who|that|of|which)\b)",
    re.IGNORECASE,
)
_POINTERS = several("this these those such")
_NOTHING = re.compile(
    r"the opposite|the same|the reverse|the contrary|the latter|the former|each other|"
    r"the rest|one another|something|nothing|anything|everything|the others|others|the other|"
    r"the task|the matter|the way|the point|the question|the case|the fact|the following|"
    r"the next step|the work|the subject|the issue|the problem|the situation|the result|both|"
    r"all|some|many|a number|the number|a part|a lot|the whole|the above|that effect|"
    r"this end|that end|the third|the first|the second|the last|the foundations|some defects"
)
"""Answers that mean something only beside their sentence."""


def answers(candidate: Candidate) -> tuple[str, ...]:
    """Return the items of a list, or the one answer."""
    return candidate.answers or (candidate.answer,)


def too_long(analysis: Analysis, candidate: Candidate) -> bool:
    limit = _ANSWER.get(candidate.kind, 34)
    if candidate.answers:
        return not 2 <= len(candidate.answers) <= 6 or any(
            len(item.split()) > limit for item in candidate.answers
        )
    return not 0 < len(candidate.answer.split()) <= limit


def points_out(analysis: Analysis, candidate: Candidate) -> bool:
    if candidate.kind is Kind.DATE:
        return False
    said = candidate.answer.lower().split()
    pointers = ("this", "these", "those", "such", "it", "they", "he", "she", "so", "them", "him")
    if len(said) < 7 and any(w in pointers for w in said):
        return True
    if said[0] in _POINTERS and said[1:2] not in (["who"], ["that"], ["of"], ["which"], ["as"]):
        return True
    if re.search(r"\bthe one\b.*\bthe other\b", candidate.answer):
        return True
    if _LOOSE_FIRST.match(candidate.answer) and candidate.rule != "inquiry":
        return True  # but a question that a text leaves open may begin with "which road"
    points = POINTS_OUT.search(candidate.answer) or POINTS_BACK.search(candidate.answer)
    return bool(points) or said[0] in ("it", "they", "he")


def says_nothing(analysis: Analysis, candidate: Candidate) -> bool:
    return all(_NOTHING.fullmatch(item.lower().strip('." ')) for item in answers(candidate))


def breaks_off(analysis: Analysis, candidate: Candidate) -> bool:
    last = candidate.answer.rstrip('." ').lower().split()[-1:]
    opened = bool(last) and (last[0] in OPEN_ENDS or last[0] in words("name_particles"))
    return opened or (candidate.rule in _LAST and _goes_on(analysis, candidate))


def _goes_on(analysis: Analysis, candidate: Candidate) -> bool:
    """Tell whether a finite verb follows at once on an answer: a part of its clause was left out."""
    edge = last_and_next(analysis, candidate)
    return edge is not None and edge[1].tag in FINITE


def last_and_next(analysis: Analysis, candidate: Candidate) -> tuple[Token, Token] | None:
    """Return the last word of an answer and the one that follows in its sentence, where both stand there."""
    sentence = analysis.sentences[candidate.sentence]
    start = sentence.text.find(candidate.answer)
    inside = sentence.words_at((start, start + len(candidate.answer))) if start >= 0 else []
    pair = sentence.tree.tokens[inside[-1] : inside[-1] + 2] if inside else ()
    return (pair[0], pair[1]) if len(pair) == 2 else None


def exemplifies(analysis: Analysis, candidate: Candidate) -> bool:
    return candidate.answer.lower().startswith(("for example", "for instance", "such as "))


def is_told(analysis: Analysis, candidate: Candidate) -> bool:
    question = candidate.question.lower()
    if candidate.kind is Kind.DATE:
        years = re.findall(r"\d{3,4}", candidate.answer)
        return any(year in question for year in years) or candidate.answer.lower() in question
    asked = _WHICH.sub("", question)  # "Which bridge joins ...?" may ask for a bridge
    for name in candidate.subject:
        actor = analysis.registry.actors.get(name)
        if actor is not None and any(
            re.search(rf"(?<![\w]){re.escape(word.lower())}(?:'?s)?(?![\w])", asked)
            for word in actor.leaks
            if len(word) > 2 and word.lower() not in _SMALL
        ):
            return True
    if " " not in candidate.answer and any(
        _is_spelt_alike(candidate.answer, w) for w in question.split()
    ):
        return True
    return any(_repeats(item, question) for item in answers(candidate))


def _is_spelt_alike(answer: str, word: str) -> bool:
    """Tell whether a word of the question is but another spelling of the answer: Isfahan, Esfahan."""
    one, other = answer.lower(), word.strip("?,.\"'()[]").lower()
    if min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 2:
        return False
    return SequenceMatcher(None, one, other).ratio() > 0.8


def _repeats(answer: str, question: str) -> bool:
    told = {w for w in _WORD.findall(answer.lower()) if w not in _SMALL}
    asked = set(_WORD.findall(question))
    return bool(told) and (len(told & asked) / len(told) > 0.6 or answer.lower() in question)
