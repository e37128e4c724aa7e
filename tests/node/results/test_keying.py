"""Blind double keying: two who do not see each other's figures, a third on what differs, and all of it opened."""

import pytest

from saksama.entries.kinds.keying import SheetKeyed, SheetReconciled
from saksama.entries.reconciliation import FieldsDiffer, check_reconciled, parse_reconciliation
from saksama_node.accounts.policy import NotAllowed, Role
from saksama_node.flows.results.key_sheet import (
    bring_copy,
    decide_sheet,
    next_to_decide,
    next_to_type,
    sheet_copy,
    to_decide,
    type_sheet,
    withdraw_copy,
)
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import act
from saksama_node.ledger.queries import entries_of
from saksama_node.results.copies import keyed as copies
from saksama_node.results.copies import keying
from saksama_node.results.copies.boxes import Fault, TypedWrong
from saksama_node.results.copies.keyed import NoSuchCopy, copy_of, newest_of
from saksama_node.results.copies.keying import CopyRefused, KeyingAltered, Why
from saksama_node.results.models import Keying
from saksama_node.results.states import CopyState
from saksama_node.results.versions.contests import NoSuchContest
from tests.node.conftest import StaffFor
from tests.node.results.copies import CONTEST, SHEET, STATION, brought, photo, texts


def reconciled(subject: str) -> None:
    """The public document is what the entries say, by the library's own check."""
    *keyed, last = entries_of(subject)
    assert isinstance(last.body, SheetReconciled)
    said = parse_reconciliation(blobs.get(last.body.document))
    check_reconciled(said, last.body, keyed)
    assert dict(said.figures) == dict(copy_of(subject).figures)
    assert (last.body.first, last.body.second) == tuple(each.actor for each in keyed)


def test_two_who_type_the_same_put_it_together(staff_for: StaffFor) -> None:
    one, other = staff_for(Role.OFFICER), staff_for(Role.OFFICER, "52.01", "b")
    subject = brought(one)
    assert type_sheet(one, subject, texts()) is CopyState.ONCE
    assert entries_of(subject)[0].body == SheetKeyed(contest=CONTEST, station=STATION, turn=1)
    assert copy_of(subject).figures == {}
    assert type_sheet(other, subject, texts()) is CopyState.DONE
    reconciled(subject)
    assert entries_of(subject)[-1].actor == entries_of(subject)[1].actor
    found = newest_of(CONTEST, STATION)
    assert found is not None
    assert found.figures["suara_sah"] == int(texts()["suara_sah"])


def test_a_third_decides_the_differing_fields_alone(staff_for: StaffFor) -> None:
    one, other, third = (staff_for(Role.OFFICER, which=which) for which in ("a", "b", "c"))
    subject = brought(one)
    type_sheet(one, subject, texts(suara_sah="190"))
    assert type_sheet(other, subject, texts(suara_sah="196", suara_tidak_sah="-")) is CopyState.DIFFERS
    assert to_decide(one, subject) == to_decide(other, subject) == ()
    shown = to_decide(third, subject)
    assert [(each.field, each.first, each.second) for each in shown] == [
        ("suara_sah", 190, 196),
        ("suara_tidak_sah", int(texts()["suara_tidak_sah"]), None),
    ]
    with pytest.raises(TypedWrong) as told:
        decide_sheet(third, subject, {"suara_sah": "190"})
    assert told.value.faults == {"suara_tidak_sah": Fault.EMPTY}
    with pytest.raises(FieldsDiffer), act():
        keying.decide(third, subject, {"suara_sah": 1})
    assert decide_sheet(third, subject, {"suara_sah": "190", "suara_tidak_sah": "5"}) is CopyState.DONE
    reconciled(subject)
    figures = copy_of(subject).figures
    assert (figures["suara_sah"], figures["suara_tidak_sah"]) == (190, 5)
    assert copies.differences(subject, third.id) == ()


def test_a_keying_that_was_changed_in_the_database_is_told_as_that(staff_for: StaffFor) -> None:
    one, other = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="b")
    subject = brought(one)
    type_sheet(one, subject, texts())
    row = Keying.objects.get()
    row.figures["dpt_j"] += 5
    row.save()
    with pytest.raises(KeyingAltered) as told:
        type_sheet(other, subject, texts(dpt_j=str(row.figures["dpt_j"])))
    assert (told.value.copy, told.value.turn) == (subject, 1)
    assert copy_of(subject).state is CopyState.ONCE


def test_nobody_types_twice_or_decides_on_their_own(staff_for: StaffFor) -> None:
    one, other = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="b")
    subject = brought(one)
    type_sheet(one, subject, texts())
    with pytest.raises(CopyRefused) as told:
        type_sheet(one, subject, texts())
    assert told.value.why is Why.TYPED_ALREADY
    type_sheet(other, subject, texts(dpt_j="999"))
    with pytest.raises(CopyRefused) as told:
        decide_sheet(other, subject, {})
    assert told.value.why is Why.TYPED_ALREADY
    assert len(entries_of(subject)) == 2


def test_what_waits_is_what_a_person_can_do(staff_for: StaffFor) -> None:
    one, other, third = (staff_for(Role.OFFICER, which=which) for which in ("a", "b", "c"))
    subject = brought(one)
    assert next_to_type(one) == next_to_type(other) == subject
    assert next_to_type(staff_for(Role.OFFICER, "52.71")) == ""
    type_sheet(one, subject, texts())
    assert (next_to_type(one), next_to_type(other)) == ("", subject)
    type_sheet(other, subject, texts(dpt_j="1"))
    assert (next_to_type(third), next_to_decide(third), next_to_decide(one)) == ("", subject, "")
    assert copies.counted(third.id, ["52"]) == {CopyState.DIFFERS: 1}
    assert copies.counted(one.id, ["52"]) == {}


def test_every_field_is_typed_and_all_faults_are_told_at_once(staff_for: StaffFor) -> None:
    by = staff_for(Role.OFFICER)
    subject = brought(by)
    with pytest.raises(TypedWrong) as told:
        type_sheet(by, subject, texts(dpt_l="", dpt_p="1o1", dpt_j="1000", suara_sah=" 017 "))
    assert told.value.faults == {"dpt_l": Fault.EMPTY, "dpt_p": Fault.NO_NUMBER, "dpt_j": Fault.TOO_LARGE}
    with pytest.raises(TypedWrong) as told:
        type_sheet(by, subject, {})
    assert len(told.value.faults) == len(SHEET.fields)
    assert entries_of(subject) == ()


def test_only_at_ones_own_places_and_with_the_right(staff_for: StaffFor) -> None:
    by, far = staff_for(Role.OFFICER), staff_for(Role.OFFICER, "52.71")
    subject = brought(by)
    for refused in (far, staff_for(Role.COMMISSIONER), staff_for(Role.INTAKE)):
        with pytest.raises(NotAllowed):
            type_sheet(refused, subject, texts())
    with pytest.raises(NotAllowed):
        sheet_copy(far, subject)
    with pytest.raises(NotAllowed):
        bring_copy(far, CONTEST, STATION, [])
    assert sheet_copy(staff_for(Role.COMMISSIONER), subject).station == STATION


def test_a_station_that_is_none_or_already_open_is_refused(staff_for: StaffFor) -> None:
    by = staff_for(Role.OFFICER)
    brought(by)
    for station, why in (
        (STATION, Why.OPEN),
        ("5201012002", Why.STATION),
        ("5201012002000", Why.STATION),
        ("5299012002001", Why.STATION),
    ):
        with pytest.raises(CopyRefused) as told:
            bring_copy(by, CONTEST, station, [])
        assert told.value.why is why
    with pytest.raises(CopyRefused) as told:
        bring_copy(by, "pilkada-walikota-5271-2024", STATION, [])
    assert told.value.why is Why.STATION
    with pytest.raises(NoSuchContest):
        bring_copy(by, "ppwp-2029", STATION, [])
    with pytest.raises(NoSuchCopy):
        copy_of("0" * 32)


def test_a_copy_that_was_brought_by_mistake_is_taken_back_while_nobody_has_typed_it(staff_for: StaffFor) -> None:
    by, far = staff_for(Role.OFFICER), staff_for(Role.OFFICER, "52.71")
    subject, other = brought(by, photos=(photo(),)), brought(by, station=f"{STATION[:-1]}2", photos=(photo(),))
    assert copy_of(other).same_photo == (STATION,)
    with pytest.raises(NotAllowed):
        withdraw_copy(far, subject)
    withdraw_copy(by, subject)
    assert copy_of(other).same_photo == ()
    with pytest.raises(NoSuchCopy):
        copy_of(subject)
    again = brought(by)
    type_sheet(by, again, texts())
    with pytest.raises(CopyRefused) as told:
        withdraw_copy(by, again)
    assert told.value.why is Why.TYPED


def test_a_later_copy_of_a_station_replaces_nothing(staff_for: StaffFor) -> None:
    one, other = staff_for(Role.OFFICER), staff_for(Role.OFFICER, which="b")
    subjects = []
    for figure in ("7", "8"):
        subjects.append(brought(one))
        for by in (one, other):
            type_sheet(by, subjects[-1], texts(dpt_j=figure))
    assert copy_of(subjects[0]).figures["dpt_j"] == 7
    newest = newest_of(CONTEST, STATION)
    assert newest is not None
    assert (newest.subject, newest.figures["dpt_j"]) == (subjects[1], 8)
