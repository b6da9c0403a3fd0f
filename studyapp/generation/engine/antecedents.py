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
    plural: bool
    first: str


def candidates(
    parses: Sequence[Parse],
    place: Place,
    reach: int = REACH,
    known: dict[Place, Traits] | None = None,
) -> Iterator[tuple[Place, list[float]]]:
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
    traits = known.get(place)
    if traits is None:
        parse = parses[place.sentence]
        mention = parse.mentions[place.mention]
        traits = known[place] = Traits(
            _content(parse, mention),
            _gender(parse, mention),
            _is_plural(parse, mention),
            parse.tokens[mention.start].text.lower(),
        )
    return traits


def _features(
    parses: Sequence[Parse], place: Place, found: Place, pair: tuple[Traits, Traits], between: int
) -> list[float]:
    one, two = parses[place.sentence], parses[found.sentence]
    anaphor, other = one.mentions[place.mention], two.mentions[found.mention]
    head, head2 = one.tokens[anaphor.head], two.tokens[other.head]
    low = head.text.lower()
    pronoun, pronoun2 = head.tag in _PRONOUNS, head2.tag in _PRONOUNS
    said, said2 = pair[0].words, pair[1].words
    gender, gender2 = pair[0].gender, pair[1].gender
    apart = place.sentence - found.sentence
    first, first2 = pair[0].first, pair[1].first
    same_clause = apart == 0 and head.head == head2.head
    values = (
        apart == 0,
        apart == 1,
        apart > 1,
        log1p(between) / 4,
        head.lemma.lower() == head2.lemma.lower(),
        bool(said) and said == said2,
        bool(said and said2) and (said <= said2 or said2 <= said),
        pronoun,
        pronoun2,
        pronoun and pronoun2 and low == head2.text.lower(),
        low in _NEUTER,
        low in _PLURAL,
        low in words("speakers"),
        bool(gender and gender2) and gender == gender2,
        bool(gender and gender2) and gender != gender2,
        pair[0].plural == pair[1].plural,
        anaphor.type == other.type,
        _nested(place, anaphor, found, other),
        head.relation in _SUBJECTS and head2.relation in _SUBJECTS,
        head2.relation in _SUBJECTS,
        first in _DEFINITE,
        first in _INDEFINITE or first2 in _DEFINITE,
        anaphor.named and other.named,
        same_clause,
    )
    return [float(value) for value in values]


FEATURES = 24


def _content(parse: Parse, mention: Mention) -> frozenset[str]:
    words = (token.text.lower() for token in parse.tokens[mention.start : mention.end])
    return frozenset(word for word in words if word not in _LEFT_OUT and word[0].isalnum())


def _gender(parse: Parse, mention: Mention) -> str:
    """Return m, f, n (a thing), p (several) or nothing."""
    words = [token.text.lower().rstrip(".") for token in parse.tokens[mention.start : mention.end]]
    head = parse.tokens[mention.head].text.lower()
    if head in _MASCULINE or not _MALE_TITLES.isdisjoint(words):
        return "m"
    if head in _FEMININE or not _FEMALE_TITLES.isdisjoint(words):
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


def _nested(place: Place, one: Mention, found: Place, other: Mention) -> bool:
    return place.sentence == found.sentence and other.start <= one.start and one.end <= other.end
