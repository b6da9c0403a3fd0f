"""The registry of a document's actors: canonical names, aliases, kinds, and where they are mentioned."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum

from studyapp.generation.engine.values import Mention
from studyapp.generation.names import name_of
from studyapp.generation.persons import Persons, is_regnal, join_names
from studyapp.generation.polities import Polity
from studyapp.generation.sentences import Sentence
from studyapp.generation.wordlists import several, words

_LIKE = 0.85
"""Two names as alike as this may be one that was misspelt."""
_BRACKETED = re.compile(r"\([^()]*\)")
_CITING = re.compile(
    r"\b(?:vol|ed|p|pp|ch|cf|op|ibid|trans|no|tom|lib)\b\.?|\b[IVXLC]+\.\s*\d|\d+:\d"
)
_LIFELESS = frozenset({"substance", "object"})
"""Types of mentions that are nobody."""
_WITHIN = several("in near at throughout outside inside")
"""Prepositions of what something is in or near."""
_PLACES = several("Fort Lake Mount Mt. Cape Port Isle Camp")
"""First words of names that are those of places: Fort Lee, where no Mr Lee is meant."""


class ActorKind(StrEnum):
    STATE = "state"
    PEOPLE = "people"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OTHER = "other"


_KIND_OF = {
    "person": ActorKind.PERSON,
    "organization": ActorKind.ORGANISATION,
    "place": ActorKind.PLACE,
}


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor; `aliases` are all its names, `leaks` the words that give it away."""

    name: str
    kind: ActorKind
    aliases: frozenset[str]
    leaks: frozenset[str] = frozenset()
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """Where an actor is named: a sentence, and the head word of the name there."""

    actor: str
    sentence: int
    head: int


@dataclass(frozen=True, slots=True)
class Registry:
    """All actors of a document by canonical name."""

    actors: Mapping[str, Actor]
    named: Mapping[int, tuple[Named, ...]]
    """By the number of the sentence, in their order."""
    at: Mapping[tuple[int, int], str] = field(repr=False)
    """By sentence and head word the actor."""
    likely_slips: tuple[tuple[str, str], ...] = ()
    """Pairs of names so alike that one may be a slip for the other: the user decides."""
    shared: frozenset[str] = frozenset()
    """Names that several kings or queens of the document bear."""

    def of(self, sentence: int, head: int) -> Actor | None:
        name = self.at.get((sentence, head))
        return self.actors[name] if name else None

    def share(self, name: str) -> float:
        """Return how much of all naming goes to one actor, from 0 to 1."""
        total = sum(actor.mentions for actor in self.actors.values())
        return self.actors[name].mentions / total if total and name in self.actors else 0.0


def register(
    sentences: Sequence[Sentence], polities: Sequence[Polity], expansions: Mapping[str, str]
) -> Registry:
    """Return the registry of a document; `expansions` are its abbreviations in full."""
    polity_of = _polity_names(polities)
    common = _common_nouns(sentences)
    found = [
        (sentence.number, mention, name)
        for sentence in sentences
        for mention in sentence.parse.mentions
        if mention.named and mention.type != "time" and not _is_cited(sentence, mention)
        if _has_capital(name := name_of(sentence.tree, mention))
        if mention.head > 0 or name.lower() not in common  # "Containment", first of its sentence
    ]
    persons = join_names(
        name for _, mention, name in found if mention.type == "person" and name not in polity_of
    )
    kinds: dict[str, Counter[ActorKind]] = defaultdict(Counter)
    aliases: dict[str, set[str]] = defaultdict(set)
    at: dict[tuple[int, int], str] = {}
    told = dict.fromkeys(_towns(sentences, found), ActorKind.PLACE)
    told |= dict.fromkeys(_things(sentences, found), ActorKind.OTHER)
    for number, mention, name in found:
        canonical, kind = _canonical(name, mention, polity_of, persons, expansions)
        if kind is ActorKind.PERSON:
            kind = told.get(name, kind)
        kinds[canonical][kind] += 1
        aliases[canonical].add(name)
        at[number, mention.head] = canonical
    shared = _shared(kinds)
    for place, name in _with_numbers(at, shared).items():
        at[place] = name
        aliases[name].add(name.split()[0])
        kinds[name][ActorKind.PERSON] += 1
    actors = {
        name: _actor(name, counts, aliases[name], polity_of) for name, counts in kinds.items()
    }
    named: dict[int, list[Named]] = defaultdict(list)
    for (number, head), name in sorted(at.items()):
        named[number].append(Named(name, number, head))
    return Registry(
        actors,
        {n: tuple(some) for n, some in named.items()},
        at,
        tuple(_slips(actors.values())),
        shared,
    )


def _towns(
    sentences: Sequence[Sentence], found: Sequence[tuple[int, Mention, str]]
) -> frozenset[str]:
    """Return the single names that something is in or near, though they may look like a person's.

    Who says something is a person all the same: "in Plato" means a book.
    """
    tree_of = {sentence.number: sentence.tree for sentence in sentences}
    towns, speakers = set(), set()
    for number, mention, name in found:
        tree = tree_of[number]
        cases = {tree.tokens[n].text.lower() for n in tree.children(mention.head, "case")}
        if " " not in name and cases & _WITHIN and tree.is_a(mention.head, "obl", "nmod"):
            towns.add(name)
        verb = tree.tokens[mention.head].head
        if tree.is_a(mention.head, "nsubj") and tree.tokens[verb].lemma in words("saying_verbs"):
            speakers.add(name)
    return frozenset(towns - speakers)


def _things(
    sentences: Sequence[Sentence], found: Sequence[tuple[int, Mention, str]]
) -> frozenset[str]:
    """Return the single names beside which a text says what thing they are: "Galena, an ore of lead"."""
    in_sentence = {sentence.number: sentence for sentence in sentences}
    things = set()
    for number, mention, name in found:
        tree = in_sentence[number].tree
        beside = set(tree.children(mention.head, "appos"))
        told = (m for m in in_sentence[number].parse.mentions if m.head in beside)
        if " " not in name and any(m.type in _LIFELESS and not m.named for m in told):
            things.add(name)
    return frozenset(things)


def _common_nouns(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return the nouns of a document that are no names, in small letters."""
    return frozenset(
        token.text for s in sentences for token in s.tree.tokens if token.tag in ("NN", "NNS")
    )


def _with_numbers(
    at: Mapping[tuple[int, int], str], shared: frozenset[str]
) -> dict[tuple[int, int], str]:
    """Return which king a name alone means that several bear: the one who was named last in full."""
    last: dict[str, str] = {}
    found: dict[tuple[int, int], str] = {}
    for place, name in sorted(at.items()):
        first = name.split()[0]
        if first in shared and _is_numbered(name):
            last[first] = name
        elif name in shared and name in last:
            found[place] = last[name]
    return found


def _is_numbered(name: str) -> bool:
    """Tell whether a name has the number of a king or queen: "Seleucus IV", "Antiochus I Soter"."""
    return is_regnal(name) or is_regnal(" ".join(name.split()[:2]))


def _shared(names: Iterable[str]) -> frozenset[str]:
    """Return the names that kings or queens with different numbers or epithets bear."""
    bearers = Counter(name.split()[0] for name in names if _is_numbered(name))
    return frozenset(name for name, times in bearers.items() if times > 1)


def _has_capital(name: str) -> bool:
    return any(part[:1].isupper() for part in name.split())


def _is_cited(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a name stands in brackets that cite: "(Works, vol. II)"."""
    start = sentence.tree.tokens[mention.head].start
    return any(
        found.start() < start < found.end() and bool(_CITING.search(found.group()))
        for found in _BRACKETED.finditer(sentence.text)
    )


def _polity_names(polities: Sequence[Polity]) -> dict[str, Polity]:
    table: dict[str, Polity] = {}
    for polity in polities:
        for name in (polity.bare, *polity.aliases, *polity.capital, *polity.people):
            table.setdefault(name, polity)
        for adjective in polity.adjectives:
            table.setdefault(adjective, polity)
    return table


def _canonical(
    name: str,
    mention: Mention,
    polity_of: Mapping[str, Polity],
    persons: Persons,
    long_forms: Mapping[str, str],
) -> tuple[str, ActorKind]:
    polity = polity_of.get(name)
    if polity is not None and name in polity.capital and mention.type != "organization":
        polity = None  # the town, not the government
    if polity is not None:
        if name in polity.people and mention.type == "person":
            return f"the {name}", ActorKind.PEOPLE
        kind = ActorKind.ORGANISATION if polity.kind == "body" else ActorKind.STATE
        return polity.name, kind
    if name.split()[0] in _PLACES and " " in name:
        return long_forms.get(name, name), ActorKind.PLACE
    full = persons.of(name)
    if full is not None:
        return full, ActorKind.PERSON
    kind = _KIND_OF.get(mention.type, ActorKind.OTHER)
    if name.split()[-1] in words("institutions"):
        kind = ActorKind.ORGANISATION
    return long_forms.get(name, name), kind


def _actor(
    name: str, counts: Counter[ActorKind], aliases: set[str], polity_of: Mapping[str, Polity]
) -> Actor:
    kind = max(counts, key=lambda k: (counts[k], k.value))
    every = {name, *aliases}
    leaks = {part for alias in every for part in alias.split() if part[:1].isupper()}
    polity = polity_of.get(name.removeprefix("the "))
    if polity is not None:
        every |= {polity.bare, *polity.aliases}
        leaks |= {
            *polity.adjectives, *polity.people, *polity.combining, *polity.capital, *polity.aliases,
            polity.bare,
        }  # fmt: skip
    return Actor(name, kind, frozenset(every), frozenset(leaks), counts.total())


def _slips(actors: Iterable[Actor]) -> Iterable[tuple[str, str]]:
    """Yield pairs of persons whose names differ by a letter or two."""
    people = sorted(a.name for a in actors if a.kind is ActorKind.PERSON and len(a.name) > 5)
    for n, one in enumerate(people):
        for other in people[n + 1 :]:
            if one[0] == other[0] and abs(len(one) - len(other)) < 3:
                if SequenceMatcher(None, one.lower(), other.lower()).ratio() >= _LIKE:
                    yield one, other
