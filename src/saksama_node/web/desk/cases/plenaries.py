"""Plenaries (rapat pleno), at `/meja/pleno/`: what waits for one at an office, one form for a meeting, those held.

Rules kept here:
  * One meeting, one act: number, day, members, and beside each thing what was decided; what has nothing chosen was not
    spoken of. Nothing is chosen beforehand. What was decided and not yet done stands below, to be decided anew.
  * Only the office that is looked at, with what lies at it; who has an interest in a case does not see it here.
  * Who was there is named on the desk alone; the log has pseudonyms.
Left to others: the act (flows.cases.hold_plenary), the acts that rest on it (moves, report), words (words.plenaries).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from saksama.entries.kinds.case import Violation
from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, Staff, places, require, today
from saksama_node.accounts.queries import OfficeInfo, names_of, names_of_offices, office, offices
from saksama_node.cases import queries
from saksama_node.cases.plenaries.held import (
    Decision,
    Waiting,
    agenda,
    decided_of,
    held_at,
    unacted_at,
)
from saksama_node.cases.plenaries.holding import Meeting, PlenaryRefused, Ticked
from saksama_node.flows.cases.hold_plenary import hold_plenary, members_of
from saksama_node.web.desk.frame.access import desk_form
from saksama_node.web.desk.frame.addresses import report_page
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.words.deadlines import named_words
from saksama_node.web.desk.words.plenaries import FLAWS, decided_words
from saksama_node.web.formats import day, figure, moment_of
from saksama_node.web.markup import as_said, link, listing
from saksama_node.web.reporting.words import KINDS, STATES, VIOLATIONS
from saksama_node.web.ticked import ticked

_LETTERS: Final = 120
_SEATS: Final = (3, 5, 7)
"""How many members an office can have (UU 7/2017 art. 92, 100, 105): three, five or seven."""


class MeetingForm(forms.Form):
    """The minutes of one meeting; what was decided stands beside each thing, in fields of its own."""

    number = forms.RegexField(
        r"^[0-9A-Za-z./-]{1,64}\Z",
        label=gettext_lazy("Nomor berita acara"),
        help_text=gettext_lazy("Masuk log seperti ditulis; tanpa nama orang. Misalnya 014/BA/PLENO/XI/2026."),
        error_messages={"invalid": gettext_lazy("Hanya huruf, angka, titik, garis miring dan tanda hubung.")},
    )
    day = forms.DateField(label=gettext_lazy("Hari rapat"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    seats = forms.TypedChoiceField(
        label=gettext_lazy("Jumlah anggota kantor ini"),
        choices=[("", gettext_lazy("pilih")), *((each, str(each)) for each in _SEATS)],
        coerce=int,
        help_text=gettext_lazy("Menurut undang-undang, bukan yang hadir."),
    )
    members = forms.MultipleChoiceField(
        label=gettext_lazy("Anggota yang hadir"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Di log dengan nama samaran. Yang berkepentingan tidak dihitung dalam hal itu."),
    )
    words = Prose(
        label=gettext_lazy("Catatan rapat"),
        max_length=4000,
        required=False,
        rows=3,
        help_text=gettext_lazy("Tidak masuk log; hanya segelnya. Jangan tulis identitas pelapor."),
    )

    def __init__(self, *sent: Any, people: Sequence[Staff], **more: Any) -> None:  # noqa: ANN401 - Django's own form arguments
        super().__init__(*sent, **more)
        self.fields["members"].choices = [(str(each.id), f"{each.name}, {each.office}") for each in people]  # type: ignore[attr-defined]  # a choice field


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that waits, as the page shows it. `chosen`, `dissent`, `ticked`: what was sent, where it was refused.

    `group`: under which heading it stands; `held`: what was decided of it already; `kinds`: of violation, to tick.
    """

    info: Waiting
    about: str
    event: SafeString | str
    url: str
    group: str
    choices: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    held: str
    chosen: str
    dissent: frozenset[int]
    ticked: frozenset[str]


@desk_form(Action.CASE_DECIDE)
def plenaries(request: HttpRequest, by: Staff) -> HttpResponseBase:
    """What waits at an office, and the form of a meeting; or enter the meeting."""
    listed = _offices(by)
    asked = (request.POST if request.method == "POST" else request.GET).get("kantor", "")
    chosen = next((each for each in listed if each.region == asked), listed[0])
    people = members_of(chosen.region)
    sent = request.POST if request.method == "POST" else None
    before = held_at(chosen.region, limit=1)
    form = MeetingForm(sent, people=people, initial={"day": today(), "seats": before[0].seats if before else ""})
    if sent is not None:
        require(by, Action.CASE_DECIDE, chosen.region)
        if form.is_valid() and (made := _entered(request, by, chosen.region, people, form)):
            said = ngettext("Rapat dicatat dengan %(count)s putusan.", "Rapat dicatat dengan %(count)s putusan.", made)
            messages.success(request, said % {"count": figure(made)})
            return redirect(f"{request.path}?kantor={chosen.region}")
    here = agenda(chosen.region)
    context = {
        "offices": listed,
        "chosen": chosen,
        "people": people,
        "form": form,
        "lines": list(_lines(request, [*here.waiting, *here.again])),
        "unacted": _unacted(chosen.region),
        "held": _held(chosen.region),
    }
    return render(request, "desk/plenaries/page.html", context, status=422 if form.errors else 200)


def _entered(request: HttpRequest, by: Staff, region: str, people: Sequence[Staff], form: MeetingForm) -> int:
    """How much was decided; 0 where it was refused, which the form then says."""
    given = form.cleaned_data
    here = ticked(given["members"])
    items = [
        Ticked(each, decided, frozenset(ticked(request.POST.getlist(f"beda-{each}"))), _kinds(request, each))
        for each in sorted(ticked(request.POST.getlist("hal")))
        if (decided := request.POST.get(f"putusan-{each}", ""))
    ]
    meeting = Meeting(
        region=region,
        day=given["day"],
        number=given["number"],
        members=[each for each in people if each.id in here],
        seats=given["seats"],
        items=items,
        words=given["words"],
    )
    try:
        hold_plenary(by, meeting)
    except PlenaryRefused as refused:
        form.add_error(None, str(FLAWS[refused.flaw]))
        return 0
    except SaksamaError as error:
        form.add_error(None, explain(error))
        return 0
    return len(items)


def _kinds(request: HttpRequest, submission: int) -> frozenset[Violation]:
    sent = request.POST.getlist(f"jenis-{submission}")
    return frozenset(each for each in Violation if each in sent)


def _group(each: Waiting) -> str:
    return "again" if each.held else "due" if each.is_due else "may"


def _lines(request: HttpRequest, found: Sequence[Waiting]) -> Iterator[Line]:
    contents = queries.contents(queries.submissions([each.submission for each in found]))
    names = names_of_offices()
    for each in found:
        content = contents.get(each.submission)
        event = as_said(Truncator(content.event).chars(_LETTERS)) if content else _("isi sudah dihapus")
        yield Line(
            info=each,
            about=_about(each),
            event=event,
            url=report_page(each.submission, each.case),
            group=_group(each),
            choices=tuple((choice, decided_words(choice, names)) for choice in each.choices),
            kinds=tuple((kind, str(VIOLATIONS[kind])) for kind in each.kinds),
            held=", ".join(decided_words(held, names) for held in each.held),
            chosen=request.POST.get(f"putusan-{each.submission}", ""),
            dissent=frozenset(ticked(request.POST.getlist(f"beda-{each.submission}"))),
            ticked=frozenset(map(str, _kinds(request, each.submission))),
        )


def _told(found: Sequence[Decision]) -> list[dict[str, object]]:
    names = names_of_offices() if found else {}
    people = names_of(person for each in found for person in (*each.counted, *each.dissent))
    return [_decision_row(each, names, people) for each in found]


def _decision_row(each: Decision, names: Mapping[str, str], people: Mapping[int, str]) -> dict[str, object]:
    """One decision with its words and the names of who was counted, for any page that shows it."""
    return {
        "decision": each,
        "words": decided_words(each.decided, names),
        "url": "" if each.submission is None else report_page(each.submission, each.case if each.act else ""),
        "counted": [people[person] for person in each.counted],
        "dissent": [people[person] for person in each.dissent],
    }


def _unacted(region: str) -> list[dict[str, object]]:
    """What was decided and waits to be entered, each under its name."""
    found = unacted_at(region)
    told = queries.contents(queries.submissions([each.submission for each in found if each.submission is not None]))
    nameless = _("isi sudah dihapus")
    return [
        row | {"event": as_said(named_words(told[each.submission].event)) if each.submission in told else nameless}
        for each, row in zip(found, _told(found), strict=True)
    ]


def decision_rows(submission: int, case: str = "") -> list[dict[str, object]]:
    """What plenaries decided of this report or its case, as its page shows it."""
    return _told(decided_of(submission, case))


def _about(each: Waiting) -> str:
    """What it is, and where it stands."""
    told = {"kind": KINDS[each.kind], "state": STATES.get(each.state, each.state), "at": moment_of(each.received_at)}
    return _("%(kind)s, %(state)s, diterima %(at)s") % told


def _held(region: str) -> SafeString | str:
    rows = held_at(region)
    if not rows:
        return ""
    heads = (_("Nomor berita acara"), _("Hari rapat"), _("Hadir"), _("Putusan"), _("Menunggu dicatat"))
    return listing(
        _("Rapat yang sudah dicatat, yang terakhir di atas"),
        heads,
        (
            (
                each.number if each.index is None else link(f"/catatan/{each.index}", each.number),
                day(each.day),
                _("%(here)s dari %(seats)s") % {"here": len(each.members), "seats": each.seats},
                figure(each.items),
                figure(each.waiting),
            )
            for each in rows
        ),
    )


def _offices(by: Staff) -> Sequence[OfficeInfo]:
    """The offices whose plenary this person can hold, the widest first; villages have none."""
    found: dict[str, OfficeInfo] = {}
    for region in places(by, Action.CASE_DECIDE):
        for each in (office(region), *offices(below=region)):
            if each.level != "village":
                found[each.region] = each
    return [found[region] for region in sorted(found)]


URLS: list[URLPattern] = [
    path("pleno/", plenaries, name="plenaries"),
]
