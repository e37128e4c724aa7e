"""What our own people write is read as it stands: no sign that turns or hides enters by any door, and none is cut.

What strangers write is never refused; whoever reads it sees the signs.
"""

import ast
import dataclasses
import html
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest
from django.core.management import call_command
from msgspec.structs import replace

import saksama_node
from saksama.entries.body import Body
from saksama.entries.kinds.agreement import AgreementSuspended
from saksama.entries.kinds.handling import Interest
from saksama.entries.kinds.interest import Tie
from saksama.entries.words import MOST_IN_REASON, WhyWords, WordsRefused
from saksama_node.accounts.policy import Role, Staff
from saksama_node.accounts.roll_file import Wrong as RollWrong
from saksama_node.accounts.roll_file import read_roll
from saksama_node.cases import corresponding, queries
from saksama_node.cases.erasing.clearing import WHOLE
from saksama_node.cases.erasing.erasing import SLOT, Wanted, asked
from saksama_node.cases.lots import drawing
from saksama_node.cases.models import Lot, Submission
from saksama_node.cases.report import Reporter, SubmissionKind, read_content
from saksama_node.contentwatch.captures.gathering import Wrong as ListWrong
from saksama_node.contentwatch.captures.gathering import read_list
from saksama_node.flows.cases import lift_interest
from saksama_node.flows.cases.declare_interest import declare_interest, declare_standing
from saksama_node.flows.deadlines import rule_on_clocks
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.flows.seconds.two_persons import propose, reject
from saksama_node.ledger.actions import act, append, new_subject, spoken
from saksama_node.ledger.models import Leaf
from saksama_node.ledger.queries import openings_of
from saksama_node.seconds.models import Proposal
from saksama_node.seconds.proposing import proposal
from tests.node.cases.at_desk import REGISTER
from tests.node.cases.erased_reports import closed, whole
from tests.node.cases.filing import CONTENT, filing
from tests.node.cases.handled import Office, office, received, reviewed
from tests.node.cases.lot_cases import reviewed as waiting_to_register
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.contentwatch.proposing import propose_source
from tests.node.deadlines.holidays import holiday

__all__ = ["office"]
pytestmark = pytest.mark.usefixtures("database")

TURNED = "laporan \u202eitkubret kadit\u202c"
NAMED = "(U+202E) sesudah “laporan”"
LONG = "a" * (MOST_IN_REASON + 1)


def refused_beside(answer: object) -> bool:
    """Whether the page tells which sign, beside the field, and keeps what was typed."""
    page = html.unescape(answer.content.decode())  # type: ignore[attr-defined]  # a test client's answer
    return answer.status_code == 422 and NAMED in page and TURNED in page  # type: ignore[attr-defined]  # as above


def test_a_proposal_of_an_act_is_refused_before_the_second_person_reads_it(staff_for: StaffFor, office: Office) -> None:
    subject = reviewed(staff_for(Role.OFFICER), received())
    office.act(subject, "registrasi", **REGISTER)
    answer = office.officer.post(f"/meja/perkara/{subject}/perbaiki-nomor/", {"election": "PP", "words": TURNED})
    assert refused_beside(answer)
    assert Proposal.objects.count() == 0


def test_an_erasure_is_refused_before_the_second_person_reads_it(staff_for: StaffFor, office: Office) -> None:
    _code, info = closed(office, staff_for(Role.OFFICER))
    fields = {"parts": [WHOLE.key], "ground": "request", "reason": TURNED}
    assert refused_beside(office.commissioner.post(f"/meja/perkara/masuk/{info.id}/hapus/", fields))
    assert Proposal.objects.filter(slot=SLOT).count() == 0
    with pytest.raises(WordsRefused):
        propose(staff_for(Role.COMMISSIONER), asked(info.id, Wanted((WHOLE.key,), "request", TURNED)))


def test_an_interest_and_a_ruling_are_refused_on_their_pages(staff_for: StaffFor, logged_in: LoggedIn) -> None:
    desk, info = logged_in(Role.OFFICER), received()
    fields = {"ground": "reporter", "words": TURNED}
    assert refused_beside(desk.post(f"/meja/kepentingan/perkara/{info.id}/", fields))
    asked = holiday()
    form = {
        "what": "hari",
        "day": asked.day.isoformat() if asked.day else "",
        "effect": asked.effect,
        "name": asked.name,
        "region": "52",
        "number": asked.number,
        "decreed": asked.decreed.isoformat(),
        "reason": TURNED,
    }
    assert refused_beside(desk.post("/meja/tenggat/aturan/", form))


def test_a_message_of_the_office_is_refused_and_kept_and_a_reporter_s_is_shown(
    staff_for: StaffFor, office: Office
) -> None:
    info = received()
    before = Leaf.objects.count()
    address = f"/meja/perkara/masuk/{info.id}/pesan/"
    assert refused_beside(office.officer.post(address, {"go": "send", "text": TURNED, "once": "ab" * 16}))
    assert Leaf.objects.count() == before
    with act():
        corresponding.send(info.id, TURNED, once="cd" * 16)
    page = office.officer.get(f"/meja/perkara/masuk/{info.id}/").content.decode()
    assert "⟨U+202E⟩</span>itkubret kadit" in page
    assert "\u202e" not in page


def correspondence_by(by: Staff, info: queries.SubmissionInfo) -> None:
    with act():
        corresponding.send(info.id, TURNED, once="ab" * 16, by=by)


@pytest.mark.parametrize(
    "door",
    [
        lambda by, info: declare_interest(by, info.id, Interest.REPORTER, TURNED),
        lambda by, _info: declare_standing(by, Tie.REGION, "52.71", TURNED),
        lambda by, _info: propose(by, rule_on_clocks.asked(holiday(), TURNED)),
        lambda by, _info: propose(by, rule_on_clocks.asked(replace(holiday(), name=TURNED), "Biasa.")),
        correspondence_by,
        lambda _by, _info: propose_source(_by, "periksa.example", TURNED, "pemeriksa fakta"),
    ],
)
def test_no_flow_takes_them(staff_for: StaffFor, door: Callable[[Staff, queries.SubmissionInfo], object]) -> None:
    info = received()
    before = Leaf.objects.count()
    with pytest.raises(WordsRefused) as refused:
        door(staff_for(Role.OFFICER), info)
    assert (refused.value.why, refused.value.sign) == (WhyWords.SIGN, "U+202E")
    assert Leaf.objects.count() == before


def test_a_further_lot_and_the_end_of_a_declaration_take_none(staff_for: StaffFor) -> None:
    by, head = staff_for(Role.OFFICER), staff_for(Role.COMMISSIONER)
    case = waiting_to_register(by)
    Lot.objects.create(case=case, draw=1, by=by.id, committed=1)
    number = declare_standing(staff_for(Role.INTAKE), Tie.REGION, "52.71", "")
    for reason in (TURNED, LONG, ""):
        with pytest.raises(WordsRefused):
            propose(by, drawing.asked(case.subject, reason))
        with pytest.raises(WordsRefused):
            propose(head, lift_interest.asked(number, reason))


def test_the_open_words_of_an_entry_are_judged_where_it_is_appended() -> None:
    body: Body = AgreementSuspended(digest="ab" * 32, reason=TURNED)
    with pytest.raises(WordsRefused), act():
        append(body, subject=new_subject(), actor="0" * 32)
    with pytest.raises(WordsRefused):
        spoken("text", {"sources": [{"outside": True, "what": TURNED}], "text": "Biasa."})


SEVERAL, ONE = "CONTOH. e\u0301\u2029baris\x1cdua\tsini ", "CONTOH. \u00e9\nbaris\ndua sini"
"""Words in another spelling, and in the one."""


def test_what_is_entered_or_waits_for_a_second_person_is_in_the_one_spelling(staff_for: StaffFor) -> None:
    with act():
        leaf = append(AgreementSuspended(digest="ab" * 32, reason=SEVERAL), subject=new_subject(), actor="0" * 32)
    assert isinstance(leaf.entry.body, AgreementSuspended)
    assert leaf.entry.body.reason == ONE
    by = staff_for(Role.OFFICER)
    found = msgspec.structs.replace(CONTENT, kind=SubmissionKind.FINDING, account=SEVERAL)
    file_report(filing(new_code(), content=found, reporter=Reporter()), by=by)
    kept = {each.name: each.data for each in openings_of(Submission.objects.get().leaf)}
    assert read_content(bytes(kept["content"])).account == ONE
    asked = rule_on_clocks.asked(holiday(), SEVERAL)
    named = msgspec.json.encode(replace(holiday(), name="Hari e\u0301")).decode()
    row = Proposal.objects.get(pk=propose(by, dataclasses.replace(asked, body=named)))
    assert proposal(row.pk).words == ONE
    assert rule_on_clocks.decree_in(proposal(row.pk)).name == "Hari \u00e9"


def test_a_finding_is_the_office_s_own_and_a_report_the_reporter_s(staff_for: StaffFor, logged_in: LoggedIn) -> None:
    told = msgspec.structs.replace(CONTENT, account=f"CONTOH. {TURNED}")
    by = staff_for(Role.OFFICER)
    ours = msgspec.structs.replace(told, kind=SubmissionKind.FINDING)
    with pytest.raises(WordsRefused):
        file_report(filing(new_code(), content=ours, reporter=Reporter()), by=by)
    assert Submission.objects.count() == 0
    # Also where an officer types what the reporter says.
    for typist in (None, staff_for(Role.INTAKE)):
        taken = file_report(filing(new_code(), content=told), by=typist)
        assert taken is not None
        page = logged_in(Role.OFFICER).get(f"/meja/perkara/masuk/{taken.submission}/").content.decode()
        assert "⟨U+202E⟩</span>itkubret kadit" in page
        assert "\u202e" not in page


def test_files_and_the_command_line_pass_the_same_door() -> None:
    _rows, faults = read_roll(f"nama,wilayah,peran\n{TURNED},52,officer\n".encode(), date(2099, 1, 1))
    assert [each.wrong for each in faults] == [RollWrong.NAME]
    listed = read_list(f"tautan,teks,kanal,jangkauan,catatan\n,{TURNED},,,{TURNED}\n".encode(), 1)
    assert [(each.column, each.wrong) for each in listed.faults] == [("note", ListWrong.UNSEEN)]
    assert read_list(f"tautan,teks,kanal,jangkauan,catatan\n,{TURNED},,,biasa\n".encode(), 1).faults == ()
    with pytest.raises(WordsRefused):
        call_command("account", "create", "contoh", name=TURNED, region="52")


def test_who_rejects_says_why_and_nothing_is_cut(staff_for: StaffFor, office: Office) -> None:
    second, by = staff_for(Role.COMMISSIONER, which="kedua"), staff_for(Role.COMMISSIONER)
    _code, info = closed(office, staff_for(Role.OFFICER))
    number = propose(by, asked(info.id, whole()))
    for reason in ("", LONG, TURNED):
        with pytest.raises(WordsRefused):
            reject(second, number, reason)
    reject(second, number, "a" * MOST_IN_REASON)
    assert proposal(number).reason == "a" * MOST_IN_REASON


NOT_OUR_WORDS = {
    "cases/actions.py": "what was handed in, its files, the tie to a receipt",
    "cases/corresponding.py": "what a reporter writes",
    "cases/moving.py": "the tie of a case to its receipt",
    "contentwatch/captures/capturing.py": "the manifest of what was captured",
    "ledger/actions.py": "`spoken` itself",
    "observation/dictating.py": "who read a report out, and when",
    "observation/filing.py": "a device's number and bytes; answers, whose signs its form judges",
    "observation/writing.py": "answers, whose signs their form judges (`saksama.observation.answers`)",
    "results/copies/keying.py": "figures and digests of photos",
    "trace/closing.py": "how many lines a day of the trace has, and their head",
}
"""The rooms that commit to bytes which nobody of ours wrote, and to what."""


def test_words_of_ours_enter_commitments_by_one_way_alone() -> None:
    top = Path(saksama_node.__file__).parent
    found = {
        path.relative_to(top).as_posix()
        for path in top.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "opening" and node.args
    }
    assert found == set(NOT_OUR_WORDS)


def test_the_desk_has_no_field_for_words_but_prose() -> None:
    top = Path(saksama_node.__file__).parent / "web" / "desk"
    found = {
        path.relative_to(top).as_posix()
        for path in top.rglob("*.py")
        if "forms.Textarea(" in path.read_text(encoding="utf-8")
    }
    # What stands in a captured post, which words of it to cover, further evidence of a finding (judged whole), and
    # answers of a form of supervision (judged by it).
    others = {"content/capture.py", "content/masking.py", "cases/case_finding.py", "observation/answering.py"}
    assert found == {"frame/prose.py", *others}
