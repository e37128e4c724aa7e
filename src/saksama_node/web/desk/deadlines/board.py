"""The deadline board of the desk, at `/meja/tenggat/`: what lapsed, what is due today, in seven days, later; for whom.

Rules kept here:
  * A person sees the duties of the own offices and below; the filters stay in the address.
  * The nearest stands first. What no clock could tell is listed as such, never left out.
  * Requests about content whose answer is waited for stand among them, for those who may read content.
  * A case whose edition is not known here has no duty: the page says so.
Left to others: the count (`saksama.clocks`), what begins and ends a duty (`saksama.procedure`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import batched, chain
from typing import Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama_node.accounts.policy import ANYWHERE, Action, Role, Staff, covers, may, places
from saksama_node.accounts.queries import names_of, names_of_offices, names_with_role
from saksama_node.cases.briefed import Label, labels
from saksama_node.deadlines import queries
from saksama_node.deadlines.queries import MANY, REQUESTS, DutyInfo, Wanted, When
from saksama_node.deadlines.warned import WarningInfo, warnings_of
from saksama_node.norms.confirmed import certainties
from saksama_node.settings.clock import now
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.acts import ActForm
from saksama_node.web.desk.frame.duty import Subject, subjects_of
from saksama_node.web.desk.frame.lists import PER_PAGE, FilterForm, is_file, list_context, page_of
from saksama_node.web.desk.words.deadlines import NEAR, Near, bearer, columns, regime, step, told
from saksama_node.web.formats import moment_of
from saksama_node.web.handing_out import table
from saksama_node.web.markup import as_said, clock_badge, link, listing, with_notes, written

_AT_ONCE: Final = 20
_IN_A_FILE: Final = 20_000
_ASKED_AT_ONCE: Final = 500


type Row = Sequence[str]
"""The cells of one duty on the board."""


class DutyFilter(ActForm[Mapping[str, str]], FilterForm):
    """The filters; they stay in the address. The thing: names of offices by region."""

    kantor = forms.ChoiceField(label=gettext_lazy("Kantor"), required=False)
    petugas = forms.ChoiceField(label=gettext_lazy("Petugas"), required=False)
    kapan = forms.ChoiceField(
        label=gettext_lazy("Kapan"),
        required=False,
        choices=[("", gettext_lazy("semua")), *((near.slug, near.words) for near in NEAR.values())],
    )

    def prepare(self) -> None:
        """The own offices and their officers."""
        regions = places(self.who, Action.CASE_READ)
        seen = [each for each in self.thing.items() if any(covers(region, each[0]) for region in regions)]
        officers = [(str(pk), name) for pk, name in names_with_role(Role.OFFICER, regions).items()]
        self.choose("kantor", [("", _("semua")), *sorted(seen)])
        self.choose("petugas", [("", _("semua")), ("saya", _("saya")), *officers])


@dataclass(frozen=True, slots=True)
class Group:
    """The duties that are so near; `more`: there are others than `rows`; `count` is None for more than `MANY`."""

    near: Near
    count: int | None
    rows: SafeString
    more: bool


@desk_page(Action.DEADLINE_READ)
def board(request: HttpRequest, by: Staff) -> HttpResponse:
    """What is due, by when and for whom."""
    names = names_of_offices()
    form = DutyFilter(by, names, request.GET)
    asked = form.asked()
    person = by.id if asked["petugas"] == "saya" else int(asked["petugas"] or 0) or None
    of_content = places(by, Action.CONTENT_READ)
    wanted = Wanted(places(by, Action.CASE_READ), asked["kantor"], person, of_content)
    moment = now()
    if is_file(request):
        return _csv(wanted, moment)
    one = next((when for when, near in NEAR.items() if near.slug == asked["kapan"]), None)
    counts = queries.counts(wanted, moment, [one] if one else When)
    page = page_of(request, range(min(counts[one], MANY) if one else 0))
    first = max(page.start_index() - 1, 0)
    shown = {
        when: queries.duties(wanted, when, moment, first=first if one else 0, limit=PER_PAGE if one else _AT_ONCE)
        for when, count in counts.items()
        if count
    }
    rows = _rows([each for found in shown.values() for each in found], names, moment)
    groups = [
        _group(when, counts[when], [rows[each.id] for each in found if each.id in rows])
        for when, found in shown.items()
    ]
    context = {
        "groups": groups,
        **list_context(request, form, page),
        "page": page if one else None,
        "many": MANY,
        "moment": moment,
        "reads_rulings": may(by, Action.CASE_READ, ANYWHERE),  # a link; the rulings are of their places
    }
    return render(request, "desk/deadlines/board.html", context, status=422 if form.errors else 200)


def _group(when: When, count: int, rows: Sequence[Row]) -> Group:
    near = NEAR[when]
    exact = count if count <= MANY else None
    heads = (_("Perkara"), _("Kewajiban"), _("Paling lambat"), _("Petugas"), _("Kantor"))
    return Group(near, exact, listing(str(near.words), heads, rows), count > len(rows))


def _rows(found: Sequence[DutyInfo], names: dict[str, str], moment: datetime) -> dict[int, Row]:
    """By the duty's id; one whose subject is unknown here is not in it."""
    known = subjects_of(found)
    late = {each.id for each in found if each.by_office and each.is_lapsed(moment)}
    warned = warnings_of(each.subject for each in found if each.id in late)
    others = queries.beside(found)
    listed = (person.person for said in warned for person in said.people)
    people = names_of(chain((each.person for each in found if each.person is not None), listed))
    nobody = _("belum diserahkan")
    return {
        each.id: (
            with_notes(link(known[each.subject].url, as_said(known[each.subject].words)), [known[each.subject].label]),
            _title(each, known[each.subject]),
            with_notes(
                clock_badge(each.due, latest=each.latest) if each.due else _("tidak dapat dihitung"),
                _notes(each, warned, people, others.get(each.subject, ()), lapsed=each.id in late),
            ),
            people.get(each.person or 0, nobody),
            names.get(each.region, each.region),
        )
        for each in found
        if each.subject in known
    }


def _title(duty: DutyInfo, about: Subject) -> str:
    """What is owed; under which law where that is open still; and by whom where it is not the office."""
    title = step(duty)
    if about.came_in:
        title = _("%(step)s (%(regime)s)") % {"step": title, "regime": regime(duty)}
    if duty.by_office:
        return title
    return written('{} <span class="muted">({})</span>', title, bearer(duty))


def _notes(
    duty: DutyInfo,
    warned: Iterable[WarningInfo],
    people: Mapping[int, str],
    others: Iterable[DutyInfo],
    *,
    lapsed: bool,
) -> list[str]:
    """What runs beside it; of what lapsed, who had been warned of it and when."""
    notes = [
        _("juga %(step)s (%(regime)s): %(at)s")
        % {
            "step": step(each),
            "regime": regime(each),
            "at": moment_of(each.due) if each.due else _("tidak dapat dihitung"),
        }
        for each in others
    ]
    if lapsed:
        of_it = [each for each in warned if each.is_of(duty, whenever=True)]
        notes += told(of_it, people) or [_("Tidak seorang pun diperingatkan.")]
    return notes


def _csv(wanted: Wanted, moment: datetime) -> HttpResponse:
    # A file has every duty, and no name: it leaves this house.
    every = replace(wanted, every=True)
    head = ("when", "due", "latest", "step", "rule", "article", "certainty", "bearer", "office", "person",
            "number", "subject", "start", "extended", "warned", "warned_at", "opened_at")  # fmt: skip
    norms = certainties()
    found = [(when, each) for when in When for each in queries.duties(every, when, moment, limit=_IN_A_FILE)]
    numbers = labels(each.subject for _, each in found)
    warned = _warnings_of(each.subject for _, each in found)
    listed = (person.person for said in warned.values() for each in said for person in each.people)
    people = names_of(chain((each.person for _, each in found if each.person is not None), listed))
    return table(
        "tenggat.csv",
        head,
        (
            (
                when,
                each.due.isoformat() if each.due else "",
                each.latest.isoformat() if each.latest else "",
                step(each),
                each.rule,
                each.law_of.article,
                norms.of("rules", f"rule.{each.rule}", each.law_of.article, each.law_of.certainty),
                _bearer(each),
                each.region,
                people.get(each.person or 0, ""),
                _number(each, numbers),
                each.subject,
                each.start.isoformat(),
                int(each.extended),
                *columns([said for said in warned.get(each.subject, ()) if said.is_of(each, whenever=True)], people),
            )
            for when, each in found
        ),
    )


def _bearer(duty: DutyInfo) -> str:
    """As the table writes it: a code, the same in every language."""
    if duty.is_anothers:
        return duty.law_of.bearer.value
    return "office" if duty.by_office else "reporter"


def _number(duty: DutyInfo, numbers: Mapping[str, Label]) -> str:
    if duty.edition == REQUESTS:
        return duty.subject[:8]
    return numbers[duty.subject].number if duty.subject in numbers else ""


def _warnings_of(subjects: Iterable[str]) -> Mapping[str, list[WarningInfo]]:
    """The warnings under each subject, asked for some at a time: a file may have every duty of an institution."""
    found = defaultdict[str, list[WarningInfo]](list)
    for part in batched(dict.fromkeys(subjects), _ASKED_AT_ONCE, strict=False):
        for each in warnings_of(part):
            found[each.subject].append(each)
    return found


URLS: list[URLPattern] = [path("tenggat/", board, name="deadlines")]
