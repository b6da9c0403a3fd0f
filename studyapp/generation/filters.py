"""Filters: each says in words why a proposed card is refused, or nothing."""

import re
from collections.abc import Callable

from studyapp.generation.actors import ActorKind
from studyapp.generation.analysis import Analysis
from studyapp.generation.candidates import Candidate
from studyapp.generation.references import PRONOUNS
from studyapp.generation.wordlists import several
from studyapp.model import GAP, Form, Kind

Filter = Callable[[Analysis, Candidate], bool]
"""True when the candidate must be refused."""

_DEBRIS = re.compile(
    r"[\u00b9\u00b2\u00b3\u2070-\u208e*|{}=_\\<>]|\bop\. ?cit|\bibid\b|\bpp?\.\s?\d|"
    r"\bff?\.\s?\d|\(\s*\)|,\s*[?.,;:]|\.\.|"
    r"\band\s*[?.]|\[\d+\]|\[edit|citation needed|''|\x22{2}|,\s*,|https?:|www\.|\(;|\[\s*\]|"
    r"\(see\b|\bfig(?:ure)?\.? \d|\btable \d",
    re.IGNORECASE,
)
_POINTS_OUT = re.compile(
    r"\bthe (?:latter|former|above|above-mentioned|following|preceding|aforementioned|below)\b|"
    r"\babove-mentioned\b|"
    r"\bas follows\b|\bthe (?:two|three|four) (?:leaders|countries|sides|men|powers|states)\b|"
    r"\bthe same\b(?! as)|"
    r"\b(?:these|those)\b(?! (?:who|of|in|that|with|which)\b)|"
    r"\bsuch (?!as\b)(?:an? )?[a-z]+\b(?! as\b)|"
    r"\b(?:here|thereof|therein|thereby|hereby|thereafter|thereupon|hitherto)\b|"
    r"\bboth countries\b|\b(?:do|does|did|done|doing) so\b|\bsaid \w+ing\b",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"\bthis\b|\bthat (?=(?:time|year|day|date|month|period|moment|occasion|war|country|city|"
    r"battle|point|case|respect|end|purpose|era)\b)",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|our|us|ours|you|your|myself|ourselves)\b")
_QUOTED = re.compile(r'"[^"]*"')
_SECOND = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
_EXPLETIVE = re.compile(
    r"\bit (?:is|was|would be|will be|has been|may be|became|remains|remained) (?:\w+ ){0,2}"
    r"(?:likely|premature|important|possible|clear|true|mistake|difficult|unlikely|necessary|"
    r"impossible|natural|that)\b|\bit (?:seems|appears|seemed|appeared|follows|followed) that\b|"
    r"\b(?:made|make|makes|making|found|find|think|thought|considered|deemed) it \w+ "
    r"(?:to|that|for)\b|\b(?:is|was|would) it (?:be )?(?:a )?\w+ to\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(he|she|it|they|him|her|them|his|its|their|theirs|himself|herself|itself|themselves)\b",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"(?:(?:If|In|To|With|By|On|At|For|While|When|As|After|Before|Since|"
    r"Although)\b[^,]{0,45}, )?(?:it|they|he|she|his|her|its|their)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z][a-z'-]+|\d{3,4}")
_PLURAL = re.compile(
    r"\b(?:both|two|three|four|many|several|some|people|men|women|countries|nations|states|"
    r"powers|leaders|"
    r"[A-Z]\w+(?:ans|ese|ish|s)|\w+ and (?:the )?[A-Z]?\w+|\w{3,}s)\b"
)
_CAPITAL = re.compile(
    r"\b(?!(?:The|A|An|In|On|At|To|By|For|Of|From|With|As|If|When|While|After|Before|Since|"
    r"Until|During|Although|Though|"
    r"What|Who|Which|How|Why|Where|According|Such|It|He|She|They|This|That|These|Those|There|"
    r"But|And|Yet|Because|Not|No|"
    r"January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\b)[A-Z][\w'.-]+"
)
_THING = re.compile(
    r"\b(?:the|a|an|its|whose)\s+(?:[\w'-]+\s+){0,3}\w+|\b(?:The|A|An)\s+\w+", re.ASCII
)
_SMALL = several(
    "the a an of in on at to and or for from by with as is was were are be been that "
    "which who its their his her it this these those not but than into also had has have "
    "would will against between"
)


def _debris(analysis: Analysis, candidate: Candidate) -> bool:
    text = candidate.question.replace(GAP, "X")
    return bool(_DEBRIS.search(text) or any(_DEBRIS.search(item) for item in _answers(candidate)))


def _unbalanced(analysis: Analysis, candidate: Candidate) -> bool:
    for text in (candidate.question, *_answers(candidate)):
        plain = re.sub(r"(?<!\w)\(?\w{1,2}\)", "", text)
        if (
            text.count('"') % 2
            or plain.count("(") != plain.count(")")
            or text.count("[") != text.count("]")
        ):
            return True
    return False


def _length(analysis: Analysis, candidate: Candidate) -> bool:
    words = len(candidate.question.split())
    least = 3 if candidate.rule == "role" else 4
    return (
        not least
        <= words
        <= (58 if candidate.quoted or candidate.form is not Form.QUESTION else 38)
    )


def _answer_length(analysis: Analysis, candidate: Candidate) -> bool:
    limit = {Kind.DATE: 12, Kind.ACTOR: 14}.get(candidate.kind, 34)
    if candidate.answers:
        return not 2 <= len(candidate.answers) <= 6 or any(
            len(item.split()) > limit for item in candidate.answers
        )
    return not 0 < len(candidate.answer.split()) <= limit


def _dangling(analysis: Analysis, candidate: Candidate) -> bool:
    """A pronoun of the question that nothing before it in the question can explain."""
    text = _EXPLETIVE.sub(" ", candidate.question.replace("[…]", " "))
    if _HEADED.match(text):
        return True
    for match in _PRONOUN.finditer(text):
        if not _explained(analysis, candidate, text[: match.start()], match.group().lower()):
            return True
    return False


def _explained(analysis: Analysis, candidate: Candidate, left: str, pronoun: str) -> bool:
    asks_subject = candidate.rule == "who-subject"
    if pronoun in ("he", "she", "him", "her", "his", "himself", "herself"):
        if asks_subject and pronoun in ("his", "her", "himself", "herself"):
            return True
        if pronoun in ("his", "her", "himself", "herself", "him"):
            return bool(_CAPITAL.search(left))
        people = (a for a in analysis.registry.actors.values() if a.kind is ActorKind.PERSON)
        return any(alias in left for a in people for alias in a.aliases)
    if pronoun in ("they", "them", "their", "theirs", "themselves"):
        return bool(_PLURAL.search(left)) or (asks_subject and pronoun in ("their", "themselves"))
    if asks_subject and pronoun in ("its", "itself"):
        return True
    left = left.replace(f"According to {analysis.author},", "")
    left = re.sub(
        r"^(?:in what|on what|which|what|who|when|did|does|was|were)\b[^A-Z]{0,20}?",
        "",
        left,
        flags=re.IGNORECASE,
    )
    return bool(_THING.search(left) or _CAPITAL.search(left)) and len(left.split()) >= 2


def _points_out(analysis: Analysis, candidate: Candidate) -> bool:
    text = candidate.question
    return bool(_POINTS_OUT.search(text) or _THIS.search(text)) and not candidate.quoted


def _answer_points_out(analysis: Analysis, candidate: Candidate) -> bool:
    if (
        candidate.kind is Kind.ARGUMENT
        and len(candidate.answer.split()) < 7
        and _THIS.search(candidate.answer)
    ):
        return True
    first = candidate.answer.split()[0].lower() if candidate.answer.split() else ""
    if candidate.kind is Kind.DATE:
        return False
    return (first in PRONOUNS and first not in ("its", "their", "his", "her")) or bool(
        re.match(
            r"(?:the following|the latter|the former|as follows|so\b)",
            candidate.answer,
            re.IGNORECASE,
        )
    )


def _answer_breaks_off(analysis: Analysis, candidate: Candidate) -> bool:
    """A condition without its consequence, or a word that waits for another."""
    if candidate.kind is not Kind.ARGUMENT:
        return False
    text = candidate.answer
    open_ended = re.match(
        r"(?:if|when|unless|although|while|once|as long as)\b[^,]*$", text, re.IGNORECASE
    )
    return bool(open_ended or re.search(r"\b(?:and|or|but|the|a|an|of|to|in|that|which)$", text))


def _leak(analysis: Analysis, candidate: Candidate) -> bool:
    question = candidate.question.lower()
    if candidate.kind is Kind.DATE:
        years = re.findall(r"\d{3,4}", candidate.answer)
        return any(year in question for year in years) or candidate.answer.lower() in question
    if candidate.rule == "abbreviation":
        return False
    if candidate.subject and candidate.rule in ("who-subject", "who-agent"):
        given = {
            w.lower() for name in candidate.subject for w in analysis.registry.actors[name].leaks
        }
        return any(
            re.search(rf"(?<!\w){re.escape(word)}(?!\w)", question)
            for word in given
            if len(word) > 1
        )
    return any(_repeats(item, question) for item in _answers(candidate))


def _repeats(answer: str, question: str) -> bool:
    words = {w for w in _WORD.findall(answer.lower()) if w not in _SMALL}
    asked = set(_WORD.findall(question))
    return bool(words) and (len(words & asked) / len(words) > 0.7 or answer.lower() in question)


def _first_person(analysis: Analysis, candidate: Candidate) -> bool:
    text = _QUOTED.sub(" ", candidate.question)
    return bool(
        _FIRST_PERSON.search(text)
        or any(_FIRST_PERSON.search(_QUOTED.sub(" ", a)) for a in _answers(candidate))
    )


def _stutter(analysis: Analysis, candidate: Candidate) -> bool:
    match = _SECOND.search(candidate.question)
    return match is not None and match.group(1).lower() not in ("that", "had")


def _unfinished(analysis: Analysis, candidate: Candidate) -> bool:
    text = candidate.question.rstrip('?." ').lower()
    return candidate.form is Form.QUESTION and text.split()[-1] in (
        "and", "or", "but", "the", "a", "an", "of", "that", "which", "who", "when", "while", "as",
        "its", "their", "his", "her", "not", "more", "because", "than",
    )  # fmt: skip


def _empty_cloze(analysis: Analysis, candidate: Candidate) -> bool:
    """A cloze needs enough words around its gap to be answered."""
    return candidate.form is Form.CLOZE and len(candidate.question.replace(GAP, "").split()) < 6


def _answers(candidate: Candidate) -> tuple[str, ...]:
    return candidate.answers or (candidate.answer,)


FILTERS: dict[str, Filter] = {
    "it holds debris of notes or markup": _debris,
    "its quotation marks or brackets do not close": _unbalanced,
    "its question would be too short or too long": _length,
    "its answer would be too long": _answer_length,
    "a pronoun would be left without its noun": _dangling,
    "it points to another sentence": _points_out,
    "its answer points to another sentence": _answer_points_out,
    "its answer would break off": _answer_breaks_off,
    "its answer would stand in the question": _leak,
    "it speaks in the first or second person": _first_person,
    "a word would stand twice": _stutter,
    "its question would break off": _unfinished,
    "too little would be left around the gap": _empty_cloze,
}
"""Reason shown to the user -> filter; the first that refuses gives the reason."""


def refusal(analysis: Analysis, candidate: Candidate) -> str | None:
    """Return the reason why a candidate is refused, or None if it may become a card."""
    for reason, refuses in FILTERS.items():
        if refuses(analysis, candidate):
            return reason
    return None
