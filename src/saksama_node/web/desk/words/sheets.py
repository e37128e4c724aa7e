"""Words of the desk for supervisors' copies: how far one is, why something was not taken."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama.tally.sheet.definition import Field
from saksama_node.results.copies.cuts import PageView
from saksama_node.results.copies.keying import Why
from saksama_node.results.copies.photos import WhyNot
from saksama_node.results.copies.typed import Fault
from saksama_node.results.states import CopyState
from saksama_node.web import formats

COPY_STATES: Final[Mapping[CopyState, str | Promise]] = {
    CopyState.WAITING: _("menunggu pengetikan pertama"),
    CopyState.ONCE: _("menunggu pengetikan kedua"),
    CopyState.DIFFERS: _("berbeda, menunggu orang ketiga"),
    CopyState.DONE: _("selesai dipadukan"),
}
NOT_KEYED: Final[Mapping[Why, str | Promise]] = {
    Why.GONE: _("Salinan itu tidak ada di sini. Kembali ke daftar."),
    Why.STATION: _("Kode itu bukan TPS dalam wilayah pemilihan ini. Tulis 13 angka, seperti pada formulir."),
    Why.OPEN: _("Salinan TPS ini sudah ada dan sedang diketik. Buka dari daftar."),
    Why.TYPED_ALREADY: _("Anda sudah mengetik salinan ini. Langkah berikutnya milik orang lain."),
    Why.TYPED: _("Salinan ini sudah diketik dan tercatat. Masukkan salinan baru sesudah yang ini selesai."),
    Why.DONE: _("Salinan ini sudah diketik dua orang."),
    Why.NOT_DIFFERING: _("Tidak ada lagi yang perlu diputuskan pada salinan ini."),
}
NOT_PHOTO: Final[Mapping[WhyNot, str | Promise]] = {
    WhyNot.TOO_LARGE: _("Foto itu terlalu besar. Paling besar 20 MB dan 50 juta titik."),
    WhyNot.TOO_MANY: _("Paling banyak 6 foto untuk satu salinan."),
    WhyNot.UNREADABLE: _("Berkas itu tidak dapat dibaca sebagai foto. Kirim JPEG, PNG, atau WebP dari ponselnya."),
    WhyNot.TWICE: _("Foto yang sama dikirim dua kali. Pilih tiap foto sekali."),
    WhyNot.NO_PAGE: _("Formulir ini tidak mempunyai halaman itu."),
}
TYPED_FAULTS: Final[Mapping[Fault, str | Promise]] = {
    Fault.EMPTY: _("belum diketik; tulis - bila kosong atau tidak terbaca"),
    Fault.NO_NUMBER: _("bukan bilangan"),
    Fault.TOO_LARGE: _("lebih besar dari yang muat di kotaknya"),
}


def page_words(page: PageView) -> str:
    """What stands on a page, in the reader's language."""
    return page.words_en if formats.english() else page.words


def field_words(field: Field) -> str:
    """What the form calls a figure, in the reader's language."""
    return field.words_en if formats.english() else field.words
