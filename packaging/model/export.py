"""Writes a trained network as the file that ships: `python export.py --help`."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np
import torch
from lexicon import lexicon_of
from network import Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from targets import Labels
from torch import Tensor, nn
from train import TRAIN
from treebank import read

from studyapp.generation.engine.model_file import Model, write

HEADS = [
    "tags",
    "features",
    "root",
    "arc_head",
    "arc_dependent",
    "arc",
    "relation_head",
    "relation_dependent",
    "relation",
    "mention_start",
    "mention_end",
    "mention",
    "boundaries",
    "given",
    "prominence",
    "unit",
    "discourse",
    "link",
    "antecedent",
]


class _Encoder(nn.Module):
    """The encoder of one sentence: no padding, so no mask."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder = network.encoder

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        return self.encoder(ids, shapes, torch.ones_like(ids))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "runs",
        nargs="+",
        type=Path,
        help="folders of training runs, each begun from the one before",
    )
    parser.add_argument("encoder", type=Path, help="folder of the base encoder")
    parser.add_argument("treebank", type=Path, help="folder with the .conllu files")
    parser.add_argument("out", type=Path, help="file to write")
    parser.add_argument("--made", default="1", help="release of the network")
    parser.add_argument("--full", action="store_true", help="do not make the weights smaller")
    options = parser.parse_args()
    network = load(options.runs, options.encoder)
    last = options.runs[-1]
    onnx = last / "encoder.onnx"
    _export(network, onnx)
    small = last / "encoder.int8.onnx"
    if options.full:
        small = onnx
    else:
        quantize_dynamic(
            onnx, small, weight_type=QuantType.QInt8, reduce_range=True, per_channel=True
        )
    labels = json.loads((last / "labels.json").read_text())
    vocabulary = (options.encoder / "vocab.txt").read_text("utf-8").split("\n")
    matrices = {
        name: value.detach().numpy().astype(np.float32)
        for name, value in network.state_dict().items()
        if name.split(".")[0] in HEADS
    }
    lexicon = lexicon_of([s for name in TRAIN for s in read(options.treebank / f"{name}.conllu")])
    write(
        Model(small.read_bytes(), matrices, labels, vocabulary, lexicon, options.made), options.out
    )
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB")


def load(runs: Sequence[Path], encoder: Path) -> Network:
    """Return the network with the mean of the runs' weights (Wortsman and others 2022)."""
    labels = json.loads((runs[-1] / "labels.json").read_text())
    known = {f.name for f in fields(Labels)}
    network = Network(encoder, Labels(**{n: tuple(v) for n, v in labels.items() if n in known}))
    states = [torch.load(run / "run.pt")["averaged"] for run in runs]
    means = {
        n: sum(state[f"module.{n}"] for state in states) / len(states)
        for n in network.state_dict()
        if f"module.{n}" in states[0]
    }
    network.load_state_dict(means)
    return network.eval()


def _export(network: Network, path: Path) -> None:
    example = torch.ones(1, 9, dtype=torch.long)
    torch.onnx.export(
        _Encoder(network).eval(),
        (example, example),
        str(path),
        input_names=["ids", "shapes"],
        output_names=["vectors"],
        dynamic_axes={"ids": {1: "pieces"}, "shapes": {1: "pieces"}, "vectors": {1: "pieces"}},
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main()
