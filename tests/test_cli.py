"""The command line as other programs call it: data on stdout, one sentence for an error, exit codes."""

import json
from pathlib import Path

import pytest
from typer.main import get_group

from studyapp.__main__ import COMMANDS, NO_DISPLAY, run
from studyapp.cli import app

ARTICLE = """# The canal

## Opening

The canal opened in May 1894. In 1901, the Dunmore Port Company bought the locks of the River Tarn.
Ada Quay, the harbour master, opposed the purchase because of its price.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "canal.md"
    path.write_text(ARTICLE, "utf-8")
    return path


def call(capsys, *arguments):
    code = run([str(a) for a in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_the_words_that_are_commands_are_those_of_the_program():
    assert set(COMMANDS) == set(get_group(app).commands)


def test_read_prints_the_document_as_one_line_of_json(article, capsys):
    code, out, err = call(capsys, "read", article, "--format", "json")
    assert (code, err) == (0, "")
    assert out.count("\n") == 1
    document = json.loads(out)
    assert document["format"] == "studyapp-document/1"
    assert document["title"] == "The canal"
    assert {"id", "type", "level", "text", "sentences", "section", "page"} == set(
        document["blocks"][0]
    )


def test_generate_prints_every_key_and_twice_the_same_bytes(article, capsys):
    first = call(capsys, "generate", article, "--format", "json")
    assert first == call(capsys, "generate", article, "--format", "json")
    got = json.loads(first[1])
    assert set(got) == {"format", "document", "cards", "coverage"}
    keys = (
        "id kind form question answer answers choices source more context date inferred actors "
        "tags rule confidence status"
    )
    assert got["cards"]
    for card in got["cards"]:
        assert set(card) == set(keys.split())
        source = card["source"]
        document = json.loads(call(capsys, "read", article, "--format", "json")[1])
        text = next(b["text"] for b in document["blocks"] if b["id"] == source["block"])
        assert text[source["start"] : source["end"]] == source["quote"]


def test_kinds_limit_what_is_generated(article, capsys):
    _, out, _ = call(capsys, "generate", article, "--kinds", "date", "--format", "json")
    assert {card["kind"] for card in json.loads(out)["cards"]} == {"date"}


def test_text_is_the_default_form(article, capsys):
    _, out, _ = call(capsys, "generate", article)
    assert "→" in out
    assert "With a card:" in out


def test_generate_says_why_there_are_few_cards(capsys, tmp_path):
    article = tmp_path / "plan.md"
    article.write_text("# One\n\n## Two\n", "utf-8")
    code, out, _ = call(capsys, "generate", article)
    assert code == 0
    assert "Few or no cards, because: the text has no sentences" in out


def test_an_explanation_is_text(article, capsys):
    code, out, err = call(capsys, "generate", article, "--explain", "1", "--format", "json")
    assert (code, out) == (2, "")
    assert "--explain prints text" in err


def test_generate_says_that_the_depth_leaves_cards_out(capsys, tmp_path):
    article = tmp_path / "fleet.md"
    article.write_text("Norway sold the fleet to Spain in 1564.\n", "utf-8")
    _, out, _ = call(capsys, "generate", article)
    assert "Few or no cards, because: at this depth" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("read",),
        ("read", "x.md", "--format", "yaml"),
        ("generate", "x.md", "--depth", "endless"),
        ("generate", "x.md", "--kinds", "dates"),
        ("export", "-o", "x.apkg"),
        ("library", "empty"),
        ("deck",),
        ("--nonsense",),
    ],
)
def test_wrong_usage_exits_with_2(capsys, arguments):
    code, out, err = call(capsys, *arguments)
    assert code == 2
    assert out == "" or "Usage" in out
    assert err or out


def test_read_prints_trees_on_wish(capsys, tmp_path):
    file = tmp_path / "mill.txt"
    file.write_text("The mill\n\nClara Whitfield built a mill in 1902.\n", "utf-8")

    code, out, _ = call(capsys, "read", file, "--parse")

    assert code == 0
    assert "# text = Clara Whitfield built a mill in 1902." in out
    assert "\troot\t" in out


@pytest.mark.parametrize("command", ["read", "generate"])
def test_a_missing_file_is_one_sentence(capsys, tmp_path, command):
    code, out, err = call(capsys, command, tmp_path / "none.txt")
    assert (code, out) == (1, "")
    assert "none.txt" in err
    assert "Traceback" not in err
    assert err.count("\n") == 1


def test_import_prints_id_title_and_cards_and_the_library_lists_them(article, capsys):
    code, out, _ = call(capsys, "import", article)
    assert code == 0
    number, title, cards = out.rstrip("\n").split("\t")
    assert (number, title) == ("1", "The canal")
    assert int(cards) > 0
    _, listed, _ = call(capsys, "library", "list", "--format", "json")
    [entry] = json.loads(listed)
    assert (entry["id"], entry["title"]) == (1, "The canal")
    _, info, _ = call(capsys, "library", "info", "--format", "json")
    assert json.loads(info)["documents"] == 1


def test_importing_a_file_again_says_so_and_adds_nothing(article, capsys):
    first = call(capsys, "import", article)
    code, out, err = call(capsys, "import", article)
    assert (code, out) == (0, first[1])
    assert "already" in err


def test_another_edition_of_an_article_takes_its_place_and_keeps_its_cards(
    article, tmp_path, capsys
):
    _, first, _ = call(capsys, "import", article)
    moved = tmp_path / "elsewhere.md"
    moved.write_text(article.read_text("utf-8") + "\nIn 1911 the canal was widened.\n", "utf-8")
    code, out, err = call(capsys, "import", moved)
    assert code == 0
    assert out.split("\t")[:2] == first.split("\t")[:2]
    assert int(out.split("\t")[2]) > int(first.split("\t")[2])
    assert "Updated “The canal”" in err
    assert "1 new" in err


def test_both_editions_are_kept_on_wish(article, capsys):
    call(capsys, "import", article)
    article.write_text(article.read_text("utf-8") + "\nIn 1911 it was widened.\n", "utf-8")
    code, out, err = call(capsys, "import", article, "--keep-both")
    assert (code, err) == (0, "")
    assert out.startswith("2\tThe canal\t")


def test_a_file_that_fails_leaves_those_before_it_imported(article, tmp_path, capsys):
    code, out, err = call(capsys, "import", article, tmp_path / "none.md")
    assert code == 1
    assert out.startswith("1\tThe canal\t")
    assert "none.md" in err


def test_export_of_a_file_and_of_the_library(article, tmp_path, capsys):
    assert call(capsys, "export", article, "-o", tmp_path / "a.apkg")[0] == 0
    call(capsys, "import", article)
    code, out, err = call(capsys, "export", "--document", "1", "-o", tmp_path / "b.apkg")
    assert (code, out) == (0, "")
    assert "b.apkg" in err
    assert (tmp_path / "a.apkg").stat().st_size > 1000
    assert (tmp_path / "b.apkg").stat().st_size > 1000


def test_export_without_an_active_card_is_an_error_and_writes_nothing(tmp_path, capsys):
    empty = tmp_path / "empty.md"
    empty.write_text("# Nothing\n\nHere is nothing to ask about.\n", "utf-8")
    code, _, err = call(capsys, "export", empty, "-o", tmp_path / "x.apkg")
    assert code == 1
    assert err.count("\n") == 1
    assert not (tmp_path / "x.apkg").exists()


def test_export_to_an_unknown_suffix_names_those_that_work(article, tmp_path, capsys):
    code, _, err = call(capsys, "export", article, "-o", tmp_path / "x.docx")
    assert code == 1
    assert ".apkg" in err


def test_a_library_that_does_not_exist_is_a_sentence(capsys):
    code, _, err = call(capsys, "library", "list")
    assert code == 1
    assert err.count("\n") == 1


def test_deck_check_prints_findings_and_fails_on_errors(tmp_path, capsys):
    folder = tmp_path / "deck"
    folder.mkdir()
    (folder / "canal.md").write_text(ARTICLE, "utf-8")
    (folder / "deck.toml").write_text(
        'format = "studyapp-deck/1"\nid = "canal"\ntitle = "Canal"\nauthor = "A"\n'
        'licence = "CC0"\nversion = "1"\nlanguage = "en"\narticle = "canal.md"\n',
        "utf-8",
    )
    cards = folder / "cards.csv"
    head = "id,kind,form,question,answer,quote,section,tags,note\n"
    cards.write_text(
        head + ',date,question,When did the canal open?,May 1894,"Not in the text.",,,\n', "utf-8"
    )
    code, out, _ = call(capsys, "deck", "check", folder)
    assert code == 1
    assert any(line.startswith(f"{cards}:2: error: ") for line in out.splitlines())
    cards.write_text(
        head + ",date,question,When did the canal open?,May 1894,The canal opened in May 1894.,,,\n"
    )
    code, out, _ = call(capsys, "deck", "check", folder, "--fix")
    assert code == 0, out
    assert "error" not in out


@pytest.mark.skipif("sys.platform != 'linux'", reason="only Linux can be without a display")
@pytest.mark.parametrize("arguments", [[], ["some-article.txt"]])
def test_without_a_display_the_window_names_the_commands_that_work(monkeypatch, capsys, arguments):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert run(arguments) == 1
    assert capsys.readouterr().err.strip() == NO_DISPLAY


def test_the_tour_shows_the_study_edition_and_writes_its_deck(capsys, home):
    code, out, _ = call(capsys, "tour")
    assert code == 0
    assert out.count("[date]") + out.count("[actor]") + out.count("[argument]") == 5
    [deck] = (home / "exports").glob("*.apkg")
    assert str(deck) in out
    again = call(capsys, "tour")
    assert again[1] == out


def test_generate_explains_how_a_card_came_about(article, capsys):
    code, out, _ = call(capsys, "generate", article, "--explain", "1")

    assert code == 0
    for part in ("CARD", "SENTENCE", "RULE", "RANK", "WHAT ELSE WAS PROPOSED"):
        assert part in out
    question = call(capsys, "generate", article)[1].splitlines()[0].partition("] ")[2]
    assert question in out


def test_a_card_that_is_not_there_is_not_explained(article, capsys):
    code, out, err = call(capsys, "generate", article, "--explain", "999")

    assert (code, out) == (1, "")
    assert "no card 999" in err
