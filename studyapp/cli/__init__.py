"""The same services from a terminal: data on stdout, everything said to the user on stderr."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Protocol

import typer

from studyapp import paths
from studyapp.cli.options import (
    DepthOption,
    ExplainOption,
    FileArgument,
    Format,
    FormatOption,
    KindsOption,
    LibraryOption,
    ParseOption,
)
from studyapp.errors import Cancelled, StudyAppError
from studyapp.model import Depth, Kind
from studyapp.progress import Progress
from studyapp.services import formats, printing
from studyapp.services.bringing import bring
from studyapp.services.decks import check_deck
from studyapp.services.exchange import ALL_KINDS, Exported, export_file
from studyapp.services.opening import Services
from studyapp.services.preparing import (
    GENERATED_KINDS,
    explain_card,
    parse_article,
    prepare_article,
    read_article,
)
from studyapp.services.terminal import give_up_output, one_line, prepare_streams, shown_progress

CANCELLED = 130


class OpenServices(Protocol):
    """Opens a library file, for writing or only for reading."""

    def __call__(self, library: Path, *, writable: bool) -> Services: ...


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
    prepare_streams()
    command = typer.main.get_command(app)
    try:
        code = command.main(list(arguments), "studyapp", standalone_mode=False, obj=open_services)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):
        # Whoever reads has enough, as `head` has: that is no failure. Typer ends only then.
        give_up_output()
        return 0
    except typer.TyperException as error:
        _tell(f"{error.format_message()} `studyapp --help` shows what there is.")
        return error.exit_code
    except (Cancelled, KeyboardInterrupt, typer.Abort):
        _tell("Cancelled.")
        return CANCELLED
    except StudyAppError as error:
        _tell(str(error))
        return 1
    except OSError as error:
        give_up_output()
        _tell(
            f"{error.filename or 'The output'} cannot be used ({error.strerror or error}): "
            "make sure that there is room and that you may read and write there."
        )
        return 1
    except MemoryError:
        _tell("There is not enough memory for this: split the file into smaller ones.")
        return 1
    if code == CANCELLED:
        _tell("Cancelled.")  # Typer turns Ctrl+C into this code, and says nothing
    return code if isinstance(code, int) else 0


def _tell(sentence: str) -> None:
    with suppress(OSError):
        print(one_line(sentence), file=sys.stderr)


@app.callback()
def _root() -> None:
    """Learn one text well: cards on dates, actors and arguments, tied to their sentences."""


@app.command()
def read(
    file: FileArgument,
    format_: FormatOption = Format.TEXT,
    *,
    parse: ParseOption = False,
) -> None:
    """Print an article as it is understood: clean text, headings, notes."""
    if parse:
        with shown_progress(f"Parsing {file.name}") as progress:
            trees = parse_article(file, progress)
        print(trees)
        return
    with shown_progress(f"Reading {file.name}") as progress:
        document = read_article(file, progress)
    _show(format_, formats.document_json(document), printing.document_text(document))


@app.command()
def generate(
    file: FileArgument,
    depth: DepthOption = Depth.STANDARD,
    kinds: KindsOption = _GENERATED,
    format_: FormatOption = Format.TEXT,
    explain: ExplainOption = None,
) -> None:
    """Make cards from an article and print them."""
    if explain is not None:
        if format_ is not Format.TEXT:
            raise typer.BadParameter("--explain prints text: leave out --format.")
        with shown_progress(f"Making cards from {file.name}") as progress:
            told = explain_card(file, explain, depth=depth, kinds=_kinds(kinds), progress=progress)
        print(told)
        return
    with shown_progress(f"Making cards from {file.name}") as progress:
        prepared = prepare_article(file, depth=depth, kinds=_kinds(kinds), progress=progress)
    _show(
        format_,
        formats.cards_json(prepared.document, prepared.generated),
        printing.cards_text(prepared.generated),
    )


@app.command()
def export(
    context: typer.Context,
    source: Annotated[
        Path | None, typer.Argument(readable=False, help="An article or a deck folder.")
    ] = None,
    out: Annotated[
        Path, typer.Option("-o", "--out", readable=False, help="The file to write, an .apkg.")
    ] = ...,  # type: ignore[assignment]
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
    with shown_progress(f"Writing {out.name}") as progress:
        if source is not None:
            done = export_file(source, out, depth=depth, kinds=_kinds(kinds), progress=progress)
        else:
            done = _export_document(context, document or 0, out, _kinds(kinds), library, progress)
    _tell(f"{done.notes} cards written to {done.path}.")


@app.command(name="import")
def import_(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(readable=False, help="Articles or deck folders.")],
    depth: DepthOption = Depth.STANDARD,
    *,
    keep_both: Annotated[
        bool, typer.Option("--keep-both", help="Add another edition beside the one that is there.")
    ] = False,
    library: LibraryOption = None,
) -> None:
    """Add articles or decks to the library, or update what it has of them.

    Prints ID, title and number of cards of each. Another edition of an article takes its place:
    cards keep their ids, schedules and edits.
    """
    with _library(context, library, writable=True) as services:
        for file in files:
            with shown_progress(f"Importing {file.name}") as progress:
                done = bring(
                    services,
                    file,
                    datetime.now(UTC),
                    depth=depth,
                    keep_both=keep_both,
                    progress=progress,
                )
            if done.remark:
                _tell(done.remark)
            print(f"{done.document}\t{one_line(done.title)}\t{done.cards}")


@deck_app.callback()
def _deck() -> None:
    """Make and check decks."""


@deck_app.command()
def check(
    folders: Annotated[list[Path], typer.Argument(readable=False, help="Deck folders.")],
    *,
    fix: Annotated[bool, typer.Option("--fix", help="Write missing ids.")] = False,
) -> None:
    """Check decks and print what is wrong as FILE:LINE: error|warning: text."""
    found_error = False
    for folder in folders:
        report = check_deck(folder, fix=fix)
        for finding in report.findings:
            print(one_line(str(finding)))
        errors = sum(f.severity == "error" for f in report.findings)
        fixed = f", {report.fixed} ids written" if fix else ""
        _tell(
            f"{folder}: {report.cards} cards, {errors} errors, "
            f"{len(report.findings) - errors} warnings{fixed}."
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
        figures = services.info(datetime.now(UTC))
    _show(format_, formats.info_json(figures), printing.info_text(figures))


@library_app.command(name="list")
def list_(
    context: typer.Context, format_: FormatOption = Format.TEXT, library: LibraryOption = None
) -> None:
    """Print the documents of the library."""
    with _library(context, library, writable=False) as services:
        entries = services.library.documents(datetime.now(UTC))
    _show(format_, formats.entries_json(entries), printing.entries_text(entries))


@app.command(hidden=True)
def tour(context: typer.Context, library: LibraryOption = None) -> None:
    """Show in the terminal what the window shows at the first start."""
    with _library(context, library, writable=True) as services:
        print(printing.tour_text(services, paths.exports_folder(), datetime.now(UTC)))


def _show(form: Format, data: formats.Json | list[formats.Json], text: str) -> None:
    print(formats.dumps(data) if form is Format.JSON else text)


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


def _kinds(text: str) -> frozenset[Kind]:
    try:
        return frozenset(Kind(part.strip()) for part in text.split(","))
    except ValueError as error:
        raise typer.BadParameter(
            f"--kinds takes {', '.join(Kind)}, separated by commas, not “{text}”."
        ) from error
