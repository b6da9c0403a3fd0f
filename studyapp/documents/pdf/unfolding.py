"""How much a PDF unfolds to, estimated before it is opened: a small file can fill all memory."""

import re
import zlib
from collections import Counter, defaultdict

MAX_FORMS = 50_000
"""So many drawings within drawings take pdfium about 3 seconds and 900 MB."""
MAX_STREAM = 100_000_000
_OBJECT = re.compile(rb"(?<!\d)(\d{1,8})\s+\d{1,5}\s+obj\b")
_STREAM = re.compile(rb"stream\r?\n")
_DRAWS = re.compile(rb"/([^\s/\[\]<>(){}%]+)\s+Do\b")
_NAMES = re.compile(rb"/XObject\s*<<(.*?)>>", re.S)
_NAMED = re.compile(rb"/([^\s/\[\]<>(){}%]+)\s+(\d{1,8})\s+\d{1,5}\s+R")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b|/FontFile|/Length1\b")
_HEAD = 20_000


def unfolds_too_far(data: bytes) -> bool:
    """Tell whether the streams or the nested drawings of a PDF go beyond all bounds.

    Drawings (form XObjects, ISO 32000-1, 8.10) are streams, which stand in the file by themselves
    with their dictionary readable, so that those that draw each other can be counted.
    """
    draws: dict[int, Counter[bytes]] = {}
    named: defaultdict[bytes, set[int]] = defaultdict(set)
    pages: list[Counter[bytes]] = []
    starts = list(_OBJECT.finditer(data))
    for at, start in enumerate(starts):
        end = starts[at + 1].start() if at + 1 < len(starts) else len(data)
        stream = _STREAM.search(data, start.end(), min(end, start.end() + _HEAD))
        head = data[start.end() : stream.start() if stream else min(end, start.end() + _HEAD)]
        for names in _NAMES.findall(head):
            for name, number in _NAMED.findall(names):
                named[name].add(int(number))
        if stream is None or _PICTURE.search(head):
            continue
        content = _unpacked(data, stream.end(), end, head)
        if content is None:
            return True
        found = Counter(_DRAWS.findall(content))
        if _FORM.search(head):
            draws[int(start[1])] = found
        elif found:
            pages.append(found)
    return _forms(draws, named, pages) > MAX_FORMS


def _unpacked(data: bytes, start: int, end: int, head: bytes) -> bytes | None:
    """Return the content of a stream, or None where it is larger than any page is."""
    if b"FlateDecode" not in head:
        return data[start:end]
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(data[start:end], MAX_STREAM)
    except zlib.error:
        return b""
    return None if unpacking.unconsumed_tail else content


def _forms(
    draws: dict[int, Counter[bytes]], named: dict[bytes, set[int]], pages: list[Counter[bytes]]
) -> int:
    """Return about how many drawings the fullest page unfolds to."""
    known: dict[int, int] = {}

    def size(form: int, depth: int) -> int:
        if form not in known and depth < 40:
            known[form] = 1  # pdfium stops where a form draws itself.
            known[form] = 1 + inner(draws.get(form, Counter()), depth + 1)
        return min(known.get(form, 1), MAX_FORMS + 1)

    def inner(found: Counter[bytes], depth: int) -> int:
        return sum(
            times * max((size(form, depth) for form in named.get(name, ())), default=1)
            for name, times in found.items()
        )

    return max([0, *(inner(page, 0) for page in pages), *(size(form, 0) for form in draws)])
