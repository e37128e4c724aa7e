"""Declared interests, at `/meja/kepentingan/`: a person's own, and for commissioners those of their people.

Rules kept here:
  * A declaration is a tie of a private life: oneself and commissioners see it, nobody else.
  * One's own page says how many matters are kept away, never which.
  * It says before sending that nobody takes it back alone; who ends it reads whose it is, with whom, what it closed.
Left to others: acts and their entries (flows), the second person's page (`seconds`), lifting one recusal (`moves`).
"""

from collections.abc import Iterator, Mapping
from typing import Final

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.handling import Interest
from saksama.entries.kinds.interest import Tie
from saksama_node.accounts import declaring
from saksama_node.accounts.policy import ANYWHERE, Action, Staff, may, places
from saksama_node.accounts.queries import names_of_offices
from saksama_node.accounts.recused import own_recusals
from saksama_node.cases import queries
from saksama_node.cases.procedures import parties
from saksama_node.cases.queries import SubmissionInfo
from saksama_node.flows.cases import lift_interest
from saksama_node.flows.cases.declare_interest import declare_interest, declare_standing
from saksama_node.flows.seconds import two_persons
from saksama_node.flows.seconds.waiting import proposals_about
from saksama_node.ledger.queries import position
from saksama_node.seconds.proposing import Proposed
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.acts import Act, ActForm, ActPage, Choice, Refused
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.frame.second import Line, Words, to_proposal
from saksama_node.web.formats import moment_of


def _words_field() -> Prose:
    return Prose(
        label=gettext_lazy("Keterangan"),
        max_length=2000,
        required=False,
        rows=3,
        help_text=gettext_lazy("Dibaca Anda dan anggota (komisioner). Di log hanya segelnya."),
    )


def _ties() -> list[Choice]:
    found = [(f"{Tie.PARTY}|{code}", name) for code, name in parties().items()]
    here = [(f"{Tie.REGION}|{region}", name) for region, name in names_of_offices().items()]
    return [("", _("pilih")), (str(_("Partai terlapor")), found), (str(_("Kantor dan semua di bawahnya")), here)]


class OneForm(ActForm[SubmissionInfo]):
    """An interest in one matter."""

    ground = forms.ChoiceField(
        label=gettext_lazy("Kepentingan apa"),
        choices=lambda: [(each.value, word(each)) for each in Interest],
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Masuk log: jenisnya saja, tanpa nama siapa pun."),
    )
    words = _words_field()


class StandingForm(ActForm[None]):
    """A tie to a party or a region."""

    tie = forms.ChoiceField(label=gettext_lazy("Dengan partai atau wilayah mana"), choices=_ties)
    words = _words_field()


class LiftForm(ActForm[declaring.StandingInfo]):
    """Why this declaration should end."""

    reason = Prose(
        label=gettext_lazy("Mengapa diakhiri"),
        max_length=2000,
        rows=2,
        help_text=gettext_lazy("Dibaca orang kedua. Di log hanya segelnya."),
    )

    def prepare(self) -> None:
        """Several stand on one page."""
        self.auto_id = f"id_{self.thing.id}_%s"


def tied_to(info: declaring.StandingInfo) -> str:
    """The party's or the office's name."""
    names = parties() if info.tie is Tie.PARTY else names_of_offices([info.code])
    return names.get(info.code, info.code)


def _declare_standing(by: Staff, _thing: None, form: StandingForm) -> None:
    tie, _sep, code = form.cleaned_data["tie"].partition("|")
    declare_standing(by, Tie(tie), code, form.cleaned_data["words"])


_DECLARE: Final[Act[None, StandingForm, None]] = Act(
    "",
    Action.CASE_READ,
    gettext_lazy("Nyatakan sekarang"),
    _declare_standing,
    gettext_lazy("Pernyataan Anda berlaku sejak sekarang."),
    form=StandingForm,
)
_LIFT: Final[Act[declaring.StandingInfo, LiftForm, int]] = Act(
    "",
    Action.CASE_DECIDE,
    gettext_lazy("Usulkan diakhiri"),
    lambda by, info, form: two_persons.propose(by, lift_interest.asked(info.id, form.cleaned_data["reason"])),
    gettext_lazy("Diusulkan. Orang kedua harus menyetujuinya sebelum berlaku."),
    form=LiftForm,
    then=to_proposal,
    offered=lambda by, info: info.person != by.id and info.ended_at is None,
)


def _told(_request: HttpRequest, by: Staff, _thing: object, refused: Refused | None) -> dict[str, object]:
    """The own declarations; for commissioners those of others."""
    form = refused.form if refused is not None and refused.act is _DECLARE else _DECLARE.form_for(by, None)
    return {
        "form": form,
        "standing": [_row(each, by, refused) for each in declaring.own_standing(by.id)],
        "kept": [(at, word(Interest(ground)), by_standing) for at, ground, by_standing in own_recusals(by.id)],
        "others": list(_others(by, refused)),
        "decides": may(by, Action.CASE_DECIDE, ANYWHERE),  # those of others are of their places
    }


def _others(by: Staff, refused: Refused | None) -> Iterator[dict[str, object]]:
    for each in declaring.standing_at(places(by, Action.CASE_DECIDE)):
        if each.person != by.id:
            yield _row(each, by, refused)


def _row(info: declaring.StandingInfo, by: Staff, refused: Refused | None) -> dict[str, object]:
    waits = next((each for each in proposals_about(by, info.subject) if each.is_open), None)
    is_refused = refused is not None and refused.act is _LIFT and refused.form.thing.id == info.id
    return {
        "info": info,
        "tie": word(info.tie),
        "about": tied_to(info),
        "index": position(info.leaf),
        "waits": waits,
        # Another's proposal may have come first: what was typed stays where it was typed.
        "may_propose": (waits is None or is_refused) and _LIFT.offered(by, info),
        "form": refused.form if refused is not None and is_refused else _LIFT.form_for(by, info),
    }


def _shown(found: Proposed) -> Mapping[str, object]:
    info = declaring.declared(found.subject)
    lines: list[Line] = [
        (gettext_lazy("Jenis catatan"), found.act),
        (gettext_lazy("Yang menyatakan"), info.name),
        (word(info.tie), tied_to(info)),
        (gettext_lazy("Dinyatakan"), moment_of(info.at)),
        (gettext_lazy("Keterangan"), info.words or _("Tidak ada.")),
        (gettext_lazy("Yang tertutup"), str(info.kept)),
    ]
    return {"lines": lines}


def _leads(found: Proposed) -> tuple[str, str | Promise]:
    number = declaring.declared(found.subject).id
    return f"{reverse('desk:interests')}#p{number}", gettext_lazy("Buka daftar pernyataan")


OF_AN_INTEREST: Final = Words(
    title=lambda _found: _("Pernyataan kepentingan diakhiri."),
    about=declaring.names_of_declared,
    shown=_shown,
    leads=_leads,
    confirming=gettext_lazy(
        "Pernyataan itu berakhir untuk perkara yang akan datang; yang sudah tertutup tetap tertutup. Catatannya memuat"
        " dua orang: yang mengusulkan, dan Anda, masing-masing dengan nama samaran."
    ),
)

_OWN = ActPage(
    name="interests",
    path="kepentingan/",
    right=Action.CASE_READ,
    find=lambda _by: None,
    template="desk/interests/page.html",
    told=_told,
    place=ANYWHERE,  # one's own interests; those of others are of their places
    acts=(_DECLARE,),
)

_STANDING = ActPage(
    name="interest_lift",
    path="kepentingan/tetap/<int:number>/",
    right=Action.CASE_READ,
    find=lambda _by, number: declaring.numbered(number),
    place=lambda info: info.region,
    template=_OWN.template,
    told=_told,
    acts=(_LIFT,),
)

_ONE = ActPage(
    name="interest_declare",
    path="kepentingan/perkara/<int:submission_id>/",
    right=Action.CASE_READ,
    find=lambda _by, submission_id: queries.submission(submission_id),
    place=lambda info: info.region,
    template="desk/interests/one.html",
    told=lambda _request, _by, info, _refused: {"number": queries.case(info.case).number if info.case else ""},
    acts=(
        Act(
            "",
            Action.CASE_READ,
            gettext_lazy("Nyatakan sekarang"),
            lambda by, info, form: declare_interest(
                by, info.id, Interest(form.cleaned_data["ground"]), form.cleaned_data["words"]
            ),
            gettext_lazy("Pernyataan Anda berlaku sejak sekarang: perkara itu tertutup bagi Anda."),
            form=OneForm,
            then="desk:interests",
        ),
    ),
)

URLS = [*_OWN.urls(), *_ONE.urls(), *_STANDING.act_urls()]
