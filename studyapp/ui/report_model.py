"""The extraction report as a list: headings of groups, and below those that are open their remarks."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from studyapp.model import Document
from studyapp.ui import remarks
from studyapp.ui.report_lines import Entry, Heading, State

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
_SHORT = 20
"""A report of so few remarks stands open; of a longer one, only what was taken out..."""
_MANY = 40
"""... and of that no group of more: the groups below it would be out of sight."""


class ReportModel(QAbstractListModel):
    """The headings of the groups, and below those that are open their remarks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._article = Document("", "", ())
        self._passages = self._article.passages()
        self._groups: list[remarks.Group] = []
        self._open: set[str] = set()
        self._rows: list[tuple[int, int]] = []
        """Of each row the group, and the number of its remark or -1 for the heading."""
        self.wishes: Mapping[int, bool] = {}
        """By the number of a remark, whether its passage is being put back or taken out."""

    def show_report(self, article: Document) -> None:
        """Show the report of an article; nothing moves if it has the remarks that it had."""
        before = [remark.what for remark in self._article.report]
        same = [remark.what for remark in article.report] == before and bool(before)
        groups = remarks.groups(article.report)
        if not same:
            self.beginResetModel()
            few = len(article.report) <= _SHORT
            self._open = {g.what for g in groups if few or 0 < g.out + g.back <= _MANY}
        self._article, self._passages, self._groups = article, article.passages(), groups
        self._rows = self._listed()
        if not same:
            self.endResetModel()
        else:
            self.refresh()

    def refresh(self) -> None:
        """Paint all lines anew."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def set_open(self, row: int, *, wanted: bool) -> None:
        """Show the remarks of a group below its heading, or take them away."""
        group = self._groups[self._rows[row][0]]
        if (group.what in self._open) is wanted:
            return
        first, last = row + 1, row + len(group.numbers)
        if wanted:
            self.beginInsertRows(QModelIndex(), first, last)
            self._open.add(group.what)
        else:
            self.beginRemoveRows(QModelIndex(), first, last)
            self._open.discard(group.what)
        self._rows = self._listed()
        (self.endInsertRows if wanted else self.endRemoveRows)()
        self.dataChanged.emit(self.index(row), self.index(row))

    def heading_of(self, row: int) -> int:
        """Return the row of the heading that a row stands under."""
        return self._rows.index((self._rows[row][0], -1))

    def row_of(self, number: int) -> int:
        """Return the row of a remark, -1 where it is not listed."""
        return next((row for row, (_, n) in enumerate(self._rows) if n == number), -1)

    def _listed(self) -> list[tuple[int, int]]:
        rows = []
        for g, group in enumerate(self._groups):
            rows.append((g, -1))
            if group.what in self._open:
                rows += [(g, number) for number in group.numbers]
        return rows

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row())
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text if isinstance(line, Entry) else remarks.heading(line.group.what)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken()
        return None

    def line(self, row: int) -> Heading | Entry:
        """Return what a row says."""
        g, number = self._rows[row]
        if number < 0:
            return Heading(self._groups[g], self._groups[g].what in self._open)
        remark = self._article.report[number]
        where = remarks.place(remark, self._article, self._passages)
        return Entry(number, where, remarks.excerpt(remark), self._state(number))

    def _state(self, number: int) -> State:
        remark = self._article.report[number]
        if not remark.dropped:
            return State.SAID
        wish = self.wishes.get(number, remark.restored)
        if wish is remark.restored:
            return State.BACK if wish else State.OUT
        return State.COMING if wish else State.GOING
