"""What is told of a file from outside, in words.

Rules kept here: a warning says what the file holds and what follows from it, never what its sender meant.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama_node.confined.kinds import Warn

WARNINGS: Final[Mapping[Warn, Promise]] = {
    Warn.SCRIPT: _("Berisi skrip, yang berjalan bila berkasnya dibuka"),
    Warn.STARTS: _("Dapat menjalankan program atau mengirim data bila dibuka"),
    Warn.CARRIES: _("Membawa berkas lain di dalamnya"),
    Warn.LOCKED: _("Terkunci kata sandi: isinya tidak dapat diperiksa"),
    Warn.BROKEN: _("Rusak, atau terlalu berat dibaca: isinya tidak dapat diperiksa"),
    Warn.ALSO_PAGE: _("Sekaligus halaman web: peramban dapat menjalankannya"),
    Warn.ALSO_ARCHIVE: _("Sekaligus arsip: ada berkas lain di dalamnya"),
    Warn.ALSO_PDF: _("Sekaligus PDF"),
    Warn.ALSO_PROGRAM: _("Sekaligus program komputer"),
    Warn.PLACE: _("Menyimpan tempat pengambilannya: dapat menunjukkan siapa yang mengambilnya"),
    Warn.MAKER: _("Menyimpan alat, waktu, atau nama pembuatnya"),
    Warn.TOO_LARGE: _("Lebih dari 20 MB: tidak diperiksa di sini"),
    Warn.UNLOOKED: _("Belum diperiksa: muat ulang halaman ini, atau buka halaman berkasnya"),
}
_QUIET: Final = frozenset({Warn.PLACE, Warn.MAKER, Warn.TOO_LARGE, Warn.UNLOOKED})


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning in words. `is_danger`: opening the original may do harm; else it tells of people, or of us."""

    words: Promise
    is_danger: bool


def warned_words(found: Iterable[Warn]) -> list[Warned]:
    """The warnings in words, in their order."""
    return [Warned(WARNINGS[each], each not in _QUIET) for each in found]
