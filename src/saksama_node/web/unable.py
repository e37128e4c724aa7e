"""What stops a node at this moment, in words for whoever meets it: citizen, officer, operator.

Rules kept here:
  * It is said that the last thing was not taken, or that this is not known; that nothing acknowledged is lost, and
    what to do now.
Left to others: what the fault is (`ledger.world`), what the operator does about it (the error's advice).
"""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama.errors import WorldError

UNKNOWN: Final = "ledger.outcome-unknown"
"""The one fault after which nobody may say that a thing was not taken."""

STOPPED: Final[Mapping[str, str | Promise]] = {
    "ledger.disk-full": _("Penyimpanan simpul ini penuh. Pengelola perlu mengosongkan tempat."),
    "ledger.no-room-for-files": _(
        "Penyimpanan simpul ini hampir penuh: sisanya disimpan untuk log. Berkas belum dapat diterima; laporan tanpa "
        "berkas masih diterima. Pengelola perlu mengosongkan tempat."
    ),
    "ledger.no-room": _(
        "Penyimpanan simpul ini penuh: sisanya disimpan untuk log, yang tetap berjalan. Laporan dan berkas belum dapat "
        "diterima lewat portal; kantor menerimanya di meja pengaduan. Pengelola perlu mengosongkan tempat."
    ),
    "ledger.too-much-at-once": _("Sedang banyak berkas yang dibaca. Coba lagi beberapa saat lagi."),
    "ledger.disk-read-only": _("Penyimpanan simpul ini tidak dapat ditulisi. Pengelola perlu memeriksa disknya."),
    "ledger.database-away": _("Basis data simpul ini tidak menjawab. Pengelola perlu menghidupkannya."),
    "ledger.clock-implausible": _("Jam komputer simpul ini melompat. Pengelola perlu mencocokkan jamnya."),
    "ledger.clock-behind": _("Jam komputer simpul ini tertinggal dari lognya. Pengelola perlu mencocokkan jamnya."),
    "ledger.act-too-slow": _("Simpul ini terlalu lambat menjawab."),
    "ledger.no-connection-left": _("Basis data simpul ini sedang penuh sambungan. Pengelola perlu menambah batasnya."),
    "ledger.deadlock": _("Dua pekerjaan saling menunggu, dan yang ini dibatalkan seluruhnya."),
    "ledger.database-too-slow": _("Basis data simpul ini terlalu lambat, dan yang ini dibatalkan seluruhnya."),
    UNKNOWN: _(
        "Basis data terputus tepat ketika mencatat. Belum diketahui apakah yang baru saja Anda kirim tercatat: "
        "lihat dulu apakah sudah ada, baru ulangi."
    ),
}
"""What stops the node: whatever was asked of it, this is its answer (503), and never a form's refusal."""

SENTENCES: Final[Mapping[str, str | Promise]] = {
    **STOPPED,
    "observation.annex-missing": _("Berkas laporan ini hilang atau rusak di simpul. Pulihkan dari cadangan."),
    "ledger.blob-missing": _("Berkas yang disebut log ini hilang atau rusak di simpul. Pulihkan dari cadangan."),
    "casekeys.broken": _("Yang tersegel tidak dapat dibuka: kuncinya lain, atau datanya rusak. Beri tahu pengelola."),
    "content.readers-busy": _("Sedang banyak gambar yang dibaca. Coba lagi beberapa saat lagi."),
    "content.day-full": _(
        "Dalam sehari ini sudah terlalu banyak yang diterima dari masyarakat, jadi ini tidak disimpan. Simpan pesannya "
        "dan coba lagi besok."
    ),
}


_NO_ROOM: Final = frozenset({"ledger.no-room", "ledger.no-room-for-files", "ledger.disk-full"})


def status(fault: WorldError) -> int:
    """The status of an answer that says so: 507 where there is no room (RFC 4918), else 503."""
    return 507 if fault.code in _NO_ROOM else 503


def sentence(fault: WorldError) -> str:
    """The fault in one sentence; empty where it has none of its own."""
    return str(SENTENCES.get(fault.code, ""))
