"""Which two "the two countries" and "both leaders" are: the pair that the text named before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from studyapp.generation.actors import ActorKind, Registry
from studyapp.generation.persons import is_title
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import Tree
from studyapp.generation.wordlists import several

_STATES = several("country nation state power government side neighbour neighbor republic kingdom")
_PERSONS = several(
    "leader man king president statesman minister general admiral premier ruler poet"
)
_BACK = 3
"""So many sentences back the pair is looked for."""
_MOST, _EACH = 0.6, 0.2
"""The share of the naming of states that two have together, and each, in a text about those two.

A third is named half as often as the second, at most.
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """A phrase that means two actors, and what it means."""

    text: str
    words: tuple[int, ...]
    """The words of the phrase: its noun is the last."""


def pairs(
    passages: Iterable[Sequence[Sentence]], registry: Registry
) -> dict[tuple[int, int], Pair]:
    """Return what pairs are meant, by sentence number and noun; only where they are sure."""
    two = _of_the_text(registry)
    found: dict[tuple[int, int], Pair] = {}
    for group in passages:
        for at, sentence in enumerate(group):
            for phrase, kind in _phrases(sentence.tree):
                head = phrase[-1]
                names = _named_before(group[max(0, at - _BACK) : at + 1], head, kind, registry)
                names = names or (two if kind is ActorKind.STATE else ())
                if names:
                    found[sentence.number, head] = Pair(" and ".join(names), phrase)
    return found


def _phrases(tree: Tree) -> Iterator[tuple[tuple[int, ...], ActorKind]]:
    """Yield the words of "the two countries" and "both countries", with the kind of what is meant."""
    for head, token in enumerate(tree.tokens):
        lemma = token.lemma.lower()
        kind = ActorKind.STATE if lemma in _STATES else ActorKind.PERSON
        if token.tag != "NNS" or lemma not in _STATES | _PERSONS:
            continue
        own = tree.children(head)
        if any(not tree.is_a(n, "det", "nummod", "case", "punct", "cc:preconj") for n in own):
            continue
        said = [n for n in own if tree.is_a(n, "det", "nummod", "cc:preconj")]
        text = [tree.tokens[n].text.lower() for n in sorted(said)]
        if text in (["the", "two"], ["both"], ["these", "two"], ["both", "the"], ["the", "both"]):
            yield (*sorted(said), head), kind


def _named_before(
    sentences: Sequence[Sentence], head: int, kind: ActorKind, registry: Registry
) -> tuple[str, ...]:
    """Return the two actors of a kind that were named last, if there are just two."""
    names: list[str] = []
    for back, sentence in enumerate(reversed(sentences)):
        for named in registry.named.get(sentence.number, ()):
            fits = registry.actors[named.actor].kind is kind and not is_title(named.actor)
            if fits and (back or named.head < head) and named.actor not in names:
                names.append(named.actor)
        if len(names) > 1:
            break
    return tuple(names) if len(names) == 2 else ()


def _of_the_text(registry: Registry) -> tuple[str, ...]:
    """Return the two states that a text is about, if it is about two."""
    counts: Mapping[str, int] = {
        actor.name: actor.mentions
        for actor in registry.actors.values()
        if actor.kind is ActorKind.STATE
    }
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    total = sum(counts.values())
    first = [counts[name] / total for name in ranked[:3]]
    if len(first) < 2 or sum(first[:2]) < _MOST or first[1] < _EACH:
        return ()
    return tuple(ranked[:2]) if len(first) < 3 or first[2] <= first[1] / 2 else ()
