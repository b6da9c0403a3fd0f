"""Window or command line: the only place that builds things and hands them on."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from studyapp import paths, settings
from studyapp.errors import StudyAppError

if TYPE_CHECKING:
    from studyapp.services.opening import Services

COMMANDS = ("read", "generate", "export", "import", "deck", "library", "tour")
"""The first words that are commands; any other first word is a file to open."""

NO_DISPLAY = (
    "There is no display, so the window cannot open. These commands work in a terminal: "
    "studyapp read, generate, export, import, deck check, library list, library info."
)


def main() -> None:
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # also while modules are still being imported
        print("Cancelled.", file=sys.stderr)  # noqa: T201
        code = 130
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run a command, or open the window on the file that the first word names."""
    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        from studyapp import cli

        return cli.run(arguments, _open_services)
    if not has_display():
        print(NO_DISPLAY, file=sys.stderr)  # noqa: T201
        return 1
    return _open_window(Path(arguments[0]) if arguments else None)


def has_display() -> bool:
    """Return whether a window can be shown: on Linux only with an X or Wayland display."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open_services(library: Path, *, writable: bool) -> "Services":
    from studyapp.services.opening import open_services

    now = datetime.now(UTC)
    return open_services(library, settings.load(paths.settings_file()), now, writable=writable)


def _open_window(opened: Path | None) -> int:
    # Qt and SQLAlchemy are slow to import: only the window needs the one, and it opens the
    # library, with the other, after it is shown.
    from studyapp.ui import app

    try:
        settings_file = paths.settings_file()
    except StudyAppError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    return app.run(
        lambda: _open_services(paths.library_file(), writable=True), settings_file, opened
    )


if __name__ == "__main__":
    main()
