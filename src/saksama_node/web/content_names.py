"""What the codes of content entries are called on screens.

Rules kept here: every code of `saksama.entries.kinds.content` has its name (a test walks them all); a name says what
was found, never who is to blame. Where a number needs no shorter name, a code is called as everywhere (`codes`).
Left to others: the codes, targets (target_words), why something was not captured (content_words).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama.entries.kinds import content
from saksama.statistics.content import NOT_YET
from saksama_node.web.codes import LISTS

type Names = Mapping[str, str | Promise]


def _as_elsewhere(codes: type[StrEnum]) -> dict[str, str | Promise]:
    return dict(LISTS[codes].items())


CHANNELS: Final[Names] = _as_elsewhere(content.Channel) | {content.Channel.UNKNOWN: _("tidak diketahui")}
MEDIA: Final[Names] = _as_elsewhere(content.Medium)
WAYS: Final[Names] = {
    content.Way.PUBLIC: _("dari masyarakat"),
    content.Way.STAFF: _("oleh petugas"),
    content.Way.LIST: _("dari daftar"),
    content.Way.FEED: _("dari umpan berita"),
    content.Way.PARTNER: _("dari mitra"),
}
TRIAGE: Final[Names] = {
    content.Triage.CLAIM: _("mengulang satu klaim"),
    content.Triage.NOISE: _("diarsipkan"),
    content.Triage.RETURNED: _("dilihat lagi"),
    NOT_YET: _("belum dipilah"),
}
CATEGORIES: Final[Names] = {
    content.Category.FALSEHOOD: _("kabar bohong"),
    content.Category.HATE: _("ujaran kebencian"),
    content.Category.SARA: _("SARA"),
    content.Category.INCITEMENT: _("hasutan"),
    content.Category.MONEY: _("politik uang"),
    content.Category.TIMING: _("kampanye di luar waktunya"),
    content.Category.IMITATION: _("akun atau lembaga tiruan"),
    content.Category.OTHER: _("lainnya"),
}
CONCERNS: Final[Names] = {
    content.Concerns.NOBODY: _("bukan pemerintah daerah"),
    content.Concerns.GOVERNMENT: _("pemerintah provinsi"),
    content.Concerns.OFFICIAL: _("pejabat pemerintah provinsi"),
    content.Concerns.INCUMBENT: _("petahana"),
    content.Concerns.UNKNOWN: _("belum diketahui"),
}
ASSESSMENTS: Final[Names] = _as_elsewhere(content.Assessment) | {
    content.Assessment.FALSE: _("tidak benar"),
    NOT_YET: _("belum dinilai"),
}
JUDGMENTS: Final[Names] = {
    content.Judgment.VIOLATION: _("pelanggaran"),
    content.Judgment.NO_VIOLATION: _("bukan pelanggaran"),
    content.Judgment.NOT_COMPETENT: _("bukan wewenang Bawaslu"),
    NOT_YET: _("belum diputus"),
}
ADDRESSEES: Final[Names] = {
    content.Addressee.BAWASLU_RI: _("Bawaslu RI"),
    content.Addressee.MINISTRY: _("kementerian"),
    content.Addressee.PLATFORM: _("penyelenggara platform"),
}
OUTCOMES: Final[Names] = {
    content.Outcome.RECEIVED: _("diterima"),
    content.Outcome.PASSED_ON: _("diteruskan"),
    content.Outcome.REMOVED: _("diturunkan"),
    content.Outcome.RESTRICTED: _("dibatasi"),
    content.Outcome.REFUSED: _("ditolak"),
    content.Outcome.SILENT: _("tidak dijawab"),
    NOT_YET: _("belum dijawab"),
}
PRESENCE: Final[Names] = _as_elsewhere(content.Presence) | {NOT_YET: _("belum dilihat lagi")}
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
