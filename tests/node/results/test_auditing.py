"""An audit at a node: list, dice by two, draw, forms by two, the end; and what is refused at each step."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from django.test import Client

from saksama.entries.kinds.audit import AuditCommitted, AuditConcluded, AuditDrawn, AuditObserved
from saksama.procedure.audit_seed import audit_seed
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.cosignature import cosign
from saksama.tlog.note import COSIGNATURE_V1, SignatureLine, SigningKey
from saksama_node.accounts.policy import NotAllowed, Role, Staff
from saksama_node.flows.node.restore_entry import restore_subject
from saksama_node.flows.results.run_audit import commit_audit, conclude_audit, draw_more, read_form, throw_dice
from saksama_node.ledger.actions import act
from saksama_node.ledger.public import logged
from saksama_node.results.audits.auditing import AuditRefused, draw_signed, give_up, waiting_seeds
from saksama_node.results.audits.listing import Asked, SeedSource, commit
from saksama_node.results.audits.public import AuditState, alike, audit, audits, progress
from saksama_node.results.models import Audit, AuditDice, AuditReading, AuditSeen, Publication
from tests.node.results.audited import DICE, imported, integrate

type StaffFor = Callable[..., Staff]
type LoggedIn = Callable[..., Client]


@pytest.fixture
def two(staff_for: StaffFor) -> tuple[Staff, Staff]:
    return staff_for(Role.OFFICER), staff_for(Role.COMMISSIONER)


@pytest.fixture
def listed(two: tuple[Staff, Staff]) -> str:
    subject = commit_audit(two[0], Asked(imported(), "52.01", 50))
    integrate()
    return subject


@pytest.fixture
def drawn(two: tuple[Staff, Staff], listed: str) -> str:
    assert [throw_dice(by, listed, DICE) for by in two] == [False, True]
    return listed


def reported(subject: str) -> dict[str, tuple[int, ...]]:
    found = progress(subject)
    assert found is not None
    return {each.station: each.reported or (30, 120, 12) for each in found.stations}


def drawn_of(subject: str) -> int:
    found = audit(subject)
    assert found is not None
    return found.draws


def read_all(two: tuple[Staff, Staff], subject: str) -> None:
    for station, votes in reported(subject).items():
        assert [read_form(by, subject, station, votes) for by in two] == [False, True]


def test_an_audit_goes_from_list_to_end(two: tuple[Staff, Staff], drawn: str) -> None:
    read_all(two, drawn)
    conclude_audit(two[1], drawn)
    found = audit(drawn)
    assert found is not None
    assert (found.state, found.outcome) == (AuditState.CONCLUDED, "confirmed")
    assert found.risk is not None
    assert 0 < found.risk <= 50_000
    integrate()
    bodies = [type(each.entry.body) for each in logged(subject=drawn)]
    assert bodies[:2] == [AuditCommitted, AuditDrawn]
    assert bodies[-1] is AuditConcluded
    assert set(bodies[2:-1]) == {AuditObserved}
    assert audits()[0].subject == drawn


def test_dice_are_not_taken_before_the_list_is_published(two: tuple[Staff, Staff]) -> None:
    subject = commit_audit(two[0], Asked(imported(), "52", 50))
    with pytest.raises(AuditRefused, match="not-published"):
        throw_dice(two[0], subject, DICE)
    integrate()
    assert not throw_dice(two[0], subject, DICE)


def test_one_person_twice_are_not_two_and_other_digits_are_no_draw(two: tuple[Staff, Staff], listed: str) -> None:
    assert not throw_dice(two[0], listed, DICE)
    assert not throw_dice(two[0], listed, DICE)
    assert not throw_dice(two[1], listed, DICE[::-1])
    assert audit(listed).seed == ""  # type: ignore[union-attr]
    assert throw_dice(two[1], listed, DICE)
    with pytest.raises(AuditRefused, match="drawn-already"):
        throw_dice(two[1], listed, DICE)


@pytest.mark.parametrize("digits", ["1234567890123456789", "1234567890123456789x", "١" * 20])
def test_what_are_no_dice_is_refused(two: tuple[Staff, Staff], listed: str, digits: str) -> None:
    with pytest.raises(AuditRefused, match="dice"):
        throw_dice(two[0], listed, digits)


def test_a_form_stands_only_when_two_read_it_alike(two: tuple[Staff, Staff], staff_for: StaffFor, drawn: str) -> None:
    station, votes = next(iter(reported(drawn).items()))
    other = (votes[0] + 1, *votes[1:])
    assert not read_form(two[0], drawn, station, votes)
    assert not read_form(two[1], drawn, station, other)
    found = progress(drawn)
    assert found is not None
    assert next(each for each in found.stations if each.station == station).differ
    third = staff_for(Role.OFFICER, "52", "3")
    assert read_form(third, drawn, station, other)
    with pytest.raises(AuditRefused, match="read-already"):
        read_form(two[0], drawn, station, other)
    again = progress(drawn)
    assert again is not None
    assert next(each for each in again.stations if each.station == station).votes == other


def test_a_form_that_cannot_be_read_counts_against_the_outcome(two: tuple[Staff, Staff], drawn: str) -> None:
    station, *others = reported(drawn)
    for by in two:
        read_form(by, drawn, station, None)
    for each in others:
        for by in two:
            read_form(by, drawn, each, reported(drawn)[each])
    conclude_audit(two[0], drawn)
    found = audit(drawn)
    assert found is not None
    assert found.outcome == "go-on"


def test_what_was_not_drawn_or_is_too_short_is_refused(two: tuple[Staff, Staff], drawn: str) -> None:
    first = next(iter(reported(drawn)))
    with pytest.raises(AuditRefused, match="not-drawn"):
        read_form(two[0], drawn, "5201011001099", (1, 2, 3))
    for votes in ((1, 2), (1, 2, 10_000), (1, 2, -1)):
        with pytest.raises(AuditRefused, match="figures"):
            read_form(two[0], drawn, first, votes)


def test_an_audit_does_not_end_before_all_drawn_forms_are_read(two: tuple[Staff, Staff], drawn: str) -> None:
    with pytest.raises(AuditRefused, match="unread"):
        conclude_audit(two[0], drawn)
    before = drawn_of(drawn)
    draw_more(two[0], drawn, 5, before)
    with pytest.raises(AuditRefused, match="drawn-meanwhile"):
        draw_more(two[1], drawn, 5, before)
    assert drawn_of(drawn) == before + 5
    read_all(two, drawn)
    conclude_audit(two[0], drawn)
    again = (partial(conclude_audit, two[0], drawn), partial(draw_more, two[0], drawn, 1, drawn_of(drawn)))
    for refused in again:
        with pytest.raises(AuditRefused, match="concluded"):
            refused()


def test_only_who_may_at_the_place_acts(staff_for: StaffFor, two: tuple[Staff, Staff], drawn: str) -> None:
    elsewhere, statistics = staff_for(Role.OFFICER, "52.71"), staff_for(Role.STATISTICS)
    station, votes = next(iter(reported(drawn).items()))
    version = Publication.objects.get().subject
    for by in (elsewhere, statistics):
        for refused in (
            lambda by=by: read_form(by, drawn, station, votes),
            lambda by=by: conclude_audit(by, drawn),
            lambda by=by: draw_more(by, drawn, 1, drawn_of(drawn)),
            lambda by=by: throw_dice(by, drawn, DICE),
            lambda by=by: commit_audit(by, Asked(version, "52.01", 50)),
        ):
            with pytest.raises(NotAllowed):
                refused()


@pytest.mark.parametrize(("region", "why"), [("52.72", "no station"), ("53", "")])
def test_a_region_without_figures_has_no_list(staff_for: StaffFor, region: str, why: str) -> None:
    by = staff_for(Role.OFFICER, region[:2])
    with pytest.raises(Exception, match=why or "no station"):
        commit_audit(by, Asked(imported(), region, 50))


def test_an_audit_comes_back_from_the_log_alone(two: tuple[Staff, Staff], drawn: str) -> None:
    read_all(two, drawn)
    conclude_audit(two[0], drawn)
    integrate()
    before, seen = audit(drawn), progress(drawn)
    for rows in (AuditDice, AuditReading, AuditSeen, Audit):
        rows.objects.all().delete()
    restore_subject(drawn)
    restore_subject(drawn)
    after, again = audit(drawn), progress(drawn)
    assert after == before
    assert seen is not None
    assert again is not None
    assert again.found is not None
    assert seen.found is not None
    assert again.found.curve.tolist() == seen.found.curve.tolist()


def test_a_further_audit_of_the_same_figures_says_so(two: tuple[Staff, Staff], listed: str) -> None:
    version = Publication.objects.get().subject
    again = Asked(version, "52.01", 100)
    with pytest.raises(AuditRefused, match="again"):
        commit_audit(two[0], again)
    subject = commit_audit(two[1], replace(again, reason="Batas risiko pertama tidak cukup ketat"))
    integrate()
    (entry,) = logged(subject=subject)
    body = entry.entry.body
    assert isinstance(body, AuditCommitted)
    assert (body.first, body.number) == (listed, 2)
    assert [each.subject for each in alike(audits()[0])] == [listed]
    third = commit_audit(two[0], replace(again, reason="Sekali lagi"))
    found = audit(third)
    assert found is not None
    assert (found.number, found.first) == (3, listed)


def test_another_region_is_no_further_audit(two: tuple[Staff, Staff], listed: str) -> None:
    version = Publication.objects.get().subject
    with pytest.raises(AuditRefused, match="again"):
        commit_audit(two[0], Asked(version, "52", 50, reason="Bukan yang sama"))
    found = audit(commit_audit(two[0], Asked(version, "52", 50)))
    assert found is not None
    assert (found.number, found.first, found.reason) == (1, "", "")
    assert audit(listed) == audits()[1]


def test_a_further_audit_comes_back_from_the_log(two: tuple[Staff, Staff], listed: str) -> None:
    version = Publication.objects.get().subject
    subject = commit_audit(two[0], Asked(version, "52.01", 50, reason="Daftarnya rusak"))
    integrate()
    before = audit(subject)
    Audit.objects.all().delete()
    for each in (listed, subject):
        restore_subject(each)
    assert audit(subject) == before


def witnessed(by: Staff, dice: str = "") -> str:
    """An audit whose list names a witness, in the log."""
    with act():
        leaf = commit(by, Asked(imported(), "52.01", 50, dice=dice), SeedSource("ab" * 32, "penyaksi"))
    integrate()
    return leaf.entry.subject


def signature(subject: str) -> tuple[int, SignatureLine]:
    """The witness's line over the checkpoint that first holds the list."""
    [waiting] = [each for each in waiting_seeds() if each.subject == subject]
    size = waiting.anchor + 1
    key = SigningKey("penyaksi", COSIGNATURE_V1, b"\x07" * 32)
    return size, cosign(Checkpoint("uji/log", size, b"\x01" * 32).text(), key, 1_800_000_000)


@pytest.mark.parametrize("dice", ["", DICE])
def test_a_witness_s_signature_draws_and_nobody_types(two: tuple[Staff, Staff], dice: str) -> None:
    subject = witnessed(two[0], dice)
    with pytest.raises(AuditRefused, match="witness"):
        throw_dice(two[0], subject, DICE)
    size, line = signature(subject)
    with act():
        assert draw_signed(subject, size, line)
        assert not draw_signed(subject, size, line)
    found = audit(subject)
    assert found is not None
    assert found.seed == audit_seed(subject, line.signature[-64:], dice)
    assert (found.witness, found.dice, found.state) == ("penyaksi", dice, AuditState.DRAWN)
    integrate()
    listed, drawn = (each.entry for each in logged(subject=subject))
    assert isinstance(listed.body, AuditCommitted)
    assert isinstance(drawn.body, AuditDrawn)
    assert (listed.body.witness, drawn.body.size, drawn.actor) == ("penyaksi", size, "node")
    assert waiting_seeds() == []
    read_all(two, subject)
    conclude_audit(two[1], subject)


def test_an_audit_whose_first_signature_is_lost_is_given_up_and_its_witness_not_asked_again(
    two: tuple[Staff, Staff], logged_in: LoggedIn
) -> None:
    subject = witnessed(two[0])
    size, line = signature(subject)
    with act():
        give_up(subject)
        assert not draw_signed(subject, size, line)
    assert waiting_seeds() == []
    with pytest.raises(AuditRefused, match="witness"):
        throw_dice(two[0], subject, DICE)
    with pytest.raises(AuditRefused, match="not-drawn"):
        draw_more(two[0], subject, 1, 0)
    page = logged_in(Role.OFFICER).get(f"/meja/audit/{subject}/").text
    assert "tanda tangan pertamanya tidak sampai" in " ".join(page.split())


def test_dice_without_a_witness_are_typed_by_two_and_not_given_beforehand(two: tuple[Staff, Staff]) -> None:
    with pytest.raises(AuditRefused, match="dice"), act():
        commit(two[0], Asked(imported(), "52.01", 50, dice=DICE), None)


def test_a_witnessed_audit_comes_back_from_the_log_and_is_drawn_then(two: tuple[Staff, Staff]) -> None:
    subject = witnessed(two[0], DICE)
    size, line = signature(subject)
    Audit.objects.all().delete()
    restore_subject(subject)
    with act():
        assert draw_signed(subject, size, line)
    assert audit(subject).seed == audit_seed(subject, line.signature[-64:], DICE)  # type: ignore[union-attr]
