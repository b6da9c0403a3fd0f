"""The JSON forms of documents and cards: a contract with other programs, every key always present."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from studyapp.coverage import Count, Generated
from studyapp.model import Anchor, Block, Card, Document, DocumentEntry, Note, Span
from studyapp.report import Remark
from studyapp.services.library import LibraryInfo

Json = dict[str, Any]


def dumps(value: Json | list[Json]) -> str:
    """Return one line of JSON without escapes; the caller ends the line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def document_json(document: Document) -> Json:
    """Return the form `studyapp-document/1`; offsets count code points."""
    return {
        "format": "studyapp-document/1",
        "title": document.title,
        "author": document.author,
        "language": document.language,
        "date": document.date,
        "source": document.source,
        "blocks": [_block(block) for block in document.blocks],
        "notes": [_note(note) for note in document.notes],
        "report": [_remark(remark) for remark in document.report],
    }


def cards_json(document: Document, generated: Generated) -> Json:
    """Return the form `studyapp-cards/1`."""
    coverage = generated.coverage
    return {
        "format": "studyapp-cards/1",
        "document": {"title": document.title, "author": document.author},
        "cards": [_card(card) for card in generated.cards],
        "coverage": {
            "dates": _count(coverage.dates),
            "actors": _count(coverage.actors),
            "claims": _count(coverage.claims),
            "refused": [{"quote": r.quote, "why": r.why} for r in coverage.refused],
        },
    }


def _block(block: Block) -> Json:
    return {
        "id": block.id,
        "type": block.type.value,
        "level": block.level,
        "text": block.text,
        "sentences": _spans(block.sentences),
        "section": block.section,
        "page": block.page,
    }


def _note(note: Note) -> Json:
    return {
        "id": note.id,
        "number": note.number,
        "text": note.text,
        "sentences": _spans(note.sentences),
        "block": note.block,
        "offset": note.offset,
    }


def _remark(remark: Remark) -> Json:
    return {
        "what": remark.what,
        "where": remark.where,
        "block": remark.block,
        "dropped": remark.dropped,
        "restored": remark.restored,
    }


def _card(card: Card) -> Json:
    return {
        "id": card.id,
        "kind": card.kind.value,
        "form": card.form.value,
        "question": card.question,
        "answer": card.answer,
        "answers": list(card.answers) or None,
        "choices": list(card.choices) or None,
        "source": _source(card.anchor),
        "more": [_source(anchor) for anchor in card.more],
        "context": card.context.strip() if card.context else None,
        "date": card.date,
        "inferred": card.inferred,
        "actors": list(card.actors),
        "tags": list(card.tags),
        "rule": card.rule,
        "confidence": round(card.confidence, 2),
        "status": card.status.value,
    }


def _source(anchor: Anchor | None) -> Json | None:
    if anchor is None:
        return None
    return {
        "block": anchor.block,
        "start": anchor.start,
        "end": anchor.end,
        "quote": anchor.quote,
        "section": anchor.section,
    }


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(span) for span in spans]


def _count(count: Count) -> Json:
    return {"found": count.found, "covered": count.covered}


def info_json(info: LibraryInfo) -> Json:
    return asdict(info) | {"path": str(info.path), "learned": dict(info.learned)}


def entries_json(entries: Sequence[DocumentEntry]) -> list[Json]:
    return [asdict(e) | {"added": e.added.isoformat(timespec="seconds")} for e in entries]
