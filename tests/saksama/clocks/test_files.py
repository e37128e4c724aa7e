"""Rule and calendar files: whole, and refused with a clear word where they are not."""

from datetime import date
from importlib.resources import files

import pytest

from saksama.clocks.calendar_file import CalendarMalformed, parse_calendar
from saksama.clocks.clock import NotInForce
from saksama.clocks.codes import Regime, Unit
from saksama.clocks.rule import RuleMalformed
from saksama.clocks.rule_file import parse_rules
from saksama.clocks.shipped import UnknownRule, newest, regulations, rule_on, rules

RULES = files("saksama.clocks").joinpath("rules", "uu-27-2022.toml").read_text("utf-8")
LAW = files("saksama.clocks").joinpath("rules", "uu-7-2017.toml").read_text("utf-8")
STATUTE = files("saksama.clocks").joinpath("rules", "uu-7-2017-454.toml").read_text("utf-8")
YEAR = files("saksama.clocks").joinpath("calendars", "2024.toml").read_text("utf-8")
LAYER = """
day = [{ date = 2024-12-17, kind = "libur daerah", name = "a", name_en = "a", decree = "sk" }]
[[decree]]
id = "sk"
short = "SK"
title = "SK"
title_en = "SK"
source = "contoh"
certainty = "memory"
"""

REFUSED_RULES = [
    ("an unknown field", RULES, "roll_over = false", "roll_over = false\nrolls = true", "unknown field `rolls`"),
    ("a missing field", RULES, "roll_over = false", "", "missing required field `roll_over`"),
    ("a unit of its own", RULES, 'unit = "jam"', 'unit = "minggu"', "Invalid enum value 'minggu'"),
    ("a length in words", RULES, "length = 72", 'length = "72"', "Expected `int`, got `str`"),
    ("a negative length", RULES, "length = 72", "length = -1", ">= 0"),
    ("a certainty of its own", RULES, 'certainty = "text seen"', 'certainty = "sure"', "Invalid enum value 'sure'"),
    ("hours with a first day", RULES, "first_day_counted = false", "first_day_counted = true", "no first day"),
    ("hours that end with a day", RULES, 'end_of_day = "24.00"', 'end_of_day = "tutup kantor"', "no closing"),
    ("no hours at all", RULES, "length = 72", "length = 0", "the day of the event itself"),
    ("dates in a rule", RULES, "length = 72", "length = 72\nvalid_to = 2030-01-01", "stand in its file"),
    ("an end before the beginning", RULES, "valid_from", "valid_to = 2020-01-01\nvalid_from", "before valid_from"),
    ("one language", RULES, "assumption_en", "# assumption_en", "both languages or not at all"),
    ("doubtful dates in one language", RULES, "valid_from", 'dates = "x"\nvalid_from', "both languages or not at all"),
    ("an empty article", RULES, '"UU 27/2022 Pasal 46 ayat (1)"', '""', "length >= 1"),
    ("an id with capitals", RULES, '"uu-27-2022-art-46"', '"UU"', "matching regex"),
    ("no TOML", RULES, "[[rule]]", "[[rule", "at line"),
    ("a rule that is a number", "rule = 1\n", "", "", "Expected `array`"),
    ("an extension that shortens", STATUTE, "total = 14", "total = 7", "longer than the period"),
    ("an extension in hours", STATUTE, '14\nunit = "kerja"', '14\nunit = "jam"', "counts working days"),
    ("an answer that is the rule's own", LAW, 'other = "kalender"', 'other = "kerja"', "the rule's own"),
    ("an answer of another type", LAW, 'other = "kalender"', "other = 3", "unit: "),
    ("an answer in hours", LAW, 'other = "kalender"', 'other = "jam"', "read in one way"),
    ("a question of its own", LAW, 'question = "unit"', 'question = "mood"', "Invalid enum value 'mood'"),
    ("a question of every rule", LAW, 'question = "unit"', 'question = "regional_counts"', "asked of every rule"),
    ("an id twice", LAW, 'id = "pemilu-penyidikan"', 'id = "pemilu-laporan"', "pemilu-laporan stands twice"),
    ("a question twice", LAW, 'question = "end_of_day"\nother = "tutup kantor"',
     'question = "first_day_counted"\nother = true', "first_day_counted is asked twice"),
]  # fmt: skip

REFUSED_CALENDARS = [
    ("an unknown field", LAYER, 'name = "a",', 'name = "a", colour = "red",', "unknown field `colour`"),
    ("a kind of its own", LAYER, "libur daerah", "libur", "Invalid enum value 'libur'"),
    ("no such day", LAYER, "2024-12-17", "2024-13-17", ""),
    ("a moment for a day", LAYER, "2024-12-17", "2024-12-17T00:00:00Z", "Expected `date`"),
    ("a decree that is not there", LAYER, 'decree = "sk"', 'decree = "sx"', "no decree sx"),
    ("an empty name", LAYER, 'name = "a"', 'name = ""', "length >= 1"),
    ("a week without a year", YEAR, "year = 2024\n", "", "a whole year has year and week"),
    ("a year without a week", LAYER, "\nday", "\nyear = 2024\nday", "a whole year has year and week"),
    ("a day of another year", YEAR, "date = 2024-02-14", "date = 2025-02-14", "2025-02-14 is not of 2024"),
    ("a day twice", YEAR, "date = 2024-02-08", "date = 2024-01-01", "stands twice as libur nasional"),
    ("a decree twice", YEAR, 'id = "keppres-33-2024"', 'id = "keppres-10-2024"', "decree keppres-10-2024 stands twice"),
    ("a provisional layer", LAYER, "\nday", '\nprovisional = "x"\nprovisional_en = "x"\nday', "only a whole year"),
    ("one language", YEAR, "year = 2024", 'year = 2024\nprovisional = "x"', "both languages"),
    ("a year far away", YEAR, "year = 2024", "year = 20240", "<= 2999"),
]


@pytest.mark.parametrize(
    ("text", "old", "new", "why"), [c[1:] for c in REFUSED_RULES], ids=[c[0] for c in REFUSED_RULES]
)
def test_a_rule_file_is_refused_with_the_reason(text: str, old: str, new: str, why: str) -> None:
    assert old in text
    with pytest.raises(RuleMalformed) as told:
        parse_rules(text.replace(old, new, 1))
    assert why in told.value.why


@pytest.mark.parametrize(
    ("text", "old", "new", "why"), [c[1:] for c in REFUSED_CALENDARS], ids=[c[0] for c in REFUSED_CALENDARS]
)
def test_a_calendar_file_is_refused_with_the_reason(text: str, old: str, new: str, why: str) -> None:
    assert old in text
    with pytest.raises(CalendarMalformed) as told:
        parse_calendar(text.replace(old, new, 1))
    assert why in told.value.why


def test_the_layer_that_is_altered_above_is_itself_good() -> None:
    assert parse_calendar(LAYER).day[0].date == date(2024, 12, 17)


def test_the_versions_of_a_rule_never_overlap() -> None:
    for rule in rules():
        others = [each for each in rules() if each.id == rule.id and each is not rule]
        for other in others:
            assert not other.is_in_force(rule.valid_from)
            assert rule.valid_to is None or not other.is_in_force(rule.valid_to)


def test_every_regime_has_its_rules_and_no_regulation_stands_twice() -> None:
    assert {rule.regime for rule in rules()} == set(Regime)
    names = [(file.regulation, file.valid_from) for file in regulations()]
    assert len(set(names)) == len(names)


def test_the_periods_of_the_tables_are_all_there() -> None:
    """Length and unit of each row of the deadline tables, by the step that it bounds."""
    told = {rule.id: (rule.length, rule.unit.value) for rule in (newest(each.id) for each in rules())}
    for rule_id, length, unit in [
        ("pemilu-laporan", 7, "kerja"),
        ("pemilu-temuan", 7, "kalender"),
        ("pemilu-temuan-registrasi", 2, "kerja"),
        ("pemilu-penerusan", 1, "kerja"),
        ("pemilu-penyerahan-sigaplapor", 2, "kerja"),
        ("pemilu-pemberitahuan-kelengkapan", 1, "kerja"),
        ("pemilu-pelimpahan", 1, "kerja"),
        ("pemilu-undangan", 1, "kerja"),
        ("pemilu-koreksi-rekomendasi", 3, "kerja"),
        ("pemilu-koreksi-rekomendasi-ri", 3, "kerja"),
        ("pemilu-koreksi-pemeriksaan", 7, "kerja"),
        ("pemilu-koreksi-pemeriksaan-ri", 7, "kerja"),
        ("pemilu-laporan-tsm", 0, "kalender"),
        ("pemilu-kajian-awal", 2, "kerja"),
        ("pemilu-tanda-terima", 0, "kalender"),
        ("pemilu-perbaikan", 2, "kerja"),
        ("pemilu-registrasi", 0, "kalender"),
        ("pemilu-penanganan", 7, "kerja"),
        ("pemilu-penanganan-diperpanjang", 14, "kerja"),
        ("pemilu-pidana-ke-polri", 24, "jam"),
        ("pemilu-penyidikan", 14, "kerja"),
        ("pemilu-berkas-kembali", 3, "kerja"),
        ("pemilu-berkas-ulang", 3, "kerja"),
        ("pemilu-ke-pengadilan", 5, "kerja"),
        ("pemilu-putusan-pn", 7, "kerja"),
        ("pemilu-banding", 3, "kerja"),
        ("pemilu-berkas-banding", 3, "kerja"),
        ("pemilu-putusan-pt", 7, "kerja"),
        ("pemilu-administratif", 14, "kerja"),
        ("pemilu-administratif-kpu", 3, "kerja"),
        ("pemilu-koreksi", 3, "kerja"),
        ("pemilu-tsm", 14, "kerja"),
        ("pemilu-tsm-kpu", 3, "kerja"),
        ("pemilu-tsm-upaya-hukum", 3, "kerja"),
        ("pemilu-tsm-putusan-ma", 14, "kerja"),
        ("pemilu-pemberitahuan-status", 0, "kalender"),
        ("pemilu-informasi-awal", 7, "kerja"),
        ("pilkada-informasi-awal", 7, "kerja"),
        ("pilkada-laporan", 7, "kalender"),
        ("pilkada-kajian-awal", 2, "kalender"),
        ("pilkada-perbaikan", 2, "kerja"),
        ("pilkada-penanganan", 3, "kalender"),
        ("pilkada-keterangan-tambahan", 2, "kalender"),
        ("pilkada-penanganan-pidana", 3, "kalender"),
        ("pilkada-pidana-ke-polri", 24, "jam"),
        ("pilkada-penyidikan", 14, "kerja"),
        ("pilkada-berkas-kembali", 3, "kerja"),
        ("pilkada-berkas-ulang", 3, "kerja"),
        ("pilkada-ke-pengadilan", 5, "kerja"),
        ("pilkada-putusan-pn", 7, "kalender"),
        ("pilkada-banding", 3, "kalender"),
        ("pilkada-putusan-pt", 7, "kalender"),
        ("pilkada-berkas-banding", 3, "kalender"),
        ("pilkada-administratif-kpu", 7, "kalender"),
        ("pilkada-tsm", 14, "kerja"),
        ("pilkada-tsm-kontra-memori", 3, "kerja"),
        ("pilkada-tsm-kpu", 3, "kerja"),
        ("pilkada-tsm-upaya-hukum", 3, "kerja"),
        ("pilkada-tsm-putusan-ma", 14, "kerja"),
        ("pemilu-pemungutan-suara-ulang", 10, "kalender"),
        ("pilkada-pemungutan-suara-ulang", 10, "kalender"),
        ("pemilu-hasil-kabupaten", 20, "kalender"),
        ("pemilu-hasil-provinsi", 25, "kalender"),
        ("pemilu-hasil-nasional", 35, "kalender"),
        ("pemilu-mk-permohonan-legislatif", 72, "jam"),
        ("pemilu-mk-permohonan-presiden", 3, "kalender"),
        ("pemilu-mk-putusan-presiden", 14, "kerja"),
        ("pemilu-mk-putusan-legislatif", 30, "kerja"),
        ("pilkada-mk-permohonan", 3, "kerja"),
        ("pilkada-mk-putusan", 45, "kerja"),
        ("informasi-jawaban", 10, "kerja"),
        ("informasi-keberatan", 30, "kerja"),
        ("informasi-sengketa", 14, "kerja"),
        ("uu-27-2022-art-46", 72, "jam"),
        ("asn-satgas", 7, "kerja"),
        ("asn-verifikasi", 3, "kerja"),
        ("konten-jawaban-platform", 24, "jam"),
        ("konten-perintah", 24, "jam"),
        ("konten-mendesak", 4, "jam"),
        ("gakkumdu-pembahasan-pertama", 24, "jam"),
        ("konten-jawaban-bawaslu-ri", 72, "jam"),
        ("konten-jawaban-kementerian", 72, "jam"),
        ("konten-tanya-lagi", 72, "jam"),
    ]:
        assert told.pop(rule_id) == (length, unit), rule_id
    assert told == {}


def test_a_version_is_found_by_the_day_of_the_event() -> None:
    assert rule_on("pilkada-perbaikan", date(2024, 9, 29)).article == "Perbawaslu 8/2020"
    assert rule_on("pilkada-perbaikan", date(2024, 9, 30)).article.startswith("Perbawaslu 8/2020 jo. 9/2024")
    assert newest("pilkada-perbaikan").valid_to is None
    with pytest.raises(NotInForce):
        rule_on("pilkada-perbaikan", date(2019, 5, 1))
    with pytest.raises(UnknownRule):
        rule_on("tidak-ada", date(2024, 1, 1))


def test_a_period_that_no_text_gives_is_marked_and_ends_with_its_own_day_or_only_reminds() -> None:
    assumed = {rule.id for rule in rules() if rule.period == "assumed"}
    own = {"pemilu-informasi-awal", "pilkada-informasi-awal"}
    reminding = {f"konten-jawaban-{each}" for each in ("bawaslu-ri", "kementerian", "platform")} | {"konten-tanya-lagi"}
    assert assumed == {"pemilu-registrasi", "pemilu-pemberitahuan-status"} | own | reminding
    assert all(newest(each).length == 0 and newest(each).unit is Unit.CALENDAR for each in assumed - own - reminding)
    assert all(newest(each).unit is Unit.HOURS for each in reminding)
    assert all("aturan sendiri" in newest(each).assumption for each in own)
    assert all("untuk mengingatkan saja" in newest(each).article for each in reminding)
