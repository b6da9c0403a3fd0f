"""What a date dates: the clause or the noun that it depends on, and the words of its phrase."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from studyapp.generation.clauses import Clause
from studyapp.generation.dates import Date
from studyapp.generation.lifespans import lifespan
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import NOUNS, Tree
from studyapp.generation.wordlists import several
from studyapp.generation.wordlists import words as listed

_ADVERBS = several(
    """
    early late later only as also alone already about around approximately circa c. c ca.
    shortly soon just until again
    """
)
_AS_OF = re.compile(r"\bas of (?:the )?$", re.IGNORECASE)
"""What stands before a date at which something was counted, and at which nothing happened."""
_JOINT = re.compile(r"[\s,]*\b(?:and|or)\s+(?:again\s+)?(?:(?:in|on|of)\s+)?(?:the\s+)?")
"""What stands between two dates of one thing."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with the words that its phrase is made of, and what it belongs to."""

    date: Date
    words: tuple[int, ...]
    """The words of the date with its preposition."""
    preposition: str
    clause: Clause | None = None
    """The clause that it dates."""
    noun: int | None = None
    """The noun that it dates: "the treaty of 1689"."""


def is_event(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun names something that takes place: war, treaty talks, THE SIEGE."""
    token = sentence.tree.tokens[noun]
    return not listed("event_nouns").isdisjoint((token.lemma.lower(), token.text.lower()))


def attached(sentence: Sentence, date: Date) -> Dated | None:
    """Return what a date belongs to, or None where the tree does not say, and for a person's life."""
    if lifespan(sentence, date) is not None or _is_ahead(sentence, date):
        return None
    if _AS_OF.search(sentence.text[: date.start]):
        return None
    tree = sentence.tree
    inside = sentence.words_at((date.start, date.end))
    if not inside:
        return None
    head = next((n for n in inside if tree.tokens[n].head not in inside), inside[0])
    words = _phrase(sentence, inside, head)
    preposition = next(
        (
            tree.tokens[n].text.lower()
            for n in sorted(words)
            if tree.tokens[n].tag in ("IN", "TO") and n not in inside
        ),
        "",
    )
    said = {tree.tokens[n].text.lower() for n in words}
    if preposition == "as" and said & {"early", "late"}:
        preposition = "as early as" if "early" in said else "as late as"
    governor = tree.tokens[head].head
    while governor >= 0 and (governor in words or _only_qualifies(tree, governor)):
        governor = tree.tokens[governor].head
    if governor < 0:
        return None
    described = _apposition(sentence, date, min(words))
    if described is not None:
        return Dated(date, tuple(sorted(words)), preposition, noun=described)
    clause = sentence.by_head.get(governor)
    if clause is None and tree.tokens[governor].tag == "JJ" and tree.is_a(governor, "amod", "acl"):
        return None  # "Most prolific in the 1960s, Lund went on": no event
    if clause is None and tree.tokens[governor].tag in NOUNS:
        return Dated(date, tuple(sorted(words)), preposition, noun=governor)
    return Dated(
        date, tuple(sorted(words)), preposition, clause=clause or sentence.clause_of(governor)
    )


def all_attached(sentence: Sentence) -> Iterator[Dated]:
    """Yield the dates of a sentence that belong to something."""
    for date in sentence.dates:
        dated = attached(sentence, date)
        if dated is not None:
            yield dated


def says_only_when(sentence: Sentence, verb: int) -> bool:
    """Tell whether all that stands beside a verb with a preposition are dates: it is not said where."""
    tree = sentence.tree
    return all(sentence.is_dated(tree.subtree(n)) for n in tree.children(verb, "obl"))


def _apposition(sentence: Sentence, date: Date, first: int) -> int | None:
    """Return the apposition that a second date ends: "a club in 1932, a strong party in the 1940s"."""
    tree = sentence.tree
    earlier = [d.end for d in sentence.dates if d.end < date.start]
    for n in range(first) if earlier else ():
        branch = tree.subtree(n) if tree.is_a(n, "appos") else []
        if not branch or branch[-1] != first - 1 or tree.tokens[n].tag not in NOUNS:
            continue
        start = next(w for w in branch if not tree.is_a(w, "punct"))
        if tree.tokens[start - 1].text == "," and min(earlier) < tree.tokens[start].start:
            return n
    return None


def is_paired(sentence: Sentence, dated: Dated) -> bool:
    """Tell whether a second date of its clause stands beside a date: "the 17th and again the 22nd"."""
    date = dated.date
    for other in sentence.dates:
        between = sentence.text[min(date.end, other.end) : max(date.start, other.start)]
        if other.start == date.start or not _JOINT.fullmatch(between):
            continue
        found = attached(sentence, other)
        if found is None or found.clause is None or found.clause == dated.clause:
            return True
    return False


def is_of_person(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun names or describes a person: a year behind it is that of a writing."""
    return any(m.type == "person" and m.start <= noun < m.end for m in sentence.parse.mentions)


def _is_ahead(sentence: Sentence, date: Date) -> bool:
    """Tell whether a day without a year lies ahead: "will fly on June 28" is of no year named before."""
    tokens = sentence.tree.tokens
    inside = sentence.words_at((date.start, date.end))
    clause = sentence.clause_of(inside[0]) if inside else None
    if not date.inferred or clause is None or clause.finite is None:
        return False
    finite = tokens[clause.finite]
    return finite.text.lower() in ("will", "shall", "'ll") or finite.tag in ("VBZ", "VBP")


def _only_qualifies(tree: Tree, word: int) -> bool:
    """Tell whether a word is but a part of what a noun is called: "18th- and 19th-century surgeons"."""
    qualifies = tree.tokens[word].tag in ("JJ", "CD")
    return (
        qualifies
        and tree.is_a(word, "amod", "compound", "nummod")
        and tree.child(word, "obl") is None
    )


def _phrase(sentence: Sentence, inside: list[int], head: int) -> set[int]:
    """Return the words of a date's phrase: preposition, article, adverbs, "the year"."""
    tree = sentence.tree
    words = {*inside, *tree.subtree(head)} if _is_short(sentence, head, inside) else set(inside)
    first = min(inside)
    while first > 0 and (
        tree.tokens[first - 1].tag in ("IN", "TO", "DT")
        or tree.tokens[first - 1].text.lower() in _ADVERBS
        or tree.tokens[first - 1].text.lower() in ("year", "month", "period", "course", "summer")
    ):
        low = tree.tokens[first - 1].text.lower()
        if low in ("that", "because", "while", "if", "than"):
            break
        first -= 1
        words.add(first)
        if low == "as" and _is_as(tree, first):  # "as recently as 1995"
            words |= {first - 1, first - 2}
            break
        if tree.tokens[first].tag == "IN" and low not in ("of", "as"):
            break
    if tree.tokens[min(words)].text == "," and len(words) > 1:
        words.discard(min(words))
    after = max(inside) + 1
    if after < len(tree.tokens) and tree.tokens[after].text.lower() == "alone":
        words.add(after)  # "in the twentieth century alone"
    return words


def _is_as(tree: Tree, word: int) -> bool:
    """Tell whether the second "as" of "as early as" stands here."""
    before = [tree.tokens[n].text.lower() for n in range(max(0, word - 2), word)]
    return (
        len(before) == 2 and before[0] == "as" and before[1] in ("early", "late", "recently", "far")
    )


def _is_short(sentence: Sentence, head: int, inside: list[int]) -> bool:
    """Tell whether nothing but the date's own words depends on it."""
    tree = sentence.tree
    return all(
        n in inside
        or tree.is_a(n, "case", "det", "advmod", "punct")
        or tree.tokens[n].text.lower() in _ADVERBS
        for n in tree.subtree(head)
        if n != head
    )
