"""A card as notes for Anki: which note type, what stands in the fields, which tags."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from studyapp.decks.markup import cloze, cloze_part, field, marked, ordered
from studyapp.decks.note_types import CLOZE, QUESTION, NoteType
from studyapp.model import GAP, Block, Card, Deck, Form, Passage

ROOT = "studyapp"
"""Begins the name of every deck and tag of ours."""
_SLUG = 60
_DECK_NAME = 100


@dataclass(frozen=True, slots=True)
class AnkiNote:
    """One note, which has exactly one card in Anki."""

    guid: str
    note_type: NoteType
    values: tuple[str, ...]
    """HTML, in the order of the note type's fields."""
    tags: tuple[str, ...]


def writer(deck: Deck) -> Callable[[Card], Iterator[AnkiNote]]:
    """Return the function that makes the notes of each card of a deck.

    A list gives a note for the whole and one for each of its items, in the place of which the
    others leave a gap; every other card gives one note.
    """
    passages = deck.document.passages() if deck.document else {}
    # Thousands of cards share some dozens of passages and sections.
    slug = cache(_slug)
    citation = cache(lambda passage: _citation(deck, passages.get(passage)))

    def notes(card: Card) -> Iterator[AnkiNote]:
        common = _common(card, citation(card.anchor.block if card.anchor else ""))
        tags = _tags(card, deck.title, slug)
        if card.form is Form.CLOZE and GAP in card.question and field(card.answer):
            before, after = card.question.split(GAP, 1)
            text = _gapped(before, card.answer, after)
            yield AnkiNote(card.id, CLOZE, _values(CLOZE, {"Text": text, **common}), tags)
            return
        texts = {"Question": _question(card), "Answer": _answer(card), **common}
        yield AnkiNote(card.id, QUESTION, _values(QUESTION, texts), tags)
        if card.form is Form.LIST and len(card.answers) > 1:
            for number, text in _item_texts(card):
                guid = f"{card.id}-{number}"
                yield AnkiNote(guid, CLOZE, _values(CLOZE, {"Text": text, **common}), tags)

    return notes


def deck_name(title: str) -> str:
    """Return Anki's name of a deck: one level below our own, free of Anki's syntax."""
    name = re.sub(r"\s+", " ", _plain(title).replace('"', "'"))
    name = re.sub(r"\s*:{2,}\s*", " – ", name)
    return f"{ROOT}::{_shortened(name, _DECK_NAME).strip(' :–') or 'untitled'}"


def _question(card: Card) -> str:
    # A note whose first field is empty would have no card.
    question = field(card.question) or "…"
    if card.form is not Form.CHOICE or len(card.choices) < 2:
        return question
    return question + ordered(map(field, card.options()), "options")


def _answer(card: Card) -> str:
    if card.form is Form.LIST and len(card.answers) > 1:
        return ordered(map(field, card.answers))
    return field(card.answer)


def _gapped(before: str, answer: str, after: str) -> str:
    # The ends of the parts may carry spaces, which `field` would trim.
    left = " " if before[-1:].isspace() else ""
    right = " " if after[:1].isspace() else ""
    gap = cloze(field(answer))
    return cloze_part(field(before)) + left + gap + right + cloze_part(field(after))


def _item_texts(card: Card) -> Iterator[tuple[int, str]]:
    """Yield the number and the text of each item's note: the list with a gap for the item."""
    items = [field(item) for item in card.answers]
    for number, item in enumerate(items, 1):
        if not item:
            continue
        shown = [cloze(i) if n == number else cloze_part(i) for n, i in enumerate(items, 1)]
        yield number, cloze_part(field(card.question)) + ordered(shown)


def _common(card: Card, citation: str) -> dict[str, str]:
    """Return the fields that both note types have."""
    anchors = list(card.anchors())
    answers = card.answers or (card.answer,)
    remarks = [field(card.note)]
    if card.inferred:
        remarks.append("Part of this date is taken from the context.")
    return {
        "Context": field(card.context or ""),
        "Source": "<br>".join(marked(anchor.quote, answers) for anchor in anchors),
        "Section": field(anchors[0].section) if anchors else "",
        "Citation": citation,
        "Link": f"{ROOT}://card/{card.id}",
        "Anchor": " ".join(f"{a.block}:{a.start}-{a.end}" for a in anchors),
        "Kind": card.kind.value,
        "Extra1": "<br>".join(filter(None, remarks)),
    }


def _citation(deck: Deck, passage: Passage | None) -> str:
    work = deck.document or deck
    parts = [field(work.author), f"<i>{field(work.title)}</i>" if field(work.title) else ""]
    if isinstance(passage, Block):
        parts.append(f"p. {passage.page}" if passage.page is not None else "")
    elif passage is not None:
        parts.append(f"note {field(passage.number)}")
    return ", ".join(filter(None, parts))


def _values(note_type: NoteType, texts: dict[str, str]) -> tuple[str, ...]:
    return tuple(texts.get(name, "") for name, _ in note_type.fields)


def _tags(card: Card, title: str, slug: Callable[[str], str]) -> tuple[str, ...]:
    """Return the kind, the place in the work, and the card's own tags, each below our root."""
    section = card.anchor.section if card.anchor else ""
    place = [slug(title).lower() or "untitled", slug(section).lower()]
    own = [[slug(part) for part in tag.split("::")] for tag in card.tags]
    paths = [[card.kind.value], place, *own]
    tags = ("::".join([ROOT, *filter(None, path)]) for path in paths)
    return tuple(dict.fromkeys(tag for tag in tags if tag != ROOT))


def _slug(text: str) -> str:
    """Return letters, digits and their marks, with hyphens between words."""
    joined = re.sub("[’']", "", _plain(text))
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" else "-" for c in joined)
    return _shortened(re.sub("-+", "-", kept).strip("-"), _SLUG, "-")


def _plain(text: str) -> str:
    visible = "".join(c if unicodedata.category(c) not in ("Cc", "Cs") else " " for c in text)
    return unicodedata.normalize("NFC", visible).strip()


def _shortened(text: str, most: int, between: str = " ") -> str:
    """Cut a text that is too long, after a whole word where there is one."""
    if len(text) <= most:
        return text
    return text[: most + 1].rpartition(between)[0] or text[:most]
