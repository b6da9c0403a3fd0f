"""Whom and what mentions are about: a pronoun's name, a short name's full one, where they are sure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from studyapp.generation.actors import Actor, ActorKind, Registry
from studyapp.generation.engine.values import Links, Mention, Place, Reference
from studyapp.generation.focus import FEMALE, MALE, beside, of_one_gender, only_owners, resolved
from studyapp.generation.pairs import Pair, pairs
from studyapp.generation.persons import is_title
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import NOUNS, Tree
from studyapp.generation.wording import lowered, noun_phrase, text_of
from studyapp.generation.wordlists import several, words

SURE = 0.6
"""From this probability on, an antecedent is put in the place of a pronoun."""
AHEAD = 2.0
"""It must be so many times as likely as the next candidate that is of something else."""
_LONGEST = 8
"""Words that a name or description put in for a pronoun may have."""
_POINTING = several("this that these those such said same another other both")
_SEVERAL = several("they them their theirs themselves")
_NEUTER = several("it its itself")
_GROUPS = several(
    "body band group party crowd army force crew host number majority company team family couple "
    "crowds bands garrison fleet people"
)
"""Nouns for many persons: none of them is a "he"."""
_PRONOUNS = frozenset({"PRP", "PRP$"})


@dataclass(frozen=True, slots=True)
class Referent:
    """What a mention stands for, in words that need nothing before them."""

    text: str
    sentence: int
    """Number of the sentence that those words come from."""
    named: bool
    plural: bool
    type: str
    aliases: frozenset[str] = frozenset()
    """Words with which the text may name it too."""


@dataclass(frozen=True, slots=True)
class Referents:
    """The mentions of a document that refer back, and what to."""

    found: dict[tuple[int, int], Referent]
    """By the number of the sentence and the index of the mention's head word."""
    given: dict[tuple[int, int], float]
    """How likely each mention refers back to something; not at all where its noun is new."""

    likeliest: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """Sentence and head word of the likeliest antecedent of each pronoun, sure or not."""
    pairs: dict[tuple[int, int], Pair] = field(default_factory=dict)
    """What "the two countries" means, by sentence and noun."""

    def of(self, sentence: int, head: int) -> Referent | None:
        return self.found.get((sentence, head))

    def refers_back(self, sentence: int, head: int) -> float:
        return self.given.get((sentence, head), 0.0)


def referents(
    passages: Sequence[tuple[Sequence[Sentence], Links]], registry: Registry
) -> Referents:
    """Return what the mentions of passages refer to; each passage with what links its sentences.

    Names come in their full form, so that all ways of naming one actor count as one.
    """
    found: dict[tuple[int, int], Referent] = {}
    spoken_of: dict[tuple[int, int], str] = {}
    likeliest: dict[tuple[int, int], tuple[int, int]] = {}
    every = [sentence for sentences, _ in passages for sentence in sentences]
    owners = only_owners(every, registry.at)
    for sentences, links in passages:
        named: dict[Place, Referent] = {}
        for reference in links.references:
            here = sentences[reference.mention.sentence]
            mention = here.parse.mentions[reference.mention.mention]
            if reference.candidates and _is_pronoun(here.tree, mention):
                place = reference.candidates[0][0]
                other = sentences[place.sentence]
                head = other.parse.mentions[place.mention].head
                likeliest[here.number, mention.head] = (other.number, head)
                if other is here and beside(here, mention.head) == head:
                    continue  # "Holm paid her": she is not Holm
            referent = _own(here, mention, registry) or _taken(reference, named)
            if referent is None:
                continue
            referent = _owner(mention, referent)
            named[reference.mention] = referent
            described = _described(here, mention)
            if described:
                meant = _taken(reference, named)
                known = meant is not None and meant.text in registry.actors
                name = meant.text if meant is not None and known else described
                spoken_of[here.number, mention.head] = name
            if not _is_pronoun(here.tree, mention):
                continue
            if _agrees(here.tree, mention, referent) and referent.text not in owners:
                found[here.number, mention.head] = referent
    two = pairs((sentences for sentences, _ in passages), registry)
    fitting = of_one_gender(every, {place: r.text for place, r in found.items() if r.named})
    found = {place: r for place, r in found.items() if not r.named or place in fitting}
    spoken_of = _named_persons(registry, owners) | spoken_of
    found = _with_focus(passages, found, spoken_of, registry)
    return Referents(found, _given(every), likeliest, two)


def _given(sentences: Sequence[Sentence]) -> dict[tuple[int, int], float]:
    """Return how likely mentions refer back whose nouns a text had before."""
    given: dict[tuple[int, int], float] = {}
    said: set[str] = set()
    for sentence in sentences:
        for mention in sentence.parse.mentions:
            if sentence.tree.tokens[mention.head].lemma.lower() in said:
                given[sentence.number, mention.head] = mention.given
        said |= {t.lemma.lower() for t in sentence.tree.tokens if t.tag in NOUNS}
    return given


def _named_persons(registry: Registry, owners: Collection[str]) -> dict[tuple[int, int], str]:
    """Return the names of persons by sentence and word, but for those who only own something."""
    return {
        place: name
        for place, name in registry.at.items()
        if registry.actors[name].kind is ActorKind.PERSON
        if not is_title(name) and name not in owners
    }


def _with_focus(
    passages: Sequence[tuple[Sequence[Sentence], Links]],
    found: dict[tuple[int, int], Referent],
    spoken_of: dict[tuple[int, int], str],
    registry: Registry,
) -> dict[tuple[int, int], Referent]:
    """Add whom "he" and "she" mean where only the course of the text says so."""
    groups = [sentences for sentences, _ in passages if sentences[0].note is None]
    persons = spoken_of | {place: r.text for place, r in found.items() if r.text in registry.actors}
    for sentence in (s for group in groups for s in group):
        for word in range(len(sentence.tree.tokens)):
            name = persons.get((sentence.number, word))
            if name is not None and sentence.tree.is_a(word, "appos"):
                # "the king's brother, Otto Brand": one person
                persons.setdefault((sentence.number, sentence.tree.tokens[word].head), name)
    more = {
        (number, word): _person(name, number, registry)
        for (number, word), name in resolved(groups, persons).items()
    }
    named = {place for place, r in more.items() if r.named and not found.get(place, r).named}
    return more | found | {place: more[place] for place in named}


def _person(name: str, sentence: int, registry: Registry) -> Referent:
    actor = registry.actors.get(name)
    aliases = actor.aliases if actor is not None else ()
    parts = frozenset(part for alias in aliases for part in alias.split())
    named = actor is not None
    return Referent(name, sentence, named=named, plural=False, type="person", aliases=parts)


def _agrees(tree: Tree, mention: Mention, referent: Referent) -> bool:
    """Tell whether a pronoun may stand for what is meant: "it" is not several, "they" not a state or one person."""
    low = tree.tokens[mention.head].text.lower()
    if low in _SEVERAL:
        one = referent.type == "person" and not _GROUPS & set(referent.text.split())
        one = one or (referent.named and referent.type in ("place", "organization"))
        return referent.plural or not one
    crowd = not referent.named and _GROUPS & set(referent.text.split())
    if low in MALE | FEMALE and (crowd or (referent.named and referent.type == "object")):
        return False
    return not (referent.plural and low in MALE | FEMALE | _NEUTER)


def _described(sentence: Sentence, mention: Mention) -> str:
    """Return the words for one person who is not named: "the king"; "" where there are none."""
    tree = sentence.tree
    if mention.named or mention.type != "person" or tree.tokens[mention.head].tag != "NN":
        return ""
    said = noun_phrase(tree, mention.head)
    article = bool(said) and tree.tokens[said[0]].text.lower() == "the"
    return f"the {text_of(tree, said[1:])}" if article and 1 < len(said) < 4 else ""


def _is_pronoun(tree: Tree, mention: Mention) -> bool:
    token = tree.tokens[mention.head]
    return token.tag in _PRONOUNS and token.text.lower() not in words("speakers")


def _own(sentence: Sentence, mention: Mention, registry: Registry) -> Referent | None:
    """Return what a mention says of itself: a name, or a description that is not too long."""
    tree = sentence.tree
    head = tree.tokens[mention.head]
    actor = registry.of(sentence.number, mention.head) or _beside(sentence, mention, registry)
    if actor is not None and not tree.children(mention.head, "conj"):
        state = actor.kind in (ActorKind.STATE, ActorKind.ORGANISATION)
        plural = actor.kind is ActorKind.PEOPLE or (head.tag == "NNPS" and not state)
        aliases = frozenset(part for alias in actor.aliases for part in alias.split())
        det = tree.child(mention.head, "det")
        the = det is not None and tree.tokens[det].text.lower() == "the"
        bare = actor.kind is not ActorKind.PERSON and not actor.name.lower().startswith("the ")
        return Referent(
            f"the {actor.name}" if the and bare else actor.name,
            sentence.number,
            named=True,
            plural=plural,
            type="object" if actor.kind is ActorKind.OTHER else mention.type,
            aliases=aliases,
        )
    if head.tag in _PRONOUNS or head.tag in ("WP", "WDT", "WP$", "EX", "DT"):
        return None
    subject = tree.child(mention.head, "nsubj")
    if tree.child(mention.head, "cop") is not None and subject is not None:
        return None  # what something is said to be: its subject is what is meant
    words = noun_phrase(tree, mention.head)
    if len(words) > _LONGEST:
        beside = tree.children(mention.head, "acl", "nmod", "conj", "cc", "amod", "advmod")
        words = noun_phrase(tree, mention.head, [n for n in beside if n > mention.head])
    while words and tree.tokens[words[-1]].text in ("'s", "'"):
        words = words[:-1]
    while words and tree.tokens[words[0]].tag in ("RB", ","):  # "however, a doctor"
        words = words[1:]
    if not words or len(words) > _LONGEST:
        return None
    if any(tree.tokens[n].tag in ("PRP", "PRP$", "WP$") for n in words):
        return None
    if tree.tokens[words[0]].text.lower() in _POINTING:
        return None
    sick = head.tag == "JJ" and mention.type == "person"  # "the sick"
    plural = sick or head.tag in ("NNS", "NNPS") or bool(tree.children(mention.head, "conj"))
    text = lowered(tree, words[0], text_of(tree, words))
    if '"' in text:
        return None
    return Referent(text, sentence.number, mention.named, plural, mention.type)


def _beside(sentence: Sentence, mention: Mention, registry: Registry) -> Actor | None:
    """Return the person whose name stands beside a description: "the director, Christian Holm".

    It may also be what a person who is named is called: "Holm, known as the father of the port".
    """
    for n in (*sentence.tree.appositives(mention.head), _called(sentence, mention.head)):
        actor = registry.of(sentence.number, n)
        if actor is not None and actor.kind is ActorKind.PERSON and mention.type == "person":
            return actor
    return None


def _called(sentence: Sentence, word: int) -> int:
    """Return who is called by a description behind "as"; -1 where it is nobody's."""
    tree = sentence.tree
    case = tree.child(word, "case")
    verb = tree.tokens[word].head
    if case is None or verb < 0 or tree.tokens[case].text != "as" or not tree.is_a(word, "obl"):
        return -1
    clause = sentence.by_head.get(verb)
    if clause is None or not clause.passive or clause.subject is None:
        return -1
    return clause.subject


def _owner(mention: Mention, referent: Referent) -> Referent:
    """Return whose something is where a pronoun means a body or person: China, not its growth."""
    owner, apostrophe, _ = referent.text.partition("'s ")
    beings = ("person", "place", "organization")
    if not apostrophe or mention.type not in beings or referent.type in beings:
        return referent
    return replace(referent, text=owner, type=mention.type, plural=False)


def _taken(reference: Reference, named: dict[Place, Referent]) -> Referent | None:
    """Return what the likeliest antecedent stands for, if it is sure enough."""
    shares: dict[str, float] = {}
    known: dict[str, Referent] = {}
    for place, share in reference.candidates:
        referent = named.get(place)
        key = referent.text if referent else f"{place.sentence} {place.mention}"
        shares[key] = shares.get(key, 0.0) + share
        if referent:
            known.setdefault(key, referent)
    ranked = sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or ranked[0][1] < SURE or ranked[0][0] not in known:
        return None
    if len(ranked) > 1 and ranked[0][1] < AHEAD * ranked[1][1]:
        return None
    return known[ranked[0][0]]
