"""Reads plain text: page-by-page extractions, hard-wrapped books, and text with long lines."""

from dataclasses import replace

from studyapp.documents.dating import to_edtf
from studyapp.documents.decoding import decode
from studyapp.documents.drafts import Draft
from studyapp.documents.repair.contents import take_contents
from studyapp.documents.repair.cut_words import mend_cut_words
from studyapp.documents.repair.repairing import repair
from studyapp.documents.text.columns import part_columns
from studyapp.documents.text.furniture import drop_furniture
from studyapp.documents.text.gutenberg import unwrap
from studyapp.documents.text.layout import to_pieces
from studyapp.documents.text.mail import without_head
from studyapp.documents.text.pages import paged_lines
from studyapp.documents.text.spaced import close_up
from studyapp.progress import Progress, share


def read(data: bytes, name: str, progress: Progress) -> Draft:
    """Return the draft of a plain text file."""
    text, encoding = decode(data, name)
    book = unwrap(text)
    message = without_head(book.text)
    draft = read_text(message.text, progress)
    return replace(
        draft,
        title=book.title or message.title or draft.title,
        author=book.author or message.author or draft.author,
        date=to_edtf(message.date),
        report=[encoding, *book.report, *message.report, *draft.report],
    )


def read_text(text: str, progress: Progress) -> Draft:
    """Return the draft of a decoded plain text."""
    lines, report = paged_lines(text)
    for n, mend in enumerate((part_columns, close_up, mend_cut_words), 1):
        progress(n * 5, 100)
        lines, remarks = mend(lines)
        report += remarks
    pieces = to_pieces(lines, share(progress, 15, 25))
    pieces, remarks = drop_furniture(pieces)
    contents = take_contents(pieces)
    draft = repair(contents.pieces, share(progress, 30, 100), scraps=True, depths=contents.depths)
    report += [*remarks, *contents.report, *draft.report]
    return replace(draft, report=sorted(report, key=lambda remark: remark.line))
