"""What a second person reads of an erasure: every word that would go, the ground, and that nobody brings it back.

Left to others: the page itself (`seconds`), what may go and when (cases.erasing.erasing).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama_node.cases import correspondence, queries
from saksama_node.cases.erasing.erasing import body_of, parts_named
from saksama_node.cases.erasing.erasures import left_of
from saksama_node.cases.erasing.parts import Kind, Part
from saksama_node.cases.queries import SubmissionInfo
from saksama_node.cases.seconded import about
from saksama_node.seconds.proposed import Proposed
from saksama_node.web.desk.cases.seconds import case_numbers, leads_to_case
from saksama_node.web.desk.frame.second import Words
from saksama_node.web.formats import moment_of
from saksama_node.web.reporting.erasure_words import ground_words
from saksama_node.web.reporting.words import act_words


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part as a page names it. `words`: what stands in it, empty where it is gone or is no text; `file`: its id."""

    part: Part
    label: str
    words: str = ""
    file: int = 0


def lines(info: SubmissionInfo, parts: Sequence[Part]) -> list[PartLine]:
    """Each part by its name, and what still stands in it."""
    files = {file.id: file for _message, file in queries.all_evidence(info)}
    said = {each.leaf: each for each in correspondence.messages_of(info)}
    acts = {each.leaf: each for each in queries.acts(info.case)} if info.case else {}
    found = []
    for part in parts:
        match part.kind:
            case Kind.CASE_FILE:
                label = _("Seluruh berkas: isi, bukti, identitas, pesan, dan kata-kata setiap tindakan")
                found.append(PartLine(part, label, _all_of_it(info)))
            case Kind.IDENTITY:
                found.append(PartLine(part, _("Identitas yang menyampaikan, bila disebut, dan hasil pindainya")))
            case Kind.FILE:
                file = files[part.id]
                found.append(PartLine(part, _("Berkas bukti %(name)s") % {"name": file.name}, "", file.id))
            case Kind.MESSAGE:
                label = _("Pesan, %(at)s") % {"at": moment_of(said[part.id].at)}
                found.append(PartLine(part, label, said[part.id].text or ""))
            case Kind.ACT:
                act = acts[part.id]
                label = f"{act_words(act.kind)} {moment_of(act.at)}"
                found.append(PartLine(part, label, act.words))
    return found


def _all_of_it(info: SubmissionInfo) -> str:
    """How much the whole is by now; empty once nothing is left of it."""
    kinds = Counter(each.kind for each in left_of(info).parts)
    if not kinds:
        return ""
    words = _("%(files)s berkas bukti, %(messages)s pesan, kata-kata %(acts)s tindakan; seluruhnya di halaman perkara")
    return words % {"files": kinds[Kind.FILE], "messages": kinds[Kind.MESSAGE], "acts": kinds[Kind.ACT]}


def _shown(found: Proposed) -> Mapping[str, object]:
    info, body = queries.submission(about([found.subject])[found.subject].submission), body_of(found)
    return {"ground": ground_words(body.ground), "parts": lines(info, parts_named(body.parts))}


OF_AN_ERASURE: Final = Words(
    title=lambda _found: _("Penghapusan data."),
    about=case_numbers,
    shown=_shown,
    leads=leads_to_case,
    template="desk/erasures/lines.html",
    heading=gettext_lazy("Tepat inilah yang akan hilang"),
    words=gettext_lazy("Alasan"),
    confirming=gettext_lazy(
        "Sesudah ini tidak seorang pun dapat mengembalikannya. Catatannya memuat dua orang: yang mengusulkan, dan Anda,"
        " masing-masing dengan nama samaran."
    ),
    button=gettext_lazy("Setujui dan hapus"),
)
