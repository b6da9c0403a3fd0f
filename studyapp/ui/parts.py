"""What the window consists of: the bars, the panels, the views, and what floats over them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studyapp.ui.cards_panel import CardsPanel
from studyapp.ui.find_bar import FindBar
from studyapp.ui.library_panel import LibraryPanel
from studyapp.ui.notices import Notice, ProgressNotice
from studyapp.ui.reader import Reader
from studyapp.ui.report_panel import ReportPanel
from studyapp.ui.selection import SelectionButton
from studyapp.ui.status_line import StatusLine
from studyapp.ui.study import StudyView
from studyapp.ui.theme import Theme
from studyapp.ui.top_bar import TopBar
from studyapp.ui.welcome import Welcome
from studyapp.ui.workspace import Workspace


class Parts(QWidget):
    """All widgets of the window by name."""

    def __init__(self) -> None:
        super().__init__()
        self.top_bar, self.status = TopBar(), StatusLine()
        self.library_panel, self.cards_panel = LibraryPanel(), CardsPanel()
        self.report_panel = ReportPanel()
        self.side = QStackedWidget()
        for panel in (self.cards_panel, self.report_panel):
            self.side.addWidget(panel)
        self.reader, self.study_view, self.welcome = Reader(), StudyView(), Welcome()
        self.centre = QStackedWidget()
        for view in (self.welcome, self.reader, self.study_view):
            self.centre.addWidget(view)
        self.workspace = Workspace(self.library_panel, self.centre, self.side)
        self.find_bar = FindBar(self.centre)
        self.make_button = SelectionButton(self.reader.page)
        self.progress = ProgressNotice(self.workspace)
        self.revision = ProgressNotice(self.workspace, "change")
        self.notice = Notice(self.workspace)
        self.cards_panel.called.connect(self.show_cards)
        self._called_for_report = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top_bar)
        layout.addWidget(self.workspace, 1)
        layout.addWidget(self.status)

    def show_mode(self, name: str, *, open_article: bool) -> None:
        """Put the view of a mode in the middle, and around it only what belongs to it."""
        reading = name == "read"
        view = self.study_view if not reading else self.reader if open_article else self.welcome
        self.centre.setCurrentWidget(view)
        self.workspace.allow_cards(reading and open_article)
        self.top_bar.set_mode(name, readable=reading and open_article)
        if not reading or not open_article:
            self.find_bar.hide()
        if not reading:
            self.workspace.put_away()
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def report_shown(self) -> bool:
        """Whether the report stands beside the text."""
        return self.workspace.cards_shown and self.side.currentWidget() is self.report_panel

    def show_report(self) -> None:
        """Put the report where the cards are, or would be."""
        if not self.report_shown:
            self._called_for_report = not self.workspace.cards_shown
        self.side.setCurrentWidget(self.report_panel)
        self.workspace.show_cards()

    def show_cards(self) -> None:
        """Give the room of the report back to the cards."""
        self.side.setCurrentWidget(self.cards_panel)

    def leave_report(self) -> None:
        """Put away the report, and its room too if it was not there before."""
        if self.report_shown and self._called_for_report:
            self.workspace.toggle_cards()
        self.show_cards()

    def show_panels(self) -> None:
        """Mark in the top bar which panels are shown."""
        self.top_bar.set_panels(
            library=self.workspace.library_shown, cards=self.workspace.cards_shown
        )

    def set_theme(self, theme: Theme) -> None:
        for part in (
            self.top_bar,
            self.library_panel,
            self.cards_panel,
            self.report_panel,
            self.reader,
            self.study_view,
            self.welcome,
            self.find_bar,
        ):
            part.set_theme(theme)
