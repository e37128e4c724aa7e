"""Desk screens of captured content, at `/meja/konten/`: the queue, one copy and its picture, a claim begun with it.

Rules kept here:
  * What a stranger wrote is shown as words, between marks of a quotation; its address is shown and is no link.
  * A picture is shown as it was drawn anew, never as it came.
  * A machine suggests which claim a copy repeats, and says by which words; it decides nothing.
Left to others: who may (`accounts.policy`), capturing (`capture`), deciding (`triage`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import batched

from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from saksama.entries.kinds.content import Channel, Medium, Way
from saksama.imagematch.known import CAUTION
from saksama.imagematch.known import reasons as picture_words
from saksama.textmatch.words import reasons as why_words
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, may, today
from saksama_node.accounts.queries import name_of, names_of
from saksama_node.contentwatch.captures import captured
from saksama_node.contentwatch.captures.comparing import OPEN, waiting_in
from saksama_node.contentwatch.captures.masking import coverings, is_covered_in
from saksama_node.contentwatch.captures.priority import Harm, Point, Priority, Reason
from saksama_node.contentwatch.captures.queued import Ranked, next_after, queue, waiting
from saksama_node.contentwatch.strangers.archive import ContentMissing
from saksama_node.contentwatch.strangers.material import Role
from saksama_node.contentwatch.strangers.reading import Hindrance, hindrance
from saksama_node.flows.content.capture_content import picture_suggestions
from saksama_node.flows.content.triage_content import suggestions
from saksama_node.ledger.queries import position, positions
from saksama_node.lists.listed import Listed
from saksama_node.settings.clock import now
from saksama_node.web.codes import word
from saksama_node.web.desk.content.claim_exchange import partner_names
from saksama_node.web.desk.content.lists import CopyFilterForm
from saksama_node.web.desk.content.triage import COPY_ACTS
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.acts import ActPage, Refused
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.lists import is_file, list_context, page_of
from saksama_node.web.desk.words.content import COPY_STATES, HARMS, PRIORITY
from saksama_node.web.formats import english, figure, language
from saksama_node.web.handing_out import table, to_read

_PLACES_AT_ONCE = 500


@desk_page(Action.CONTENT_READ)
def contents(request: HttpRequest, by: Staff) -> HttpResponse:
    """The queue, the most pressing first; or what is looked for among all copies; also as CSV."""
    form = CopyFilterForm(request.GET)
    asked = form.asked()
    wanted = captured.CopiesWanted(
        text=asked["cari"],
        state=captured.CopyState(asked["keadaan"]) if asked["keadaan"] else None,
        channel=Channel(asked["kanal"]) if asked["kanal"] else None,
        order=form.order(),
    )
    if is_file(request):
        return _file(wanted)
    is_list = any(asked.values())
    # What is looked for among all copies ranks nothing.
    found = None if is_list else queue(today())
    rows: Sequence[Ranked] | Listed[captured.CopyView] = (
        captured.copies(wanted=wanted) if found is None else found.ranked
    )
    page: Page[Ranked | captured.CopyView] = page_of(request, rows)
    context = {
        **list_context(request, form, page),
        "listed": [_line(each) for each in page.object_list],
        "is_list": is_list,
        "waiting": waiting() if found is None else found.waiting,
        "claims": captured.claims(),
        "may_capture": may(by, Action.CONTENT_CAPTURE, INSTITUTION),  # content has no place
        "may_triage": may(by, Action.CONTENT_TRIAGE, INSTITUTION),  # content has no place
    }
    return render(request, "desk/content/list.html", context)


@desk_page(Action.CONTENT_TRIAGE)
def following(request: HttpRequest, by: Staff) -> HttpResponse:
    """Lead to what comes after a copy in the queue and nobody else has; to the list where nothing does."""
    found = next_after(queue(today()), request.GET.get("sesudah", ""), by.id, now())
    if found is None:
        messages.info(request, _("Tidak ada lagi yang menunggu Anda di antrean."))
        return redirect("desk:contents")
    return redirect("desk:content", found)


def _file(wanted: captured.CopiesWanted) -> HttpResponse:
    head = ("konten", "kode", "keadaan", "klaim", "kanal", "jenis", "masuk_lewat", "ditangkap", "jangkauan", "alamat",
            "catatan_log", "dari")  # fmt: skip
    parts = batched(captured.copy_lines(wanted), _PLACES_AT_ONCE, strict=False)
    return table("konten.csv", head, (row for part in parts for row in _told(part)))


def _told(part: Sequence[captured.CopyLine]) -> Iterator[tuple[object, ...]]:
    """Rows of the table: the places in the log of many are asked for at once."""
    places = positions(each.leaf for each in part if each.leaf is not None)
    for each in part:
        yield (
            each.title or each.text,
            each.subject,
            COPY_STATES[captured.CopyState(each.state)],
            each.claim,
            word(Channel(each.channel)),
            word(Medium(each.medium)),
            word(Way(each.way)),
            each.captured_at.isoformat(),
            each.reach,
            each.address,
            places.get(each.leaf or 0, ""),
            each.origin,
        )


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the list. `why` None: it is listed without points."""

    copy: captured.CopyView
    channel: str
    state: str
    why: list[str] | None
    group: int
    alike: int


def _line(row: Ranked | captured.CopyView) -> _Line:
    copy = row if isinstance(row, captured.CopyView) else row.copy
    words = word(copy.channel), str(COPY_STATES[copy.state])
    if isinstance(row, captured.CopyView):
        return _Line(copy, *words, None, 0, 0)
    return _Line(copy, *words, reasons(row.why), row.group, row.alike)


def reasons(why: Priority) -> list[str]:
    """Where a copy's points come from, in words, each with the points that it gives."""
    return [_reason(each) for each in why.given]


def _reason(given: Point) -> str:
    is_harm = given.reason in {Reason.HARM_GIVEN, Reason.HARM_TRIAGED}
    said = HARMS[Harm(given.said)] if is_harm else given.said
    words = str(PRIORITY[given.reason]) % {"figure": figure(given.figure), "said": said}
    return f"{words} (+{given.points})" if given.points else words


def _shown(_request: HttpRequest, by: Staff, found: captured.CopyView, _refused: Refused | None) -> dict[str, object]:
    """One copy: what it says, where it stands, what it may repeat, its files with their digests."""
    is_held = found.state is captured.CopyState.TAKEN and found.holder == by.id
    subject = found.subject
    done = coverings(subject)
    names = names_of(each.by for each in done)
    return {
        "copy": found,
        "seen_before": captured.seen_before(subject),
        "words": {name: word(getattr(found, name)) for name in ("medium", "channel", "way")},
        "who": "" if found.by is None else name_of(found.by),
        "index": None if found.leaf is None else position(found.leaf),
        "partner": partner_names().get(found.origin, found.origin),
        "has_picture": found.part(Role.SHOWN) is not None,
        "erased": not found.parts,
        "may_look": not any(is_covered_in(each.sha256) for each in found.parts if each.role is Role.BODY),
        # content has no place
        "may_erase": may(by, Action.DATA_ERASE, INSTITUTION) and found.state not in OPEN,
        "covered": [(each, names.get(each.by, "")) for each in done],
        "has_drawing": found.part(Role.DRAWN) is not None and not done,
        "undrawn": found.medium is Medium.LINK and hindrance() is Hindrance.ROOT,
        "state": COPY_STATES[found.state],
        "holder": "" if found.holder is None or is_held else name_of(found.holder),
        "claim": captured.claim_of(found.claim) if found.claim else None,
        "suggested": [
            (each.claim, round(100 * each.match.score), each.match.why.denies, why_words(each.match.why, language()))
            for each in suggestions(found)
        ],
        # content has no place
        "may_triage": may(by, Action.CONTENT_TRIAGE, INSTITUTION) and not found.origin,
        **_seen_before(found),
        "alike": waiting_in(found.group),
        "is_held": is_held,
    }


def _seen_before(found: captured.CopyView) -> dict[str, object]:
    """Claims that have a picture which looks the same; or why that could not be looked up."""
    try:
        same = picture_suggestions(found)
    except ContentMissing as missing:
        return {"same_unknown": explain(missing)}
    told = [
        (each.claim, round(100 * each.match.likeness.score), picture_words(each.match, language()), each.copy)
        for each in same
    ]
    return {"same_pictures": told, "same_caution": CAUTION[english()]}


@desk_page(Action.CONTENT_READ)
def picture(request: HttpRequest, by: Staff, subject: str, role: Role, name: str) -> HttpResponse:
    """The picture of a copy as it was drawn anew, or its page as it was drawn from its kept bytes."""
    return to_read(captured.shown_picture(subject, role), "image/png", f"{name}.png")


_PAGE = ActPage(
    name="content",
    path="konten/<str:subject>/",
    right=Action.CONTENT_READ,
    find=lambda _by, subject: captured.copy_of(subject),
    template="desk/content/copy.html",
    told=_shown,
    place=INSTITUTION,  # content has no place
    acts=COPY_ACTS,
)

URLS: list[URLPattern] = [
    path("konten/", contents, name="contents"),
    path("konten/berikutnya/", following, name="content-next"),
    *_PAGE.urls(),
    path("konten/<str:subject>/gambar/", picture, {"role": Role.SHOWN, "name": "gambar"}, name="content-picture"),
    path("konten/<str:subject>/halaman/", picture, {"role": Role.DRAWN, "name": "halaman"}, name="content-page"),
]
