"""A list from SigapLapor: what is read, what is refused, all at once; no database."""

import csv
import io
import time
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.clocks.words import day as calendar_day
from saksama_node.norms.facts import Known
from saksama_node.sigap.list_file import (
    Row,
    Stage,
    Wrong,
    headings,
    mapped,
    normal,
    read_list,
    stage_of_state,
    stage_of_word,
    word_of_stage,
)
from saksama_node.spreadsheets.reading import FileWrong, day_of
from saksama_node.web.handing_out import cell
from saksama_node.web.sigap_words import SENTENCES

TODAY = date(2026, 11, 25)
HEAD = "Nomor,Nomor Registrasi,Tanggal Laporan,Kat 1,Kat 2,Bawaslu"
FIELDS = ("number", "register", "day", "state", "way", "office")


def faults(*lines: str, head: str = HEAD) -> list[tuple[int, str, StrEnum]]:
    found = read_list("\n".join((head, *lines)).encode(), TODAY).faults
    return [(fault.line, fault.column, fault.wrong) for fault in found]


def test_every_fault_of_every_row_is_told_at_once() -> None:
    assert faults(
        "002/LP/PL/Kab/18.03/III/2024,,2024-03-01,Registrasi,,",
        ",,kemarin,Registrasi,,",
        "002 / lp/PL/kab/18.03/III/2024,,2024-03-01,Registrasi,,",
        "3/LP,??,2026-11-26,Registrasi,,",
        "4/LP,,2024-03-01",
        f"5/LP,,2024-03-01,{'x' * 121},,",
        # Twice, though the day is none either.
        "3/LP,,kemarin,Registrasi,,",
    ) == [
        (3, "number", Wrong.NUMBER),
        (3, "day", Wrong.DAY),
        (4, "number", Wrong.NUMBER_TWICE),
        (5, "register", Wrong.REGISTER),
        (5, "day", Wrong.DAY_AHEAD),
        (6, "", FileWrong.FIELDS),
        (7, "state", Wrong.WORDS),
        (8, "day", Wrong.DAY),
        (8, "number", Wrong.NUMBER_TWICE),
    ]


def test_a_spreadsheet_s_habits_are_no_fault_and_other_columns_are_named_and_not_taken() -> None:
    text = "\ufeffNOMOR;tanggal_laporan;Nama Pelapor;kat 1\r\n2/LP;01/03/2024;Contoh Pelapor;Registrasi\r\n"
    found = read_list(text.encode(), TODAY)
    assert (found.faults, found.unread) == ((), ("Nama Pelapor",))
    assert "Contoh Pelapor" not in repr(found.rows)
    assert faults("1/LP", head="Nomor") == [(1, "day", FileWrong.NO_COLUMN), (1, "state", FileWrong.NO_COLUMN)]


@pytest.mark.parametrize(
    "said",
    [
        "11 Oktober 2024",
        "11 oktober 2024",
        "Jumat, 11 Oktober 2024",
        "Jum'at, 11 Oktober 2024",
        "Jumat 11 Oktober 2024",
        "11 Okt 2024",
        "11 Okt. 2024",
        "11-Okt-24",
        "11-Oct-24",
        "11  October  2024",
        "11/10/2024",
    ],
)
def test_a_day_is_read_as_indonesian_and_english_spreadsheets_write_it(said: str) -> None:
    assert day_of(said) == date(2024, 10, 11)


@pytest.mark.parametrize("name", range(1, 13))
def test_every_month_is_read_in_full_and_short(name: int) -> None:
    day = date(2024, name, 5)
    full = calendar_day(day, "id", year=True).partition(" ")[2]
    short = " ".join([full.split()[0], full.split()[1][:3], full.split()[2]])
    assert (day_of(full), day_of(short)) == (day, day)


@pytest.mark.parametrize("said", ["Senin, 11 Oktober 2024", "31 Februari 2024", "11 Oktobr 2024", "Oktober 2024", ""])
def test_what_names_no_day_or_the_wrong_day_of_the_week_is_none(said: str) -> None:
    assert day_of(said) is None


def test_twenty_thousand_rows_take_no_longer_than_a_reader_waits() -> None:
    rows = "\n".join(f"{n}/LP/PL/Kab/18.03/III/2024,,2024-03-01,Registrasi,," for n in range(20_000))
    began = time.process_time()
    found = read_list(f"{HEAD}\n{rows}".encode(), TODAY)
    assert (len(found.rows), found.faults) == (20_000, ())
    # Far from what it takes; only a reading that grows with the square would reach it.
    assert time.process_time() - began < 20


NUMBERS = st.builds("{}/{}".format, st.integers(0, 9999), st.text("LPTMlptm./-", max_size=20))
WORDS = st.text("Registrasi=+-@'\u2212\uff1dé ;,\"", max_size=40)
ROWS = st.lists(
    st.tuples(NUMBERS, st.dates(date(2024, 1, 1), TODAY), WORDS, WORDS),
    min_size=1,
    unique_by=lambda row: normal(row[0]),
)


@given(ROWS, st.sampled_from([",", ";"]), st.booleans())
def test_what_goes_out_comes_in_again_as_it_was(
    rows: list[tuple[str, date, str, str]], delimiter: str, mark: bool
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["Nomor", "Tanggal Laporan", "Kat 1", "Bawaslu"])
    writer.writerows([cell(number), day, cell(state), cell(office)] for number, day, state, office in rows)
    found = read_list(out.getvalue().encode("utf-8-sig" if mark else "utf-8"), TODAY)
    assert found.faults == ()
    assert [(row.number, row.day) for row in found.rows] == [(normal(row[0]), row[1]) for row in rows]


@given(st.binary(max_size=400))
def test_no_file_makes_it_fall(data: bytes) -> None:
    read_list(data, TODAY)


@given(st.text(max_size=200))
def test_each_row_is_read_or_named_as_a_fault(tail: str) -> None:
    found = read_list(("Nomor,Tanggal,Kat 1\n" + tail).encode("utf-8", "surrogatepass"), TODAY)
    assert found.rows or found.faults


def test_the_map_is_whole_and_says_where_it_is_from() -> None:
    data = mapped()
    assert {column.field for column in data.column} == set(FIELDS) == set(Row.__dataclass_fields__) - {"line"}
    assert len(headings()) == sum(len(column.headings) for column in data.column)
    assert {each.certainty for each in data.column} | {each.certainty for each in data.word} <= set(Known)
    assert all(each.source for each in data.column)
    assert all(each.source for each in data.word)
    assert set(SENTENCES) == {*Wrong, *FileWrong}
    for stage in Stage:
        assert stage_of_word(word_of_stage(stage)) is stage
    assert stage_of_word("  tidak   REGISTRASI ") is Stage.NOT_REGISTERED
    assert stage_of_word("sesuatu") is stage_of_state("belum dikenal", numbered=False) is None
    assert stage_of_state("closed", numbered=True) is Stage.REGISTERED
