"""The debris of wiki pages: templates, infoboxes, caption ends, edit links, double brackets."""

import re
from dataclasses import replace

from studyapp.documents.drafts import Piece, excerpt
from studyapp.documents.text.furniture import dropped
from studyapp.model import BlockType
from studyapp.report import Remark

_SIGNS = re.compile(
    r"\[\[|\]\]|\{\{|\}\}|\[ ?(?:edit|citation needed)\b[^\]]{0,30}\]|^==+[^=\n]+==+[ \t]*$|''|\w\[ ?\]\s*$|"
    r"citation needed_|from wikipedia, the free|redirects here\.|\(disambiguation\)",
    re.M | re.I,
)
_HEADING = re.compile(r"[ \t]*(={2,6})[ \t]*([^=\n]{1,200}?)[ \t]*\1[ \t]*")
_EDIT = re.compile(
    r"[ \t]*\[ ?(?:(?:edit(?: source)?|hide|show|citation needed|needs update)(?: ?\| ?edit source)?)? ?\]"
    r"|[ \t]*\[[_*]*(?:citation needed)[_*]*\]|[ \t]*_citation needed_",
    re.I,
)
_TAG = re.compile(
    r"\^?\[[_*]*(?:citation needed|page needed|when|who|which|where|by whom|clarification needed|"
    r"according to whom|note \d{1,3}|nb \d{1,3}|n \d{1,3}|[a-z])[_*]*\]",
    re.I,
)
_TEMPLATE = re.compile(r"\{\{[^{}]{0,20000}\}\}")
_FILE = re.compile(
    r"\[\[(?:file|image|category):(?:[^\[\]]|\[\[[^\[\]]{0,300}\]\]){0,2000}\]\]", re.I
)
_LINK = re.compile(r"\[\[(?:[^\[\]|]{0,300}\|)?([^\[\]|]{0,300})\]\]")
_QUOTES = re.compile(r"'{2,5}")
_REF = re.compile(r"<ref[^<>]{0,300}/>|<ref[^<>]{0,300}>.{0,3000}?</ref>", re.S)
_CATEGORY = re.compile(r"(?:\S+ )?(?:Category:[^:]{1,80}){2,}.*", re.S)
_HATNOTE = re.compile(
    r"(?:(?:for (?:other uses|the|a|an|other|more)\b.{0,80}, see\b.*|.{1,80} redirects? here\..*|"
    r"not to be confused with\b.*|this (?:article|page) is about\b.*|(?:main|further) (?:article|information|page)s?:.*|"
    r"(?:see also|further information|main articles?):[^.]{1,120}|coordinates:.*|"
    r"this (?:article|section|biography)\b.{0,60}(?:needs|may|has|contains|does not|is written|relies|includes|possibly)\b"
    r".{0,400}|please help (?:improve|to improve)\b.*|\(?learn how and when to remove\b.*|"
    r"retrieved from [\"“]?(?:http|\w+://).*|(?:hidden )?categor(?:y|ies):.*|"
    r"this page was last (?:edited|modified).*|text is available under.*|v ?[·•|]? ?t ?[·•|]? ?e\b.{0,80}))",
    re.I | re.S,
)
"""Lines that lead to other articles, or speak of the article as such."""
_SOURCE = re.compile(r"from wikipedia, the free encyclopedia|jump to (?:navigation|search).*", re.I)
_EMPTY = re.compile(r"[ \t]*\([ \t;,]*\)")
_LONGEST = 600
_FIELDS = re.compile(r"\|[ \t]?\w+[ \t]*=")


def clean_wiki(pieces: list[Piece]) -> tuple[list[Piece], list[Remark]]:
    """Return the pieces without what only a wiki's software understands."""
    if not any(_SIGNS.search(p.text) for p in pieces if p.type is not BlockType.CODE):
        return pieces, []
    out: list[Piece] = []
    remarks: list[Remark] = []
    for piece in pieces:
        if piece.type is BlockType.CODE:
            out.append(piece)
            continue
        first, _, rest = piece.text.partition("\n")
        heading = _HEADING.fullmatch(_EDIT.sub("", first))
        if heading:
            level = len(heading[1]) - 1
            out.append(
                replace(piece, text=heading[2], type=BlockType.HEADING, level=level, fixed=True)
            )
            piece = replace(piece, text=rest, line=piece.line + 1, gap=0)
        if _HATNOTE.fullmatch(piece.text.strip()) and len(piece.text) < _LONGEST:
            remarks.append(dropped("line about the article dropped", piece))
            continue
        text = _clean(piece.text)
        if text != piece.text.strip():
            where = f"“{excerpt(piece.text)}”"
            gone = "" if text or not _EDIT.sub("", piece.text).strip() else piece.text
            remarks.append(Remark("wiki markup removed", where, piece.line, dropped=gone))
        if text:
            out.append(replace(piece, text=text))
    return out, remarks


def _clean(text: str) -> str:
    if _SOURCE.fullmatch(text.strip()) or _CATEGORY.fullmatch(text.strip()):
        return ""
    text = _REF.sub("", text)
    for _ in range(4):
        text, count = _TEMPLATE.subn("", text)
        if not count:
            break
    text = _FILE.sub("", text)
    text = _LINK.sub(r"\1", text)
    text = _without_rests(text)
    text = _QUOTES.sub("", _TAG.sub("", _EDIT.sub("", text)))
    return _EMPTY.sub("", text).strip()


def _without_rests(text: str) -> str:
    """Cut off what stands before the end of a template or link that began out of sight."""
    for end, start in (("}}", "{{"), ("]]", "[[")):
        at = text.rfind(end)
        if at < 0 or text.count(start, 0, at) >= text.count(end):
            continue
        if end == "]]" or _FIELDS.search(text, 0, at):
            text = text[at + 2 :]
    return text
