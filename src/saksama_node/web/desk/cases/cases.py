"""Desk screens of cases, at `/meja/perkara/`: what came in, every case, one case with its history and next acts.

Rules kept here:
  * A person sees what lies at the own offices and below; another place is refused as the table of rights says.
  * The next acts are those that the procedure allows here and this person may do; nothing else is offered.
  * No identity is shown here; `vault` opens it, for a reason.
  * A list reads the page that is looked at, and asks as often however long it is.
Left to others: intake at the counter (`intake`), acts and their entries (flows).
"""

from collections.abc import Iterable, Mapping, Sequence

from django import forms
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama_node.accounts.policy import ANYWHERE, Action, Staff, may, places
from saksama_node.accounts.queries import name_of, names_of, names_of_offices
from saksama_node.accounts.recused import kept_count, recusals_of
from saksama_node.cases import queries
from saksama_node.cases.moving import NOBODY
from saksama_node.cases.named import events_at
from saksama_node.cases.narrowed import Narrowed
from saksama_node.cases.next_acts import HANDLED
from saksama_node.cases.plenaries.held import decided_among
from saksama_node.cases.procedures import editions
from saksama_node.cases.report import Content
from saksama_node.cases.searching import MOST, find
from saksama_node.deadlines.queries import nearest
from saksama_node.flows.cases.owed_acts import owed_by
from saksama_node.web.desk.cases import evidence_files
from saksama_node.web.desk.cases.lots import AGAIN, panel
from saksama_node.web.desk.cases.moves import MOVES, choice_for
from saksama_node.web.desk.cases.owed import OWED, coming_next
from saksama_node.web.desk.cases.papers import paper_rows
from saksama_node.web.desk.cases.plenaries import decision_rows
from saksama_node.web.desk.cases.report import needs_plenary, submission_context
from saksama_node.web.desk.frame.access import desk_form, desk_page
from saksama_node.web.desk.frame.acts import ActPage, Offers, Refused
from saksama_node.web.desk.frame.addresses import address_of
from saksama_node.web.desk.frame.duty import AT_ONCE, Duty, earliest_of, nearest_of
from saksama_node.web.desk.frame.lists import FilterForm, is_file, list_context, page_of
from saksama_node.web.desk.words.deadlines import laws, named_words
from saksama_node.web.formats import day, english, moment_of
from saksama_node.web.handing_out import table
from saksama_node.web.markup import as_said, link, listing, pill, with_notes
from saksama_node.web.reporting.words import (
    CHANNELS,
    KINDS,
    OUTCOMES,
    SOURCES,
    STATE_COLOURS,
    STATES,
    VIOLATIONS,
    act_words,
)

_BY_HAND = "serahkan"
_WAITING_AT_ONCE = 20
_INBOX = "masuk"
_NOBODYS = "tanpa"
_UNREGISTERED = frozenset({"closed", "not-accepted", "stopped", "becoming", "withdrawn", "referred"})


class CasesFilter(FilterForm):
    """The search and the filters of the list; they stay in the address."""

    cari = forms.CharField(
        label=gettext_lazy("Nomor atau kata"),
        required=False,
        max_length=200,
        widget=forms.TextInput({"type": "search"}),
    )
    keadaan = forms.ChoiceField(
        label=gettext_lazy("Keadaan"),
        required=False,
        choices=[("", gettext_lazy("semua")), *((state, words) for state, words in STATES.items() if state)],
    )
    milik = forms.ChoiceField(
        label=gettext_lazy("Petugas"),
        required=False,
        choices=[
            ("", gettext_lazy("semua")),
            ("saya", gettext_lazy("perkara saya")),
            (OWED, gettext_lazy("langkah berikutnya milik saya")),
            (_NOBODYS, gettext_lazy("tanpa petugas")),
        ],
    )
    bagian = forms.ChoiceField(required=False, choices=[("", ""), (_INBOX, _INBOX)], widget=forms.HiddenInput())


def duties(by: Staff) -> list[Duty]:
    """Reports that this person may review; as many as one looks at. What is owed in cases is told by `owed`."""
    if not may(by, Action.CASE_REVIEW, ANYWHERE):  # the inbox is of their places
        return []
    inbox = queries.inbox(places(by, Action.CASE_REVIEW))[: AT_ONCE + 1]
    due, told = nearest(each.subject for each in inbox), queries.contents(inbox)
    decided, undecided = decided_among(each.id for each in inbox), _("belum diputus rapat pleno")
    review_it, enter_it = (
        _("Kaji %(kind)s yang masuk %(channel)s, diterima %(at)s"),
        _("Catat hasil rapat pleno atas %(kind)s yang masuk %(channel)s, diterima %(at)s"),
    )

    def review(each: queries.SubmissionInfo) -> Duty:
        owed, is_decided = due.get(each.subject, ()), each.id in decided
        coming = {"kind": KINDS[each.kind], "channel": CHANNELS[each.channel], "at": moment_of(each.received_at)}
        return Duty(
            title=_called(told.get(each.id)),
            over=(enter_it if is_decided else review_it) % coming,
            url=address_of("desk:case_submission", each.id),
            act=_("Catat") if is_decided else _("Kaji"),
            due=earliest_of(owed)[0],
            latest=earliest_of(owed)[1],
            why=" · ".join(filter(None, (laws(owed), undecided if needs_plenary(each) and not is_decided else ""))),
            about=each.subject,
        )

    listed = f"{reverse('desk:cases')}?bagian={_INBOX}"
    return nearest_of(inbox, review, _("Laporan lain menunggu kajian awal"), listed)


def _called(content: Content | None) -> str:
    return _("isi sudah dihapus") if content is None else named_words(content.event)


@desk_page(Action.CASE_READ)
def cases(request: HttpRequest, by: Staff) -> HttpResponse:
    """Everything that came in and every case at this person's places, or what of it is looked for."""
    form = CasesFilter(request.GET)
    asked = form.asked()
    regions, text = places(by, Action.CASE_READ), asked["cari"].strip()
    # The filters of state and officer are of cases: what waits has neither.
    of_cases = Narrowed(
        state=asked["keadaan"],
        assignee=by.id if asked["milik"] == "saya" else None,
        nobodys=tuple(sorted(HANDLED)) if asked["milik"] == _NOBODYS else (),
        owed=owed_by(by) if asked["milik"] == OWED else None,
    )
    of_cases_alone, as_file = bool(of_cases), is_file(request)
    only_inbox = asked["bagian"] == _INBOX and not of_cases_alone and not as_file
    found = find(text, regions, Narrowed(waits=True) if only_inbox else of_cases) if text else None
    listed = queries.cases(regions, of_cases, found=found)
    if as_file:
        return _csv(listed)
    inbox = queries.inbox(regions, found=found)
    page: Page[queries.SubmissionInfo] | Page[queries.CaseLine]
    rows: list[queries.CaseLine] = []
    if only_inbox:
        page = of_inbox = page_of(request, inbox)
        waiting = list(of_inbox)
    else:
        page = of_listed = page_of(request, listed)
        rows = list(of_listed)
        waiting = inbox[: _WAITING_AT_ONCE + 1] if page.number == 1 and not of_cases_alone else []
    names = names_of_offices({*(each.region for each in rows), *(each.region for each in waiting)})
    context = {
        **list_context(request, form, page),
        "rows": _case_rows(rows, names),
        "inbox": _inbox_rows(waiting if only_inbox else waiting[:_WAITING_AT_ONCE], names),
        "inbox_more": not only_inbox and len(waiting) > _WAITING_AT_ONCE,
        "only_inbox": only_inbox,
        "shows_inbox": only_inbox or bool(waiting) or (page.number == 1 and not any(asked.values())),
        "text": text,
        "found": found,
        "most": MOST,
        "kept": kept_count(by.id),
        "may_take": may(by, Action.CASE_INTAKE, ANYWHERE),  # a link; the report names its office
        "may_find": may(by, Action.CASE_REVIEW, ANYWHERE),  # a link; the finding names its office
    }
    return render(request, "desk/cases/list.html", context)


def _told(_request: HttpRequest, by: Staff, found: queries.CaseInfo, refused: Refused | None) -> dict[str, object]:
    """One case, its whole history in words, and what may come next."""
    acts = queries.acts(found.subject)
    lots = panel(by, found, refused)
    coming = coming_next(by, found.subject)
    # Where a lot was begun nobody assigns by hand.
    choice = choice_for(by, found, refused, owed=coming.act if coming else "", without=_BY_HAND if lots.draws else "")
    shown = submission_context(found.submission, by)
    names = names_of(person for each in acts for person in (each.by, each.second) if person is not None)
    return {
        **shown,
        "called": found.number or _without_number(found.state),
        **_row(found, names_of_offices([found.region])),
        "history": [(act_words(each.kind, each.detail), _who(each, names), each) for each in acts],
        "acts": Offers(lambda: choice.offered),
        "barred": choice.barred,
        "coming": coming,
        "source": SOURCES.get(found.source, ""),
        "types": [VIOLATIONS[each] for each in found.types],
        "procedure": _procedure(found.procedure),
        "papers": paper_rows(found, acts),
        "assignee": name_of(found.assignee) if found.assignee else "",
        "is_nobodys": found.assignee is None and found.state in HANDLED and bool(recusals_of(found.subject)),
        "may_open": may(by, Action.IDENTITY_OPEN, found.region),
        "lots": lots,
        "plenaries": decision_rows(found.submission.id, found.subject),
    }


def _who(act: queries.ActInfo, names: Mapping[int, str]) -> str:
    if act.by == NOBODY:
        return _("yang menyampaikannya, lewat kode tindak lanjut")
    if act.second is None:
        return names[act.by]
    return _("%(first)s, disetujui %(second)s") % {"first": names[act.by], "second": names[act.second]}


def _procedure(name: str) -> str:
    edition = editions().get(name)
    if edition is None:
        return ""
    return edition.title_en if english() else edition.title


def _row(found: queries.CaseInfo, names: dict[str, str]) -> dict[str, object]:
    return {
        "case": found,
        "office": names.get(found.region, found.region),
        "state": STATES.get(found.state, found.state),
        "colour": STATE_COLOURS.get(found.state, "waiting"),
        "outcome": OUTCOMES.get(found.outcome, ""),
    }


def _without_number(state: str) -> str:
    return _("Perkara tidak diregistrasi") if state in _UNREGISTERED else _("Perkara belum diregistrasi")


def _case_rows(rows: Sequence[queries.CaseLine], names: dict[str, str]) -> SafeString:
    told, nameless = events_at({each.subject: each.leaf for each in rows}), _("isi sudah dihapus")
    heads = (
        _("Peristiwa"),
        _("Keadaan"),
        _("Kantor"),
        _("Hari diterima"),
        _("Putusan"),
        _("Terakhir berubah"),
    )
    unnumbered, unregistered = _("belum diregistrasi"), _("tidak diregistrasi")
    return listing(
        _("Perkara, yang terakhir berubah di atas"),
        heads,
        (
            (
                with_notes(
                    link(
                        address_of("desk:case", each.subject),
                        as_said(named_words(told.get(each.subject, "")) or nameless),
                    ),
                    [each.number or (unregistered if each.state in _UNREGISTERED else unnumbered)],
                ),
                pill(STATE_COLOURS.get(each.state, "waiting"), STATES.get(each.state, each.state)),
                names.get(each.region, each.region),
                day(each.day),
                OUTCOMES.get(each.outcome, "–"),
                moment_of(each.changed_at),
            )
            for each in rows
        ),
    )


def _inbox_rows(waiting: Sequence[queries.SubmissionInfo], names: dict[str, str]) -> SafeString:
    contents = queries.contents(waiting)
    return listing(
        _("Laporan masuk, yang terlama di atas"),
        (_("Peristiwa"), _("Diterima"), _("Jenis"), _("Cara"), _("Kantor")),
        (
            (
                link(address_of("desk:case_submission", each.id), as_said(_called(contents.get(each.id)))),
                moment_of(each.received_at),
                KINDS[each.kind],
                CHANNELS[each.channel],
                names.get(each.region, each.region),
            )
            for each in waiting
        ),
    )


def _csv(found: Iterable[queries.CaseLine]) -> HttpResponse:
    head = ("subject", "number", "office", "day_received", "state", "outcome", "last_change")
    return table(
        "perkara.csv",
        head,
        (
            (each.subject, each.number, each.region, each.day, each.state, each.outcome, each.changed_at.isoformat())
            for each in found
        ),
    )


_PAGE = ActPage(
    name="case",
    path="perkara/<str:subject>/",
    right=Action.CASE_READ,
    find=lambda _by, subject: queries.case(subject),
    template="desk/cases/case.html",
    told=_told,
    acts=MOVES,
    place=lambda found: found.region,
)


@desk_form(Action.CASE_ASSIGN)
def draw_again(request: HttpRequest, by: Staff, subject: str) -> HttpResponseBase:
    """Ask for a further draw; whoever comes back to this address is led to the case."""
    if request.method != "POST":
        return redirect("desk:case", subject)
    return _PAGE.press(AGAIN, request, by, {"subject": subject})


URLS: list[URLPattern] = [
    path("perkara/", cases, name="cases"),
    *evidence_files.URLS,
    *_PAGE.urls(),
    path("undian/<str:subject>/ulang/", draw_again, name="lot_propose"),
]
