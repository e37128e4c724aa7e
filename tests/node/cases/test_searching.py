"""Looking for reports and cases: by what one has in hand, and only where one may look."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.entries.kinds.handling import CaseTransferred, Direction, TakeOver
from saksama_node.accounts.policy import Role
from saksama_node.cases import queries, searching
from saksama_node.cases.models import Case, Submission
from saksama_node.cases.narrowed import Narrowed
from saksama_node.cases.report import Person
from saksama_node.cases.searching import begins, find, told, words_of
from saksama_node.ledger.sequencer import integrate_round
from tests.node.cases.filing import CONTENT
from tests.node.cases.many import cases, reports
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.deadlines.case_under import do, received, registered, reviewed

NUMBERS = (
    "001/Reg/LP/PL/Prov/18.00/II/2026",
    "001/Reg/TM/PL/Prov/18.00/II/2026",
    "010/Reg/LP/PL/Kota/18.01/XI/2026",
    "1001/Reg/LP/PL/Prov/18.00/XI/2026",
)


def numbers(text: str, *places: str) -> set[str]:
    found = queries.cases(places or ("52",), found=find(text, places or ("52",)))
    return {line.number for line in found}


@pytest.mark.usefixtures("database")
def test_a_register_number_is_found_whole_by_its_beginning_and_however_it_is_typed() -> None:
    cases(6, numbers=NUMBERS)
    one, finding, town, late = NUMBERS
    for text in (one, one.lower(), f" {one} ", one.replace("001", "1"), "1/reg/lp", "001/Reg/LP/PL/Prov/18"):
        assert numbers(text) == {one}
    assert numbers("1") == numbers("001") == numbers("1/") == {one, finding}
    assert numbers("010/reg/lp/pl/kota/18.0") == {town}
    assert numbers("1001") == {late}
    assert numbers("100") == numbers("002/Reg") == numbers("001/Reg/LP/PL/Kab") == numbers("1" * 30) == set()
    assert numbers(one, "53") == set()


@pytest.mark.usefixtures("database")
def test_the_beginning_of_a_unique_text_is_the_same_question_on_either_database() -> None:
    made = cases(4, numbers=NUMBERS)
    for field in ("number", "subject"):
        values = [getattr(case, field) for case in made]
        for prefix in {value[:length] for value in values for length in (1, 3, 5, 9, len(value))}:
            rows = Case.objects.filter(begins(field, prefix)).values_list(field, flat=True)
            assert sorted(rows) == sorted(value for value in values if value.startswith(prefix))


@pytest.mark.usefixtures("database")
def test_a_receipt_a_subject_and_words_lead_to_report_and_case(staff_for: StaffFor) -> None:
    waits, taken = received(), received()
    subject = reviewed(staff_for(Role.OFFICER), taken)
    integrate_round()
    for info in (waits, taken):
        assert find(str(queries.submission(info.id).index), ("52",)).submissions == {info.id}
        assert find(info.subject, ("52",)).submissions == {info.id}
    assert find(subject[:12].upper(), ("52",)).submissions == {taken.id}
    assert find("999999", ("52",)).submissions == frozenset()
    for text in ("alat peraga", "PERAGA, tenang!", "Contoh Terlapor", "lapangan", "pada masa tenang"):
        assert find(text, ("52",)).submissions == {waits.id, taken.id}
    # All words, whole ones; not the account, and never who reports.
    for text in ("alat peragawan", "perag", "spanduk", "Pelapor Rahasia"):
        assert find(text, ("52",)).submissions == frozenset()
    assert find("1/\U0010ffff", ("52",)).submissions == frozenset()
    assert not find("di", ("52",)).searched
    assert not find("yang", ("52",)).searched


@pytest.mark.usefixtures("database")
def test_who_may_not_read_it_does_not_find_it_and_who_handed_it_over_no_more(staff_for: StaffFor) -> None:
    info = received(region="52.01")
    assert find("peraga", ("52.01",)).submissions == find("peraga", ("52",)).submissions == {info.id}
    assert find("peraga", ("52.71", "53")).submissions == frozenset()
    by = staff_for(Role.OFFICER)
    subject = reviewed(by, info)
    do(by, subject, CaseTransferred(direction=Direction.UP, ground=TakeOver.SEVERAL_REGIONS, to="52"))
    number = registered(by, subject)
    for text in ("peraga", number, subject, info.subject):
        assert find(text, ("52",)).submissions == {info.id}
        assert find(text, ("52.01",)).submissions == frozenset()


@pytest.mark.usefixtures("database")
def test_what_was_erased_is_found_no_more() -> None:
    info = received()
    searching.forget(info.id)
    assert find("peraga", ("52",)).submissions == frozenset()


@pytest.mark.usefixtures("database")
def test_of_too_many_the_newest_are_found_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch, logged_in: LoggedIn
) -> None:
    monkeypatch.setattr(searching, "MOST", 5)
    rare = msgspec.structs.replace(CONTENT, reported=(Person(name="Contoh Béda"),))
    made = reports(4, "52.01") + reports(2, content=rare) + reports(6)
    assert find("peraga", ("52",)).submissions == {row.pk for row in made[-5:]}
    assert find("peraga", ("52",)).cut
    # Who sees few of them finds all of those; a rarer word beside it finds its own.
    assert find("peraga", ("52.01",)) == searching.Found(frozenset(row.pk for row in made[:4]))
    assert find("peraga beda", ("52",)) == searching.Found(frozenset(row.pk for row in made[4:6]))
    page = logged_in(Role.OFFICER).get("/meja/perkara/?cari=peraga").content.decode()
    assert "Lebih dari 5 laporan cocok" in page or "Tambahkan kata untuk mempersempit" in page


NARROWED = (
    Narrowed(state="closed"),
    Narrowed(assignee=7),
    Narrowed(state="assigned", assignee=7),
    Narrowed(nobodys=("assigned", "studied")),
    Narrowed(waits=True),
)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("most", [3, 1000])
@pytest.mark.parametrize("only", NARROWED, ids=str)
def test_a_filter_loses_nothing_behind_newer_hits(monkeypatch: pytest.MonkeyPatch, only: Narrowed, most: int) -> None:
    monkeypatch.setattr(searching, "MOST", most)
    # The oldest are what is asked for; what is newer, and elsewhere, matches the words as well.
    for region in ("53", "52"):
        cases(1, region, state="closed")
        cases(1, region, state="assigned", assignee=7)
        cases(1, region, state="studied")
        reports(2, region)
        cases(9, region, state="registered", assignee=8)
    if only.waits:
        wanted = set(Submission.objects.filter(reviewed=False, region="52").values_list("pk", flat=True))
    else:
        wanted = set(only.cases().filter(region="52").values_list("submission", flat=True))
    for text in ("peraga", "alat peraga"):
        assert find(text, ("52",), only) == searching.Found(frozenset(wanted)), text
        assert find(text, ("54",), only).submissions == frozenset()
    assert find("peraga takadayangbegini", ("52",), only).submissions == frozenset()
    if only.waits:
        assert {info.id for info in queries.inbox(("52",), found=find("peraga", ("52",), only))} == wanted
    else:
        for case in Case.objects.filter(region="52"):
            found = find(case.subject, ("52",), only).submissions
            assert found == ({case.submission_id} & wanted)


@pytest.mark.usefixtures("database")
def test_the_page_finds_an_old_case_behind_many_newer_ones(
    monkeypatch: pytest.MonkeyPatch, logged_in: LoggedIn
) -> None:
    monkeypatch.setattr(searching, "MOST", 5)
    cases(1, numbers=NUMBERS[:1], state="closed")
    cases(8, state="registered")
    officer = logged_in(Role.OFFICER)
    assert NUMBERS[0] not in officer.get("/meja/perkara/?cari=peraga").content.decode()
    page = officer.get("/meja/perkara/?cari=peraga&keadaan=closed").content.decode()
    assert NUMBERS[0] in page
    assert "Tambahkan kata untuk mempersempit" not in page
    assert NUMBERS[0] in officer.get("/meja/perkara/?cari=peraga&keadaan=closed&bentuk=csv").content.decode()
    assert "Tambahkan kata" in officer.get("/meja/perkara/?cari=peraga&keadaan=registered").content.decode()


@pytest.mark.usefixtures("database")
def test_the_page_says_what_was_looked_for_and_what_cannot_be(logged_in: LoggedIn) -> None:
    cases(2, numbers=NUMBERS)
    reports(1)
    officer = logged_in(Role.OFFICER)
    page = officer.get("/meja/perkara/?cari=001%2FReg").content.decode()
    assert NUMBERS[0] in page
    assert "belum diregistrasi" not in page
    assert "Tidak ada laporan masuk yang cocok" not in page
    page = officer.get("/meja/perkara/?cari=takadayangbegini").content.decode()
    assert "Tidak ada perkara yang cocok di kantor Anda" in page
    assert "nama terlapor" in page
    assert "terlalu pendek atau terlalu umum" in officer.get("/meja/perkara/?cari=di").content.decode()
    assert officer.get("/meja/perkara/?cari=%25%27&keadaan=x").status_code == 200


@given(st.text(), st.lists(st.text("abeknu", min_size=4, max_size=9), min_size=1, max_size=4))
def test_every_word_of_a_report_finds_it_in_any_case(before: str, words: list[str]) -> None:
    content = msgspec.structs.replace(CONTENT, event=f"{before} {' '.join(words)}")
    kept = words_of(told(content))
    for word in words:
        assert words_of(word) == words_of(word.upper()) == words_of(f"({word})")
        assert words_of(word) <= kept
