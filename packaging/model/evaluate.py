"""Measures the engine that ships on held-out sentences: `python evaluate.py TREEBANK [--split test]`.

Words are given as the treebank cuts them; how well the engine cuts them itself is a line of its
own. Attachment leaves out punctuation; `all` counts it, and drops subtypes of relations.
"""

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import baselines
from gold import parse_of
from relations import CLASSES
from targets import Pair, discourse_pairs
from treebank import Sentence, read

from studyapp.generation.engine import linking, words
from studyapp.generation.engine.decoding import decode
from studyapp.generation.engine.network import Network, network
from studyapp.generation.engine.values import Links, Parse

NAMED = ("person", "place", "organization", "time")
DRAWS = 1000
"""Samples from which the 95% intervals are taken (bootstrap over pairs)."""


@dataclass(slots=True)
class Tally:
    """Right ones, found ones, and those there are."""

    right: int = 0
    found: int = 0
    there: int = 0

    def count(self, found: Iterable[object], there: Iterable[object]) -> None:
        one, other = set(found), set(there)
        self.right += len(one & other)
        self.found += len(one)
        self.there += len(other)

    def hit(self, right: bool) -> None:
        self.right += right
        self.found += 1
        self.there += 1

    @property
    def f1(self) -> float:
        return 200 * self.right / max(1, self.found + self.there)


@dataclass(slots=True)
class Table:
    """Tallies by head and genre."""

    tallies: dict[str, dict[str, Tally]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Tally))
    )

    def of(self, name: str, genre: str) -> Tally:
        return self.tallies[name][genre]

    def show(self) -> Iterator[str]:
        genres = sorted({g for row in self.tallies.values() for g in row})
        yield f"{'':28}" + "".join(f"{genre[:9]:>10}" for genre in ("all", *genres))
        for name, row in self.tallies.items():
            whole = Tally(*(sum(getattr(t, k) for t in row.values()) for k in Tally.__slots__))
            cells = [whole, *(row.get(genre, Tally()) for genre in genres)]
            yield f"{name:28}" + "".join(f"{cell.f1:10.1f}" for cell in cells)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--split", default="test", choices=("dev", "test"))
    options = parser.parse_args()
    for bank in ("gum", "ewt"):
        sentences = read(options.treebank / f"{bank}-{options.split}.conllu")
        print(f"\n{bank}-{options.split}: {len(sentences)} sentences")
        print("\n".join(measure(sentences).show()))
    both = [s for part in ("dev", "test") for s in read(options.treebank / f"gum-{part}.conllu")]
    print("\nrelations of discourse units, gum-dev and gum-test, gold units and heads")
    print("\n".join(relations(both)))


def parsed(known: Network, sentence: Sentence) -> Parse:
    """Return the engine's parse of a sentence over the treebank's words."""
    gold = parse_of(sentence)
    spans = [(token.start, token.end) for token in gold.tokens]
    return decode(gold.text, spans, known.vectors([w.form for w in sentence.words]), known.heads)


def measure(sentences: Sequence[Sentence]) -> Table:
    known = network()
    table = Table()
    documents: defaultdict[str, list[tuple[Sentence, Parse]]] = defaultdict(list)
    for sentence in sentences:
        said = parsed(known, sentence)
        genre = genre_of(sentence)
        _count_words(table, sentence, genre)
        _count_tree(table, sentence, said, genre)
        if sentence.mentions is not None:
            _count_mentions(table, sentence, said, genre)
            documents[sentence.document].append((sentence, said))
    for pairs in documents.values():
        _count_references(table, pairs)
    return table


def genre_of(sentence: Sentence) -> str:
    parts = sentence.id.split("_")
    return parts[1] if parts[0] == "GUM" else sentence.id.split("-")[0]


def _count_words(table: Table, sentence: Sentence, genre: str) -> None:
    gold = parse_of(sentence)
    table.of("words cut", genre).count(
        words.spans(gold.text), ((t.start, t.end) for t in gold.tokens)
    )


def _count_tree(table: Table, sentence: Sentence, said: Parse, genre: str) -> None:
    for word, token in zip(sentence.words, said.tokens, strict=True):
        table.of("tag", genre).hit(word.tag == token.tag)
        table.of("lemma", genre).hit(word.lemma.lower() == token.lemma.lower())
        table.of("lemma, rule", genre).hit(word.lemma.lower() == baselines.lemma(token))
        table.of("features", genre).hit(word.features == token.features)
        same = word.head == token.head
        bare = word.relation.split(":")[0] == token.relation.split(":")[0]
        table.of("head, all", genre).hit(same)
        table.of("head + relation, all", genre).hit(same and bare)
        if word.relation != "punct":
            table.of("head", genre).hit(same)
            table.of("head + relation", genre).hit(same and bare)
            table.of("head + full relation", genre).hit(same and word.relation == token.relation)


def _count_mentions(table: Table, sentence: Sentence, said: Parse, genre: str) -> None:
    gold = parse_of(sentence)

    def typed(
        parse: Parse, keep: Callable[..., bool] = lambda m: True
    ) -> set[tuple[int, int, str]]:
        return {(m.start, m.end, m.type) for m in parse.mentions if keep(m)}

    table.of("mentions", genre).count(typed(said), typed(gold))
    ruled = baselines.mentions(said)
    table.of("mentions, rule", genre).count(ruled, typed(gold))
    for type_ in NAMED:
        keep = lambda m, t=type_: m.named and m.type == t  # noqa: E731
        table.of(f"named: {type_}", genre).count(typed(said, keep), typed(gold, keep))
        table.of("named", genre).count(typed(said, keep), typed(gold, keep))
    table.of("unit boundaries", genre).count(said.units, gold.units)
    table.of("unit boundaries, rule", genre).count(baselines.units(said), gold.units)
    known = {(m.start, m.end): m.given for m in said.mentions}
    for m in gold.mentions:
        if (m.start, m.end) in known:
            table.of("given", genre).hit((known[m.start, m.end] > 0.5) == (m.given > 0.5))
            table.of("given, rule", genre).hit(baselines.given(said, m) == (m.given > 0.5))


def _count_references(table: Table, pairs: Sequence[tuple[Sentence, Parse]]) -> None:
    """Count pronouns and definite descriptions whose best antecedent is of the same thing."""
    known = network()
    gold = [parse_of(sentence) for sentence, _ in pairs]
    # The gold mentions, seen with the engine's vectors: what is judged is the choice alone.
    from dataclasses import replace

    parses = [
        replace(said, mentions=tuple(replace(m, given=0.0) for m in true.mentions))
        for (_, said), true in zip(pairs, gold, strict=True)
    ]
    for n in range(len(parses)):
        first = max(0, n - 2)
        links = linking.link(parses[first : n + 1], known.heads)
        _count_links(table, pairs, first, n, links, parses)


def _count_links(table, pairs, first: int, n: int, links: Links, parses) -> None:
    sentence = pairs[n][0]
    genre = genre_of(sentence)
    for reference in links.references:
        if reference.mention.sentence != n - first:
            continue
        mention = sentence.mentions[reference.mention.mention]
        token = parses[n].tokens[parses[n].mentions[reference.mention.mention].head]
        there = {
            (s, m)
            for s in range(first, n + 1)
            for m, other in enumerate(pairs[s][0].mentions)
            if other.entity == mention.entity
            and (s, other.start, -other.end) < (n, mention.start, -mention.end)
        }
        best = reference.candidates[0] if reference.candidates else None
        chosen = best is not None and best[1] > reference.new
        kind = (
            "pronoun"
            if token.tag in ("PRP", "PRP$")
            else "name"
            if token.tag in ("NNP", "NNPS")
            else "other"
        )
        tally = table.of(f"reference: {kind}", genre)
        if chosen:
            place = best[0]
            tally.found += 1
            tally.right += (place.sentence + first, place.mention) in there
        tally.there += bool(there)
        if kind == "pronoun":
            rule = baselines.antecedent(parses[first : n + 1], reference.mention)
            ruled = table.of("reference: pronoun, rule", genre)
            ruled.there += bool(there)
            if rule is not None:
                ruled.found += 1
                ruled.right += (rule.sentence + first, rule.mention) in there


def relations(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Yield F1 by class with its interval, for the engine and for a rule that knows connectives."""
    known = network()
    numbers = {name: n for n, name in enumerate(CLASSES)}
    names = list(CLASSES)
    parses = [parsed(known, s) for s in sentences]
    said: list[tuple[str, str, str]] = []
    for n, pairs in discourse_pairs(sentences, numbers).items():
        for pair in pairs:
            shares = linking.relation_shares(
                parses[n].vectors, pair.unit, parses[n + pair.sentence].vectors, pair.other,
                _kind(known, parses[n], pair), known.heads,
            )  # fmt: skip
            rule = baselines.relation(parses[n], pair.unit, pair.sentence == 0)
            said.append((names[pair.label], names[int(shares.argmax())], rule))
    yield f"{len(said)} pairs"
    lot = random.Random(1)
    samples = [lot.choices(said, k=len(said)) for _ in range(DRAWS // 4)]
    figures = []
    for name in names:
        f1, ruled = (_f1(said, name, at) for at in (1, 2))
        drawn = sorted(_f1(sample, name, 1) for sample in samples)
        low, high = drawn[int(len(drawn) * 0.025)], drawn[int(len(drawn) * 0.975)]
        figures.append((f1, ruled))
        count = sum(true == name for true, _, _ in said)
        yield f"{name:14} {f1:5.1f} [{low:4.1f}-{high:4.1f}]   rule {ruled:5.1f}   {count} pairs"
    yield f"{'macro':14} {sum(a for a, _ in figures) / len(figures):5.1f}" + (
        f"{'':15}rule {sum(b for _, b in figures) / len(figures):5.1f}"
    )


def _kind(known: Network, parse: Parse, pair: Pair):
    same = pair.sentence == 0
    before = pair.sentence < 0 or (same and pair.other[0] < pair.unit[0])
    relation = parse.tokens[pair.unit[1]].relation if same else None
    return linking.kind_of(known.heads, relation, before=before)


def _f1(said: Sequence[tuple[str, str, str]], name: str, at: int) -> float:
    counts = Counter((row[0] == name, row[at] == name) for row in said)
    right = counts[True, True]
    return 200 * right / max(1, 2 * right + counts[True, False] + counts[False, True])


if __name__ == "__main__":
    main()
