"""Dasar hukum yang belum pasti, at `/meja/tenggat/dasar-hukum/`: what nobody read yet, and confirming it from the text.

Rules kept here:
  * The page begins with the texts to ask for; below each stand the facts that it would settle, and where they are used.
  * What was confirmed stands with its text, its two persons, its day and its entry.
  * A regulation is brought in once, as a PDF; further facts may be confirmed from it by its digest.
Left to others: what may be confirmed (norms.confirming), acts and four eyes (flows, seconds).
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django import forms
from django.core.validators import RegexValidator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama_node.accounts.policy import Action, Staff, may
from saksama_node.accounts.queries import names_of
from saksama_node.flows.norms.confirm_norm import SLOT, asked, reading_in
from saksama_node.flows.seconds import two_persons
from saksama_node.flows.seconds.waiting import open_for
from saksama_node.ledger.queries import position
from saksama_node.norms.confirmed import Confirmation, certainties, confirmations
from saksama_node.norms.confirming import Reading, keep_text
from saksama_node.norms.facts import Fact, Known, facts, settling
from saksama_node.seconds.proposing import Proposed
from saksama_node.settings.current import SETTINGS
from saksama_node.web.desk.frame.access import desk_form
from saksama_node.web.desk.frame.acts import ActForm, Choice
from saksama_node.web.desk.frame.doing import do_sent
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.frame.second import Line, Words
from saksama_node.web.desk.words.norms import KNOWN
from saksama_node.web.formats import english
from saksama_node.web.uploading import taking_files

_VALUE = RegexValidator(
    r"^[0-9A-Za-z][0-9A-Za-z ./-]{0,31}\Z", gettext_lazy("Huruf, angka, titik, garis miring, tanda hubung, dan spasi.")
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One text to ask for, and the facts that it would settle."""

    text: str
    used: str
    facts: Sequence[tuple[Fact, str | Promise]]


class NormForm(ActForm[Sequence[tuple[str, str]]]):
    """What was read, and in which text; `thing`: the texts that are here."""

    fact = forms.ChoiceField(label=gettext_lazy("Yang dipastikan"))
    known_text = forms.ChoiceField(label=gettext_lazy("Naskah yang sudah ada di sini"), required=False)
    title = Prose(
        label=gettext_lazy("Nama peraturan"),
        max_length=200,
        rows=1,
        required=False,
        help_text=gettext_lazy("Misalnya: Perbawaslu 8/2020, BN 2020/1500. Masuk log."),
    )
    file = forms.FileField(
        label=gettext_lazy("Naskah peraturan"),
        required=False,
        help_text=gettext_lazy("PDF dari JDIH atau dari Bawaslu, paling besar 32 MiB. Setiap orang dapat membacanya."),
    )
    article = Prose(
        label=gettext_lazy("Pasal dan ayat"),
        max_length=200,
        rows=1,
        help_text=gettext_lazy("Tempat tepatnya dalam naskah itu. Masuk log."),
    )
    value = Prose(
        label=gettext_lazy("Nilai menurut naskah"),
        max_length=32,
        rows=1,
        required=False,
        validators=[_VALUE],
        help_text=gettext_lazy(
            "Hanya bila yang dipastikan berupa angka atau kode. Kuorum: 3, 2/3, atau lebih dari 1/2. Masuk log."
        ),
    )
    reason = Prose(
        label=gettext_lazy("Bunyi naskahnya"),
        max_length=2000,
        rows=3,
        help_text=gettext_lazy("Kutip kata-katanya, supaya orang kedua mencocokkan. Di log hanya segelnya."),
    )

    def prepare(self) -> None:
        """What is not certain, below the text that would settle it; and the texts that are here."""
        offered: list[Choice] = [
            (each.text, [(fact.id, _named(fact)) for fact, _known in each.facts]) for each in wanted()
        ]
        self.choose("fact", [("", _("pilih")), *offered])
        self.choose("known_text", [("", _("belum ada, unggah di bawah")), *self.thing])

    def clean(self) -> dict[str, object]:
        """A text: one that is here, or a file with its name."""
        found = super().clean() or {}
        if not found.get("known_text") and not (found.get("file") and found.get("title")):
            raise forms.ValidationError(_("Pilih naskah yang sudah ada, atau unggah naskahnya dan tulis namanya."))
        return found

    def reading(self) -> Reading:
        """What is proposed, of a form that is valid; a file is kept first. Raises `NoText`."""
        said = self.cleaned_data
        digest, title = said["known_text"], dict(self.thing).get(said["known_text"], "")
        if not digest:
            digest, title = keep_text(said["file"].read()), said["title"]
        return Reading(fact=said["fact"], title=title, text=digest, article=said["article"], value=said["value"])


@desk_form(Action.CASE_READ)
@taking_files
def norms(request: HttpRequest, by: Staff) -> HttpResponseBase:
    """What is not certain, what waits, what was confirmed, and the form."""
    held, waiting = confirmations(), open_for(by, SLOT)
    texts = {each.text: each.title for each in held} | {found.text: found.title for found in map(reading_in, waiting)}
    form = None
    if may(by, Action.RULING_PROPOSE, SETTINGS.region):
        form = NormForm(by, list(texts.items()), request.POST or None, request.FILES or None)
        sent, said = form, _("Usul disimpan. Orang kedua membuka naskahnya dan memastikan.")
        number = do_sent(request, sent, lambda: _propose(by, sent), said)
        if number is not None:
            return redirect("desk:second", number)
    names = names_of([*(each.by for each in waiting), *(who for each in held for who in (each.by, each.second))])
    open_facts = wanted()
    context = {
        "wanted": open_facts,
        "count": sum(len(each.facts) for each in open_facts),
        "all": len(facts()),
        "waiting": [(each, _about([each.subject])[each.subject], names.get(each.by, "")) for each in waiting],
        "held": [_row(each, names) for each in held],
        "form": form,
    }
    return render(request, "desk/deadlines/norms.html", context, status=422 if form and form.errors else 200)


def wanted() -> list[Wanted]:
    """Every text that would settle something that is not certain here and now, with what it would settle."""
    now, groups = certainties(), defaultdict[str, list[tuple[Fact, str | Promise]]](list)
    used = defaultdict[str, dict[str, None]](dict)
    for fact in facts().values():
        known, found = now.known(fact.id), settling(fact.id)
        if known.is_open and found:
            groups[found.text].append((fact, KNOWN[known]))
            used[found.text][found.used_en if english() else found.used] = None
    return [Wanted(text, "; ".join(used[text]), held) for text, held in groups.items()]


def _propose(by: Staff, form: NormForm) -> int:
    return two_persons.propose(by, asked(form.reading(), form.cleaned_data["reason"]))


def _named(fact: Fact) -> str:
    return f"{fact.about} ({fact.article})" if fact.article not in {"", fact.about} else fact.about


def _row(found: Confirmation, names: Mapping[int, str]) -> dict[str, object]:
    return {
        "found": found,
        "about": _about([found.fact])[found.fact],
        "used": _used(found.fact),
        "by": names.get(found.by, ""),
        "second": names.get(found.second, ""),
        "index": position(found.leaf),
        "link": _link(found.text),
    }


def _used(fact_id: str) -> str:
    found = settling(fact_id)
    return "" if found is None else found.used_en if english() else found.used


def _link(digest: str) -> str:
    return reverse("peer:blob", args=[digest])


def _about(subjects: Collection[str]) -> Mapping[str, str]:
    held = facts()
    return {each: _named(held[each]) if each in held else each for each in subjects}


def _shown(found: Proposed) -> Mapping[str, object]:
    reading, fact = reading_in(found), facts().get(found.subject)
    known = fact.known if fact else Known.UNKNOWN
    lines: list[Line] = [
        (gettext_lazy("Jenis catatan"), found.act),
        (gettext_lazy("Yang dipastikan"), _about([found.subject])[found.subject]),
        (gettext_lazy("Dalam berkas kami"), f"{reading.fact}: {KNOWN[known]}"),
        (gettext_lazy("Dipakai untuk"), _used(found.subject)),
        (gettext_lazy("Nama peraturan"), reading.title),
        (gettext_lazy("Pasal dan ayat"), reading.article),
        (gettext_lazy("Sidik SHA-256 naskah"), reading.text),
    ]
    if reading.value:
        lines.append((gettext_lazy("Nilai menurut naskah"), reading.value))
    return {"lines": lines, "text": _link(reading.text)}


def _title(found: Proposed) -> str:
    return _("Pastikan dari naskah: %(what)s.") % {"what": _about([found.subject])[found.subject]}


OF_A_NORM: Final = Words(
    title=_title,
    about=_about,
    shown=_shown,
    template="desk/deadlines/norm_lines.html",
    leads=lambda _found: (reverse("desk:norms"), gettext_lazy("Buka dasar hukum yang belum pasti")),
    words=gettext_lazy("Bunyi naskahnya"),
    confirming=gettext_lazy(
        "Buka naskahnya dan cocokkan kata-katanya lebih dahulu. Sesudah ini dasar hukum itu disebut terbaca di seluruh"
        " meja. Catatannya memuat dua orang: yang mengusulkan, dan Anda, masing-masing dengan nama samaran."
    ),
    button=gettext_lazy("Pastikan"),
)

URLS: list[URLPattern] = [path("tenggat/dasar-hukum/", norms, name="norms")]
