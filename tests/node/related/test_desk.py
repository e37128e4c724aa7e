"""Reports beside each other on the desk: found with reasons, judged by a person, seen only where one may read."""

import msgspec
import pytest
from django.test import Client

from saksama_node.accounts.policy import NotAllowed, Role
from saksama_node.cases import codes, queries
from saksama_node.cases.report import Content, Person
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.flows.reports.relate_reports import judge_pair, related_to
from saksama_node.flows.reports.take_signs import take_all_signs
from saksama_node.related.relating import PairRefused, candidates, forget
from saksama_node.related.signs import Sign, Verdict
from tests.node.cases.filing import CONTENT, REPORTER, filing, given
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.related.accounts import ACCOUNT, OTHER, edited

pytestmark = pytest.mark.usefixtures("database")


def report(photo: bytes, **changed: object) -> queries.SubmissionInfo:
    """A report that came in; each with a photo of its own unless the same bytes are given."""
    code = new_code()
    content: Content = msgspec.structs.replace(CONTENT, **{"reported": (), **changed})
    assert file_report(filing(code, given(b"\xff\xd8\xff\xe0" + photo * 400), content=content)) is not None
    info = queries.submission_by_code(codes.normal(code) or "")
    assert info is not None
    return info


def person(name: str) -> tuple[Person, ...]:
    return (Person(name=name),)


@pytest.fixture
def reports() -> dict[str, queries.SubmissionInfo]:
    """One report, one beside it for each sign, one at another office, and one about something else."""
    mine = {"region": "52.01.01", "area": "52.01.01.2001", "account": ACCOUNT, "happened_on": "2026-11-20"}
    return {
        "mine": report(b"a", **mine, reported=person("H. Lalu Contoh, S.H.")),
        "file": report(b"a", region="52.01", account=OTHER, event="Foto yang sama", happened_on="2026-11-01"),
        "text": report(b"b", region="52.01", account=edited(ACCOUNT, 0.05, 1), event="Hampir sama", happened_on=""),
        "name": report(b"c", region="52.01", account="-", event="Orangnya", reported=person("lalu contoh")),
        "place": report(
            b"d", region="52.01.01", area="52.01.01.2001", account="-", event="Waktunya", happened_on="2026-11-20"
        ),
        "far": report(b"a", region="52.71", account=OTHER, event="RAHASIA kantor lain", happened_on="2026-11-02"),
        "none": report(b"z", region="52.01", account="-", event="Tidak ada kaitannya", happened_on="2026-10-01"),
    }


def judge(client: Client, one: queries.SubmissionInfo, other: queries.SubmissionInfo, verdict: str, why: str) -> int:
    fields = {"other": str(other.id), "verdict": verdict, "reason": why}
    return client.post(f"/meja/terkait/{one.id}/", fields).status_code


def test_each_sign_is_found_and_said_and_what_another_office_has_is_only_counted(
    reports: dict[str, queries.SubmissionInfo], logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    found = related_to(staff_for(Role.OFFICER, "52.01"), reports["mine"].id)
    named = {each.other.report.subject: each.candidate.signs for each in found.found}
    assert named == {
        reports["file"].subject: (Sign.FILE,),
        reports["text"].subject: (Sign.TEXT,),
        reports["name"].subject: (Sign.NAME,),
        reports["place"].subject: (Sign.PLACE,),
    }
    assert [found.hidden, found.more, found.cut] == [1, 0, False]
    page = logged_in(Role.OFFICER, "52.01").get(f"/meja/terkait/{reports['mine'].id}/").content.decode()
    for words in (
        "berkas bukti yang sama",
        "uraian hampir sama (",
        "terlapor dengan nama yang sama",
        "tempat dan tanggal kejadian yang sama",
        "1 laporan di kantor lain mungkin terkait",
    ):
        assert words in page
    for words in ("RAHASIA kantor lain", "Tidak ada kaitannya", REPORTER.name, REPORTER.phone):
        assert words not in page
    whole = related_to(staff_for(Role.OFFICER, "52"), reports["mine"].id)
    assert (len(whole.found), whole.hidden) == (5, 0)
    assert "5 laporan mungkin terkait" in (
        logged_in(Role.OFFICER, "52").get(f"/meja/perkara/masuk/{reports['mine'].id}/").content.decode()
    )


def test_a_person_links_calls_different_and_undoes_and_both_histories_keep_it(
    reports: dict[str, queries.SubmissionInfo], logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    mine, file, name = reports["mine"], reports["file"], reports["name"]
    officer = logged_in(Role.OFFICER, "52.01")
    assert judge(officer, mine, file, "linked", "") == 422
    assert judge(officer, mine, file, "undone", "belum ada apa-apa") == 422
    assert judge(officer, mine, file, "linked", "Foto yang sama, peristiwa yang sama.") == 302
    assert judge(officer, mine, file, "linked", "Sekali lagi sama.") == 422
    assert judge(officer, mine, name, "different", "Orang lain bernama sama.") == 302
    assert judge(officer, mine, reports["far"], "linked", "Tidak boleh.") == 403
    assert judge(logged_in(Role.INTAKE, "52.01"), mine, file, "undone", "Tidak boleh.") == 403
    by = staff_for(Role.OFFICER, "52.01")
    found = related_to(by, mine.id)
    assert {each.other.report.subject for each in found.found} == {reports["text"].subject, reports["place"].subject}
    assert [each.said.reason for each in found.linked] == ["Foto yang sama, peristiwa yang sama."]
    assert "Foto yang sama, peristiwa yang sama." in officer.get(f"/meja/terkait/{file.id}/").content.decode()
    assert "Foto yang sama" in officer.get(f"/meja/perkara/masuk/{mine.id}/").content.decode()
    # The province links with a report of another office: whoever may not read that one sees that there is a link.
    province = staff_for(Role.OFFICER, "52")
    judge_pair(
        by=province, submission_id=mine.id, other_id=reports["far"].id, verdict=Verdict.LINKED, reason="Kata provinsi."
    )
    page = officer.get(f"/meja/terkait/{mine.id}/").content.decode()
    assert "Laporan di kantor lain, yang tidak ditampilkan kepada Anda." in page
    assert "Kata provinsi." not in page
    assert judge(officer, file, mine, "undone", "Ternyata dua kejadian.") == 302
    page = officer.get(f"/meja/terkait/{mine.id}/").content.decode()
    for words in ("Dinyatakan terkait.", "Pernyataan sebelumnya dibatalkan.", "Ternyata dua kejadian."):
        assert words in page
    assert file.subject in {each.other.report.subject for each in related_to(by, mine.id).found}
    with pytest.raises(PairRefused):
        judge_pair(by=by, submission_id=mine.id, other_id=mine.id, verdict=Verdict.LINKED, reason="Diri sendiri.")
    with pytest.raises(NotAllowed):
        judge_pair(
            by=staff_for(Role.OFFICER, "52.71"),
            submission_id=mine.id,
            other_id=file.id,
            verdict=Verdict.LINKED,
            reason="Kantor lain.",
        )


def test_the_worker_finds_what_nobody_looked_at_and_what_is_forgotten_is_found_no_more(
    reports: dict[str, queries.SubmissionInfo],
) -> None:
    assert len(candidates(reports["mine"].subject).found) == 5
    # As for reports from before there were signs, or restored.
    for each in reports.values():
        forget(each.subject)
    assert candidates(reports["mine"].subject).found == ()
    assert sum(take_all_signs()) == len(reports)
    assert sum(take_all_signs()) == 0
    assert len(candidates(reports["mine"].subject).found) == 5
    forget(reports["file"].subject)
    assert len(candidates(reports["mine"].subject).found) == 4
