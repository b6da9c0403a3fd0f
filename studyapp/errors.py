"""Errors the user can be told about: each carries one sentence that says what happened and what to do."""


class StudyAppError(Exception):
    """Something the user can understand and act on; its text is shown as it is."""


class UnreadableFile(StudyAppError):
    """A file is missing, empty, not what its name says, or cannot be decoded."""


class UnwritableFile(StudyAppError):
    """A file cannot be written: no space, no permission, or its folder is missing."""


class LibraryInUse(StudyAppError):
    """Another window has the library open for writing."""


class LibraryTooNew(StudyAppError):
    """The library file was written by a newer version of the app."""


class LibraryDamaged(StudyAppError):
    """The library file is not a library or fails its integrity check."""


class NotInLibrary(StudyAppError):
    """The library holds no such document, card or deck."""


class NoSuchCard(StudyAppError):
    """A text gives fewer cards than the number that was asked for."""


class EngineMissing(StudyAppError):
    """The file with the sentence engine is missing, damaged or of another version."""


class NothingToExport(StudyAppError):
    """The chosen source has no active card."""


class Cancelled(Exception):
    """Raised by a progress callback to stop the work that reports to it."""
