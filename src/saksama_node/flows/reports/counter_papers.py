"""Papers at the counter: the form to sign and the receipt, while the reporter is present with the code.

Rules kept here: the identity comes out of the reporter's own box, opened by the code; the vault stays closed.
"""

from django.utils import timezone

from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.accounts.queries import office
from saksama_node.accounts.recused import check_part
from saksama_node.cases import codes, queries
from saksama_node.cases.report import Content, Person, Reporter, SubmissionKind, read_reporter
from saksama_node.flows.reports.hand_out_receipt import paper_of
from saksama_node.ledger.queries import leaf_hash_of
from saksama_node.papers.counter import FormPaper, form_pdf
from saksama_node.settings.current import SETTINGS

_SEXES = {"L": "laki-laki", "P": "perempuan"}


def counter_submission(by: Staff, code: str) -> queries.SubmissionInfo | None:
    """The submission of this code, for one who may take reports in there."""
    letters = codes.normal(code)
    info = queries.submission_by_code(letters) if letters else None
    if info is not None:
        require(by, Action.CASE_INTAKE, info.region)
        check_part(by.id, info.subject)
    return info


def form_paper(by: Staff, code: str) -> bytes | None:
    """Formulir Laporan with all that was keyed, to be signed; None for a wrong code."""
    info = counter_submission(by, code)
    letters = codes.normal(code)
    if info is None or letters is None:
        return None
    items = {item.name: item.data for item in queries.openings_for_reporter(info, letters).items}
    content = queries.content(info)
    if content is None or "identity" not in items:
        return None
    evidence = [
        f"{each.name} ({'dihapus' if each.is_erased else f'SHA-256 {each.sha256}'})"
        for each in queries.evidence_of(info)
    ]
    return form_pdf(_paper(info, content, read_reporter(items["identity"]), evidence))


def counter_receipt(by: Staff, code: str) -> bytes | None:
    """The receipt on paper; None until there is one."""
    info = counter_submission(by, code)
    receipt = queries.receipt(info) if info else None
    return paper_of(info, receipt) if info and receipt else None


def _paper(info: queries.SubmissionInfo, content: Content, reporter: Reporter, evidence: list[str]) -> FormPaper:
    is_report = content.kind is SubmissionKind.REPORT
    words = [content.evidence_words] if content.evidence_words else []
    return FormPaper(
        institution=SETTINGS.name_id,
        office=office(info.region).name,
        title="Formulir Laporan" if is_report else "Formulir Informasi Awal",
        at=timezone.localtime(info.received_at),
        leaf_hash=leaf_hash_of(info.leaf).hex(),
        reporter=(
            ("Nama", reporter.name),
            ("Tempat, tanggal lahir", ", ".join(part for part in (reporter.birth_place, reporter.birth_date) if part)),
            ("Jenis kelamin", _SEXES.get(reporter.sex, "")),
            ("Pekerjaan", reporter.occupation),
            ("Kewarganegaraan", reporter.citizenship),
            ("NIK", reporter.identity_number),
            ("Alamat", reporter.address),
            ("Telepon", reporter.phone),
            ("Surel", reporter.email),
        ),
        event=(
            ("Peristiwa", content.event),
            ("Tempat kejadian", content.place),
            ("Tanggal kejadian", content.happened_on),
            ("Tanggal diketahui", content.known_on),
        ),
        reported=[_person(each) for each in content.reported],
        testifiers=[_person(each) for each in content.testifiers],
        evidence=evidence + words,
        account=content.account,
        simulation=SETTINGS.simulation,
    )


def _person(person: Person) -> str:
    return "; ".join(part for part in (person.name, person.address, person.phone) if part)
