"""Filters: each refuses proposed cards for one reason; a table has the reasons in words."""

import re
from collections.abc import Callable

from studyapp.generation import answer_filters
from studyapp.generation.analysis import Analysis
from studyapp.generation.answer_filters import OPEN_ENDS, POINTS_BACK, POINTS_OUT, answers
from studyapp.generation.candidates import Candidate
from studyapp.generation.setting import gives_away
from studyapp.generation.syntax import NAMES
from studyapp.model import GAP, Form, Kind

Filter = Callable[[Analysis, Candidate], bool]
"""True when the candidate must be refused."""

_DEBRIS = re.compile(
    r"[\u00b9\u00b2\u00b3\u2070-\u208e*|{}=_\\<>\u2020\u2021#]|\[\^|\bop\. ?cit|\bibid\b|\bpp?\.\s?\d|\bff?\.\s?\d|"
    r"\(\s*\)|,\s*[?.,;:]|\.\.|\band\s*[?.]|\[\d{1,3}\]|\[edit|citation needed|''|\x22{2}|https?:|www\.|"
    r"\(;|\band,(?=[^,]*$)|[\u0250-\u02af\u02c8\u02cc]|\b\w+- \w|\d{4} (?:since|until|from|between) X|\s\x22\s|\[\s*\]|\(see\b|(?<!\d )\bA\.D\. [A-Z]|\bfig(?:ure)?\.? \d|\btable \d|^\W*[.,;:]|;(?: \S+){1,3}\.$|\band which (?:the|an?|it|he|she|they) ",
    re.IGNORECASE,
)
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
    r"why|how|which|where|(?:at|in|on|to|from|by|of|with|for|near) which \w+|in what \w+(?: and \w+)?|for what purpose|by whom|since when|until when|"
    r"on what date)\s+)*"
)
_PRONOUN_FIRST = re.compile(
    rf"^(?:[^,]{{0,40}},\s*)?{_ASKING}(?:they|he|she|this|these|those|that['’]s|such|its|their|his|her)\b",
    re.IGNORECASE,
)
_KIND_FIRST = re.compile(
    r"^(?:what|how many) \w+(?: \w+)? (?:is|are|was|were|do|does|did|has|have|had|will|would|could|can|may|might|should)"
    r" (?:it|they|he|she)\b",
    re.IGNORECASE,
)
_IT_FIRST = re.compile(rf"^(?:[^,]{{0,60}},\s*)?{_ASKING}(?:\w+ )?it\b", re.IGNORECASE)
_JUDGED = re.compile(
    r"\b(?:is|was) it (?:clear|likely|possible|important|necessary)\b|\bit (?:is|was|would be|has been|will be|may be|seems|appears) (?:\w+ )?(?:likely|unlikely|"
    r"important|possible|impossible|clear|true|a mistake|difficult|necessary|premature|in the interest)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"(?:no|none|nobody|neither|few|hardly)\b", re.IGNORECASE)
_NO_ONE = re.compile(r"\b(?:did|does|do|was|were|had|has) no (?!longer|more|less|doubt)")
_HELPER_FIRST = re.compile(r"(?:was|were|is|are|has|have|had|did|does|do) ", re.IGNORECASE)
_FEWEST, _MOST = 4, 42
_WHICH_FIRST = re.compile(r"^\W*(?:[a-z]+ )?(?:which|whom|whose|who)\b", re.IGNORECASE)


_ASKS_FIRST = re.compile(r"^\W*(?:how|why|whether|what (?:happened|became))\b", re.IGNORECASE)


def _asks(analysis: Analysis, candidate: Candidate) -> bool:
    """What a question says is not said to be so; rhetorical ones have a rule of their own."""
    return analysis.sentences[candidate.sentence].asks and candidate.rule != "rhetorical"


def _spliced(analysis: Analysis, candidate: Candidate) -> bool:
    return candidate.form is not Form.CLOZE and "; " in candidate.question


def _debris(analysis: Analysis, candidate: Candidate) -> bool:
    text = candidate.question.replace(GAP, "X")
    return bool(_DEBRIS.search(text) or any(_DEBRIS.search(item) for item in answers(candidate)))


def _unbalanced(analysis: Analysis, candidate: Candidate) -> bool:
    for text in (candidate.question, *answers(candidate)):
        plain = _NUMBERED.sub("", text)
        if (
            text.count('"') % 2
            or plain.count("(") != plain.count(")")
            or text.count("[") != text.count("]")
        ):
            return True
    return False


def _loose_quotation(analysis: Analysis, candidate: Candidate) -> bool:
    """A closing mark has a space before it where the end of what it quotes was left out."""
    return any(
        text[match.start() - 1 : match.start()] == " "
        for text in (candidate.question, *answers(candidate))
        for match in list(re.finditer('"', text))[1::2]
    )


def _length(analysis: Analysis, candidate: Candidate) -> bool:
    return not _FEWEST <= len(candidate.question.split()) <= _MOST


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
    return bool(POINTS_OUT.search(text) or (not explained and POINTS_BACK.search(text)))


def _first_person(analysis: Analysis, candidate: Candidate) -> bool:
    texts = (candidate.question, *answers(candidate))
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


def _splits_name(analysis: Analysis, candidate: Candidate) -> bool:
    """An answer ends within a name, the rest of which the question has: "publish Nova? Geometria"."""
    edge = answer_filters.last_and_next(analysis, candidate)
    if edge is None or candidate.form is Form.CLOZE:
        return False
    return all(t.tag in NAMES for t in edge) and f" {edge[1].text} " in candidate.question


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
    return candidate.form is Form.QUESTION and text[-1] in (OPEN_ENDS | {"following"}) - {
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
    first = _WHICH_FIRST.match(candidate.question) or _ASKS_FIRST.match(candidate.question)
    return candidate.form is Form.CLOZE and bool(first)


def _asks_for_nobody(analysis: Analysis, candidate: Candidate) -> bool:
    """Nobody did what is asked: "Who signed it? No Dane"; or the question has lost who did."""
    said = candidate.question if candidate.kind is Kind.DATE else candidate.answer
    nobody = candidate.kind is not Kind.ARGUMENT and _NOBODY.match(said)
    lost = _HELPER_FIRST.match(candidate.question)
    return bool(nobody or lost or _NO_ONE.search(candidate.question))


def _empty_cloze(analysis: Analysis, candidate: Candidate) -> bool:
    """A cloze needs enough words around its gap to be answered."""
    return candidate.form is Form.CLOZE and len(candidate.question.replace(GAP, "").split()) < 5


FILTERS: dict[str, Filter] = {
    "the sentence asks and does not tell": _asks,
    "it holds debris of notes or markup": _debris,
    "it asks two things at once": _spliced,
    "its quotation marks or brackets do not close": _unbalanced,
    "a quotation would break off": _loose_quotation,
    "its question would be too short or too long": _length,
    "its answer would be too long": answer_filters.too_long,
    "a word would be left without what it points to": _dangling,
    "it points to another sentence": _points_out,
    "its answer points to another sentence": answer_filters.points_out,
    "its answer says nothing of its own": answer_filters.says_nothing,
    "its answer would break off": answer_filters.breaks_off,
    "its answer would be but an example": answer_filters.exemplifies,
    "its answer would stand in the question": answer_filters.is_told,
    "it speaks in the first or second person": _first_person,
    "a word would stand twice": _stutter,
    "two names would run together": _fused,
    "a name would be split": _splits_name,
    "it would name the same twice": _named_twice,
    "its question would break off": _unfinished,
    "nobody would be asked for": _asks_for_nobody,
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
