"""Official papers of a case, at `/meja/perkara/<subject>/surat/<entry>/<form>`: set from the registry's form.

Rules kept here:
  * A paper is Indonesian whatever the reader's language: it is the office's letter.
  * A code from memory is told on the page, with its certainty, and left open on the paper.
  * No identity of a reporter is on it: the addressee is written by hand.
Left to others: which acts have a paper (flows.cases.case_papers), how it looks (papers.official).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from msgspec import UNSET

from saksama.entries.body import Body
from saksama.entries.kinds.case import CaseDecided, CaseForwarded, CaseNotified, CaseReviewed
from saksama.entries.kinds.handling import CaseHeard, CaseInvited, CaseTransferred
from saksama_node.accounts.policy import Action, Staff
from saksama_node.accounts.queries import office
from saksama_node.cases.queries import ActInfo, CaseInfo
from saksama_node.flows.cases.case_papers import PaperedAct, papered_act, papers_of
from saksama_node.flows.cases.fill_forms import annex_paper
from saksama_node.flows.cases.form_choices import HEARD
from saksama_node.papers.annex import annex_pdf
from saksama_node.papers.official import OfficialPaper, official_pdf
from saksama_node.papers.registry import Form, Part, Signer
from saksama_node.papers.setting import long_day, long_moment
from saksama_node.settings.current import SETTINGS
from saksama_node.web.desk.frame.access import desk_page
from saksama_node.web.handing_out import to_read
from saksama_node.web.reporting.words import DESTINATIONS, MEANS, OUTCOMES, REVIEWS
from saksama_node.web.reporting.words import HEARD as HEARD_AS

ADDRESSED = {
    "repair-notice": "Pelapor",
    "invitation": "",
    "forwarding": "",
    "transfer": "",
    "status": "Pelapor",
}
"""To whom a form goes; where it is empty the entry tells."""
SIGNERS = {
    Signer.HEAD: ("Ketua",),
    Signer.OFFICER: ("Petugas yang menangani",),
    Signer.FINDER: ("Petugas penemu",),
    Signer.HEARD: ("Petugas klarifikasi", "Yang memberi keterangan"),
}
WORDS = {
    "repair-notice": "Yang perlu dilengkapi",
    "initial-review": "Pertimbangan",
    "minutes": "Keterangan",
    "study": "Kajian",
    "status": "Keterangan",
}


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper on the page of a case."""

    title: str
    code: str
    certainty: str
    act: ActInfo
    url: str
    fill_url: str = ""


def paper_rows(case: CaseInfo, acts: list[ActInfo]) -> list[PaperRow]:
    """The papers of a case, newest act first."""
    found = papers_of(acts)
    return [_row(case.subject, act, form) for act, form in reversed(found)]


@desk_page(Action.CASE_READ)
def paper(request: HttpRequest, by: Staff, subject: str, leaf: int, form: str) -> HttpResponse:
    """Set one."""
    found = papered_act(by, subject, leaf, form)
    with override("id"):
        content = annex_pdf(annex_paper(found)) if found.form.annex else official_pdf(_paper(found))
    return to_read(content, "application/pdf", f"{form}-{found.act.index}.pdf")


def _row(subject: str, act: ActInfo, form: Form) -> PaperRow:
    title = form.title_en if get_language() == "en" else form.title
    url = reverse("desk:case_paper_of_act", args=[subject, act.leaf, form.id])
    fill_url = f"{url}/isi/" if form.annex else ""
    whom = HEARD_AS.get(act.detail, "") if act.kind in {CaseInvited.KIND, CaseHeard.KIND} else ""
    title = f"{title}: {whom}" if whom else title
    return PaperRow(title, form.code, _certainty(form), act, url, fill_url)


def _certainty(form: Form) -> str:
    if form.is_letter:
        return _("surat resmi, tanpa formulir")
    if not form.code:
        return _("nomor formulir tidak diketahui")
    return "" if form.printed_code else _("nomor formulir belum dibaca dari lampirannya, tidak dicetak")


def _paper(found: PaperedAct) -> OfficialPaper:
    case, form, content = found.case, found.form, found.content
    place = office(case.region).name
    rows: list[tuple[str, str]] = [
        ("Diterima", long_day(case.day)),
        ("Nomor register", case.number),
        ("Peristiwa", content.event if content else "isi sudah dihapus"),
        ("Tempat kejadian", content.place if content else ""),
        ("Tanggal kejadian", _day(content.happened_on) if content else ""),
        ("Terlapor", "; ".join(each.name for each in content.reported) if content else ""),
        *_of_act(found.body),
        ("Dicatat di log", f"{long_moment(timezone.localtime(found.act.at))}, nomor {found.act.index}"),
    ]
    written = {Part.ACCOUNT: content.account if content else "", Part.WORDS: found.act.words}
    titles = {Part.ACCOUNT: "Uraian kejadian", Part.WORDS: WORDS.get(form.id, "Keterangan")}
    return OfficialPaper(
        institution=SETTINGS.name_id,
        office=place,
        form=form,
        regulation=found.regulation,
        number="",
        at=timezone.localtime(found.act.at),
        leaf_hash=found.leaf_hash,
        signers=SIGNERS[form.signer],
        rows=rows,
        parts=[(titles[part], written[part]) for part in form.parts],
        addressee=_addressee(found),
        simulation=SETTINGS.simulation,
    )


def _day(written: str) -> str:
    return long_day(date.fromisoformat(written)) if written else ""


def _of_act(body: Body) -> Iterator[tuple[str, str]]:
    """What the entry itself says, in the words of the screen."""
    match body:
        case CaseReviewed():
            yield "Hasil kajian awal", str(REVIEWS.get(body.outcome, body.outcome))
        case CaseDecided():
            yield "Putusan pleno", str(OUTCOMES.get(body.outcome, body.outcome))
        case CaseForwarded():
            yield "Diteruskan kepada", str(DESTINATIONS.get(body.to, body.to))
        case CaseNotified():
            yield "Disampaikan lewat", str(MEANS.get(body.means, body.means))
            if body.reached is not UNSET and not body.reached:
                yield "Catatan", "pelapor tidak dapat dihubungi"
        case CaseInvited():
            yield "Diundang sebagai", HEARD[body.role]
            yield "Hari klarifikasi", _day(body.day)
        case CaseHeard():
            yield "Didengar sebagai", HEARD[body.role]
            yield "Kehadiran", "hadir" if body.appeared else "tidak hadir"
        case CaseTransferred():
            yield "Kepada", office(body.to).name


def _addressee(found: PaperedAct) -> str:
    match found.body:
        case CaseInvited():
            return HEARD[found.body.role]
        case CaseForwarded():
            return str(DESTINATIONS.get(found.body.to, found.body.to))
        case CaseTransferred():
            return office(found.body.to).name
        case _:
            return ADDRESSED.get(found.form.id, "")


URLS: list[URLPattern] = [
    path("perkara/<str:subject>/surat/<int:leaf>/<slug:form>", paper, name="case_paper_of_act"),
]
