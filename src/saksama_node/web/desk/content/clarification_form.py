"""The form on which a clarification is written.

Rules kept here:
  * A source is one line: its title, and its address where it has one; where it stands says whether it is outside.
  * A correction asks what changed and why; the first version does not.
Left to others: what may be published (contentwatch.claims.clarifying), the page (claim_clarifications).
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from django import forms
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext_lazy

from saksama.entries.clarification import MAX_SOURCES, Clarification, PublicSource
from saksama_node.contentwatch.claims.clarifying import Draft, Standing
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.desk.words.clarifications import standing_line

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
        return {"claim": words}
    return {
        "title": last.title,
        "claim": last.claim,
        "text": last.text,
        "right": last.right,
        "outside": sources_text(last.sources, outside=True),
        "inside": sources_text(last.sources, outside=False),
    }
