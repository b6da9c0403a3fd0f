"""The same services from a terminal: data on stdout, everything said to the user on stderr."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Protocol

import typer
from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn
from rich.progress import Progress as Bar

from studyapp import paths
from studyapp.errors import Cancelled, StudyAppError
from studyapp.model import Depth, Kind, Progress
from studyapp.services import formats, printing
from studyapp.services.decks import check_deck
from studyapp.services.exchange import ALL_KINDS, Exported, export_file
from studyapp.services.opening import Services
from studyapp.services.preparing import GENERATED_KINDS, prepare_article, read_article


class OpenServices(Protocol):
    """Opens a library file, for writing or only for reading."""

    def __call__(self, library: Path, *, writable: bool) -> Services: ...


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


FormatOption = Annotated[Format, typer.Option("--format", help="How to print.")]
DepthOption = Annotated[Depth, typer.Option(help="How many of the cards are active.")]
KindsOption = Annotated[str, typer.Option(help="Kinds of cards, separated by commas.")]
LibraryOption = Annotated[
    Path | None, typer.Option("--library", help="The library file, if not the usual one.")
]

_GENERATED = ",".join(sorted(GENERATED_KINDS))
_ALL = ",".join(sorted(ALL_KINDS))

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
)
deck_app = typer.Typer(help="Make and check decks.", no_args_is_help=True)
library_app = typer.Typer(help="What the library holds.", no_args_is_help=True)
app.add_typer(deck_app, name="deck")
app.add_typer(library_app, name="library")


def run(arguments: Sequence[str], open_services: OpenServices) -> int:
    """Run one command and return the exit code: 0 done, 1 an error, 2 wrong usage, 130 cancelled."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    command = typer.main.get_command(app)
    try:
        code = command.main(list(arguments), "studyapp", standalone_mode=False, obj=open_services)
    except typer.TyperException as error:
        print(f"{error.format_message()}\n`studyapp --help` shows what there is.", file=sys.stderr)
        return error.exit_code
    except (Cancelled, KeyboardInterrupt, typer.Abort):
        print("Cancelled.", file=sys.stderr)
        return 130
    except StudyAppError as error:
        print(error, file=sys.stderr)
        return 1
    return code if isinstance(code, int) else 0


@app.callback()
def _root() -> None:
    """Learn one text well: cards on dates, actors and arguments, tied to their sentences."""


@app.command()
def read(
    file: Path,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Print an article as it is understood: clean text, headings, notes."""
    with _progress(f"Reading {file.name}") as progress:
        document = read_article(file, progress)
    if format_ is Format.JSON:
        print(formats.dumps(formats.document_json(document)))
    else:
        print(printing.document_text(document))


@app.command()
def generate(
    file: Path,
    depth: DepthOption = Depth.STANDARD,
    kinds: KindsOption = _GENERATED,
    format_: FormatOption = Format.TEXT,
) -> None:
    """Make cards from an article and print them."""
    with _progress(f"Making cards from {file.name}") as progress:
        prepared = prepare_article(file, depth=depth, kinds=_kinds(kinds), progress=progress)
    if format_ is Format.JSON:
        print(formats.dumps(formats.cards_json(prepared.document, prepared.generated)))
    else:
        print(printing.cards_text(prepared.generated))


@app.command()
def export(
    context: typer.Context,
    source: Annotated[Path | None, typer.Argument(help="An article or a deck folder.")] = None,
    out: Annotated[Path, typer.Option("-o", "--out", help="The file to write, an .apkg.")] = ...,  # type: ignore[assignment]
    depth: DepthOption = Depth.STANDARD,
    kinds: KindsOption = _ALL,
    document: Annotated[
        int | None, typer.Option(help="A document of the library instead of SOURCE.")
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Write active cards as a deck for Anki."""
    if (source is None) == (document is None):
        raise typer.BadParameter("Name either a SOURCE or a --document of the library.")
    with _progress(f"Writing {out.name}") as progress:
        if source is not None:
            done = export_file(source, out, depth=depth, kinds=_kinds(kinds), progress=progress)
        else:
            done = _export_document(context, document or 0, out, _kinds(kinds), library, progress)
    print(f"{done.notes} cards written to {done.path}.", file=sys.stderr)


@app.command(name="import")
def import_(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="Articles or deck folders.")],
    depth: DepthOption = Depth.STANDARD,
    library: LibraryOption = None,
) -> None:
    """Add articles or decks to the library; prints ID, title and number of cards of each."""
    with _library(context, library, writable=True) as services:
        for file in files:
            with _progress(f"Importing {file.name}") as progress:
                prepared = services.prepare(file, depth=depth, progress=progress)
            added = services.library.add(prepared, datetime.now(UTC))
            if added.already:
                print(f"{file} is in the library already.", file=sys.stderr)
            print(f"{added.document}\t{added.title}\t{added.cards}")


@deck_app.callback()
def _deck() -> None:
    """Make and check decks."""


@deck_app.command()
def check(
    folders: Annotated[list[Path], typer.Argument(help="Deck folders.")],
    *,
    fix: Annotated[bool, typer.Option("--fix", help="Write missing ids.")] = False,
) -> None:
    """Check decks and print what is wrong as FILE:LINE: error|warning: text."""
    found_error = False
    for folder in folders:
        report = check_deck(folder, fix=fix)
        for finding in report.findings:
            print(finding)
        errors = sum(f.severity == "error" for f in report.findings)
        fixed = f", {report.fixed} ids written" if fix else ""
        print(
            f"{folder}: {report.cards} cards, {errors} errors, "
            f"{len(report.findings) - errors} warnings{fixed}.",
            file=sys.stderr,
        )
        found_error = found_error or errors > 0
    if found_error:
        raise typer.Exit(1)


@library_app.command()
def info(
    context: typer.Context, format_: FormatOption = Format.TEXT, library: LibraryOption = None
) -> None:
    """Print where the library is and how much it holds."""
    with _library(context, library, writable=False) as services:
        figures = services.library.info(datetime.now(UTC))
    if format_ is Format.JSON:
        print(formats.dumps(formats.info_json(figures)))
    else:
        print(printing.info_text(figures))


@library_app.command(name="list")
def list_(
    context: typer.Context, format_: FormatOption = Format.TEXT, library: LibraryOption = None
) -> None:
    """Print the documents of the library."""
    with _library(context, library, writable=False) as services:
        entries = services.library.documents(datetime.now(UTC))
    if format_ is Format.JSON:
        print(formats.dumps(formats.entries_json(entries)))
    else:
        print(printing.entries_text(entries))


@app.command(hidden=True)
def tour(context: typer.Context, library: LibraryOption = None) -> None:
    """Show in the terminal what the window shows at the first start."""
    with _library(context, library, writable=True) as services:
        print(printing.tour_text(services, paths.exports_folder(), datetime.now(UTC)))


def _export_document(
    context: typer.Context,
    document: int,
    out: Path,
    kinds: frozenset[Kind],
    library: Path | None,
    progress: Progress | None,
) -> Exported:
    with _library(context, library, writable=False) as services:
        return services.exchange.export(document, out, kinds=kinds, progress=progress)


@contextmanager
def _library(context: typer.Context, library: Path | None, *, writable: bool) -> Iterator[Services]:
    services: Services = context.obj(library or paths.library_file(), writable=writable)
    try:
        yield services
    finally:
        services.close()


@contextmanager
def _progress(what: str) -> Iterator[Progress | None]:
    """Show a bar on stderr where a person looks at it, and nothing in a pipe."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _kinds(text: str) -> frozenset[Kind]:
    try:
        return frozenset(Kind(part.strip()) for part in text.split(","))
    except ValueError as error:
        raise typer.BadParameter(
            f"--kinds takes {', '.join(Kind)}, separated by commas, not “{text}”."
        ) from error
