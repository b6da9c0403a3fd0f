"""A short article of our own with cards, for the tests of the views."""

from datetime import UTC, datetime, timedelta

from studyapp.model import (
    Anchor,
    Block,
    BlockType,
    Card,
    Document,
    Form,
    Kind,
    LibraryCard,
    Note,
    Schedule,
    State,
    Status,
)

NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)

LETTERS = (
    "Anna Holm wrote three letters in 1902. The harbour board answered none of them. She waited."
)
WINTER = "The lamp went out in January 1903. Nobody on the mainland noticed it for a week."
FILLER = "The tide came in and went out again, and the keeper wrote the hours down in the book."


def spans(text):
    """Return the sentences of a text in which every full stop ends one."""
    found, start = [], 0
    for end, character in enumerate(text, start=1):
        if character == ".":
            found.append((start, end))
            start = end + 1
    return tuple(found)


def block(text, sort=BlockType.PARAGRAPH, *, key="", level=None, section=""):
    sentences = () if sort is BlockType.HEADING else spans(text)
    return Block(key or f"b-{text[:12]}", sort, text, sentences, level, section)


def heading(text, level=1):
    return block(text, BlockType.HEADING, level=level, section=text)


def article(paragraphs=40):
    """Two headings, letters and winter, and enough paragraphs below each to scroll."""
    first = [block(LETTERS, key="letters", section="Letters")]
    first += [block(f"{n} {FILLER}", key=f"first{n}", section="Letters") for n in range(paragraphs)]
    second = [block(WINTER, key="winter", section="Winter")]
    second += [block(f"{n} {FILLER}", key=f"second{n}") for n in range(paragraphs)]
    notes = (Note("note1", "1", "Letter book, folio 12.", ((0, 22),), "letters", 38, "Letters"),)
    blocks = (heading("Letters"), *first, heading("Winter"), *second)
    return Document("The keeper", "M. Sund", blocks, notes)


def card(key, passage, quote, *, kind=Kind.DATE, answer="1902", schedule=None, **fields):
    start = passage.text.index(quote)
    anchor = Anchor.of(passage, start, start + len(quote))
    made = Card(
        id=key,
        kind=kind,
        form=fields.pop("form", Form.QUESTION),
        question=fields.pop("question", f"Question {key}?"),
        answer=answer,
        anchor=anchor,
        **fields,
    )
    return LibraryCard(made, 1, NOW, NOW, schedule)


def reviewed(stability, *, state=State.REVIEW, due=timedelta(days=3), reps=4):
    return Schedule(state, None, stability, 5.0, NOW + due, NOW, reps)


def cards(document):
    """A date, an actor and an argument on the letters, a suggested date on the winter."""
    passages = document.passages()
    letters, winter = passages["letters"], passages["winter"]
    sentence = LETTERS[:38]
    return [
        card("DATE", letters, sentence, answer="1902"),
        card("ACTOR", letters, sentence, kind=Kind.ACTOR, answer="Anna Holm"),
        card("WHY", letters, sentence, kind=Kind.ARGUMENT, answer="to be heard"),
        card("OUT", winter, WINTER[:34], answer="January 1903", status=Status.SUGGESTED),
    ]


def stays(_document, anchor):
    """Find every passage where it was."""
    return anchor
