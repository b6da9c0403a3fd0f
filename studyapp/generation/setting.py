"""Shows the sentence before above a question that says too little of when and where it plays."""

import re
from dataclasses import replace

from studyapp.generation.analysis import Analysis
from studyapp.generation.candidates import Candidate
from studyapp.generation.grounding import ground
from studyapp.generation.typography import curly
from studyapp.generation.wording import text_of
from studyapp.generation.wordlists import several
from studyapp.model import Form, Kind

_BARE_RULES = several(
    "object task means reason purpose condition who by-whom effect cause complement attribute "
    "becoming saying concession"
)
"""Rules whose questions ask for one thing that happened."""
_SHORT = 9
"""Words; a question with as many says by itself what it is about."""
_SHARED = 0.5
"""The share of an answer's words that the sentence above may hold."""
_WORD = re.compile(r"[a-z]{4,}|\d{3,}")
_DATED = re.compile(r"\d+|[A-Z][a-z]{2,}")
_POINTING = re.compile(
    r"^\W*(?:he|she|it|they|this|these|that|those|such|his|her|its|their|i|we)\b", re.I
)


def with_setting(analysis: Analysis, candidate: Candidate) -> Candidate:
    """Return a candidate with the sentence before above it, where its question is too bare."""
    if (
        candidate.rule not in _BARE_RULES
        or candidate.form is not Form.QUESTION
        or candidate.context
    ):
        return candidate
    if len(candidate.question.split()) >= _SHORT or re.search(r"\d{3}", candidate.question):
        return candidate
    before = analysis.before(analysis.sentences[candidate.sentence])
    if before is None or _POINTING.match(before.text) or tells(before.text, candidate.answer):
        return candidate
    return replace(candidate, context=before.number)


def tells(text: str, answer: str) -> bool:
    """Tell whether a line above a question gives the answer away."""
    told = set(_WORD.findall(answer.lower()))
    return bool(told) and len(told & set(_WORD.findall(text.lower()))) >= _SHARED * len(told)


def gives_away(kind: Kind, text: str, answer: str) -> bool:
    """Tell whether a line above a question has all of the date that it asks for, or much of the answer."""
    if kind is Kind.DATE:
        return set(_DATED.findall(answer)) <= set(_DATED.findall(text))
    return tells(text, answer)


def shown(analysis: Analysis, number: int) -> str:
    """Return a sentence as it stands above a question: with names for its pronouns, in brackets."""
    sentence = analysis.sentences[number]
    words = range(len(sentence.tree.tokens))
    replaced = ground(analysis, sentence, words).asked.replaced
    names = {n: said for n, said in replaced.items() if said.startswith("[")}
    if not names:
        return sentence.place.quote
    gone = {n: "" for n, said in replaced.items() if not said}
    return curly(text_of(sentence.tree, words, names | gone))
