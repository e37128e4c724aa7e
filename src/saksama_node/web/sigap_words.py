"""SigapLapor's lists in words: what is wrong with a file, how the registers differ.

Rules kept here: every fault has its sentence, and each says what to do; what is from memory is said to be so.
Left to others: which faults there are (`sigap.list_file`), the columns (`sigap/data/columns.toml`).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama_node.flows.cases.compare_registers import Differs
from saksama_node.sigap.list_file import Wrong, mapped
from saksama_node.spreadsheets.reading import FileWrong
from saksama_node.web.spreadsheet_words import FILE_SENTENCES, FileWords

SENTENCES: Final[Mapping[StrEnum, str | Promise]] = {
    **FILE_SENTENCES,
    FileWrong.TOO_LONG: _("Berkas terlalu besar: paling banyak 50.000 baris dan 16 MiB. Bagi menurut bulan."),
    FileWrong.UNKNOWN_COLUMN: _("Kolom ini tidak dipakai."),
    Wrong.NUMBER: _("Bukan nomor. Tulis seperti di SigapLapor, misalnya 002/LP/PL/Kab/27.09/III/2024."),
    Wrong.NUMBER_TWICE: _("Nomor ini sudah ada di baris yang disebut. Satu laporan satu baris; hapus salah satunya."),
    Wrong.REGISTER: _("Bukan nomor register. Tulis seperti di SigapLapor, atau kosongkan bila belum diregistrasi."),
    Wrong.REGISTER_TWICE: _("Nomor register ini sudah ada di baris yang disebut. Periksa keduanya di SigapLapor."),
    Wrong.DAY: _(
        "Bukan tanggal, atau nama harinya tidak cocok. Tulis seperti 2024-02-21, 21/02/2024, atau 21 Februari 2024."
    ),
    Wrong.DAY_AHEAD: _("Tanggal ini belum tiba. Periksa tahunnya."),
    Wrong.WORDS: _("Lebih dari 120 huruf, atau memuat tanda yang tidak dapat dicetak. Pendekkan."),
}
SIGAP: Final = FileWords({each.field: each.headings[0] for each in mapped().column}, SENTENCES)

DIFFERS: Final[Mapping[Differs, str | Promise]] = {
    Differs.STATE: _("keadaan"),
    Differs.DAY: _("tanggal"),
    Differs.REGISTER: _("nomor register"),
}
