"""The explanation: every counted day, in two languages, with the article and how sure it is."""

import re
from datetime import date, datetime

import pytest

from saksama.clocks.calendar import Calendar
from saksama.clocks.calendar_file import parse_calendar
from saksama.clocks.clock import due
from saksama.clocks.codes import Question
from saksama.clocks.explain import explain
from saksama.clocks.explain_choice import answer
from saksama.clocks.reading import REGIONAL_DAYS, Settled, questions
from saksama.clocks.shipped import national_calendar, rule_at, rules
from saksama.clocks.words import Said
from tests.saksama.clocks.layers import layer

CALENDAR = national_calendar()
FRIDAY = "2024-02-16T10:00+08:00"
LAYER = layer("libur daerah")


def said(rule_id: str, start: str, *settled: Settled, calendar: Calendar = CALENDAR, extended: bool = False) -> Said:
    moment = datetime.fromisoformat(start)
    found = due(rule_at(rule_id, moment), moment, calendar, settled, extended=extended)
    return explain(found, calendar)


def test_the_worked_example_is_told_day_by_day_in_indonesian() -> None:
    assert said("pemilu-penanganan", FRIDAY).id.startswith(
        "Diregistrasi Jumat 16 Februari, hari itu tidak dihitung; Hari 1: Senin 19 Februari; "
        "Hari 2: Selasa 20 Februari; Hari 3: Rabu 21 Februari; Hari 4: Kamis 22 Februari; "
        "Hari 5: Jumat 23 Februari; Hari 6: Senin 26 Februari; "
        'Hari 7: Selasa 27 Februari 2024 pukul 24.00 WITA; Perbawaslu 7/2022 Pasal 26 ayat (1), "Hari" adalah hari '
        "kerja menurut Pasal 1 angka 42 [naskah terlihat]."
    )


def test_the_worked_example_is_told_day_by_day_in_english() -> None:
    assert said("pemilu-penanganan", FRIDAY).en.startswith(
        "Registered Friday 16 February, that day is not counted; Day 1: Monday 19 February; "
        "Day 2: Tuesday 20 February; Day 3: Wednesday 21 February; Day 4: Thursday 22 February; "
        "Day 5: Friday 23 February; Day 6: Monday 26 February; "
        'Day 7: Tuesday 27 February 2024 at 24:00 WITA; Perbawaslu 7/2022 art. 26(1), "Hari" is a working day by '
        "art. 1 no. 42 [text seen]."
    )


def test_it_says_which_reading_is_used_and_why() -> None:
    review = said("pilkada-kajian-awal", FRIDAY)
    assert "Hitungan lain: " in review.id
    assert "Tanggal untuk bertindak ialah yang paling awal; terlambat baru sesudah hitungan lain" in review.id
    assert "Counted with calendar days, the other count with working days" in review.en
    assert "a report is still accepted until the other count ends" in said("pilkada-perbaikan", FRIDAY).en


def test_a_day_passed_over_is_named_with_its_decree_and_a_weekend_is_not() -> None:
    told = said("pemilu-administratif", "2024-02-07T10:00+08:00")
    assert "Kamis 8 Februari tidak dihitung (Isra Mikraj, SKB 855/2023); Jumat 9 Februari tidak dihitung" in told.id
    assert "Rabu 14 Februari tidak dihitung (Pemungutan suara Pemilu 2024, Keppres 10/2024)" in told.id
    assert "Sabtu" not in told.id
    assert "Friday 9 February not counted (Joint leave for Lunar New Year, SKB 855/2023)" in told.en


def test_a_regional_day_is_told_like_any_other() -> None:
    more = CALENDAR.adding(parse_calendar(LAYER))
    told = said("pemilu-administratif-kpu", FRIDAY, calendar=more)
    assert "Tuesday 20 February not counted (Test day, SK 1/2024)" in told.en


def test_what_may_still_move_is_told() -> None:
    told = said("pemilu-penanganan", "2027-03-05T10:00+08:00")
    assert "Sementara: Cuti bersama Idulfitri (Selasa 9 Maret 2027) belum pasti" in told.id
    assert "Provisional" not in said("pemilu-penanganan", "2027-01-12T10:00+08:00").en


def test_a_year_without_its_decree_is_told() -> None:
    text = (
        'year = 2028\nprovisional = "Libur 2028 belum diputuskan"\n'
        'provisional_en = "The days of 2028 are not decreed"\n'
        'day = []\n[week]\ncloses = [16:00:00]\ndecree = "a"\n'
        '[[decree]]\nid = "a"\nshort = "a"\ntitle = "a"\ntitle_en = "a"\nsource = "a"\ncertainty = "memory"\n'
    )
    more = CALENDAR.adding(parse_calendar(text))
    told = said("pemilu-penanganan", "2027-12-30T10:00+08:00", calendar=more)
    assert "Sementara: Libur 2028 belum diputuskan" in told.id
    assert "Provisional: The days of 2028 are not decreed" in told.en
    assert "Day 1: Friday 31 December 2027" in told.en  # the year stands where it is another than that of the end


def test_hours_are_told_with_both_moments() -> None:
    told = said("uu-27-2022-art-46", "2026-11-24T16:05:09+08:00")
    assert told.id.startswith(
        "Insiden dilaporkan Selasa 24 November 2026 pukul 16.05.09 WITA; ditambah 72 jam: "
        "Jumat 27 November 2026 pukul 16.05.09 WITA; UU 27/2022 Pasal 46 ayat (1) [naskah terlihat]. "
    )


def test_a_period_that_no_text_gives_is_not_told_as_law() -> None:
    told = said("pemilu-registrasi", FRIDAY)
    assert "bukan batas menurut hukum" in told.id
    assert "no bound of the law" in told.en


def test_an_extension_is_told_with_its_own_article_and_certainty() -> None:
    told = said("pemilu-penanganan", FRIDAY, extended=True)
    assert "Kamis 7 Maret 2024 pukul 24.00 WITA; Perbawaslu 7/2022 Pasal 26 ayat (3)" in told.id
    assert "Extended to 14 days: further statements are needed" in told.en


def test_a_settled_reading_is_told_with_its_reason() -> None:
    settled = Settled(Question.UNIT, "kerja", "rapat pleno 2 Januari", date(2024, 1, 2))
    told = said("pilkada-kajian-awal", FRIDAY, settled)
    assert "ditetapkan kepala kantor sejak Selasa 2 Januari 2024: hari kerja (rapat pleno 2 Januari)" in told.id


def test_a_day_that_is_counted_itself_is_told_so() -> None:
    told = said("pilkada-perbaikan", "2024-10-03T10:00+08:00")
    assert "Kamis 3 Oktober, hari itu dihitung; Hari 1: Kamis 3 Oktober; Hari 2: Jumat 4 Oktober 2024" in told.id
    counting = Settled(Question.FIRST_DAY, True, "rapat pleno", date(2024, 1, 2))
    weekend = said("pemilu-laporan", "2024-02-17T10:00+08:00", counting)
    assert "hari itu bukan hari kerja, tidak dihitung; Hari 1: Senin 19 Februari" in weekend.id


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: f"{rule.id}-{rule.valid_from}")
def test_every_rule_is_explained_in_both_languages_with_its_article(rule: object) -> None:
    assert isinstance(rule, type(rules()[0]))
    first = max(rule.valid_from, date(2024, 1, 5) if rule.is_in_force(date(2024, 1, 5)) else date(2019, 1, 4))
    start = datetime.fromisoformat(f"{first}T10:00+08:00")
    told = explain(due(rule, start, CALENDAR), CALENDAR)
    assert rule.article in told.id
    assert rule.article_en in told.en
    assert len(re.findall(r"Hari \d+:", told.id)) == len(re.findall(r"Day \d+:", told.en))


def test_every_answer_to_every_question_has_its_words() -> None:
    for rule in rules():
        for each in (*questions(rule), REGIONAL_DAYS):
            own = False if each.question is Question.REGIONAL else getattr(rule, each.question)
            assert answer(each.question, own, rule) != answer(each.question, each.other, rule)


def test_a_last_day_on_which_the_office_is_shut_is_told_with_the_hour_at_which_it_was_last_open() -> None:
    told = said("pilkada-laporan", "2024-11-03T10:00+08:00")
    assert "hari itu kantor tutup, terakhir buka Jumat 8 November 2024 pukul 16.30 WITA" in told.id
    assert "the office is shut on that day and last open Friday 8 November 2024" in told.en
