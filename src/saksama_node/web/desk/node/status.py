"""How the link to each partner and the own log do, at `/meja/status/`, in plain words; and what a restored node lacks.

Rules kept here:
  * What is down is said with its beginning and what it means for the work; what is well is said too.
  * An alarm stays until a person has seen to it; a fork names the two signed notes that are kept.
  * Of each act whose rows are lost (`/meja/status/pemulihan/`) what the log says, what to do now, and no person.
Left to others: metrics for the operator (`saksama-node status`), the acts (flows), taking the log back (`saksama-node
heal`), the sentences of what was lost (`web.restoration_words`).
"""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, re_path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.log import LogOverridden
from saksama.vocabulary import parse_moment
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, may
from saksama_node.exchange import linking, queries
from saksama_node.exchange.alarms import FINAL
from saksama_node.exchange.linking import FaultInfo, LinkInfo
from saksama_node.exchange.restoring import is_back
from saksama_node.flows.following.retry_entry import follow_again, retry_entry, see_fault
from saksama_node.ledger import mirror, public
from saksama_node.ledger.cosigning import OTHER_CLOCK
from saksama_node.ledger.faults import Fork, NobodyAnswered, OldBackup
from saksama_node.ledger.missing import Missing
from saksama_node.ledger.queries import evidence, oldest_waiting_seconds
from saksama_node.ledger.restorations import Line, Restoration, restorations
from saksama_node.ledger.times import from_ms, to_ms
from saksama_node.ledger.world import troubles
from saksama_node.settings.clock import now
from saksama_node.web import formats
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.acts import Act, ActForm, ActPage, Refused
from saksama_node.web.desk.words.alarms import fault_words, silent_words, stop_words
from saksama_node.web.handing_out import to_keep
from saksama_node.web.restoration_words import WORDS
from saksama_node.web.unable import sentence

_LATE_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class LinkPage:
    """One link in words. `state`: the look's; `held`: entries of the partner's log that are here."""

    link: LinkInfo
    state: str
    words: str
    held: int
    waiting: int


@dataclass(frozen=True, slots=True)
class FaultPage:
    """One fault in words."""

    fault: FaultInfo
    words: str
    may_retry: bool


def _told(_request: HttpRequest, by: Staff, _thing: object, _refused: Refused | None = None) -> dict[str, object]:
    """The whole picture."""
    acts = may(by, Action.DISPATCH_ANSWER, INSTITUTION)  # the partner's log is followed by the institution
    return {
        "links": [_link(each) for each in linking.links()],
        "faults": [_fault(each, acts=acts) for each in linking.faults()],
        "witnesses": [(each, _witness_words(each)) for each in public.standing()],
        "evidence": [(each, from_ms(each.found_at)) for each in evidence()],
        "troubles": [(each.code, sentence(each)) for each in troubles()],
        "late": _waited(),
        "size": public.tree_size(),
        "log_fault": _log_words(public.fault()),
        "overridden": _overridden(),
        "was_restored": next(restorations(), None) is not None,
        "counts": queries.counts(),
        "may_act": acts,
    }


@desk_page(Action.STATUS_READ)
def note(request: HttpRequest, by: Staff, number: str, which: str) -> HttpResponse:
    """One of the two signed notes of a proof, as the file that it came as: any signed-note tool checks it."""
    found = next((each for each in evidence() if each.number == int(number)), None)
    if found is None:
        raise Http404
    signed = found.held if which == _HELD else found.shown
    return to_keep(signed, "application/octet-stream", f"bukti-{number}-{which}.note")


def _waited() -> int:
    """Whole seconds that an act has waited for the log to take it in, where that is too long; else 0."""
    seconds = oldest_waiting_seconds(to_ms(now()))
    return int(seconds) if seconds > _LATE_SECONDS else 0


def _link(link: LinkInfo) -> LinkPage:
    waiting = queries.count_waiting(link.origin)
    held = mirror.state(link.origin).size
    if link.stopped_at is not None:
        return LinkPage(link, "lapsed", stop_words(link), held, waiting)
    if link.silent_since is not None:
        return LinkPage(link, "due", silent_words(link, link.silent_since, waiting), held, waiting)
    if link.verified_at is None:
        words = _("Simpul %(name)s belum pernah terbaca.") % {"name": link.name}
        return LinkPage(link, "waiting", words, held, waiting)
    words = _("Simpul %(name)s menjawab. Lognya terakhir diperiksa %(at)s dan cocok dengan salinan kami.")
    words %= {"name": link.name, "at": formats.time_of_day(link.verified_at, seconds=True)}
    return LinkPage(link, "kept", words, held, waiting)


def _fault(found: FaultInfo, *, acts: bool) -> FaultPage:
    again = acts and found.index is not None and found.code not in FINAL
    return FaultPage(found, fault_words(found), again)


def _log_words(fault: str) -> str:
    """Why our own log stands still; empty when it does not."""
    match fault.partition(":")[0]:
        case "":
            return ""
        case OldBackup.code:
            return _(
                "Basis data ini salinan lama: mitra atau penyaksi sudah melihat log kami yang lebih panjang. Tidak ada "
                "yang ditandatangani dan tidak ada yang dicatat. Operator menjalankan saksama-node heal."
            )
        case Fork.code:
            return _(
                "Log kami bercabang: yang disaksikan orang lain bukan yang ada di sini. Jangan kerjakan apa pun; "
                "simpan basis datanya dan hubungi mitra."
            )
        case NobodyAnswered.code:
            return _(
                "Mitra dan penyaksi tidak menjawab, jadi log kami belum menandatangani. Pekerjaan tetap tercatat dan "
                "ditandatangani begitu salah satunya menjawab."
            )
        case _:
            return _("Log kami belum menandatangani: %(fault)s") % {"fault": fault}


def _overridden() -> datetime | None:
    """When the operator last let the log go on without an answer; None if never."""
    last = next(iter(public.latest(1, kinds=(LogOverridden.KIND,))), None)
    return None if last is None else last.entry.at


def _witness_words(each: public.WitnessStanding) -> str:
    if not each.failures:
        return _("memberi tanda saksi")
    if each.fault == OTHER_CLOCK:
        return _("jamnya lain dari jam kami; tanda saksinya tidak dipakai")
    if each.last_answer_at is None:
        return _("belum pernah menjawab")
    moment: datetime = from_ms(each.last_answer_at)
    return _("tidak menjawab sejak %(at)s") % {"at": formats.moment_of(moment)}


class LinkForm(ActForm[None]):
    """The link that stands beside the button."""

    origin = forms.CharField(required=False, widget=forms.HiddenInput)


def _fault_of(_by: Staff, fault_id: int) -> FaultInfo:
    found = next((each for each in linking.faults() if each.id == fault_id), None)
    if found is None:
        raise Http404
    return found


def _try_again(by: Staff, found: FaultInfo, _form: object) -> None:
    if found.index is None:
        see_fault(by, found.id)
    else:
        retry_entry(by, found.origin, found.index)


_PAGE = ActPage(
    name="status",
    path="status/",
    right=Action.STATUS_READ,
    find=lambda _by: None,
    template="desk/exchange/status.html",
    told=_told,
    place=INSTITUTION,  # its node
    acts=(
        Act(
            "ikuti-lagi",
            Action.DISPATCH_ANSWER,
            gettext_lazy("Coba ikuti lagi"),
            lambda by, _thing, form: follow_again(by, form.cleaned_data["origin"]),
            gettext_lazy("Sambungan dicoba lagi. Bila masalahnya masih ada, sambungan berhenti lagi."),
            form=LinkForm,
        ),
    ),
)

_FAULT = ActPage(
    name="status_fault",
    path="status/alarm/<int:fault_id>/",
    right=Action.STATUS_READ,
    find=_fault_of,
    template=_PAGE.template,
    told=_told,
    place=INSTITUTION,  # its node
    acts=(
        Act("coba-lagi", Action.DISPATCH_ANSWER, gettext_lazy("Coba lagi"), _try_again, "", then="desk:status"),
        Act(
            "sudah",
            Action.DISPATCH_ANSWER,
            gettext_lazy("Sudah ditangani"),
            lambda by, found, _form: see_fault(by, found.id),
            "",
            then="desk:status",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One act in words. `is_back`: a dispatch that came back meanwhile needs nobody."""

    line: Line
    at: datetime
    words: str
    is_back: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One restoration: its rows, those first that somebody must see to."""

    restoration: Restoration
    at: datetime
    came: int
    rows: tuple[Row, ...]
    open: int


@desk_page(Action.STATUS_READ)
def restored(request: HttpRequest, by: Staff) -> HttpResponse:
    """Every restoration, the newest first."""
    return render(request, "desk/exchange/restorations.html", {"restorations": [_shown(r) for r in restorations()]})


def _shown(found: Restoration) -> Shown:
    rows = sorted(map(_row, found.lines), key=lambda row: (row.is_back, row.line.index))
    left = sum(not row.is_back for row in rows) + len(found.documents)
    return Shown(found, parse_moment(found.at), found.size - found.first, tuple(rows), left)


def _row(line: Line) -> Row:
    back = line.missing is Missing.AGAIN and line.kind.startswith("dispatch.") and is_back(line.subject)
    return Row(line, parse_moment(line.at), str(WORDS[line.missing]), back)


_HELD, _SHOWN = "pertama", "kedua"
URLS: list[URLPattern] = [
    *_PAGE.urls(),
    re_path(rf"^status/bukti/(?P<number>[0-9]{{1,9}})/(?P<which>{_HELD}|{_SHOWN})/$", note, name="status_note"),
    *_FAULT.act_urls(),
    path("status/pemulihan/", restored, name="restorations"),
]
