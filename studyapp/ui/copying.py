"""Text for the clipboard."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit


def clipboard_data(text: str) -> QMimeData:
    """Return a text as data for the clipboard, without any formatting.

    Made by a widget of Qt's: the clipboard keeps the data until after Python has ended, and what
    Python has made would then end the program with a crash.
    """
    copied = QPlainTextEdit(text)
    copied.selectAll()
    return copied.createMimeDataFromSelection()
