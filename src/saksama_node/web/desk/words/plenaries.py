"""Words of plenaries: what was decided, why a meeting is refused.

Left to others: names of people, days (web.formats), what an edition says of an act without its plenary.
"""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama_node.cases.plenaries.holding import Flaw
from saksama_node.web.reporting.words import DIRECTIONS, OUTCOMES, REVIEWS, act_words

FLAWS: Final[Mapping[Flaw, Promise]] = {
    Flaw.NOTHING: gettext_lazy("Pilih putusan untuk sedikitnya satu hal."),
    Flaw.MANY: gettext_lazy("Terlalu banyak untuk satu catatan. Catat sisanya sebagai rapat berikutnya."),
    Flaw.NOBODY: gettext_lazy("Pilih anggota yang hadir; hanya anggota kantor ini, atau kantor di atasnya."),
    Flaw.SEATS: gettext_lazy("Yang hadir lebih banyak daripada jumlah anggota kantor ini."),
    Flaw.NUMBER: gettext_lazy("Nomor berita acara itu sudah dipakai rapat lain kantor ini."),
    Flaw.DAY: gettext_lazy("Hari itu belum tiba: rapat dicatat pada harinya atau sesudahnya."),
    Flaw.MOVED: gettext_lazy(
        "Salah satu hal sudah berubah, sehingga putusan itu tidak cocok lagi. Baca lagi daftarnya."
    ),
    Flaw.KEPT: gettext_lazy("Semua yang hadir berkepentingan dalam salah satu hal. Putuskan itu dengan anggota lain."),
    Flaw.DISSENT: gettext_lazy("Yang berpendapat lain harus hadir dan tanpa kepentingan dalam hal itu."),
}

_KINDS: Final[Mapping[str, tuple[Promise, Mapping[str, str | Promise]]]] = {
    "case.reviewed": (gettext_lazy("Kajian awal"), {**REVIEWS, "becoming": gettext_lazy("Menjadi informasi awal")}),
    "case.decided": (gettext_lazy("Putusan atas kajian"), OUTCOMES),
    "case.transferred": (gettext_lazy("Pengalihan"), DIRECTIONS),
}


def decided_words(decided: str) -> str:
    """What was decided, in words: `case.decided:criminal`."""
    if decided == "case.sanctioned":
        return _("Sanksi atau rehabilitasi")
    kind, _sep, what = decided.partition(":")
    if kind not in _KINDS:
        return act_words(decided)
    head, words = _KINDS[kind]
    return _("%(kind)s: %(what)s") % {"kind": head, "what": words.get(what, what)}
