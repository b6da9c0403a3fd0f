"""States, historical realms, regions and bodies with their adjectives, peoples and capitals."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from studyapp.paths import RESOURCES

POLITIES = RESOURCES / "words" / "polities.tsv"
_COLUMNS = 7


@dataclass(frozen=True, slots=True)
class Polity:
    """One row of the table; `kind` is state, historical, city, region or body."""

    name: str
    kind: str
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    combining: tuple[str, ...] = ()
    """First parts of compounds, as "Sino" in "Sino-Russian"."""
    capital: tuple[str, ...] = ()
    """Cities that stand for the government."""
    aliases: tuple[str, ...] = ()

    @property
    def bare(self) -> str:
        """The name without its article."""
        return self.name.removeprefix("the ").removeprefix("The ")


@cache
def load(path: Path = POLITIES) -> tuple[Polity, ...]:
    """Read the table; `#` starts a comment line, a first line of column names is passed over."""
    rows = []
    for line in path.read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if cells[0] == "name":
            continue
        name, kind, *many = cells + [""] * (_COLUMNS - len(cells))
        rows.append(Polity(name, kind, *(_several(cell) for cell in many[: _COLUMNS - 2])))
    return tuple(rows)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in (p.strip().rstrip("-") for p in cell.split("|")) if part)
