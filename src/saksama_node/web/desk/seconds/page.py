"""What waits for a second person, at `/meja/usulan/`, and one proposal of any act, to be confirmed or rejected.

Rules kept here:
  * Everything that would be entered and every word is shown; the form gives back the digest of what stood there, and
    nothing else is entered.
  * The list has what the reader may confirm, the longest waiting first.
  * The one who proposed may withdraw, never confirm; a rejection has a reason.
Left to others: who may (`flows.seconds`), what an act says (`seconds_words`).
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action
from saksama_node.accounts.queries import name_of, names_of, names_of_offices
from saksama_node.accounts.staff import Staff
from saksama_node.flows.seconds import two_persons
from saksama_node.flows.seconds.waiting import against, all_waiting_for, may_answer, proposal_for, waiting_for
from saksama_node.seconds.faults import NoSuchProposal
from saksama_node.seconds.proposed import Proposed
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.desk.frame.duty import AT_ONCE, Duty
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.seconds.words import WORDS

_PER_PAGE = 50


class RejectForm(forms.Form):
    """Why it is not confirmed."""

    reason = Prose(
        label=gettext_lazy("Alasan menolak"),
        max_length=2000,
        rows=3,
        help_text=gettext_lazy("Dibaca yang mengusulkan. Tidak masuk log."),
    )


def duties(by: Staff) -> list[Duty]:
    """What waits for this person as the second one; the oldest, as many as one looks at."""
    waiting = waiting_for(by, limit=AT_ONCE + 1)
    found = waiting[:AT_ONCE]
    names, about = names_of(each.by for each in found), _about(found)
    told = [
        Duty(
            title=_("Setujui atau tolak: %(act)s %(about)s")
            % {"act": WORDS[each.act].title(each), "about": about.get(each.subject, "")},
            url=reverse("desk:second", args=[each.id]),
            act=_("Periksa"),
            due=WORDS[each.act].due(each),
            why=_("%(name)s mengusulkannya; tercatat hanya bila orang kedua setuju") % {"name": names.get(each.by, "")},
        )
        for each in found
    ]
    if len(waiting) > AT_ONCE:
        told.append(Duty(title=_("Usulan lain menunggu"), url=reverse("desk:seconds"), act=_("Buka daftar")))
    return told


@desk(Action.DESK_OPEN)
@require_safe
def every(request: HttpRequest, by: Staff) -> HttpResponse:
    """What waits for this person as the second one."""
    page = Paginator(all_waiting_for(by), _PER_PAGE).get_page(request.GET.get("page"))
    rows = list(page)
    names, at = names_of(each.by for each in rows), names_of_offices({each.place for each in rows})
    about = _about(rows)
    context = {
        "page": page,
        "rows": [
            {
                "proposal": each,
                "act": WORDS[each.act].title(each),
                "about": about.get(each.subject, ""),
                "office": at.get(each.place, each.place),
                "by": names.get(each.by, ""),
            }
            for each in rows
        ],
    }
    return render(request, "desk/seconds/list.html", context)


@desk(Action.DESK_OPEN)
@require_safe
def one(request: HttpRequest, by: Staff, number: int) -> HttpResponse:
    """What would be done."""
    return _show(request, by, _readable(by, number), RejectForm())


@desk(Action.DESK_OPEN)
@require_POST
def confirm(request: HttpRequest, by: Staff, number: int) -> HttpResponse:
    """Do it, as the second person."""
    found = _answerable(by, number)
    try:
        two_persons.confirm(by, number, request.POST.get("read", ""))
    except SaksamaError as error:
        return _show(request, by, _readable(by, number), RejectForm(), explain(error))
    messages.success(request, _("Disetujui: %(act)s") % {"act": WORDS[found.act].title(found)})
    return redirect(WORDS[found.act].leads(found)[0])


@desk(Action.DESK_OPEN)
@require_POST
def reject(request: HttpRequest, by: Staff, number: int) -> HttpResponse:
    """End it undone, as the second person, with a reason."""
    found = _answerable(by, number)
    form = RejectForm(request.POST)
    if not form.is_valid():
        return _show(request, by, found, form)
    try:
        two_persons.reject(by, number, form.cleaned_data["reason"])
    except SaksamaError as error:
        return _show(request, by, _readable(by, number), form, explain(error))
    messages.success(request, _("Usulan ditolak; tidak ada yang tercatat."))
    return redirect(WORDS[found.act].leads(found)[0])


@desk(Action.DESK_OPEN)
@require_POST
def withdraw(request: HttpRequest, by: Staff, number: int) -> HttpResponse:
    """Take it back, as the one who made it."""
    found = _readable(by, number)
    if found.by != by.id:
        raise PermissionDenied(found.act)
    try:
        two_persons.withdraw(by, number)
    except SaksamaError as error:
        return _show(request, by, _readable(by, number), RejectForm(), explain(error))
    messages.success(request, _("Usulan ditarik; tidak ada yang tercatat."))
    return redirect(WORDS[found.act].leads(found)[0])


def _about(found: Iterable[Proposed]) -> Mapping[str, str]:
    """How the subjects of these are called, in one question for each room."""
    subjects = defaultdict[Callable[[Collection[str]], Mapping[str, str]], set[str]](set)
    for each in found:
        subjects[WORDS[each.act].about].add(each.subject)
    return {subject: word for ask, named in subjects.items() for subject, word in ask(named).items()}


def _readable(by: Staff, number: int) -> Proposed:
    try:
        return proposal_for(by, number)
    except NoSuchProposal as missing:
        raise Http404 from missing


def _answerable(by: Staff, number: int) -> Proposed:
    found = _readable(by, number)
    # What was answered meanwhile is shown as it ended.
    if found.is_open and not may_answer(by, found):
        raise PermissionDenied(found.act)
    return found


def _show(request: HttpRequest, by: Staff, found: Proposed, form: RejectForm, fault: str = "") -> HttpResponse:
    words = WORDS[found.act]
    subject_url, subject_label = words.leads(found)
    speaks = against(found) if found.is_open else None
    context = {
        "proposal": found,
        "act": words.title(found),
        "template": words.template,
        **words.shown(found),
        "heading": words.heading,
        "words_title": words.words,
        "confirming": words.confirming,
        "button": words.button,
        "subject_url": subject_url,
        "subject_label": subject_label,
        "by": name_of(found.by),
        "answered_by": name_of(found.answered_by) if found.answered_by else "",
        "is_mine": found.by == by.id,
        "may_confirm": may_answer(by, found),
        "against": "" if speaks is None else explain(speaks),
        "form": form,
        "fault": fault,
    }
    return render(request, "desk/seconds/one.html", context, status=422 if fault or form.errors else 200)


URLS: list[URLPattern] = [
    path("usulan/", every, name="seconds"),
    path("usulan/<int:number>/", one, name="second"),
    path("usulan/<int:number>/setujui/", confirm, name="second_confirm"),
    path("usulan/<int:number>/tolak/", reject, name="second_reject"),
    path("usulan/<int:number>/tarik/", withdraw, name="second_withdraw"),
]
