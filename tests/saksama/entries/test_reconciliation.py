"""Two keyings put together: what both typed stands, what differs is decided, and anybody can open it all."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.entries.commitment import OpeningFails, commit
from saksama.entries.entry import Entry
from saksama.entries.kinds.keying import SheetKeyed, SheetReconciled
from saksama.entries.reconciliation import (
    FIGURES,
    FieldsDiffer,
    Figures,
    Keying,
    Reconciliation,
    ReconciliationMalformed,
    check_reconciled,
    committed,
    differing,
    encode_reconciliation,
    parse_reconciliation,
    put_together,
)

STATION, SALTS = "5201012001001", (bytes(32), bytes([1]) * 32)
FIRST = {"suara_sah": 190, "suara_tidak_sah": None, "suara_total": 196}
SECOND = FIRST | {"suara_sah": 196, "suara_tidak_sah": 6}
FIGURE = st.none() | st.integers(0, 999)
SHEETS = st.dictionaries(st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True), st.tuples(FIGURE, FIGURE), max_size=9)


def said(first: Figures, second: Figures, stands: Figures) -> Reconciliation:
    return Reconciliation("ppwp-2024", STATION, stands, (Keying(first, SALTS[0]), Keying(second, SALTS[1])))


def entered(turn: int, figures: dict[str, int | None]) -> Entry:
    body = SheetKeyed(contest="ppwp-2024", station=STATION, turn=turn)
    made = commit(body.KIND, FIGURES, SALTS[turn - 1], committed(figures))
    commits = {FIGURES: made, "photos": "0" * 64}
    at = datetime(2024, 2, 15, tzinfo=UTC)
    return Entry(body=body, at=at, node="b.example/log", subject="a" * 32, actor="b" * 32, commits=commits)


def body(decided: tuple[str, ...]) -> SheetReconciled:
    persons = {"first": "b" * 32, "second": "c" * 32}
    return SheetReconciled(contest="ppwp-2024", decided=decided, document="0" * 64, station=STATION, **persons)


@given(SHEETS)
def test_what_both_typed_stands_and_only_the_rest_is_decided(sheet: dict[str, tuple[int | None, int | None]]) -> None:
    first, second = ({name: pair[at] for name, pair in sheet.items()} for at in (0, 1))
    decided = dict.fromkeys(differing(first, second), 7)
    stands = put_together(first, second, decided)
    assert {name for name in sheet if first[name] == second[name] == stands[name]} == sheet.keys() - decided.keys()
    assert all(stands[name] == 7 for name in decided)
    found = said(first, second, stands)
    assert parse_reconciliation(encode_reconciliation(found)) == found


def test_a_field_too_many_or_too_few_is_not_decided() -> None:
    for decided in ({}, {"suara_sah": 1}, {"suara_sah": 1, "suara_tidak_sah": 2, "suara_total": 196}):
        with pytest.raises(FieldsDiffer):
            put_together(FIRST, SECOND, decided)
    with pytest.raises(FieldsDiffer):
        differing(FIRST, {"suara_sah": 190})


def test_unknown_is_not_zero() -> None:
    assert differing({"suara_sah": None}, {"suara_sah": 0}) == ("suara_sah",)
    assert committed({"suara_sah": None}) != committed({"suara_sah": 0})


def test_what_was_committed_is_opened_and_another_figure_is_not() -> None:
    stands = put_together(FIRST, SECOND, {"suara_sah": 190, "suara_tidak_sah": 6})
    found, keyed = said(FIRST, SECOND, stands), (entered(1, FIRST), entered(2, SECOND))
    check_reconciled(found, body(("suara_sah", "suara_tidak_sah")), keyed)
    with pytest.raises(OpeningFails):
        check_reconciled(found, body(("suara_sah", "suara_tidak_sah")), keyed[::-1])
    for decided in ((), ("suara_sah",)):
        with pytest.raises(ReconciliationMalformed):
            check_reconciled(found, body(decided), keyed)


@pytest.mark.parametrize("change", [{"suara_total": 197}, {"lain": 1}])
def test_what_both_agreed_on_cannot_be_changed(change: dict[str, int]) -> None:
    stands = {**put_together(FIRST, SECOND, {"suara_sah": 190, "suara_tidak_sah": 6}), **change}
    with pytest.raises(ReconciliationMalformed):
        parse_reconciliation(encode_reconciliation(said(FIRST, SECOND, stands)))


def test_a_field_that_is_known_and_unknown_is_refused() -> None:
    data = encode_reconciliation(said(FIRST, FIRST, FIRST))
    with pytest.raises(ReconciliationMalformed):
        parse_reconciliation(data.replace(b'"unknown":["suara_tidak_sah"]', b'"unknown":["suara_sah"]'))
