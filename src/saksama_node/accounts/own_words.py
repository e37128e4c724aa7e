"""Words that no password here is made of: what anybody tries first who knows the institution.

Rules kept here:
  * Words of the list, the node's own names, digits and signs are taken away; a password of which fewer than four
    letters are left is refused.
Left to others: length and the most used passwords (Django's validators), passphrases (`saksama.keys.passphrase`).
"""

import re
from collections.abc import Iterable
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

WORDS: Final = (
    *("admin", "administrator", "anggota", "bawaslu", "desa", "diskominfotik", "indonesia", "kabupaten", "kecamatan"),
    *("kelurahan", "komisioner", "kominfo", "konten", "kota", "kpu", "laporan", "lombok", "masuk", "mataram", "meja"),
    *("nusa", "tenggara", "barat", "ntb", "node", "panwas", "panwaslu", "password", "pegawai", "pelapor", "pemilu"),
    *(
        "pengawas",
        "petugas",
        "pilkada",
        "pilpres",
        "provinsi",
        "rahasia",
        "saksama",
        "sandi",
        "simpul",
        "sumbawa",
        "tps",
    ),
)
_LEAST: Final = 4
_NO_LETTER: Final = re.compile(r"[\W\d_]+")


def is_made_of_own_words(password: str, names: Iterable[str] = ()) -> bool:
    """Whether hardly anything is left of it; `names`: of the node and its institution."""
    known = {*WORDS, *(word for name in names for word in _NO_LETTER.split(name.lower()) if len(word) > 2)}
    left = _NO_LETTER.sub("", password.lower())
    # The longest first: a word within another leaves no rest of it.
    for word in sorted(known, key=len, reverse=True):
        left = left.replace(word, "")
    return len(left) < _LEAST


class OwnWordsValidator:
    """The same as Django asks for it."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = tuple(names)

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002 - the validator's signature
        """Raise Django's ValidationError."""
        if is_made_of_own_words(password, self._names):
            told = _("Kata sandi itu hanya terdiri dari kata yang dikenal setiap orang di sini. Tambahkan kata lain.")
            raise ValidationError(told, code="own-words")

    def get_help_text(self) -> str:
        """What is asked."""
        return _("Kata sandi Anda tidak boleh hanya terdiri dari kata yang dikenal setiap orang di sini.")
