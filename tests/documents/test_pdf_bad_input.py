"""PDFs that cannot be read say in one sentence why, and none of them hangs or fills the memory."""

import zlib
from collections.abc import Sequence

import pytest

from studyapp.documents import read
from studyapp.documents.pdf import files
from studyapp.errors import Cancelled, UnreadableFile
from tests.documents.make_pdf import Page, pdf, stream, with_content

WORDS = "The ferry ran twice a day, and in winter its master walked over the ice."


def page_with(text: str) -> Page:
    page = Page()
    page.text(72, 100, text)
    return page


def refusal(tmp_path, data: bytes, name: str = "article.pdf") -> str:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    text = str(caught.value)
    assert name in text
    assert text.endswith(".")
    assert "\n" not in text
    return text


def test_a_locked_pdf_asks_for_a_copy_without_password(tmp_path):
    key = "(" + "x" * 32 + ")"
    lock = f"/Encrypt<</Filter/Standard/V 1/R 2/O{key}/U{key}/P -4>>/ID[(a)(a)]"
    text = refusal(tmp_path, pdf([page_with(WORDS)], encrypt=lock))

    assert "password" in text
    assert "save a copy" in text


def test_a_truncated_pdf_is_called_damaged(tmp_path):
    data = pdf([page_with(WORDS)])

    assert "damaged" in refusal(tmp_path, data[:200])


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "web page"),
        (b"PK\x03\x04 and so on", "zip"),
        (b"{\\rtf1 Hello}", "RTF"),
        (b"\x89PNG\r\n", "picture"),
        (b"Only some words.", "no PDF"),
    ],
)
def test_what_is_no_pdf_is_called_what_it_is(tmp_path, data, kind):
    assert kind in refusal(tmp_path, data)


def test_a_pdf_without_pages(tmp_path):
    assert "no pages" in refusal(tmp_path, pdf([]))


def test_a_scan_names_a_tool_that_recognises_text(tmp_path):
    page = Page()
    page.image(0, 842, 595, 842)
    text = refusal(tmp_path, pdf([page], images=True))

    assert "scan" in text
    assert "OCRmyPDF" in text


def test_empty_pages_hold_no_text(tmp_path):
    assert "no text" in refusal(tmp_path, pdf([Page(), Page()]))


def test_an_unseen_text_under_a_scan_is_read(tmp_path):
    page = Page()
    page.image(0, 842, 595, 842)
    page.operators.append("3 Tr")
    page.text(72, 100, WORDS)
    path = tmp_path / "article.pdf"
    path.write_bytes(pdf([page], images=True))

    assert [block.text for block in read(path).blocks] == [WORDS]


def test_fonts_that_name_no_letters_are_told(tmp_path):
    to_unicode = stream(
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> "
        b"endcodespacerange 1 beginbfrange <00> <ff> <e100> endbfrange endcmap end"
    )
    data = with_content(f"BT /F 10 Tf 72 700 Td ({WORDS}) Tj ET".encode(), to_unicode)
    data = data.replace(b"/BaseFont/Helvetica", b"/BaseFont/Helvetica/ToUnicode 5 0 R")

    assert "garbage" in refusal(tmp_path, data)


def test_letters_moved_along_the_alphabet_are_told(tmp_path):
    moved = "".join(chr(ord(c) - 29) if c.isalpha() else c for c in WORDS.lower() * 12)
    page = Page()
    page.lines(72, 100, [moved[n : n + 70] for n in range(0, len(moved), 70)])

    assert "garbage" in refusal(tmp_path, pdf([page]))


def test_a_drawing_that_draws_itself_is_read_once(tmp_path):
    form = stream(
        b"/X Do", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>"
    )
    path = tmp_path / "article.pdf"
    path.write_bytes(with_content(f"BT /F 10 Tf 72 700 Td ({WORDS}) Tj ET /X Do".encode(), form))

    assert [block.text for block in read(path).blocks] == [WORDS]


def test_drawings_that_unfold_without_bounds_are_refused(tmp_path):
    def form(number: int) -> bytes:
        inner = f"/Resources<</XObject<</X {number + 1} 0 R>>>>"
        return stream(b"/X Do " * 10, f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]{inner}")

    data = with_content(b"/X Do " * 10, *(form(number) for number in range(5, 14)))

    assert "memory" in refusal(tmp_path, data)


def test_a_stream_that_unpacks_without_bounds_is_refused(tmp_path):
    packing = zlib.compressobj(9)
    packed = b"".join(packing.compress(b" " * 1_000_000) for _ in range(130)) + packing.flush()

    assert "memory" in refusal(tmp_path, with_content(packed, entries="/Filter/FlateDecode"))


def test_a_page_with_more_text_than_fits_on_one_is_refused(tmp_path):
    line = f"({WORDS * 4}) Tj T* ".encode()
    data = with_content(b"BT /F 1 Tf 2 TL 72 700 Td " + line * 2000 + b"ET")

    assert "Page 1" in refusal(tmp_path, data)


def test_a_page_of_any_size_is_read(tmp_path):
    path = tmp_path / "article.pdf"
    content = f"BT /F 10 Tf 72 700 Td ({WORDS}) Tj ET".encode()
    path.write_bytes(with_content(content, box="9000000000 9000000000"))

    assert [block.text for block in read(path).blocks] == [WORDS]


def test_an_outline_that_bends_back_into_itself_ends(tmp_path):
    outline = "<</First 6 0 R/Last 6 0 R>>"
    entry = b"<</Title(Round)/Next 6 0 R/First 6 0 R/Parent 5 0 R>>"
    data = with_content(f"BT /F 10 Tf 72 700 Td ({WORDS}) Tj ET".encode(), outline.encode(), entry)
    path = tmp_path / "article.pdf"
    path.write_bytes(data.replace(b"/Type/Catalog", b"/Type/Catalog/Outlines 5 0 R"))

    assert [block.text for block in read(path).blocks] == [WORDS]


def pages(count: int) -> Sequence[Page]:
    return [page_with(f"{WORDS} Page {n}.") for n in range(count)]


def test_reading_is_cancelled_between_pages_and_leaves_the_library_free(tmp_path):
    path = tmp_path / "article.pdf"
    path.write_bytes(pdf(pages(20)))

    def stop(done: int, total: int) -> None:
        if done > total // 10:
            raise Cancelled

    with pytest.raises(Cancelled):
        read(path, stop)
    assert not files.LOCK.locked()
    assert read(path).blocks
    assert sorted(found.name for found in tmp_path.iterdir()) == ["article.pdf"]
