"""A figure of a sheet in Indonesian words, as the form wants it beside the digits.

Rules kept here: whole numbers from 0 to 999, which is what three boxes hold.
"""

from typing import Final

_ONES: Final = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_LARGEST: Final = 999


def spelled(figure: int) -> str:
    """The figure in words: "seratus sebelas". Raises `ValueError` beyond three digits."""
    if not 0 <= figure <= _LARGEST:
        raise ValueError(figure)
    hundreds, rest = divmod(figure, 100)
    parts = []
    if hundreds:
        parts.append("seratus" if hundreds == 1 else f"{_ONES[hundreds]} ratus")
    if rest or not hundreds:
        parts.append(_below_hundred(rest))
    return " ".join(parts)


def _below_hundred(rest: int) -> str:
    tens, ones = divmod(rest, 10)
    match tens:
        case 0:
            return _ONES[ones]
        case 1:
            return {0: "sepuluh", 1: "sebelas"}.get(ones, f"{_ONES[ones]} belas")
        case _:
            return f"{_ONES[tens]} puluh" + (f" {_ONES[ones]}" if ones else "")
