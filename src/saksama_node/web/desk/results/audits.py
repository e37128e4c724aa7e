"""Audits on the desk, at `/meja/audit/`: the list of them, committing a list, one audit with its acts, reading a form.

Rules kept here:
  * A reader sees no figure of a form that two people have not read alike, neither another's nor the published one.
  * A list is looked at before it is committed: one press enters nothing.
  * Each page says what has to be done next, and what an audit does not prove.
Left to others: who may (`accounts.policy`), the acts (flows), the words (`web.audit_words`).
"""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.errors import SaksamaError
from saksama_node.accounts.policy import ANYWHERE, Action, Staff, may
from saksama_node.flows.results.run_audit import (
    commit_audit,
    conclude_audit,
    draw_more,
    look_at_list,
    read_form,
    throw_dice,
)
from saksama_node.results.audits import public as audited
from saksama_node.results.audits.listing import Prepared
from saksama_node.web import audit_words as words
from saksama_node.web.desk.frame.access import desk_form, desk_page
from saksama_node.web.desk.frame.acts import Act, ActPage, Refused
from saksama_node.web.desk.frame.duty import Duty
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.results.audit_forms import DiceForm, ListForm, MoreForm, ReadForm

type Known = tuple[audited.AuditView, audited.Progress]
"""An audit, and how far it is."""


def duties(by: Staff) -> Sequence[Duty]:
    """Audits of this person's region that wait for dice or readings."""
    acts = {audited.AuditState.LISTED: _("Catat dadu"), audited.AuditState.DRAWN: _("Baca formulir")}
    return [
        Duty(title=words.title(each), url=reverse("desk:audit", args=[each.subject]), act=acts[each.state])
        for each in audited.audits()
        if each.state in acts and not _draws_itself(each) and may(by, Action.AUDIT_RUN, each.region)
    ]


def _draws_itself(found: audited.AuditView) -> bool:
    """Whether nobody has to do anything until the witness has signed."""
    return found.state is audited.AuditState.LISTED and bool(found.witness)


@desk_page(Action.RESULTS_READ)
def audits(request: HttpRequest, by: Staff) -> HttpResponse:
    """Every audit, the newest first."""
    runs = may(by, Action.AUDIT_RUN, ANYWHERE)  # a link; the form offers their places
    page = {"audits": words.listed(audited.audits()), "may_run": runs and bool(audited.versions())}
    return render(request, "desk/audits/list.html", page)


@desk_form(Action.AUDIT_RUN)
def new(request: HttpRequest, by: Staff) -> HttpResponse:
    """Say what is to be audited, look at the list that it makes, and commit it with a second press."""
    # Who comes from an audit, to audit the same again, brings its figures and its area.
    given = {name: request.GET[name] for name in ("version", "region") if name in request.GET}
    form = ListForm(by, request.POST or None, initial=given)
    if request.method != "POST" or "change" in request.POST:
        return _asking(request, form)
    if not form.is_valid():
        return _asking(request, form, status=422)
    try:
        if "commit" not in request.POST:
            return _summary(request, form, look_at_list(by, form.asked))
        subject = commit_audit(by, form.asked)
    except SaksamaError as error:
        form.add_error(None, explain(error))
        return _asking(request, form, status=422)
    messages.success(request, _("Daftar audit dicatat di log."))
    return redirect("desk:audit", subject)


def _asking(request: HttpRequest, form: ListForm, status: int = 200) -> HttpResponse:
    return render(request, "desk/audits/new.html", {"form": form, "versions": audited.versions()}, status=status)


def _summary(request: HttpRequest, form: ListForm, made: Prepared) -> HttpResponse:
    asked = form.asked
    page = {
        "asked": asked,
        "sent": [(name, request.POST.get(name, "")) for name in form.fields],
        "figures": form.chosen,
        "place": words.place(asked.region),
        "claim": words.claim(asked),
        "limit": words.limit(asked),
        "stations": len(made.plan.ids),
        "held": int(made.plan.held.sum()),
        "margin": made.plan.unit,
        "size": words.size(made.plan, asked.limit),
        "if_clean": words.if_clean(),
        "number": len(made.earlier) + 1,
        "earlier": made.earlier,
    }
    return render(request, "desk/audits/confirm.html", page)


@desk_form(Action.AUDIT_RUN)
def read(request: HttpRequest, by: Staff, subject: str, station: str) -> HttpResponse:
    """Read one drawn form, without seeing what anyone else read."""
    found, how_far = _found(subject)
    drawn = next((each for each in how_far.stations if each.station == station), None)
    if drawn is None:
        raise Http404
    form = ReadForm(words.candidate_names(how_far), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            stands = read_form(by, subject, station, form.votes)
        except SaksamaError as error:
            if drawn.is_read:
                messages.error(request, explain(error))
                return redirect("desk:audit-read", subject, station)
            form.add_error(None, explain(error))
        else:
            kept = _("Bacaan Anda disimpan. Ia berlaku sesudah orang kedua membaca sama.")
            messages.success(request, _("Dua orang membaca sama; dicatat di log.") if stands else kept)
            return redirect(_next(by, subject))
    page = {
        "audit": found,
        "title": words.title(found),
        "station": drawn,
        "place": words.station_name(station),
        "mine": by.id in drawn.readers,
        "form": None if drawn.is_read else form,
        "row": words.rows(how_far)[how_far.stations.index(drawn)] if drawn.is_read else None,
    }
    return render(request, "desk/audits/read.html", page, status=422 if form.errors else 200)


def _next(by: Staff, subject: str) -> str:
    """The next form that this person may read and has not; the audit where there is none."""
    _view, how_far = _found(subject)
    waiting = next((each for each in how_far.stations if _waits(by, each)), None)
    if waiting is None:
        return reverse("desk:audit", args=[subject])
    return reverse("desk:audit-read", args=[subject, waiting.station])


def _waits(by: Staff, each: audited.StationRead) -> bool:
    return not each.is_read and by.id not in each.readers and may(by, Action.AUDIT_RUN, each.region)


def _found(subject: str) -> Known:
    found, how_far = audited.audit(subject), audited.progress(subject)
    if found is None or how_far is None:
        raise Http404
    return found, how_far


def _told(_request: HttpRequest, by: Staff, known: Known, _refused: Refused | None) -> dict[str, object]:
    """One audit: what is claimed, the draw, the forms, the remaining risk."""
    found, how_far = known
    is_open = found.state is audited.AuditState.DRAWN
    stations = zip(words.rows(how_far), how_far.stations, strict=True)
    return {
        **words.told(found, how_far),
        "alike": audited.alike(found),
        "rows": [(row, _waits(by, each) and is_open, by.id in each.readers, each.differ) for row, each in stations],
        "unread": sum(not each.is_read for each in how_far.stations),
        "is_listed": how_far.listed,
        "draws_itself": _draws_itself(found),
        "is_lost": found.state is audited.AuditState.LOST,
        "typed": len(how_far.typed),
        "mine": by.id in how_far.typed,
        "version": audited.version_of(found) if may(by, Action.AUDIT_RUN, found.region) else "",
    }


def _may_throw(by: Staff, known: Known) -> bool:
    found, how_far = known
    is_typed = found.state is audited.AuditState.LISTED and not found.witness
    return is_typed and how_far.listed and may(by, Action.AUDIT_RUN, found.region)


def _may_draw(by: Staff, known: Known) -> bool:
    return known[0].state is audited.AuditState.DRAWN and may(by, Action.AUDIT_RUN, known[0].region)


def _may_conclude(by: Staff, known: Known) -> bool:
    return _may_draw(by, known) and all(each.is_read for each in known[1].stations)


def _thrown(is_made: bool) -> str:  # noqa: FBT001 - what throwing the dice returned
    if is_made:
        return _("Dua orang mengetik angka yang sama; undian dicatat di log.")
    return _("Angka Anda disimpan. Undian ditarik sesudah orang kedua mengetik angka yang sama.")


_PAGE = ActPage(
    name="audit",
    path="audit/<str:subject>/",
    right=Action.RESULTS_READ,
    find=lambda _by, subject: _found(subject),
    template="desk/audits/audit.html",
    told=_told,
    # An audit stands in the log whole, for everybody; each act on it is asked at its region, or its station's.
    place=ANYWHERE,
    acts=(
        Act(
            "dadu",
            Action.AUDIT_RUN,
            gettext_lazy("Simpan angka dadu"),
            lambda by, known, form: throw_dice(by, known[0].subject, form.cleaned_data["digits"]),
            _thrown,
            form=DiceForm,
            title=gettext_lazy("Angka dadu"),
            offered=_may_throw,
        ),
        Act(
            "tambah",
            Action.AUDIT_RUN,
            gettext_lazy("Tambah undian"),
            lambda by, known, form: draw_more(
                by, known[0].subject, form.cleaned_data["more"], form.cleaned_data["drawn"]
            ),
            gettext_lazy("Undian ditambah dari benih yang sama; dicatat di log."),
            form=MoreForm,
            offered=_may_draw,
            means=gettext_lazy("Dari benih yang sama; boleh berapa kali saja, sisa risiko tetap berlaku."),
        ),
        Act(
            "selesai",
            Action.AUDIT_RUN,
            gettext_lazy("Akhiri audit dengan hasil ini"),
            lambda by, known, _form: conclude_audit(by, known[0].subject),
            gettext_lazy("Audit selesai; hasilnya dicatat di log."),
            offered=_may_conclude,
        ),
    ),
)

URLS: list[URLPattern] = [
    path("audit/", audits, name="audits"),
    path("audit/baru/", new, name="audit-new"),
    *_PAGE.urls(),
    path("audit/<str:subject>/baca/<str:station>/", read, name="audit-read"),
]
