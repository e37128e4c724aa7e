"""Reports of supervision at `/meja/pengawasan/`: the list with its search and filters, its file, what waits for whom.

Rules kept here:
  * A person sees what was sent at the own offices and below, and their own; nothing else is counted or told.
  * Search and filters stay in the address; CSV and XLSX hold what they leave, in the page's words.
Left to others: one report (`one_report`), writing, periods and statistics.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import batched
from typing import Any, Final

from django import forms
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.clocks.clock import Due
from saksama.observation.loop import State
from saksama.observation.reading import shipped
from saksama.procedure.levels import depth
from saksama_node.accounts.policy import ANYWHERE, Action, Staff, may
from saksama_node.accounts.queries import names_of_offices, offices
from saksama_node.flows.observation.read_report import examines_at, finding_dues, seen_by, waits_for, waits_longest
from saksama_node.lists.listed import Listed
from saksama_node.observation.written import Narrowed, ReportInfo, periods_named, reports, suspected_among
from saksama_node.spreadsheets.writing import workbook
from saksama_node.web.desk.content.request_papers import XLSX
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.addresses import address_of
from saksama_node.web.desk.frame.duty import AT_ONCE, Duty, nearest_of
from saksama_node.web.desk.frame.lists import FilterForm, is_file, list_context, page_of
from saksama_node.web.desk.words.observation import (
    COLOURS,
    STATES,
    form_title,
    form_words,
    period_words,
    state_words,
    turn_words,
)
from saksama_node.web.formats import end_of, english, in_table, moment_of
from saksama_node.web.handing_out import cell, table, to_keep
from saksama_node.web.markup import link, listing, pill, with_notes

_EXAMINE, _OWN, _REVISE, _SUSPECTED, _LATE = "periksa", "saya", "revisi", "dugaan", "terlambat"
HEAD: Final = (
    *("nomor", "keadaan", "menunggu", "kantor", "kode kantor", "formulir", "masa laporan", "versi", "terlambat"),
    *("dikirim pertama kali", "terakhir berubah", "subjek di log"),
)
_AT_A_TIME: Final = 200
"""So many lines of a file have their offices named by one question."""


class ReportsFilter(FilterForm):
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
        choices=[("", gettext_lazy("semua")), *((each.value, words) for each, words in STATES.items())],
    )
    masa = forms.ChoiceField(label=gettext_lazy("Masa laporan"), required=False)
    kantor = forms.ChoiceField(label=gettext_lazy("Kantor"), required=False)
    formulir = forms.ChoiceField(label=gettext_lazy("Formulir"), required=False)
    hanya = forms.ChoiceField(label=gettext_lazy("Hanya"), required=False)

    def __init__(self, by: Staff, asked: Mapping[str, Any]) -> None:
        """Offer the periods and forms of this person's offices."""
        super().__init__(asked)
        seen = seen_by(by)
        every = [("", gettext_lazy("semua"))]
        named = periods_named(offices=(*seen.read, *seen.write))
        self.fields["masa"].choices = [*every, *named.items()]  # type: ignore[attr-defined]  # a choice field
        below = _offices_below(seen.read)
        if below or asked.get("kantor"):
            self.fields["kantor"].choices = [*every, *below]  # type: ignore[attr-defined]  # a choice field
        else:
            del self.fields["kantor"]
        forms_known = [(each.id, form_words(each)) for each in shipped().values()]
        self.fields["formulir"].choices = [*every, *forms_known]  # type: ignore[attr-defined]  # a choice field
        only = [(_OWN, _("yang saya tulis")), (_REVISE, _("menunggu revisi saya"))]
        if examines_at(by):
            only = [(_EXAMINE, _("menunggu pemeriksaan saya")), *only]
        only += [(_SUSPECTED, _("dengan dugaan pelanggaran")), (_LATE, _("terlambat"))]
        self.fields["hanya"].choices = [*every, *only]  # type: ignore[attr-defined]  # a choice field

    def narrowed(self, by: Staff) -> Narrowed:
        """What is asked for."""
        asked = self.asked()
        only = asked["hanya"]
        return Narrowed(
            text=asked["cari"].strip(),
            states=(asked["keadaan"],) if asked["keadaan"] else _REVISED if only == _REVISE else (),
            period=asked["masa"],
            office=asked.get("kantor", ""),
            form=asked["formulir"],
            own=only == _REVISE,
            theirs=only == _OWN,
            waits=waits_for(by) if only == _EXAMINE else None,
            suspected=only == _SUSPECTED,
            late=only == _LATE,
        )


_BELOW: Final = ("province", "regency", "district", "village")
"""The level of the offices right below one, by how deep that lies."""


def _offices_below(regions: Sequence[str]) -> list[tuple[str, str]]:
    """The offices right below these, by region."""
    found = {
        each.region: each.name
        for region in regions
        if depth(region) < len(_BELOW)
        for each in offices(_BELOW[depth(region)], region)
    }
    return sorted(found.items())


_REVISED = (State.RETURNED.value, State.REOPENED.value)


@desk_page(Action.OBSERVATION_WRITE)
def lhps(request: HttpRequest, by: Staff) -> HttpResponse:
    """The reports, the last changed first."""
    form = ReportsFilter(by, request.GET)
    found = reports(seen_by(by), form.narrowed(by))
    if is_file(request):
        return table("pengawasan.csv", HEAD, _lines(found))
    if request.GET.get("bentuk") == "xlsx":
        rows = [[cell(each) for each in row] for row in _lines(found)]
        return to_keep(workbook("pengawasan", HEAD, rows), XLSX, "pengawasan.xlsx")
    page: Page[ReportInfo] = page_of(request, found)
    context = list_context(request, form, page)
    csv = str(context["csv"])
    shown = list(page)
    return render(
        request,
        "desk/observation/list.html",
        {
            **context,
            "xlsx": csv.replace("bentuk=csv", "bentuk=xlsx"),
            "rows": _rows(shown, names_of_offices({each.office for each in shown})),
            "reads": may(by, Action.OBSERVATION_READ, ANYWHERE),  # words of the empty list alone
            "plans": may(by, Action.OBSERVATION_PLAN, ANYWHERE),  # what is shown there is of their places
        },
    )


def duties(by: Staff) -> list[Duty]:
    """Reports that wait for this person: to be revised, and to be examined."""
    if not may(by, Action.OBSERVATION_WRITE, ANYWHERE):  # their own, and those of their places
        return []
    seen, listed = seen_by(by), reverse("desk:lhps")
    revised = list(reports(seen, Narrowed(states=_REVISED, own=True, oldest=True))[: AT_ONCE + 1])
    waiting = list(waits_longest(by)[: AT_ONCE + 1]) if examines_at(by) else []
    suspected = suspected_among([*revised, *waiting])
    dues = finding_dues(each for each in (*revised, *waiting) if each.id in suspected)
    others = _("Laporan lain menunggu revisi Anda")
    told = nearest_of(revised, lambda each: _to_revise(each, dues.get(each.id)), others, f"{listed}?hanya={_REVISE}")
    others = _("Laporan lain menunggu pemeriksaan Anda")
    told += nearest_of(waiting, lambda each: _to_examine(each, dues.get(each.id)), others, f"{listed}?hanya={_EXAMINE}")
    drafts = list(reports(seen, Narrowed(states=(State.DRAFT.value,), own=True))[: AT_ONCE + 1])
    return told + nearest_of(drafts, _to_finish, _("Draf lain"), f"{listed}?hanya={_OWN}&keadaan={State.DRAFT}")


def _to_finish(found: ReportInfo) -> Duty:
    return Duty(
        title=found.number or form_title(found.form),
        over=_("Selesaikan dan kirim laporan hasil pengawasan"),
        url=address_of("desk:lhp-write", found.subject),
        act=_("Lanjutkan"),
        due=None if found.period is None else end_of(found.period.ends),
        why=period_words(found.period),
        about=found.subject,
    )


def _why(words: str, due: Due | None) -> str:
    """Why, with the article whose days run where a suspicion is told."""
    if due is None:
        return words
    article = due.rule.article_en if english() else due.rule.article
    return _("%(words)s · penetapan temuan: %(article)s") % {"words": words, "article": article}


def _to_revise(found: ReportInfo, due: Due | None) -> Duty:
    return Duty(
        due=None if due is None else due.due,
        latest=None if due is None else due.latest,
        title=found.number or _("laporan tanpa nomor"),
        over=_("Perbaiki laporan hasil pengawasan, jawab catatannya, kirim lagi"),
        url=address_of("desk:lhp-write", found.subject),
        act=_("Perbaiki"),
        why=_why(_("%(state)s, %(at)s") % {"state": STATES[found.state], "at": moment_of(found.changed_at)}, due),
        about=found.subject,
    )


def _to_examine(found: ReportInfo, due: Due | None) -> Duty:
    told = {"at": moment_of(found.changed_at), "period": period_words(found.period)}
    return Duty(
        due=None if due is None else due.due,
        latest=None if due is None else due.latest,
        title=found.number or _("laporan tanpa nomor"),
        over=_("Periksa laporan hasil pengawasan"),
        url=address_of("desk:lhp", found.subject),
        act=_("Periksa"),
        why=_why(_("dikirim %(at)s; %(period)s") % told, due),
        about=found.subject,
    )


def _rows(rows: Sequence[ReportInfo], names: dict[str, str]) -> SafeString:
    heads = (_("Nomor"), _("Keadaan"), _("Kantor"), _("Formulir"), _("Masa laporan"), _("Terakhir berubah"))
    return listing(
        _("Laporan hasil pengawasan, yang terakhir berubah di atas"),
        heads,
        (
            (
                with_notes(
                    link(address_of("desk:lhp", each.subject), each.number or _("belum bernomor")),
                    [_("versi %(n)s") % {"n": each.version}] if each.version > 1 else [],
                ),
                with_notes(pill(COLOURS[each.state], state_words(each)), [_("terlambat")] if each.late else []),
                names.get(each.office, each.office),
                form_title(each.form),
                each.period.name if each.period else "–",
                moment_of(each.changed_at),
            )
            for each in rows
        ),
    )


def _lines(found: Listed[ReportInfo]) -> Iterable[tuple[object, ...]]:
    """What the page says of each, in its words, as lines of a file."""
    for some in batched(found, _AT_A_TIME, strict=False):
        names = names_of_offices({office for each in some for office in (each.office, each.turns_at) if office})
        for each in some:
            yield (
                each.number,
                state_words(each),
                turn_words(each, names),
                names.get(each.office, each.office),
                each.office,
                form_title(each.form),
                each.period.name if each.period else "",
                each.version,
                _("terlambat") if each.late else "",
                in_table(each.made_at),
                in_table(each.changed_at),
                each.subject,
            )


URLS: list[URLPattern] = [path("pengawasan/", lhps, name="lhps")]
