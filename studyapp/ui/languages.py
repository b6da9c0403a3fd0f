"""The languages that a text may be in, by ISO 639-1 code, with their English names."""

from PySide6.QtCore import QLocale

UNKNOWN = "und"
"""What a document says whose language could not be told."""

_CODES = (
    "af", "ar", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "eo", "es", "et", "eu",
    "fa", "fi", "fr", "ga", "gl", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk",
    "ko", "la", "lt", "lv", "mk", "mn", "ms", "nl", "no", "pl", "pt", "ro", "ru", "sa", "sk", "sl",
    "sq", "sr", "sv", "sw", "ta", "th", "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip
_OWN_NAMES = {UNKNOWN: "Not known", "no": "Norwegian", "nn": "Norwegian (Nynorsk)"}


def language_name(code: str) -> str:
    """Return what a language is called in English: the code itself where Qt has no name."""
    short = code.lower().partition("-")[0]
    if short in _OWN_NAMES or not short:
        return _OWN_NAMES.get(short, _OWN_NAMES[UNKNOWN])
    language = QLocale.codeToLanguage(short)
    known = language is not QLocale.Language.AnyLanguage
    return QLocale.languageToString(language) if known else code


def choices(code: str) -> list[tuple[str, str]]:
    """Return codes with names to choose from, by name: English, then the others, then unknown.

    The code that a document has is among them, whatever it is.
    """
    others = {*_CODES, code} - {"en", UNKNOWN, ""}
    named = sorted((language_name(one), one) for one in others)
    return [("en", "English"), *((one, name) for name, one in named), (UNKNOWN, "Not known")]
