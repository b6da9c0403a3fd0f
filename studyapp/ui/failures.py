"""What the user is told when something fails, and the log that keeps what nobody expected."""

import logging
from pathlib import Path

from studyapp.errors import StudyAppError

logger = logging.getLogger(__name__)


def log_file(settings_path: Path) -> Path:
    return settings_path.with_name("studyapp.log")


def sentence_for(error: BaseException, log: Path) -> str:
    """Return one sentence for the user; anything but a StudyAppError is written to the log."""
    if isinstance(error, StudyAppError):
        return str(error)
    logger.error("Unexpected failure", exc_info=error)
    return (
        f"Studyapp did not expect this. Your library is as it was before; the details are in {log}."
    )


def write_log(log: Path) -> logging.Handler:
    """Write the app's warnings to a file, made when there is the first one; return its handler."""
    # The folder is there as soon as the library is open, and a failure before that is told anyway.
    handler = _QuietFile(log, encoding="utf-8", delay=True)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger("studyapp").addHandler(handler)
    return handler


def stop_log(handler: logging.Handler) -> None:
    logging.getLogger("studyapp").removeHandler(handler)
    handler.close()


class _QuietFile(logging.FileHandler):
    """A log that cannot be written is no reason to trouble anyone once more."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
            super().emit(record)
        except OSError:
            return
