"""One writer at a time: a lock of the operating system beside the library file."""

from pathlib import Path

from filelock import FileLock, Timeout

from studyapp.errors import LibraryInUse, UnwritableFile


def acquire(path: Path) -> FileLock:
    """Lock a library for writing; the lock ends with `release()` or with the process.

    Raises:
        LibraryInUse: Another window or command holds it.
        UnwritableFile: Its folder cannot be made or written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Not bound to a thread: the store may be closed by another than opened it.
        lock = FileLock(path.with_name(path.name + ".lock"), thread_local=False)
        lock.acquire(blocking=False)
    except Timeout as error:
        raise LibraryInUse(
            f"The library {path} is open in another window of Studyapp: "
            "go on there, or close it first."
        ) from error
    except (FileExistsError, NotADirectoryError) as error:
        raise UnwritableFile(
            f"The library {path} cannot be written, because a part of its folder's path is a file: "
            "choose another place for the library."
        ) from error
    except OSError as error:
        raise UnwritableFile(
            f"The library {path} cannot be written ({error.strerror}): "
            "make its folder writable, or choose another place for the library."
        ) from error
    return lock
