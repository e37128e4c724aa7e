"""What is wrong with a file of accounts, in words for desk and terminal: what it is, and what to do.

Rules kept here: every fault has its sentence, and each sentence says what to do; a test walks them all.
Left to others: which faults there are (`accounts.roll_file`).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama_node.accounts.roll_file import COLUMNS, Wrong
from saksama_node.spreadsheets.reading import FileWrong
from saksama_node.web.spreadsheet_words import FILE_SENTENCES, FileWords

HEADINGS: Final = {field: heading for heading, field in COLUMNS.items()}

SENTENCES: Final[Mapping[StrEnum, str | Promise]] = {
    **FILE_SENTENCES,
    FileWrong.TOO_LONG: _("Berkas terlalu besar: paling banyak 25.000 baris dan 8 MiB. Bagi per kabupaten atau kota."),
    FileWrong.UNKNOWN_COLUMN: _(
        "Kolom ini tidak dipakai. Hapus; NIK, nomor telepon, dan alamat tidak boleh masuk ke simpul."
    ),
    Wrong.NAME: _("Nama kosong, lebih dari 120 huruf, atau memuat tanda yang tidak dapat dicetak. Tulis namanya."),
    Wrong.REGION: _("Bukan kode wilayah. Tulis seperti 52.01.01.1001 atau 5201011001; jadikan kolomnya teks di Excel."),
    Wrong.STATION: _("Bukan nomor TPS. Tulis 1 sampai 999, atau kosongkan bila bukan pengawas TPS."),
    Wrong.STATION_LEVEL: _("TPS ada di desa atau kelurahan. Tulis kode desa atau kelurahannya, sepuluh angka."),
    Wrong.STATION_TWICE: _("TPS ini sudah ada di baris yang disebut. Satu TPS satu pengawas; hapus salah satunya."),
    Wrong.DAY: _(
        "Bukan tanggal, atau nama harinya tidak cocok. Tulis seperti 2024-02-21, 21/02/2024, atau 21 Februari 2024."
    ),
    Wrong.NO_DAY: _("Hari terakhir tidak diketahui. Isi kolomnya, atau isi hari terakhir untuk seluruh berkas."),
    Wrong.EMAIL: _("Bukan alamat surel. Perbaiki, atau kosongkan."),
    Wrong.EMAIL_TWICE: _("Surel ini sudah ada di baris yang disebut. Satu surel satu orang; kosongkan bila bersama."),
    Wrong.USERNAME: _("Nama pengguna hanya huruf kecil, angka, titik, tanda hubung. Perbaiki, atau kosongkan."),
    Wrong.USERNAME_TWICE: _("Nama pengguna ini sudah ada di baris yang disebut. Ganti, atau kosongkan."),
    Wrong.NO_OFFICE: _("Tidak ada kantor dengan kode wilayah ini. Periksa angkanya di daftar wilayah."),
    Wrong.NOT_YOURS: _("Kantor ini di luar wilayah Anda. Minta administrator kantor itu, atau hapus barisnya."),
    Wrong.ROLE: _("Peran tidak dikenal. Tulis seperti di daftar peran, misalnya «pengawas lapangan»."),
    Wrong.ROLE_NOT_HERE: _(
        "Peran itu tidak ada di kantor itu, atau hanya diberikan oleh administrator kantor di atasnya."
    ),
    Wrong.ROLE_BY_HAND: _("Peran ini diberikan satu per satu di halaman akun, tidak lewat berkas. Hapus barisnya."),
    Wrong.DAY_PAST: _("Hari ini sudah lewat. Tulis hari terakhir yang akan datang."),
    Wrong.DAY_FAR: _("Lebih dari lima tahun lagi. Periksa tahunnya."),
    Wrong.STATION_TAKEN: _("TPS ini sudah mempunyai pengawas dengan akun. Tutup akun yang lama, atau hapus barisnya."),
    Wrong.EMAIL_TAKEN: _(
        "Surel ini sudah dipakai akun lain. Mungkin orangnya sudah ada; kosongkan atau hapus barisnya."
    ),
    Wrong.USERNAME_TAKEN: _(
        "Nama pengguna ini sudah ada. Mungkin orangnya sudah punya akun; hapus barisnya, atau pilih nama lain."
    ),
}


ROLL: Final = FileWords(HEADINGS, SENTENCES)
