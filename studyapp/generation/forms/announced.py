"""Cards whose answer is counted off by the sentences behind an announcement: first, secondly, finally."""

import re
from collections.abc import Iterator

from studyapp.generation.analysis import Analysis
from studyapp.generation.answers import answer
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import Clause
from studyapp.generation.forms.lists import LONGEST_ITEM, NUMBERS, SAID
from studyapp.generation.grounding import ground
from studyapp.generation.sentences import Sentence
from studyapp.generation.statements import standing
from studyapp.generation.syntax import NOUNS, Tree
from studyapp.generation.wording import capital, lowered, tidy
from studyapp.model import Form, Kind

_ORDINALS = (
    ("first", "firstly", "first of all", "in the first place", "to begin with", "one", "the first"),
    ("second", "secondly", "in the second place", "the second", "the other", "another", "next"),
    ("third", "thirdly", "the third", "in the third place", "a third"),
    ("fourth", "fourthly", "the fourth", "a fourth"),
    ("fifth", "fifthly", "the fifth"),
)
_FURTHER = ("moreover", "furthermore", "in addition", "also", "besides", "more importantly", "then")
_LAST = ("finally", "lastly", "last", "last of all", "and finally")
_COUNTING = tuple(marker for markers in _ORDINALS for marker in markers)
_MARKERS = (*_COUNTING, *_LAST, *_FURTHER)


def announced(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask for what the sentences behind this one count off: first, secondly, finally."""
    clause = sentence.main
    if clause is None or clause.finite is None:
        return
    number = _number(sentence)
    found = list(_counted(analysis, sentence, number))
    if len(found) < 2 or (number is not None and len(found) != number):
        return
    texts = [_statement(analysis, s) for s in found]
    items = [text for text in texts if text is not None and len(text.split()) <= LONGEST_ITEM + 6]
    if len(items) < len(found):
        return
    kept = [n for n in standing(sentence, clause) if not _is_cataphoric(sentence, n)]
    grounded = ground(analysis, sentence, kept)
    text = lowered(sentence.tree, kept[0], grounded.asked.text(kept)) if kept else ""
    said = SAID.get(len(items), str(len(items)))
    which = "which ones" if said in text.lower().split() else f"which {said} {_noun(sentence)}"
    yield grounded.card(
        rule="announced",
        kind=Kind.ARGUMENT,
        form=Form.LIST,
        question=f"{capital(text)}: {which}?",
        answer="; ".join(items),
        answers=tuple(items),
        more=tuple(s.number for s in found if s is not sentence),
        weight=0.1,
    )


def _number(sentence: Sentence) -> int | None:
    """Return how many things a sentence announces: "the following two reasons", "three fields"."""
    tree = sentence.tree
    for n, token in enumerate(tree.tokens):
        if token.text.lower() in NUMBERS and tree.is_a(n, "nummod") and token.head > n:
            if tree.tokens[token.head].tag == "NNS":
                return NUMBERS[token.text.lower()]
    return None


def _noun(sentence: Sentence) -> str:
    tree = sentence.tree
    for n, token in enumerate(tree.tokens):
        counted = token.text.lower() in NUMBERS and tree.is_a(n, "nummod")
        if (counted or token.text.lower() == "following") and token.head > n:
            if tree.tokens[token.head].tag == "NNS":
                return tree.tokens[token.head].text
    return "points"


def _is_cataphoric(sentence: Sentence, n: int) -> bool:
    """Tell whether a word is "following", or the article before it."""
    tokens = sentence.tree.tokens
    if tokens[n].text.lower() == "the" and n + 1 < len(tokens):
        return tokens[n + 1].text.lower() == "following"
    return tokens[n].text.lower() == "following"


def _counted(analysis: Analysis, sentence: Sentence, number: int | None) -> Iterator[Sentence]:
    """Yield the sentences of the passage that count off, in their order, without a gap in the count."""
    wanted = 0
    at = sentence
    if ":" in sentence.text and _begins_with(sentence.text.partition(":")[2], _ORDINALS[0]):
        yield sentence
        wanted = 1
    while (following := analysis.after(at)) is not None:
        at = following
        last = _begins_with(at.text, _LAST)
        fits = wanted < len(_ORDINALS) and _begins_with(at.text, _ORDINALS[wanted])
        if wanted == 0 and not fits:
            return
        if fits or last or (wanted and _begins_with(at.text, _FURTHER)):
            yield at
            wanted += 1
            if last or wanted == number:
                return


def _begins_with(text: str, markers: tuple[str, ...]) -> bool:
    low = text.strip().lower()
    return any(re.match(rf"{re.escape(marker)}\b", low) for marker in markers)


def _statement(analysis: Analysis, sentence: Sentence) -> str | None:
    """Return what a sentence says without the word that counts it: its predicate if it names one."""
    clause = sentence.main
    if clause is None:
        return None
    words = _predicate(sentence, clause) or _body(sentence, clause)
    return answer(analysis, sentence, words) if words else None


def _predicate(sentence: Sentence, clause: Clause) -> list[int]:
    """Return "the cost" of "the third reason was the cost"."""
    tree = sentence.tree
    if not clause.copula or clause.subject is None or tree.tokens[clause.head].tag not in NOUNS:
        return []
    first = tree.tokens[min(tree.subtree(clause.subject))].text.lower()
    if first not in ("the", "one", "another", "a") or not _begins_with(sentence.text, _COUNTING):
        return []
    return [n for n in standing(sentence, clause) if n > max(clause.verbs)]


def _body(sentence: Sentence, clause: Clause) -> list[int]:
    tree = sentence.tree
    words = standing(sentence, clause)
    counted = {
        w
        for n in tree.children(clause.head)
        if n < clause.head
        and _begins_with(_text(tree, tree.subtree(n)), _MARKERS)
        and len(tree.subtree(n)) <= 4
        and not tree.is_a(n, "nsubj", "obj")
        for w in tree.subtree(n)
    }
    return [n for n in words if n not in counted]


def _text(tree: Tree, words: list[int]) -> str:
    return tidy(" ".join(tree.tokens[n].text for n in words))
