"""The colours and type of the window: tokens per theme, and the style sheets made from them."""

from dataclasses import asdict, dataclass
from string import Template

from studyapp.model import Kind
from studyapp.paths import RESOURCES


@dataclass(frozen=True, slots=True)
class Theme:
    """Colour tokens as #rrggbb; fills are shares of a kind's colour laid over the paper."""

    name: str
    paper: str
    panel: str
    raised: str
    ink: str
    muted: str
    line: str
    accent: str
    on_accent: str
    date: str
    actor: str
    argument: str
    own: str
    fill: float
    strip_none: str
    strip_cards: str
    strip_learning: str
    strip_known: str

    @property
    def dark(self) -> bool:
        return self.name == "dark"

    def kind(self, kind: Kind) -> str:
        """Return the colour that stands for a kind of card."""
        return {
            Kind.DATE: self.date,
            Kind.ACTOR: self.actor,
            Kind.ARGUMENT: self.argument,
            Kind.OWN: self.own,
        }[kind]


LIGHT = Theme(
    name="light",
    paper="#fbf9f5",
    panel="#f3f0ea",
    raised="#ffffff",
    ink="#22201c",
    muted="#6f6a61",
    line="#e2ddd3",
    accent="#2f5d8a",
    on_accent="#ffffff",
    date="#0f6cad",
    actor="#9a4708",
    argument="#0a7a5c",
    own="#6b4a9e",
    fill=0.13,
    strip_none="#d9d3c7",
    strip_cards="#2f5d8a",
    strip_learning="#d7a12b",
    strip_known="#0a7a5c",
)
DARK = Theme(
    name="dark",
    paper="#1c1b19",
    panel="#232220",
    raised="#2a2926",
    ink="#e9e4da",
    muted="#a29b8e",
    line="#37342f",
    accent="#8fb8e0",
    on_accent="#1c1b19",
    date="#7ab8ee",
    actor="#f0a35e",
    argument="#5cc9a7",
    own="#c3a5ee",
    fill=0.23,
    strip_none="#45413a",
    strip_cards="#8fb8e0",
    strip_learning="#d7a12b",
    strip_known="#3fae8a",
)
SEPIA = Theme(
    name="sepia",
    paper="#f6ecd9",
    panel="#efe3cc",
    raised="#fbf4e6",
    ink="#3b3023",
    muted="#6a5b45",
    line="#e0d0b4",
    accent="#2f5d8a",
    on_accent="#ffffff",
    date="#0b5c95",
    actor="#8a3f06",
    argument="#07684e",
    own="#5d3f8c",
    fill=0.13,
    strip_none="#d3c19f",
    strip_cards="#2f5d8a",
    strip_learning="#d7a12b",
    strip_known="#0a7a5c",
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK, SEPIA)}

SERIF = ("Source Serif 4", "Noto Serif", "Charter", "Georgia", "Cambria", "DejaVu Serif", "serif")
SANS = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "Ubuntu", "DejaVu Sans", "sans-serif")


def stylesheet(theme: Theme, *templates: str) -> str:
    """Fill style sheet templates, which name tokens as `$ink`, with the colours of a theme.

    Beside the theme's own tokens there are `$hover`, `$scroll`, `$accent_hover`, made from them,
    and `$icons`, the folder of the icons.
    """
    tokens = asdict(theme) | {
        "hover": blend(theme.ink, theme.panel, 0.07),
        "scroll": blend(theme.ink, theme.paper, 0.24),
        "accent_hover": blend(theme.ink, theme.accent, 0.16),
        "icons": (RESOURCES / "icons").as_posix(),
    }
    return "\n".join(Template(template).substitute(tokens) for template in templates)


def blend(over: str, under: str, share: float) -> str:
    """Return the opaque colour of `over` laid over `under` at `share` (0 to 1)."""
    mixed = (
        round(int(over[i : i + 2], 16) * share + int(under[i : i + 2], 16) * (1 - share))
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in mixed)
