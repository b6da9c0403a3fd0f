"""One row of cards.csv as a card: which columns there are, and what may stand in them."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from studyapp.model import GAP, Anchor, Card, Form, Kind

COLUMNS = ("id", "kind", "form", "question", "answer", "quote", "section", "tags", "note")
REQUIRED = COLUMNS[:6]
SEPARATOR = " | "
"""Between the items of a list, the options of a choice (the right one first), and several quotes."""

_LONGEST = 4000
_WORDS = (("kind", tuple(k.value for k in Kind)), ("form", tuple(f.value for f in Form)))
_ID = re.compile(r"[A-Z2-7]{16}")
_SEPARATOR = re.compile(r"(?<!\S)\|(?!\S)")
_TYPED_GAP = re.compile(r"\[ ?(?:\.\.\.|…) ?\]")


def header_flaws(cells: tuple[str, ...]) -> list[str]:
    """Return what is wrong with the first row, which names the columns."""
    names = [cell.strip() for cell in cells]
    for separator, word in ((";", "semicolons"), ("\t", "tabs")):
        if len(names) == 1 and separator in names[0]:
            return [f"the cells are separated by {word}: save the table with commas"]
    flaws = [
        f'unknown column "{name}": the columns are {", ".join(COLUMNS)}'
        for name in dict.fromkeys(names)
        if name not in COLUMNS
    ]
    flaws += [
        f"the column {name} stands there twice"
        for name in dict.fromkeys(names)
        if name in COLUMNS and names.count(name) > 1
    ]
    return flaws + [f"the column {name} is missing" for name in REQUIRED if name not in names]


def id_flaw(identity: str) -> str | None:
    if not identity:
        return "the card has no id: `studyapp deck check --fix` writes it"
    if not _ID.fullmatch(identity):
        return f'"{identity}" is no card id: it has 16 of the characters A-Z and 2-7'
    return None


def row_flaw(names: tuple[str, ...], cells: tuple[str, ...]) -> str | None:
    """Return what keeps a row from being read at all."""
    if len(cells) != len(names):
        return f"the row has {len(cells)} cells, but there are {len(names)} columns"
    for name, cell in zip(names, cells, strict=True):
        if len(cell) > _LONGEST:
            return f"the {name} has more than {_LONGEST:,} characters"
    return None


def cell_texts(names: tuple[str, ...], cells: tuple[str, ...]) -> dict[str, str]:
    """Return the cells by column, NFC and trimmed; columns that the table lacks are empty."""
    texts = dict.fromkeys(COLUMNS, "")
    for name, cell in zip(names, cells, strict=True):
        simple = cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell
        texts[name] = unicodedata.normalize("NFC", simple).strip()
    return texts


def quotes(cell: str) -> list[str]:
    """Return the quotes of a card that rests on several passages."""
    return [part for part in _items(cell) if part]


def card(texts: Mapping[str, str], anchors: Sequence[Anchor] = ()) -> tuple[Card | None, list[str]]:
    """Return the card of a row, and what is wrong with it besides its id and its quotes."""
    errors = [
        f'unknown {name} "{texts[name]}": one of {", ".join(words)}'
        for name, words in _WORDS
        if texts[name] not in words
    ]
    errors += [f"the {name} is empty" for name in ("question", "answer") if not texts[name]]
    if errors:
        return None, errors
    form = Form(texts["form"])
    items = _items(texts["answer"]) if form in (Form.LIST, Form.CHOICE) else ()
    question = texts["question"]
    if form is Form.CLOZE:
        question = _TYPED_GAP.sub(GAP, question)
    errors = _form_flaws(form, question, items)
    if errors:
        return None, errors
    made = Card(
        id=texts["id"],
        kind=Kind(texts["kind"]),
        form=form,
        question=question,
        answer=_answer(form, texts["answer"], items),
        answers=items if form is Form.LIST else (),
        choices=items if form is Form.CHOICE else (),
        anchor=anchors[0] if anchors else None,
        more=tuple(anchors[1:]),
        tags=tuple(dict.fromkeys(tag for tag in re.split(r"[\s,;|]+", texts["tags"]) if tag)),
        note=texts["note"],
    )
    return made, []


def _items(cell: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in _SEPARATOR.split(cell))


def _answer(form: Form, answer: str, items: tuple[str, ...]) -> str:
    if form is Form.LIST:
        return "; ".join(items)
    return items[0] if form is Form.CHOICE else answer


def _form_flaws(form: Form, question: str, items: tuple[str, ...]) -> list[str]:
    if form is Form.CLOZE:
        gaps = question.count(GAP)
        return [] if gaps == 1 else [f"a cloze has exactly one gap {GAP}, this one has {gaps}"]
    if form not in (Form.LIST, Form.CHOICE):
        return []
    things = "items" if form is Form.LIST else "options, the right one first,"
    if len(items) < 2:
        return [f'a {form} has at least two {things} separated by "{SEPARATOR}"']
    if not all(items):
        return [f'between two "{SEPARATOR.strip()}" there is nothing']
    if len({item.casefold() for item in items}) < len(items):
        return [f"a {form} names the same thing twice"]
    return []
