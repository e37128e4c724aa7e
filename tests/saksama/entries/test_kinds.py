"""The set of kinds is closed, canonical in its own order, and its page is fresh."""

from datetime import UTC, datetime
from typing import Any, ClassVar, get_args, get_type_hints

import pytest

from saksama.entries.body import Body, Confirmer, Pseudonym, Typist
from saksama.entries.encoding import MalformedEntry
from saksama.entries.entry import Entry, decode_entry, decode_wire
from saksama.entries.kinds import BODIES, FAMILIES
from saksama.entries.kinds.case import CaseReceived
from saksama.entries.kinds.dispatch import DispatchReceived, DispatchRefused
from saksama.entries.kinds.key import KeyRevoked
from saksama.vocabulary import KeyUse, RefusalCode
from tools import entry_kinds
from tools.entry_vectors import Second, second_of

NOW = datetime(2026, 11, 24, 8, 0, 0, 123_000, tzinfo=UTC)


def entry(body: Body, **changed: Any) -> Entry:
    fields: dict[str, Any] = {
        "at": NOW,
        "node": "b.example/log",
        "subject": "0" * 32,
        "actor": "node",
        "commits": {},
    }
    return Entry(body=body, **(fields | changed))


@pytest.mark.parametrize("kind", BODIES)
def test_fields_stand_in_canonical_order(kind: str) -> None:
    fields = BODIES[kind].__struct_fields__
    assert list(fields) == sorted(fields)
    assert BODIES[kind].__struct_config__.forbid_unknown_fields


def test_no_kind_twice() -> None:
    assert len(BODIES) == sum(len(family) for family in FAMILIES)


def test_the_page_is_fresh() -> None:
    assert entry_kinds.PAGE.read_text(encoding="utf-8") == entry_kinds.render(), "run: ./run kinds"


EQUALS = {"sheet.reconciled", "audit.drawn", "audit.observed"}


def test_who_is_second_confirmed_in_every_kind_and_where_two_are_equals_it_says_so() -> None:
    seconds = {kind: second_of(body) for kind, body in BODIES.items()}
    assert {kind for kind, second in seconds.items() if second is Second.TYPED} == EQUALS
    for kind, second in seconds.items():
        assert (second is None) is ("second" not in BODIES[kind].__struct_fields__)
    page = entry_kinds.render()
    for kind in EQUALS:
        assert "two equals" in " ".join((BODIES[kind].__doc__ or "").split()), kind
        assert f"`{kind}`" in page.partition("## ")[0], "the head of the page names it"
    # No other field may pass for one of the two: an act has one confirmer, and the other equal is `first` or the actor.
    named = {
        field
        for body in BODIES.values()
        for field, hint in get_type_hints(body, include_extras=True).items()
        if {Confirmer, Typist} & {hint, *get_args(hint)}
    }
    assert named == {"first", "second"}


def test_a_kind_that_does_not_say_what_its_second_did_is_refused() -> None:
    class Silent(Body, frozen=True, kw_only=True):
        KIND: ClassVar[str] = "silent.second"
        second: Pseudonym

    with pytest.raises(ValueError, match=r"silent\.second: `second` is a Confirmer or a Typist"):
        second_of(Silent)


def test_what_was_encoded_is_what_is_decoded() -> None:
    sent = entry(
        DispatchRefused(origin="a.example/log", index=3, reason=RefusalCode.DUPLICATE), commits={"text": "0" * 64}
    )
    assert decode_entry(sent.encode()) == sent
    assert sent.body.KIND == "dispatch.refused"


def test_an_optional_field_is_left_out_and_comes_back() -> None:
    cases: tuple[dict[str, Any], ...] = ({}, {"last_good_size": 5, "last_good_root": "0" * 64})
    for changed in cases:
        body = KeyRevoked(
            owner="a.example/log",
            use=KeyUse.LOG,
            key="k",
            revoked="2026-11-24T08:00:00.000Z",
            statement="0" * 64,
            **changed,
        )
        gone = entry(body, subject="")
        assert decode_entry(gone.encode()) == gone
        assert (b"last_good" in gone.encode()) is bool(changed)


def test_commitments_may_be_given_in_any_order() -> None:
    names = {"identity": "1" * 64, "content": "2" * 64, "evidence": "3" * 64}
    received = entry(CaseReceived(), commits=names)
    assert decode_entry(received.encode()).commits == names


@pytest.mark.parametrize(
    "changed",
    [
        {"subject": "not hex"},
        {"actor": "Budi Santoso"},
        {"node": "with space"},
        {"commits": {"extra": "0" * 64}},
        {"subject": ""},
    ],
)
def test_an_entry_that_nobody_could_read_is_not_written(changed: dict[str, Any]) -> None:
    with pytest.raises(MalformedEntry):
        entry(DispatchReceived(origin="a.example/log", index=3), **changed).encode()


@pytest.mark.parametrize(
    ("was", "put"),
    [
        (b'"index":3', b'"index": 3'),
        (b'"index":3', b'"index":3,"index":3'),
        (b'"index":3', b'"index":3.0'),
        (b'"dispatch.received"', b'"dispatch\\u002ereceived"'),
        (b'"v":1}', b'"v":1} '),
        (b'"index":3,"origin":"a.example/log"', b'"origin":"a.example/log","index":3'),
    ],
)
def test_another_spelling_of_an_entry_is_refused(was: bytes, put: bytes) -> None:
    data = entry(DispatchReceived(origin="a.example/log", index=3)).encode()
    assert was in data
    with pytest.raises(MalformedEntry):
        decode_entry(data.replace(was, put))


def test_the_fast_path_judges_alike() -> None:
    data = entry(DispatchReceived(origin="a.example/log", index=3)).encode()
    wire, body = decode_wire(data)
    assert (wire.kind, wire.at, body) == ("dispatch.received", "2026-11-24T08:00:00.123Z", decode_entry(data).body)
