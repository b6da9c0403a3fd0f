"""What only certain programs understand in Markdown: Obsidian, Pandoc, Jekyll, MkDocs and the like."""

import re

from studyapp.documents.drafts import excerpt
from studyapp.report import Remark

_CALLOUT = re.compile(r"\[![\w-]+\][+-]?[ \t]*")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?) ?[\w-]+[ \t]*(?:\"([^\"\n]*)\")?[ \t]*(?=\n|$)")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_FENCED_DIV = re.compile(r"^:{3,}[ \t]*(?:\{[^{}\n]*\}|[\w-]*)[ \t]*$", re.M)
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*[#.][^{}\n]*\}[ \t]*$|^\{:[^{}\n]*\}[ \t]*$", re.M)
_CONTENTS = re.compile(r"TOC\s*\{:[ \t]*toc\b[^{}\n]*\}|\[\[?_?TOC_?\]\]?", re.I)
_TEMPLATE_TAG = re.compile(r"\{%-?[^%\n]{0,500}%\}")
_EMBEDDED = re.compile(r"!\[\[([^\[\]\n]{1,300})\]\]")
_HIGHLIGHT = re.compile(r"(?<![=\w`])==(?=[^\s=])([^=\n]{1,500}?)(?<=\S)==(?![=\w`])")
_COMMENT = re.compile(r"[ \t]?%%(?!%)[^%]{0,5000}%%")
_BLOCK_ID = re.compile(r"[ \t]+\^[\w-]{1,60}[ \t]*$", re.M)
_CITATION = re.compile(r"[ \t]?\[[^\[\]@\n]{0,100}(?<!\w)-?@\w[^\[\]\n]{0,300}\](?![(\[])")
_ABBREVIATION = re.compile(r"^\*\[[^\[\]\n]{1,60}\]:[^\n]*$", re.M)
_PAGE_BREAK = re.compile(r"^\\(?:newpage|pagebreak|clearpage|toc|tableofcontents)\b[ \t]*$", re.M)
_RAISED = re.compile(r"(?<=[\w)])\^([^\s^\[\]]{1,20})\^")
_LOWERED = re.compile(r"(?<=\w)~([^\s~]{1,20})~(?!~)")
_LINE_BLOCK = re.compile(r"(?:\|[ \t][^\n]*(?:\n|$)){2,}")
_TABLE_CAPTION = re.compile(r"(?:Table)?:[ \t]+(?=\S)")
_LEFT_OUT = (
    ("template tag left out", "{%", _TEMPLATE_TAG),
    ("image left out", "![[", _EMBEDDED),
    ("comment left out", "%%", _COMMENT),
    ("citation left out", "@", _CITATION),
    ("abbreviation left out", "*[", _ABBREVIATION),
    ("table of contents left out", "toc", _CONTENTS),
    ("page break left out", "\\", _PAGE_BREAK),
)
"""What to call it, a sign of it, and what it looks like."""


def without_extras(text: str, opened: str, line: int) -> tuple[str, list[Remark]]:
    """Return the text of a block without what is no text, and what was left out.

    Args:
        text: The Markdown of the block.
        opened: The type of the token around it.
        line: Its number in the file.
    """
    if opened == "blockquote_open":
        text = _CALLOUT.sub("", text, count=1) if _CALLOUT.match(text) else text
    if opened == "list_item_open":
        text = _TASK.sub("", text, count=1) if _TASK.match(text) else text
    if found := _ADMONITION.match(text):
        text = f"{found[1] or ''}{text[found.end() :]}"
    if opened == "table_close" and _TABLE_CAPTION.match(text):
        return "", [Remark("caption left out", f"“{excerpt(text)}”", line, dropped=text)]
    if _LINE_BLOCK.fullmatch(text):
        text = re.sub(r"^\|[ \t]+", "", text, flags=re.M)
    report: list[Remark] = []
    low = text.casefold()
    for what, sign, pattern in _LEFT_OUT:
        if sign not in low:
            continue
        for found in pattern.finditer(text):
            named = found[1] if pattern.groups else found[0]
            report.append(Remark(what, excerpt(named), line))
        text = pattern.sub("", text)
    if ":::" in text:
        text = _FENCED_DIV.sub("", text)
    if "{" in text:
        text = _ATTRIBUTES.sub("", text)
    if "^" in text:
        text = _RAISED.sub(r"<sup>\1</sup>", _BLOCK_ID.sub("", text))
    if "~" in text:
        text = _LOWERED.sub(r"<sub>\1</sub>", text)
    return (_HIGHLIGHT.sub(r"\1", text) if "==" in text else text), report
