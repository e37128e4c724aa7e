"""What a second person reads of a dispatch that the leak check held: all of it, as it would go.

Rules kept here: frame, words and every file stand there, with what the leak check found; nothing else goes.
Left to others: the page itself (`seconds`), handing out the files (`exchange`).
"""

from collections.abc import Collection, Mapping
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama_node.agreements.words import CLASS_WORDS, KIND_WORDS, SUBJECT_WORDS
from saksama_node.exchange import linking, queries
from saksama_node.exchange.faults import UnknownDispatch
from saksama_node.exchange.queries import OutgoingInfo
from saksama_node.seconds.proposing import Proposed
from saksama_node.web.desk.frame.second import Line, Words
from saksama_node.web.desk.partner.dispatch_files import file_rows
from saksama_node.web.desk.words.dispatches import clause_words, leak_words, payload_facts


def _title(_found: Proposed) -> str:
    return _("Lepaskan kiriman yang tertahan")


def _shown(found: Proposed) -> Mapping[str, object]:
    dispatch = _dispatch(found)
    if dispatch is None:
        return {"found": None}
    return {
        "found": dispatch,
        "way": "keluar",
        "lines": _lines(dispatch),
        "facts": payload_facts(dispatch.payload),
        "files": file_rows(dispatch.files),
        "leaks": [leak_words(each) for each in dispatch.leaks],
    }


def _lines(dispatch: OutgoingInfo) -> list[Line]:
    frame = dispatch.frame
    lines: list[Line] = [
        (gettext_lazy("Kepada"), f"{linking.link(dispatch.to).name} ({dispatch.to})"),
        (gettext_lazy("Judul"), frame.title),
        (gettext_lazy("Jenis"), str(KIND_WORDS[dispatch.kind])),
        (gettext_lazy("Klasifikasi"), str(CLASS_WORDS[frame.classification])),
        (gettext_lazy("Pasal"), clause_words(frame.clause)),
        (gettext_lazy("Nota kesepahaman"), frame.agreement),
        (gettext_lazy("Subjek di log"), frame.subject),
    ]
    if frame.subjects:
        lines.append((gettext_lazy("Menyangkut"), ", ".join(str(SUBJECT_WORDS[each]) for each in frame.subjects)))
    if frame.case is not None:
        lines.append((gettext_lazy("Perkara"), frame.case))
    if dispatch.answers is not None:
        lines.append((gettext_lazy("Menjawab catatan mitra"), str(dispatch.answers)))
    return lines


def _leads(found: Proposed) -> tuple[str, str | Promise]:
    if _dispatch(found) is None:
        return reverse("desk:dispatches"), gettext_lazy("Buka daftar kiriman")
    return reverse("desk:dispatch_out", args=[found.subject]), gettext_lazy("Buka kirimannya")


def _dispatch(found: Proposed) -> OutgoingInfo | None:
    """It; None where it was deleted before it went."""
    try:
        return queries.outgoing(found.subject)
    except UnknownDispatch:
        return None


def _about(subjects: Collection[str]) -> Mapping[str, str]:
    return queries.titles_of(subjects)


OF_A_DISPATCH: Final = Words(
    title=_title,
    about=_about,
    shown=_shown,
    leads=_leads,
    template="desk/exchange/second_release.html",
    heading=gettext_lazy("Tepat inilah yang akan dikirim"),
    words="",
    confirming=gettext_lazy(
        "Kiriman disegel untuk mitra dan dikirim, atas nama samaran penulisnya. Bila log mitra belum terbaca, ia "
        "menunggu dan dikirim sendiri."
    ),
    button=gettext_lazy("Saya sudah membacanya: lepas"),
)
