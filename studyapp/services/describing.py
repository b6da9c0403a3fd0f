"""What is known of a document beside its text, and how a user may change it."""

from dataclasses import asdict, dataclass, replace
from typing import Self

from studyapp.documents.dating import to_edtf
from studyapp.errors import StudyAppError
from studyapp.model import Document


@dataclass(frozen=True, slots=True)
class Description:
    """The fields of a document that can be changed by hand, named as in `Document`."""

    title: str
    author: str = ""
    date: str = ""
    """As typed: a year, a month or a day in any usual form."""
    source: str = ""
    language: str = "en"

    @classmethod
    def of(cls, document: Document) -> Self:
        return cls(
            document.title, document.author, document.date, document.source, document.language
        )

    def tidied(self) -> Self:
        """Return the description as it is kept: on single lines, the date as EDTF.

        Raises:
            StudyAppError: The title is empty, or the date is none.
        """
        values = {name: " ".join(value.split()) for name, value in asdict(self).items()}
        if not values["title"]:
            raise StudyAppError("An article needs a title: type one.")
        date = to_edtf(values["date"])
        if values["date"] and not date:
            raise StudyAppError(
                f"“{values['date']}” is no date: type a year, a month or a day, as 1998, 1998-04 "
                "or 5 April 1998."
            )
        return replace(self, **values | {"date": date})

    def changes(self, document: Document) -> frozenset[str]:
        """Return the names of the fields in which this differs from what is known."""
        now = asdict(type(self).of(document))
        return frozenset(name for name, value in asdict(self).items() if now[name] != value)

    def describe(self, document: Document) -> Document:
        return replace(
            document,
            title=self.title,
            author=self.author,
            date=self.date,
            source=self.source,
            language=self.language,
        )
