"""Lines of a column put together to paragraphs, tables and captions by gaps, indents and letters."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise
from statistics import median

from studyapp.documents.pdf.calls import shown
from studyapp.documents.pdf.columns import Region
from studyapp.documents.pdf.labels import BULLET, COUNTED
from studyapp.documents.pdf.lines import Line
from studyapp.documents.pdf.runs import Font
from studyapp.documents.pdf.tables import table_rows
from studyapp.documents.repair.looks import is_numbered

CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|table|tab\.|abb(?:ildung|\.)|tabelle|plate|map|chart|scheme|exhibit|box|photo|illustration)"
    r"\s*(?:\d{1,3}(?:[.-]\d{1,3})?[a-z]?|[IVX]{1,5}|[A-Z]\d{0,2})(?:\s*([.:|–—-])|\s|$)",
    re.I,
)
_LEADER = re.compile(r"(?:\.\s?){4,}\s*(?:\d{1,4}|[ivxlc]+)$|(?:\s\.){4,}")
_ENDED = re.compile(r"[.!?:;…][\"”’»)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹\ue000-\uf8ff\d]*$")
_INDENT = 0.6
"""A line that begins so many letters' heights further in is indented."""
_APART = 1.22


class Kind(Enum):
    TEXT = auto()
    TABLE = auto()
    CAPTION = auto()
    CONTENTS = auto()
    PULLED = auto()
    """Repeats words of the text in larger letters."""
    LABELS = auto()
    """Words in a picture."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, and how they stand."""

    lines: tuple[Line, ...]
    kind: Kind
    left: float
    right: float
    """The column (points from the left)."""
    gap: float
    """Space above in lines: 1 = the next line, 0 = first of its column."""
    indented: bool
    """Whether its first line stands further in than those below."""

    @property
    def text(self) -> str:
        return "\n".join(shown(line) for line in self.lines)

    @property
    def font(self) -> Font:
        """The font of most of its text."""
        fonts = Counter[Font]()
        for line in self.lines:
            fonts[line.font] += len(line.text)
        return max(fonts, key=lambda font: fonts[font])

    @property
    def ended(self) -> bool:
        return bool(_ENDED.search(shown(self.lines[-1])[-40:]))


def paragraphs(region: Region, body: Font) -> list[Paragraph]:
    """Return the paragraphs of a column; `body` is the font of the running text."""
    leading = _leading(region.lines)
    out: list[Paragraph] = []
    for group in _groups(region, body, leading):
        kind = _kind(group, body)
        gap = (group[0].baseline - out[-1].lines[-1].baseline) / leading if out else 0.0
        whole = kind is not Kind.TEXT and not (
            kind is Kind.CAPTION and group[0].size > body.size - 0.3
        )
        # A caption in letters as large as the text's may run into it.
        for part, indented in [(group, False)] if whole else _split(group, region):
            out.append(
                Paragraph(tuple(part), kind, region.left, region.right, gap, indented=indented)
            )
            gap = 1.0
            kind = Kind.TEXT if kind is Kind.CAPTION else kind
    return out


def _leading(lines: tuple[Line, ...]) -> float:
    """Return the usual distance of baselines in points."""
    steps = [
        b.baseline - a.baseline
        for a, b in pairwise(lines)
        if a.size == b.size and 0 < b.baseline - a.baseline < 4 * a.size
    ]
    return max(median(steps), 1.0) if steps else max(lines[0].size * 1.2, 1.0)


def _groups(region: Region, body: Font, leading: float) -> Iterator[list[Line]]:
    """Yield lines without a gap or change of letters between them."""
    tables = table_rows(region.lines)
    group: list[Line] = []
    for at, line in enumerate(region.lines):
        if group and (
            tables[at] != tables[at - 1]
            or _is_contents(line) != _is_contents(group[-1])
            or (not tables[at] and _breaks(group, line, leading))
            or _counts_on(group[0], line, body)
        ):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _counts_on(first: Line, line: Line, body: Font) -> bool:
    """Tell whether a line is the next of numbered headings that follow each other directly."""
    large = line.size > body.size * 1.08 or (whole(line)[0] and not body.bold)
    return large and is_numbered(first.text) and is_numbered(line.text)


def _breaks(group: list[Line], line: Line, leading: float) -> bool:
    above = group[-1]
    step = line.baseline - above.baseline
    if line.size > above.size + 0.6 or line.size < above.size - 0.6:
        return True
    if _is_fixed(above) != _is_fixed(line) and above.x0 != line.x0:
        return True
    if whole(above) != whole(line) and (len(shown(above)) > 1 and len(shown(line)) > 3):
        return True
    large = max(leading, 1.25 * line.size) if line.size > 1.1 * leading / 1.2 else leading
    usual = above.baseline - group[-2].baseline if len(group) > 1 else large
    return step > _APART * min(large, max(usual, large * 0.8)) + 0.5 or step <= 0


def whole(line: Line) -> tuple[bool, bool]:
    """Tell whether all words of a line are bold, and whether all are in capitals."""
    words = [part for part in line.parts if part.shift == 0 and any(c.isalpha() for c in part.text)]
    level = [part for part in words if not part.font.fixed] or words
    letters = [c for part in level for c in part.text if c.isalpha()]
    return (
        bool(level) and all(part.font.bold for part in level),
        len(letters) > 3 and all(c.isupper() for c in letters),
    )


def _is_fixed(line: Line) -> bool:
    return all(part.font.fixed for part in line.parts)


def _is_contents(line: Line) -> bool:
    return bool(_LEADER.search(line.text))


def _kind(group: list[Line], body: Font) -> Kind:
    if _is_contents(group[0]):
        return Kind.CONTENTS
    if any(table_rows(tuple(group))):
        return Kind.TABLE
    text = group[0].text
    if found := CAPTION.match(text):
        first = group[0].parts[0].font
        if found[1] or group[0].size < body.size - 0.3 or (first.bold and not body.bold):
            return Kind.CAPTION
    return Kind.TEXT


def _split(group: list[Line], region: Region) -> Iterator[tuple[list[Line], bool]]:
    """Yield the paragraphs within a group, each with whether its first line is indented."""
    starts = [at for at in range(len(group)) if _is_item(group, at)]
    bounds = sorted({0, *starts, len(group)})
    blocks = [group[start:end] for start, end in pairwise(bounds)]
    hangs = any(
        _hangs(block) for start, block in zip(bounds, blocks, strict=False) if start in starts
    )
    for start, block in zip(bounds, blocks, strict=False):
        item = _item_end(block, region.right, hangs=hangs) if start in starts else 0
        if item:
            yield block[:item], _opens_in(block[:item], region)
        for part in _prose(block[item:], region.right):
            yield part, _opens_in(part, region)


def _hangs(block: list[Line]) -> bool:
    """Tell whether the second line of an item stands below its text rather than its label."""
    return len(block) > 1 and block[1].x0 > block[0].x0 + 0.3 * block[0].size


def _item_end(block: list[Line], right: float, *, hangs: bool) -> int:
    """Return how many lines an item has: until one stands further out, or in where none hangs."""
    size = block[0].size
    first = block[0].x0
    for at in range(1, len(block)):
        x0 = block[at].x0
        if not hangs and ends_early(block[at - 1], block[at], right):
            return at
        if x0 < first + (0.3 if hangs else -0.3) * size or (
            not hangs and x0 > first + _INDENT * size
        ):
            return at
    return len(block)


def _prose(block: list[Line], right: float) -> Iterator[list[Line]]:
    """Yield the paragraphs of lines without items."""
    left = min((line.x0 for line in block), default=0.0)
    inner = [line.x0 > left + _INDENT * line.size for line in block]
    hanging = len(block) > 2 and not inner[0] and sum(inner) > 0.5 * len(block)
    part: list[Line] = []
    for at, line in enumerate(block):
        if part and (
            (not inner[at] and inner[at - 1] and (hanging or _leaves_inset(block, inner, at)))
            or (not hanging and _is_indented(block, inner, at))
            or ends_early(block[at - 1], line, right)
        ):
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _leaves_inset(block: list[Line], inner: list[bool], at: int) -> bool:
    """Tell whether a line stands below two or more that are set further in."""
    return at > 1 and inner[at - 2] and _ended(block[at - 1])


def _is_item(group: list[Line], at: int) -> bool:
    """Tell whether an item of a list begins at a line: with a bullet, or counting on."""
    text = shown(group[at])
    if BULLET.match(text):
        out = at == 0 or group[at].x0 < group[at - 1].x0 - 1
        return text[0] not in "–—*-" or out or _ended(group[at - 1])
    found = COUNTED.match(text)
    if found is None:
        return False
    if at == 0:
        return True
    above = group[at - 1]
    labels = [m[1] for line in group[:at] if (m := COUNTED.match(shown(line)))]
    short = above.x1 < max(line.x1 for line in group) - 2 * above.size
    if _before(found[1]) in labels:
        return short or _ended(above) or abs(above.x0 - group[at].x0) > 0.3 * above.size
    return (not labels or found[1] == "1") and short and _ended(above)


def _before(label: str) -> str:
    """Return the number or letter before one."""
    return str(int(label) - 1) if label.isdigit() else chr(ord(label[-1]) - 1)


def _is_indented(group: list[Line], inner: list[bool], at: int) -> bool:
    """Tell whether a line opens a paragraph by its indent."""
    if not inner[at]:
        return False
    if not inner[at - 1]:
        last = at + 1 == len(group)
        return last or not inner[at + 1] or _ended(group[at - 1])
    alone = at < 2 or not inner[at - 2]
    return alone and _ended(group[at - 1]) and abs(group[at].x0 - group[at - 1].x0) < 2


def _ended(line: Line) -> bool:
    return bool(_ENDED.search(shown(line)[-40:]))


def ends_early(above: Line, line: Line, right: float) -> bool:
    """Tell whether the first word of a line would have fitted on the one above."""
    text = shown(above)
    if not _ENDED.search(text[-40:]) or shown(line)[:1].islower():
        return False
    word = len(line.text.split(maxsplit=1)[0]) + 1
    width = (line.x1 - line.x0) / max(len(line.text), 1)
    return above.x1 + word * width + 2 * line.size < right


def _opens_in(part: list[Line], region: Region) -> bool:
    edge = min(line.x0 for line in part[1:]) if len(part) > 1 else region.left
    return part[0].x0 > edge + _INDENT * part[0].size


def merged(parts: list[Paragraph]) -> Paragraph:
    """Return paragraphs that go on with each other as one."""
    if len(parts) == 1:
        return parts[0]
    return replace(parts[0], lines=tuple(line for part in parts for line in part.lines))
