"""A case whose words are found again wherever they are shown, with something of it in every room of the desk."""

from dataclasses import dataclass

import msgspec

from saksama.entries.kinds.case import CaseDecided, DecisionOutcome
from saksama.entries.kinds.handling import CaseHeard, CaseInvited, CaseStudied, CaseTeamed, Heard, Oath
from saksama.entries.pseudonym import pseudonym
from saksama_node.accounts.actions import grant_role
from saksama_node.accounts.policy import Role, Staff, today
from saksama_node.accounts.queries import staff
from saksama_node.cases import codes, queries
from saksama_node.cases.actions import Review
from saksama_node.cases.models import CaseAct
from saksama_node.cases.report import Person
from saksama_node.deadlines.models import Move
from saksama_node.flows.cases.keep_sigap_list import judge_list, keep_list, note_sigap_number
from saksama_node.flows.cases.register_case import assign_case, register_case
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.ledger.actions import act, new_subject
from saksama_node.seconds.proposing import of_subjects
from saksama_node.settings.clock import now
from saksama_node.tasks.models import JointTask
from saksama_node.tasks.sealed import sealed_offer
from tests.node.cases.filing import CONTENT, TO_REGISTER, filing
from tests.node.cases.handed_in import settle
from tests.node.cases.plenaries import handle_case, review_report
from tests.node.staffing import staff_with

MARK = "TANDA-7391"
SIGAP_NUMBER = "7391/LP/TANDA"
PARTY = "golkar"
READERS = (Role.OFFICER, Role.COMMISSIONER, Role.CUSTODIAN, Role.INTAKE)


@dataclass(frozen=True)
class Marked:
    """The case, what of it an address may name, and every text that tells of it."""

    submission: int
    subject: str
    things: dict[str, object]
    number: str
    marks: tuple[str, ...]


def person_with(which: str, *roles: Role, region: str = "52") -> Staff:
    """Somebody who holds several roles at once."""
    by = staff_with(roles[0], region, which)
    for role in roles[1:]:
        grant_role(person_id=by.id, role=role, region=region, subject=new_subject(), at=now())
    return staff(by.id)


def marked_report(region: str = "52.01") -> queries.SubmissionInfo:
    """A report that bears the mark in all that it says."""
    code = new_code()
    content = msgspec.structs.replace(
        CONTENT,
        region=region,
        event=f"Peristiwa {MARK}",
        place=f"Tempat {MARK}",
        account=f"Uraian {MARK}",
        reported=(Person(name=f"Terlapor {MARK}"),),
    )
    assert file_report(filing(code, content=content)) is not None
    info = queries.submission_by_code(codes.normal(code) or "")
    assert info is not None
    return info


def marked_case(officer: Staff, assignee: Staff) -> Marked:
    """A case in the middle of its life: assigned, heard, studied, with an open proposal, a list, a related report."""
    info = marked_report()
    found = Review(TO_REGISTER.outcome, TO_REGISTER.types, PARTY)
    subject = review_report(officer, info.id, found, f"Kajian {MARK}")
    number = register_case(officer, subject)
    assign_case(officer, subject, assignee.id)
    team = CaseTeamed(members=(pseudonym(officer.secret, subject),))
    handle_case(officer, subject, team, f"Tim {MARK}")
    handle_case(officer, subject, CaseInvited(day=today().isoformat(), nth=1, role=Heard.REPORTED), f"Undangan {MARK}")
    heard = CaseHeard(appeared=True, nth=1, oath=Oath.TAKEN, role=Heard.REPORTED, signed=True)
    handle_case(officer, subject, heard, f"Keterangan {MARK}")
    handle_case(officer, subject, CaseStudied(), f"Hasil kajian {MARK}")
    proposer = staff_with(Role.COMMISSIONER, "52", "pengusul")
    assert not handle_case(proposer, subject, CaseDecided(outcome=DecisionOutcome.NO_VIOLATION), f"Usul {MARK}")
    note_sigap_number(by=officer, subject=subject, number=SIGAP_NUMBER)
    # The same file and the same people: it is a candidate beside the marked one.
    other = file_report(filing(new_code(), content=msgspec.structs.replace(CONTENT, region="52.01")))
    assert other is not None
    head = "Nomor;Nomor Registrasi;Tanggal Laporan;Kat 1"
    rows = "\n".join((head, f"{SIGAP_NUMBER};{number};{today()};Registrasi", f"8/LP;{number};{today()};x"))
    listing = keep_list(by=officer, name="contoh.csv", region="52.01", file=judge_list(rows.encode()))
    with act():
        moved = Move.objects.create(
            subject=subject, region="52.01", person=None, edition="pemilu-2022", deadline="x", rule="x", at=now()
        )
    task = new_subject()
    JointTask.objects.create(
        subject=task,
        **sealed_offer(task, f"Tugas {MARK}", f"Uraian tugas {MARK}"),
        about=subject,
        due=now(),
        opened_at=now(),
    )
    settle()
    leaf = CaseAct.objects.filter(case__subject=subject, kind="case.invited").values_list("leaf", flat=True)[0]
    things: dict[str, object] = {
        "$submission": info.id,
        "$evidence": queries.evidence_of(info)[0].id,
        "$case": subject,
        "$proposal": of_subjects(subject)[0].id,
        "$list": listing,
        "$other": other.submission,
        "leaf": leaf,
        "form": "invitation",
        "move_id": moved.pk,
    }
    marks = (MARK, number, number.upper(), SIGAP_NUMBER, subject, info.subject)
    return Marked(info.id, subject, things, number, marks)
