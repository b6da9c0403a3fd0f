"""The network: a small encoder that also sees capitals, and a head for each thing it has to say."""

from collections.abc import Sequence
from pathlib import Path

import torch
from targets import IGNORED, Example, Labels
from torch import Tensor, nn
from transformers import BertModel

from studyapp.generation.engine.antecedents import FEATURES
from studyapp.generation.engine.pieces import Shape

ARC, RELATION, MENTION, LINK = 256, 96, 96, 64
"""Widths of the heads."""
MIXED = 4
"""Layers of the encoder, from the top, that the heads see."""


class Encoder(nn.Module):
    """BERT whose input knows how a word is written; its output is a mix of its upper layers."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(folder, add_pooling_layer=False)
        width = self.bert.config.hidden_size
        self.shapes = nn.Embedding(len(Shape), width)
        nn.init.zeros_(self.shapes.weight)
        self.mix = nn.Parameter(torch.zeros(MIXED))

    @property
    def width(self) -> int:
        return int(self.bert.config.hidden_size)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        words = self.bert.embeddings.word_embeddings(ids) + self.shapes(shapes)
        out = self.bert(inputs_embeds=words, attention_mask=mask, output_hidden_states=True)
        layers = torch.stack(out.hidden_states[-MIXED:])
        return (self.mix.softmax(0)[:, None, None, None] * layers).sum(0)


def _layer(width: int, out: int, drop: float) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, out), nn.LeakyReLU(0.1), nn.Dropout(drop))


class Network(nn.Module):
    """Encoder and heads; every head is a few matrices, so that numpy can run them."""

    def __init__(self, folder: Path, labels: Labels, *, drop: float = 0.25) -> None:
        super().__init__()
        self.encoder = Encoder(folder)
        width = self.encoder.width
        self.drop = nn.Dropout(drop)
        self.tags = nn.Linear(width, len(labels.tags))
        self.features = nn.Linear(width, len(labels.features))
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.arc_head, self.arc_dependent = (_layer(width, ARC, drop) for _ in range(2))
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.relation_head, self.relation_dependent = (
            _layer(width, RELATION, drop) for _ in range(2)
        )
        self.relation = nn.Parameter(torch.zeros(len(labels.relations), RELATION + 1, RELATION + 1))
        self.mention_start, self.mention_end = (_layer(width, MENTION, drop) for _ in range(2))
        self.mention = nn.Parameter(torch.zeros(len(labels.mentions), MENTION + 1, MENTION + 1))
        self.boundaries = nn.Linear(width, 2)
        self.given = nn.Linear(width, 2)
        self.prominence = nn.Sequential(
            nn.Linear(2 * width, 64), nn.LeakyReLU(0.1), nn.Linear(64, 1)
        )
        self.unit = _layer(2 * width, LINK, drop)
        kinds = 3 + len(labels.relations)
        self.discourse = nn.Sequential(
            nn.Linear(3 * LINK + kinds, 96), nn.LeakyReLU(0.1), nn.Dropout(drop),
            nn.Linear(96, len(labels.discourse)),
        )  # fmt: skip
        self.link = _layer(width, LINK, drop)
        self.antecedent = nn.Sequential(
            nn.Linear(3 * LINK + FEATURES, 96),
            nn.LeakyReLU(0.1),
            nn.Dropout(drop),
            nn.Linear(96, 1),
        )
        for matrix in (self.arc, self.relation, self.mention):
            nn.init.xavier_uniform_(matrix)

    def words(self, batch: "Batch") -> Tensor:
        """Return a vector for each word: the mean of its first and its last piece."""
        pieces = self.encoder(batch.ids, batch.shapes, batch.mask)
        size = (-1, -1, pieces.shape[-1])
        first = pieces.gather(1, batch.first.unsqueeze(-1).expand(*size))
        last = pieces.gather(1, batch.last.unsqueeze(-1).expand(*size))
        return self.drop((first + last).float() / 2)

    def arcs(self, words: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return scores of heads [sentence, word, head], and the vectors that relations need."""
        rooted = self.rooted(words)
        scores = torch.einsum(
            "bia,ca,bjc->bij", self.arc_dependent(words), self.arc, _one(self.arc_head(rooted))
        )
        known = torch.arange(rooted.shape[1])[None] <= lengths[:, None]
        scores = scores.masked_fill(~known[:, None], -1e9)
        return scores, self.relation_head(rooted), self.relation_dependent(words)

    def rooted(self, words: Tensor) -> Tensor:
        return torch.cat([self.root.expand(len(words), 1, -1), words], 1)

    def relations(self, heads: Tensor, dependents: Tensor, chosen: Tensor) -> Tensor:
        picked = heads.gather(1, chosen.unsqueeze(-1).expand(-1, -1, heads.shape[-1]))
        return torch.einsum("bni,rij,bnj->bnr", _one(dependents), self.relation, _one(picked))

    def mentions(self, words: Tensor) -> Tensor:
        """Return scores of types [sentence, first word, last word, type]."""
        start, end = _one(self.mention_start(words)), _one(self.mention_end(words))
        return torch.einsum("bic,kcd,bjd->bijk", start, self.mention, end)


def _one(vectors: Tensor) -> Tensor:
    return torch.cat([vectors, torch.ones(*vectors.shape[:-1], 1)], -1)


class Batch:
    """Examples side by side, padded to one length."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.examples = examples
        pieces = max(len(e.pieces.ids) for e in examples)
        count = max(len(e.tags) for e in examples)
        self.ids, self.shapes = (
            _padded([getattr(e.pieces, name) for e in examples], pieces, 0)
            for name in ("ids", "shapes")
        )
        self.mask = _padded([(1,) * len(e.pieces.ids) for e in examples], pieces, 0)
        self.first, self.last = (
            _padded([getattr(e.pieces, name) for e in examples], count, 0)
            for name in ("first", "last")
        )
        self.lengths = torch.tensor([len(e.tags) for e in examples])
        self.tags, self.features, self.heads, self.relations = (
            _padded([getattr(e, name) for e in examples], count, IGNORED)
            for name in ("tags", "features", "heads", "relations")
        )
        self.given, self.boundaries = (
            _padded([getattr(e, name) or [] for e in examples], count, IGNORED)
            for name in ("given", "boundaries")
        )
        self.mentions = self._mentions(count)

    def _mentions(self, count: int) -> Tensor:
        found = torch.full((len(self.examples), count, count), IGNORED)
        for n, example in enumerate(self.examples):
            if example.mentions is None:
                continue
            size = len(example.tags)
            found[n, :size, :size] = torch.triu(torch.ones(size, size)).long() - 1
            found[n][found[n] == -1] = IGNORED
            for start, end, type_ in example.mentions:
                found[n, start, end] = type_
        return found


def _padded(rows: Sequence[Sequence[int]], length: int, value: int) -> Tensor:
    return torch.tensor([[*row, *[value] * (length - len(row))] for row in rows])
