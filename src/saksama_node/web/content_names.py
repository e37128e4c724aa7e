"""What the codes of content entries are called on screens.

Rules kept here: every code of `saksama.entries.kinds.content` has its name (a test walks them all); a name says what
was found, never who is to blame.
Left to others: the codes, targets (target_words), why something was not captured (content_words).
"""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama.entries.kinds.content import (
    Addressee,
    Assessment,
    Category,
    Channel,
    Concerns,
    Judgment,
    Medium,
    Outcome,
    Presence,
    Triage,
    Way,
)
from saksama.statistics.content import NOT_YET

type Names = Mapping[str, str | Promise]

CHANNELS: Final[Names] = {
    Channel.FACEBOOK: "Facebook",
    Channel.INSTAGRAM: "Instagram",
    Channel.TIKTOK: "TikTok",
    Channel.X: "X",
    Channel.YOUTUBE: "YouTube",
    Channel.WHATSAPP: "WhatsApp",
    Channel.TELEGRAM: "Telegram",
    Channel.WEBSITE: _("situs web"),
    Channel.OTHER: _("kanal lain"),
    Channel.UNKNOWN: _("tidak diketahui"),
}
MEDIA: Final[Names] = {
    Medium.LINK: _("tautan"),
    Medium.TEXT: _("teks"),
    Medium.IMAGE: _("gambar"),
    Medium.MESSAGE: _("pesan terusan"),
}
WAYS: Final[Names] = {
    Way.PUBLIC: _("dari masyarakat"),
    Way.STAFF: _("oleh petugas"),
    Way.LIST: _("dari daftar"),
    Way.FEED: _("dari umpan berita"),
    Way.PARTNER: _("dari mitra"),
}
TRIAGE: Final[Names] = {
    Triage.CLAIM: _("mengulang satu klaim"),
    Triage.NOISE: _("diarsipkan"),
    Triage.RETURNED: _("dilihat lagi"),
    NOT_YET: _("belum dipilah"),
}
CATEGORIES: Final[Names] = {
    Category.FALSEHOOD: _("kabar bohong"),
    Category.HATE: _("ujaran kebencian"),
    Category.SARA: _("SARA"),
    Category.INCITEMENT: _("hasutan"),
    Category.MONEY: _("politik uang"),
    Category.TIMING: _("kampanye di luar waktunya"),
    Category.IMITATION: _("akun atau lembaga tiruan"),
    Category.OTHER: _("lainnya"),
}
CONCERNS: Final[Names] = {
    Concerns.NOBODY: _("bukan pemerintah daerah"),
    Concerns.GOVERNMENT: _("pemerintah provinsi"),
    Concerns.OFFICIAL: _("pejabat pemerintah provinsi"),
    Concerns.INCUMBENT: _("petahana"),
    Concerns.UNKNOWN: _("belum diketahui"),
}
ASSESSMENTS: Final[Names] = {
    Assessment.TRUE: _("benar"),
    Assessment.FALSE: _("tidak benar"),
    Assessment.MISLEADING: _("menyesatkan"),
    Assessment.SATIRE: _("satire"),
    Assessment.NOT_CHECKABLE: _("tidak dapat diperiksa"),
    NOT_YET: _("belum dinilai"),
}
JUDGMENTS: Final[Names] = {
    Judgment.VIOLATION: _("pelanggaran"),
    Judgment.NO_VIOLATION: _("bukan pelanggaran"),
    Judgment.NOT_COMPETENT: _("bukan wewenang Bawaslu"),
    NOT_YET: _("belum diputus"),
}
ADDRESSEES: Final[Names] = {
    Addressee.BAWASLU_RI: _("Bawaslu RI"),
    Addressee.MINISTRY: _("kementerian"),
    Addressee.PLATFORM: _("penyelenggara platform"),
}
OUTCOMES: Final[Names] = {
    Outcome.RECEIVED: _("diterima"),
    Outcome.PASSED_ON: _("diteruskan"),
    Outcome.REMOVED: _("diturunkan"),
    Outcome.RESTRICTED: _("dibatasi"),
    Outcome.REFUSED: _("ditolak"),
    Outcome.SILENT: _("tidak dijawab"),
    NOT_YET: _("belum dijawab"),
}
PRESENCE: Final[Names] = {
    Presence.UP: _("masih ada, sama dengan tangkapan"),
    Presence.CHANGED: _("alamatnya menjawab, isinya lain daripada tangkapan"),
    Presence.GONE: _("tidak ada lagi"),
    Presence.UNREACHED: _("tidak terjangkau"),
    Presence.UNKNOWN: _("menjawab, tetapi tidak dapat dipastikan"),
    NOT_YET: _("belum dilihat lagi"),
}
STEPS: Final[Names] = {
    "triaged": _("dari tangkapan sampai dipilah"),
    "assessed": _("dari tangkapan pertama sampai dinilai"),
    "judged": _("dari tangkapan pertama sampai diputus"),
    "requested": _("dari tangkapan pertama sampai permintaan"),
    "answered": _("dari permintaan sampai jawaban akhir"),
    "clarified": _("dari tangkapan pertama sampai klarifikasi"),
}


def name_of(names: Names, code: str) -> str:
    """What a code is called; the code itself where there is no word for it."""
    return str(names.get(code, code))
