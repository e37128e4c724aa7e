"""What a second person reads of an assessment, a judgment or a request: the entry, its words, sources and copies.

Rules kept here: every source and article stands there, as text and as no link; nothing else is entered.
Left to others: the page itself (`seconds`).
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.content import ContentAssessed, ContentJudged, ContentRequested
from saksama_node.contentwatch.captures.queries import claim_of, copy_of, words_of
from saksama_node.contentwatch.claims.deciding import Finding, written_in
from saksama_node.seconds.proposed import Proposed
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.second import Line, Words
from saksama_node.web.desk.words.claims import PROPOSED, articles
from saksama_node.web.desk.words.requests import limit_line
from saksama_node.web.formats import figure

_LETTERS: Final = 80


def _title(found: Proposed) -> str:
    body = written_in(found).body
    return f"{PROPOSED[found.act]}: {word(body.to if isinstance(body, ContentRequested) else body.outcome)}"


def about_claims(subjects: Collection[str]) -> Mapping[str, str]:
    """How these claims are called in a list: by their first words."""
    return {subject: words[:_LETTERS] for subject, words in words_of(subjects).items()}


def _lines(body: Finding) -> list[Line]:
    match body:
        case ContentAssessed():
            return [
                (gettext_lazy("Hasil"), word(body.outcome)),
                (gettext_lazy("Jumlah sumber"), figure(body.sources)),
                (gettext_lazy("Di luar kedua lembaga"), figure(body.outside)),
            ]
        case ContentJudged():
            basis = "\n".join(articles(body.basis)) or str(gettext_lazy("Tidak ada."))
            return [(gettext_lazy("Hasil"), word(body.outcome)), (gettext_lazy("Dasar hukum"), basis)]
        case ContentRequested():
            return [
                (gettext_lazy("Kepada"), word(body.to)),
                (gettext_lazy("Jawaban ditunggu"), limit_line(body.to)),
                (gettext_lazy("Jumlah salinan"), figure(body.copies)),
            ]


def _shown(found: Proposed) -> Mapping[str, object]:
    written = written_in(found)
    return {
        "lines": [(gettext_lazy("Jenis catatan"), found.act), *_lines(written.body)],
        "claim": claim_of(found.subject),
        "sources": written.sources if found.act == ContentAssessed.KIND else None,
        "copies": [copy_of(each) for each in written.copies],
    }


def to_claim(found: Proposed) -> tuple[str, str | Promise]:
    """The claim's page."""
    return reverse("desk:claim", args=[found.subject]), gettext_lazy("Buka klaim dan salinannya")


OF_A_CLAIM: Final = Words(
    title=_title, about=about_claims, shown=_shown, leads=to_claim, template="desk/content/second_finding.html"
)
A_REQUEST: Final = replace(
    OF_A_CLAIM,
    confirming=gettext_lazy(
        "Permohonannya masuk log atas nama samaran yang menulis. Surat dan lampirannya dapat dibuat sesudah itu."
    ),
)
