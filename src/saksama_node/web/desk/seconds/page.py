"""What waits for a second person, at `/meja/usulan/`, and one proposal of any act, to be confirmed or rejected.

Rules kept here:
  * Everything that would be entered and every word is shown; the form gives back the digest of what stood there, and
    nothing else is entered.
  * The list has what the reader may confirm, the longest waiting first.
  * The one who proposed may withdraw, never confirm; a rejection has a reason.
  * Who may not open what it is about is led nowhere else.
Left to others: who may (`flows.seconds`), what an act says (`words`).
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Action, Staff
from saksama_node.accounts.queries import name_of, names_of, names_of_offices
from saksama_node.flows.seconds import two_persons
from saksama_node.flows.seconds.waiting import (
    against,
    all_waiting_for,
    may_answer,
    proposal_for,
    reads_subject,
    waiting_for,
)
from saksama_node.seconds.proposing import Proposed
from saksama_node.web.desk.frame.access import desk_act, desk_page
from saksama_node.web.desk.frame.duty import AT_ONCE, Duty, nearest_of
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.lists import page_of
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.frame.second import Due
from saksama_node.web.desk.seconds.words import WORDS


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
    names, about, dues = names_of(each.by for each in waiting), _about(waiting), _dues(waiting)

    def told(each: Proposed) -> Duty:
        act, name = WORDS[each.act].title(each), about.get(each.subject, "")
        due, latest = dues.get(each.id, (None, None))
        return Duty(
            title=name or act,
            over=_("Setujui atau tolak: %(act)s") % {"act": act} if name else _("Setujui atau tolak"),
            url=reverse("desk:second", args=[each.id]),
            act=_("Periksa"),
            due=due,
            latest=latest,
            why=_("%(name)s mengusulkannya; tercatat hanya bila orang kedua setuju") % {"name": names.get(each.by, "")},
        )

    return nearest_of(waiting, told, _("Usulan lain menunggu"), reverse("desk:seconds"))


@desk_page(Action.DESK_OPEN)
def every(request: HttpRequest, by: Staff) -> HttpResponse:
    """What waits for this person as the second one."""
    page = page_of(request, all_waiting_for(by))
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


@desk_page(Action.DESK_OPEN)
def one(request: HttpRequest, by: Staff, number: int) -> HttpResponse:
    """What would be done."""
    return _show(request, by, proposal_for(by, number), RejectForm())


@desk_act(Action.DESK_OPEN)
def confirm(request: HttpRequest, by: Staff, number: int) -> HttpResponse:
    """Do it, as the second person."""
    found = _answerable(by, number)
    said = _("Disetujui: %(act)s") % {"act": WORDS[found.act].title(found)}
    read = request.POST.get("read", "")
    return _answered(request, by, found, RejectForm(), said, lambda: two_persons.confirm(by, number, read))


@desk_act(Action.DESK_OPEN)
def reject(request: HttpRequest, by: Staff, number: int) -> HttpResponse:
    """End it undone, as the second person, with a reason."""
    found, form = _answerable(by, number), RejectForm(request.POST)
    if not form.is_valid():
        return _show(request, by, found, form)
    said, reason = _("Usulan ditolak; tidak ada yang tercatat."), form.cleaned_data["reason"]
    return _answered(request, by, found, form, said, lambda: two_persons.reject(by, number, reason))


@desk_act(Action.DESK_OPEN)
def withdraw(request: HttpRequest, by: Staff, number: int) -> HttpResponse:
    """Take it back, as the one who made it."""
    found = proposal_for(by, number)
    if found.by != by.id:
        raise PermissionDenied(found.act)
    said = _("Usulan ditarik; tidak ada yang tercatat.")
    return _answered(request, by, found, RejectForm(), said, lambda: two_persons.withdraw(by, number))


def _answered(
    request: HttpRequest, by: Staff, found: Proposed, form: RejectForm, said: str, answer: Callable[[], object]
) -> HttpResponse:
    """Lead to the subject once it is answered; what was refused is shown as the proposal stands by now."""
    try:
        answer()
    except SaksamaError as error:
        return _show(request, by, proposal_for(by, found.id), form, explain(error))
    messages.success(request, said)
    return redirect(
        WORDS[found.act].leads(found)[0] if reads_subject(by, found) else reverse("desk:second", args=[found.id])
    )


def _about(found: Iterable[Proposed]) -> Mapping[str, str]:
    """How the subjects of these are called, in one question for each room."""
    subjects = defaultdict[Callable[[Collection[str]], Mapping[str, str]], set[str]](set)
    for each in found:
        subjects[WORDS[each.act].about].add(each.subject)
    return {subject: word for ask, named in subjects.items() for subject, word in ask(named).items()}


def _dues(found: Iterable[Proposed]) -> Mapping[int, Due]:
    """By when these would have to be done, in one question for each room."""
    asked = defaultdict[Callable[[Sequence[Proposed]], Mapping[int, Due]], list[Proposed]](list)
    for each in found:
        asked[WORDS[each.act].dues].append(each)
    return {number: due for ask, those in asked.items() for number, due in ask(those).items()}


def _answerable(by: Staff, number: int) -> Proposed:
    found = proposal_for(by, number)
    # What was answered meanwhile is shown as it ended.
    if found.is_open and not may_answer(by, found):
        raise PermissionDenied(found.act)
    return found


def _show(request: HttpRequest, by: Staff, found: Proposed, form: RejectForm, fault: str = "") -> HttpResponse:
    words = WORDS[found.act]
    subject_url, subject_label = words.leads(found) if reads_subject(by, found) else ("", "")
    speaks = against(found) if found.is_open else None
    context = {
        "proposal": found,
        "act": words.title(found),
        "words": words,
        **words.shown(found),
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
