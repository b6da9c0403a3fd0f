"""Reads Word files (.docx): made ready, turned into HTML by mammoth, and read like any page."""

import re
from dataclasses import replace

from lxml import etree

from studyapp.documents.archive import Archive, open_archive, parse_xml
from studyapp.documents.dating import to_edtf
from studyapp.documents.decoding import kind_of
from studyapp.documents.docx.pages import NOTES, NUMBERING, to_page
from studyapp.documents.docx.paragraphs import Prepared
from studyapp.documents.docx.styles import W, read_styles
from studyapp.documents.drafts import Draft, excerpt
from studyapp.documents.language import language_code
from studyapp.documents.markdown.front_matter import Front
from studyapp.documents.markup.drafting import to_draft
from studyapp.errors import UnreadableFile
from studyapp.identity import fold
from studyapp.progress import Progress, share
from studyapp.report import Remark

_MAIN = "word/document.xml"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MATH_STRICT = b"http://purl.oclc.org/ooxml/officeDocument/math"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MATH = b"http://schemas.openxmlformats.org/officeDocument/2006/math"
_OLE = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_NO_AUTHOR = re.compile(
    r"python-docx|microsoft.*|.*\buser\b.*|admin\w*|author|owner|unknown|.*@.*|\W*", re.I
)
_NO_TITLE = re.compile(
    r"microsoft word.*|untitled.*|document ?\d*|.*\.(?:docx?|rtf|odt|dotx?)|template.*|word document|\W*",
    re.I,
)
_TEMPLATE_DATE = "2013-12-23"
"""Day of the template of python-docx, which programs leave in what they write."""
_TOP = 3
"""So many paragraphs at the top may be the title."""


def read(data: bytes, name: str, progress: Progress) -> Draft:
    """Return the draft of a Word file.

    Raises:
        UnreadableFile: It is no Word file of today, is locked, damaged or too large.
    """
    _refuse_other(data, name)
    archive = open_archive(data, name)
    if _MAIN not in archive.names:
        raise UnreadableFile(_no_word_file(archive, name))
    main = _part(archive, _MAIN, name)
    if main is None or main.find(f"{W}body") is None:
        raise UnreadableFile(_no_word_file(archive, name))
    front = _front(archive, name)
    part = Prepared(read_styles(_part(archive, "word/styles.xml", name)))
    part.titled = _titled(main, front.title)
    notes = {kind: _part(archive, path, name) for kind, path in NOTES.items()}
    numbering = archive.read(NUMBERING) if NUMBERING in archive.names else b""
    page = to_page(main, notes, numbering, part, name, share(progress, 0, 50))
    title = ": ".join(part.title) or front.title
    draft = to_draft(page, share(progress, 50, 100), title=title)
    return replace(
        draft,
        author=", ".join(part.authors) or draft.author or front.author,
        date=next(filter(None, map(to_edtf, part.dates)), front.date),
        language=front.language,
        report=[*_changes(archive, name, part), *draft.report],
    )


def _refuse_other(data: bytes, name: str) -> None:
    """Say what a file is that calls itself a Word file and is something else."""
    if data.startswith(_OLE):
        locked = _LOCKED in data
        what = "is protected by a password" if locked else "is a Word file of the old kind (.doc)"
        how = "without the password" if locked else "as .docx"
        raise UnreadableFile(f"“{name}” {what}: open it in Word or LibreOffice and save it {how}.")
    if not data.startswith(b"PK"):
        kind = kind_of(data)
        looks = f" (it looks like {kind})" if kind else ""
        raise UnreadableFile(
            f"“{name}” is no Word file{looks}: open it in its own program and save it as .docx."
        )


def _no_word_file(archive: Archive, name: str) -> str:
    """Return what to say of an archive that holds no Word document."""
    kinds = {
        "an EPUB book: give it the ending .epub": "META-INF/container.xml" in archive.names,
        "an Excel file": "xl/workbook.xml" in archive.names,
        "a PowerPoint file": "ppt/presentation.xml" in archive.names,
        "an OpenDocument file: open it in LibreOffice and save it as .docx": "content.xml"
        in archive.names,
    }
    kind = next((kind for kind, told in kinds.items() if told), "")
    looks = f"it looks like {kind}" if kind else "choose another file or save it anew from Word"
    return f"“{name}” holds no Word document: {looks}."


def _part(archive: Archive, path: str, name: str) -> etree._Element | None:
    """Return the root of a part, or None if there is none; strict files are read as others."""
    if path not in archive.names:
        return None
    data = archive.read(path).replace(_STRICT, _TRANSITIONAL).replace(_MATH_STRICT, _MATH)
    return parse_xml(data, name)


def _front(archive: Archive, name: str) -> Front:
    """Return what the properties of the file say; programs fill in some that mean nothing."""
    core = _part(archive, "docProps/core.xml", name)
    if core is None:
        return Front()

    def said(tag: str) -> str:
        found = next(core.iter(f"{{*}}{tag}"), None)
        return "" if found is None else " ".join("".join(found.itertext()).split())

    title, author, date = said("title"), said("creator"), to_edtf(said("created"))
    return Front(
        title="" if _NO_TITLE.fullmatch(title) else title,
        author=""
        if _NO_AUTHOR.fullmatch(author)
        else ", ".join(filter(None, map(str.strip, author.split(";")))),
        date="" if date == _TEMPLATE_DATE else date,
        language=language_code(said("language")),
    )


def _titled(main: etree._Element, title: str) -> etree._Element | None:
    """Return the paragraph at the top of the text that says the title, if one does."""
    top = [p for p in list(main.iter(f"{W}p"))[:20] if "".join(p.itertext()).strip()][:_TOP]
    texts = (("".join(t.text or "" for t in p.iter(f"{W}t")), p) for p in top)
    return next((p for text, p in texts if title and fold(text) == fold(title)), None)


def _changes(archive: Archive, name: str, part: Prepared) -> list[Remark]:
    """Return what the report says of tracked changes, hidden text and comments."""
    report = list(part.report)
    changes = [f"{what}: {n}" for what in ("insertions", "deletions") if (n := part.counts[what])]
    if changes:
        report.append(Remark("tracked changes accepted", ", ".join(changes)))
    if part.counts["hidden"]:
        report.append(Remark("hidden text left out", f"passages: {part.counts['hidden']}"))
    comments = _part(archive, "word/comments.xml", name)
    for comment in () if comments is None else comments.iter(f"{W}comment"):
        text = "".join(t.text or "" for t in comment.iter(f"{W}t"))
        report.append(Remark("comment left out", f"“{excerpt(text)}”"))
    if any(path.startswith("word/afchunk") for path in map(str.casefold, archive.names)):
        report.append(
            Remark("text of an inserted file left out", "open the file in Word and save it anew")
        )
    return report
