"""Words of the desk for what follows from a report of supervision: what a partner is asked, why an act was refused.

Rules kept here: every reason has its sentence, which says what to do next; what goes to a partner is Indonesian, begins
with what is asked, and names nobody.
"""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from saksama_node.observation.advising import Wrong
from saksama_node.observation.following import Unable

NOT_ADVISED: Final[Mapping[Wrong, Promise]] = {
    Wrong.BODY: gettext_lazy("Pilih lembaganya dari daftar."),
    Wrong.DUE: gettext_lazy("Batas jawaban mendahului hari suratnya. Pilih hari itu atau sesudahnya."),
    Wrong.DAY: gettext_lazy("Hari itu belum tiba, atau mendahului suratnya."),
    Wrong.FILE: gettext_lazy("Berkas itu bukan PDF, JPEG, atau PNG. Pindai suratnya, lalu unggah lagi."),
    Wrong.LARGE: gettext_lazy("Berkas itu lebih dari 10 MB. Perkecil pindaiannya, lalu unggah lagi."),
}
NOT_FOLLOWED: Final[Mapping[Unable, Promise]] = {
    Unable.NOT_SENT: gettext_lazy("Laporan ini belum dikirim. Kirim dulu versinya."),
    Unable.LOST: gettext_lazy("Isi versi ini tidak ada lagi di sini. Minta penulisnya mengirimnya lagi."),
    Unable.NOTHING: gettext_lazy("Versi yang berlaku menyebut Nihil."),
    Unable.ALREADY: gettext_lazy("Peristiwa yang sama dari laporan ini sudah ditindaklanjuti. Lihat daftarnya."),
    Unable.CLOSED: gettext_lazy("Itu sudah selesai, atau tidak ada di sini. Kembali ke daftarnya."),
}
TASKS: Final[Mapping[str, tuple[Promise, str, str]]] = {
    "layar": (
        gettext_lazy("layar atau papan informasi rusak"),
        "Perbaikan layar informasi: {place}",
        (
            "Pengawas mendapati layar atau papan informasi milik pemerintah provinsi rusak di {place}.\n\n"
            "Yang diminta: diperbaiki, lalu diberitahukan kapan berfungsi lagi."
        ),
    ),
    "jaringan": (
        gettext_lazy("gangguan jaringan"),
        "Gangguan jaringan: {place}",
        (
            "Pengawas mendapati jaringan terganggu di {place}.\n\n"
            "Yang diminta: diperiksa sebabnya, dipulihkan, lalu diberitahukan kapan pulih."
        ),
    ),
    "akun": (
        gettext_lazy("akun atau situs tiruan"),
        "Akun atau situs tiruan",
        (
            "Pengawas mendapati akun atau situs yang meniru penyelenggara pemilu.\n\nAlamatnya: \n\n"
            "Yang diminta: diperiksa, dilaporkan kepada penyedianya menurut kewenangan, lalu diberitahukan hasilnya."
        ),
    ),
}
"""By kind: how it is called, the task's title and its words; the office completes them."""
