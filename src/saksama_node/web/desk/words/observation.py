"""Words of the desk for reports of supervision: where one stands, whose turn it is, why an act was refused.

Rules kept here: every reason has its sentence, which says what to do next.
Left to others: the forms' own labels (their data), screens.
"""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.observation import LhpApproved, LhpReopened, LhpReturned, LhpSent
from saksama.observation.form import Form
from saksama.observation.loop import State
from saksama.observation.reading import shipped
from saksama.procedure.levels import Level
from saksama_node.accounts.policy import today
from saksama_node.observation.faults import Why
from saksama_node.observation.written import ActInfo, PeriodInfo, ReportInfo, VersionInfo
from saksama_node.web.formats import day, english, moment_of

STATES: Final[Mapping[State, Promise]] = {
    State.DRAFT: gettext_lazy("draf"),
    State.SENT: gettext_lazy("diajukan"),
    State.RETURNED: gettext_lazy("perlu revisi"),
    State.APPROVED: gettext_lazy("disetujui"),
    State.REOPENED: gettext_lazy("dibuka kembali"),
}
COLOURS: Final[Mapping[State, str]] = {
    State.DRAFT: "plain",
    State.SENT: "waiting",
    State.RETURNED: "due",
    State.APPROVED: "kept",
    State.REOPENED: "due",
}
LEVELS: Final[Mapping[str, Promise]] = {
    Level.RI: gettext_lazy("Republik Indonesia"),
    Level.PROVINCE: gettext_lazy("provinsi"),
    Level.REGENCY: gettext_lazy("kabupaten/kota"),
    Level.DISTRICT: gettext_lazy("kecamatan"),
    Level.VILLAGE: gettext_lazy("kelurahan/desa"),
    Level.STATION: gettext_lazy("TPS"),
}
NOT_DONE: Final[Mapping[Why, Promise]] = {
    Why.UNKNOWN: gettext_lazy("Laporan itu tidak ada. Kembali ke daftar, lalu buka lagi."),
    Why.STATE: gettext_lazy("Keadaan laporan ini sudah berubah. Buka lagi, lalu lihat langkah berikutnya."),
    Why.NOT_THE_WRITER: gettext_lazy("Hanya yang menulis laporan ini dapat mengubah dan mengirimnya."),
    Why.OWN: gettext_lazy("Laporan ini Anda kirim atau bacakan sendiri: orang lain yang memeriksanya."),
    Why.NOT_YOUR_TURN: gettext_lazy("Laporan ini tidak menunggu pemeriksaan Anda. Lihat giliran siapa sekarang."),
    Why.TAKEN: gettext_lazy("Anda tidak sedang memeriksa laporan ini. Mulai, atau ambil alih dengan alasan."),
    Why.NO_NOTE: gettext_lazy("Tulis dulu sedikitnya satu catatan: tanpa catatan laporan tidak dikembalikan."),
    Why.NO_REASON: gettext_lazy("Tulis dulu alasannya: yang menulis laporan membacanya."),
    Why.WRITER_THERE: gettext_lazy("Yang menulis laporan ini masih bertugas: mintalah ia sendiri memperbaikinya."),
    Why.NOT_ANSWERED: gettext_lazy("Jawab dulu setiap catatan pemeriksa, lalu kirim lagi."),
    Why.NUMBER_TAKEN: gettext_lazy("Nomor ini sudah dipakai laporan lain di kantor ini. Pakai nomor lain."),
    Why.NUMBER_WRITING: gettext_lazy(
        "Nomor ini lebih dari 100 huruf, atau ada tanda yang tidak tercetak. Ketik ulang."
    ),
    Why.ANNEXES: gettext_lazy("Lampiran paling banyak 20 berkas. Buang dulu yang tidak diperlukan."),
    Why.ANNEX_SIZE: gettext_lazy("Berkas ini kosong atau lebih besar dari 16 MB. Perkecil dulu, lalu lampirkan lagi."),
    Why.ANNEX_TYPE: gettext_lazy("Jenis berkas ini tidak diterima. Lampirkan foto, PDF, atau rekaman suara."),
    Why.ANNEX_NAMED: gettext_lazy("Lampiran ini milik versi yang sudah dikirim: tidak dapat dibuang."),
    Why.PERIOD: gettext_lazy("Masa laporan itu tidak ada, sudah ditutup, atau untuk formulir lain. Pilih lagi."),
    Why.FORM: gettext_lazy("Formulir itu tidak dikenal di sini. Pilih dari yang ditawarkan."),
}


def form_title(form_id: str) -> str:
    """A form by its name; what this program does not know, by its id."""
    form = shipped().get(form_id)
    return form_words(form) if form is not None else (form_id or _("formulir tidak diketahui"))


def form_words(form: Form) -> str:
    """A form's heading and title."""
    return f"{form.heading}: {form.title_en if english() else form.title}"


def state_words(found: ReportInfo) -> str:
    """Where a report stands; one that somebody examines now says so."""
    return _("sedang diperiksa") if found.examiner is not None else str(STATES[found.state])


def turn_words(found: ReportInfo, names: Mapping[str, str]) -> str:
    """Whose turn it is."""
    if not found.turn:
        return ""
    return _("menunggu pemeriksaan %(office)s") % {"office": names.get(found.turns_at, str(LEVELS[found.turn]))}


def is_over(period: PeriodInfo) -> bool:
    """Whether what comes in for this period now is late."""
    return period.closed or today() > period.ends


def version_words(found: VersionInfo) -> str:
    """A version with when it was sent."""
    return _("versi %(n)s, %(at)s") % {"n": found.version, "at": moment_of(found.at)}


def act_words(found: ActInfo) -> str:
    """What happened to a report, as its history says it."""
    match None if found.entry is None else found.entry.entry.body:
        case LhpSent(version=version):
            return _("Versi %(n)s dikirim.") % {"n": version}
        case LhpReturned(version=version, notes=many):
            return _("Versi %(n)s dikembalikan dengan %(many)s catatan.") % {"n": version, "many": many}
        case LhpApproved(version=version, level=level):
            return _("Versi %(n)s disetujui di tingkat %(level)s.") % {"n": version, "level": LEVELS.get(level, level)}
        case LhpReopened(version=version):
            return _("Dibuka kembali sesudah versi %(n)s.") % {"n": version}
        case _ if found.is_handed:
            return _("Penulisan diserahkan kepada orang lain.")
        case _:
            return _("Pemeriksaan diambil alih.")


def period_words(period: PeriodInfo | None) -> str:
    """A period with its last day."""
    if period is None:
        return _("tanpa masa laporan")
    told = _("%(name)s, sampai %(day)s") % {"name": period.name, "day": day(period.ends)}
    return _("%(told)s (sudah ditutup)") % {"told": told} if period.closed else told
