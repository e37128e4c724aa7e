"""Desk screen that erases what a copy holds, at `/meja/konten/.../hapus/`: proposed by one, agreed to by another.

Rules kept here:
  * Before anything is proposed the page says what goes, what stays, and that nobody brings it back; also that a
    dispatch, which holds it too, is not reached.
  * The second person stands before the same words and picture.
  * Each ground stands with its article and with how surely that is known.
Left to others: what may go and when (flow `erase_content`), the page of the second person (`seconds`).
"""

from collections.abc import Mapping
from typing import Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama_node.accounts.policy import INSTITUTION, Action, Staff, may, require
from saksama_node.accounts.queries import names_of
from saksama_node.contentwatch.captures.captured import copy_of
from saksama_node.contentwatch.partner.handing import dispatches_of
from saksama_node.contentwatch.strangers.material import Role
from saksama_node.contentwatch.whole.erasing import ACT, asked, erased_there, ground_in, is_erased
from saksama_node.flows.content.erase_content import grounds_for
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.flows.seconds.waiting import proposals_about
from saksama_node.seconds.proposing import Proposed
from saksama_node.web.desk.frame.access import desk_form
from saksama_node.web.desk.frame.doing import do_sent
from saksama_node.web.desk.frame.duty import AT_ONCE, Duty
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.frame.second import of_an_erasure
from saksama_node.web.formats import moment_of
from saksama_node.web.reporting.words import ground_words


class EraseContentForm(forms.Form):
    """On which ground, and why."""

    ground = forms.ChoiceField(label=gettext_lazy("Dasar"), widget=forms.RadioSelect)
    reason = Prose(
        label=gettext_lazy("Alasan"),
        max_length=2000,
        rows=3,
        help_text=gettext_lazy("Dibaca orang kedua dan disegel di log. Jangan sebut data yang dihapus."),
    )

    def __init__(self, data: object, grounds: list[str]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict or nothing
        self.fields["ground"].choices = [(each, ground_words(each)) for each in grounds]  # type: ignore[attr-defined]  # a choice field


def duties(by: Staff) -> list[Duty]:
    """Content that the partner erased: two persons decide whether it goes here too."""
    if not all(may(by, each, INSTITUTION) for each in (Action.DATA_ERASE, Action.CONTENT_READ)):  # content has no place
        return []
    return [
        Duty(
            title=_("Mitra menghapus isi sebuah konten: putuskan apakah di sini juga"),
            url=reverse("desk:content-erase", args=[subject]),
            act=_("Periksa"),
            why=_("Mitra menghapusnya %(at)s; di simpul ini isinya masih ada") % {"at": moment_of(at)},
        )
        for subject, at in erased_there(AT_ONCE)
    ]


@desk_form(Action.DATA_ERASE)
def erase(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """Say what goes and stays; take a proposal."""
    for right in (Action.DATA_ERASE, Action.CONTENT_READ):
        require(by, right, INSTITUTION)  # content has no place
    form = EraseContentForm(request.POST or None, grounds_for(subject))
    said = _("Diusulkan. Tidak ada yang terhapus sebelum orang kedua menyetujuinya.")
    if number := do_sent(request, form, lambda: propose(by, asked(subject, **form.cleaned_data)), said):
        return redirect("desk:second", number)
    told = [each for each in proposals_about(by, subject) if each.act == ACT]
    names = names_of(person for each in told for person in (each.by, each.answered_by) if person)
    context = {
        **_held(subject),
        "form": form,
        "erasures": [
            (each, ground_words(ground_in(each)), names.get(each.by, ""), names.get(each.answered_by or 0, ""))
            for each in told
        ],
        "may_propose": not is_erased(subject) and not any(each.is_open for each in told),
    }
    return render(request, "desk/content/erase.html", context, status=422 if form.errors else 200)


def _held(subject: str) -> dict[str, object]:
    """What the copy holds, and what else holds it."""
    found = copy_of(subject)
    return {
        "copy": found,
        "in_dispatch": bool(found.origin or dispatches_of(subject)),
        "has_picture": found.part(Role.SHOWN) is not None,
    }


def _shown(found: Proposed) -> Mapping[str, object]:
    return {**_held(found.subject), "ground": ground_words(ground_in(found))}


ERASED_COPY: Final = of_an_erasure(
    title=lambda _found: _("Penghapusan isi konten."),
    # Nothing of what it holds, which is to go; its code finds it.
    about=lambda subjects: {each: each[:8] for each in subjects},
    shown=_shown,
    leads=lambda found: (reverse("desk:content", args=[found.subject]), gettext_lazy("Buka kontennya")),
    template="desk/content/second_erasure.html",
)

URLS: list[URLPattern] = [path("konten/<str:subject>/hapus/", erase, name="content-erase")]
