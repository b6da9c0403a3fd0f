"""Filters: each refuses proposed cards for one reason; a table has the reasons in words."""

import re
from collections.abc import Callable

from studyapp.generation.analysis import Analysis
from studyapp.generation.candidates import Candidate
from studyapp.generation.setting import gives_away
from studyapp.generation.wordlists import several, words
from studyapp.model import GAP, Form, Kind

Filter = Callable[[Analysis, Candidate], bool]
"""True when the candidate must be refused."""

_DEBRIS = re.compile(
    r"[\u00b9\u00b2\u00b3\u2070-\u208e*|{}=_\\<>\u2020\u2021#]|\[\^|\bop\. ?cit|\bibid\b|\bpp?\.\s?\d|\bff?\.\s?\d|"
    r"\(\s*\)|,\s*[?.,;:]|\.\.|\band\s*[?.]|\[\d{1,3}\]|\[edit|citation needed|''|\x22{2}|https?:|www\.|"
    r"\(;|\band,(?=[^,]*$)|[\u0250-\u02af\u02c8\u02cc]|\b\w+- \w|\d{4} (?:since|until|from|between) X|\s\x22\s|\[\s*\]|\(see\b|(?<!\d )\bA\.D\. [A-Z]|\bfig(?:ure)?\.? \d|\btable \d|^\W*[.,;:]",
    re.IGNORECASE,
)
_POINTS_OUT = re.compile(
    r"\bthe (?:latter|above|above-mentioned|following|preceding|aforementioned|below|aforesaid)\b|"
    r"\babove-mentioned\b|\bas follows\b|"
    r"\bthe next step\b|\bthe (?:intervening|ensuing) (?:period|time|years)\b|\bmore recently\b|"
    r"\b(?:here|thereof|therein|thereby|hereby|thereafter|thereupon|hitherto|hereafter|thence|hence)\b|"
    r"\bthe former\b(?=\W*$|[,.;:?]| (?:and|or|of|to|as|in|by|is|was|are|were|had|has|which|who)\b)|"
    r"\bsaid \w+ing\b|\bthis (?:article|paper|essay|chapter|book|section|work)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"\bthe (?:two|three|four) (?:leaders|countries|sides|men|powers|states)\b|"
    r"\bboth (?:countries|sides)\b|\b(?:do|does|did|done|doing) so\b|"
    r"(?<!\bno )\bsuch (?!an?\b|as\b)\w+\b(?! as\b)|\bthe same\b(?! as)",
    re.IGNORECASE,
)
"""What the sentence above a question may explain."""
_FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|our|us|ours|you|your|myself|ourselves)\b")
_QUOTED = re.compile(r'"[^"]*"|\b[A-Z][\w-]+ I\b')
"""Others' words, and kings and queens: Charles I."""
_NUMBERED = re.compile(r"(?:^|(?<=\s))\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)")
_SECOND = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
_SIDE_BY_SIDE = re.compile(r"(?=\b([A-Z][\w-]+) ([A-Z][\w-]+))")
_NAME = re.compile(r"\b[A-Z][\w-]*\b(?!')")
_PUT_IN = re.compile(r"\[[^]]*\]")
_ASKING = (
    r"(?:(?:do|does|did|was|were|is|are|has|have|had|would|could|must|may|might|what|who|when|"
    r"why|how|which|where|in what \w+(?: and \w+)?|for what purpose|by whom|since when|until when|"
    r"on what date)\s+)*"
)
_PRONOUN_FIRST = re.compile(
    rf"^(?:[^,]{{0,40}},\s*)?{_ASKING}(?:they|he|she|this|these|those|such|its|their|his|her)\b",
    re.IGNORECASE,
)
_KIND_FIRST = re.compile(
    r"^what \w+(?: \w+)? (?:is|are|was|were|do|does|did|has|have|had|will|would|could|can|may|might|should)"
    r" (?:it|they|he|she)\b",
    re.IGNORECASE,
)
_IT_FIRST = re.compile(rf"^(?:[^,]{{0,60}},\s*)?{_ASKING}(?:\w+ )?it\b", re.IGNORECASE)
_JUDGED = re.compile(
    r"\b(?:is|was) it (?:clear|likely|possible|important|necessary)\b|\bit (?:is|was|would be|has been|will be|may be|seems|appears) (?:\w+ )?(?:likely|unlikely|"
    r"important|possible|impossible|clear|true|a mistake|difficult|necessary|premature|in the interest)\b",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\bwhich \w+")
_WORD = re.compile(r"[a-z][a-z'-]+|\d{3,4}")
_SMALL = several(
    "the a an of in on at to and or for from by with as is was were are be been that which who its "
    "their his her it this these those not but than into also had has have would will against "
    "between because"
)
_FEWEST, _MOST = 4, 42
_ANSWER = {Kind.DATE: 12, Kind.ACTOR: 15, Kind.ARGUMENT: 34}
_OPEN_ENDS = several(
    "and or but the a an of that which who when while as its their his her not more because than "
    "with by for"
)


_LOOSE_FIRST = re.compile(
    r"^(?:(?:in |to |for |of |by |with )?(?:which|whom|whose)|"
    r"(?:that )?(?:it|this|these|those|there)|to \w+ (?:it|them|him|this|these))\b"
    r"(?! (?:who|that|of|which)\b)",
    re.IGNORECASE,
)
_WHICH_FIRST = re.compile(r"^\W*(?:[a-z]+ )?(?:which|whom|whose|who)\b", re.IGNORECASE)
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


def _asks(analysis: Analysis, candidate: Candidate) -> bool:
    """What a question says is not said to be so; rhetorical ones have a rule of their own."""
    return analysis.sentences[candidate.sentence].asks and candidate.rule != "rhetorical"


def _spliced(analysis: Analysis, candidate: Candidate) -> bool:
    return candidate.form is Form.QUESTION and "; " in candidate.question


def _debris(analysis: Analysis, candidate: Candidate) -> bool:
    text = candidate.question.replace(GAP, "X")
    return bool(_DEBRIS.search(text) or any(_DEBRIS.search(item) for item in _answers(candidate)))


def _unbalanced(analysis: Analysis, candidate: Candidate) -> bool:
    for text in (candidate.question, *_answers(candidate)):
        plain = _NUMBERED.sub("", text)
        if (
            text.count('"') % 2
            or plain.count("(") != plain.count(")")
            or text.count("[") != text.count("]")
        ):
            return True
    return False


def _length(analysis: Analysis, candidate: Candidate) -> bool:
    return not _FEWEST <= len(candidate.question.split()) <= _MOST


def _answer_length(analysis: Analysis, candidate: Candidate) -> bool:
    limit = _ANSWER.get(candidate.kind, 34)
    if candidate.answers:
        return not 2 <= len(candidate.answers) <= 6 or any(
            len(item.split()) > limit for item in candidate.answers
        )
    return not 0 < len(candidate.answer.split()) <= limit


def _dangling(analysis: Analysis, candidate: Candidate) -> bool:
    question = candidate.question
    if candidate.kind is Kind.DATE and candidate.context is not None:
        return bool(candidate.dangling)  # the sentence above says who "they" are
    if candidate.dangling or _PRONOUN_FIRST.match(question) or _KIND_FIRST.match(question):
        return True
    return bool(_IT_FIRST.match(question)) and not _JUDGED.search(question)


def _points_out(analysis: Analysis, candidate: Candidate) -> bool:
    text = candidate.question
    explained = candidate.context is not None
    return bool(_POINTS_OUT.search(text) or (not explained and _POINTS_BACK.search(text)))


def _answer_points_out(analysis: Analysis, candidate: Candidate) -> bool:
    if candidate.kind is Kind.DATE:
        return False
    said = candidate.answer.lower().split()
    pointers = ("this", "these", "those", "such", "it", "they", "he", "she", "so", "them", "him")
    if len(said) < 7 and any(w in pointers for w in said):
        return True
    if said[0] in _POINTERS and said[1:2] not in (["who"], ["that"], ["of"], ["which"], ["as"]):
        return True
    if _LOOSE_FIRST.match(candidate.answer) and candidate.rule != "inquiry":
        return True  # but a question that a text leaves open may begin with "which road"
    points = _POINTS_OUT.search(candidate.answer) or _POINTS_BACK.search(candidate.answer)
    return bool(points) or said[0] in ("it", "they", "he")


def _answer_says_nothing(analysis: Analysis, candidate: Candidate) -> bool:
    return all(_NOTHING.fullmatch(item.lower().strip('." ')) for item in _answers(candidate))


def _answer_breaks_off(analysis: Analysis, candidate: Candidate) -> bool:
    last = candidate.answer.rstrip('." ').lower().split()[-1:]
    return bool(last) and (last[0] in _OPEN_ENDS or last[0] in words("name_particles"))


def _leak(analysis: Analysis, candidate: Candidate) -> bool:
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
    return any(_repeats(item, question) for item in _answers(candidate))


def _repeats(answer: str, question: str) -> bool:
    told = {w for w in _WORD.findall(answer.lower()) if w not in _SMALL}
    asked = set(_WORD.findall(question))
    return bool(told) and (len(told & asked) / len(told) > 0.6 or answer.lower() in question)


def _first_person(analysis: Analysis, candidate: Candidate) -> bool:
    texts = (candidate.question, *_answers(candidate))
    return any(_FIRST_PERSON.search(_QUOTED.sub(" ", text)) for text in texts)


def _stutter(analysis: Analysis, candidate: Candidate) -> bool:
    match = _SECOND.search(candidate.question)
    return match is not None and match.group(1).lower() not in ("that", "had")


def _fused(analysis: Analysis, candidate: Candidate) -> bool:
    """Names stand side by side that something else keeps apart in the sentence: "sent to Asan Japan"."""
    text = analysis.sentences[candidate.sentence].text
    for pair in _SIDE_BY_SIDE.finditer(_PUT_IN.sub("[]", candidate.question), 1):
        if " ".join(pair.groups()) in text:
            continue
        first, second = map(re.escape, pair.groups())
        near = rf"\b{first}(?: ?\([^)]*\)| ?\[[^]]*\])?[^,;()]{{0,12}}?\b{second}\b"
        told = all(re.search(rf"\b{name}\b", text) for name in (first, second))
        if told and not re.search(near, text, re.IGNORECASE):
            return True
    return False


def _named_twice(analysis: Analysis, candidate: Candidate) -> bool:
    """Whom a pronoun stands for is named beside it: "What did [Ida Holm] say of Holm?"."""
    rest = _NAME.findall(_PUT_IN.sub("[]", candidate.question))
    for said in _PUT_IN.findall(candidate.question):
        last = said.strip("[]").split()[-1:]
        named = last and last[0][:1].isupper() and len(said.split()) > 1
        body = said.startswith("[the ") or " of " in said
        if named and not body and last[0] in rest:
            return True
    return False


def _unfinished(analysis: Analysis, candidate: Candidate) -> bool:
    text = candidate.question.rstrip('?." ').lower().split()
    return candidate.form is Form.QUESTION and text[-1] in (_OPEN_ENDS | {"following"}) - {
        "with",
        "by",
        "for",
        "as",
    }


def _told_above(analysis: Analysis, candidate: Candidate) -> bool:
    if candidate.context is None:
        return False
    above = analysis.sentences[candidate.context].text
    return gives_away(candidate.kind, above, candidate.answer)


def _relative_cloze(analysis: Analysis, candidate: Candidate) -> bool:
    return candidate.form is Form.CLOZE and bool(_WHICH_FIRST.match(candidate.question))


def _empty_cloze(analysis: Analysis, candidate: Candidate) -> bool:
    """A cloze needs enough words around its gap to be answered."""
    return candidate.form is Form.CLOZE and len(candidate.question.replace(GAP, "").split()) < 5


def _answers(candidate: Candidate) -> tuple[str, ...]:
    return candidate.answers or (candidate.answer,)


FILTERS: dict[str, Filter] = {
    "the sentence asks and does not tell": _asks,
    "it holds debris of notes or markup": _debris,
    "it asks two things at once": _spliced,
    "its quotation marks or brackets do not close": _unbalanced,
    "its question would be too short or too long": _length,
    "its answer would be too long": _answer_length,
    "a word would be left without what it points to": _dangling,
    "it points to another sentence": _points_out,
    "its answer points to another sentence": _answer_points_out,
    "its answer says nothing of its own": _answer_says_nothing,
    "its answer would break off": _answer_breaks_off,
    "its answer would stand in the question": _leak,
    "it speaks in the first or second person": _first_person,
    "a word would stand twice": _stutter,
    "two names would run together": _fused,
    "it would name the same twice": _named_twice,
    "its question would break off": _unfinished,
    "too little would be left around the gap": _empty_cloze,
    "it would be a part of a sentence": _relative_cloze,
    "the sentence above it would give its answer away": _told_above,
}
"""Reason shown to the user -> filter; the first that refuses gives the reason."""


def refusal(analysis: Analysis, candidate: Candidate) -> str | None:
    """Return the reason why a candidate is refused, or None if it may become a card."""
    for reason, refuses in FILTERS.items():
        if refuses(analysis, candidate):
            return reason
    return None
