"""From a draft to a Document: ids, sections, sentence spans, and notes put in their places."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from studyapp.documents.drafts import Draft, Piece, RawNote, take_marks, without_marks
from studyapp.documents.language import language_of
from studyapp.documents.sentences import spans
from studyapp.identity import passage_id
from studyapp.model import Block, BlockType, Document, Note
from studyapp.progress import Progress
from studyapp.report import Remark

_STEP = 100
_NO_SENTENCES = frozenset({BlockType.HEADING, BlockType.TABLE, BlockType.CODE})


def assemble(draft: Draft, *, title: str, origin: str, progress: Progress) -> Document:
    """Return the document of a draft; `title` is taken when the draft has none."""
    total = len(draft.pieces) + len(draft.notes)
    blocks: list[Block] = []
    lines: list[int] = []
    places: dict[str, tuple[Block, int]] = {}
    for made, line, marks in _blocks(draft.pieces):
        if len(blocks) % _STEP == 0:
            progress(len(blocks), total)
        blocks.append(made)
        lines.append(line)
        for at, key in marks:
            places.setdefault(key, (made, at))
    report = [_beside(remark, lines, blocks) for remark in draft.report]
    notes: list[Note] = []
    if blocks:
        last = blocks[-1]
        place = next(iter(places.values()), (last, len(last.text)))
        for note, id_ in _with_ids(draft.notes):
            if len(notes) % _STEP == 0:
                progress(len(blocks) + len(notes), total)
            if note.key not in places:
                what = "note without a marker put beside another"
                report.append(Remark(what, f"note {note.number}", block=place[0].id))
            place = places.get(note.key, place)
            notes.append(_placed(note, id_, *place))
    language = language_of(draft.pieces, draft.language)
    if draft.language and language != draft.language:
        said = f"the file says “{draft.language}”, the text is in “{language}”"
        report.append(Remark("language corrected", said))
    progress(total, total)
    return Document(
        draft.title or title,
        draft.author,
        tuple(blocks),
        tuple(notes),
        tuple(report),
        language,
        origin,
        draft.source,
        draft.date,
    )


def _beside(remark: Remark, lines: list[int], blocks: list[Block]) -> Remark:
    """Return a remark with the block that begins at its line or last before it."""
    at = bisect_right(lines, remark.line)
    return replace(remark, block=blocks[at - 1].id) if at else remark


def _placed(note: RawNote, id_: str, block: Block, offset: int) -> Note:
    return Note(id_, note.number, note.text, spans(note.text), block.id, offset, block.section)


def _blocks(pieces: list[Piece]) -> Iterator[tuple[Block, int, list[tuple[int, str]]]]:
    """Yield each block with its line and the places of the marks in it."""
    seen: Counter[str] = Counter()
    section = ""
    for piece in pieces:
        text, marks = take_marks(piece.text)
        if not text.strip():
            continue
        if piece.type is BlockType.HEADING:
            section = text
        first = passage_id("b", text)
        seen[first] += 1
        block = Block(
            first if seen[first] == 1 else passage_id("b", text, seen[first]),
            piece.type,
            text,
            () if piece.type in _NO_SENTENCES else spans(text),
            (piece.level or 1) if piece.type is BlockType.HEADING else None,
            section,
            piece.page,
        )
        yield block, piece.line, marks


def _with_ids(notes: list[RawNote]) -> Iterator[tuple[RawNote, str]]:
    seen: Counter[str] = Counter()
    for note in notes:
        text = without_marks(note.text)
        first = passage_id("n", text)
        seen[first] += 1
        again = seen[first]
        id_ = first if again == 1 else passage_id("n", text, again)
        yield RawNote(note.key, note.number, text), id_
