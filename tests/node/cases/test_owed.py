"""What must come next: each act of each edition has its word, no case is nobody's, and who is shown it may do it."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest
from django.test import Client

from saksama.entries.kinds.case import (
    CaseAssigned,
    CaseCompleted,
    CaseDecided,
    CaseNotified,
    CaseReturned,
    DecisionOutcome,
    Destination,
    Means,
    Origination,
    ReviewOutcome,
    Violation,
)
from saksama.entries.kinds.handling import CaseStudied, Interest
from saksama.entries.kinds.plenary import PlenaryHeld
from saksama.entries.pseudonym import pseudonym
from saksama.procedure.edition import STAYS, Edition
from saksama.procedure.history import History
from saksama.procedure.moves import START
from saksama_node.accounts.models import Grant, Recusal
from saksama_node.accounts.policy import ALLOWED, Role, Staff
from saksama_node.accounts.recused import looking
from saksama_node.cases import queries
from saksama_node.cases.actions import set_assignee
from saksama_node.cases.models import Case
from saksama_node.cases.next_acts import HANDLED, Owed, Whose, meeting, openers, owed, word_of, words
from saksama_node.cases.procedures import editions
from saksama_node.flows.cases.case_rights import RIGHTS, roles_for
from saksama_node.flows.cases.declare_interest import declare_interest
from saksama_node.flows.cases.owed_acts import is_owed_by, owed_in, owed_to
from saksama_node.flows.handling.handle_case import handle_case
from saksama_node.flows.reports.file_report import new_code
from saksama_node.settings.clock import now
from saksama_node.web.reporting.words import NEXT
from tests.node.cases.plenaries import decide, hold_on
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.deadlines.case_under import do, received, registered, reviewed

EDITIONS = tuple(editions().values())


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda each: each.id)
def test_every_act_that_an_edition_permits_has_a_word(edition: Edition) -> None:
    permitted = {(move.act, state) for move in edition.move for state in move.from_}
    assert [pair for pair in sorted(permitted) if word_of(*pair) is None] == []
    for each in words():
        needs_words = each.owed is Owed.MUST or each.act in {act for acts in openers().values() for act in acts}
        assert bool(each.says) == bool(each.says_en)
        assert each.says or not needs_words, each.act


def test_no_word_speaks_of_what_no_edition_has() -> None:
    permitted = {(move.act, state) for each in EDITIONS for move in each.move for state in move.from_}
    permitted |= {(PlenaryHeld.KIND, "")}
    acts, guards = {act for act, _ in permitted}, {guard.id for each in EDITIONS for guard in each.guard}
    assert {each.act for each in words()} <= acts
    assert {(each.act, state) for each in words() for state in each.states} <= permitted
    assert openers().keys() <= guards


def reachable(edition: Edition) -> set[tuple[str, Origination]]:
    """States with the source that a case in them can have: a review may name another."""
    found = {(START, source) for source in Origination}
    while (
        more := {
            (state if move.to == STAYS else move.to, after)
            for state, source in found
            for move in edition.move
            if state in move.from_
            for after in (move.sources if move.act.startswith("case.reviewed") else {source} & set(move.sources))
        }
        - found
    ):
        found |= more
    return found


def histories(state: str) -> Iterator[History]:
    """A case in this state, by all that a guard which another act opens may ask."""
    kinds = [(), *((each,) for each in Violation), (Violation.ADMINISTRATIVE, Violation.CRIMINAL)]
    digests = ("", "ab" * 32)
    for source, told, types, lot, sent, edition in product(
        Origination, (False, True), kinds, range(3), (False, True), digests
    ):
        yield History(
            edition=edition,
            state=state,
            source=source,
            told=told,
            types=types,
            committed=min(lot, 1),
            drawn={1: "ab" * 16} if lot > 1 else {},
            forwarded=Counter(dict.fromkeys(Destination, 1) if sent else {}),
        )


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda each: each.id)
def test_no_state_with_a_next_act_is_nobodys(edition: Edition) -> None:
    ends, pairs = {each.id for each in edition.state if each.end}, reachable(edition)
    for state in (START, *(each.id for each in edition.state)):
        for history in (each for each in histories(state) if (state, each.source) in pairs):
            for has_officer in (True, False) if state in HANDLED else (True,):
                coming = owed(edition, history, has_officer=has_officer)
                found = None if coming is None else coming.word
                if state in ends:
                    assert found is None or found.where
                    continue
                assert found is not None, history
                assert found == meeting() or edition.moves(state, (found.act,)), (state, found.act)
                if found.whose is Whose.OFFICE:
                    assert all(RIGHTS[found.kind] in ALLOWED[role] for role in roles_for(found))
                    assert roles_for(found)


@pytest.mark.usefixtures("database")
def test_each_step_of_a_case_is_on_the_desk_of_who_may_do_it_and_of_nobody_else(staff_for: StaffFor) -> None:
    officer, other = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="lain")
    head, elsewhere = staff_for(Role.COMMISSIONER), staff_for(Role.COMMISSIONER, "53")
    everyone = (officer, other, head, elsewhere, staff_for(Role.INTAKE), staff_for(Role.CUSTODIAN))

    def owe(subject: str) -> tuple[str, list[Staff]]:
        found = owed_in(subject)
        assert found is not None
        on_desk = [by for by in everyone if any(each.line.subject == subject for each in owed_to(by, limit=9))]
        assert on_desk == [by for by in everyone if is_owed_by(by, found)]
        return found.word.act, on_desk

    subject = reviewed(officer, received(), types=(Violation.ADMINISTRATIVE,))
    assert owe(subject) == ("case.registered", [officer, other])
    registered(officer, subject)
    assert owe(subject) == ("case.assigned", [officer, other, head])
    do(head, subject, CaseAssigned(assignee=pseudonym(officer.secret, subject)))
    set_assignee(subject, officer)
    # Its officer's alone, while there is one who may.
    assert owe(subject) == ("case.studied", [officer])
    # Who is an officer there no more leaves it to whoever gives it to another, the head among them.
    Grant.objects.filter(person=officer.id).update(ended_at=now())
    assert owe(subject) == ("case.assigned", list(everyone[:3]))
    Grant.objects.filter(person=officer.id).update(ended_at=None)
    do(officer, subject, CaseStudied())
    assert owe(subject) == ("plenary.held", [head])
    decide(queries.case(subject).submission.id, "case.decided:no-violation")
    assert owe(subject) == ("case.decided", [head])
    due = Case.objects.get(subject=subject).due
    assert due is not None
    assert due > now()


@pytest.mark.usefixtures("database")
def test_what_an_office_owes_comes_up_only_where_nobody_there_may_do_it(staff_for: StaffFor) -> None:
    above, below = staff_for(Role.OFFICER), staff_for(Role.OFFICER, "52.01")
    subject = reviewed(below, received(region="52.01"), types=(Violation.ADMINISTRATIVE,))
    found = owed_in(subject)
    assert found is not None

    def on_desk() -> list[Staff]:
        shown = [by for by in (above, below) if owed_to(by, limit=9)]
        assert shown == [by for by in (above, below) if is_owed_by(by, found)]
        return shown

    assert on_desk() == [below]
    # Whoever has no part in the case is nobody for it, and so is who left.
    declare_interest(below, queries.case(subject).submission.id, Interest.OTHER, "")
    with looking(above.id):
        assert on_desk()[0] == above
    Recusal.objects.all().delete()
    Grant.objects.filter(person=below.id).update(ended_at=now())
    assert above in on_desk()


@pytest.mark.usefixtures("database")
def test_what_waits_for_a_second_person_hides_nothing_that_is_owed_behind_it(staff_for: StaffFor) -> None:
    officer, head, other = (
        staff_for(Role.OFFICER),
        staff_for(Role.COMMISSIONER),
        staff_for(Role.COMMISSIONER, which="lain"),
    )
    both = []
    for _ in range(2):
        subject = reviewed(officer, received(), types=(Violation.ADMINISTRATIVE,))
        registered(officer, subject)
        do(head, subject, CaseAssigned(assignee=pseudonym(officer.secret, subject)))
        set_assignee(subject, officer)
        do(officer, subject, CaseStudied())
        decide(queries.case(subject).submission.id, "case.decided:no-violation")
        both.append(subject)
    Case.objects.filter(subject=both[0]).update(due=now())
    assert [each.line.subject for each in owed_to(other, limit=1)] == both[:1]
    assert not handle_case(head, both[0], CaseDecided(outcome=DecisionOutcome.NO_VIOLATION), "CONTOH.")
    assert [each.line.subject for each in owed_to(other, limit=1)] == both[1:]


@pytest.mark.usefixtures("database")
def test_what_the_reporter_is_waited_for_is_the_offices_once_that_time_is_over(staff_for: StaffFor) -> None:
    officer = staff_for(Role.OFFICER)
    subject = reviewed(officer, received(), outcome=ReviewOutcome.INCOMPLETE)
    do(officer, subject, CaseReturned())
    found = owed_in(subject)
    assert found is not None
    assert (found.word.act, found.word.whose) == ("case.completed", Whose.REPORTER)
    assert owed_to(officer, limit=9) == []
    # Not before the last of the lawful counts is past: what a reporter was told is kept to.
    past = now() - timedelta(hours=1)
    Case.objects.filter(subject=subject).update(due=past)
    assert owed_to(officer, limit=9) == []
    Case.objects.filter(subject=subject).update(latest=past)
    # A plenary decides what becomes of it.
    assert owed_to(officer, limit=9) == []
    assert [each.word.act for each in owed_to(staff_for(Role.COMMISSIONER), limit=9)] == ["plenary.held"]


@pytest.mark.usefixtures("database")
def test_a_commissioners_desk_opens_with_counts_that_lead_into_lists(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    officer, desk = staff_for(Role.OFFICER), logged_in(Role.COMMISSIONER)
    subject = reviewed(officer, received(), outcome=ReviewOutcome.INCOMPLETE)
    do(officer, subject, CaseNotified(means=Means.PORTAL))
    assert "Tenggat kantor" in desk.get("/meja/").content.decode()
    assert "Tenggat kantor" not in logged_in(Role.OFFICER).get("/meja/").content.decode()
    assert 'href="/meja/tenggat/?kapan=lewat"' in desk.get("/meja/").content.decode()


@pytest.mark.usefixtures("database")
def test_who_has_no_duty_reads_what_waits_for_others_as_far_as_they_may_read_it(
    logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    def others(role: Role, region: str = "52") -> str:
        return logged_in(role, region).get("/meja/").content.decode()

    officer = staff_for(Role.OFFICER)
    assert "Di kantor Anda juga tidak ada laporan atau perkara" in others(Role.INTAKE)
    came_in = received()
    assert f"/meja/perkara/masuk/{came_in.id}/" in others(Role.INTAKE)
    subject = reviewed(officer, received(), types=(Violation.ADMINISTRATIVE,))
    registered(officer, subject)
    page = others(Role.INTAKE)
    assert f"/meja/perkara/{subject}/" in page
    assert "Serahkan kepada petugas" in page
    assert "petugas penanganan" in page.partition("Serahkan kepada petugas")[2]
    # Not of another office, and nothing of cases to who reads none: that they are not shown is said.
    assert subject not in others(Role.INTAKE, "53")
    assert subject not in others(Role.SIGNATORY)
    assert "tidak tampil di sini" in others(Role.SIGNATORY)


def test_the_reporter_has_a_sentence_for_every_act_that_may_be_owed() -> None:
    assert {each.kind for each in words() if each.says} <= NEXT.keys()


@pytest.mark.usefixtures("database")
def test_a_reporter_reads_what_comes_next_in_four_words_and_where_the_office_is(staff_for: StaffFor) -> None:
    officer, code = staff_for(Role.OFFICER), new_code()
    info = received(code)

    def followed() -> str:
        return Client().post("/ikuti/", {"code": code}).content.decode()

    page = followed()
    assert re.findall(r'<li class="is-(\w+)"(?: aria-current="step")?>', page)[:4] == ["kept", "due", "ahead", "ahead"]
    assert "Kantor mengkaji apa yang Anda sampaikan." in page
    assert "Salin kode" not in page  # only where the code is shown
    registered(officer, reviewed(officer, info))
    page = followed()
    assert "Kantor menunjuk petugas yang menanganinya." in page
    assert "Jam terima" in page
    assert "Yang masih harus dibawa" not in page
    assert "Sampaikan tanpa nama" in Client().get("/lapor/").content.decode()


@pytest.mark.usefixtures("database")
def test_what_a_plenary_decided_is_owed_next_and_the_reports_that_wait_for_one_are_on_the_heads_desk(
    logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    officer, head, info = staff_for(Role.OFFICER), logged_in(Role.COMMISSIONER), received()
    page = head.get("/meja/").content.decode()
    assert "Putuskan kajian awal dalam rapat pleno" in page
    assert 'href="/meja/pleno/?kantor=52"' in page
    hold_on(info, "case.reviewed:incomplete")
    assert "Putuskan kajian awal dalam rapat pleno" not in head.get("/meja/").content.decode()
    subject = reviewed(officer, info, outcome=ReviewOutcome.INCOMPLETE)
    do(officer, subject, CaseReturned())
    do(officer, subject, CaseCompleted())
    hold_on(queries.submission(info.id), "case.reviewed:register")
    found = owed_in(subject)
    assert found is not None
    assert (found.word.act, found.word.whose) == ("case.reviewed:register", Whose.OFFICE)
