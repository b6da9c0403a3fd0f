"""From annotated sentences to what the network is shown and has to say: numbers and their names."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from relations import CLASS_OF, CLASSES
from treebank import GoldUnit, Sentence

from studyapp.generation.engine.pieces import Pieces, Vocabulary

IGNORED = -100
"""A target that is not scored."""
NONE = "none"


@dataclass(frozen=True, slots=True)
class Labels:
    """The names that the numbers of each head stand for."""

    tags: tuple[str, ...]
    features: tuple[str, ...]
    relations: tuple[str, ...]
    mentions: tuple[str, ...]
    """The first is `none`."""
    discourse: tuple[str, ...] = tuple(CLASSES)


@dataclass(frozen=True, slots=True)
class Pair:
    """A discourse unit of a sentence and the unit it depends on, in the same or another sentence."""

    unit: tuple[int, int]
    """First word, and the word that heads the unit."""
    other: tuple[int, int]
    sentence: int
    """Where the other unit stands: 0 in the same sentence, -1 in the one before, 1 in the next."""
    label: int
    relation: str
    """Grammatical relation of the unit's head."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence in numbers; lists that a treebank does not annotate are None."""

    sentence: Sentence
    pieces: Pieces
    tags: list[int]
    features: list[int]
    heads: list[int]
    """0 is the root, i + 1 word i."""
    relations: list[int]
    mentions: list[tuple[int, int, int]] | None
    """First word, last word, type."""
    given: list[int] | None
    """By word: 1 where it heads a mention that refers back, 0 where one that does not."""
    boundaries: list[int] | None
    pairs: tuple[Pair, ...] = ()


def labels_of(sentences: Iterable[Sentence], least: int = 3) -> Labels:
    """Return the labels that occur at least so often in sentences, commonest first."""
    counts: dict[str, Counter[str]] = {
        name: Counter() for name in ("tags", "features", "relations", "mentions")
    }
    for sentence in sentences:
        for word in sentence.words:
            counts["tags"][word.tag] += 1
            counts["features"][word.features] += 1
            counts["relations"][word.relation] += 1
        counts["mentions"].update(mention.type for mention in sentence.mentions or ())

    def names(name: str) -> tuple[str, ...]:
        found = [(label, n) for label, n in counts[name].items() if n >= least]
        return tuple(label for label, _ in sorted(found, key=lambda pair: (-pair[1], pair[0])))

    return Labels(
        names("tags"),
        names("features"),
        names("relations"),
        (NONE, *names("mentions")),
    )


class Encoder:
    """Turns sentences into examples."""

    def __init__(self, labels: Labels, vocabulary: Vocabulary) -> None:
        self.labels, self._vocabulary = labels, vocabulary
        self._numbers = {
            name: {label: n for n, label in enumerate(getattr(labels, name))}
            for name in ("tags", "features", "relations", "mentions", "discourse")
        }

    def example(self, sentence: Sentence, pairs: tuple[Pair, ...] = ()) -> Example:
        words = sentence.words
        number = self._numbers
        mentions = given = boundaries = None
        if sentence.mentions is not None and sentence.units is not None:
            types = number["mentions"]
            mentions = [
                (m.start, m.end - 1, types[m.type]) for m in sentence.mentions if m.type in types
            ]
            given = [IGNORED] * len(words)
            for mention in sentence.mentions:
                given[head_of(sentence, mention.start, mention.end)] = int(mention.given)
            starts = {unit.start for unit in sentence.units}
            boundaries = [int(at in starts) for at in range(len(words))]
        return Example(
            sentence,
            self._vocabulary.encode([word.form for word in words]),
            [number["tags"].get(w.tag, IGNORED) for w in words],
            [number["features"].get(w.features, IGNORED) for w in words],
            [word.head + 1 for word in words],
            [number["relations"].get(w.relation, IGNORED) for w in words],
            mentions,
            given,
            boundaries,
            pairs,
        )

    def examples(self, sentences: Sequence[Sentence]) -> list[Example]:
        """Return the examples of sentences in their order, with the pairs of discourse units."""
        pairs = discourse_pairs(sentences, self._numbers["discourse"])
        return [self.example(s, tuple(pairs.get(n, ()))) for n, s in enumerate(sentences)]


def head_of(sentence: Sentence, start: int, end: int) -> int:
    """Return the word of a span that depends on none in it: the first, if there are several."""
    for at in range(start, end):
        if not start <= sentence.words[at].head < end:
            return at
    return start


def discourse_pairs(
    sentences: Sequence[Sentence], numbers: dict[str, int]
) -> dict[int, list[Pair]]:
    """Return, by the number of the sentence, its units with the units they depend on nearby."""
    place: dict[tuple[str, int], tuple[int, int, int]] = {}
    for n, sentence in enumerate(sentences):
        for start, end, unit in _spans(sentence):
            place[sentence.document, unit.id] = n, start, head_of(sentence, start, end)
    found: dict[int, list[Pair]] = {}
    for n, sentence in enumerate(sentences):
        for start, end, unit in _spans(sentence):
            head = place.get((sentence.document, unit.head))
            label = CLASS_OF.get(unit.relation)
            if head is None or label is None or abs(head[0] - n) > 1:
                continue
            at = head_of(sentence, start, end)
            relation = sentence.words[at].relation
            pair = Pair((start, at), head[1:], head[0] - n, numbers[label], relation)
            found.setdefault(n, []).append(pair)
    return found


def _spans(sentence: Sentence) -> Iterator[tuple[int, int, GoldUnit]]:
    units = sentence.units or ()
    ends = (*(unit.start for unit in units[1:]), len(sentence.words))
    for unit, end in zip(units, ends, strict=False):
        yield unit.start, max(end, unit.start + 1), unit


def batches(examples: Sequence[Example], size: int, lot: random.Random) -> list[list[Example]]:
    """Return batches of about so many pieces: sentences of one length, or of one document in order.

    Sentences with mentions stay with their neighbours, so that references can be learned.
    """
    alone = [e for e in examples if e.mentions is None]
    alone.sort(key=lambda e: len(e.pieces.ids) + lot.random() * 4)
    out = list(_filled(alone, size, documents=False))
    together = [e for e in examples if e.mentions is not None]
    out += _filled(together, size, documents=True)
    lot.shuffle(out)
    return out


def _filled(examples: Sequence[Example], size: int, *, documents: bool) -> Iterator[list[Example]]:
    batch: list[Example] = []
    longest = 0
    for example in examples:
        longest = max(longest, len(example.pieces.ids))
        other = documents and batch and batch[-1].sentence.document != example.sentence.document
        if batch and (longest * (len(batch) + 1) > size or other):
            yield batch
            batch, longest = [], len(example.pieces.ids)
        batch.append(example)
    if batch:
        yield batch
