"""The one file that holds the network: a line that says what is in it, then the parts themselves."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from studyapp.errors import EngineMissing
from studyapp.generation.engine.lemmas import Lexicon
from studyapp.generation.engine.values import Vectors

FORMAT = "studyapp-engine/1"
_LONGEST_HEADER = 4_000_000


@dataclass(frozen=True, slots=True)
class Model:
    """What the file holds."""

    encoder: bytes
    """The encoder as ONNX."""
    matrices: Mapping[str, Vectors]
    labels: Mapping[str, Sequence[str]]
    vocabulary: Sequence[str]
    lexicon: Lexicon
    made: str
    """Release of the network."""


def write(model: Model, path: Path) -> None:
    """Write a model; its matrices are kept with half the precision."""
    parts: list[bytes] = [model.encoder]
    matrices: dict[str, Any] = {}
    at = len(model.encoder)
    for name, matrix in sorted(model.matrices.items()):
        data = np.ascontiguousarray(matrix, np.float16).tobytes()
        matrices[name] = [at, list(matrix.shape)]
        parts.append(data)
        at += len(data)
    payload = b"".join(parts)
    header = {
        "format": FORMAT,
        "made": model.made,
        "sha256": hashlib.sha256(payload).hexdigest(),
        "encoder": len(model.encoder),
        "matrices": matrices,
        "labels": {name: list(values) for name, values in model.labels.items()},
        "vocabulary": list(model.vocabulary),
        "known": sorted(model.lexicon.known),
        "exceptions": dict(sorted(model.lexicon.exceptions.items())),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(json.dumps(header, ensure_ascii=False).encode() + b"\n" + payload)


def read(path: Path) -> Model:
    """Return the model of a file.

    Raises:
        EngineMissing: The file is missing, damaged, or of a version that this one cannot read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _missing(path, "cannot be read") from error
    line, _, payload = data.partition(b"\n")
    try:
        header = json.loads(line[:_LONGEST_HEADER])
        if header["format"] != FORMAT:
            raise _missing(path, "is of another version")
        digest = header["sha256"]
        if hashlib.sha256(payload).hexdigest() != digest:
            raise _missing(path, "is damaged")
        matrices = {
            name: np.frombuffer(payload, np.float16, int(np.prod(shape)), offset)
            .reshape(shape)
            .astype(np.float32)
            for name, (offset, shape) in header["matrices"].items()
        }
        encoder = payload[: header["encoder"]]
        lexicon = Lexicon(frozenset(header["known"]), header["exceptions"])
        return Model(
            encoder, matrices, header["labels"], header["vocabulary"], lexicon, header["made"]
        )
    except (ValueError, KeyError, TypeError) as error:
        raise _missing(path, "is damaged") from error


def _missing(path: Path, why: str) -> EngineMissing:
    return EngineMissing(
        f"The sentence engine {path} {why}, so no cards can be made: install Studyapp anew. "
        "Reading, studying and exporting work without it."
    )
