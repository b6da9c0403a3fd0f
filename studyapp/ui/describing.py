"""What is known of a document beside its text: the dialog, its address, and texts in other languages."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QCursor, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from studyapp.model import Changes, Depth, Document, LibraryCard
from studyapp.progress import Progress
from studyapp.ui.byline import SOURCE
from studyapp.ui.controls import plural, rounded
from studyapp.ui.dialogs.frame import open_over
from studyapp.ui.languages import language_name
from studyapp.ui.link import Link
from studyapp.ui.parts import Parts
from studyapp.ui.preferences import Preferences
from studyapp.ui.reading import Reading
from studyapp.ui.revising import Revising, Revision

if TYPE_CHECKING:
    from studyapp.services.describing import Description
    from studyapp.services.editions import Updated
    from studyapp.services.opening import Services
    from studyapp.services.updating import Edition, Update


class Describing(QObject):
    """Descriptions of documents; a text that turns out to be English gets its cards.

    Signals:
        told: A sentence for the status line.
        changed: A document was described, or got cards.
    """

    told = Signal(str)
    changed = Signal()

    def __init__(
        self,
        link: Link,
        preferences: Preferences,
        reading: Reading,
        revising: Revising,
        parts: Parts,
        window: QWidget,
    ) -> None:
        super().__init__(link)
        self._link, self._preferences, self._reading = link, preferences, reading
        self._revising, self._parts, self._window = revising, parts, window

    # The dialog

    def ask_here(self) -> None:
        """Let the user describe the open document."""
        if self._reading.current is not None:
            self.ask(self._reading.current)
        else:
            self.told.emit("No article is open.")

    def ask(self, document: int) -> None:
        self._link.ask(
            lambda services, _now: services.library.document(document),
            partial(self._open, document),
            what="The article could not be read",
        )

    def _open(self, document: int, article: Document) -> None:
        # Late, as its fields load what reads dates.
        from studyapp.ui.dialogs.describe import DescribeDialog

        dialog = DescribeDialog(article, self._window)
        dialog.saved.connect(partial(self._save, document, article))
        open_over(dialog)

    def _save(self, document: int, article: Document, wanted: "Description") -> None:
        """Keep a description at once; a language that cards are made from comes with the cards."""
        services = self._link.services
        if services is None:
            return
        spoken = replace(article, language=wanted.language)
        if services.generates_from(spoken) and not services.generates_from(article):
            self._keep(document, replace(wanted, language=article.language))
            self._link.ask(
                lambda services, _now: services.library.cards(document),
                partial(self._generate_unless, document, wanted),
                what="The cards could not be read",
            )
        else:
            self._keep(document, wanted)

    def _keep(self, document: int, wanted: "Description") -> None:
        self._link.ask(
            lambda services, _now: services.library.describe(document, wanted),
            self._described,
            what="The article could not be described",
        )

    def _described(self, changes: Changes) -> None:
        self._link.report(changes)
        if changes.what:
            self.changed.emit()
            self.told.emit("Article described. Ctrl+Z takes it back.")

    # A language that cards are made from

    def show_language(self) -> None:
        """Say beside the text that no cards are made from it, if that is so."""
        article, services = self._reading.document, self._link.services
        if article is None or services is None:
            return
        made = any(kept.card.rule for kept in self._reading.cards)
        other = not made and not services.generates_from(article)
        name = language_name(article.language) if other else ""
        self._parts.cards_panel.show_language(name)

    def take_as_english(self) -> None:
        """Take the open text for English, and make its cards."""
        article, document = self._reading.document, self._reading.current
        if article is not None and document is not None:
            # Late, for it loads much that a start of the window can do without.
            from studyapp.services.describing import Description

            self._generate(document, replace(Description.of(article), language="en"))

    def _generate_unless(
        self, document: int, wanted: "Description", cards: list[LibraryCard]
    ) -> None:
        if any(kept.card.rule for kept in cards):
            self._keep(document, wanted)
        else:
            self._generate(document, wanted)

    def _generate(self, document: int, wanted: "Description") -> None:
        services, depth = self._link.services, Depth(self._preferences.settings.depth)
        if services is None:
            return
        self._revising.start(
            Revision(
                document,
                f"generating {document}",
                wanted.title,
                f"making cards of “{wanted.title}”",
                plan=partial(_plan, services, wanted, depth),
                done=self._generated,
                dropped=self._dropped,
                description=wanted,
            )
        )

    def _generated(self, _update: "Update", updated: "Updated") -> None:
        self.changed.emit()
        made = plural(updated.fresh, "card") if updated.fresh else "No card could be"
        self.told.emit(f"{made} made. Ctrl+Z takes it back.")

    def _dropped(self) -> None:
        self.told.emit("No cards were made: the language stays what it was.")

    # Its address

    def offer_address(self, link: str) -> None:
        """Offer to copy the address that the text was published at, or to open it."""
        article = self._reading.document
        if link != SOURCE or article is None:
            return
        menu = rounded(QMenu(self._window))
        menu.aboutToHide.connect(menu.deleteLater)
        copy = menu.addAction("Copy the address")
        copy.triggered.connect(partial(self._copy, article.source))
        url = QUrl(article.source, QUrl.ParsingMode.StrictMode)
        if url.scheme() in ("http", "https") and url.host():
            browse = menu.addAction("Open it in the browser")
            browse.triggered.connect(partial(_browse, url))
        menu.popup(QCursor.pos())

    def _copy(self, address: str) -> None:
        QGuiApplication.clipboard().setText(address)
        self.told.emit("Address copied.")


def _browse(url: QUrl) -> None:
    QDesktopServices.openUrl(url)


def _plan(
    services: "Services",
    wanted: "Description",
    depth: Depth,
    edition: "Edition",
    progress: Progress,
) -> "Update":
    """Plan the cards of a document as it will be described."""
    described = wanted.tidied().describe(edition.article)
    return services.plan_generating(replace(edition, article=described), depth, progress)
