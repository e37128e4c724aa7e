"""The public log in words: `/catatan/`, one entry at `/catatan/<index>`, its bytes and its proof.

Rules kept here:
  * A page shows what the log holds and nothing of the rooms: whoever has the log sees the same.
  * The entry of `case.received` leads to no case and no case leads to it.
  * A day is a day in the office's zone. `at` may lie up to 120 s behind an earlier entry's (design: Time), so a day is
    searched with that margin and then cut exactly.
Left to others: the tiles (peer), the sentences (`sentences`), whole verification (`saksama verify`).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from saksama.entries.entry import Entry
from saksama.entries.kinds import BODIES
from saksama.entries.kinds.clarification import ClarificationPublished
from saksama.tlog.tree import leaf_hash
from saksama_node.contentwatch.public import code_under
from saksama_node.ledger import public as ledger
from saksama_node.settings.current import SETTINGS
from saksama_node.web.gate.sharing import made_once
from saksama_node.web.handing_out import to_keep
from saksama_node.web.portal.agreement import Parties, parties
from saksama_node.web.portal.sentences import Related, related, sentence

PAGE: Final = 50
_MARGIN: Final = timedelta(seconds=120)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader asks for; empty texts and None do not narrow. `before`: only below this index."""

    family: str = ""
    subject: str = ""
    since: date | None = None
    until: date | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of entries, newest first, and the index below which the next page begins (None: no more)."""

    entries: Sequence[ledger.LoggedEntry]
    older: int | None


def find(asked: Asked) -> Found:
    """Read one page."""
    # Where the calendar itself ends, a day narrows nothing.
    start = _start(asked.since if asked.since != date.min else None)
    end = _start(asked.until + timedelta(days=1) if asked.until and asked.until != date.max else None)
    found: list[ledger.LoggedEntry] = []
    for each in _newest_first(asked, end):
        if start is not None and each.entry.at < start - _MARGIN:
            break
        if (start is None or each.entry.at >= start) and (end is None or each.entry.at < end):
            found.append(each)
        if len(found) > PAGE:
            return Found(found[:PAGE], found[PAGE - 1].index)
    return Found(found, None)


def _newest_first(asked: Asked, end: datetime | None) -> Iterator[ledger.LoggedEntry]:
    kinds = _kinds(asked.family)
    if asked.subject:
        rows = ledger.logged(kinds, asked.subject)
        yield from reversed([each for each in rows if asked.before is None or each.index < asked.before])
        return
    before = asked.before
    if end is not None:
        edge = _first_after(end + _MARGIN)
        before = edge if before is None else min(before, edge)
    while page := ledger.latest(PAGE + 1, kinds, before):
        yield from page
        before = page[-1].index


def _kinds(family: str) -> Iterable[str] | None:
    return [kind for kind in BODIES if kind.partition(".")[0] == family] if family else None


def _start(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), get_default_timezone())


def _first_after(moment: datetime) -> int:
    """Find the first index whose time is not before `moment`, by halving: 17 reads in a log of 100,000."""
    return bisect_left(range(ledger.tree_size()), moment, key=_time_of)


def _time_of(index: int) -> datetime:
    return ledger.latest(1, before=index + 1)[0].entry.at


_FAMILY_WORDS: Final[dict[str, Promise]] = {
    "agreement": _("nota kesepahaman"),
    "key": _("kunci"),
    "log": _("log mitra"),
    "dispatch": _("kiriman"),
    "task": _("tugas"),
    "case": _("perkara"),
    "lot": _("undian"),
    "plenary": _("rapat pleno"),
    "period": _("masa laporan pengawasan"),
    "observation": _("laporan pengawasan yang masuk"),
    "lhp": _("laporan hasil pengawasan"),
    "advice": _("saran perbaikan"),
    "identity": _("identitas"),
    "incident": _("insiden keamanan"),
    "content": _("konten daring"),
    "clarification": _("klarifikasi publik"),
    "checker": _("alat periksa"),
    "account": _("akun"),
    "data": _("penghapusan data"),
    "ruling": _("kalender dan bacaan aturan"),
    "norm": _("dasar hukum yang dipastikan"),
    "trace": _("jejak tindakan petugas"),
    "sheet": _("hasil pemilihan"),
    "interest": _("pernyataan kepentingan"),
    "message": _("pesan"),
    "audit": _("audit hasil"),
}


def _families() -> Iterable[tuple[str, Promise | str]]:
    # The first halves of the kinds' names, in the order of the kinds.
    families = dict.fromkeys(kind.partition(".")[0] for kind in BODIES)
    return [("", _("semua")), *((family, _FAMILY_WORDS[family]) for family in families)]


class LogFilter(forms.Form):
    """What to show; all of it stands in the address."""

    number = forms.IntegerField(label=_("Urutan"), required=False, min_value=0, localize=False)
    kind = forms.ChoiceField(label=_("Tentang"), required=False, choices=_families)
    since = forms.DateField(label=_("Sejak"), required=False, widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label=_("Sampai"), required=False, widget=forms.DateInput({"type": "date"}))
    subject = forms.RegexField(
        r"^[0-9a-f]{32}$",
        label=_("Pokok"),
        required=False,
        error_messages={"invalid": _("Pokok terdiri atas 32 huruf dan angka (0-9, a-f).")},
    )
    before = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)


def _said(found: Iterable[ledger.LoggedEntry], names: Parties) -> list[dict[str, object]]:
    return [{"index": each.index, "entry": each.entry, "text": sentence(each.entry, names)} for each in found]


@require_safe
@made_once
def log(request: HttpRequest) -> HttpResponse:
    """List entries, newest first."""
    form = LogFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    if asked.get("number") is not None:
        return redirect("portal:entry", index=asked["number"])
    found = Found((), None)
    if form.is_valid():
        found = find(Asked(asked["kind"], asked["subject"], asked["since"], asked["until"], asked["before"]))
    query = request.GET.copy()
    query["before"] = str(found.older)
    page = {
        "form": form,
        "entries": _said(found.entries, parties()),
        "older": f"?{query.urlencode()}" if found.older is not None else "",
        "narrowed": any(value for name, value in request.GET.items() if name != "before"),
        "size": ledger.tree_size(),
        "checkpoint": ledger.checkpoint(),
        "url": SETTINGS.url,
    }
    return render(request, "portal/log.html", page)


@require_safe
def entry(request: HttpRequest, index: int) -> HttpResponse:
    """Show one entry: sentence, fields, exact bytes, hash, and how to check it."""
    found = _one(index)
    names = parties()
    data = found.entry.encode()
    page = {
        "index": index,
        "entry": found.entry,
        "text": sentence(found.entry, names),
        "related": [*related(found.entry, names), *_page_of(found.entry)],
        "bytes": data.decode(),
        "length": len(data),
        "leaf_hash": leaf_hash(data).hex(),
        "provable": (signed := ledger.checkpoint()) is not None and signed.size > index,
        "last": ledger.tree_size() - 1,
        "before": max(index - 1, 0),
        "after": index + 1,
        "url": SETTINGS.url,
    }
    return render(request, "portal/entry.html", page)


@require_safe
@cache_control(public=True, max_age=31536000, immutable=True)
def entry_bytes(_request: HttpRequest, index: int) -> HttpResponse:
    """Serve the exact bytes that were hashed."""
    return to_keep(_one(index).entry.encode(), "application/json", f"catatan-{index}.json")


@require_safe
def entry_proof(_request: HttpRequest, index: int) -> HttpResponse:
    """Serve the entry's C2SP tlog-proof, the entry in its `extra` line."""
    proof = ledger.proof(index)
    if proof is None:
        raise Http404
    return to_keep(proof, "text/plain; charset=utf-8", f"catatan-{index}.tlog-proof")


def _one(index: int) -> ledger.LoggedEntry:
    found = ledger.latest(1, before=index + 1)
    # Above the integrated tree there is none.
    if not found or found[0].index != index:
        raise Http404
    return found[0]


def _page_of(found: Entry) -> Iterable[Related]:
    """The page of the clarification that an entry publishes."""
    code = code_under(found.subject) if isinstance(found.body, ClarificationPublished) else ""
    return [Related(f"/klarifikasi/{code}/", gettext("Halaman klarifikasinya"))] if code else []


URLS: list[URLPattern] = [
    path("catatan/", log, name="log"),
    path("catatan/<int:index>", entry, name="entry"),
    path("catatan/<int:index>/isi", entry_bytes, name="entry-bytes"),
    path("catatan/<int:index>/bukti", entry_proof, name="entry-proof"),
]
