"""How an article is set: title, headings, paragraphs, quotations, items, tables, code and notes."""

from collections import defaultdict
from dataclasses import dataclass

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextOption,
    QTextTableFormat,
)

from studyapp.model import Block, BlockType, Document, Note
from studyapp.ui import typeface
from studyapp.ui.article_text import LINE, ArticleText, Pieces
from studyapp.ui.theme import Theme

NORMAL_SIZE = 18
CHARACTERS = 66
"""Characters that a line of the article has."""
LINE_HEIGHT = 1.62
EDGE = 8
"""Room beside the column, for what is painted around lit words."""
NOTE = "note:"
BACK = "back:"


@dataclass(frozen=True, slots=True)
class Look:
    """The theme an article is set in, and the size of its text in pixels."""

    theme: Theme
    size: int = NORMAL_SIZE

    def scaled(self, pixels: float) -> float:
        """Return a measure of the normal text size at this one."""
        return pixels * self.size / NORMAL_SIZE


@dataclass(frozen=True, slots=True)
class Setting:
    """Font and measures of one sort of block, in pixels at the normal text size."""

    font: QFont
    line: float
    above: float = 0
    below: float = 14
    left: float = 0
    right: float = 0
    hanging: float = 0
    colour: str = ""


def typeset(article: Document, look: Look) -> ArticleText:
    """Set an article: title and an empty byline, its blocks, then all notes."""
    return _Setter(article, look).run()


class _Setter:
    def __init__(self, article: Document, look: Look) -> None:
        self._article = article
        self._look = look
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(typeface.serif(look.size))
        document.setIndentWidth(look.scaled(24))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        self._text = ArticleText(document)
        self._cursor = QTextCursor(document)
        self._fresh = True
        self._list: QTextList | None = None
        self._notes: dict[str, list[Note]] = defaultdict(list)
        for note in sorted(article.notes, key=lambda note: note.offset):
            self._notes[note.block].append(note)
        self._restored = {r.block: r.what for r in article.report if r.restored}

    def run(self) -> ArticleText:
        self._cursor.beginEditBlock()
        self._title()
        for block in self._article.blocks:
            self._block(block)
        if self._article.notes:
            self._note_list()
        self._frame()
        self._cursor.endEditBlock()
        return self._text

    def _title(self) -> None:
        look = self._look
        title = Setting(typeface.serif(look.scaled(33), typeface.BOLD), 1.22, below=6)
        self._start(title)
        self._insert(self._article.title)
        byline = Setting(typeface.sans(look.scaled(13)), 1.5, below=30, colour=look.theme.muted)
        self._start(byline)
        self._text.byline = (self._cursor.position(), 0)

    def _block(self, block: Block) -> None:
        if block.type is not BlockType.ITEM:
            self._list = None
        if block.type is BlockType.TABLE and (rows := _rows(block.text)):
            self._table(block, rows)
            return
        self._start(self._setting(block), tip=self._tip(block))
        if block.type is BlockType.HEADING:
            self._text.add_heading(self._cursor.position(), block.id)
        if block.type is BlockType.ITEM:
            self._item()
        pieces = Pieces(block)
        offset = 0
        for note in self._notes.get(block.id, ()):
            self._piece(pieces, offset, note.offset)
            self._marker(note)
            offset = note.offset
        self._piece(pieces, offset, len(block.text))
        pieces.end = self._cursor.position()
        self._text.add_passage(pieces)

    def _tip(self, block: Block) -> str:
        """Say of a passage that the user has put back why it had been left out."""
        what = self._restored.get(block.id)
        return f"You put this back ({what})" if what else ""

    def _setting(self, block: Block) -> Setting:
        look = self._look
        if block.type is BlockType.HEADING:
            return self._heading(block.level or 1)
        if block.type is BlockType.QUOTATION:
            return Setting(typeface.serif(look.scaled(17)), 1.6, 4, 18, 30, 30)
        if block.type in (BlockType.CODE, BlockType.TABLE):
            return Setting(typeface.mono(look.scaled(14)), 1.5, 4, 18, 12, 12)
        below = 6 if block.type is BlockType.ITEM else 15
        return Setting(typeface.serif(look.size), LINE_HEIGHT, below=below)

    def _heading(self, level: int) -> Setting:
        look = self._look
        if level == 1:
            return Setting(typeface.serif(look.scaled(27), typeface.BOLD), 1.3, 34, 10)
        size = 17 if level == 2 else 15
        return Setting(typeface.sans(look.scaled(size), typeface.BOLD), 1.4, 20, 6)

    def _start(self, setting: Setting, *, tip: str = "") -> None:
        """Begin a block; the empty one that a new document or a table leaves is taken first."""
        look = self._look
        block = QTextBlockFormat()
        # Fixed, so that note markers and glyphs of other fonts do not push lines apart.
        height = round(setting.font.pixelSize() * setting.line)
        block.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        block.setTopMargin(look.scaled(setting.above))
        block.setBottomMargin(look.scaled(setting.below))
        block.setLeftMargin(look.scaled(setting.left))
        block.setRightMargin(look.scaled(setting.right))
        block.setTextIndent(-look.scaled(setting.hanging))
        if setting.hanging:
            tab = QTextOption.Tab(look.scaled(setting.hanging), QTextOption.TabType.LeftTab)
            block.setTabPositions([tab])
        characters = QTextCharFormat()
        characters.setFont(setting.font)
        characters.setForeground(QColor(setting.colour or look.theme.ink))
        if tip:
            characters.setToolTip(tip)
        if self._fresh:
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(characters)
            self._cursor.setCharFormat(characters)
        else:
            self._cursor.insertBlock(block, characters)
        self._fresh = False

    def _insert(self, text: str) -> None:
        self._cursor.insertText(text.replace("\n", LINE))

    def _piece(self, pieces: Pieces, start: int, end: int) -> None:
        pieces.add(start, self._cursor.position())
        self._insert(pieces.passage.text[start:end])

    def _marker(self, note: Note) -> None:
        start = self._cursor.position()
        before = self._cursor.charFormat()
        self._cursor.insertText(note.number, self._link(NOTE + note.id, superscript=True))
        self._text.add_marker(start, self._cursor.position(), note.id)
        self._cursor.setCharFormat(before)

    def _link(self, address: str, *, superscript: bool = False) -> QTextCharFormat:
        look = self._look
        made = QTextCharFormat()
        size = look.scaled(17 if superscript else 13)
        made.setFont(typeface.sans(size, typeface.SEMIBOLD))
        made.setForeground(QColor(look.theme.accent))
        made.setAnchor(True)
        made.setAnchorHref(address)
        if superscript:
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        return made

    def _item(self) -> None:
        if self._list is None:
            made = QTextListFormat()
            made.setStyle(QTextListFormat.Style.ListDisc)
            self._list = self._cursor.createList(made)
        else:
            self._list.add(self._cursor.block())

    def _table(self, block: Block, rows: list[list[tuple[int, str]]]) -> None:
        look = self._look
        made = QTextTableFormat()
        made.setBorder(1)
        made.setBorderBrush(QColor(look.theme.line))
        made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBorderCollapse(True)
        made.setCellPadding(look.scaled(7))
        made.setTopMargin(look.scaled(6))
        made.setBottomMargin(look.scaled(20))
        made.setHeaderRowCount(1)
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        if not self._fresh:
            self._start(Setting(typeface.sans(2), 1, below=0))
        table = self._cursor.insertTable(len(rows), len(rows[0]), made)
        pieces = Pieces(block)
        for r, row in enumerate(rows):
            weight = typeface.SEMIBOLD if r == 0 else typeface.NORMAL
            for c, (offset, cell) in enumerate(row):
                self._cursor = table.cellAt(r, c).firstCursorPosition()
                self._fresh = True
                self._start(Setting(typeface.sans(look.scaled(14), weight), 1.45, below=0))
                pieces.add(offset, self._cursor.position())
                self._insert(cell)
        pieces.end = self._cursor.position()
        self._text.add_passage(pieces)
        self._cursor = QTextCursor(self._text.document)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True

    def _note_list(self) -> None:
        look = self._look
        self._start(Setting(typeface.serif(look.scaled(22), typeface.BOLD), 1.3, 44, 10))
        self._insert("Notes")
        setting = Setting(typeface.serif(look.scaled(15)), 1.55, below=6, left=30, hanging=30)
        for note in self._article.notes:
            self._start(setting)
            plain = self._cursor.charFormat()
            has_marker = self._text.marker(note.id) is not None
            link = self._link(BACK + note.id) if has_marker else plain
            self._cursor.insertText(note.number, link)
            self._cursor.setCharFormat(plain)
            self._cursor.insertText("\t")
            pieces = Pieces(note)
            self._piece(pieces, 0, len(note.text))
            pieces.end = self._cursor.position()
            self._text.add_passage(pieces)
            if has_marker:
                self._cursor.insertText("\u00a0")
                self._cursor.insertText("↑", link)

    def _frame(self) -> None:
        root = self._text.document.rootFrame()
        frame = QTextFrameFormat(root.frameFormat())
        frame.setTopMargin(self._look.scaled(40))
        frame.setBottomMargin(self._look.scaled(120))
        frame.setLeftMargin(EDGE)
        frame.setRightMargin(EDGE)
        root.setFrameFormat(frame)


def column_width(look: Look) -> int:
    """Return how wide the text is set, with the room beside it."""
    return round(typeface.line_width(typeface.serif(look.size), CHARACTERS)) + 2 * EDGE


def _rows(text: str) -> list[list[tuple[int, str]]]:
    """Return the cells of a table with their offsets, or nothing if it has no even columns."""
    rows, start = [], 0
    for line in text.split("\n"):
        separator = "\t" if "\t" in line else " | "
        cells, offset = [], start
        for cell in line.split(separator):
            cells.append((offset, cell))
            offset += len(cell) + len(separator)
        rows.append(cells)
        start += len(line) + 1
    return rows if len({len(row) for row in rows}) == 1 and len(rows[0]) > 1 else []
