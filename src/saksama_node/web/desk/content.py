"""Desk screens of captured content, at `/meja/konten/`: the queue, one copy, its picture.

Rules kept here:
  * What a stranger wrote is shown as words, between marks of a quotation; its address is shown and is no link.
  * A picture is shown as it was drawn anew, never as it came.
  * A machine suggests which claim a copy repeats, and says by which words; it decides nothing.
Left to others: who may (`accounts.policy`), capturing (content_capture), deciding (content_triage).
"""

from collections.abc import Sequence
from typing import Any, overload

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.http import require_safe

from saksama.textmatch.words import Language
from saksama.textmatch.words import reasons as why_words
from saksama_node.accounts.days import today
from saksama_node.accounts.policy import Action, may
from saksama_node.accounts.queries import name_of
from saksama_node.accounts.staff import Staff
from saksama_node.contentwatch.material import Role
from saksama_node.contentwatch.priority import Priority
from saksama_node.contentwatch.queries import CopyState, CopyView, claim_of, claims, copies, copy_of, shown_picture
from saksama_node.contentwatch.queue import queue
from saksama_node.flows.triage_content import suggestions
from saksama_node.ledger.queries import position
from saksama_node.web.codes import word
from saksama_node.web.desk.access import desk
from saksama_node.web.desk.claim_exchange import partner_names
from saksama_node.web.desk.content_triage import ClaimForm
from saksama_node.web.desk.triage_words import COPY_STATES, PRIORITY
from saksama_node.web.formats import figure

_PER_PAGE = 50


class FilterForm(forms.Form):
    """The filter of the list; it stays in the address."""

    keadaan = forms.ChoiceField(label=gettext_lazy("Keadaan"), required=False)

    def __init__(self, *data: Any, **more: Any) -> None:  # noqa: ANN401 - Django's own form arguments
        """Offer the states."""
        super().__init__(*data, **more)
        self.fields["keadaan"].choices = [  # type: ignore[attr-defined]  # a choice field
            ("", gettext_lazy("antrean, yang paling mendesak di atas")),
            *((state.value, words) for state, words in COPY_STATES.items()),
        ]


@desk(Action.CONTENT_READ)
@require_safe
def contents(request: HttpRequest, by: Staff) -> HttpResponse:
    """The queue, the most pressing first; or those of one state, the newest first."""
    form = FilterForm(request.GET)
    state = form.cleaned_data["keadaan"] if form.is_valid() else ""
    found = queue(today())
    rows: Sequence[tuple[CopyView, Priority | None]] = _Plain(copies(CopyState(state))) if state else found.ranked
    page = Paginator(rows, _PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "listed": [
            (each, word(each.channel), COPY_STATES[each.state], why and reasons(why)) for each, why in page.object_list
        ],
        "filter": form,
        "state": state,
        "waiting": found.waiting,
        "claims": len(claims()),
        "may_capture": may(by, Action.CONTENT_CAPTURE),
    }
    return render(request, "desk/content/list.html", context)


class _Plain(Sequence[tuple[CopyView, Priority | None]]):
    """Copies without points, read by the slice."""

    def __init__(self, found: Sequence[CopyView]) -> None:
        self._found = found

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, at: int) -> tuple[CopyView, Priority | None]: ...
    @overload
    def __getitem__(self, at: slice) -> list[tuple[CopyView, Priority | None]]: ...
    def __getitem__(self, at: int | slice) -> tuple[CopyView, Priority | None] | list[tuple[CopyView, Priority | None]]:
        if isinstance(at, slice):
            return [(each, None) for each in self._found[at]]
        return self._found[at], None


def reasons(why: Priority) -> list[str]:
    """Where a copy's points come from, in words."""
    return [str(PRIORITY[each.reason]) % {"figure": figure(each.figure)} for each in why.given]


@desk(Action.CONTENT_READ)
@require_safe
def content(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """One copy: what it says, where it stands, what it may repeat, its files with their digests."""
    found = copy_of(subject)
    is_held = found.state is CopyState.TAKEN and found.holder == by.id
    decides = not found.origin and may(by, Action.CONTENT_TRIAGE) and (is_held or found.state is CopyState.JOINED)
    language: Language = "en" if (get_language() or "").startswith("en") else "id"
    context = {
        "copy": found,
        "words": {name: word(getattr(found, name)) for name in ("medium", "channel", "way")},
        "who": "" if found.by is None else name_of(found.by),
        "index": None if found.leaf is None else position(found.leaf),
        "partner": partner_names().get(found.origin, found.origin),
        "has_picture": found.part(Role.SHOWN) is not None,
        "state": COPY_STATES[found.state],
        "holder": "" if found.holder is None or is_held else name_of(found.holder),
        "claim": claim_of(found.claim) if found.claim else None,
        "suggested": [
            (each.claim, round(100 * each.match.score), why_words(each.match.why, language))
            for each in suggestions(found)
        ],
        "may_triage": may(by, Action.CONTENT_TRIAGE) and not found.origin,
        "is_held": is_held,
        "decides": decides,
        "claim_form": ClaimForm(initial={"words": found.called}) if decides else None,
    }
    return render(request, "desk/content/copy.html", context)


@desk(Action.CONTENT_READ)
@require_safe
def picture(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """The picture of a copy as it was drawn anew."""
    answer = HttpResponse(shown_picture(subject), content_type="image/png")
    answer["Content-Disposition"] = 'inline; filename="gambar.png"'
    return answer


URLS: list[URLPattern] = [
    path("konten/", contents, name="contents"),
    path("konten/<str:subject>/", content, name="content"),
    path("konten/<str:subject>/gambar/", picture, name="content-picture"),
]
