"""The acts on a case: for each its form, the entry it becomes, and what is asked of the procedure.

Rules kept here:
  * One row an act; an act without a row is not offered.
  * What is offered is what the replay of the case's own entries allows and the table of rights allows this person here:
    each value that decides is tried as the entry that it would become (`probes`).
  * What belongs here but may not be done yet is named with the reason in the edition's words.
Left to others: the acts themselves (flows), the procedure (saksama.procedure).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from msgspec import UNSET

from saksama.entries.body import Body
from saksama.entries.kinds.case import (
    CaseAssigned,
    CaseClosed,
    CaseCompleted,
    CaseDecided,
    CaseForwarded,
    CaseNotified,
    CaseRegistered,
    CaseReturned,
    CaseReviewed,
    Closing,
    DecisionOutcome,
    Destination,
    Ground,
    Means,
    Origination,
    ReviewOutcome,
    Violation,
)
from saksama.entries.kinds.handling import (
    Answer,
    CaseAnswered,
    CaseExtended,
    CaseHeard,
    CaseInvited,
    CaseReadmitted,
    CaseRenumbered,
    CaseStudied,
    CaseTransferred,
    Direction,
    Heard,
)
from saksama.procedure.guards import depth
from saksama_node.accounts.policy import Action, may
from saksama_node.accounts.queries import actor_for, offices
from saksama_node.accounts.recusals import logged_recusals
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries
from saksama_node.cases.actions import Review, body_of_review, in_order
from saksama_node.cases.numbering import elections, rewritten, specimen
from saksama_node.cases.queries import CaseInfo
from saksama_node.cases.standing import SOMEBODY, Refusal, Standing, with_second
from saksama_node.cases.walked import standing_for
from saksama_node.flows.cases.case_rights import RIGHTS
from saksama_node.flows.cases.register_case import assign_case, register_case, series_of
from saksama_node.flows.handling.handle_case import handle_case
from saksama_node.flows.handling.review_report import review_report
from saksama_node.web.desk.cases import forms
from saksama_node.web.desk.cases.forms import CaseForm
from saksama_node.web.desk.frame.acts import Act, Offered, Refused, Words

type Cleaned = Mapping[str, Any]  # a cleaned form: Django types its values no closer
type Probes = Mapping[str, Body]

_WITH_OUTCOME = frozenset({"not-accepted", "stopped", "decided"})

STOPPED = "stopped"
"""An outcome of the form alone: the report is not accepted because of a dispute at the Constitutional Court."""


def found_in(form: Cleaned, *, source: Origination | None = None, procedure: str = "") -> Review:
    """What a review form says."""
    is_stop = form["outcome"] == STOPPED
    ground = Ground.CONSTITUTIONAL_COURT if is_stop else Ground(form["ground"]) if form["ground"] else None
    outcome = ReviewOutcome.NOT_ACCEPTED if is_stop else ReviewOutcome(form["outcome"])
    is_refusal = outcome is ReviewOutcome.NOT_ACCEPTED
    types = forms.violations(form["types"])
    return Review(outcome, types, form["party"], procedure, source, ground if is_refusal else None)


def _source_again(case: CaseInfo, outcome: str) -> Origination | None:
    """Information that was traced and is to be registered has become a finding (temuan)."""
    return Origination.FINDING if case.state == "tracing" and outcome == ReviewOutcome.REGISTER else None


def _review_probes(case: CaseInfo) -> Probes:
    outcomes = [*ReviewOutcome, STOPPED]
    return {
        str(each): body_of_review(
            case.submission.id,
            found_in(
                {"outcome": str(each), "ground": "late", "types": case.types, "party": case.party or "none"},
                source=_source_again(case, str(each)),
            ),
        )
        for each in outcomes
    }


def _review_again(by: Staff, case: CaseInfo, form: Cleaned) -> bool:
    source = _source_again(case, form["outcome"])
    return bool(review_report(by, case.submission.id, found_in(form, source=source), form["words"]))


def _register_probes(case: CaseInfo) -> Probes:
    return {"": CaseRegistered(number=specimen(series_of(case)), types=(Violation.ADMINISTRATIVE,))}


def _register(by: Staff, case: CaseInfo, form: Cleaned) -> bool:
    return bool(register_case(by, case.subject, forms.violations(form["types"]), form["election"]))


def _renumber_probes(case: CaseInfo) -> Probes:
    series = series_of(case)
    written = {each.code: rewritten(case.number, series, each.code) for each in elections(series)}
    return {code: CaseRenumbered(number=number, replaces=case.number) for code, number in written.items() if number}


def _decided(form: Cleaned) -> CaseDecided:
    outcome = DecisionOutcome(form["outcome"])
    is_several = outcome is DecisionOutcome.SEVERAL
    return CaseDecided(outcome=outcome, types=in_order(forms.violations(form["types"])) if is_several else UNSET)


def _transferred(case: CaseInfo, to: str) -> CaseTransferred:
    here, there = depth(case.region), depth(to)
    direction = Direction.ACROSS if there == here else Direction.DOWN if there > here else Direction.UP
    return CaseTransferred(direction=direction, to=to)


def _notified(form: Cleaned) -> CaseNotified:
    return CaseNotified(means=Means(form["means"]), reached=False if form["unreached"] else UNSET)


def _assign(by: Staff, case: CaseInfo, form: Cleaned) -> bool:
    assign_case(by, case.subject, form["officer"])
    return True


@dataclass(frozen=True, slots=True)
class _Pressed:
    """What became of an act: whether it was entered, not only proposed; whether who did it reads the case still."""

    is_entered: bool
    is_reader: bool


@dataclass(frozen=True, slots=True)
class Move(Act[CaseInfo, CaseForm, _Pressed]):
    """An act on a case. `kind`: of its entry; `probes`: entries by the value that decides among them."""

    kind: str = field(kw_only=True)
    probes: Callable[[CaseInfo], Probes] = field(kw_only=True)


type Do = Callable[[Staff, CaseInfo, Cleaned], bool]


def _move(
    slug: str,
    kind: str,
    title: Words,
    button: Words,
    form: type[CaseForm],
    probes: Callable[[CaseInfo], Probes],
    do: Do,
    *,
    danger: bool = False,
) -> Move:
    """The row of an act; `do` says whether it was entered, not only proposed."""

    def pressed(by: Staff, case: CaseInfo, sent: CaseForm) -> _Pressed:
        is_entered = do(by, case, sent.cleaned_data)
        # Who handed the case over may not be among its readers any more.
        return _Pressed(is_entered, may(by, Action.CASE_READ, queries.case(case.subject).region))

    def said(done: _Pressed) -> Words:
        if done.is_entered:
            return _("Tercatat: %(act)s.") % {"act": title}
        return _("Diusulkan. Orang kedua harus menyetujuinya sebelum tercatat.")

    return Move(
        slug=slug,
        right=RIGHTS[kind],
        title=title,
        button=button,
        form=form,
        do=pressed,
        said=said,
        then=lambda _case, done: "" if done.is_reader else "desk:cases",
        danger=danger,
        kind=kind,
        probes=probes,
    )


def _entering(body: Callable[[CaseInfo, Cleaned], Body]) -> Do:
    """Enter, or propose, the entry that `body` makes of the form; whether it was entered."""

    def do(by: Staff, case: CaseInfo, form: Cleaned) -> bool:
        return handle_case(by, case.subject, body(case, form), form.get("words", ""))

    return do


# In the order in which they are offered: the first that is possible is what is to be done next. A report that was sent
# back is first completed; only then it is reviewed again.
MOVES: tuple[Move, ...] = (
    _move(
        "lengkap",
        CaseCompleted.KIND,
        _("Perbaikan diterima"),
        _("Catat perbaikan"),
        forms.CompleteForm,
        lambda _case: {"": CaseCompleted()},
        _entering(lambda _case, _form: CaseCompleted()),
    ),
    _move(
        "kaji",
        CaseReviewed.KIND,
        _("Kaji kembali"),
        _("Catat kajian"),
        forms.ReviewAgainForm,
        _review_probes,
        _review_again,
    ),
    _move(
        "registrasi",
        CaseRegistered.KIND,
        _("Registrasi"),
        _("Registrasi dengan nomor berikutnya"),
        forms.RegisterForm,
        _register_probes,
        _register,
    ),
    _move(
        "perbaikan",
        CaseReturned.KIND,
        _("Minta perbaikan"),
        _("Beri tahu pelapor"),
        forms.ReturnForm,
        lambda _case: {"": CaseReturned()},
        _entering(lambda _case, _form: CaseReturned()),
    ),
    _move(
        "putus",
        CaseDecided.KIND,
        _("Putusan pleno"),
        _("Catat putusan"),
        forms.DecideForm,
        lambda _case: {each: _decided({"outcome": each, "types": list(Violation)}) for each in DecisionOutcome},
        _entering(lambda _case, form: _decided(form)),
    ),
    _move(
        "kajian",
        CaseStudied.KIND,
        _("Kajian selesai"),
        _("Ajukan kajian ke pleno"),
        forms.StudyForm,
        lambda _case: {"": CaseStudied()},
        _entering(lambda _case, _form: CaseStudied()),
    ),
    _move(
        "serahkan",
        CaseAssigned.KIND,
        _("Serahkan kepada petugas"),
        _("Serahkan"),
        forms.AssignForm,
        lambda _case: {"": CaseAssigned(assignee=SOMEBODY)},
        _assign,
    ),
    _move(
        "undang",
        CaseInvited.KIND,
        _("Undang untuk klarifikasi"),
        _("Catat undangan"),
        forms.InviteForm,
        lambda case: {"": CaseInvited(day=case.day.isoformat(), role=Heard.REPORTER)},
        _entering(lambda _case, form: CaseInvited(day=form["day"].isoformat(), role=Heard(form["role"]))),
    ),
    _move(
        "klarifikasi",
        CaseHeard.KIND,
        _("Berita acara klarifikasi"),
        _("Catat klarifikasi"),
        forms.HearForm,
        lambda _case: {"": CaseHeard(appeared=True, role=Heard.REPORTER)},
        _entering(lambda _case, form: CaseHeard(appeared=form["appeared"] == "yes", role=Heard(form["role"]))),
    ),
    _move(
        "beritahu",
        CaseNotified.KIND,
        _("Beritahukan hasilnya"),
        _("Catat pemberitahuan"),
        forms.NotifyForm,
        lambda _case: {"": CaseNotified(means=Means.PORTAL)},
        _entering(lambda _case, form: _notified(form)),
    ),
    _move(
        "teruskan",
        CaseForwarded.KIND,
        _("Teruskan"),
        _("Catat penerusan"),
        forms.ForwardForm,
        lambda _case: {each: CaseForwarded(to=each) for each in Destination},
        _entering(lambda _case, form: CaseForwarded(to=Destination(form["to"]), via=form["via"] or UNSET)),
    ),
    _move(
        "jawaban",
        CaseAnswered.KIND,
        _("Jawaban atas penerusan"),
        _("Catat jawaban"),
        forms.AnswerForm,
        lambda _case: {each: CaseAnswered(answer=Answer.RECEIVED, by=each) for each in Destination},
        _entering(lambda _case, form: CaseAnswered(answer=Answer(form["answer"]), by=Destination(form["by"]))),
    ),
    _move(
        "perpanjang",
        CaseExtended.KIND,
        _("Perpanjang waktu penanganan"),
        _("Catat perpanjangan"),
        forms.ExtendForm,
        lambda _case: {"": CaseExtended()},
        _entering(lambda _case, _form: CaseExtended()),
    ),
    _move(
        "alihkan",
        CaseTransferred.KIND,
        _("Alihkan ke kantor yang berwenang"),
        _("Alihkan perkara"),
        forms.TransferForm,
        lambda case: {each.region: _transferred(case, each.region) for each in offices() if each.level != "village"},
        _entering(lambda case, form: _transferred(case, form["to"])),
    ),
    _move(
        "perbaiki-nomor",
        CaseRenumbered.KIND,
        _("Perbaiki nomor register"),
        _("Catat nomor yang benar"),
        forms.RenumberForm,
        _renumber_probes,
        _entering(lambda case, form: _renumber_probes(case)[form["election"]]),
    ),
    _move(
        "izinkan-kembali",
        CaseReadmitted.KIND,
        _("Cabut pengunduran diri karena kepentingan"),
        _("Buka kembali bagi orang itu"),
        forms.ReadmitForm,
        lambda case: {each.pseudonym: CaseReadmitted(person=each.pseudonym) for each in logged_recusals(case.subject)},
        _entering(lambda _case, form: CaseReadmitted(person=form["person"])),
    ),
    _move(
        "tutup",
        CaseClosed.KIND,
        _("Tutup perkara"),
        _("Tutup perkara"),
        forms.CloseForm,
        lambda _case: {each: CaseClosed(outcome=each) for each in Closing},
        _entering(lambda _case, form: CaseClosed(outcome=Closing(form["outcome"]))),
        danger=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Barred:
    """A move that belongs here and may not be done yet, and why."""

    act: Move
    reasons: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person may do with a case now, and what not yet."""

    offered: tuple[Offered, ...]
    barred: tuple[Barred, ...]


def choice_for(by: Staff, case: CaseInfo, refused: Refused | None = None, *, without: str = "") -> Choice:
    """What this person may do with this case now, `without` the act of that slug; a form that was refused stays."""
    stands = standing_for(case.subject)
    offered: list[Offered] = []
    barred: list[Barred] = []
    for move in MOVES:
        if move.slug == without or not may(by, move.right, case.region):
            continue
        allowed, reasons = _try(stands, by, case, move)
        if allowed:
            two = stands.needs_two(actor_for(by, case.subject), next(iter(allowed.values())))
            is_first = not offered and not _is_beside(move, case)
            offered.append(_offered(by, case, move, allowed, refused, two=two, first=is_first))
        elif reasons:
            barred.append(Barred(move, reasons))
    return Choice(tuple(offered), tuple(barred))


def _offered(
    by: Staff, case: CaseInfo, move: Move, allowed: Probes, refused: Refused | None, *, two: bool, first: bool
) -> Offered:
    form = move.form_for(by, case)
    form.offer(allowed)
    button, note = move.button, ""
    if two:
        note = gettext("Dua orang: usulan Anda tercatat sesudah orang kedua menyetujuinya.")
        button = gettext("Usulkan: %(act)s") % {"act": move.button}
    return Offered(
        act=move,
        form=refused.form if refused is not None and refused.act is move else form,
        url=reverse(f"desk:case-{move.slug}", args=[case.subject]),
        first=first,
        button=button,
        note=note,
    )


def _is_beside(move: Move, case: CaseInfo) -> bool:
    """Whether it is never what comes next: a notice may be sent at any time, but is due only of an outcome."""
    return move.kind == CaseNotified.KIND and case.state not in _WITH_OUTCOME


def _try(stands: Standing, by: Staff, case: CaseInfo, move: Move) -> tuple[Probes, tuple[Refusal, ...]]:
    """The probes that may be entered, and what stands in the way of the others that belong here."""
    allowed: dict[str, Body] = {}
    reasons: dict[str, Refusal] = {}
    for value, body in move.probes(case).items():
        refused = stands.refusals(actor_for(by, case.subject), with_second(body))
        if not refused:
            allowed[value] = body
        reasons |= {each.says: each for each in refused if not each.is_order}
    return allowed, tuple(reasons.values())
