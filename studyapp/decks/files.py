"""Reading the text files of a deck, and replacing a file whole or not at all."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from studyapp.decks.findings import BrokenFile
from studyapp.errors import UnreadableFile, UnwritableFile

KILOBYTE = 1 << 10


def read_text(file: Path, *, kilobytes: int) -> str:
    """Return the text of a file, line ends and byte order mark included.

    Raises:
        UnreadableFile: The file is missing, too large, or cannot be read.
        BrokenFile: It is no text in UTF-8; the line is the one with the first wrong byte.
    """
    if not file.is_file():
        raise UnreadableFile(f"{file} is missing: a deck folder holds deck.toml and cards.csv.")
    try:
        with file.open("rb") as stream:
            data = stream.read(kilobytes * KILOBYTE + 1)
    except OSError as error:
        raise UnreadableFile(f"{file} cannot be read: {error.strerror}.") from error
    if len(data) > kilobytes * KILOBYTE:
        raise UnreadableFile(f"{file} is larger than {kilobytes:,} KB: this is no file of a deck.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BrokenFile(1, "the file is in UTF-16: save it as UTF-8")
    if b"\0" in data:
        raise BrokenFile(
            _line(data, data.index(b"\0")), "there is a NUL byte: this is no text file"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BrokenFile(
            _line(data, error.start), "this is not UTF-8: save the file with that encoding"
        ) from error


def replace(file: Path, data: bytes) -> None:
    """Write a file whole or not at all: what stood there stays until the new bytes are on disk.

    Raises:
        UnwritableFile: No space, no permission, or no such folder.
    """
    target = Path(os.path.realpath(file))  # a link stays a link
    partial = target.with_name(f".studyapp-{secrets.token_hex(8)}.partial")
    try:
        with partial.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(partial, target)
    except OSError as error:
        reason = error.strerror or "the system gives no reason"
        raise UnwritableFile(
            f"{file} cannot be written: {reason}. Choose another place or make room."
        ) from error
    finally:
        # After the replacement there is nothing left to remove.
        with suppress(OSError):
            partial.unlink()


def _line(data: bytes, place: int) -> int:
    return data.count(b"\n", 0, place) + 1
