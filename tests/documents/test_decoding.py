"""From bytes to text: the encoding that a file names, and text that is slightly spoiled."""

import pytest

from studyapp.documents.decoding import declared_encoding, decode, kind_of
from studyapp.errors import UnreadableFile

TEXT = "The café – “Größe” – was dear, said Zoë."


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        (b'<meta charset="utf-8">', "utf-8"),
        (b"<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=ISO-8859-1'>", "ISO-8859-1"),
        (b'<?xml version="1.0" encoding="windows-1252"?><x/>', "windows-1252"),
        (b"<p>no word of it</p>", ""),
        (b" " * 9_000 + b'<meta charset="utf-8">', ""),
    ],
)
def test_encoding_that_a_page_names(page, encoding):
    assert declared_encoding(page) == encoding


@pytest.mark.parametrize(
    ("codec", "declared", "named"),
    [
        ("cp1252", "iso-8859-1", "Windows-1252"),
        ("cp1252", "us-ascii", "Windows-1252"),
        ("utf-8", "iso-8859-1", "UTF-8"),
        ("cp1252", "no-such-codec", "Windows-1252"),
        ("cp1252", "utf-16", "Windows-1252"),
        ("cp1252", "unicode_escape", "Windows-1252"),
    ],
)
def test_named_encoding_is_believed_where_it_can_be_true(codec, declared, named):
    text, remark = decode(TEXT.encode(codec), "x", declared=declared)
    assert (text, remark.what) == (TEXT, f"read as {named}")


def test_encoding_of_another_alphabet_is_believed():
    text = "Это русский текст о соли и молчании."
    assert decode(text.encode("koi8-r"), "x", declared="koi8-r")[0] == text


def test_few_broken_characters_do_not_spoil_the_others():
    data = (TEXT * 100).encode().replace(b"dear", b"de\xffar", 1)
    text, remark = decode(data, "x", declared="utf-8")
    assert text == TEXT * 100
    assert remark.what == "read as UTF-8 (broken characters left out: 1)"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7", "a PDF"),
        (b"  <!DOCTYPE html><html>", "a web page"),
        (b"\xef\xbb\xbf<html>", "a web page"),
        (b"{\\rtf1", "an RTF document"),
        (b"Salt and silence", ""),
    ],
)
def test_kind_of_a_file(data, kind):
    assert kind_of(data) == kind


@pytest.mark.parametrize("data", [b"%PDF-1.7 x", bytes(range(256)), b"\xff\xfeabc"])
def test_what_is_no_text_is_refused(data):
    with pytest.raises(UnreadableFile, match="no readable text"):
        decode(data, "x", declared="utf-8")
