"""Puts back what a reader dropped, and takes it out again: the user's choice, kept over readings."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from studyapp.documents.sentences import spans
from studyapp.identity import passage_id
from studyapp.model import Block, BlockType, Document
from studyapp.report import Remark


def restored_keys(document: Document) -> frozenset[str]:
    """Return the keys of all that the user has put back."""
    return frozenset(remark.key for remark in document.report if remark.restored)


def with_restored(document: Document, keys: frozenset[str]) -> Document:
    """Return a document in which just the dropped texts with these keys are put back.

    Each becomes a paragraph of its own after the block it stood in or behind; what recurs comes
    back at each of its places. Keys that the report does not have are passed over.
    """
    bare = _without_restored(document)
    taken = set(bare.passages())
    report: list[Remark] = []
    added: dict[str, list[Block]] = {}
    sections = {block.id: block.section for block in bare.blocks}
    for remark in bare.report:
        if remark.key and remark.key in keys:
            block = _paragraph(remark.dropped, sections.get(remark.block, ""), taken)
            taken.add(block.id)
            added.setdefault(remark.block, []).append(block)
            remark = replace(remark, block=block.id, restored=True)
        report.append(remark)
    if not added:
        return bare
    return replace(bare, blocks=tuple(_merged(bare.blocks, added)), report=tuple(report))


def _without_restored(document: Document) -> Document:
    """Return a document as the reader left it."""
    back = {remark.block for remark in document.report if remark.restored}
    if not back:
        return document
    above: dict[str, str] = {}
    last = ""
    for block in document.blocks:
        if block.id in back:
            above[block.id] = last
        else:
            last = block.id
    report = tuple(
        replace(remark, block=above.get(remark.block, ""), restored=False)
        if remark.restored
        else remark
        for remark in document.report
    )
    blocks = tuple(block for block in document.blocks if block.id not in back)
    return replace(document, blocks=blocks, report=report)


def _merged(blocks: tuple[Block, ...], added: dict[str, list[Block]]) -> Iterator[Block]:
    yield from added.get("", ())
    for block in blocks:
        yield block
        yield from added.get(block.id, ())


def _paragraph(dropped: str, section: str, taken: set[str]) -> Block:
    text = " ".join(dropped.split())
    id_ = next(i for n in count(1) if (i := passage_id("b", text, n)) not in taken)
    return Block(id_, BlockType.PARAGRAPH, text, spans(text), section=section)
