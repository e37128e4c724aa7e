"""Why content was not captured, and what is wrong with a list of it, in words for whoever handed it in.

Rules kept here: every reason has its sentence (a test walks them all); each says what to do instead.
Left to others: the reasons (`contentwatch.strangers.refusal`), where they are shown (desk, portal).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama.errors import SaksamaError
from saksama_node.contentwatch.captures.gathering import COLUMNS, Wrong
from saksama_node.contentwatch.strangers.refusal import CaptureRefused, Why
from saksama_node.spreadsheets.reading import FileWrong
from saksama_node.web.spreadsheet_words import FILE_SENTENCES, FileWords

NOT_CAPTURED: Mapping[Why, str | Promise] = {
    Why.ADDRESS: _("Itu bukan alamat web. Tulis seperti https://contoh.example/berita."),
    Why.SECRET: _("Alamat itu memuat nama pengguna atau sandi. Hapus bagian itu dulu."),
    Why.NOT_PUBLIC: _("Alamat itu menuju jaringan dalam, bukan internet. Simpul ini tidak ke sana."),
    Why.UNKNOWN_NAME: _("Nama situs itu tidak dikenal. Periksa ejaannya, atau unggah tangkapan layar."),
    Why.NO_NETWORK: _(
        "Simpul ini tidak dapat keluar ke internet sekarang, atau layanan namanya tidak menjawab. Coba lagi nanti, "
        "atau unggah tangkapan layar."
    ),
    Why.REDIRECTS: _("Alamat itu terus mengalihkan ke alamat lain. Salin alamat halaman akhirnya."),
    Why.SILENT: _("Situs itu tidak menjawab. Coba lagi nanti, atau unggah tangkapan layar."),
    Why.SLOW: _("Situs itu terlalu lambat. Coba lagi nanti, atau unggah tangkapan layar."),
    Why.TOO_LARGE: _("Isinya lebih besar daripada yang diambil. Unggah tangkapan layar atau salin teksnya."),
    Why.MALFORMED: _("Jawaban situs itu rusak. Unggah tangkapan layar atau salin teksnya."),
    Why.COMPRESSED: _(
        "Situs itu mengirim isi terkompresi yang tidak diminta; isi seperti itu tidak dibuka. Unggah tangkapan layar."
    ),
    Why.STATUS: _("Situs itu tidak memberikan halamannya: mungkin sudah dihapus, atau perlu masuk akun."),
    Why.EMPTY: _("Tidak ada isinya. Tempel teksnya atau pilih gambarnya."),
    Why.TYPE: _("Jenis berkas ini tidak diambil. Pakai halaman web, teks, atau gambar JPEG, PNG, WebP."),
    Why.ACTIVE: _("Gambar SVG dapat memuat program, jadi tidak diambil. Unggah tangkapan layar sebagai PNG."),
    Why.PICTURE_TOO_LARGE: _("Ukuran gambar itu melewati batas 50 juta titik. Unggah yang lebih kecil."),
    Why.UNREADABLE: _("Isinya tidak dapat dibaca dengan aman. Unggah tangkapan layar atau salin teksnya."),
}

NO_PICTURE: Mapping[Why, str | Promise] = {
    Why.EMPTY: _("Berkas gambar itu kosong. Pilih lagi gambarnya."),
    Why.TYPE: _("Berkas itu bukan gambar JPEG, PNG, atau WebP. Pilih gambarnya, atau tempel teks pesannya."),
    Why.UNREADABLE: _("Gambar itu tidak dapat dibaca dengan aman. Kirim tangkapan layarnya, atau tempel teksnya."),
}
"""What is said of a picture alone; any other reason is said as of everything."""

SENTENCES: Final[Mapping[StrEnum, str | Promise]] = {
    **FILE_SENTENCES,
    FileWrong.TOO_LONG: _("Berkas terlalu besar: paling banyak 1.000 baris dan 4 MiB. Bagi menjadi beberapa."),
    FileWrong.UNKNOWN_COLUMN: _("Kolom ini tidak dikenal. Pakai: tautan, teks, kanal, jangkauan, catatan."),
    Wrong.NEITHER: _("Baris ini tidak berisi tautan maupun teks. Isi salah satunya."),
    Wrong.BOTH: _("Baris ini berisi tautan dan teks. Pisahkan menjadi dua baris."),
    Wrong.ADDRESS: _("Bukan alamat web tanpa sandi. Tulis seperti https://contoh.example/berita."),
    Wrong.CHANNEL: _(
        "Kanal ini tidak dikenal. Pakai: facebook, instagram, tiktok, x, youtube, whatsapp, telegram, website, other; "
        "atau kosongkan bila belum diketahui."
    ),
    Wrong.REACH: _("Bukan bilangan bulat. Kosongkan bila belum diketahui."),
    Wrong.LONG: _("Terlalu panjang. Pendekkan, atau tangkap lewat formulir."),
    Wrong.TWICE: _("Tautan ini sudah ada di baris yang disebut. Hapus salah satunya."),
    Wrong.UNSEEN: _("Catatannya memuat tanda yang tidak terlihat, atau yang membalik urutan huruf. Ketik ulang."),
}
CONTENT_LIST: Final = FileWords({field: heading for heading, field in COLUMNS.items()}, SENTENCES)


def not_captured(error: SaksamaError, *, picture: bool = False) -> str:
    """Why something was not taken in, for whoever handed it in; `picture`: where only a picture may stand."""
    if not isinstance(error, CaptureRefused):
        return error.advice
    return str(NO_PICTURE.get(error.why, NOT_CAPTURED[error.why]) if picture else NOT_CAPTURED[error.why])
