"""The extraction report beside the text: opening it, showing places, putting passages back."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from studyapp.model import Anchor, Depth, Document
from studyapp.progress import Progress
from studyapp.ui.byline import REPORT
from studyapp.ui.controls import plural
from studyapp.ui.link import Link
from studyapp.ui.parts import Parts
from studyapp.ui.preferences import Preferences
from studyapp.ui.reading import Reading
from studyapp.ui.remarks import spot
from studyapp.ui.revising import Revising, Revision

if TYPE_CHECKING:
    from studyapp.services.editions import Updated
    from studyapp.services.opening import Services
    from studyapp.services.updating import Edition, Update

_SORT = "restoring"


class Reporting(QObject):
    """The report panel of the open document.

    Signals:
        told: A sentence for the status line.
        changed: Passages were put back or taken out.
        updated: (document, the `Updated`), after cards lost their passage by it.
    """

    told = Signal(str)
    changed = Signal()
    updated = Signal(int, object)

    def __init__(
        self,
        link: Link,
        preferences: Preferences,
        reading: Reading,
        revising: Revising,
        parts: Parts,
    ) -> None:
        super().__init__(link)
        self._link, self._preferences = link, preferences
        self._reading, self._revising, self._parts = reading, revising, parts
        self._wishes: dict[int, bool] = {}
        self._shown = -1
        self._awaited: int | None = None

    # The panel

    def toggle(self) -> None:
        """Open the report, or give its room back to the cards."""
        if self._parts.report_shown:
            self.close()
        elif self._reading.document is None:
            self.told.emit("No article is open.")
        else:
            self.open()

    def open(self) -> None:
        self._parts.show_report()
        self._parts.report_panel.take_keyboard()

    def open_from(self, link: str) -> None:
        """Open the report where the byline tells of it."""
        if link == REPORT:
            self.open()

    def close(self) -> None:
        self._parts.leave_report()
        self._parts.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_report(self, document: Document | None) -> None:
        """Show the report of what is open now; what is wished for another text is forgotten."""
        if self._reading.current != self._shown:
            self._shown = -1 if self._reading.current is None else self._reading.current
            self._wish({})
        self._parts.report_panel.show_report(document or Document("", "", ()))

    def show_place(self, number: int) -> None:
        """Light up in the text what a remark is about."""
        article = self._reading.document
        if article is None or number >= len(article.report):
            return
        remark = article.report[number]
        place = spot(remark, article, article.passages())
        if place is None and (remark.line or remark.dropped):
            self._parts.reader.go_to_place(0)
            self.told.emit("It stood above the first paragraph.")
        elif place is None:
            self.told.emit("This is about the whole text.")
        else:
            self._light(place)

    def _light(self, place: Anchor) -> None:
        if not self._parts.reader.light_passage(place):
            self.told.emit("Its place is no longer in the article.")

    # Putting back

    def put(self, numbers: Sequence[int], back: bool) -> None:
        """Put the dropped passages of these remarks back, or take them out again."""
        article, document = self._reading.document, self._reading.current
        services = self._link.services
        if article is None or document is None or services is None:
            return
        wishes = dict(self._wishes)
        for number in numbers:
            remark = article.report[number]
            if remark.dropped and remark.restored is not back:
                wishes[number] = back
            else:
                wishes.pop(number, None)
        self._wish(wishes)
        if not wishes:
            self._revising.cancel(f"{_SORT} {document}")
            return
        depth = Depth(self._preferences.settings.depth)
        doing, label = _words(wishes)
        self._revising.start(
            Revision(
                document,
                f"{_SORT} {document}",
                doing,
                label,
                plan=partial(_plan, services, article, wishes, depth),
                done=partial(self._put, document, wishes),
                dropped=self._dropped,
            )
        )

    def _wish(self, wishes: Mapping[int, bool]) -> None:
        self._wishes = dict(wishes)
        self._parts.report_panel.set_wishes(wishes)

    def _put(
        self, document: int, wishes: Mapping[int, bool], update: "Update", updated: "Updated"
    ) -> None:
        if document == self._shown:
            self._wish({n: wish for n, wish in self._wishes.items() if wishes.get(n) is not wish})
            self._awaited = next(iter(wishes)) if len(wishes) == 1 else None
        self.changed.emit()
        self.told.emit(_said(update, updated))
        if updated.unplaced:
            self.updated.emit(document, updated)

    def _dropped(self) -> None:
        self._wish({})
        self.told.emit("Nothing was changed in the text.")

    def show_awaited(self) -> None:
        """Light up what has just been put back, or where it was taken out, once it is so."""
        number, self._awaited = self._awaited, None
        if number is not None and self._parts.report_shown:
            self.show_place(number)


def _words(wishes: Mapping[int, bool]) -> tuple[str, str]:
    """Return what is being done as a title, and as the history calls it."""
    count = "a passage" if len(wishes) == 1 else plural(len(wishes), "passage")
    back = sum(wishes.values())
    if back == len(wishes):
        return f"Putting back {count}", f"putting back {count}"
    if not back:
        return f"Taking out {count}", f"taking out {count}"
    return f"Changing {count}", f"putting back and taking out {count}"


def _said(update: "Update", updated: "Updated") -> str:
    before = [remark.restored for remark in update.edition.article.report]
    after = [remark.restored for remark in update.prepared.document.report]
    back = sum(now and not then for then, now in zip(before, after, strict=True))
    out = sum(then and not now for then, now in zip(before, after, strict=True))
    parts = [
        f"put back {plural(back, 'passage')}" if back else "",
        f"took out {plural(out, 'passage')}" if out else "",
    ]
    said = " and ".join(filter(None, parts)) or "changed nothing"
    cards = f" with {plural(updated.fresh, 'new card')}" if updated.fresh else ""
    return f"{said[:1].upper()}{said[1:]}{cards}. Ctrl+Z takes it back."


def _plan(
    services: "Services",
    seen: Document,
    wishes: Mapping[int, bool],
    depth: Depth,
    edition: "Edition",
    progress: Progress,
) -> "Update":
    """Plan what is wished of the report that was seen, whatever else was put back meanwhile."""
    keys = {remark.key for remark in edition.article.report if remark.restored}
    for number, back in wishes.items():
        (keys.add if back else keys.discard)(seen.report[number].key)
    return services.plan_restoring(edition, frozenset(keys), depth, progress)
