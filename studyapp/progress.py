"""How long work says how far it is, and is stopped: a plain callable."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with (done, total) by long work; raises `Cancelled` to stop it."""


def silent(done: int, total: int) -> None:
    """Report progress to nobody."""


def share(progress: Progress, start: int, end: int) -> Progress:
    """Return a progress for one stage of work that goes from `start` to `end` percent of the whole."""

    def tell(done: int, total: int) -> None:
        progress(start * 10 + (end - start) * 10 * done // max(total, 1), 1000)

    return tell
