"""What a second person reads of an act on a case: every field of the entry in words, and its code.

Rules kept here: nothing is entered that was not on the page; a person is named as commissioners know them.
Left to others: the page itself (`seconds`).
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.body import Body
from saksama_node.accounts.queries import names_of_offices
from saksama_node.accounts.recused import recusals_of
from saksama_node.cases.lots.drawing import further
from saksama_node.cases.named import events
from saksama_node.cases.plenaries.held import number_of_meeting
from saksama_node.cases.procedures import editions, parties
from saksama_node.cases.seconding import about, body_of
from saksama_node.cases.standing import told as told_of
from saksama_node.deadlines.queries import nearest
from saksama_node.seconds.proposing import Proposed
from saksama_node.web.desk.frame.addresses import report_page
from saksama_node.web.desk.frame.duty import earliest_of
from saksama_node.web.desk.frame.second import Due, Line, Words
from saksama_node.web.desk.words.deadlines import named_words
from saksama_node.web.formats import english
from saksama_node.web.reporting.words import (
    CLOSINGS,
    CORRECTIONS,
    DESTINATIONS,
    GROUNDS,
    ORGANIZERS,
    OUTCOMES,
    REVIEWS,
    SANCTIONS,
    SOURCES,
    SUBSTANCE,
    VIOLATIONS,
    act_words,
)

_LABELS: Mapping[str, str | Promise] = {
    "day": gettext_lazy("Hari diterima"),
    "ground": gettext_lazy("Alasan tidak diregistrasi"),
    "number": gettext_lazy("Nomor register"),
    "edition": gettext_lazy("Edisi tata cara (SHA-256)"),
    "office": gettext_lazy("Kantor"),
    "outcome": gettext_lazy("Hasil"),
    "organizers": gettext_lazy("Golongan penyelenggara"),
    "sanction": gettext_lazy("Keputusan Ketua"),
    "substantial": gettext_lazy("Syarat materiel"),
    "person": gettext_lazy("Siapa yang boleh kembali"),
    "party": gettext_lazy("Partai terlapor"),
    "plenary": gettext_lazy("Rapat pleno yang memutus"),
    "procedure": gettext_lazy("Tata cara yang diikuti"),
    "replaces": gettext_lazy("Menggantikan nomor"),
    "source": gettext_lazy("Asal perkara"),
    "types": gettext_lazy("Jenis pelanggaran"),
    "to": gettext_lazy("Diteruskan kepada"),
    "relayed": gettext_lazy("Diterima pengawas di lapangan"),
    "written": gettext_lazy("Tanggal laporan hasil pengawasan"),
}
_VALUES: Mapping[str, Mapping[str, str | Promise]] = {
    "ground": GROUNDS,
    "source": SOURCES,
    "types": VIOLATIONS,
    "to": DESTINATIONS,
    "organizers": ORGANIZERS,
    "sanction": SANCTIONS,
    "substantial": {str(True): SUBSTANCE["yes"], str(False): SUBSTANCE["no"]},
}
_OUTCOMES: Mapping[str, Mapping[str, str | Promise]] = {
    "case.reviewed": REVIEWS,
    "case.decided": OUTCOMES,
    "case.closed": CLOSINGS,
    "case.corrected": CORRECTIONS,
}


def _lines(body: Body, case: str) -> list[Line]:
    """Every field of the entry in words, with its code as the log will have it. `case`: in which persons are named."""
    persons = {each.pseudonym: each.name for each in recusals_of(case)} if case else {}
    found: list[Line] = []
    for name, value in msgspec.to_builtins(body).items():
        codes = value if isinstance(value, (list, tuple)) else [value]
        words = (
            f"{persons[code]} ({code})" if name == "person" and code in persons else _value(body.KIND, name, str(code))
            for code in codes
        )
        found.append((_LABELS.get(name, name), ", ".join(words)))
    return found


def _value(kind: str, name: str, code: str) -> str:
    word: str | Promise | None
    match name:
        case "outcome":
            word = _OUTCOMES.get(kind, {}).get(code)
        case "party":
            word = parties().get(code, gettext_lazy("tidak dari partai") if code == "none" else None)
        case "procedure" if code in editions():
            word = editions()[code].title_en if english() else editions()[code].title
        case "plenary":
            word = number_of_meeting(code)
        case "office":
            word = names_of_offices([code]).get(code)
        case _:
            word = _VALUES.get(name, {}).get(code)
    return code if word is None else f"{word} ({code})"


def _title(found: Proposed) -> str:
    return act_words(told_of(body_of(found)))


def case_names(subjects: Collection[str]) -> Mapping[str, str]:
    """Each report or case by the sentence of its event, with its register number; empty where it has neither."""
    told = events(subjects)
    return {
        subject: " · ".join(filter(None, (named_words(told.get(subject, "")), each.number)))
        for subject, each in about(subjects).items()
    }


def case_dues(found: Sequence[Proposed]) -> Mapping[int, Due]:
    """By when the case of each moves on."""
    owed = nearest(each.subject for each in found)
    return {each.id: earliest_of(owed.get(each.subject, ())) for each in found}


def _shown(found: Proposed) -> Mapping[str, object]:
    it = about([found.subject])[found.subject]
    head: list[Line] = [(gettext_lazy("Jenis catatan"), found.act)]
    if name := case_names([found.subject])[found.subject]:
        head.append((gettext_lazy("Perkara"), name))
    return {"lines": [*head, *_lines(body_of(found), it.case)]}


def leads_to_case(found: Proposed) -> tuple[str, str | Promise]:
    """The page of the case that it is about, or of the report."""
    it = about([found.subject])[found.subject]
    label = gettext_lazy("Buka perkaranya") if it.case else gettext_lazy("Buka laporannya")
    return report_page(it.submission, it.case), label


def _draw(found: Proposed) -> Mapping[str, object]:
    lines: list[Line] = [
        (gettext_lazy("Jenis catatan"), found.act),
        (gettext_lazy("Perkara"), case_names([found.subject])[found.subject]),
        (gettext_lazy("Undian ke-"), str(further(found).draw)),
        (gettext_lazy("Daftar peserta"), _("disusun saat disetujui; yang diundi terakhir tidak ikut")),
    ]
    return {"lines": lines}


OF_A_DRAW: Final = Words(
    title=lambda _found: _("Undian ulang."),
    about=case_names,
    dues=case_dues,
    shown=_draw,
    leads=leads_to_case,
    words=gettext_lazy("Alasan"),
)
OF_A_CASE: Final = Words(title=_title, about=case_names, dues=case_dues, shown=_shown, leads=leads_to_case)
