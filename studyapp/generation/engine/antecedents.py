"""What speaks for and against two mentions being of one thing, as numbers that the network weighs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log1p

from studyapp.generation.engine.values import Mention, Parse, Place
from studyapp.generation.wordlists import several, words

REACH = 2
"""So many sentences back an antecedent is looked for."""
_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WP$"})
_MASCULINE = several("he him his himself")
_FEMININE = several("she her hers herself")
_NEUTER = several("it its itself")
_PLURAL = several("they them their theirs themselves")
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
_DEFINITE = frozenset(
    ["the", "this", "that", "these", "those", "such", "said", "same", "former", "latter"]
)
_INDEFINITE = several("a an some any another no every each")
_LEFT_OUT = several("the a an this that these those his her its their our my 's ’s")
_MALE_TITLES = frozenset(
    ["mr", "sir", "lord", "king", "emperor", "prince", "duke", "count", "baron", "father", "pope"]
)
_FEMALE_TITLES = frozenset(
    ["mrs", "ms", "miss", "lady", "queen", "empress", "princess", "duchess", "countess", "sister"]
)


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of a mention."""

    words: frozenset[str]
    gender: str
    type: str
    plural: bool
    named: bool
    head: str
    lemma: str
    governor: int
    pronoun: bool
    neuter: bool
    several: bool
    speaker: bool
    subject: bool
    definite: bool
    indefinite: bool


def candidates(
    parses: Sequence[Parse],
    place: Place,
    reach: int = REACH,
    known: dict[Place, Traits] | None = None,
) -> Iterator[tuple[Place, tuple[float, ...]]]:
    """Yield the mentions before one, the nearest first, each with what speaks for it.

    `known` keeps the traits of the mentions of a paragraph from call to call.
    """
    table = {} if known is None else known
    own = _traits(parses, place, table)
    anaphor = parses[place.sentence].mentions[place.mention]
    between = 0
    for n in range(place.sentence, max(-1, place.sentence - reach - 1), -1):
        mentions = parses[n].mentions
        for m in range(len(mentions) - 1, -1, -1):
            other = mentions[m]
            here = n == place.sentence
            if here and (other.start, -other.end) >= (anaphor.start, -anaphor.end):
                continue
            found = Place(n, m)
            pair = own, _traits(parses, found, table)
            yield found, _features(parses, place, found, pair, between)
            between += 1


def _traits(parses: Sequence[Parse], place: Place, known: dict[Place, Traits]) -> Traits:
    if place not in known:
        parse = parses[place.sentence]
        known[place] = _looked_at(parse, parse.mentions[place.mention])
    return known[place]


def _looked_at(parse: Parse, mention: Mention) -> Traits:
    head = parse.tokens[mention.head]
    low, first = head.text.lower(), parse.tokens[mention.start].text.lower()
    return Traits(
        words=_content(parse, mention),
        gender=_gender(parse, mention),
        type=mention.type,
        plural=_is_plural(parse, mention),
        named=mention.named,
        head=low,
        lemma=head.lemma.lower(),
        governor=head.head,
        pronoun=head.tag in _PRONOUNS,
        neuter=low in _NEUTER,
        several=low in _PLURAL,
        speaker=low in words("speakers"),
        subject=head.relation in _SUBJECTS,
        definite=first in _DEFINITE,
        indefinite=first in _INDEFINITE,
    )


def _features(
    parses: Sequence[Parse], place: Place, found: Place, pair: tuple[Traits, Traits], between: int
) -> tuple[float, ...]:
    one, two = pair
    apart = place.sentence - found.sentence
    return (
        apart == 0,
        apart == 1,
        apart > 1,
        log1p(between) / 4,
        one.lemma == two.lemma,
        bool(one.words) and one.words == two.words,
        bool(one.words and two.words) and (one.words <= two.words or two.words <= one.words),
        one.pronoun,
        two.pronoun,
        one.pronoun and two.pronoun and one.head == two.head,
        one.neuter,
        one.several,
        one.speaker,
        bool(one.gender and two.gender) and one.gender == two.gender,
        bool(one.gender and two.gender) and one.gender != two.gender,
        one.plural == two.plural,
        one.type == two.type,
        apart == 0 and _nested(parses[place.sentence], place, found),
        one.subject and two.subject,
        two.subject,
        one.definite,
        one.indefinite or two.definite,
        one.named and two.named,
        apart == 0 and one.governor == two.governor,
    )


FEATURES = 24


def _content(parse: Parse, mention: Mention) -> frozenset[str]:
    said = (token.text.lower() for token in parse.tokens[mention.start : mention.end])
    return frozenset(word for word in said if word not in _LEFT_OUT and word[0].isalnum())


def _gender(parse: Parse, mention: Mention) -> str:
    """Return m, f, n (a thing), p (several) or nothing."""
    said = [token.text.lower().rstrip(".") for token in parse.tokens[mention.start : mention.end]]
    head = parse.tokens[mention.head].text.lower()
    if head in _MASCULINE or not _MALE_TITLES.isdisjoint(said):
        return "m"
    if head in _FEMININE or not _FEMALE_TITLES.isdisjoint(said):
        return "f"
    if head in _NEUTER:
        return "n"
    if head in _PLURAL or _is_plural(parse, mention):
        return "p"
    return "" if mention.type in ("person", "animal") else "n"


def _is_plural(parse: Parse, mention: Mention) -> bool:
    head = parse.tokens[mention.head]
    if head.tag in ("NNS", "NNPS") or head.text.lower() in _PLURAL:
        return True
    tokens = parse.tokens
    return any(
        tokens[n].relation == "conj" and tokens[n].head == mention.head
        for n in range(mention.start, mention.end)
    )


def _nested(parse: Parse, place: Place, found: Place) -> bool:
    one, other = parse.mentions[place.mention], parse.mentions[found.mention]
    return other.start <= one.start and one.end <= other.end
