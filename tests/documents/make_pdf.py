"""Writes small PDFs with every word at its place: columns, heads, notes and raised calls for the tests."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

A4 = (595.0, 842.0)
FONTS = {
    "F": "Times-Roman",
    "B": "Times-Bold",
    "I": "Times-Italic",
    "S": "Helvetica",
    "C": "Courier",
}


@dataclass(slots=True)
class Page:
    """A page in the making; places in points from the top left."""

    size: tuple[float, float] = A4
    operators: list[str] = field(default_factory=list)
    rotate: int = 0

    def text(self, x: float, y: float, text: str, size: float = 10, font: str = "F") -> float:
        """Write a text with its baseline at y; return where it ends."""
        down = self.size[1] - y
        shown = f"BT /{font} {size} Tf 1 0 0 1 {x:.2f} {down:.2f} Tm {_literal(text)} Tj ET"
        self.operators.append(shown)
        return x + measured(text, size, font)

    def turned(self, x: float, y: float, text: str, size: float = 10) -> None:
        """Write a text from the bottom to the top."""
        down = self.size[1] - y
        self.operators.append(f"BT /F {size} Tf 0 1 -1 0 {x} {down} Tm {_literal(text)} Tj ET")

    def line(self, x: float, y: float, text: str, size: float = 10, font: str = "F") -> float:
        """Write a text in which ^12^ is raised and small."""
        for n, part in enumerate(text.split("^")):
            if part:
                x = (
                    self.text(x, y - 0.35 * size, part, size * 0.65, font)
                    if n % 2
                    else self.text(x, y, part, size, font)
                )
        return x

    def lines(
        self,
        x: float,
        y: float,
        texts: Iterable[str],
        size: float = 10,
        font: str = "F",
        leading: float = 12,
    ) -> float:
        """Write lines below each other; those that begin with ">" are indented. Return the next y."""
        for text in texts:
            self.line(x + (12 if text.startswith(">") else 0), y, text.lstrip(">"), size, font)
            y += leading
        return y

    def rule(self, x: float, y: float, length: float) -> None:
        down = self.size[1] - y
        self.operators.append(f"0.5 w {x} {down} m {x + length} {down} l S")

    def image(self, x: float, y: float, wide: float, high: float) -> None:
        down = self.size[1] - y
        self.operators.append(f"q {wide} 0 0 {high} {x} {down} cm /P Do Q")


def wrapped(text: str, wide: float, size: float = 10, *, indent: bool = False) -> list[str]:
    """Return a text as lines that fit a width; the first begins with ">" if indented."""
    lines: list[str] = []
    line = ">" if indent else ""
    for word in text.split():
        longer = f"{line} {word}" if line not in ("", ">") else line + word
        room = wide - (12 if longer.startswith(">") else 0)
        if line not in ("", ">") and measured(longer.lstrip(">").replace("^", ""), size) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def measured(text: str, size: float, font: str = "F") -> float:
    """Return how wide a text is set, in points."""
    if font == "C":
        return 0.6 * size * len(text)
    return sum(_TIMES.get(c, 500) for c in text) * size / 1000


_TIMES = {
    c: w
    for w, letters in {
        250: " .,",
        278: "ijlt:;/",
        333: "frI()[]-!‘’`",
        389: "sJ",
        444: "acez?“”",
        500: "bdghknopquvxy0123456789*–$#_",
        556: "PSF",
        611: "LEZBT",
        667: "CR",
        722: "wADGHKNOQUVXY&",
        778: "m",
        889: "M",
        944: "W",
        1000: "—",
    }.items()
    for c in letters
}


def pdf(
    pages: Sequence[Page],
    *,
    info: dict[str, str] | None = None,
    catalog: str = "",
    images: bool = False,
    encrypt: str = "",
) -> bytes:
    """Return the bytes of a PDF (ISO 32000-1, 7.5) with the standard fonts."""
    fonts = " ".join(
        f"/{key} <</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>"
        for key, name in FONTS.items()
    )
    picture = "/XObject<</P 3 0 R>>" if images else ""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        stream(
            b"\x80",
            "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray",
        ),
    ]
    for n, page in enumerate(pages):
        box = f"[0 0 {page.size[0]} {page.size[1]}]"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox{box}/Rotate {page.rotate}/Contents {5 + 2 * n} 0 R"
            f"/Resources<</Font<<{fonts}>>{picture}>>>>".encode()
        )
        objects.append(stream("\n".join(page.operators).encode("cp1252")))
    values = "".join(f"/{key}{_literal(value)}" for key, value in (info or {}).items())
    objects.append(f"<<{values}>>".encode("cp1252"))
    return written(objects, f"/Info {len(objects)} 0 R{encrypt}")


def written(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """Return objects as a file: the first is its catalog."""
    out = b"%PDF-1.4\n"
    places: list[int] = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = (
        f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(out)}\n%%EOF\n"
    )
    return out + head + table + end.encode()


def stream(content: bytes, entries: str = "") -> bytes:
    """Return a stream object: `entries` are those of its dictionary besides its length."""
    return f"<<{entries}/Length {len(content)}>>\nstream\n".encode() + content + b"\nendstream"


def with_content(
    content: bytes,
    *more: bytes,
    entries: str = "",
    box: str = "600 800",
    font: str = "/Subtype/Type1/BaseFont/Helvetica",
) -> bytes:
    """Return a PDF of one page; further objects are numbered from 5 and 5 is its drawing /X."""
    fonts = f"/Font<</F <</Type/Font{font}>>>>"
    return written(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {box}]/Contents 4 0 R"
            f"/Resources<<{fonts}/XObject<</X 5 0 R>>>>>>".encode(),
            stream(content, entries),
            *more,
        ]
    )


def _literal(text: str) -> str:
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"({escaped})"
