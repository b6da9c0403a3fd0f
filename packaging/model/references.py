"""Which mentions of a document are of one thing: candidates with their features, worked out once."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from gold import parse_of
from network import Network
from targets import Example
from torch import Tensor
from treebank import Sentence

from studyapp.generation.engine.antecedents import candidates
from studyapp.generation.engine.values import Place


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A mention with the mentions before it that may be of the same thing."""

    head: int
    sentences: Tensor
    """For each candidate how many sentences it stands back."""
    heads: Tensor
    features: Tensor
    same: Tensor
    """Whether a candidate is of the same thing."""


class References:
    """The anaphors of sentences; those of changed sentences are left out."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._of: dict[int, list[Anaphor]] = {}
        self._kept = sentences  # ids are by identity, so the sentences must live on
        parses = [parse_of(s) if s.mentions is not None else None for s in sentences]
        for n, sentence in enumerate(sentences):
            if sentence.mentions is None:
                continue
            first = n
            while first and n - first < 2 and sentences[first - 1].document == sentence.document:
                first -= 1
            window = [p for p in parses[first : n + 1] if p is not None]
            found = [
                anaphor
                for m in range(len(sentence.mentions))
                if (anaphor := _anaphor(sentences[first : n + 1], window, m)) is not None
            ]
            self._of[id(sentence)] = found

    def of(self, sentence: Sentence) -> list[Anaphor]:
        return self._of.get(id(sentence), [])


def _anaphor(sentences: Sequence[Sentence], parses: list, m: int) -> Anaphor | None:
    here = len(parses) - 1
    entity = sentences[here].mentions[m].entity
    sentences_, heads, features, same = [], [], [], []
    for place, values in candidates(parses, Place(here, m)):
        mention = parses[place.sentence].mentions[place.mention]
        sentences_.append(here - place.sentence)
        heads.append(mention.head)
        features.append(values)
        same.append(sentences[place.sentence].mentions[place.mention].entity == entity)
    if not heads:
        return None
    return Anaphor(
        parses[here].mentions[m].head,
        torch.tensor(sentences_),
        torch.tensor(heads),
        torch.tensor(features, dtype=torch.float16),
        torch.tensor(same),
    )


def reference_loss(
    network: Network, words: Tensor, examples: list[Example], references: References
) -> Tensor | None:
    """Return how unlikely the right antecedents, or none, are made (Lee et al. 2017)."""
    losses = []
    linked = network.link(words)
    for n, example in enumerate(examples):
        for anaphor in references.of(example.sentence):
            scores, known = antecedent_scores(network, linked, examples, n, anaphor)
            if scores is None:
                continue
            same = anaphor.same[known]
            every = torch.cat([scores.new_zeros(1), scores]).logsumexp(0)
            right = scores[same].logsumexp(0) if same.any() else scores.new_zeros(())
            losses.append(every - right)
    return torch.stack(losses).mean() if losses else None


def antecedent_scores(
    network: Network, linked: Tensor, examples: list[Example], n: int, anaphor: Anaphor
) -> tuple[Tensor | None, Tensor]:
    """Return the scores of the candidates that stand in the batch, and which these are."""
    known = anaphor.sentences <= n
    rows = n - anaphor.sentences[known]
    if not len(rows):
        return None, known
    if examples[int(rows.min())].sentence.document != examples[n].sentence.document:
        return None, known
    one = linked[n, anaphor.head].expand(len(rows), -1)
    other = linked[rows, anaphor.heads[known]]
    features = anaphor.features[known].to(one.dtype)
    pairs = torch.cat([one, other, one * other, features], -1)
    return network.antecedent(pairs).squeeze(-1).float(), known
