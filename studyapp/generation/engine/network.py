"""Runs the network: one session for the whole program, a sentence at a time.

The only module that knows onnxruntime. Sentences are not put together in batches: a sentence
alone takes about as long, and says the same whatever stands beside it.
"""

from collections.abc import Sequence
from threading import Lock

import numpy as np
import onnxruntime
import threadpoolctl

from studyapp.generation.engine.decoding import Heads
from studyapp.generation.engine.model_file import Model, read
from studyapp.generation.engine.pieces import Vocabulary
from studyapp.generation.engine.values import Vectors
from studyapp.paths import ENGINE

WINDOW = 250
"""Words that the network sees at once; a longer sentence is seen in windows that overlap by half."""
_MOST_PIECES = 510


class Network:
    """The encoder with its vocabulary, and the matrices of the heads."""

    def __init__(self, model: Model) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            model.encoder, options, providers=["CPUExecutionProvider"]
        )
        self._vocabulary = Vocabulary({piece: n for n, piece in enumerate(model.vocabulary)})
        self.heads = Heads(model.matrices, model.labels, model.lexicon)

    def vectors(self, words: Sequence[str]) -> Vectors:
        """Return a vector for each word of a sentence."""
        if not words:
            return np.zeros((0, 0), np.float32)
        if len(words) <= WINDOW:
            return self._window(words)
        step = WINDOW // 2
        starts = range(0, len(words) - step, step)
        parts: list[Vectors] = []
        for start in starts:
            window = self._window(words[start : start + WINDOW])
            # Of two windows that see a word, the one counts that it stands further within.
            begin = 0 if start == 0 else step // 2
            end = len(window) if start + WINDOW >= len(words) else step + step // 2
            parts.append(window[begin:end])
        return np.concatenate(parts)

    def _window(self, words: Sequence[str]) -> Vectors:
        pieces = self._vocabulary.encode(words)
        if len(pieces.ids) > _MOST_PIECES + 2:
            half = len(words) // 2
            if half == 0:
                pieces = self._vocabulary.encode(["?"])
            else:
                return np.concatenate([self._window(words[:half]), self._window(words[half:])])
        ids, shapes = (np.array([row], np.int64) for row in (pieces.ids, pieces.shapes))
        (out,) = self._session.run(None, {"ids": ids, "shapes": shapes})
        found: Vectors = (out[0, list(pieces.first)] + out[0, list(pieces.last)]) / 2
        return found


_lock = Lock()
_network: Network | None = None


def network() -> Network:
    """Return the one network of the program; the first call loads it.

    Raises:
        EngineMissing: Its file is missing or damaged.
    """
    global _network
    with _lock:
        if _network is None:
            _network = Network(read(ENGINE))
            # The matrices are small: threads of the linear algebra wait more than they work.
            threadpoolctl.threadpool_limits(1, user_api="blas")
        return _network
