"""Trains the network on the treebanks: `python train.py --help`; an interrupted run goes on."""

import argparse
import json
import math
import random
import time
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import torch
from losses import WEIGHTS, losses
from network import Batch, Network
from references import References
from scores import parse_scores
from targets import Encoder, Example, Labels, batches, labels_of
from torch import nn
from treebank import Sentence, read
from variants import varied

from studyapp.generation.engine.pieces import Vocabulary

SEED = 1
TRAIN, DEV = ("ewt-train", "gum-train"), ("gum-dev", "ewt-dev")


def main() -> None:
    options = _options()
    torch.manual_seed(SEED)
    sentences = [s for name in TRAIN for s in read(options.treebank / f"{name}.conllu")]
    labels = labels_of(sentences)
    sentences += [s for file in options.also for s in read(file)]
    vocabulary = read_vocabulary(options.encoder)
    encoder = Encoder(labels, vocabulary)
    network = new_network(options.encoder, labels, sentences, encoder)
    dev = {n: encoder.examples(read(options.treebank / f"{n}.conllu")) for n in DEV}
    if options.start is not None:
        start_from(network, options.start)
    run = Run(network, References(sentences), options)
    run.resume()
    while run.epoch < options.epochs:
        lot = random.Random(f"{SEED} {run.epoch}")
        examples = encoder.examples(varied(sentences, lot))
        run.go(batches(examples, options.batch, lot))
        for name, held_out in dev.items():
            print(name, parse_scores(run.averaged, held_out), flush=True)
        run.save(labels)


def read_vocabulary(folder: Path) -> Vocabulary:
    lines = (folder / "vocab.txt").read_text("utf-8").split("\n")
    return Vocabulary({piece: n for n, piece in enumerate(lines) if piece})


def new_network(
    folder: Path, labels: Labels, sentences: list[Sentence], encoder: Encoder
) -> Network:
    """Return an untrained network that knows how common the classes of discourse are."""
    network = Network(folder, labels)
    network.relation_numbers = {name: n for n, name in enumerate(labels.relations)}
    counts = Counter(p.label for e in encoder.examples(sentences) for p in e.pairs)
    weights = [1 / math.sqrt(max(1, counts[n])) for n in range(len(labels.discourse))]
    mean = sum(w * counts[n] for n, w in enumerate(weights)) / max(1, sum(counts.values()))
    network.register_buffer("class_weights", torch.tensor([w / mean for w in weights]), False)
    return network


def start_from(network: Network, folder: Path) -> None:
    """Give a network the averaged weights of a run that has ended."""
    averaged = torch.load(folder / "run.pt")["averaged"]
    weights = {
        name.removeprefix("module."): value
        for name, value in averaged.items()
        if name.startswith("module.")
    }
    network.load_state_dict(weights, strict=False)


class Run:
    """A training run: optimiser, schedule, the average of the weights, and where it stands."""

    def __init__(
        self, network: Network, references: References, options: argparse.Namespace
    ) -> None:
        self.network, self._references, self._options = network, references, options
        self.averaged = torch.optim.swa_utils.AveragedModel(
            network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.998)
        )
        self._optimiser = torch.optim.AdamW(_groups(network, options), weight_decay=0.01)
        self.epoch = self._step = 0
        self._total = 0
        self._schedule = torch.optim.lr_scheduler.LambdaLR(self._optimiser, self._rate)

    def _rate(self, step: int) -> float:
        if not self._total:
            return 0.0
        warm = self._total * 0.08
        return min(1.0, step / warm, max(0.0, (self._total - step) / (self._total - warm)))

    def go(self, work: list[list[Example]]) -> None:
        """Train for one epoch."""
        self._total = self._total or len(work) * self._options.epochs
        self.network.train()
        began = time.time()
        sums: Counter[str] = Counter()
        for n, examples in enumerate(work, 1):
            batch = Batch(examples)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self._options.bf16):
                found = losses(self.network, batch, self._references)
                total = sum(WEIGHTS[name] * loss for name, loss in found.items())
            self._optimiser.zero_grad()
            total.backward()
            nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            self._optimiser.step()
            self._schedule.step()
            self.averaged.update_parameters(self.network)
            sums.update({name: loss.item() for name, loss in found.items()})
            if n % 100 == 0 or n == len(work):
                shown = " ".join(f"{name} {value / n:.3f}" for name, value in sums.items())
                print(
                    f"{self.epoch} {n}/{len(work)} {time.time() - began:.0f}s {shown}", flush=True
                )
        self.epoch += 1

    def save(self, labels: Labels) -> None:
        folder = self._options.out
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "labels.json").write_text(json.dumps(asdict(labels)))
        state = {
            "network": self.network.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "schedule": self._schedule.state_dict(),
            "epoch": self.epoch,
            "total": self._total,
            "random": torch.get_rng_state(),
        }
        torch.save(state, folder / "run.partial")
        (folder / "run.partial").replace(folder / "run.pt")

    def resume(self) -> None:
        path = self._options.out / "run.pt"
        if path.exists():
            state = torch.load(path)
            self._total, self.epoch = state["total"], state["epoch"]
            self.network.load_state_dict(state["network"])
            self.averaged.load_state_dict(state["averaged"])
            self._optimiser.load_state_dict(state["optimiser"])
            self._schedule.load_state_dict(state["schedule"])
            torch.set_rng_state(state["random"])
            print(f"going on after epoch {self.epoch}", flush=True)


def _groups(network: Network, options: argparse.Namespace) -> list[dict]:
    """Return the parameters with their rates: the deeper in the encoder, the slower."""
    bert = network.encoder.bert
    layers = len(bert.encoder.layer)
    groups = [
        {"params": list(layer.parameters()), "lr": options.rate * options.decay ** (layers - 1 - n)}
        for n, layer in enumerate(bert.encoder.layer)
    ]
    groups.append(
        {"params": list(bert.embeddings.parameters()), "lr": options.rate * options.decay**layers}
    )
    known = {id(p) for group in groups for p in group["params"]}
    rest = [p for p in network.parameters() if id(p) not in known]
    return [*groups, {"params": rest, "lr": options.head_rate}]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebank", type=Path, help="folder with the .conllu files")
    parser.add_argument("encoder", type=Path, help="folder of the base encoder")
    parser.add_argument("out", type=Path, help="folder for the run")
    parser.add_argument("--also", type=Path, nargs="*", default=[], help="further .conllu files")
    parser.add_argument("--start", type=Path, help="folder of a run to start from")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--batch", type=int, default=1000, help="pieces in a batch, about")
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--decay", type=float, default=0.9)
    parser.add_argument("--bf16", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
