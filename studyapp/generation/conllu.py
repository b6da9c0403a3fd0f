"""Prints what the engine says of a document as CoNLL-U: trees, and mentions in the last column.

A mention is written at its first token, as "person:4" with a "*" if it is named: its type and the
number of its last token; discourse units begin where it says "Unit=Yes".
"""

from collections import defaultdict
from collections.abc import Iterator

from studyapp.generation import engine
from studyapp.generation.engine.values import Parse
from studyapp.generation.sentences import places
from studyapp.model import Document
from studyapp.progress import Progress


def conllu(document: Document, progress: Progress | None = None) -> str:
    """Return the parses of the sentences that cards may be made of.

    Raises:
        EngineMissing: The file of the engine is missing or damaged.
        Cancelled: Only if `progress` raises it.
    """
    found = list(places(document))
    parses = engine.parse([place.text for place in found], progress)
    out: list[str] = []
    for place, parse in zip(found, parses, strict=True):
        out += [f"# sent_id = {place.passage.id}-{place.number}", f"# text = {_line(parse.text)}"]
        out += [*_rows(parse), ""]
    return "\n".join(out)


def _rows(parse: Parse) -> Iterator[str]:
    mentions: defaultdict[int, list[str]] = defaultdict(list)
    for mention in parse.mentions:
        named = "*" if mention.named else ""
        mentions[mention.start].append(f"{mention.type}{named}:{mention.end}")
    for n, token in enumerate(parse.tokens):
        notes = ["Unit=Yes"] if n in parse.units else []
        if n in mentions:
            notes.append(f"Entity={','.join(mentions[n])}")
        if n + 1 < len(parse.tokens) and parse.tokens[n + 1].start == token.end:
            notes.append("SpaceAfter=No")
        cells = (
            str(n + 1), _line(token.text), _line(token.lemma), "_", token.tag, token.features,
            str(token.head + 1), token.relation, "_", "|".join(notes) or "_",
        )  # fmt: skip
        yield "\t".join(cells)


def _line(text: str) -> str:
    return " ".join(text.split()) or "_"
