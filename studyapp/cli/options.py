"""The arguments and options that commands have in common."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from studyapp.model import Depth


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


# Whether a file can be read is found, and told, where it is read: it is no wrong usage.
FileArgument = Annotated[Path, typer.Argument(readable=False, help="An article.")]
FormatOption = Annotated[Format, typer.Option("--format", help="How to print.")]
DepthOption = Annotated[Depth, typer.Option(help="How many of the cards are active.")]
ParseOption = Annotated[
    bool, typer.Option("--parse", help="Print trees and mentions instead, as CoNLL-U.")
]
KindsOption = Annotated[str, typer.Option(help="Kinds of cards, separated by commas.")]
ExplainOption = Annotated[
    int | None,
    typer.Option("--explain", metavar="N", help="Print how the Nth of the cards came about."),
]
LibraryOption = Annotated[
    Path | None,
    typer.Option("--library", readable=False, help="The library file, if not the usual one."),
]
