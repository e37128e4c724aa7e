"""What a telephone sends: taken once, sent where it is whole, kept where it is not."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from saksama.entries.kinds.observation import LhpSent, ObservationReceived
from saksama.observation.document import parse_document
from saksama.observation.sentences import shipped_sentences
from saksama.vocabulary import format_moment
from saksama_node.accounts.policy import Role, Staff, today
from saksama_node.ledger.actions import act
from saksama_node.ledger.queries import entries_of, openings_of
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.observation import examining, planning, preparing, writing
from saksama_node.observation.faults import ReportRefused, Why
from saksama_node.observation.models import Device, Question, Report, Submission
from saksama_node.settings.clock import now
from tests.node.conftest import StaffFor
from tests.node.field.conftest import LetIn
from tests.node.field.telephone import FORM, WHOLE, Telephone
from tests.node.observation.reporting import opened

NUMBER = "001/LHP/PM.00.02/11/2026"


def test_a_whole_report_is_received_sent_and_entered_with_one_answer(let_in: LetIn) -> None:
    telephone = let_in()
    body = telephone.sealed(WHOLE, NUMBER)
    told = telephone.submit(body).json()
    assert (told["state"], told["standing"], told["sequence"], told["gaps"]) == ("taken", "sent", 1, [])
    received, sent = entries_of(told["report"])
    assert isinstance(received.body, ObservationReceived)
    assert isinstance(sent.body, LhpSent)
    assert (received.body.office, received.body.channel, received.actor) == ("52.01.01", "field", sent.actor)
    row = Submission.objects.get()
    assert row.leaf is not None
    opened = openings_of(row.leaf)[0].data.decode()
    assert telephone.device in opened
    assert row.digest in opened
    assert parse_document(openings_of(row.leaf + 1)[0].data).number == NUMBER
    assert b"".join(each.encode() for each in (received, sent)).find(telephone.device.encode()) < 0
    # The answer was lost: the same bytes again are known, and nothing is entered twice.
    again = telephone.submit(body).json()
    assert again == {**told, "state": "known"}
    assert len(entries_of(told["report"])) == 2
    integrate_round()
    later = telephone.ask("GET", "/lapangan/api/receipt/1").json()
    assert later["report"] == told["report"]
    assert telephone.ask("GET", "/lapangan/api/receipt/9").status_code == 404


def test_what_cannot_be_sent_yet_is_kept_as_a_draft_with_why(let_in: LetIn) -> None:
    telephone, other = let_in(), let_in(which="b")
    assert telephone.submit(telephone.sealed(WHOLE, NUMBER)).json()["standing"] == "sent"
    cases: list[tuple[Mapping[str, Any], str, dict[str, Any], set[str]]] = [
        ({"stage": "x"}, "2", {}, {"team", "account"}),
        (WHOLE, "", {}, {"number"}),
        ({**WHOLE, "assignment_day": "2199-01-01"}, "6", {}, {"assignment_day"}),
        (WHOLE, NUMBER, {}, {"number"}),
        ({**WHOLE, "nowhere": "x"}, "3", {}, {"nowhere"}),
        (WHOLE, "4", {"period": "0" * 32}, {"period"}),
        (WHOLE, "5", {"report": "0" * 32}, {"report"}),
    ]
    for answers, number, more, why in cases:
        told = other.submit(other.sealed(answers, number, **more)).json()
        assert told["standing"] == "draft", told
        assert why <= {each["at"] for each in told["why"]}
        assert [each.kind for each in entries_of(told["report"])] == ["observation.received"]
    begun = other.begin()
    assert [each["state"] for each in begun["reports"]] == ["draft"] * 7
    assert all(each["why"] for each in begun["reports"])
    # It is sent once what was missing is there.
    waiting = begun["reports"][-1]
    whole = other.sealed(WHOLE, "7", report=waiting["subject"], more={"edits": waiting["edits"]})
    assert other.submit(whole).json()["standing"] == "sent"
    assert Report.objects.get(subject=waiting["subject"]).version == 1


def test_what_keeps_it_from_being_sent_is_told_by_codes_alone(let_in: LetIn) -> None:
    telephone = let_in()
    typed = {f"CONTOH Nama {number}": "x" for number in range(200)}
    told = telephone.submit(telephone.sealed({**WHOLE, **typed}, "1")).json()
    assert told["standing"] == "draft"
    assert len(told["why"]) == 50
    assert {each["at"] for each in told["why"]} == {"?"}
    named = {"sha256": "0" * 64, "size": 9, "type": "image/jpeg", "category": "CONTOH Nama"}
    assert telephone.submit(telephone.sealed(WHOLE, "2", annexes=[named])).status_code == 400


def test_other_words_under_a_number_are_kept_and_asked_about(let_in: LetIn) -> None:
    telephone = let_in()
    first = telephone.submit(telephone.sealed(WHOLE, NUMBER)).json()
    refused = telephone.submit(telephone.sealed({**WHOLE, "account": "lain"}, "2", sequence=1))
    assert (refused.status_code, refused.json()["code"], refused.json()["report"]) == (
        409,
        "field.conflict",
        first["report"],
    )
    kept = Submission.objects.filter(standing="conflict").get()
    assert (kept.sequence, bool(kept.body)) == (1, True)
    assert Question.objects.get().kind == "conflict"
    assert telephone.submit(telephone.sealed({**WHOLE, "account": "lain"}, "2")).json()["standing"] == "sent"


def test_numbers_that_lie_ahead_leave_gaps_and_those_that_went_back_are_taken(let_in: LetIn) -> None:
    telephone = let_in()
    for sequence, gaps in ((1, []), (4, [2, 3]), (3, [2])):
        told = telephone.submit(telephone.sealed(WHOLE, f"{sequence}", sequence=sequence)).json()
        assert (told["standing"], told["gaps"], told["note"]) == ("sent", gaps, "")
    # A telephone that was restored from a backup: its numbers went back, and it wrote afterwards.
    later = format_moment(now() + timedelta(minutes=5))
    told = telephone.submit(telephone.sealed(WHOLE, "20", sequence=1, made_at=later)).json()
    assert (told["state"], told["standing"], told["note"], told["sequence"]) == ("taken", "sent", "restored", 4)
    assert [each.kind for each in Question.objects.all()] == ["restored"]
    assert Report.objects.count() == 4


def test_a_wrong_clock_is_taken_and_asked_about(let_in: LetIn) -> None:
    telephone = let_in()
    telephone.moment = format_moment(now() - timedelta(days=1))
    told = telephone.submit(telephone.sealed(WHOLE, NUMBER)).json()
    assert (told["standing"], told["note"], told["late"]) == ("sent", "clock", False)
    assert Question.objects.get().kind == "clock"


def test_what_may_not_be_taken_is_kept_aside_and_told(let_in: LetIn, staff_for: StaffFor) -> None:
    telephone = let_in()
    body = telephone.sealed(WHOLE, NUMBER, form="0" * 64)
    for sent, code in (
        (body, "field.form"),
        (telephone.sealed(WHOLE, NUMBER, key="0" * 16), "field.sealed"),
        (telephone.sealed(WHOLE, NUMBER, enc="AAAA"), "field.sealed"),
    ):
        answer = telephone.submit(sent)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert telephone.submit(body).status_code == 422
    Device.objects.update(revoked_at=now())
    answer = telephone.submit(telephone.sealed(WHOLE, NUMBER))
    assert (answer.status_code, answer.json()["code"]) == (403, "field.revoked")
    assert [each.standing for each in Submission.objects.all()] == ["aside"] * 4
    assert sorted(Question.objects.values_list("kind", flat=True)) == ["form", "revoked", "sealed", "sealed"]
    assert all(bytes(each.body) for each in Submission.objects.all())
    assert not Report.objects.exists()


def test_a_day_begins_with_what_the_office_prepared(let_in: LetIn, planner: Staff) -> None:
    telephone = let_in()
    preparing.keep_pattern("52.01.01", FORM, "{number:02}/CONTOH/{year}")
    preparing.keep_sentences("52.01", shipped_sentences().stage[0].id, ["CONTOH: memastikan daftar diumumkan."])
    telephone.submit(telephone.sealed(WHOLE, f"07/CONTOH/{today().year}"))
    told = telephone.begin()
    form = next(each for each in told["forms"] if each["id"] == FORM)
    assert (form["pattern"], form["proposed"]) == ("{number:02}/CONTOH/{year}", f"08/CONTOH/{today().year}")
    assert "CONTOH: memastikan daftar diumumkan." in [each["words"] for each in told["sentences"]]


def test_what_no_database_keeps_is_left_out_and_a_clock_of_1970_is_taken(let_in: LetIn) -> None:
    telephone = let_in()
    told = telephone.submit(telephone.sealed({**WHOLE, "account": "x\x00y"}, "\x00 1\x00/LHP ")).json()
    assert (told["standing"], told["why"]) == ("draft", [{"at": "account", "fault": "writing"}])
    assert Report.objects.get().number == "1/LHP"
    empty = telephone.sealed(WHOLE, "2", made_at="1970-01-01T00:00:00Z")
    assert telephone.submit(empty).json()["standing"] == "sent"
    for moment in ("0001-01-01T00:00:00+08:00", "9999-12-31T23:59:59-08:00", "2026-11-29T08:00:00"):
        assert telephone.submit(telephone.sealed(WHOLE, "3", made_at=moment)).status_code == 400
    other = Telephone()
    body = {"code": "0", "key": other.spki, "agent": "a\x00"}
    assert other.client.post("/lapangan/api/enroll", body, content_type="application/json").status_code == 410
    assert telephone.ask("GET", "/lapangan/api/begin?version=%01x").status_code == 200
    assert Device.objects.get().version == "x"


def test_what_comes_after_its_period_was_closed_is_taken_and_late(let_in: LetIn, planner: Staff) -> None:
    telephone, period = let_in(), opened(planner)
    assert [each["subject"] for each in telephone.begin()["periods"]] == [period]
    told = telephone.submit(telephone.sealed(WHOLE, "1", period=period)).json()
    assert (told["standing"], told["late"]) == ("sent", False)
    with act():
        planning.close_period(planner, period)
    told = telephone.submit(telephone.sealed(WHOLE, "2", period=period)).json()
    assert (told["standing"], told["late"], told["why"]) == ("sent", True, [])


def test_a_period_of_another_office_is_named_and_enters_nothing_of_it(let_in: LetIn, staff_for: StaffFor) -> None:
    telephone, period = let_in(), opened(staff_for(Role.OFFICER, "52.71"), office="52.71")
    told = telephone.submit(telephone.sealed(WHOLE, "1", period=period)).json()
    assert (told["standing"], told["why"]) == ("draft", [{"at": "period", "fault": "period"}])
    report = Report.objects.get()
    assert (report.period, report.version) == (None, 0)
    with pytest.raises(ReportRefused) as caught, act():
        writing.begin(staff_for(Role.SUPERVISOR, "52.01.01"), "52.01.01", "form-a-2022", period)
    assert caught.value.why is Why.PERIOD


def test_a_returned_report_goes_again_with_answers_and_overwrites_nobody(let_in: LetIn, planner: Staff) -> None:
    telephone, period = let_in(), opened(planner)
    subject = telephone.submit(telephone.sealed(WHOLE, "1", period=period)).json()["report"]
    with act():
        examining.take_up(planner, subject)
        note = examining.note(planner, subject, "account", "CONTOH: kurang jelas.")
        examining.give_back(planner, subject)
    told = telephone.begin()["reports"][0]
    assert (told["state"], [each["words"] for each in told["notes"]]) == ("returned", ["CONTOH: kurang jelas."])
    better, replies = {**WHOLE, "account": "CONTOH: lebih jelas."}, [{"note": note, "words": "Sudah."}]
    moved = telephone.sealed(better, "1", report=subject, more={"edits": told["edits"] + 1, "replies": replies})
    aside = telephone.submit(moved).json()
    assert (aside["standing"], aside["why"][0]) == ("draft", {"at": "report", "fault": "moved"})
    silent = telephone.submit(telephone.sealed(better, "1", report=subject, more={"edits": told["edits"]})).json()
    assert (silent["report"], silent["standing"]) == (subject, "draft")
    again = telephone.sealed(better, "1", report=subject, more={"replies": replies})
    assert telephone.submit(again).json()["standing"] == "sent"
    assert Report.objects.get(subject=subject).version == 2
    assert [each.kind for each in entries_of(subject)].count("lhp.sent") == 2


def test_practice_is_counted_and_nowhere_else(let_in: LetIn) -> None:
    telephone = let_in()
    told = telephone.submit(telephone.sealed(WHOLE, NUMBER, practice=True)).json()
    assert (told["standing"], told["report"], told["leaf"], told["sequence"]) == ("practice", "", None, 1)
    assert not Report.objects.exists()
    assert telephone.submit(telephone.sealed(WHOLE, NUMBER)).json()["standing"] == "sent"


def test_a_request_that_is_not_signed_by_its_device_is_nobodys(let_in: LetIn) -> None:
    telephone, other = let_in(), let_in(which="b")
    body = telephone.sealed(WHOLE, NUMBER)
    key = telephone.key
    telephone.key = other.key
    assert telephone.submit(body).status_code == 401
    telephone.key = key
    assert other.submit(body).status_code == 400
    for name, value in (("Saksama-Signature", "x"), ("Saksama-Device", "0" * 32)):
        assert telephone.ask("POST", "/lapangan/api/submit", body, **{name: value}).status_code == 401
    for junk in (b"", b"{}", b"[]", b"\xff", b"[" * 9000, body[:-1], body.replace(b'"v": 1', b'"v": 2')):
        assert telephone.submit(junk).status_code == 400, junk
    assert telephone.submit(bytes(300 << 10)).status_code == 413
    assert not Submission.objects.exists()


def test_two_devices_of_one_person_and_a_telephone_that_is_lent_stay_apart(let_in: LetIn) -> None:
    first, second, lent = let_in(), let_in(), let_in(which="b")
    told = first.submit(first.sealed(WHOLE, "1")).json()
    assert second.submit(second.sealed(WHOLE, "2")).json()["sequence"] == 1
    assert lent.submit(lent.sealed(WHOLE, "3")).json()["standing"] == "sent"
    assert [each["subject"] for each in lent.begin()["reports"]] != []
    assert told["report"] in [each["subject"] for each in second.begin()["reports"]]
    assert told["report"] not in [each["subject"] for each in lent.begin()["reports"]]
    # Another's report is not written over: what came is a draft of one's own.
    kept = lent.submit(lent.sealed(WHOLE, "4", report=told["report"])).json()
    assert (kept["standing"], kept["why"]) == ("draft", [{"at": "report", "fault": "not-the-writer"}])
    assert kept["report"] != told["report"]


def test_an_account_that_ended_sends_nothing_more(let_in: LetIn, staff_for: StaffFor) -> None:
    from saksama_node.accounts.models import Person

    telephone = let_in()
    Person.objects.filter(pk=staff_for(Role.SUPERVISOR, "52.01.01").id).update(is_active=False)
    answer = telephone.submit(telephone.sealed(WHOLE, NUMBER))
    assert (answer.status_code, answer.json()["code"]) == (403, "field.ended")
    assert telephone.ask("GET", "/lapangan/api/begin").status_code == 403
