"""What a folder that is imported holds."""

from studyapp.services.folders import articles_in


def test_the_articles_of_a_folder_come_by_name_without_hidden_and_other_files(tmp_path):
    for name in ("b.txt", "A.MD", "c.xyz", ".hidden.txt"):
        (tmp_path / name).write_text("text", "utf-8")
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "d.txt").write_text("text", "utf-8")
    (tmp_path / "folder.txt").mkdir()
    assert articles_in(tmp_path) == [tmp_path / "A.MD", tmp_path / "b.txt"]


def test_a_deck_is_one_thing(tmp_path):
    for name in ("deck.toml", "article.txt"):
        (tmp_path / name).write_text("text", "utf-8")
    assert articles_in(tmp_path) == [tmp_path]


def test_files_missing_ones_and_folders_without_articles_stay_what_they_are(tmp_path):
    file, missing = tmp_path / "a.xyz", tmp_path / "missing"
    file.write_text("text", "utf-8")
    for path in (file, missing, tmp_path):
        assert articles_in(path) == [path]
