"""Erasing what was handed in, at `/meja/perkara/masuk/<id>/hapus/`: proposing it, what the second person reads of it.

Rules kept here:
  * Before it is proposed the page says what goes, what stays, and that nobody brings it back.
  * Each ground stands with its article, and with how surely that is known.
  * The second person reads every word that would go.
Left to others: what may go and when (cases.erasing.erasing), the page of the second person (`seconds`).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.words import shown_plainly
from saksama_node.accounts.policy import Action, Staff, may
from saksama_node.accounts.queries import name_of
from saksama_node.cases import corresponding, queries
from saksama_node.cases.erasing import erasing
from saksama_node.cases.erasing.clearing import IDENTITY, WHOLE, Kind, Part
from saksama_node.cases.erasing.erased import ErasureInfo, erasures_of, left_of
from saksama_node.cases.erasing.erasing import Wanted, body_of, offered, parts_named
from saksama_node.cases.queries import SubmissionInfo
from saksama_node.cases.seconding import about
from saksama_node.flows.seconds import two_persons
from saksama_node.flows.seconds.waiting import proposals_about
from saksama_node.seconds.proposing import Proposed, open_of
from saksama_node.web.desk.cases.seconds import case_names, leads_to_case
from saksama_node.web.desk.frame.acts import Act, ActForm, ActPage, Refused
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.frame.second import of_an_erasure, to_proposal
from saksama_node.web.formats import moment_of
from saksama_node.web.reporting.words import KINDS, act_words, ground_words

_BEFORE_THE_END = gettext_lazy("Perkaranya belum ditutup: hanya bagian yang melawan hukum dapat dihapus.")
_LETTERS: Final = 80


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part as a page names it. `words`: what stands in it, empty where it is gone or is no text; `file`: its id."""

    part: Part
    label: str
    words: str = ""
    file: int = 0

    @property
    def short(self) -> str:
        """Its name with the beginning of what stands in it."""
        words = " ".join(self.words.split())
        if not words:
            return self.label
        return f"{self.label}: {shown_plainly(words[:_LETTERS])}{'…' if len(words) > _LETTERS else ''}"


@dataclass(frozen=True, slots=True)
class Erasable:
    """What came in, with what may go of it now. `closed`: its case is over; before that only single parts go."""

    info: SubmissionInfo
    parts: Sequence[PartLine]
    closed: bool


def _erasable(_by: Staff, submission_id: int) -> Erasable:
    info = queries.submission(submission_id)
    left = left_of(info)
    # Before the end neither the whole nor the identity goes: what would be refused is not offered.
    may_go = [each for each in left.parts if left.closed or each not in {WHOLE, IDENTITY}]
    return Erasable(info, lines(info, may_go), left.closed)


class EraseForm(ActForm[Erasable]):
    """What is to go, on which ground, and why."""

    parts = forms.MultipleChoiceField(
        label=gettext_lazy("Yang dihapus"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Di log hanya tercatat bahwa sesuatu dihapus; bagian yang mana, disegel."),
    )
    ground = forms.ChoiceField(label=gettext_lazy("Dasar"), widget=forms.RadioSelect)
    reason = Prose(
        label=gettext_lazy("Alasan"),
        max_length=2000,
        rows=3,
        help_text=gettext_lazy("Dibaca orang kedua dan yang menyampaikan laporan. Jangan sebut data yang dihapus."),
    )

    def prepare(self) -> None:
        """Every part that may go, and the grounds for it."""
        self.choose("parts", [(each.part.key, each.short) for each in self.thing.parts])
        self.choose("ground", [(each.id, ground_words(each.id)) for each in offered(closed=self.thing.closed)])


def erasure_rows(info: SubmissionInfo, by: Staff) -> dict[str, object]:
    """What a case's or report's page shows of erasures."""
    numbers = {each.leaf: each.id for each in proposals_about(by, info.subject)}
    return {
        "erasures": [
            (each, ground_words(each.ground), _who(each), numbers.get(each.leaf)) for each in erasures_of(info)
        ],
        "may_erase": may(by, Action.DATA_ERASE, info.region),
    }


def _who(info: ErasureInfo) -> str:
    """Both persons, as far as they are known here."""
    names = {"first": name_of(info.by), "second": name_of(info.second)}
    return _("%(first)s, disetujui %(second)s") % names if info.by and info.second else ""


def lines(info: SubmissionInfo, parts: Sequence[Part]) -> list[PartLine]:
    """Each part by its name, and what still stands in it."""
    files = {file.id: file for _message, file in queries.all_evidence(info)}
    said = {each.leaf: each for each in corresponding.messages_of(info)}
    acts = {each.leaf: each for each in queries.acts(info.case)} if info.case else {}
    found = []
    for part in parts:
        match part.kind:
            case Kind.CASE_FILE:
                label = _("Seluruh berkas: isi, bukti, identitas, pesan, dan kata-kata setiap tindakan")
                found.append(PartLine(part, label, _all_of_it(info)))
            case Kind.IDENTITY:
                found.append(PartLine(part, _("Identitas yang menyampaikan, bila disebut, dan hasil pindainya")))
            case Kind.FILE:
                file = files[part.id]
                found.append(PartLine(part, _("Berkas bukti %(name)s") % {"name": file.name}, "", file.id))
            case Kind.MESSAGE:
                label = _("Pesan, %(at)s") % {"at": moment_of(said[part.id].at)}
                found.append(PartLine(part, label, said[part.id].text or ""))
            case Kind.ACT:
                act = acts[part.id]
                found.append(PartLine(part, f"{act_words(act.kind, act.detail)} {moment_of(act.at)}", act.words))
    return found


def _all_of_it(info: SubmissionInfo) -> str:
    """How much the whole is by now; empty once nothing is left of it."""
    kinds = Counter(each.kind for each in left_of(info).parts)
    if not kinds:
        return ""
    words = _("%(files)s berkas bukti, %(messages)s pesan, kata-kata %(acts)s tindakan; seluruhnya di halaman perkara")
    return words % {"files": kinds[Kind.FILE], "messages": kinds[Kind.MESSAGE], "acts": kinds[Kind.ACT]}


def _told(_request: HttpRequest, _by: Staff, found: Erasable, _refused: Refused | None) -> dict[str, object]:
    """What goes and what stays."""
    return {
        "info": found.info,
        "kind": KINDS[found.info.kind],
        "waits": next(iter(open_of(erasing.SLOT, found.info.subject)), None),
        "early": "" if found.closed else _BEFORE_THE_END,
    }


def _propose(by: Staff, found: Erasable, form: EraseForm) -> int:
    sent = form.cleaned_data
    return two_persons.propose(
        by, erasing.asked(found.info.id, Wanted(tuple(sent["parts"]), sent["ground"], sent["reason"]))
    )


def _shown(found: Proposed) -> Mapping[str, object]:
    info, body = queries.submission(about([found.subject])[found.subject].submission), body_of(found)
    return {"ground": ground_words(body.ground), "parts": lines(info, parts_named(body.parts))}


OF_AN_ERASURE: Final = of_an_erasure(
    title=lambda _found: _("Penghapusan data."),
    about=case_names,
    shown=_shown,
    leads=leads_to_case,
    template="desk/erasures/lines.html",
)

URLS = ActPage(
    name="erase",
    path="perkara/masuk/<int:submission_id>/hapus/",
    right=Action.DATA_ERASE,
    find=_erasable,
    place=lambda found: found.info.region,
    template="desk/erasures/page.html",
    told=_told,
    acts=(
        Act(
            "",
            Action.DATA_ERASE,
            gettext_lazy("Usulkan penghapusan"),
            _propose,
            gettext_lazy("Diusulkan. Tidak ada yang terhapus sebelum orang kedua menyetujuinya."),
            form=EraseForm,
            then=to_proposal,
            offered=lambda _by, found: bool(found.parts),
            danger=True,
        ),
    ),
).urls()
