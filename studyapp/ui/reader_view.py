"""What of an article is in view: its cards, the heading it stands under, its part of the strip."""

from bisect import bisect_left
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from studyapp.ui.coverage_strip import CoverageStrip
from studyapp.ui.placing import Placed
from studyapp.ui.reader_page import Page


class View(QObject):
    """Tells only of what has changed.

    Signals:
        cards_changed: The ids of the cards whose passage is in view, in the cards' order.
        section_changed: The id of the heading that the view stands under, "" before the first.
    """

    cards_changed = Signal(object)
    section_changed = Signal(str)

    def __init__(self, page: Page, strip: CoverageStrip) -> None:
        super().__init__(page)
        self._page, self._strip = page, strip
        self._cards: list[str] | None = None
        self._section: str | None = None

    def forget(self) -> None:
        """Tell everything at the next look: another article is shown."""
        self._cards = self._section = None

    def look(self, cards: Iterable[str], placed: Placed) -> None:
        first, last = self._page.visible()
        spans = placed.spans
        shown = [i for i in cards if any(a < last and b > first for a, b in spans[i])]
        if shown != self._cards:
            self._cards = shown
            self.cards_changed.emit(list(shown))
        section = self._page.text.heading_at(self._page.reading_position())
        if section != self._section:
            self._section = section
            self.section_changed.emit(section)
        starts = [a for a, _ in placed.sentence_spans]
        self._strip.set_view(bisect_left(starts, first), bisect_left(starts, last))
