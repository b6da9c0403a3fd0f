"""Finds proper names in tagged sentences and decides which of them are persons or organisations."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from studyapp.generation.edtf import MONTHS
from studyapp.generation.engine import Token
from studyapp.generation.wordlists import several, words

_INNER = several("de von van der den la le du des da di al ibn bin ben el")
_REGNAL = re.compile(r"(?:I{1,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XV|XVI{0,3}|X)")
_CALENDAR = frozenset(
    (*MONTHS, "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
)
_LOCATIVE = several("in at near from to into towards toward through around off between")
_POSSESSED = several(
    "visit death speech life reign birth resignation trip leadership successor father "
    "mother wife son daughter brother sister speeches writings book letter decision "
    "successors illness arrest"
)
_NAME_TAGS = several("NP0 NN1 UNC NN2 AJ0 NN0")


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words: token range in its sentence, and whether it opens it."""

    words: tuple[str, ...]
    start: int
    end: int
    title: tuple[str, ...] = ()
    initial: bool = False


@dataclass(slots=True)
class Evidence:
    """What the contexts of one name say about its bearer."""

    acts: int = 0
    titled: int = 0
    located: int = 0
    lived: int = 0
    possesses: int = 0
    seen: int = 0
    inside: int = 0
    """Occurrences that do not open a sentence."""
    titles: Counter[str] = field(default_factory=Counter)


def runs(tokens: Sequence[Token], common: frozenset[str]) -> Iterator[Name]:
    """Yield the names of a sentence; `common` holds the text's words that also occur in lower case."""
    i = 0
    while i < len(tokens):
        if not _starts_name(tokens, i, common):
            i += 1
            continue
        end = i + 1
        while end < len(tokens) and _continues_name(tokens, end):
            end += 1
        name = _named(tokens, i, end)
        if name:
            yield name
        i = max(end, i + 1)


def persons(
    sentences: Iterable[tuple[Sequence[Token], Sequence[Name]]], known: frozenset[str]
) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Return persons' full names with their other names, and names that several persons share.

    `known` holds words that belong to states and bodies and so to no person.
    """
    evidence: dict[tuple[str, ...], Evidence] = defaultdict(Evidence)
    for tokens, found in sentences:
        for name in found:
            if not _personal(name, known):
                continue
            _weigh(tokens, name, evidence[name.words])
    accepted = {name for name, seen in evidence.items() if _is_person(name, seen, evidence)}
    return _with_aliases(accepted, evidence)


def is_organisation(name: Name) -> bool:
    """Whether the head of the name is an institution: the last word, or the one before "of"."""
    head = name.words[-1]
    if "of" in name.words:
        head = name.words[name.words.index("of") - 1]
    if name.title or len(name.words) < 2:
        return False
    return head in words("institutions") and head not in words("thing_names")


def is_regnal(name: str) -> bool:
    """Whether a full name has a ruler's number in it."""
    return any(_REGNAL.fullmatch(word) for word in name.split()[1:])


def _starts_name(tokens: Sequence[Token], i: int, common: frozenset[str]) -> bool:
    token = tokens[i]
    if not token.text[:1].isupper() or token.text in _CALENDAR or token.tag == "PUN":
        return False
    opens = i == 0 or tokens[i - 1].text in ('"', ":", "(", "'")
    if opens and (
        token.tag not in _NAME_TAGS or (token.low in common and token.text not in words("titles"))
    ):
        return False
    return (
        token.tag in _NAME_TAGS
        or bool(re.fullmatch(r"[A-Z]\.", token.text))
        or token.text in words("titles")
    )


def _continues_name(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if token.text in _CALENDAR:
        return False
    if token.text[:1].isupper() and token.tag != "PUN":
        return True
    if following is None or not following.text[:1].isupper() or following.text in _CALENDAR:
        return False
    if token.text in _INNER:
        return True
    if token.text == "of":
        lists = ("institutions", "thing_names", "titles")
        return any(tokens[i - 1].text in words(name) for name in lists)
    return token.text == "the" and following.text in (
        "Great",
        "Elder",
        "Younger",
        "Conqueror",
        "Magnificent",
    )


def _named(tokens: Sequence[Token], start: int, end: int) -> Name | None:
    title_end = start
    while title_end < end - 1 and tokens[title_end].text in words("titles"):
        title_end += 1
    if title_end == start and tokens[start].tag in ("AJ0",) and end - start > 2:
        return Name(tuple(t.text for t in tokens[start:end]), start, end, (), start == 0)
    text = tuple(t.text for t in tokens[title_end:end])
    if text[:1] == ("of",) and title_end > start:
        title_end -= 1
        text = (tokens[title_end].text, *text)
    elif not text or text[0] in words("titles"):
        return None
    title = tuple(t.text for t in tokens[start:title_end])
    return Name(text, title_end, end, title, start == 0)


def _personal(name: Name, known: frozenset[str]) -> bool:
    if len(name.words) > 6 or any(word in known for word in name.words):
        return False
    if any(word in words("thing_names") or word in words("institutions") for word in name.words):
        return False
    if len(name.words) == 1:
        word = name.words[0]
        return (
            len(word) > 2
            and not word.isupper()
            and not re.search(r"\d|(?:isms?|ists|ans|ians|ese|ish)$", word)
        )
    return (
        not any(
            word.isupper() and len(word) > 2 and not _REGNAL.fullmatch(word) for word in name.words
        )
        and name.words[0] != "The"
    )


def _weigh(tokens: Sequence[Token], name: Name, evidence: Evidence) -> None:
    start = name.start - len(name.title)
    before = tokens[start - 1] if start > 0 else None
    located = before is not None and before.low in _LOCATIVE
    evidence.seen += 1
    evidence.inside += not name.initial
    evidence.titled += _has_title(tokens, name)
    evidence.located += located and not name.title
    following = tokens[name.end] if name.end < len(tokens) else None
    if following is None:
        return
    if following.tag == "POS":
        evidence.possesses += 1
        evidence.acts += any(t.low in _POSSESSED for t in tokens[name.end + 1 : name.end + 4])
    after = tokens[name.end + 1] if name.end + 1 < len(tokens) else following
    verb = after if following.tag == "AV0" else following
    of = before is not None and before.low == "of"
    evidence.acts += verb.low in words("person_verbs") and not (located or of)
    if following.text == "(":
        evidence.lived += bool(re.match(r"c\.|ca|b|d|r|\d{3,4}", after.text))
    if following.text == "," and not (located or of):
        evidence.titled += _has_role_behind(tokens, name.end + 1)


def _has_title(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a title or role stands before the name: "Queen", "the engineer", "the premier,"."""
    if name.title or name.words[0] in words("titles"):
        return True
    before = [t.low for t in tokens[max(0, name.start - 2) : name.start]]
    if before[-1:] == [","]:
        before = before[:-1]
    return bool(before) and before[-1] in words("roles")


def _has_role_behind(tokens: Sequence[Token], i: int) -> bool:
    """Whether ", a French surgeon" or ", who" follows the name."""
    ahead = [t.low for t in tokens[i : i + 4]]
    if ahead[:1] in (["who"], ["whose"]):
        return True
    return ahead[:1] in (["a"], ["an"], ["the"]) and bool(set(ahead) & words("roles"))


def _is_person(
    name: tuple[str, ...], seen: Evidence, every: dict[tuple[str, ...], Evidence]
) -> bool:
    """Weigh the contexts: one word needs more than two."""
    regnal = len(name) > 1 and bool(_REGNAL.fullmatch(name[-1]))
    if len(name) == 1:
        known = seen.titled + seen.acts + seen.lived
        return known >= 1 and known + seen.titled > seen.located
    if regnal or seen.titled or seen.acts or seen.lived:
        return True
    alone = [every[(word,)] for word in (name[0], name[-1]) if (word,) in every]
    if any(other.acts or other.titled for other in alone):
        return True
    return seen.located == 0 and any(other.located == 0 or other.possesses for other in alone)


def _with_aliases(
    accepted: set[tuple[str, ...]], evidence: dict[tuple[str, ...], Evidence]
) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Join short names to the one full name they can belong to; an ambiguous one stays alone."""
    owners: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    full = {name for name in accepted if len(name) > 1}
    order = list(evidence)
    for name in sorted(full, key=order.index):
        for short in _short_names(name):
            if short == name[:1] and short in evidence and order.index(short) < order.index(name):
                continue
            if short in evidence and not any(_misspelt(name, other) for other in owners[short]):
                owners[short].add(name)
    merged = {short: next(iter(names)) for short, names in owners.items() if len(names) == 1}
    aliases: dict[tuple[str, ...], set[str]] = {
        name: {" ".join(name)} for name in accepted if name not in merged
    }
    ambiguous = {short for short, names in owners.items() if len(names) > 1}
    for short, name in merged.items():
        while name in merged:
            name = merged[name]
        aliases.setdefault(name, {" ".join(name)}).add(" ".join(short))
    clear = {
        " ".join(name): frozenset(others)
        for name, others in sorted(aliases.items())
        if name not in ambiguous
    }
    shared = {
        " ".join(short): frozenset(" ".join(n) for n in owners[short])
        for short in sorted(ambiguous)
    }
    return clear, shared


def _misspelt(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names are so alike that one must be a slip for the other."""
    return SequenceMatcher(None, " ".join(name).lower(), " ".join(other).lower()).ratio() > 0.87


def _short_names(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    numeral = next((i for i, word in enumerate(name) if i and _REGNAL.fullmatch(word)), None)
    if numeral is not None:
        yield name[:numeral]
        if numeral + 1 < len(name):
            yield name[: numeral + 1]
        return
    yield name[:1]
    yield name[-1:]
    for i, word in enumerate(name):
        if i and word in _INNER:
            yield name[i:]
    if len(name) > 2:
        yield (name[0], name[-1])
        yield name[1:]
