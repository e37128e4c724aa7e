"""The rows of hearings (`HEARINGS`), and of what may come beside and after a decision (`AFTER`).

Left to others: the acts that their forms ask for (hearing_bodies), the forms (hearing_forms), offering them (moves).
"""

from typing import Final

from django.utils.translation import gettext_lazy as _

from saksama.entries.kinds import handling
from saksama.entries.kinds.handling import Heard, Institution
from saksama_node.cases.queries import CaseInfo
from saksama_node.cases.standing import SOMEBODY
from saksama_node.web.desk.cases import hearing_bodies as bodies
from saksama_node.web.desk.cases import hearing_forms as forms
from saksama_node.web.desk.cases.bodies import Probes
from saksama_node.web.desk.cases.rows import Move, entering, plain, row

_NOBODY: Final = 99
"""Stands for a person whom nobody invited yet: the probe asks the case alone."""


def _discuss_probes(case: CaseInfo) -> Probes:
    day, present = case.day.isoformat(), tuple(Institution)
    return {
        each: handling.CaseDiscussed(agreed=True, day=day, discussion=each, present=present)
        for each in handling.Discussion
    }


HEARINGS: Final[tuple[Move, ...]] = (
    row(
        "tim",
        handling.CaseTeamed.KIND,
        _("Tim klarifikasi"),
        _("Catat tim"),
        forms.TeamForm,
        lambda _case: {"": handling.CaseTeamed(members=(SOMEBODY,))},
        entering(bodies.teamed),
    ),
    row(
        "undang",
        handling.CaseInvited.KIND,
        _("Undang untuk klarifikasi"),
        _("Catat undangan"),
        forms.InviteForm,
        lambda case: {"": handling.CaseInvited(day=case.day.isoformat(), nth=_NOBODY, role=Heard.REPORTER)},
        entering(lambda _case, form: bodies.invited(form)),
    ),
    row(
        "klarifikasi",
        handling.CaseHeard.KIND,
        _("Berita acara klarifikasi"),
        _("Catat klarifikasi"),
        forms.HearForm,
        lambda _case: {"": handling.CaseHeard(appeared=False, nth=_NOBODY, role=Heard.REPORTER)},
        entering(lambda _case, form: bodies.heard(form)),
    ),
)
AFTER: Final[tuple[Move, ...]] = (
    row(
        "pembahasan",
        handling.CaseDiscussed.KIND,
        _("Pembahasan Sentra Gakkumdu"),
        _("Catat pembahasan"),
        forms.DiscussForm,
        _discuss_probes,
        entering(lambda _case, form: bodies.discussed(form)),
    ),
    row(
        "salinan",
        handling.CaseCopied.KIND,
        _("Salinan berita acara"),
        _("Catat penyerahan salinan"),
        forms.CopyForm,
        lambda case: {each: bodies.copied(each) for each in bodies.heard_in(case)},
        entering(lambda _case, form: bodies.copied(form["role"])),
    ),
    row(
        "koreksi",
        handling.CaseContested.KIND,
        _("Permintaan koreksi (B.19)"),
        _("Catat permintaan"),
        forms.ContestForm,
        lambda _case: {
            each: handling.CaseContested(by=handling.Requester.REPORTER, examiner=each) for each in handling.Examiner
        },
        entering(lambda _case, form: bodies.contested(form)),
    ),
    plain(
        "pertimbangan",
        handling.CaseAdvised(),
        _("Pertimbangan tertulis Bawaslu"),
        _("Catat pertimbangan"),
        forms.AdviseForm,
    ),
    row(
        "putus-koreksi",
        handling.CaseCorrected.KIND,
        _("Hasil pemeriksaan koreksi (B.20)"),
        _("Catat hasil koreksi"),
        forms.CorrectForm,
        lambda _case: {each: handling.CaseCorrected(outcome=each) for each in handling.Correction},
        entering(lambda _case, form: handling.CaseCorrected(outcome=handling.Correction(form["outcome"]))),
    ),
)
