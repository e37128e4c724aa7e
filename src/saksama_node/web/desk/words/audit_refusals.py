"""Why an act on an audit was refused, in words.

Rules kept here: every reason has its sentence, which says what to do next.
Left to others: the reasons (`results.audits.auditing`).
"""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama_node.results.audits.auditing import Why

NOT_AUDITED: Final[Mapping[Why, Promise]] = {
    Why.UNKNOWN: _("Audit itu tidak ada di sini. Buka daftarnya lagi."),
    Why.NO_VERSION: _("Versi angka itu tidak ada di sini. Pilih dari daftar."),
    Why.OUTSIDE: _("Pemilihan itu tidak mencakup wilayah ini. Pilih wilayah di dalamnya."),
    Why.NOT_PUBLISHED: _("Daftarnya belum ada di titik periksa yang terbit. Tunggu sebentar, lalu lempar dadu."),
    Why.DRAWN_ALREADY: _("Undian sudah ditarik. Tambah undian dari angka dadu yang sama."),
    Why.NOT_DRAWN: _("TPS itu tidak terundi, atau undian belum ditarik. Baca yang ada di daftar."),
    Why.DICE: _("Angka dadu sedikitnya dua puluh, hanya angka 0 sampai 9."),
    Why.TOO_MANY: _("Undian sebanyak itu tidak dapat ditambahkan."),
    Why.DRAWN_MEANWHILE: _("Undian sudah ditambah sesudah halaman Anda dibuka. Lihat dahulu berapa sekarang."),
    Why.READ_ALREADY: _("Formulir itu sudah dibaca sama oleh dua orang. Baca yang berikut."),
    Why.FIGURES: _("Isi satu angka dari 0 sampai 9.999 untuk tiap pasangan."),
    Why.UNREAD: _("Masih ada formulir terundi yang belum dibaca sama oleh dua orang."),
    Why.CONCLUDED: _("Audit ini sudah selesai."),
    Why.AGAIN: _("Angka yang sama sudah pernah diaudit di wilayah ini. Tulis mengapa diaudit lagi."),
}
