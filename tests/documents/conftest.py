"""What the tests of the readers share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from studyapp.documents import read
from studyapp.model import Document
from tests.documents.make_pdf import Page, pdf


@pytest.fixture
def show(tmp_path: Path) -> Callable[..., Document]:
    """Return a function that reads pages, and options of `pdf`, as a document."""

    def reading(*pages: Page, **options: Any) -> Document:
        path = tmp_path / "article.pdf"
        path.write_bytes(pdf(pages, **options))
        return read(path)

    return reading
