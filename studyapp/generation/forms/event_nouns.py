"""Cards on dates of events that a noun names: "In what year did the visit to Berlin take place?"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from studyapp.generation.analysis import Analysis
from studyapp.generation.asking import when
from studyapp.generation.attachment import Dated, all_attached, is_event
from studyapp.generation.candidates import Candidate
from studyapp.generation.grounding import ground
from studyapp.generation.sentences import Sentence
from studyapp.generation.wording import closed, lowered, noun_phrase, text_of, tidy
from studyapp.model import Kind

_ORDINAL = re.compile(r"^[Tt]he (?:first|second|third|fourth|other),\s+")


def dated_nouns(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask when an event took place that a noun names: "the treaty of 1689", "his visit in 1972"."""
    for dated in all_attached(sentence):
        if dated.noun is None or _is_one_of_several(sentence, dated):
            continue
        token = sentence.tree.tokens[dated.noun]
        if not is_event(sentence, dated.noun):
            continue
        beside = sentence.tree.children(dated.noun, "appos")
        whole = noun_phrase(sentence.tree, dated.noun, beside)
        phrase = [n for n in whole if n not in dated.words]
        while phrase and sentence.tree.tokens[phrase[0]].tag in ("CC", ","):
            phrase = phrase[1:]
        phrase = _before_gap(sentence, phrase)
        if len(phrase) < 3 or sentence.is_dated(phrase):
            continue
        grounded = ground(analysis, sentence, phrase)
        said = tidy(text_of(sentence.tree, phrase, grounded.asked.replaced))
        said = _ORDINAL.sub("the ", said)
        if said.lower().startswith(("a ", "an ")):
            continue
        if token.tag == "NN" and not _determined(sentence, phrase):
            said = f"the {said}"
        subject = closed(sentence.tree, phrase, lowered(sentence.tree, phrase[0], said))
        yield grounded.card(
            rule="date-noun",
            kind=Kind.DATE,
            question=f"{when(dated.date, '')} did {subject} take place?",
            answer=dated.date.answer,
            date=dated.date,
        )


def _is_one_of_several(sentence: Sentence, dated: Dated) -> bool:
    """Tell whether brackets date one of several things: "the battles of A (191) and B (190)"."""
    if not dated.date.bracketed or dated.noun is None:
        return False
    tree = sentence.tree
    return any(tree.is_a(n, "conj") for n in tree.subtree(dated.noun))


def _before_gap(sentence: Sentence, phrase: list[int]) -> list[int]:
    """Return a phrase up to where a date with a comma behind it was taken out of it."""
    tokens = sentence.tree.tokens
    for at, (one, other) in enumerate(pairwise(phrase), 1):
        out = range(one + 1, other)
        if sentence.is_dated(out) and any(tokens[n].text == "," for n in out):
            return phrase[:at]
    return phrase


def _determined(sentence: Sentence, phrase: list[int]) -> bool:
    """Tell whether a noun phrase has an article, a possessive or a name in front."""
    tree = sentence.tree
    first = tree.tokens[phrase[0]]
    return first.tag in ("DT", "PRP$") or any(tree.tokens[n].tag == "POS" for n in phrase)
