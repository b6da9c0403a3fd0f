"""The extraction report: what a reader did to its source, where, and what can be put back."""

from dataclasses import dataclass

from studyapp.identity import passage_id


@dataclass(frozen=True, slots=True)
class Remark:
    """One line of the report."""

    what: str
    """What was done, in words that are the same for the same thing: "running head dropped"."""
    where: str
    """The place and what stood there, in words for the user."""
    line: int = 0
    """Line of the source, from 1, or the ordinal of the element where a source has no lines."""
    block: str = ""
    """Id of the block that begins at this place or last before it; empty above the first."""
    dropped: str = ""
    """Text that was taken out of the document and can be put back; else empty."""
    restored: bool = False
    """Whether the user has put it back; `block` is then the block made of it."""

    @property
    def key(self) -> str:
        """What names the dropped text however often it recurs; empty if nothing was dropped."""
        return passage_id("d", self.dropped) if self.dropped else ""
