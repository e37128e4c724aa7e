"""What a second person reads of what somebody made of a finding: the entry, what it begins, and its words.

Rules kept here: nothing is entered or begun that was not on the page, a task's partner, clause and last day with it.
Left to others: the page itself (`seconds`), both numbers and every source (`findings`, one click away).
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.keying import FollowUp, SheetResolved
from saksama_node.flows.results.begin_follow_up import place_words, title_of
from saksama_node.results.findings.resolved import findings_of
from saksama_node.results.findings.resolving import wanted_in
from saksama_node.results.queries import FindingView
from saksama_node.results.screens.screened import told_of
from saksama_node.results.versions.contests import contest_of
from saksama_node.seconds.proposed import Proposed
from saksama_node.web import formats
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.second import Line, Words
from saksama_node.web.desk.results.finding_queue import end_of
from saksama_node.web.desk.words.dispatches import clause_words
from saksama_node.web.desk.words.queue import sentence
from saksama_node.web.results_words import title_of as title_of_contest

_BEGUN: Final[Mapping[FollowUp, str | Promise]] = {
    FollowUp.CASE: gettext_lazy("Temuan yang dimulai, atas nama yang mengusulkan"),
    FollowUp.TASK: gettext_lazy("Tugas yang ditawarkan, atas nama yang mengusulkan"),
}


def _title(found: Proposed) -> str:
    return word(wanted_in(found).follow_up)


def _about(keys: Collection[str]) -> Mapping[str, str]:
    return {key: place_words(each) for key, each in findings_of(keys).items()}


def _shown(found: Proposed) -> Mapping[str, object]:
    wanted, finding = wanted_in(found), _finding(found)
    contest = contest_of(finding.contest)
    lines: list[Line] = [
        (gettext_lazy("Jenis catatan"), SheetResolved.KIND),
        (gettext_lazy("Pemilihan"), f"{title_of_contest(contest)} ({contest.id})"),
        (gettext_lazy("Tempat"), f"{place_words(finding)} ({finding.place})"),
        (gettext_lazy("Ketidaksesuaian"), sentence(contest, finding, told_of([finding.key]).get(finding.key))),
        (gettext_lazy("Kode aturan"), finding.rule),
        (gettext_lazy("Kunci temuan"), finding.key),
        (gettext_lazy("Apa yang ditemukan"), f"{word(wanted.ground)} ({wanted.ground})"),
        (gettext_lazy("Tindak lanjut"), f"{word(wanted.follow_up)} ({wanted.follow_up})"),
    ]
    if wanted.due is not None:
        lines.append((gettext_lazy("Paling lambat"), f"{formats.day(wanted.due)} ({wanted.due.isoformat()})"))
    if wanted.follow_up in _BEGUN:
        lines.append((_BEGUN[wanted.follow_up], title_of(finding)))
    if wanted.to:
        lines += [(gettext_lazy("Mitra"), wanted.to), (gettext_lazy("Menurut"), clause_words(wanted.clause))]
    return {"lines": lines}


def _due(found: Proposed) -> datetime | None:
    return end_of(wanted_in(found).due)


def _leads(found: Proposed) -> tuple[str, str | Promise]:
    return reverse("desk:finding", args=[_finding(found).id]), gettext_lazy("Lihat kedua angka, sumber, dan fotonya")


def _finding(found: Proposed) -> FindingView:
    return findings_of([found.subject])[found.subject]


OF_A_FINDING: Final = Words(title=_title, about=_about, shown=_shown, leads=_leads, due=_due)
