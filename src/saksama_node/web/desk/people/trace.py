"""The trace of what staff did, at `/meja/jejak/`: which days are whole, and a day's lines.

Rules kept here:
  * How each day stands against the log is said first, without a passphrase; what is wrong is said by its name.
  * A day is shown in the answer to one POST, with the vault's passphrase; it is kept nowhere, and reloading asks again.
  * At most `SHOWN` lines stand on a page, the last of the day that the filter leaves; the file holds them all.
Left to others: what is checked and opened (flow `read_trace`), words of deeds (`web.desk.words.trace`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from saksama.vocabulary import parse_moment
from saksama_node.accounts.policy import Action, Staff
from saksama_node.accounts.queries import names_of
from saksama_node.flows.people.read_trace import Read, export_day, read_day, see_days
from saksama_node.trace.deed import Deed
from saksama_node.trace.traced import FAULTS, DayChecked, Standing
from saksama_node.web.desk.frame.access import desk_form
from saksama_node.web.desk.frame.acts import ActForm
from saksama_node.web.desk.frame.doing import do_sent
from saksama_node.web.desk.words.trace import DEEDS, STANDINGS
from saksama_node.web.formats import figure
from saksama_node.web.handing_out import to_keep

DAYS: Final = 14
SHOWN: Final = 500
_COLOURS: Final[Mapping[Standing, str]] = {
    Standing.OPEN: "waiting",
    Standing.WHOLE: "kept",
    Standing.EXPIRED: "plain",
}


class ReadForm(ActForm[list[DayChecked]]):
    """Which day, what of it, and the vault's passphrase."""

    day = forms.DateField(
        label=gettext_lazy("Hari"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"), initial=None
    )
    person = forms.CharField(
        label=gettext_lazy("Nomor akun"),
        required=False,
        max_length=12,
        help_text=gettext_lazy("Hanya baris yang menyangkut akun ini; kosong: semua."),
    )
    act = forms.ChoiceField(
        label=gettext_lazy("Tindakan"),
        required=False,
        choices=[("", gettext_lazy("semua")), *((deed.value, words) for deed, words in DEEDS.items())],
    )
    passphrase = forms.CharField(
        label=gettext_lazy("Frasa sandi brankas"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "off"}),
        help_text=gettext_lazy("Dipakai sekali untuk membuka kunci; tidak disimpan."),
    )

    def prepare(self) -> None:
        """The newest day first."""
        self.initial = {"day": self.thing[0].day if self.thing else None}


@dataclass(frozen=True, slots=True)
class Shown:
    """One line in words."""

    number: int
    at: Any
    who: str
    deed: str | Promise
    about: str


@desk_form(Action.TRACE_READ)
def trace(request: HttpRequest, by: Staff) -> HttpResponse:
    """The days and how they stand; a day's lines once it is opened."""
    days = see_days(by, _asked_until(request), DAYS)
    form = ReadForm(by, days, request.POST or None)
    found = do_sent(request, form, lambda: read_day(by, form.cleaned_data["day"], form.cleaned_data["passphrase"]))
    if found is not None and request.POST.get("bentuk") == "jsonl":
        day: date = form.cleaned_data["day"]
        return to_keep(b"".join(export_day(day, iter(found))), "application/jsonl", f"jejak-{day.isoformat()}.jsonl")
    shown = {
        "days": [(each, STANDINGS[each.standing], _COLOURS.get(each.standing, "lapsed"), _told(each)) for each in days],
        "form": form,
        "earlier": days[-1].day - timedelta(days=1) if len(days) == DAYS else None,
    }
    if found is not None:
        asked = form.cleaned_data
        wanted = [each for each in found if _is_asked(each, asked["person"].strip(), asked["act"])]
        shown |= {"lines": _in_words(wanted[-SHOWN:]), "read": asked["day"], "more": len(wanted) - SHOWN, "all": found}
    return render(request, "desk/trace.html", shown, status=422 if form.errors else 200)


def _asked_until(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("sampai", ""))
    except ValueError:
        return None


def _told(day: DayChecked) -> str:
    """What is there of a day, and what is not."""
    if day.standing in FAULTS and day.ended_with is None:
        return _("ada %(here)s baris di sini; berapa yang dulu ada tidak diketahui lagi") % {"here": figure(day.lines)}
    if day.standing in {Standing.THINNED, Standing.GONE}:
        said = {"here": figure(day.lines), "all": figure(day.ended_with or 0), "first": day.first_wrong}
        return _("ada %(here)s dari %(all)s baris; yang pertama hilang nomor %(first)s") % said
    count = day.ended_with or 0
    return ngettext("%(count)s baris", "%(count)s baris", count) % {"count": figure(count)}


def _is_asked(line: Read, person: str, act: str) -> bool:
    # What does not open is never filtered away.
    told = line.told
    return told is None or ((not person or person in {str(told.who), str(told.person)}) and act in {"", told.act})


def _in_words(lines: Iterable[Read]) -> list[Shown]:
    told = list(lines)
    names = names_of({number for each in told if each.told for number in (each.told.who, each.told.person)})
    return [_line(each, names) for each in told]


def _line(line: Read, names: Mapping[int, str]) -> Shown:
    told = line.told
    if told is None:
        return Shown(line.number, None, "", _("baris ini tidak dapat dibuka"), "")
    who = _("operator mesin") if told.command else _person(told.who, names)
    about = [_person(told.person, names), told.office, told.subject, figure(told.count) if told.count else ""]
    return Shown(line.number, parse_moment(told.at), who, DEEDS[Deed(told.act)], ", ".join(filter(None, about)))


def _person(number: int, names: Mapping[int, str]) -> str:
    return f"{names.get(number, _('akun yang sudah tidak ada'))} ({number})" if number else ""


URLS: list[URLPattern] = [path("jejak/", trace, name="trace")]
