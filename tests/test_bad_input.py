"""What a user may open by mistake: one sentence, the right exit code, and nothing is changed."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from studyapp import paths
from studyapp.__main__ import main, run
from studyapp.errors import UnwritableFile

TEXT = """# The canal

The canal opened in May 1894. In 1901, the Dunmore Port Company bought the locks of the River Tarn.
"""
LINUX = pytest.mark.skipif("sys.platform != 'linux'", reason="needs Linux")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "canal.md"
    path.write_text(TEXT, "utf-8")
    return path


def call(capsys, *arguments):
    code = run([os.fsdecode(a) if isinstance(a, bytes) else str(a) for a in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def program(*arguments: str, **options) -> subprocess.CompletedProcess[bytes]:
    """Run the real program, where its streams or its process have to be spoiled."""
    command = [sys.executable, "-m", "studyapp", *arguments]
    return subprocess.run(command, timeout=60, check=False, stderr=subprocess.PIPE, **options)


def is_a_sentence(err: str) -> bool:
    return err.count("\n") == 1 and err.endswith(".\n") and "Traceback" not in err


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _folder(path: Path) -> None:
    path.mkdir()


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))


def _white_space(path: Path) -> None:
    path.write_text(" \n\t\n")


@LINUX
@pytest.mark.parametrize("make", [_pipe, _endless, _folder, _loop, _picture, _white_space])
@pytest.mark.parametrize("name", ["x.txt", "x.md"])
def test_what_is_no_text_is_refused_at_once(tmp_path, capsys, make, name):
    make(tmp_path / name)
    code, out, err = call(capsys, "generate", tmp_path / name)
    assert (code, out) == (1, "")
    assert is_a_sentence(err)
    assert name in err


@LINUX
@pytest.mark.parametrize("place", ["/dev/zero", "", ".", "missing", "canal.md/below.txt"])
def test_a_place_without_a_suffix_is_refused_at_once(article, capsys, monkeypatch, place):
    monkeypatch.chdir(article.parent)
    code, out, err = call(capsys, "read", place)
    assert (code, out) == (1, "")
    assert is_a_sentence(err)


@pytest.mark.parametrize("command", ["read", "import"])
def test_a_file_that_may_not_be_read_is_an_error_and_no_wrong_usage(
    article, capsys, monkeypatch, command
):
    # Root may read anything, so the answers of the system are made up here.
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.R_OK)
    for way in ("open", "stat"):
        with monkeypatch.context() as patch:
            patch.setattr(Path, way, refuse)
            code, out, err = call(capsys, command, article)
        assert (code, out) == (1, "")
        assert is_a_sentence(err)


def test_a_name_can_neither_begin_a_line_nor_command_the_terminal(tmp_path, capsys):
    _, _, err = call(capsys, "read", tmp_path / "a\nb\x1b[31m.txt")
    assert is_a_sentence(err)
    assert "\x1b" not in err
    assert r"a\nb\x1b[31m.txt" in err


@LINUX
def test_a_file_whose_name_is_no_text_can_be_imported(article, capsys):
    strange = os.fsencode(article.parent) + b"/caf\xe9.txt"
    Path(os.fsdecode(strange)).write_text("The canal opened in May 1894. It was long.\n")
    code, out, _ = call(capsys, "import", strange)
    assert (code, out) == (0, "1\tCaf�\t1\n")
    assert call(capsys, "library", "list", "--format", "json")[0] == 0


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "QUJD" * 50_000),
        ("a.txt", "a" + "\u0301" * 100_000),
        ("a.txt", "Canal " * 40_000),
        ("a.txt", "(" * 100_000),
        ("a.txt", "In May 1894, " * 20_000),
        ("a.md", "# " + "Very long title " * 20_000),
        ("a.md", "<!--" * 20_000),
        ("a.md", "<script>" * 20_000),
        ("a.md", "> " * 10_000 + "x"),
        ("a.md", "- " * 10_000 + "x"),
        ("a.md", "*a _b " * 10_000),
        ("a.md", "[" * 30_000),
        ("a.md", "---\ntitle: X\n" + "a: b\n" * 20_000),
    ],
    ids=str.split(
        "word marks words brackets dates title comment script quotes lists stars [ front"
    ),
)
def test_text_without_end_is_read_in_time(article, capsys, name, text):
    """Each of them took minutes, or broke the tagger, when time grew with the square of a length."""
    path = article.with_name(name)
    path.write_text(f"{text}\n\nThe canal opened in May 1894.\n", "utf-8")
    alarm = threading.Timer(20, os.kill, (os.getpid(), signal.SIGINT))
    alarm.start()
    try:
        code, _, err = call(capsys, "generate", path)
    finally:
        alarm.cancel()
    assert code == 0 or (code == 1 and is_a_sentence(err))


@pytest.mark.parametrize("number", ["0", "-1", "7", "9" * 30])
def test_a_document_that_the_library_lacks_is_a_sentence(article, capsys, number):
    call(capsys, "import", article)
    out_file = article.with_name("x.apkg")
    code, _, err = call(capsys, "export", "--document", number, "-o", out_file)
    assert code == 1
    assert is_a_sentence(err)
    assert not out_file.exists()


@pytest.mark.parametrize("out", ["missing/x.apkg", "canal.md/x.apkg", "folder.apkg", "x", "x.doc"])
def test_an_export_that_fails_leaves_everything_as_it_was(article, capsys, out):
    (article.parent / "folder.apkg").mkdir()
    before = sorted(article.parent.rglob("*"))
    code, _, err = call(capsys, "export", article, "-o", article.parent / out)
    assert code == 1
    assert is_a_sentence(err)
    assert sorted(article.parent.rglob("*")) == before


@LINUX
def test_a_full_disk_leaves_the_deck_that_was_there(article):
    import resource

    old = article.with_name("old.apkg")
    old.write_bytes(b"precious")
    before = sorted(article.parent.iterdir())
    done = program(
        "export",
        str(article),
        "-o",
        str(old),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
    )
    assert done.returncode == 1
    assert is_a_sentence(done.stderr.decode())
    assert old.read_bytes() == b"precious"
    assert sorted(article.parent.iterdir()) == before


@LINUX
def test_an_export_over_a_link_keeps_the_link(article, capsys):
    link, target = article.with_name("link.apkg"), article.with_name("target.apkg")
    target.write_bytes(b"old")
    link.symlink_to(target.name)
    assert call(capsys, "export", article, "-o", link)[0] == 0
    assert link.is_symlink()
    assert target.read_bytes().startswith(b"PK")


def _no_library(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(5000))


@LINUX
@pytest.mark.parametrize("spoil", [_no_library, _pipe, _folder, _endless])
@pytest.mark.parametrize("command", [("library", "list"), ("import", "canal.md"), ("tour",)])
def test_what_is_no_library_is_refused_and_nothing_is_put_beside_it(
    article, home, capsys, monkeypatch, spoil: Callable[[Path], None], command
):
    monkeypatch.chdir(article.parent)
    home.mkdir()
    spoil(home / "library.studyapp")
    code, out, err = call(capsys, *command)
    assert (code, out) == (1, "")
    assert is_a_sentence(err)
    assert [path.name for path in home.iterdir()] == ["library.studyapp"]


@pytest.mark.parametrize("command", [("library", "list"), ("import", "canal.md"), ("tour",)])
def test_a_home_that_is_a_file_is_a_sentence(article, home, capsys, monkeypatch, command):
    monkeypatch.chdir(article.parent)
    home.write_text("mine")
    code, _, err = call(capsys, *command)
    assert code == 1
    assert is_a_sentence(err)
    assert home.read_text() == "mine"


def test_a_home_that_cannot_be_told_is_a_sentence(capsys, monkeypatch):
    monkeypatch.setenv("STUDYAPP_HOME", "~nobody-has-this-name/x")
    with pytest.raises(UnwritableFile, match="STUDYAPP_HOME"):
        paths.data_folder()
    code, _, err = call(capsys, "library", "list")
    assert code == 1
    assert is_a_sentence(err)


@LINUX
def test_a_reader_that_has_enough_is_no_failure(article):
    article.write_text(TEXT * 2000, "utf-8")
    command = [sys.executable, "-m", "studyapp", "read", str(article)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@LINUX
def test_output_that_cannot_be_written_is_a_sentence(article):
    with Path("/dev/full").open("wb") as full:
        done = program("read", str(article), stdout=full)
    assert done.returncode == 1
    assert is_a_sentence(done.stderr.decode())


@LINUX
@pytest.mark.parametrize("stream", [0, 1, 2])
def test_a_closed_stream_does_no_harm(article, stream):
    done = program(
        "read", str(article), stdout=subprocess.PIPE, preexec_fn=lambda: os.close(stream)
    )
    assert done.returncode == 0
    assert done.stderr == b""
    assert (b"May 1894" in done.stdout) == (stream != 1)


def test_an_interruption_exits_with_130(article, capsys, monkeypatch):
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("studyapp.cli.prepare_article", interrupted)
    assert call(capsys, "generate", article) == (130, "", "Cancelled.\n")
    monkeypatch.setattr("studyapp.__main__.run", interrupted)
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 130
    assert capsys.readouterr().err == "Cancelled.\n"
