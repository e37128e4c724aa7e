"""Words of plenaries: what was decided, why a meeting is refused.

Left to others: names of people, days (web.formats), what an edition says of an act without its plenary.
"""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.handling import CaseTransferred
from saksama_node.cases.plenaries.holding import Flaw
from saksama_node.web.reporting.words import DIRECTIONS, OUTCOMES, REVIEWS, SANCTIONS, VIOLATIONS, act_words

FLAWS: Final[Mapping[Flaw, Promise]] = {
    Flaw.NOTHING: gettext_lazy("Pilih putusan untuk sedikitnya satu hal."),
    Flaw.MANY: gettext_lazy("Terlalu banyak untuk satu catatan. Catat sisanya sebagai rapat berikutnya."),
    Flaw.NOBODY: gettext_lazy("Pilih anggota yang hadir; hanya anggota kantor ini sendiri."),
    Flaw.SEATS: gettext_lazy("Yang hadir lebih banyak daripada jumlah anggota kantor ini."),
    Flaw.NUMBER: gettext_lazy("Nomor berita acara itu sudah dipakai rapat lain kantor ini."),
    Flaw.DAY: gettext_lazy(
        "Hari itu belum tiba, atau mendahului yang diputuskan: laporan, perbaikan, atau kajian yang selesai."
    ),
    Flaw.MOVED: gettext_lazy(
        "Salah satu hal sudah berubah, sehingga putusan itu tidak cocok lagi. Baca lagi daftarnya."
    ),
    Flaw.KEPT: gettext_lazy("Semua yang hadir berkepentingan dalam salah satu hal. Putuskan itu dengan anggota lain."),
    Flaw.DISSENT: gettext_lazy("Yang berpendapat lain harus hadir dan tanpa kepentingan dalam hal itu."),
    Flaw.AGAINST: gettext_lazy("Semua yang dihitung berpendapat lain: hal itu tidak diputus begitu."),
    Flaw.KINDS: gettext_lazy("Pilih paling sedikit dua jenis pelanggaran, hanya yang mungkin bagi perkara itu."),
    Flaw.QUORUM: gettext_lazy("Yang dihitung dalam salah satu hal kurang dari kuorum yang ditetapkan dua orang."),
}

_KINDS: Final[Mapping[str, tuple[Promise, Mapping[str, str | Promise]]]] = {
    "case.reviewed": (gettext_lazy("Kajian awal"), {**REVIEWS, "becoming": gettext_lazy("Menjadi informasi awal")}),
    "case.decided": (gettext_lazy("Putusan atas kajian"), OUTCOMES),
    "case.transferred": (gettext_lazy("Pengalihan"), DIRECTIONS),
    "case.sanctioned": (gettext_lazy("Keputusan Ketua"), SANCTIONS),
}


def decided_words(decided: str, offices: Mapping[str, str]) -> str:
    """What was decided, in words: `case.decided:criminal`. `offices`: names by region."""
    kind, what, more = (*decided.split(":"), "", "")[:3]
    if kind not in _KINDS:
        return act_words(decided)
    head, words = _KINDS[kind]
    told = _("%(kind)s: %(what)s") % {"kind": head, "what": words.get(what, what)}
    if kind == CaseTransferred.KIND:
        # RI has no region code.
        return _("%(told)s, ke %(office)s") % {"told": told, "office": offices.get(more) or more or _("Bawaslu RI")}
    kinds = ", ".join(str(VIOLATIONS[each]) for each in more.split("+")) if more else ""
    return f"{told} ({kinds})" if kinds else told
