"""Cards whose answer is a list: what a sentence enumerates or numbers."""

import re
from collections.abc import Collection, Iterator

from studyapp.generation.actors import ActorKind
from studyapp.generation.analysis import Analysis
from studyapp.generation.answers import answer, told, without_citation
from studyapp.generation.asking import kind_of
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import ASSERTED
from studyapp.generation.grounding import Ground, ground
from studyapp.generation.parts import is_connective
from studyapp.generation.sentences import Sentence
from studyapp.generation.statements import standing
from studyapp.generation.syntax import NOUNS, VERBS, Tree
from studyapp.generation.wording import adjectives, capital, lowered, noun_phrase, text_of
from studyapp.generation.wordlists import several
from studyapp.model import Form, Kind

NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
SAID = {number: word for word, number in NUMBERS.items()}
MOST_ITEMS = 5
LONGEST_ITEM = 22
"""Words that an item may have."""
_NOUNS = {
    ActorKind.PERSON: "people",
    ActorKind.PEOPLE: "peoples",
    ActorKind.STATE: "countries",
    ActorKind.PLACE: "places",
    ActorKind.ORGANISATION: "bodies",
}
_LIVING = {"animal": "kinds of animals", "plant": "kinds of plants"}
_REGIONS = several("Europe Asia Africa America West East North South Arctic Balkans Baltic")
"""Names of parts of the world that are no countries."""
_EXEMPLIFYING = several("including like as e.g.")
"""What stands before items that are but some of many."""
_MANY = several("such several many some various numerous certain different other further")
_QUANTITIES = several("number variety range series set couple host group")
_SUCH = 6
"""Words from "such" to "as", at most: "in such areas as"."""
_LONGEST_KIND = 7
"""Words that say what the items of a list are."""
_NO_ITEMS = several("as than well and or so etc. etc others other")
_AND_SO_ON = frozenset({"the like", "the rest", "more", "the others"})
"""Words with which what joins or closes a list begins."""
_ADDING = several("especially consequently particularly notably finally also even")
"""Adverbs before an item that are no part of it."""
_LEADING = (
    ":", ",", "—", "–", "-", "--", "(", "both", "either", "including", "namely", "like", "as", "such", "e.g.",
)  # fmt: skip
"""What stands before the first item and is no part of the question."""
_ENUMERATOR = re.compile(r"(?:^|(?<=[\s:;,]))(?:\(?(\d)\)|\(([a-f])\)|([ivx]+)\))\s+")


def enumerations(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask for the three or more things that a clause names side by side at its end."""
    tree = sentence.tree
    for clause in sentence.clauses:
        if clause.kind not in ASSERTED or clause.finite is None or clause.borrowed:
            continue
        words = standing(sentence, clause)
        for n in words:
            items = tree.conjuncts(n) if tree.relation(n) != "conj" else []
            if not 3 <= len(items) <= MOST_ITEMS or any(tree.tokens[i].tag in VERBS for i in items):
                continue
            if tree.child(items[-1], "cc") is None:  # "the treaty, the first of its kind"
                continue
            if any(_is_denied(tree, item) for item in items) or _is_mixed(tree, items):
                continue  # "by clover, and not by tools", "either a ship or a horse and a cart"
            if _share_words(tree, items):
                continue  # "the dockyard, arsenal and fortress of Port Arthur" are parts of one thing
            if any(_goes_on(tree, items, item) for item in items[2:]):
                continue  # "in Riga, Reval and Narva, and the city of Dorpat": another clause begins
            case = tree.children(n, "case")
            own = tree.subtree(n, {*items, *case} - {n})
            first = next(w for w in own if not tree.is_a(w, "punct"))
            if n < max(clause.verbs) or max(tree.subtree(n)) < words[-1] or first not in words:
                continue
            kept = words[: words.index(first)]
            texts = [_item(analysis, sentence, i, items, kept) for i in items]
            apart = tree.tokens[first - 1].text in (":", "—", "--", "–", "-")
            if apart and first - 2 not in kept:
                continue  # they say more of what the question leaves out
            noun = _common_noun(analysis, sentence, items)
            yield from _listed(analysis, sentence, kept, texts, apart=apart, noun=noun)


def _common_noun(analysis: Analysis, sentence: Sentence, items: list[int]) -> str:
    """Return the word for what all items are: people, countries; "things" where they differ."""
    if all(sentence.tree.tokens[item].text in adjectives() for item in items):
        return "peoples"  # "the Spanish, French or Dutch"
    kinds = {kind_of(analysis, sentence, item) for item in items}
    regions = any(sentence.tree.tokens[item].text in _REGIONS for item in items)
    kind = next(iter(kinds)) if len(kinds) == 1 and not regions else None
    if kind is ActorKind.PERSON and any(sentence.tree.tokens[n].tag == "NNS" for n in items):
        return "groups of people"
    if kind is not None:
        return _NOUNS.get(kind, "things")
    types = [{m.type for m in sentence.parse.mentions if m.head == item} for item in items]
    common = next((noun for t, noun in _LIVING.items() if all(t in own for own in types)), "")
    if common:
        return common
    places = {m.head: m.named for m in sentence.parse.mentions if m.type == "place"}
    named = [item for item in items if places.get(item)]
    located = places.keys() >= set(items) and len(named) > 1
    return "places" if located else "things"


def _is_mixed(tree: Tree, items: list[int]) -> bool:
    """Tell whether "and" and "or" both join what is listed: then it falls into groups."""
    joints = {tree.tokens[n].text.lower() for item in items for n in tree.children(item, "cc")}
    return {"and", "or"} <= joints


def _goes_on(tree: Tree, items: list[int], item: int) -> bool:
    """Tell whether a comma and a second "and" stand before an item: a clause may begin there."""
    joint = tree.child(item, "cc")
    earlier = any(tree.child(n, "cc") is not None for n in items if n < item)
    return joint is not None and earlier and tree.tokens[joint - 1].text == ","


def _share_words(tree: Tree, items: list[int]) -> bool:
    """Tell whether what stands before the first item or behind the last goes with all of them."""
    single = all(tree.tokens[n].tag == "NN" for n in items)
    owned = [tree.child(n, "det", "nmod:poss") is not None for n in items]
    before = [tree.child(n, "amod") is not None for n in items]
    behind = [tree.child(n, "nmod", "acl") is not None for n in items]
    shared = (before[0] and not any(before[1:])) or (behind[-1] and not any(behind[:-1]))
    return single and owned[0] and not any(owned[1:]) and shared


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
        item = without_citation(sentence.text[match.end() : end])
        texts.append(re.sub(r"[,;.\s]*(?:\b(?:and|or)\s*)?$", "", item) or None)
    kept = _without_tie(sentence.tree, sentence.words_at((0, found[0].start())))
    apart = bool(kept) and sentence.tree.tokens[kept[-1]].text == ":"
    yield from _listed(analysis, sentence, kept, texts, apart=apart)


def _without_tie(tree: Tree, words: list[int]) -> list[int]:
    """Leave out what ties a sentence to the one before: "Moreover,"."""
    comma = next((at for at, n in enumerate(words) if tree.tokens[n].text == ","), 0)
    return words[comma + 1 :] if comma and is_connective(tree, words[:comma]) else words


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
    examples = bool(kept) and tree.tokens[kept[-1]].text.lower() in _EXEMPLIFYING
    while kept and _is_leading(tree, kept):
        kept = kept[:-1]
    if len(items) < len(texts) or len(kept) < 3 or not _are_items(items):
        return
    if noun != "things" and any(item.split()[0].lower() in NUMBERS for item in items):
        noun = "things"  # "a brother and two half-brothers" are more than they count
    grounded = ground(analysis, sentence, kept)
    said = SAID.get(len(items), str(len(items)))
    question = _question(grounded, kept, said, noun, apart=apart, examples=examples)
    yield grounded.card(
        rule="list",
        kind=Kind.ARGUMENT,
        form=Form.LIST,
        question=question,
        answer="; ".join(items),
        answers=tuple(items),
    )


def _are_items(items: list[str]) -> bool:
    """Tell whether what is listed are things, each by itself, and not too long."""
    first = {item.split()[0].lower() for item in items}
    if first & _NO_ITEMS or items[0].startswith("that ") or items[-1].lower() in _AND_SO_ON:
        return False
    if any(len(item.split()) > LONGEST_ITEM or " than " in item for item in items):
        return False
    return len(set(items)) == len(items) and not all(item.isdigit() for item in items)


def _question(
    grounded: Ground, kept: list[int], said: str, noun: str, *, apart: bool, examples: bool
) -> str:
    """Return the words before a list as a question: "The dam led to which three things?"."""
    asked = grounded.asked
    tree = asked.tree
    kinds = _kinds(asked.sentence, kept)
    if kinds:  # "leads to serious problems including ...": to which three serious problems?
        before = _without_number([n for n in kept if n < kinds[0]], tree)
        start = lowered(tree, kept[0], asked.text(before))
        named = text_of(tree, [n for n in kinds if not _is_determiner(tree, n)])
        return f"{capital(start)} which {said} {named}?"
    text = without_citation(lowered(tree, kept[0], asked.text(kept)))
    if examples and tree.tokens[kept[-1]].tag in NOUNS:
        return f"{capital(text)}: which {said} are named?"
    if tree.tokens[kept[-1]].lemma == "be" and tree.tokens[kept[0]].tag == "IN":
        front = lowered(tree, kept[0], asked.text(kept[:-1]))  # "Among its members are"
        return f"Which {said} {noun} {tree.tokens[kept[-1]].text} {front}?"
    which = "ones" if said in text.lower().split() else f"{said} {noun}"
    return f"{capital(text)}{':' if apart else ''} which {which}?"


def _without_number(words: list[int], tree: Tree) -> list[int]:
    """Leave out "a number of" at the end: how many there are is asked."""
    said = [tree.tokens[n].text.lower() for n in words[-3:]]
    many = len(said) == 3 and said[0] == "a" and said[1] in _QUANTITIES and said[2] == "of"
    return words[:-3] if many else words


def _is_determiner(tree: Tree, n: int) -> bool:
    """Tell whether "which four" stands in the place of a word: "such", "the", "four", "several"."""
    return tree.tokens[n].tag in ("DT", "CD", "PDT") or tree.tokens[n].text.lower() in _MANY


def _is_leading(tree: Tree, kept: list[int]) -> bool:
    """Tell whether the last word before a list only leads to it: "such as", but not "worked as"."""
    text = tree.tokens[kept[-1]].text
    if text == "as":
        return any(tree.tokens[n].text.lower() == "such" for n in kept[-_SUCH:])
    return text in _LEADING


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
    short = len([n for n in words if not tree.is_a(n, "punct")]) <= _LONGEST_KIND
    dated = sentence.is_dated([last])  # "touchstones of the 1960s": which touchstones?
    return words if whole and verb and short and not known and not dated else []


def _run(words: Collection[int], first: int) -> Iterator[int]:
    """Yield the words from one on that follow each other."""
    while first in words:
        yield first
        first += 1


def _item(
    analysis: Analysis, sentence: Sentence, n: int, items: list[int], kept: list[int]
) -> str | None:
    tree = sentence.tree
    left_out = {i for i in items if i != n}
    words = [w for w in told(sentence, n, left_out) if w not in left_out]
    words = [
        w
        for w in words
        if not (tree.tokens[w].head == n and tree.is_a(w, "cc", "punct", "case") and w < n)
    ]
    words = [w for w in words if w < min((i for i in items if i > n), default=len(tree.tokens))]
    if n == items[-1]:  # "the ideas, hopes and beliefs of a people": the tree has it with the first
        last = max(words, default=n)
        own = tree.subtree(items[0], left_out)
        words += _run([w for w in own if not tree.is_a(w, "punct")], last + 1)
    while len(words) > 1 and (
        tree.tokens[words[0]].text.lower() in _ADDING
        or (tree.tokens[words[0]].tag == "RB" and tree.tokens[words[1]].text == ",")
        or tree.tokens[words[0]].text == ","
    ):
        words = words[1:]
    return answer(analysis, sentence, words, kept)
