"""The registry of a document's actors: canonical names, aliases, kinds, and where they are mentioned."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from studyapp.generation import names
from studyapp.generation.engine import Token
from studyapp.generation.names import Name
from studyapp.generation.polities import Polity
from studyapp.generation.wordlists import words

Words = tuple[str, ...]
_NEAR = 3
"""Sentences within which a shared name means its last bearer."""


class ActorKind(StrEnum):
    STATE = "state"
    PEOPLE = "people"
    PERSON = "person"
    ORGANISATION = "organisation"


class Use(StrEnum):
    """How a mention names its actor."""

    NAME = "name"
    PEOPLE = "people"
    CAPITAL = "capital"
    ADJECTIVE = "adjective"


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor; `aliases` are all its names, `leaks` the words that give it away."""

    name: str
    kind: ActorKind
    aliases: frozenset[str]
    leaks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an actor is named: token range in the sentence."""

    actor: str
    start: int
    end: int
    use: Use = Use.NAME


@dataclass(frozen=True, slots=True)
class Registry:
    """All actors of a document, by canonical name, and the table that finds their names."""

    actors: dict[str, Actor]
    bearers: dict[str, tuple[str, ...]]
    """Full name -> short names that it shares with one other person."""
    table: dict[str, tuple[tuple[Words, str, Use], ...]] = field(repr=False)
    """First word of a name -> names with that first word, the longest first."""

    def mentions(self, tokens: Sequence[Token]) -> tuple[Mention, ...]:
        """Return the mentions in a sentence, the longest first where two begin alike."""
        found: list[Mention] = []
        i = 0
        while i < len(tokens):
            mention = self._at(tokens, i)
            if mention:
                found.append(mention)
            i = mention.end if mention else i + 1
        return tuple(found)

    def resolved(
        self, mentions: Sequence[Mention], number: int, last: Mapping[str, tuple[str, int]]
    ) -> tuple[Mention, ...]:
        """Give shared names their bearer: the one named in the few sentences before, by `last`."""
        return tuple(
            replace(m, actor=last[m.actor][0])
            if m.actor in last and number - last[m.actor][1] <= _NEAR
            else m
            for m in mentions
        )

    def remember(
        self, mentions: Sequence[Mention], number: int, last: dict[str, tuple[str, int]]
    ) -> None:
        """Note in `last` who bears the shared names after sentence `number`."""
        for mention in mentions:
            for short in self.bearers.get(mention.actor, ()):
                last[short] = (mention.actor, number)

    def _at(self, tokens: Sequence[Token], i: int) -> Mention | None:
        text = tokens[i].text
        if not text[:1].isupper():
            return None
        for phrase, actor, use in self.table.get(text, ()):
            end = i + len(phrase)
            if end <= len(tokens) and all(
                tokens[i + k].text == word for k, word in enumerate(phrase)
            ):
                return Mention(actor, i, end, self._use(tokens, i, end, use))
        if "-" in text:
            for part in text.split("-"):
                for phrase, actor, _ in self.table.get(part, ()):
                    if len(phrase) == 1:
                        return Mention(actor, i, i + 1, Use.ADJECTIVE)
        return None

    def _use(self, tokens: Sequence[Token], start: int, end: int, use: Use) -> Use:
        """An adjective after "the" and before no noun is a people: the Dutch."""
        if use is not Use.ADJECTIVE:
            return use
        following = tokens[end].tag if end < len(tokens) else "PUN"
        preceding = tokens[start - 1].low if start else ""
        if preceding == "the" and following not in (
            "NN1",
            "NN2",
            "NP0",
            "AJ0",
            "NN0",
            "POS",
            "UNC",
            "CRD",
            "VVG",
            "CJC",
        ):
            return Use.PEOPLE
        return use


def register(
    sentences: Sequence[tuple[Token, ...]], polities: Sequence[Polity], expansions: dict[str, str]
) -> Registry:
    """Build the registry of a document; `expansions` are its abbreviations with their long forms."""
    common = frozenset(t.text for s in sentences for t in s if t.text[:1].islower())
    found = [(tokens, tuple(names.runs(tokens, common))) for tokens in sentences]
    seen = frozenset(t.text for tokens in sentences for t in tokens if t.text[:1].isupper())
    parts = frozenset(part for word in seen if "-" in word for part in word.split("-")) | seen
    table: dict[str, list[tuple[Words, str, Use]]] = defaultdict(list)
    actors: dict[str, Actor] = {}
    for polity in polities:
        _add_polity(polity, parts, actors, table)
    known = frozenset(table) | frozenset(
        w for rows in table.values() for p, _, _ in rows for w in p if w[:1].isupper()
    )
    clear, shared = names.persons(found, known)
    for full, aliases in clear.items():
        actors[full] = Actor(
            full, ActorKind.PERSON, aliases, frozenset(a for x in aliases for a in x.split())
        )
        for alias in aliases:
            _enter(table, alias, full, Use.NAME)
    for actor in _organisations(found, expansions, actors):
        actors[actor.name] = actor
        for alias in sorted(actor.aliases):
            _enter(table, alias, actor.name, Use.NAME)
    for short in shared:
        actors[short] = Actor(short, ActorKind.PERSON, frozenset({short}), frozenset(short.split()))
        _enter(table, short, short, Use.NAME)
    bearers: dict[str, tuple[str, ...]] = {}
    for short, full_names in shared.items():
        if len(full_names) == 2 and not any(names.is_regnal(name) for name in full_names):
            bearers |= {name: (*bearers.get(name, ()), short) for name in full_names}
    ordered = {word: tuple(sorted(rows, key=lambda r: -len(r[0]))) for word, rows in table.items()}
    return Registry(actors, bearers, ordered)


def _enter(
    table: dict[str, list[tuple[Words, str, Use]]], phrase: str, actor: str, use: Use
) -> None:
    split = tuple(phrase.split())
    if all(row[0] != split for row in table[split[0]]):
        table[split[0]].append((split, actor, use))


def _add_polity(
    polity: Polity,
    seen: frozenset[str],
    actors: dict[str, Actor],
    table: dict[str, list[tuple[Words, str, Use]]],
) -> None:
    uses = (
        ((polity.bare, *polity.aliases), Use.NAME),
        (polity.people, Use.PEOPLE),
        (polity.adjectives, Use.ADJECTIVE),
        (polity.combining, Use.ADJECTIVE),
        (polity.capital, Use.CAPITAL),
    )
    every = [name.removeprefix("the ") for group, _ in uses for name in group]
    if not any(name.split()[0] in seen for name in every):
        return
    kind = ActorKind.ORGANISATION if polity.kind == "body" else ActorKind.STATE
    own = frozenset(name.removeprefix("the ") for name in (polity.bare, *polity.aliases))
    actors[polity.name] = Actor(polity.name, kind, own, frozenset(every))
    for group, use in uses:
        for name in group:
            if use is Use.PEOPLE and (name[:4] == "the " or name in polity.adjectives):
                _enter(table, name.removeprefix("the "), polity.name, Use.ADJECTIVE)
                continue
            _enter(table, name.removeprefix("the "), polity.name, use)


def _organisations(
    found: Sequence[tuple[Sequence[Token], Sequence[Name]]],
    expansions: dict[str, str],
    actors: dict[str, Actor],
) -> list[Actor]:
    taken = {alias for actor in actors.values() for alias in actor.aliases}
    counts: Counter[str] = Counter()
    for _, run in found:
        for name in run:
            if names.is_organisation(name):
                counts[" ".join(name.words)] += 1
    made = []
    short = {long.removeprefix("the "): abbreviation for abbreviation, long in expansions.items()}
    for full in counts:
        if full not in taken:
            alias = {full, short[full]} if full in short else {full}
            made.append(Actor(full, ActorKind.ORGANISATION, frozenset(alias), frozenset(alias)))
            taken |= alias
    for abbreviation, long in expansions.items():
        head = re.split(r"\s(?:of|for|on)\s", long)[0].split()[-1].capitalize()
        if abbreviation not in taken and head in words("institutions"):
            made.append(
                Actor(
                    long,
                    ActorKind.ORGANISATION,
                    frozenset({long, abbreviation}),
                    frozenset({long, abbreviation}),
                )
            )
    return made
