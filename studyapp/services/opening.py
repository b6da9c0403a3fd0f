"""All services on one open library, built in one place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from studyapp import documents
from studyapp.documents import anchors
from studyapp.scheduling import Scheduler
from studyapp.services import folders, preparing, updating
from studyapp.services.curation import Curation
from studyapp.services.exchange import Exchange
from studyapp.services.history import History
from studyapp.services.library import Library, LibraryInfo
from studyapp.services.review import ReviewSession
from studyapp.services.statistics import Statistics
from studyapp.settings import Settings, moment
from studyapp.store.store import Store


@dataclass(frozen=True, slots=True)
class Services:
    """All services on one open library."""

    store: Store
    settings: Settings
    library: Library
    history: History
    curation: Curation
    exchange: Exchange
    statistics: Statistics
    readable: tuple[str, ...] = documents.SUFFIXES
    """Suffixes of the files that can be read, with the dot."""

    articles_in = staticmethod(folders.articles_in)
    prepare = staticmethod(preparing.prepare)
    plan_update = staticmethod(updating.plan_update)
    plan_restoring = staticmethod(updating.plan_restoring)
    plan_generating = staticmethod(updating.plan_generating)
    generates_from = staticmethod(updating.generates_from)
    locate = staticmethod(anchors.locate)

    def learned(self, since: str | None = None) -> Mapping[str, float]:
        """Return by how much the user's decisions raise or lower the prior of each rule.

        `since` is the moment from which on they count, as the settings have it.
        """
        return self.library.learned(moment(self.settings.learned_since if since is None else since))

    def info(self, now: datetime) -> LibraryInfo:
        """Return the figures of the library, what was learned from decisions among them."""
        return self.library.info(now, since=moment(self.settings.learned_since))

    def review(self, document: int | None = None) -> ReviewSession:
        scheduler = Scheduler(self.settings.desired_retention)
        return ReviewSession(self.store, scheduler, self.settings, document)

    def close(self) -> None:
        self.store.close()


def open_services(
    path: Path, settings: Settings, now: datetime, *, writable: bool = True
) -> Services:
    """Open the library file and build the services on it.

    Raises:
        LibraryInUse, LibraryTooNew, LibraryDamaged, UnwritableFile: As `Store.open`.
    """
    store = Store.open(path, now=now) if writable else Store.open_read_only(path)
    history = History(store)
    if writable:
        with store.transaction() as tx:
            tx.documents.purge()
    return Services(
        store=store,
        settings=settings,
        library=Library(store, history, day_starts_at=settings.day_starts_at),
        history=history,
        curation=Curation(store, history),
        exchange=Exchange(store),
        statistics=Statistics(store, day_starts_at=settings.day_starts_at),
    )
