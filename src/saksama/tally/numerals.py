"""Numbers as people read them: 3.250.427 and 66,4 % in Indonesian, 3,250,427 and 66.4 % in English.

Rules kept here: a number is never shown more exact than it was asked for; below the last place shown it says "<".
Left to others: the sentence around it.
"""

from saksama.words import Language

_MINUS = "\u2212"
_TURNED = str.maketrans(",.", ".,")


def whole(value: float, language: Language) -> str:
    """A whole number, by thousands."""
    return _turned(f"{value:,.0f}", language)


def signed(value: float, language: Language) -> str:
    """A whole number with its sign, a real minus; 0 has none."""
    return _turned(f"{value:+,.0f}", language).replace("-", _MINUS) if round(value) else "0"


def decimal(value: float, language: Language, places: int = 1) -> str:
    """A number with so many places."""
    return _turned(f"{value:,.{places}f}", language)


def percent(share: float, language: Language, places: int = 1) -> str:
    """A share of 1 as per cent."""
    least = 10**-places
    if 0 < share * 100 < least / 2:
        return f"< {decimal(least, language, places)} %"
    return f"{decimal(share * 100, language, places)} %"


def _turned(text: str, language: Language) -> str:
    return text.translate(_TURNED) if language == "id" else text
