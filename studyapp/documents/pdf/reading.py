"""Reads PDF: text by its place on the page, in columns, without furniture, with its notes apart.

The stages of `read`, each in modules of its own:

1. `files` opens the file (after `unfolding` has found it harmless) and reads each page by
   `characters`, `runs`, `codes`, `tex_letters` and `drawings`: fragments with places and fonts.
   `legible` refuses what is no text, and `scans` makes the letters of recognised text even.
2. `lines` puts fragments together to lines; `margins` takes out the numbers of lines, `furniture`
   (with `edges`) what recurs at the edges of pages, `marginalia` what stands beside the text.
3. `columns` finds the order in which the lines of a page are read; `contents` takes out tables of
   contents, and `footnotes` (with `calls`) puts the notes at the feet of pages to their calls.
4. `paragraphs` groups lines; `asides` marks what is no running text; `styles` finds the headings
   and `titles` the title and the author.
5. `flow` puts together what columns and pages have cut, and makes pieces of it, which go the way
   of every paged text (`repair`). `remarks` tells of what was done, and where.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from studyapp.documents.drafts import Draft, Piece, RawNote
from studyapp.documents.pdf.asides import with_asides
from studyapp.documents.pdf.columns import Region, gutter_of, regions
from studyapp.documents.pdf.contents import without_contents
from studyapp.documents.pdf.files import PdfFile, read_file
from studyapp.documents.pdf.flow import joined_divisions, to_flow
from studyapp.documents.pdf.footnotes import take_footnotes
from studyapp.documents.pdf.furniture import without_furniture
from studyapp.documents.pdf.legible import check
from studyapp.documents.pdf.lines import Line, lines_of
from studyapp.documents.pdf.marginalia import without_marginalia
from studyapp.documents.pdf.margins import line_numbers
from studyapp.documents.pdf.paragraphs import Paragraph, paragraphs
from studyapp.documents.pdf.remarks import Deed, of_pages, placed, places_of
from studyapp.documents.pdf.runs import Font
from studyapp.documents.pdf.scans import evened
from studyapp.documents.pdf.styles import body_font, find_headings
from studyapp.documents.pdf.titles import take_title
from studyapp.documents.repair import joining
from studyapp.documents.repair.repairing import repair
from studyapp.progress import Progress, share
from studyapp.report import Remark


def read(data: bytes, name: str, progress: Progress) -> Draft:
    """Return the draft of a PDF.

    Raises:
        UnreadableFile: It is locked, damaged, no PDF, or does not say which letters it shows.
        Cancelled: Only if `progress` raises it.
    """
    file = read_file(data, name, share(progress, 0, 50))
    check(file, name)
    file = replace(file, pages=evened(file.pages))
    lines, counted = _lines(file, share(progress, 50, 70))
    furnished = without_furniture(lines, [page.height for page in file.pages])
    trimmed = without_marginalia(furnished.pages)
    columns = _columns(trimmed.pages, share(progress, 70, 80))
    columns = [[*parts, *beside] for parts, beside in zip(columns, trimmed.notes, strict=True)]
    places = places_of(line for parts in columns for part in parts for line in part.lines)
    columns, contents = without_contents(columns)
    taken = take_footnotes(columns, [page.rules for page in file.pages], body_font(columns).size)
    body = body_font(taken.pages)
    found = _paragraphs(taken.pages, body, share(progress, 80, 90))
    found, styles = find_headings(with_asides(found, body), body, file.bookmarks)
    front = take_title(found, styles, file)
    number = _numbers(file, furnished.numbers)
    flowing = to_flow(front, body, number, places)
    progress(90, 100)
    tell = share(progress, 90, 100)
    # Recognised text has no raised signs: there a call is a number like any other.
    loose = 2 * sum(page.recognised for page in file.pages) > len(file.pages)
    draft = repair(joined_divisions(flowing.pieces), tell, emphasis=False, loose=loose)
    notes, title, hyphens = _flowing(taken.notes, front.title, draft.pieces)
    deeds = (
        *(*counted, *furnished.deeds, *trimmed.deeds, *contents),
        *(*taken.deeds, *front.deeds, *flowing.deeds),
    )
    return Draft(
        draft.pieces,
        [*notes, *draft.notes],
        [*of_pages(file, number), *placed(deeds, places, number), *hyphens, *draft.report],
        title or draft.title,
        front.author or draft.author,
        date=front.date,
    )


def _lines(file: PdfFile, progress: Progress) -> tuple[list[list[Line]], list[Deed]]:
    """Return the lines of each page without the numbers that count them."""
    lines: list[list[Line]] = []
    deeds: list[Deed] = []
    for at, page in enumerate(file.pages):
        progress(at, len(file.pages))
        counting = line_numbers(page.fragments)
        lines.append(lines_of(set(page.fragments).difference(counting), at))
        if counting:
            text = " ".join(fragment.text for fragment in counting)
            (first,) = lines_of(counting[:1], at)
            deeds.append(Deed(first, "line numbers dropped", text))
    return lines, deeds


def _columns(pages: Sequence[list[Line]], progress: Progress) -> list[list[Region]]:
    """Return the regions of each page; a page too short to show its columns has those of others."""
    gutters = Counter(round(x) for lines in pages if (x := gutter_of(lines)) is not None)
    known = [float(x) for x, _ in gutters.most_common(4)]
    out: list[list[Region]] = []
    for at, lines in enumerate(pages):
        progress(at, len(pages))
        out.append(regions(lines, known))
    return out


def _paragraphs(pages: list[list[Region]], body: Font, progress: Progress) -> list[Paragraph]:
    found: list[Paragraph] = []
    for at, parts in enumerate(pages):
        progress(at, len(pages))
        for part in parts:
            found += paragraphs(part, body)
    return found


def _flowing(
    notes: list[RawNote], title: str, pieces: list[Piece]
) -> tuple[list[RawNote], str, list[Remark]]:
    """Return notes and title with their lines joined, and a remark for each hyphen removed."""
    known = joining.words_of([*(piece.text for piece in pieces), *(note.text for note in notes)])
    title, report = joining.flow(title, known)
    out: list[RawNote] = []
    for note in notes:
        text, remarks = joining.flow(note.text, known)
        report += remarks
        out.append(replace(note, text=text))
    return out, title, report


def _numbers(file: PdfFile, printed: dict[int, int]) -> dict[int, int]:
    """Return the number of each page: as printed, else its label, else its ordinal."""
    return {
        at: printed.get(at) or (int(label) if label.isdecimal() and len(label) < 6 else at + 1)
        for at, label in enumerate(file.labels)
    }
