"""The lot on the desk: an office's roster at `/meja/undian/`, and on a case's page how its officer was drawn.

Rules kept here:
  * What a draw came from stands on the page whole: roster, signature, seed, number, the commands that give the same.
  * A further draw has a reason and a second person.
Left to others: what may be entered (cases.lots.drawing, flows), the rule (docs/reference/lot.md), the case (`cases`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.procedure.lot import SIGNATURE_BYTES, counted_number, seed
from saksama.tlog.strict import decode_base64
from saksama_node.accounts.policy import Action, Staff, may, places, require
from saksama_node.accounts.queries import OfficeInfo, name_of, office, offices
from saksama_node.cases.lots import drawing
from saksama_node.cases.lots.drawn import LotInfo, lots_of
from saksama_node.cases.queries import CaseInfo
from saksama_node.flows.cases import draw_case, keep_roster
from saksama_node.flows.cases.draw_case import ByHand
from saksama_node.flows.seconds import two_persons
from saksama_node.seconds.proposing import open_of
from saksama_node.settings.current import SETTINGS
from saksama_node.web.desk.frame.access import desk_form
from saksama_node.web.desk.frame.acts import Act, ActForm, Refused
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.ticked import ticked

_BEFORE: Final = frozenset({"to-register", "registered"})

BY_HAND: Final[dict[ByHand, Promise]] = {
    ByHand.NO_WITNESS: gettext_lazy(
        "Tidak ada nota kesepahaman dengan penyaksi luar, jadi tidak ada undian: petugas ditunjuk."
    ),
    ByHand.TOO_FEW: gettext_lazy(
        "Daftar undian kantor ini belum memuat dua orang yang boleh menangani perkara ini: petugas ditunjuk."
    ),
}


class FurtherForm(ActForm[CaseInfo]):
    """Why it has to be drawn again."""

    reason = Prose(
        label=gettext_lazy("Alasan undian ulang"),
        min_length=20,
        max_length=1000,
        rows=3,
        help_text=gettext_lazy("Di log hanya segelnya. Orang kedua membacanya sebelum menyetujui."),
    )


AGAIN: Final[Act[CaseInfo, FurtherForm, int]] = Act(
    "undian",
    Action.CASE_ASSIGN,
    gettext_lazy("Usulkan undian ulang"),
    lambda by, case, form: two_persons.propose(by, drawing.asked(case.subject, form.cleaned_data["reason"])),
    gettext_lazy("Undian ulang diusulkan. Orang kedua harus menyetujuinya."),
    form=FurtherForm,
)


@dataclass(frozen=True, slots=True)
class Draw:
    """One draw with what follows from its signature; empty before it is drawn."""

    info: LotInfo
    proposer: str
    second: str
    officer: str
    members: tuple[tuple[str, bool, bool], ...] = ()
    left: int = 0
    signature: str = ""
    seed: str = ""
    number: int = 0
    counter: str = ""
    place: int = 0

    @property
    def after(self) -> str:
        """What the signed log has to hold."""
        return _("registrasi perkara") if self.info.draw == 1 else _("daftar undian ulang ini")


@dataclass(frozen=True, slots=True)
class Panel:
    """What the page of a case says of its lot, and what this person may do about it."""

    draws: tuple[Draw, ...]
    by_hand: str | Promise
    is_ahead: bool
    form: ActForm[Any] | None
    url: str


def panel(by: Staff, case: CaseInfo, refused: Refused | None) -> Panel:
    """How the case's officer is found: by which draws, or by hand and why."""
    draws = tuple(_draw(case.subject, each) for each in lots_of(case.subject))
    why = draw_case.why_by_hand(case.subject) if not draws and case.state in _BEFORE else None
    may_assign = may(by, Action.CASE_ASSIGN, case.region)
    waits = bool(open_of(drawing.SLOT, case.subject))
    form = refused.form if refused is not None and refused.act is AGAIN else AGAIN.form_for(by, case)
    return Panel(
        draws=draws,
        by_hand="" if why is None else BY_HAND[why],
        is_ahead=not draws and why is None and case.state == "to-register",
        form=form if draws and not waits and may_assign else None,
        url=SETTINGS.url,
    )


def _draw(subject: str, info: LotInfo) -> Draw:
    base = Draw(info, _name(info.by), _name(info.second), _name(info.person))
    if info.roster is None:
        return base
    roster, result = info.roster, info.result
    drawn = None if result is None else result.member
    left = len(roster.roster) - len(roster.excluded)
    members = tuple((name, name in roster.excluded, name == drawn) for name in roster.roster)
    committed = replace(base, members=members, left=left)
    if result is None:
        return committed
    signature = decode_base64(result.cosignature)[-SIGNATURE_BYTES:]
    found = seed(subject, signature)
    number, counter = counted_number(found, left)
    return replace(
        committed,
        signature=signature.hex(),
        seed=found.hex(),
        number=number,
        counter=counter.to_bytes(8, "big").hex(),
        place=number % left,
    )


def _name(person: int | None) -> str:
    return name_of(person) if person else _("tidak dikenal di sini")


@desk_form(Action.CASE_READ)
def roster(request: HttpRequest, by: Staff) -> HttpResponse:
    """Who may be drawn at an office; changed by who may assign its cases."""
    listed = _offices(by)
    asked = (request.POST if request.method == "POST" else request.GET).get("kantor", "")
    chosen = next((each for each in listed if each.region == asked), listed[0])
    if request.method == "POST":
        require(by, Action.CASE_ASSIGN, chosen.region)
        keep_roster.keep_roster(by, chosen.region, ticked(request.POST.getlist("orang")))
        messages.success(request, _("Daftar undian %(office)s disimpan.") % {"office": chosen.name})
        return redirect(f"{request.path}?kantor={chosen.region}")
    choices = keep_roster.office_roster(by, chosen.region)
    page = {
        "offices": listed,
        "chosen": chosen,
        "choices": choices,
        "count": sum(each.is_member for each in choices),
        "may_keep": may(by, Action.CASE_ASSIGN, chosen.region),
    }
    return render(request, "desk/lots/roster.html", page)


def _offices(by: Staff) -> Sequence[OfficeInfo]:
    """The offices whose cases this person sees, by code; villages have none."""
    found: dict[str, OfficeInfo] = {}
    for region in places(by, Action.CASE_READ):
        for each in (office(region), *offices(below=region)):
            if each.level != "village":
                found[each.region] = each
    return [found[region] for region in sorted(found)]


URLS: list[URLPattern] = [
    path("undian/", roster, name="lot_roster"),
]
