"""Write clarifications for a second reader, at `/meja/klaim/.../klarifikasi/`, and what the second reads of one.

Rules kept here:
  * A source is one line: its title, and its address where it has one; where it stands says whether it is outside.
  * A correction asks what changed and why; the first version does not.
  * Every word that will be published stands before the second reader, with the picture card and the document itself.
Left to others: who may and what is lawful (`flows.seconds`, contentwatch.claims.clarifying), the page of the second
(`seconds`), what the public sees (web.portal).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.clarification import MAX_SOURCES, Clarification, PublicSource
from saksama.entries.kinds.clarification import ClarificationPublished
from saksama.entries.kinds.content import Concerns
from saksama.entries.words import shown_plainly
from saksama.errors import SaksamaError
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, may
from saksama_node.accounts.queries import names_of
from saksama_node.contentwatch.captures.captured import ClaimView, claim_of
from saksama_node.contentwatch.claims.clarified import standing_of, versions_of
from saksama_node.contentwatch.claims.clarifying import Draft, Standing, code_for, said_in
from saksama_node.flows.content.draw_card import draft_card
from saksama_node.flows.content.publish_clarification import asked, assessments_of
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.flows.seconds.waiting import proposal_for
from saksama_node.ledger.blobs import digest_of
from saksama_node.seconds.proposing import Proposed
from saksama_node.web.clarification_words import card_words, outcome_line
from saksama_node.web.codes import word
from saksama_node.web.desk.content.claim_findings import about_claims, to_claim
from saksama_node.web.desk.frame.access import desk_form, desk_page
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.frame.second import Words
from saksama_node.web.desk.words.claims import standing_line
from saksama_node.web.formats import figure

_LINK: Final = re.compile(r"https?://\S+")
_LONGEST_ADDRESS: Final = 500
_LONGEST_TITLE: Final = 200


class PublicSourcesField(Prose):
    """One source a line: title and address."""

    def __init__(self, *, outside: bool, **more: Any) -> None:  # noqa: ANN401 - Django's own field arguments
        """A field that may stay empty."""
        self.outside = outside
        super().__init__(rows=3, required=False, **more)

    def clean(self, value: str) -> list[PublicSource]:
        """The lines that say something."""
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        return [self._source(line) for line in lines]

    def _source(self, line: str) -> PublicSource:
        found = _LINK.search(line)
        address = iri_to_uri(found[0]) if found else ""
        title = (_LINK.sub("", line, count=1) if found else line).strip(" |,;:-\u2013") or address[:_LONGEST_TITLE]
        if len(address) > _LONGEST_ADDRESS or len(title) > _LONGEST_TITLE:
            raise forms.ValidationError(gettext_lazy("Judul paling panjang 200 huruf, alamat 500 huruf."))
        return PublicSource(address=address, outside=self.outside, title=title)


def sources_text(sources: Iterable[PublicSource], *, outside: bool) -> str:
    """Sources as they are typed."""
    return "\n".join(f"{each.title} {each.address}".strip() for each in sources if each.outside is outside)


class ClarificationForm(forms.Form):
    """All that the public will read."""

    assessor = forms.ChoiceField(
        label=gettext_lazy("Penilaian yang disampaikan"),
        help_text=gettext_lazy("Penilaian terakhir di log lembaga itu. Halamannya menyebut siapa yang menilai."),
    )
    title = Prose(label=gettext_lazy("Judul"), rows=1, max_length=150)
    claim = Prose(
        label=gettext_lazy("Klaimnya, seperti yang beredar"),
        rows=3,
        max_length=1000,
        help_text=gettext_lazy("Tampil sebagai kutipan. Tanpa nama orang yang bukan tokoh publik."),
    )
    text = Prose(
        label=gettext_lazy("Jawaban singkat"),
        rows=4,
        max_length=600,
        help_text=gettext_lazy("Masuk log kata demi kata dan tampil di kartu gambar untuk WhatsApp."),
    )
    right = Prose(label=gettext_lazy("Yang benar, selengkapnya"), rows=8, max_length=8000)
    outside = PublicSourcesField(
        outside=True,
        label=gettext_lazy("Sumber di luar kedua lembaga"),
        help_text=gettext_lazy("Satu per baris: judul, lalu alamatnya bila ada. Bukan Bawaslu, bukan dinas."),
    )
    inside = PublicSourcesField(
        outside=False,
        label=gettext_lazy("Sumber milik salah satu lembaga"),
        help_text=gettext_lazy("Satu per baris: judul, lalu alamatnya bila ada."),
    )
    what = Prose(label=gettext_lazy("Apa yang berubah dari versi sebelumnya"), rows=2, max_length=1000)
    why = Prose(label=gettext_lazy("Mengapa diperbaiki"), rows=2, max_length=1000)

    def __init__(self, *data: Any, standings: Sequence[Standing], corrects: bool, **more: Any) -> None:  # noqa: ANN401 - Django's own form arguments
        """Offer the assessments; ask what changed where something was published already."""
        super().__init__(*data, **more)
        offered = [(each.origin, standing_line(each)) for each in standings]
        self.fields["assessor"].choices = offered  # type: ignore[attr-defined]  # a choice field
        self.corrects = corrects
        if not corrects:
            del self.fields["what"], self.fields["why"]

    def clean(self) -> dict[str, Any]:
        """Sources there are, and not too many."""
        asked = super().clean() or {}
        number = len(asked.get("outside") or ()) + len(asked.get("inside") or ())
        if not {"outside", "inside"} & set(self.errors) and not 0 < number <= MAX_SOURCES:
            self.add_error("outside", gettext_lazy("Sebut paling sedikit satu sumber, paling banyak 20."))
        return asked

    def draft(self) -> Draft:
        """What the form says, once it is valid."""
        asked = self.cleaned_data
        return Draft(
            assessor=asked["assessor"],
            title=asked["title"],
            claim=asked["claim"],
            text=asked["text"],
            right=asked["right"],
            sources=(*asked["outside"], *asked["inside"]),
            change=(asked["what"], asked["why"]) if self.corrects else None,
        )


def initial_of(words: str, last: Clarification | None) -> dict[str, object]:
    """What stands in the form at first: the claim's words, or the last version."""
    if last is None:
        return {"claim": shown_plainly(words)}
    return {
        "title": last.title,
        "claim": last.claim,
        "text": last.text,
        "right": last.right,
        "outside": sources_text(last.sources, outside=True),
        "inside": sources_text(last.sources, outside=False),
    }


def told_of(by: Staff, found: ClaimView) -> dict[str, object]:
    """What a claim's page says of its clarifications."""
    published = versions_of(found.subject)
    names = names_of(each.by for each in published if each.by is not None)
    last, standings = standing_of(found.subject), assessments_of(found.subject)
    behind = last and (
        last.said.concerns is not found.concerns or not any(each.told() == last.said.assessed for each in standings)
    )
    return {
        "clarifications": [(each, names.get(each.by or 0, "")) for each in published],
        "clarified": last,
        "clarified_behind": bool(behind),
        "may_clarify": may(by, Action.CONTENT_CLARIFY, INSTITUTION) and bool(standings),  # content has no place
    }


@desk_form(Action.CONTENT_CLARIFY)
def write(request: HttpRequest, by: Staff, subject: str) -> HttpResponse:
    """Write the next version."""
    found = claim_of(subject)
    last = standing_of(subject)
    form = ClarificationForm(
        request.POST if request.method == "POST" else None,
        standings=assessments_of(subject),
        corrects=last is not None,
        initial=initial_of(found.words, last.said if last else None),
    )
    fault = ""
    if form.is_bound and form.is_valid():
        try:
            number = propose(by, asked(subject, form.draft()))
        except SaksamaError as error:
            fault = explain(error)
        else:
            messages.success(request, _("Disimpan. Terbit sesudah orang kedua membaca dan menyetujuinya."))
            return redirect("desk:second", number)
    context = {"claim": found, "form": form, "fault": fault, "last": last, "concerns": word(found.concerns)}
    return render(request, "desk/content/clarify.html", context, status=422 if form.is_bound else 200)


@desk_page(Action.CONTENT_READ)
def card(_request: HttpRequest, by: Staff, number: int) -> HttpResponse:
    """The picture card as it would go out."""
    found = proposal_for(by, number)
    if found.act != ClarificationPublished.KIND:
        raise Http404
    return HttpResponse(draft_card(said_in(found), card_words()), content_type="image/png")


def _title(found: Proposed) -> str:
    said = said_in(found)
    return _("Klarifikasi, versi %(n)s: %(title)s") % {"n": figure(said.version), "title": said.title}


def _shown(found: Proposed) -> Mapping[str, object]:
    said = said_in(found)
    return {
        "said": said,
        "outcome": outcome_line(said.assessed.outcome),
        "concerns": "" if said.concerns is Concerns.NOBODY else word(said.concerns),
        "code": code_for(found.subject),
        "sha256": digest_of(found.body.encode()),
    }


CLARIFICATION: Final = Words(
    title=_title,
    about=about_claims,
    shown=_shown,
    leads=to_claim,
    template="desk/content/second_clarification.html",
    heading=gettext_lazy("Tepat inilah yang akan dibaca umum"),
    button=gettext_lazy("Terbitkan dan catat"),
    words="",
    confirming=gettext_lazy(
        "Terbuka untuk umum sekarang juga, dan tetap di log. Catatannya memuat dua orang: yang menulis, dan Anda, "
        "masing-masing dengan nama samaran dalam klaim ini."
    ),
)


URLS: list[URLPattern] = [
    path("klaim/<str:subject>/klarifikasi/", write, name="clarify"),
    path("usulan/<int:number>/kartu.png", card, name="clarification-card"),
]
