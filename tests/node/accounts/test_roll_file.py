"""The file itself: what is read, what is refused, all at once; no database."""

from datetime import date
from enum import StrEnum

from hypothesis import given
from hypothesis import strategies as st

from saksama_node.accounts.roll_file import COLUMNS, Wrong, dotted, read_roll
from saksama_node.places.regions import in_force
from saksama_node.spreadsheets.reading import FileWrong
from saksama_node.spreadsheets.writing import workbook
from saksama_node.web.roll_words import SENTENCES
from tests.node.accounts.lists import supervisors

DAY = date(2027, 2, 21)


def read(*lines: str, head: str = "nama,wilayah,tps,peran,hari_terakhir") -> list[tuple[int, str, StrEnum]]:
    _, faults = read_roll("\n".join((head, *lines)).encode())
    return [(fault.line, fault.column, fault.wrong) for fault in faults]


def test_the_whole_list_of_ntb_is_read_without_a_fault() -> None:
    rows, faults = read_roll(supervisors(DAY.isoformat()))
    assert (len(rows), faults) == (16_243, [])
    assert {row.last_day for row in rows} == {DAY}


def test_every_fault_of_every_row_is_told_at_once() -> None:
    assert read(
        "Contoh,52.01.01.1001,1,pembaca,2027-02-21",
        ",52.99,0,pembaca,31/02/2027",
        "Contoh Dua,52.01.01,3,pembaca,2027-02-21",
        "Contoh Tiga,52.01.01.1001,1,pembaca,2027-02-21",
        "Contoh Empat,52.01.01.1001",
        "Contoh Lima,52.1,,pembaca,",
    ) == [
        (3, "name", Wrong.NAME),
        (3, "station", Wrong.STATION),
        (3, "last_day", Wrong.DAY),
        (4, "station", Wrong.STATION_LEVEL),
        (5, "station", Wrong.STATION_TWICE),
        (6, "", FileWrong.FIELDS),
        (7, "region", Wrong.REGION),
        (7, "last_day", Wrong.NO_DAY),
    ]


def test_two_persons_of_one_name_are_two_persons() -> None:
    assert read("Contoh,52.01.01.1001,1,pembaca,2027-02-21", "Contoh,52.01.01.1001,2,pembaca,2027-02-21") == []


def test_what_nobody_needs_is_refused_and_not_ignored() -> None:
    found = read("Contoh,52,5271010101900001", head="nama,wilayah,NIK")
    assert (1, "nik", FileWrong.UNKNOWN_COLUMN) in found
    assert (1, "role", FileWrong.NO_COLUMN) in found


def test_a_spreadsheet_s_habits_are_no_fault() -> None:
    file = "\ufeffNama;Wilayah;TPS;Peran;Hari terakhir\r\nContoh;5201011001;7;pembaca;21/02/2027\r\n;;;;\r\n"
    rows, faults = read_roll(file.encode())
    assert faults == []
    assert [(row.region, row.station, row.last_day) for row in rows] == [("52.01.01.1001", 7, DAY)]


def test_a_name_with_a_line_break_keeps_the_count_of_lines() -> None:
    assert read('"Contoh\nDua",52,,pembaca,2027-02-21', "X,52,a,pembaca,2027-02-21") == [
        (3, "name", Wrong.NAME),
        (4, "station", Wrong.STATION),
    ]


def test_a_file_that_is_no_text_or_no_csv_or_empty_says_so() -> None:
    assert [fault.wrong for fault in read_roll("nama\n\xe9".encode("latin-1"))[1]] == [FileWrong.NOT_TEXT]
    two_bytes = "nama\nBudi\n".encode("utf-16-le")
    assert [(fault.line, fault.wrong) for fault in read_roll(two_bytes)[1]] == [(1, FileWrong.NOT_TEXT)]
    book = workbook("orang", ("nama", "wilayah"), [(f"=A{number}", "52") for number in range(20_000)])
    assert [(fault.line, fault.wrong) for fault in read_roll(book)[1]] == [(1, FileWrong.WORKBOOK)]
    assert read('"Contoh,52') == [(2, "", FileWrong.NOT_CSV)]
    assert read() == [(1, "", FileWrong.NO_ROWS)]
    assert read_roll(b"x" * (9 << 20))[1][0].wrong is FileWrong.TOO_LONG


@given(st.binary(max_size=400))
def test_no_file_makes_it_fall(data: bytes) -> None:
    read_roll(data)


@given(st.text(max_size=200))
def test_each_row_is_read_or_named_as_a_fault(tail: str) -> None:
    rows, faults = read_roll(("nama,wilayah,peran\n" + tail).encode("utf-8", "surrogatepass"))
    assert rows or faults


def test_every_code_of_ntb_is_read_with_dots_and_without() -> None:
    for place in in_force("52"):
        assert dotted(place.region) == dotted(place.kpu_code) == place.region
    assert [dotted(code) for code in ("", "5", "520", "52.1", "52.01.", "5201.01", "52.01.01.10011")] == [""] * 7


def test_every_fault_has_its_sentence_and_every_column_a_heading() -> None:
    assert set(SENTENCES) == {*Wrong, *FileWrong}
    assert len(set(COLUMNS.values())) == len(COLUMNS)
