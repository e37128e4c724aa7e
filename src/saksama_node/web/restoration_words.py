"""What a person must do about an act that a restored node lacks: one sentence for each code of the closed list."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama_node.ledger.missing import Missing

WORDS: Final[Mapping[Missing, str | Promise]] = MappingProxyType(
    {
        Missing.AGAIN: _(
            "Diambil lagi dari mitra dengan sendirinya. Bila tidak kembali, minta mitra mengirim salinannya."
        ),
        Missing.SENT: _("Isi dan lampirannya hilang di sini. Minta salinannya kepada mitra, atau kirim ulang."),
        Missing.WORDS: _("Kata-katanya hilang; tindakannya sendiri sah. Minta salinannya kepada mitra atau rekan."),
        Missing.SUBMISSION: _(
            "Formulir, bukti, dan identitasnya hilang. Pelapor memegang tanda bukti: umumkan agar diserahkan lagi."
        ),
        Missing.REVIEW: _(
            "Kajian awal ini tercatat, tetapi ikatannya dengan laporan hilang. Cari berkasnya di atas kertas."
        ),
        Missing.CASE: _("Langkah ini tercatat, tetapi perkaranya tidak ada di sini. Cari berkasnya di atas kertas."),
        Missing.ASSIGNEE: _("Petugasnya tidak dikenali lagi. Serahkan perkara ini sekali lagi."),
        Missing.OPENING: _("Alasan pembukaan identitas hilang. Minta pemegang kunci menuliskannya untuk pelapor."),
        Missing.INTEREST: _("Pernyataan kepentingan ini hilang isinya. Yang menyatakannya menyatakannya lagi."),
        Missing.TRACE: _("Jejak tindakan petugas pada hari itu hilang. Bahwa hari itu ditutup tetap tercatat."),
        Missing.GRANT: _("Siapa yang diberi peran ini tidak diketahui. Berikan lagi kepada orangnya."),
        Missing.ADDRESS: _(
            "Surel sebuah akun diubah sesudah cadangan itu; yang lama kembali. Tanyakan kepada orangnya, isi lagi."
        ),
        Missing.ERASURE: _(
            "Sebagian berkas penerimaan ini pernah dihapus, dan kembali bersama cadangan. Bagian yang mana tidak "
            "diketahui lagi: tanyakan kepada yang menghapusnya, lalu hapus lagi."
        ),
        Missing.DOCUMENT: _(
            "Dokumen publik yang disebut catatan ini tidak ditemukan. Minta kepada mitra, lalu simpan lagi."
        ),
        Missing.MEANING: _("Catatan ini ditulis versi yang lebih baru. Perbarui perangkat lunaknya."),
    }
)
