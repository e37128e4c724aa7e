"""Two sent versions of a report beside each other, at `.../banding/`: only what differs, what changed marked in it.

Rules kept here: which two stands in the address; without it, the last two.
Left to others: comparing (`saksama.observation.comparing`), one version (`one_report`).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy

from saksama.observation.form import Form
from saksama_node.accounts.policy import Action, Staff
from saksama_node.flows.observation.read_report import report_for
from saksama_node.observation.written import VersionInfo, versions
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.desk.frame.lists import FilterForm
from saksama_node.web.desk.observation.shown import Difference, annexes_differ, differences
from saksama_node.web.desk.words.observation import version_words


class VersionsForm(FilterForm):
    """Which two versions."""

    dari = forms.ChoiceField(label=gettext_lazy("Versi terdahulu"), required=False)
    ke = forms.ChoiceField(label=gettext_lazy("Versi kemudian"), required=False)

    def __init__(self, offered: Sequence[tuple[int, str]], asked: Mapping[str, Any]) -> None:
        """Offer these."""
        super().__init__({"dari": offered[-2][0], "ke": offered[-1][0], **{name: asked[name] for name in asked}})
        for field in self.fields.values():
            field.choices = offered  # type: ignore[attr-defined]  # a choice field

    def numbers(self, one: int, other: int) -> tuple[int, int]:
        """The two that are asked for, or these."""
        asked = self.asked()
        return int(asked["dari"] or one), int(asked["ke"] or other)


def changed_since(form: Form | None, before: VersionInfo | None, after: VersionInfo) -> list[Difference]:
    """What a version changed of the one before it; nothing where one of them is not known."""
    if form is None or before is None or before.document is None or after.document is None:
        return []
    return [
        *differences(form, (before.document.answers, before.number), (after.document.answers, after.number)),
        *annexes_differ(form, before.document, after.document),
    ]


@desk_page(Action.OBSERVATION_WRITE)
def compare(request: HttpRequest, by: Staff, subject: str) -> HttpResponseBase:
    """What differs between two versions."""
    found = report_for(by, subject)
    sent = {each.version: each for each in versions(found)}
    if len(sent) < 2:
        return redirect("desk:lhp", subject)
    form = VersionsForm([(each.version, version_words(each)) for each in sent.values()], request.GET)
    one, other = (sent[number] for number in form.numbers(*sorted(sent)[-2:]))
    context = {
        "report": found,
        "filter": form,
        "one": one,
        "other": other,
        "known": found.whole is not None and one.document is not None and other.document is not None,
        "differences": changed_since(found.whole, one, other),
    }
    return render(request, "desk/observation/compare.html", context)


URLS: list[URLPattern] = [path("pengawasan/laporan/<str:subject>/banding/", compare, name="lhp-compare")]
