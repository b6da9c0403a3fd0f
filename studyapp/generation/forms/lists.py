"""Cards whose answer is a list: what a sentence enumerates, what the sentences behind it count off."""

import re
from collections.abc import Iterator

from studyapp.generation.actors import ActorKind
from studyapp.generation.analysis import Analysis
from studyapp.generation.answers import answer, told
from studyapp.generation.asking import kind_of
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import ASSERTED, Clause
from studyapp.generation.grounding import ground
from studyapp.generation.sentences import Sentence
from studyapp.generation.statements import standing
from studyapp.generation.syntax import NOUNS, VERBS, Tree
from studyapp.generation.wording import capital, lowered, noun_phrase, text_of, tidy
from studyapp.model import Form, Kind

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_SAID = {number: word for word, number in _NUMBERS.items()}
_LONGEST_ITEM = 22
_NOUNS = {
    ActorKind.PERSON: "people",
    ActorKind.PEOPLE: "peoples",
    ActorKind.STATE: "countries",
    ActorKind.PLACE: "places",
    ActorKind.ORGANISATION: "bodies",
}
_LONGEST_KIND = 6
"""Words that say what the items of a list are."""
_LEADING = (
    ":", ",", "—", "--", "(", "both", "either", "including", "namely", "like", "as", "such", "e.g.",
)  # fmt: skip
"""What stands before the first item and is no part of the question."""
_ENUMERATOR = re.compile(r"(?:^|(?<=[\s:;,]))(?:\(?(\d)\)|\(([a-f])\)|([ivx]+)\))\s+")
_ORDINALS = (
    ("first", "firstly", "first of all", "in the first place", "to begin with", "one", "the first"),
    ("second", "secondly", "in the second place", "the second", "the other", "another", "next"),
    ("third", "thirdly", "the third", "in the third place", "a third"),
    ("fourth", "fourthly", "the fourth", "a fourth"),
    ("fifth", "fifthly", "the fifth"),
)
_FURTHER = ("moreover", "furthermore", "in addition", "also", "besides", "more importantly", "then")
_LAST = ("finally", "lastly", "last", "last of all", "and finally")


def enumerations(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask for the three or more things that a clause names side by side at its end."""
    tree = sentence.tree
    for clause in sentence.clauses:
        if clause.kind not in ASSERTED or clause.finite is None or clause.borrowed:
            continue
        words = standing(sentence, clause)
        for n in words:
            items = tree.conjuncts(n) if tree.relation(n) != "conj" else []
            if not 3 <= len(items) <= 6 or any(tree.tokens[i].tag in VERBS for i in items):
                continue
            if tree.child(items[-1], "cc") is None:  # "the treaty, the first of its kind"
                continue
            if any(_is_denied(tree, item) for item in items) or _is_mixed(tree, items):
                continue  # "by clover, and not by tools", "either a ship or a horse and a cart"
            case = tree.children(n, "case")
            own = tree.subtree(n, {*items, *case} - {n})
            first = next(w for w in own if not tree.is_a(w, "punct"))
            if n < max(clause.verbs) or max(tree.subtree(n)) < words[-1] or first not in words:
                continue
            kept = words[: words.index(first)]
            texts = [_item(analysis, sentence, i, items) for i in items]
            apart = tree.tokens[first - 1].text in (":", "—", "--", "–")
            noun = _common_noun(analysis, sentence, items)
            yield from _listed(analysis, sentence, kept, texts, apart=apart, noun=noun)


def _common_noun(analysis: Analysis, sentence: Sentence, items: list[int]) -> str:
    """Return the word for what all items are: people, countries; "things" where they differ."""
    kinds = {kind_of(analysis, sentence, item) for item in items}
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    return _NOUNS.get(kind, "things") if kind is not None else "things"


def _is_mixed(tree: Tree, items: list[int]) -> bool:
    """Tell whether "and" and "or" both join what is listed: then it falls into groups."""
    joints = {tree.tokens[n].text.lower() for item in items for n in tree.children(item, "cc")}
    return {"and", "or"} <= joints


def _is_denied(tree: Tree, item: int) -> bool:
    own = tree.children(item, "advmod", "cc", "cc:preconj")
    return any(tree.tokens[n].text.lower() in ("not", "never", "but", "nor") for n in own)


def numbered(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask for what a sentence numbers: "are 1) the cost, 2) the risk and 3) the delay"."""
    found = list(_ENUMERATOR.finditer(sentence.text))
    marks = [(m.group(1) or m.group(2) or m.group(3)) for m in found]
    if len(marks) < 2 or marks not in (
        list("12345678")[: len(marks)],
        list("abcdef")[: len(marks)],
        ["i", "ii", "iii", "iv", "v"][: len(marks)],
    ):
        return
    ends = [m.start() for m in found[1:]] + [len(sentence.text)]
    texts: list[str | None] = []
    for match, end in zip(found, ends, strict=True):
        item = sentence.text[match.end() : end]
        texts.append(re.sub(r"[,;.\s]*(?:\b(?:and|or)\s*)?$", "", item) or None)
    kept = sentence.words_at((0, found[0].start()))
    apart = bool(kept) and sentence.tree.tokens[kept[-1]].text == ":"
    yield from _listed(analysis, sentence, kept, texts, apart=apart)


def _listed(
    analysis: Analysis,
    sentence: Sentence,
    kept: list[int],
    texts: list[str | None],
    *,
    apart: bool,
    noun: str = "things",
) -> Iterator[Candidate]:
    items = [text for text in texts if text is not None]
    tree = sentence.tree
    while kept and tree.tokens[kept[-1]].text in _LEADING:
        kept = kept[:-1]
    if len(items) < len(texts) or len(kept) < 3:
        return
    if any(item.split()[0].lower() in ("as", "than", "well", "and", "or") for item in items):
        return
    if any(len(item.split()) > _LONGEST_ITEM for item in items):
        return
    if len(set(items)) < len(items) or all(item.isdigit() for item in items):
        return
    grounded = ground(analysis, sentence, kept)
    text = lowered(tree, kept[0], grounded.asked.text(kept))
    said = _SAID.get(len(items), str(len(items)))
    counted = said in text.lower().split()
    question = (
        f"{capital(text)}{':' if apart else ''} which {'ones' if counted else f'{said} {noun}'}?"
    )
    kinds = _kinds(sentence, kept)
    if kinds:  # "leads to serious problems including ...": to which three serious problems?
        before = [n for n in kept if n < kinds[0]]
        start = lowered(tree, kept[0], grounded.asked.text(before))
        named = text_of(tree, [n for n in kinds if tree.tokens[n].tag not in ("DT", "CD")])
        question = f"{capital(start)} which {said} {named}?"
    yield grounded.card(
        rule="list",
        kind=Kind.ARGUMENT,
        form=Form.LIST,
        question=question,
        answer="; ".join(items),
        answers=tuple(items),
    )


def _kinds(sentence: Sentence, kept: list[int]) -> list[int]:
    """Return the words before a list that say what its items are: "three main fields"; or nothing."""
    tree = sentence.tree
    last = kept[-1]
    if tree.tokens[last].tag != "NNS":
        return []
    words = [n for n in noun_phrase(tree, last) if n <= last]
    whole = words == list(range(words[0], last + 1)) if words else False
    verb = any(tree.tokens[n].tag in VERBS for n in kept if n < (words[0] if words else 0))
    known = any(tree.tokens[n].tag in ("PRP", "PRP$") for n in words)
    return words if whole and verb and not known and len(words) <= _LONGEST_KIND else []


def _item(analysis: Analysis, sentence: Sentence, n: int, items: list[int]) -> str | None:
    tree = sentence.tree
    left_out = {i for i in items if i != n}
    words = [w for w in told(sentence, n, left_out) if w not in left_out]
    words = [
        w
        for w in words
        if not (tree.tokens[w].head == n and tree.is_a(w, "cc", "punct", "case") and w < n)
    ]
    return answer(analysis, sentence, words)


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
    items = [text for text in texts if text is not None and len(text.split()) <= _LONGEST_ITEM + 6]
    if len(items) < len(found):
        return
    kept = [n for n in standing(sentence, clause) if not _is_cataphoric(sentence, n)]
    grounded = ground(analysis, sentence, kept)
    text = lowered(sentence.tree, kept[0], grounded.asked.text(kept)) if kept else ""
    said = _SAID.get(len(items), str(len(items)))
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
        if token.text.lower() in _NUMBERS and tree.is_a(n, "nummod") and token.head > n:
            if tree.tokens[token.head].tag == "NNS":
                return _NUMBERS[token.text.lower()]
    return None


def _noun(sentence: Sentence) -> str:
    tree = sentence.tree
    for n, token in enumerate(tree.tokens):
        counted = token.text.lower() in _NUMBERS and tree.is_a(n, "nummod")
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
    if first not in ("the", "one", "another", "a") or not _begins_with(
        sentence.text, tuple(m for markers in _ORDINALS for m in markers)
    ):
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


_MARKERS = (*(m for markers in _ORDINALS for m in markers), *_LAST, *_FURTHER)


def _text(tree: Tree, words: list[int]) -> str:
    return tidy(" ".join(tree.tokens[n].text for n in words))
