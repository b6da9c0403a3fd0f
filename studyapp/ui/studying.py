"""A study session in the window: asking, showing the answer, grading, undo, and waiting."""

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from studyapp.model import Changes, Document, LibraryCard, Rating, Status
from studyapp.ui.curating import Curating
from studyapp.ui.link import Link
from studyapp.ui.study import StudyView
from studyapp.ui.study_done import MORE
from studyapp.ui.turns import Pause, Turn, next_turn, pause_message, turn_of

if TYPE_CHECKING:
    from studyapp.services.opening import Services
    from studyapp.services.review import ReviewSession

LONGEST_LOOK = 60.0
"""Seconds: whoever looks at one card for longer has paused."""
_LOOK_AGAIN = 60_000
"""Milliseconds between two looks whether a waiting card is back; clocks jump when laptops sleep."""


class Studying(QObject):
    """Wires the Study view to a review session in the store's worker.

    Signals:
        told: A sentence for the status line.
        source_wanted: (document, card id) to open in the article.
        closed: The user left the session.
    """

    told = Signal(str)
    source_wanted = Signal(int, str)
    closed = Signal()

    def __init__(self, link: Link, view: StudyView, curating: Curating) -> None:
        super().__init__(link)
        self._link, self._view, self._curating = link, view, curating
        self._document: int | None = None
        self._session: ReviewSession | None = None
        self._documents: dict[int, Document] = {}
        self._turn: Turn | None = None
        self._given: Turn | None = None
        self._pause: Pause | None = None
        self._answered = False
        self._steps: list[tuple[str, LibraryCard | None]] = []
        """What undo takes back, newest last: its words, and the card where it was changed by hand."""
        self._watch = QElapsedTimer()
        self._wake = QTimer(self)
        self._wake.setSingleShot(True)
        self._wake.timeout.connect(self._look_again)
        view.answer_wanted.connect(self.show_answer)
        view.rated.connect(self.rate)
        view.undo_wanted.connect(self.undo)
        view.edit_wanted.connect(self.edit)
        view.source_wanted.connect(self._open_source)
        view.bury_wanted.connect(self.bury)
        view.suspend_wanted.connect(self.suspend)
        view.more_wanted.connect(self.study_more)
        view.closed.connect(self.closed)
        link.changed.connect(self._catch_up)

    @property
    def asking(self) -> bool:
        """Whether a card is up."""
        return self._turn is not None

    @property
    def turn(self) -> Turn | None:
        return self._turn

    def start(self, document: int | None) -> None:
        """Begin a new session over one document, or over all."""
        self._document = document
        self._turn = self._pause = None
        self._wake.stop()
        self._ask(self._begin)

    def resume(self) -> None:
        """Go on with the card that is up, else look what is due anywhere."""
        if self._turn is None and self._session is not None and self._document is None:
            self._ask(self._go_on)  # The same session: what was done in it can still be taken back.
        elif self._turn is None:
            self.start(None)
        else:
            self._watch.restart()

    def pause(self) -> None:
        """Stop waiting for cards while the user does something else.

        There, cards can be changed by hand too: what was changed here is then no longer the newest.
        """
        self._wake.stop()
        self._steps = [step for step in self._steps if step[1] is None]

    # What the user does

    def show_answer(self) -> None:
        turn = self._turn
        if turn is not None and not self._answered:
            self._answered = True
            self._view.show_answer(turn.passage, turn.start, turn.end, turn.intervals)

    def rate(self, rating: int) -> None:
        if self._turn is None or not self._answered:
            return
        seconds = min(LONGEST_LOOK, self._watch.elapsed() / 1000)
        self._take(partial(self._answer, self._turn.card, Rating(rating), seconds))

    def undo(self) -> None:
        """Take back what was done last in this session: an answer, or a change of a card."""
        if self._session is not None:
            self._take(self._take_back, self._show_taken_back)

    def study_more(self) -> None:
        """Ask some of the new cards that today's limit holds back."""
        if self._session is not None and self._pause is not None:
            self._session.allow_more(min(MORE, self._pause.held))
            self._ask(self._go_on)

    def edit(self) -> None:
        if self._turn is not None:
            self._curating.edit(self._turn.card, self._show_edited)

    def bury(self) -> None:
        if self._turn is not None:
            self._take(partial(self._put_aside, self._turn.card))
            self.told.emit("Put aside until tomorrow. U takes it back.")

    def suspend(self) -> None:
        if self._turn is not None:
            self._take(partial(self._suspend, self._turn.card))
            self.told.emit("Card suspended. U takes it back.")

    def _open_source(self) -> None:
        if self._turn is not None:
            self.source_wanted.emit(self._turn.card.document, self._turn.card.card.id)

    # In the store's worker

    def _begin(self, services: "Services", now: datetime) -> tuple[Changes, Turn | Pause]:
        self._documents.clear()
        self._steps.clear()
        self._session = services.review(self._document)
        return Changes(), self._next(services, now)

    def _answer(
        self, card: LibraryCard, rating: Rating, seconds: float, services: "Services", now: datetime
    ) -> tuple[Changes, Turn | Pause]:
        changes = self._open_session().answer(card, rating, seconds, now)
        self._steps.append(("the last answer", None))
        return changes, self._next(services, now)

    def _take_back(
        self, services: "Services", now: datetime
    ) -> tuple[str, tuple[Changes, Turn | Pause | None]]:
        words, changed = self._steps[-1] if self._steps else ("", None)
        if changed is not None:
            undone = services.history.undo(now)
            self._steps.pop()
            _, turn = self._again(changed, services, now)
            return words, (undone.changes if undone else Changes(), turn)
        card = self._open_session().undo()
        if card is None:
            return "", (Changes(), None)
        del self._steps[-1:]
        changes = Changes(frozenset({"reviews", "cards"}))
        return words, (changes, self._turn_of(card, services, now))

    def _put_aside(
        self, card: LibraryCard, services: "Services", now: datetime
    ) -> tuple[Changes, Turn | Pause]:
        changes = self._open_session().bury(card, now)
        self._steps.append(("putting a card aside", None))
        return changes, self._next(services, now)

    def _suspend(
        self, card: LibraryCard, services: "Services", now: datetime
    ) -> tuple[Changes, Turn | Pause]:
        changes = services.curation.set_status([card.card.id], Status.SUSPENDED, now)
        self._steps.append(("suspending a card", card))
        return changes, self._next(services, now)

    def _again(
        self, card: LibraryCard, services: "Services", now: datetime
    ) -> tuple[Changes, Turn | Pause]:
        kept = services.library.cards(card.document)
        fresh = next((c for c in kept if c.card.id == card.card.id), None)
        if fresh is None:
            return Changes(), self._next(services, now)
        return Changes(), self._turn_of(fresh, services, now)

    def _go_on(self, services: "Services", now: datetime) -> tuple[Changes, Turn | Pause]:
        return Changes(), self._next(services, now)

    def _open_session(self) -> "ReviewSession":
        return cast("ReviewSession", self._session)

    def _next(self, services: "Services", now: datetime) -> Turn | Pause:
        return next_turn(services, self._open_session(), self._documents, now)

    def _turn_of(self, card: LibraryCard, services: "Services", now: datetime) -> Turn:
        return turn_of(card, services, self._open_session(), self._documents, now)

    # Back in the window's thread

    def _take(self, work: object, then: object = None) -> None:
        """Give the card away: until the next one is up, keys do nothing."""
        self._given, self._turn = self._turn, None
        self._ask(work, then)

    def _ask(self, work: object, then: object = None) -> None:
        self._link.ask(
            work,  # type: ignore[arg-type]
            then or self._show,  # type: ignore[arg-type]
            what="Studying could not go on",
            failed=self._failed,
        )

    def _failed(self, error: Exception) -> None:
        """Put the card back whose answer could not be kept."""
        if self._given is not None:
            self._show_turn(self._given)
        self._link.failed.emit("Your answer could not be saved", error)

    def _show(self, result: tuple[Changes, Turn | Pause | None]) -> None:
        self._given = None
        changes, turn = result
        self._link.report(changes)
        if isinstance(turn, Turn):
            self._show_turn(turn)
        elif isinstance(turn, Pause):
            self._show_pause(turn)
        else:
            self.told.emit("There is no answer of this session to take back.")
            self._ask(self._go_on)

    def _show_taken_back(self, result: tuple[str, tuple[Changes, Turn | Pause | None]]) -> None:
        words, shown = result
        if words:
            self.told.emit(f"Took back {words}.")
        self._show(shown)

    def _show_turn(self, turn: Turn) -> None:
        self._turn, self._pause, self._answered = turn, None, False
        self._wake.stop()
        self._view.show_question(turn.card, title=turn.title, done=turn.done, left=turn.left)
        self._watch.restart()

    def _show_edited(self) -> None:
        if self._turn is not None:
            self._steps.append(("editing a card", self._turn.card))
            self._ask_again()

    def _catch_up(self, changes: Changes) -> None:
        """Forget the texts that were read when articles changed, and look at the card again."""
        if changes.concern("documents"):
            self._documents = {}
            self._ask_again()

    def _ask_again(self) -> None:
        """Show the card that is up as it is now, or the next one if it is gone."""
        if self._turn is not None:
            answered = self._answered
            self._link.ask(
                partial(self._again, self._turn.card),
                partial(self._show_again, answered),
                what="Studying could not go on",
            )

    def _show_again(self, answered: bool, result: tuple[Changes, Turn | Pause]) -> None:
        self._show(result)
        if answered:
            self.show_answer()

    def _show_pause(self, pause: Pause) -> None:
        self._turn = None
        if pause != self._pause:
            self._pause = pause
            self._view.show_done(pause_message(pause.done), pause.until, pause.held)
        if pause.until is not None:
            wait = (pause.until - self._link.clock()) / timedelta(milliseconds=1)
            self._wake.start(max(1000, min(_LOOK_AGAIN, round(wait))))

    def _look_again(self) -> None:
        if self._pause is not None:
            self._ask(self._go_on)
