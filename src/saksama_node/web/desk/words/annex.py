"""What the fields of the annex's forms are called where an officer fills them.

Rules kept here: who reports has no word here: it is written by a hand, or opened by a custodian.
Left to others: the forms themselves (papers.annex), which fields one has (cases.annex_forms).
"""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

LONG: Final = frozenset(
    {"account", "words", "formal", "material", "reason", "standing", "in_time", "opinion", "summary", "missing"}
)
"""Fields of several lines."""
FIELDS: Final[Mapping[str, str | Promise]] = {
    "number": gettext_lazy("Nomor penyampaian laporan"),
    "register_number": gettext_lazy("Nomor register"),
    "recommendation_number": gettext_lazy("Nomor rekomendasi atau penerusan"),
    "correction_number": gettext_lazy("Nomor koreksi"),
    "letter_number": gettext_lazy("Nomor surat"),
    "letter_nature": gettext_lazy("Sifat surat"),
    "letter_attached": gettext_lazy("Lampiran surat"),
    "assignment_number": gettext_lazy("Nomor surat tugas pengawasan"),
    "lhp_number": gettext_lazy("Nomor laporan hasil pengawasan"),
    "decree_number": gettext_lazy("Nomor surat keputusan"),
    "place": gettext_lazy("Tempat surat dibuat"),
    "day": gettext_lazy("Tanggal surat"),
    "head": gettext_lazy("Nama ketua yang menandatangani"),
    "addressee": gettext_lazy("Kepada"),
    "addressee_place": gettext_lazy("Tempat yang dituju"),
    "recommended_to": gettext_lazy("Direkomendasikan kepada"),
    "regency": gettext_lazy("Kabupaten atau kota"),
    "other": gettext_lazy("Kantor Bawaslu yang dituju"),
    "head_of_other": gettext_lazy("Kepada (ketua kantor yang dituju)"),
    "other_place": gettext_lazy("Tempat kantor yang dituju"),
    "other_law": gettext_lazy("Dugaan pelanggaran peraturan apa"),
    "finder_name": gettext_lazy("Nama pengawas yang menemukan"),
    "finder_post": gettext_lazy("Jabatan pengawas yang menemukan"),
    "finder_address": gettext_lazy("Alamat pengawas yang menemukan"),
    "receiver": gettext_lazy("Penerima informasi awal"),
    "reported_name": gettext_lazy("Nama terlapor"),
    "reported_address": gettext_lazy("Alamat terlapor"),
    "reported_phone": gettext_lazy("Telepon terlapor"),
    "reported_occupation": gettext_lazy("Pekerjaan terlapor"),
    "event": gettext_lazy("Peristiwa"),
    "event_place": gettext_lazy("Tempat kejadian"),
    "happened_on": gettext_lazy("Hari dan tanggal kejadian"),
    "known_on": gettext_lazy("Hari dan tanggal diketahui"),
    "account": gettext_lazy("Uraian kejadian"),
    "evidence_lines": gettext_lazy("Bukti"),
    "words": gettext_lazy("Kata-kata langkah ini"),
    "formal": gettext_lazy("Syarat formal"),
    "material": gettext_lazy("Syarat materiel"),
    "delegation": gettext_lazy("Alasan pelimpahan"),
    "taking_over": gettext_lazy("Alasan pengambilalihan"),
    "withdrawal": gettext_lazy("Surat pencabutan laporan"),
    "handled_already": gettext_lazy("Sudah diselesaikan di tingkatan mana"),
    "missing": gettext_lazy("Yang perlu dilengkapi"),
    "conclusion": gettext_lazy("Kesimpulan"),
    "recommendation": gettext_lazy("Rekomendasi"),
    "correction": gettext_lazy("Keputusan koreksi"),
    "hearing_day": gettext_lazy("Hari dan tanggal klarifikasi"),
    "hearing_time": gettext_lazy("Pukul"),
    "hearing_place": gettext_lazy("Tempat klarifikasi"),
    "hearing_means": gettext_lazy("Petugas yang ditemui, atau tautan daring"),
    "heard_as": gettext_lazy("Didengar sebagai"),
}
