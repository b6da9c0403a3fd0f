"""What each head is told to do better: one loss a head, and their weights."""

import torch
from network import Batch, Network
from references import References, reference_loss
from targets import IGNORED, Example
from torch import Tensor
from torch.nn import functional

WEIGHTS = {
    "tags": 0.5,
    "features": 0.25,
    "arcs": 1.0,
    "relations": 1.0,
    "mentions": 1.5,
    "given": 0.15,
    "boundaries": 0.5,
    "prominence": 0.05,
    "discourse": 0.3,
    "references": 0.4,
}
HIGHEST_PROMINENCE = 6


def losses(network: Network, batch: Batch, references: References) -> dict[str, Tensor]:
    """Return the loss of each head that the batch has targets for."""
    words = network.words(batch)
    arcs, heads, dependents = network.arcs(words, batch.lengths)
    chosen = batch.heads.clamp(min=0)
    found = {
        "tags": _cross(network.tags(words), batch.tags),
        "features": _cross(network.features(words), batch.features),
        "arcs": _cross(arcs.float(), batch.heads, smoothed=0.0),
        "relations": _cross(network.relations(heads, dependents, chosen), batch.relations),
    }
    if any(e.mentions is not None for e in batch.examples):
        found |= {
            "mentions": _mentions(network, words, batch),
            "given": _cross(network.given(words), batch.given),
            "boundaries": _cross(network.boundaries(words), batch.boundaries),
            "prominence": _prominence(network, words, batch),
        }
        discourse = _discourse(network, words, batch.examples)
        if discourse is not None:
            found["discourse"] = discourse
        linked = reference_loss(network, words, batch.examples, references)
        if linked is not None:
            found["references"] = linked
    return found


def _cross(scores: Tensor, targets: Tensor, *, smoothed: float = 0.02) -> Tensor:
    known = targets != IGNORED
    if not known.any():
        return scores.sum() * 0
    return functional.cross_entropy(scores[known], targets[known], label_smoothing=smoothed)


def _mentions(network: Network, words: Tensor, batch: Batch) -> Tensor:
    """Score all stretches of words; the sum is shared out among the words, not the stretches."""
    scores = network.mentions(words)
    known = batch.mentions != IGNORED
    total = functional.cross_entropy(scores[known], batch.mentions[known], reduction="sum")
    return total / max(1, int(batch.lengths.sum()))


def sentence_vectors(network: Network, words: Tensor, batch: Batch) -> Tensor:
    """Return the mean of the words of each sentence beside the vector of its root."""
    known = torch.arange(words.shape[1])[None] < batch.lengths[:, None]
    mean = (words * known[..., None]).sum(1) / batch.lengths[:, None]
    roots = torch.tensor([e.heads.index(0) if 0 in e.heads else 0 for e in batch.examples])
    return torch.cat([mean, words[torch.arange(len(words)), roots]], -1)


def _prominence(network: Network, words: Tensor, batch: Batch) -> Tensor:
    wanted = [e.sentence.prominence for e in batch.examples]
    known = torch.tensor([w is not None for w in wanted])
    if not known.any():
        return words.sum() * 0
    goal = torch.tensor([float(min(w or 1, HIGHEST_PROMINENCE)) for w in wanted])
    said = network.prominence(sentence_vectors(network, words, batch)).squeeze(-1)
    return functional.mse_loss(said[known], goal[known])


def discourse_scores(
    network: Network, words: Tensor, examples: list[Example], relations: dict[str, int]
) -> tuple[Tensor, list[int], list[tuple[int, int]]] | None:
    """Return scores of the classes, their targets, and (example, sentence of the other unit)."""
    units: list[Tensor] = []
    others: list[Tensor] = []
    kinds: list[Tensor] = []
    targets: list[int] = []
    places: list[tuple[int, int]] = []
    for n, example in enumerate(examples):
        for pair in example.pairs:
            m = n + pair.sentence
            if not 0 <= m < len(examples):
                continue
            if examples[m].sentence.document != example.sentence.document:
                continue
            units.append(torch.cat([words[n, pair.unit[0]], words[n, pair.unit[1]]]))
            others.append(torch.cat([words[m, pair.other[0]], words[m, pair.other[1]]]))
            kinds.append(kind_of(pair, relations))
            targets.append(pair.label)
            places.append((n, pair.sentence))
    if not units:
        return None
    one, other = network.unit(torch.stack(units)), network.unit(torch.stack(others))
    scores = network.discourse(torch.cat([one, other, one * other, torch.stack(kinds)], -1))
    return scores, targets, places


def kind_of(pair, relations: dict[str, int]) -> Tensor:
    """Return what is known of a pair: where the other unit stands, and the unit's relation."""
    kind = torch.zeros(3 + len(relations))
    before = pair.sentence < 0 or (pair.sentence == 0 and pair.other[0] < pair.unit[0])
    kind[0], kind[1], kind[2] = float(pair.sentence == 0), float(before), float(not before)
    if pair.sentence == 0 and pair.relation in relations:
        kind[3 + relations[pair.relation]] = 1.0
    return kind


def _discourse(network: Network, words: Tensor, examples: list[Example]) -> Tensor | None:
    found = discourse_scores(network, words, examples, network.relation_numbers)
    if found is None:
        return None
    scores, targets, _ = found
    return functional.cross_entropy(scores, torch.tensor(targets), weight=network.class_weights)
