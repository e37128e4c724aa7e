"""The acts on a case: for each its form, the entry it becomes, and what is asked of the procedure.

Rules kept here:
  * One row an act; an act without a row is not offered.
  * What is offered is what the replay of the case's own entries allows, and the table of rights allows this person at
    the office whose act it is: each value that decides is tried as the entry that it would become (`probes`).
  * What belongs here but may not be done yet is named with the reason in the edition's words.
  * The act that is owed stands open, where it is the reader's; nothing else does.
Left to others: the acts themselves (flows), the procedure (saksama.procedure).
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from msgspec import UNSET

from saksama.entries.body import Body
from saksama.entries.kinds import case as kinds
from saksama.entries.kinds import handling
from saksama_node.accounts.policy import ANYWHERE, Action, Staff, may
from saksama_node.accounts.queries import actor_for
from saksama_node.accounts.recused import logged_recusals
from saksama_node.cases.moving import standing_for
from saksama_node.cases.queries import CaseInfo
from saksama_node.cases.standing import SOMEBODY, Refusal, Standing, with_second
from saksama_node.flows.cases.register_case import assign_case, register_case
from saksama_node.flows.handling.review_report import review_report
from saksama_node.web.desk.cases import bodies, fields, forms
from saksama_node.web.desk.cases.bodies import Cleaned, Probes
from saksama_node.web.desk.cases.hearing_moves import AFTER, HEARINGS
from saksama_node.web.desk.cases.rows import Became, Move, entering, plain, row
from saksama_node.web.desk.frame.acts import Offered, Refused


def _review_again(by: Staff, case: CaseInfo, form: Cleaned) -> Became:
    found = bodies.found_in(form)
    return Became.ENTERED if review_report(by, case.submission.id, found, form["words"]) else Became.PROPOSED


def _register(by: Staff, case: CaseInfo, form: Cleaned) -> Became:
    named = fields.organizers(form["organizers"])
    register_case(by, case.subject, fields.violations(form["types"]), form["election"], named)
    return Became.ENTERED


def _assign(by: Staff, case: CaseInfo, form: Cleaned) -> Became:
    assign_case(by, case.subject, form["officer"])
    return Became.ENTERED


def _transfer(by: Staff, case: CaseInfo, form: Cleaned) -> Became:
    became = entering(lambda case, form: bodies.transferred(case, form["to"], form["ground"]))(by, case, form)
    # Who handed the case over may not be among its readers any more.
    is_away = became is Became.ENTERED and not may(by, Action.CASE_READ, form["to"])
    return Became.AWAY if is_away else became


# In the order in which they are offered; what is owed stands before them all.
MOVES: tuple[Move, ...] = (
    plain("lengkap", kinds.CaseCompleted(), _("Perbaikan diterima"), _("Catat perbaikan"), forms.CompleteForm),
    row(
        "kaji",
        kinds.CaseReviewed.KIND,
        _("Kaji kembali"),
        _("Catat kajian"),
        forms.ReviewAgainForm,
        bodies.review_probes,
        _review_again,
    ),
    row(
        "registrasi",
        kinds.CaseRegistered.KIND,
        _("Registrasi"),
        _("Registrasi dengan nomor berikutnya"),
        forms.RegisterForm,
        bodies.register_probes,
        _register,
    ),
    plain("perbaikan", kinds.CaseReturned(), _("Minta perbaikan"), _("Beri tahu pelapor"), forms.ReturnForm),
    row(
        "putus",
        kinds.CaseDecided.KIND,
        _("Putusan pleno"),
        _("Catat putusan"),
        forms.DecideForm,
        bodies.decide_probes,
        entering(lambda _case, form: bodies.decided(form)),
    ),
    row(
        "sanksi",
        handling.CaseSanctioned.KIND,
        _("Sanksi atau rehabilitasi pengawas ad hoc"),
        _("Catat keputusan Ketua"),
        forms.SanctionForm,
        lambda _case: {each: handling.CaseSanctioned(sanction=each) for each in handling.Sanction},
        entering(lambda _case, form: handling.CaseSanctioned(sanction=handling.Sanction(form["sanction"]))),
    ),
    plain("kajian", handling.CaseStudied(), _("Kajian selesai"), _("Ajukan kajian ke pleno"), forms.StudyForm),
    row(
        "serahkan",
        kinds.CaseAssigned.KIND,
        _("Serahkan kepada petugas"),
        _("Serahkan"),
        forms.AssignForm,
        lambda _case: {"": kinds.CaseAssigned(assignee=SOMEBODY)},
        _assign,
    ),
    *HEARINGS,
    row(
        "beritahu",
        kinds.CaseNotified.KIND,
        _("Beritahukan hasilnya"),
        _("Catat pemberitahuan"),
        forms.NotifyForm,
        lambda _case: {"": kinds.CaseNotified(means=kinds.Means.PORTAL)},
        entering(lambda _case, form: bodies.notified(form)),
    ),
    row(
        "teruskan",
        kinds.CaseForwarded.KIND,
        _("Teruskan"),
        _("Catat penerusan"),
        forms.ForwardForm,
        lambda _case: {each: kinds.CaseForwarded(to=each) for each in kinds.Destination},
        entering(lambda _case, form: kinds.CaseForwarded(to=kinds.Destination(form["to"]), via=form["via"] or UNSET)),
    ),
    row(
        "jawaban",
        handling.CaseAnswered.KIND,
        _("Jawaban atas penerusan"),
        _("Catat jawaban"),
        forms.AnswerForm,
        lambda _case: {
            each: handling.CaseAnswered(answer=handling.Answer.RECEIVED, by=each) for each in kinds.Destination
        },
        entering(
            lambda _case, form: handling.CaseAnswered(
                answer=handling.Answer(form["answer"]), by=kinds.Destination(form["by"])
            )
        ),
    ),
    *AFTER,
    plain(
        "perpanjang",
        handling.CaseExtended(),
        _("Perpanjang waktu penanganan"),
        _("Catat perpanjangan"),
        forms.ExtendForm,
    ),
    row(
        "alihkan",
        handling.CaseTransferred.KIND,
        _("Alihkan ke kantor yang berwenang"),
        _("Alihkan perkara"),
        forms.TransferForm,
        bodies.transfer_probes,
        _transfer,
    ),
    row(
        "cabut",
        kinds.CaseWithdrawn.KIND,
        _("Laporan dicabut pelapor"),
        _("Catat pencabutan"),
        forms.WithdrawForm,
        lambda _case: {"": kinds.CaseWithdrawn(violation=True)},
        entering(lambda _case, form: kinds.CaseWithdrawn(violation=form["violation"] == "yes")),
    ),
    row(
        "perbaiki-nomor",
        handling.CaseRenumbered.KIND,
        _("Perbaiki nomor register"),
        _("Catat nomor yang benar"),
        forms.RenumberForm,
        bodies.renumber_probes,
        entering(lambda case, form: bodies.renumber_probes(case)[form["election"]]),
    ),
    row(
        "izinkan-kembali",
        handling.CaseReadmitted.KIND,
        _("Cabut pengunduran diri karena kepentingan"),
        _("Buka kembali bagi orang itu"),
        forms.ReadmitForm,
        lambda case: {
            each.pseudonym: handling.CaseReadmitted(person=each.pseudonym) for each in logged_recusals(case.subject)
        },
        entering(lambda _case, form: handling.CaseReadmitted(person=form["person"])),
    ),
    row(
        "tutup",
        kinds.CaseClosed.KIND,
        _("Tutup perkara"),
        _("Tutup perkara"),
        forms.CloseForm,
        lambda _case: {each: kinds.CaseClosed(outcome=each) for each in kinds.Closing},
        entering(lambda _case, form: kinds.CaseClosed(outcome=kinds.Closing(form["outcome"]))),
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


def choice_for(
    by: Staff, case: CaseInfo, refused: Refused | None = None, *, owed: str = "", without: str = ""
) -> Choice:
    """What this person may do with this case now; a form that was refused stays.

    `owed`: the kind of entry that this person owes in it; `without`: the slug of an act that is left out.
    """
    stands, actor = standing_for(case.subject), actor_for(by, case.subject)
    offered: list[Offered] = []
    barred: list[Barred] = []
    for move in MOVES:
        # Who has the right nowhere is not asked what the act would become: it is tried for each of a hundred offices.
        if move.slug == without or not may(by, move.right, ANYWHERE):
            continue
        allowed, reasons = _try(stands, by, actor, move.probes(case), move.right)
        if allowed:
            two = stands.needs_two(actor, next(iter(allowed.values())))
            offered.append(_offered(by, case, move, allowed, refused, two=two, first=move.kind == owed))
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


def _try(stands: Standing, by: Staff, actor: str, probes: Probes, right: Action) -> tuple[Probes, tuple[Refusal, ...]]:
    """The probes that may be entered, and what stands in the way of the others that belong here."""
    allowed: dict[str, Body] = {}
    reasons: dict[str, Refusal] = {}
    for value, body in probes.items():
        if not may(by, right, stands.office_of(body)):
            continue
        refused = stands.refusals(actor, with_second(body))
        if not refused:
            allowed[value] = body
        reasons |= {each.says: each for each in refused if not each.is_order}
    return allowed, tuple(reasons.values())
