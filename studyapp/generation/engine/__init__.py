"""The sentence engine: trees, mentions, references and relations from our own small network.

`parse` looks at each sentence alone, `link` at the sentences of a paragraph together. Values go
out; nothing else of the generator knows of a network. The first call loads it.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from studyapp.generation.engine import linking, words
from studyapp.generation.engine.decoding import decode
from studyapp.generation.engine.network import Network, network
from studyapp.generation.engine.values import Links, Parse
from studyapp.progress import Progress, silent

_WORKERS = 2
"""Sentences that are looked at side by side."""
_STEP = 64


def parse(sentences: Sequence[str], progress: Progress | None = None) -> list[Parse]:
    """Return the parse of each sentence; what stands around a sentence does not matter.

    Raises:
        EngineMissing: The file of the network is missing or damaged.
        Cancelled: Only if `progress` raises it.
    """
    tell = progress or silent
    known = network()
    out: list[Parse] = []
    with ThreadPoolExecutor(_WORKERS) as pool:
        for start in range(0, len(sentences), _STEP):
            tell(start, len(sentences))
            some = sentences[start : start + _STEP]
            out += pool.map(lambda sentence: _parse(known, sentence), some)
    tell(len(sentences), len(sentences))
    return out


def link(paragraph: Sequence[Parse]) -> Links:
    """Return what ties the sentences of a paragraph together, given in their order."""
    if not any(parse.tokens for parse in paragraph):
        return Links()
    return linking.link(paragraph, network().heads)


def _parse(known: Network, sentence: str) -> Parse:
    spans = words.spans(sentence)
    vectors = known.vectors([sentence[start:end] for start, end in spans])
    return decode(sentence, spans, vectors, known.heads)
