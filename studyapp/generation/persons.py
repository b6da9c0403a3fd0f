"""Names of persons joined: "Francis" and "Francis I", "Yeltsin" and "Boris Yeltsin" are one each."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from studyapp.generation.wordlists import words

_REGNAL = re.compile(
    r"[IVXLC]+\.?|the (?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Great)"
)
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Persons:
    """The full name of each way in which a person is named."""

    full: dict[str, str]

    def of(self, name: str) -> str | None:
        return self.full.get(bare_name(name))


def bare_name(name: str) -> str:
    """Return a person's name without title and possessive ending; a title alone stays as it is."""
    parts = _POSSESSIVE.sub("", name).split()
    while len(parts) > 1 and parts[0].rstrip(".").lower() in _titles() and parts[1] != "of":
        parts = parts[1:]
    while len(parts) > 1 and parts[-1].rstrip(".,") in ("Jr", "Sr", "Esq"):
        parts = parts[:-1]
    while (
        len(parts) > 1
        and parts[0].lower() in words("name_particles")
        and parts[1].lower().startswith("d'")
    ):
        parts = parts[1:]
    return " ".join(parts).strip(" ,")


def is_regnal(name: str) -> bool:
    """Tell whether a name ends in the number of a king or queen: "Seleucus IV"."""
    return bool(_REGNAL.fullmatch(name.split()[-1])) and " " in name


def is_title(name: str) -> bool:
    """Tell whether a name is a title or an office alone: "the Chancellor", "King", "Duke of Orleans"."""
    return name.split()[0].rstrip(".").lower() in _titles()


def join_names(names: Iterable[str]) -> Persons:
    """Return the persons that names are of; a short name that two persons share stands for itself."""
    counts = Counter(bare_name(name) for name in names)
    counts.pop("", None)
    owners: dict[str, set[str]] = defaultdict(set)
    for name in counts:
        for short in _short_names(name):
            if short in counts and short != name:
                owners[short].add(name)
    owners = {short: found - _titles_of_works(found) for short, found in owners.items()}
    full = {name: name for name in counts}
    for short, found in owners.items():
        if not found:
            continue
        if len(found) == 1:
            full[short] = next(iter(found))
        elif _one_line(found):
            full[short] = max(found, key=lambda name: (counts[name], len(name), name))
    for name in full:
        seen = {name}
        while full[name] != name and full[full[name]] != full[name] and full[name] not in seen:
            seen.add(full[name])
            full[name] = full[full[name]]
    return Persons(full)


def _titles_of_works(names: set[str]) -> set[str]:
    """Return those names that have two particles side by side: "Life of de Witt" is no person."""
    return {
        name
        for name in names
        if any(
            one.lower() in words("name_particles")
            and (other.lower() in words("name_particles") or other.lower().startswith("d'"))
            for one, other in zip(name.split(), name.split()[1:], strict=False)
            if (one.lower(), other.lower()) not in _DOUBLE
        )
    }


_DOUBLE = {
    ("de", "la"),
    ("van", "der"),
    ("von", "der"),
    ("van", "den"),
    ("de", "le"),
    ("of", "the"),
}


def _one_line(names: set[str]) -> bool:
    """Tell whether each name is a part of the longest: they are of one person."""
    longest = max(names, key=len)
    return all(set(name.split()) <= set(longest.split()) for name in names)


def _short_names(name: str) -> Iterator[str]:
    """Yield how a person of this full name may be named for short."""
    parts = name.split()
    if len(parts) < 2:
        return
    regnal = next((n for n, part in enumerate(parts) if n and _REGNAL.fullmatch(part)), None)
    if regnal is not None:
        yield " ".join(parts[:regnal])
        yield " ".join(parts[: regnal + 1])
        yield " ".join(parts[: regnal + 1]).rstrip(".")
        return
    yield parts[-1]
    yield parts[0]
    for n, part in enumerate(parts):
        if n and part.lower() in words("name_particles"):
            yield " ".join(parts[n:])
            yield " ".join(parts[:n])
    if len(parts) > 2:
        yield f"{parts[0]} {parts[-1]}"
        yield " ".join(parts[1:])
        yield " ".join(parts[-2:])


def _titles() -> frozenset[str]:
    return frozenset(title.lower().rstrip(".") for title in words("titles"))
