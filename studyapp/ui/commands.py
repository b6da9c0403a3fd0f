"""Every command of the window in one table: menus, shortcuts and the keys sheet come from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from studyapp.ui.controls import rounded


@dataclass(frozen=True, slots=True)
class Command:
    """A command: where it stands, how it is called, which keys and which method start it."""

    id: str
    menu: str
    title: str
    keys: tuple[str, ...]
    method: str
    """Of the window, or of one of its flows: "importing.choose_files"."""
    separated: bool = False
    """Whether a line stands above it in its menu."""


class ViewKey(NamedTuple):
    """A single key that a view answers itself; here for the keys sheet."""

    context: str
    keys: tuple[str, ...]
    title: str


COMMANDS = (
    Command("article.import", "File", "Import…", ("Ctrl+O",), "importing.choose_files"),
    Command(
        "deck.import", "File", "Import a deck folder…", ("Ctrl+Shift+O",), "importing.choose_folder"
    ),
    Command(
        "article.describe",
        "File",
        "Describe the article…",
        ("Ctrl+I",),
        "describing.ask_here",
        True,
    ),
    Command("article.export", "File", "Export an Anki deck…", ("Ctrl+E",), "export_current"),
    Command("article.remove", "File", "Remove from the library", (), "remove_current", True),
    Command("window.close", "File", "Quit", ("Ctrl+Q",), "close", True),
    Command("edit.undo", "Edit", "Undo", ("Ctrl+Z",), "undo"),
    Command("card.make", "Edit", "Make a card…", ("Ctrl+M",), "making.begin", True),
    Command("cards.learned", "Edit", "What your decisions taught…", (), "learning.show"),
    Command("edit.find", "Edit", "Find in the article", ("Ctrl+F",), "find_text", True),
    Command("edit.find_next", "Edit", "Find next", ("F3",), "find_next"),
    Command("edit.find_previous", "Edit", "Find previous", ("Shift+F3",), "find_previous"),
    Command("mode.read", "View", "Read", ("Ctrl+1",), "read"),
    Command("mode.study", "View", "Study", ("Ctrl+2",), "study"),
    Command("panel.library", "View", "Library panel", ("Ctrl+B",), "toggle_library", True),
    Command("panel.cards", "View", "Cards panel", ("Ctrl+Shift+B",), "toggle_cards"),
    Command("panel.report", "View", "What was changed in the text", ("Ctrl+D",), "toggle_report"),
    Command("text.options", "View", "Text options…", ("Ctrl+T",), "looks.show_text_options", True),
    Command("text.larger", "View", "Larger text", ("Ctrl++", "Ctrl+="), "looks.text_larger"),
    Command("text.smaller", "View", "Smaller text", ("Ctrl+-",), "looks.text_smaller"),
    Command("text.reset", "View", "Normal text size", ("Ctrl+0",), "looks.text_reset"),
    Command("study.due", "Study", "Study everything due", ("Ctrl+R",), "study_due"),
    Command("study.document", "Study", "Study this article", ("Ctrl+Shift+R",), "study_current"),
    Command("help.keys", "Help", "Keys", ("?", "F1"), "show_keys"),
    Command("help.about", "Help", "About Studyapp", (), "show_about"),
    Command("window.menu", "", "Open the menu", ("F10",), "open_menu"),
)

VIEW_KEYS = (
    ViewKey("Read", ("N",), "Next sentence without a card"),
    ViewKey("Read", ("Esc",), "Put out the lit sentence"),
    ViewKey("Cards", ("Up", "Down"), "Go through the cards"),
    ViewKey("Cards", ("Space",), "Uncover the answer"),
    ViewKey("Cards", ("Enter",), "Show its sentence"),
    ViewKey("Cards", ("A",), "Accept the card"),
    ViewKey("Cards", ("E",), "Edit the card"),
    ViewKey("Cards", ("X",), "Reject the card"),
    ViewKey("Report", ("Up", "Down"), "Go through what was changed"),
    ViewKey("Report", ("Left", "Right"), "Close or open a group"),
    ViewKey("Report", ("Enter",), "Show its place in the text"),
    ViewKey("Report", ("P",), "Put back, or take out again"),
    ViewKey("Report", ("Esc",), "Back to the cards"),
    ViewKey("Study", ("Space", "Enter"), "Show the answer, then grade it Good"),
    ViewKey("Study", ("1",), "Again"),
    ViewKey("Study", ("2",), "Hard"),
    ViewKey("Study", ("3",), "Good"),
    ViewKey("Study", ("4",), "Easy"),
    ViewKey("Study", ("U",), "Take back the last answer"),
    ViewKey("Study", ("E",), "Edit the card"),
    ViewKey("Study", ("O",), "Open its sentence in the article"),
    ViewKey("Study", ("-",), "Put the card aside until tomorrow"),
    ViewKey("Study", ("@",), "Suspend the card"),
    ViewKey("Study", ("?",), "Show all keys"),
)

_CONTEXTS = {
    "Study": "While you study",
    "Read": "In the article",
    "Cards": "In the cards panel",
    "Report": "In the list of changes",
}


def install(window: QMainWindow) -> dict[str, QAction]:
    """Make an action of each command, bound to its method of the window; return them by id."""
    actions = {}
    for command in COMMANDS:
        action = QAction(command.title, window)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        # Looked up when it is needed: the flows are made after the commands.
        method = attrgetter(command.method)
        action.triggered.connect(lambda _checked=False, method=method: method(window)())
        window.addAction(action)
        actions[command.id] = action
    return actions


def fill_menu(menu: QMenu, actions: dict[str, QAction]) -> None:
    """Put every command that has a menu into a submenu of that name, in the table's order."""
    for name in menu_names():
        submenu = rounded(menu.addMenu(name))
        for command in COMMANDS:
            if command.menu == name:
                if command.separated:
                    submenu.addSeparator()
                submenu.addAction(actions[command.id])


def menu_names() -> list[str]:
    return [name for name in dict.fromkeys(c.menu for c in COMMANDS) if name]


def sheet() -> Iterator[tuple[str, list[tuple[tuple[str, ...], str]]]]:
    """Yield the keys sheet: contexts, each with its keys and what they do."""
    for name in menu_names():
        lines = [(c.keys, c.title.rstrip("…")) for c in COMMANDS if c.menu == name and c.keys]
        if lines:
            yield name, lines
    for context, title in _CONTEXTS.items():
        yield title, [(key.keys, key.title) for key in VIEW_KEYS if key.context == context]
