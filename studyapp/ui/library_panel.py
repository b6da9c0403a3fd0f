"""The left panel: the documents of the library, and the outline of the open one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from studyapp.model import Block, DocumentEntry
from studyapp.ui import icons
from studyapp.ui.controls import keep_scroll_bar_room, label, plural, push_button, rounded
from studyapp.ui.library_items import VALUE, DocumentDelegate, HeadingDelegate, LineModel
from studyapp.ui.theme import LIGHT, Theme

WIDTH = 232
_LIST_SHARE = 0.5
"""How much of the panel's height the documents may take before they scroll."""
_AROUND = 140
"""What they leave of its height where there is no outline below them."""

STYLE = """
LibraryPanel { background: $panel; border: none; border-right: 1px solid $line; }
LibraryPanel QLabel[role="label"] { letter-spacing: 0.5px; padding-left: 7px; }
"""


class LineList(QListView):
    """A list of lines of differing heights, chosen with a click, Enter or Space."""

    chosen = Signal(QModelIndex)
    remove_wanted = Signal(QModelIndex)

    def __init__(self, delegate: QStyledItemDelegate, name: str) -> None:
        super().__init__()
        self._lines = LineModel(self)
        self.setModel(self._lines)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        keep_scroll_bar_room(self)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.clicked.connect(self.chosen)

    @property
    def lines(self) -> LineModel:
        return self._lines

    def content_height(self) -> int:
        rows = range(self._lines.rowCount())
        return sum(self.sizeHintForRow(row) for row in rows)

    def focusInEvent(self, event: QFocusEvent) -> None:
        keyboard = event.reason() not in (
            Qt.FocusReason.MouseFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        )
        self.setProperty("keyboard", keyboard)
        if keyboard and not self.currentIndex().isValid():
            self.setCurrentIndex(self._lines.index(0))
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.setProperty("keyboard", True)
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.remove_wanted.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class LibraryPanel(QFrame):
    """Documents with what is due and known, and the headings of the open document."""

    document_chosen = Signal(int)
    heading_chosen = Signal(str)
    import_wanted = Signal()
    study_wanted = Signal(int)
    remove_wanted = Signal(int)
    export_wanted = Signal(int)
    report_wanted = Signal(int)
    describe_wanted = Signal(int)
    lost_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self.setAccessibleName("Library")
        self._theme = LIGHT
        self._lost: dict[int, int] = {}
        self._add = push_button("", kind="icon", name="Import an article or a deck")
        self._add.setToolTip("Import an article or a deck  Ctrl+O")
        self._add.clicked.connect(self.import_wanted)
        self._documents = LineList(DocumentDelegate(self), "Documents")
        self._documents.chosen.connect(self._choose_document)
        self._documents.remove_wanted.connect(self._remove_document)
        self._documents.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._documents.customContextMenuRequested.connect(self._show_menu)
        self._outline_label = label("In this article", "label")
        self._outline = LineList(HeadingDelegate(self), "Outline of the open article")
        self._outline.chosen.connect(self._choose_heading)
        self.setFocusProxy(self._documents)
        self._lay_out()
        self.set_outline(())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 9, 0)
        head.addWidget(label("Articles", "label"))
        head.addStretch()
        head.addWidget(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(9, 12, 0, 8)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self._documents)
        layout.addSpacing(20)
        layout.addWidget(self._outline_label)
        layout.addSpacing(4)
        layout.addWidget(self._outline, 1)
        layout.addStretch()

    def set_documents(self, entries: Sequence[DocumentEntry], current: int | None) -> None:
        place = next((n for n, entry in enumerate(entries) if entry.id == current), -1)
        self._documents.lines.set_values(entries, place)
        self._fit()

    def set_outline(self, headings: Sequence[Block]) -> None:
        self._outline.lines.set_values(headings, -1)
        self._fit()  # First make room, else the panel grows.
        self._outline_label.setVisible(bool(headings))
        self._outline.setVisible(bool(headings))

    def set_lost(self, document: int, count: int) -> None:
        """Remember how many cards of a document lost their passage, for its menu."""
        self._lost[document] = count

    def set_section(self, block_id: str) -> None:
        """Mark the heading that the reader is under."""
        headings = self._outline.lines.values()
        place = next((n for n, heading in enumerate(headings) if heading.id == block_id), -1)
        self._outline.lines.set_current(place)
        if place >= 0:
            self._outline.scrollTo(self._outline.lines.index(place))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._add.setIcon(icons.icon("plus", theme.muted, size=16))
        for view in (self._documents, self._outline):
            delegate = view.itemDelegate()
            if isinstance(delegate, DocumentDelegate | HeadingDelegate):
                delegate.theme = theme
            view.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Give the documents the height they need, up to their share of the panel."""
        wanted = self._documents.content_height()
        outlined = self._outline.lines.rowCount() > 0
        room = round(self.height() * _LIST_SHARE) if outlined else self.height() - _AROUND
        self._documents.setFixedHeight(max(0, min(wanted, room)))

    def _choose_document(self, index: QModelIndex) -> None:
        self.document_chosen.emit(index.data(VALUE).id)

    def _remove_document(self, index: QModelIndex) -> None:
        self.remove_wanted.emit(index.data(VALUE).id)

    def _choose_heading(self, index: QModelIndex) -> None:
        self.heading_chosen.emit(index.data(VALUE).id)

    def _show_menu(self, place: QPoint) -> None:
        index = self._documents.indexAt(place)
        if not index.isValid():
            index = self._documents.currentIndex()
        if index.isValid():
            menu = self.menu_of(index.data(VALUE))
            menu.popup(self._documents.viewport().mapToGlobal(place))

    def menu_of(self, entry: DocumentEntry) -> QMenu:
        """Return the context menu of a document; it goes when it closes."""
        menu = rounded(QMenu(self))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, title, signal in (
            ("study", "Study this article", self.study_wanted),
            ("report", "What was changed in the text", self.report_wanted),
            ("edit", "Describe…", self.describe_wanted),
            ("export", "Export…", self.export_wanted),
            ("trash", "Remove", self.remove_wanted),
        ):
            action = menu.addAction(icons.icon(name, self._theme.muted, size=16), title)
            action.triggered.connect(lambda _checked=False, to=signal: to.emit(entry.id))
        if lost := self._lost.get(entry.id):
            title = f"Place {plural(lost, 'card')}…"
            find = QAction(icons.icon("find", self._theme.muted, size=16), title, menu)
            find.triggered.connect(lambda _checked=False: self.lost_wanted.emit(entry.id))
            menu.insertAction(menu.actions()[-1], find)
        return menu
