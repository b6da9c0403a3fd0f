"""What a user does in Anki, done with Anki's own code."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest


class AnkiUser:
    """Someone with an empty collection."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.collection: Any = Collection(str(folder / "collection.anki2"))

    def close(self) -> None:
        self.collection.close()

    def imports(self, package: Path) -> dict[str, int]:
        """Import with Anki's usual options; return how many notes became what, without zeros."""
        request = ImportAnkiPackageRequest(
            package_path=str(package), options=ImportAnkiPackageOptions()
        )
        log = self.collection.import_anki_package(request).log
        kinds = ("new", "updated", "duplicate", "conflicting", "missing_notetype", "missing_deck")
        counts = {kind: len(getattr(log, kind)) for kind in (*kinds, "empty_first_field")}
        return {kind: count for kind, count in counts.items() if count}

    def note(self, guid: str) -> Any:
        return self.collection.get_note(
            self.collection.db.scalar("select id from notes where guid = ?", guid)
        )

    def edit(self, guid: str, field: str, value: str) -> None:
        note = self.note(guid)
        note[field] = value
        self.collection.update_note(note)

    def cards(self) -> list[Any]:
        """All cards in the order in which Anki would show them for the first time."""
        ids = self.collection.db.list("select id from cards order by due")
        return [self.collection.get_card(number) for number in ids]

    def front(self, guid: str) -> str:
        return _shown(self.note(guid).cards()[0].render_output().question_text)

    def back(self, guid: str) -> str:
        return _shown(self.note(guid).cards()[0].render_output().answer_text)

    def guids_in_order(self) -> Iterator[str]:
        for card in self.cards():
            yield card.note().guid

    def decks(self) -> set[str]:
        return {deck.name for deck in self.collection.decks.all_names_and_ids()}

    def is_sound(self) -> bool:
        """Whether Anki's own check finds nothing, and every note has exactly one card."""
        notes, cards = self.collection.note_count(), self.collection.card_count()
        lone = self.collection.db.scalar("select count(distinct nid) from cards")
        return bool(self.collection.fix_integrity()[1]) and notes == cards == lone


def _shown(markup: str) -> str:
    """Return what a reader sees."""
    without = re.sub(
        r"<!--.*?-->|<[^>]*>", "", re.sub(r"<br>|<ol[^>]*>|</(li|p|div)>", "\n", markup)
    )
    return html.unescape(without).strip()
