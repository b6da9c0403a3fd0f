"""Numbers that are worth knowing, and how what they count is asked for: how many, how much money."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from studyapp.generation.sentences import Sentence
from studyapp.generation.wording import lowered, noun_phrase, text_of
from studyapp.generation.wordlists import several

_MAGNITUDES = several("hundred thousand million billion trillion dozen percent % per cent")
_SIGNS = several("$ £ € ¥")
_CURRENCIES = several(
    "dollar pound franc mark rouble ruble yen euro peso rupee lira shilling ducat guilder"
)
_PERCENT = several("percent % cent")
_FRACTIONS = several("half third quarter fifth sixth tenth twentieth")
_UNITS = _CURRENCIES | several(
    """
    percent % ton tonne mile kilometre kilometer metre
    meter foot acre hectare degree man soldier people person ship gun death casualty prisoner vote
    seat member worker inhabitant copy volume specimen plant species case patient
    """
)
_ABOUT = several("about some around nearly almost over approximately roughly")
_BOUNDS = frozenset({"more than", "less than", "fewer than", "at least", "at most", "up to"})
_LEAST = 10
_LONGEST = 10
"""Words that what is counted may have."""


@dataclass(frozen=True, slots=True)
class Amount:
    """What a sentence counts or measures."""

    asked: str
    """The question word: "How many", "How much money", "What percentage"."""
    noun: tuple[int, ...]
    """What is counted: "tons of coal", "of its 96 libraries"; nothing for money."""
    answer: str
    """The number with what says that it is not exact: "about 8,000 troops", "41"."""


def amount_of(sentence: Sentence, thing: int) -> Amount | None:
    """Return what the phrase of a word counts; None where it counts nothing worth asking for."""
    tree = sentence.tree
    if (
        sentence.is_dated(noun_phrase(tree, thing))
        or tree.child(thing, "conj", "appos") is not None
    ):
        return None
    return next((found for read in _READERS if (found := read(sentence, thing))), None)


def _number(sentence: Sentence, thing: int) -> Amount | None:
    """Read "about 8,000 troops"."""
    tree = sentence.tree
    numbers = [n for n in tree.children(thing, "nummod") if is_amount(sentence, n)]
    if len(numbers) != 1 or tree.tokens[thing].tag not in ("NNS", "NNPS"):
        return None
    if tree.child(thing, "det", "nmod:poss") is not None:
        return None
    number = span(sentence, numbers[0])
    noun = [thing, *_of(sentence, thing)]
    noun = [n for n in noun_phrase(tree, thing) if max(number) < n <= max(noun)]
    if not 0 < len(noun) <= _LONGEST:
        return None
    return Amount(
        "How many", tuple(noun), f"{_exactly(sentence, number)} {tree.tokens[thing].text}"
    )


def _part(sentence: Sentence, thing: int) -> Amount | None:
    """Read "41 of its 96 libraries"."""
    tokens = sentence.tree.tokens
    noun = _of(sentence, thing)
    if tokens[thing].tag != "CD" or tokens[thing].text.lower() in ("one", "1") or not noun:
        return None
    many = any(tokens[n].tag in ("NNS", "NNPS") and tokens[n].head == thing for n in noun)
    return Amount("How many", noun, _exactly(sentence, [thing])) if many else None


def _money(sentence: Sentence, thing: int) -> Amount | None:
    """Read "$25 million" and "110 million dollars"."""
    token = sentence.tree.tokens[thing]
    if token.text not in _SIGNS and token.lemma.lower() not in _CURRENCIES:
        return None
    number = _number_beside(sentence, thing)
    if not number or sentence.tree.child(thing, "nmod", "det", "nmod:poss") is not None:
        return None
    return Amount("How much money", (), _exactly(sentence, number))


def _share(sentence: Sentence, thing: int) -> Amount | None:
    """Read "about 40 percent of the workers" and "two thirds of the members"."""
    lemma = sentence.tree.tokens[thing].lemma.lower()
    noun = _of(sentence, thing)
    number = _number_beside(sentence, thing) or _fraction(sentence, thing)
    if not noun or (lemma not in _PERCENT and lemma not in _FRACTIONS):
        return None
    if not number or sentence.tree.child(thing, "nmod:poss") is not None:
        return None
    asked = "What percentage" if lemma in _PERCENT else "What share"
    return Amount(asked, noun, _exactly(sentence, number))


_READERS: tuple[Callable[[Sentence, int], Amount | None], ...] = (_money, _share, _number, _part)


def _of(sentence: Sentence, thing: int) -> tuple[int, ...]:
    """Return the words that say of what there are so many: "of its 96 libraries"."""
    tree = sentence.tree
    whole = set(noun_phrase(tree, thing))
    found = (tree.subtree(n) for n in tree.children(thing, "nmod") if _is_of(sentence, n))
    words = next(found, [])
    return tuple(words) if whole.issuperset(words) and len(words) <= _LONGEST else ()


def _is_of(sentence: Sentence, n: int) -> bool:
    case = sentence.tree.child(n, "case")
    return case is not None and sentence.tree.tokens[case].text.lower() == "of"


def _number_beside(sentence: Sentence, thing: int) -> list[int]:
    """Return the words of a unit and its number: "$ 25 million", "two thirds"; nothing where it has none."""
    tree = sentence.tree
    numbers = [w for n in tree.children(thing, "nummod") for w in tree.subtree(n)]
    words = sorted({thing, *(n for n in numbers if tree.tokens[n].tag == "CD")})
    return words if len(words) > 1 and words[-1] - words[0] == len(words) - 1 else []


def _fraction(sentence: Sentence, thing: int) -> list[int]:
    """Return "a third" or "half": a fraction that no number stands before."""
    tree = sentence.tree
    first = tree.child(thing, "det")
    if first is None:
        return [thing] if tree.tokens[thing].text.lower() == "half" else []
    return [first, thing] if tree.tokens[first].text.lower() in ("a", "one") else []


def _exactly(sentence: Sentence, number: list[int]) -> str:
    """Return a number with what says that it is not exact: "about 8,000", "more than half"."""
    tree = sentence.tree
    first = min(number)
    while first > 0 and tree.tokens[first - 1].text.lower() in _ABOUT:
        first -= 1
    if first > 1 and " ".join(t.text.lower() for t in tree.tokens[first - 2 : first]) in _BOUNDS:
        first -= 2
    return lowered(tree, first, text_of(tree, range(first, max(number) + 1)))


def is_amount(sentence: Sentence, n: int) -> bool:
    """Tell whether a word begins a number that is worth knowing: large, or of something measured."""
    tree = sentence.tree
    token = tree.tokens[n]
    if token.tag != "CD" or sentence.is_dated([n]):
        return False
    if token.head == n - 1 and tree.tokens[n - 1].tag == "CD":
        return False
    if n and tree.tokens[n - 1].tag == "CD":
        return False
    if not tree.is_a(n, "nummod", "obj", "obl", "nsubj", "root", "compound", "nmod"):
        return False
    if tree.tokens[n - 1].text in _SIGNS or token.text.lower() in _MAGNITUDES:
        return True
    digits = re.sub(r"[,\s]", "", token.text)
    large = digits.replace(".", "", 1).isdecimal() and float(digits) >= _LEAST
    counted = token.head > n and (
        tree.tokens[token.head].lemma.lower() in _UNITS
        or tree.tokens[token.head].text.lower() in _MAGNITUDES
    )
    return counted or (large and token.head > n and tree.tokens[token.head].tag == "NNS")


def span(sentence: Sentence, n: int) -> list[int]:
    """Return the words of an amount: its sign before it, its magnitude and its unit behind it."""
    tokens = sentence.tree.tokens
    first, last = n, n
    if n and tokens[n - 1].text in _SIGNS:
        first -= 1
    while last + 1 < len(tokens) and (
        tokens[last + 1].tag == "CD" or tokens[last + 1].text.lower() in _MAGNITUDES
    ):
        last += 1
    return list(range(first, last + 1))
