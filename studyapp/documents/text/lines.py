"""A line of a text file, with its page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source that is not a running head or page number."""

    text: str
    number: int
    """From 1, as in the file."""
    page: int | None = None
    starts_page: bool = False
