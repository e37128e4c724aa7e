"""From public entries to sentences: who is counted, what is claimed, how often it would be claimed by chance."""

import json
import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from saksama.cli.main import main
from saksama.entries.body import Body
from saksama.entries.entry import Entry
from saksama.entries.kinds.case import (
    CaseClosed,
    CaseDecided,
    CaseRegistered,
    CaseReviewed,
    Closing,
    DecisionOutcome,
    Ground,
    Origination,
    ReviewOutcome,
    Violation,
)
from saksama.fairness.comparison import Comparison, Dimension, Measure, Standing, compare, sentence
from saksama.fairness.lines import CaseLine, Lines, region_of
from saksama.fairness.report import as_json, report, report_of
from saksama.fairness.survival import Wait, log_rank
from saksama.procedure.levels import Level, level_of

BEGAN = datetime(2024, 10, 1, tzinfo=UTC)
UNTIL = datetime(2024, 12, 31, tzinfo=UTC)
ACCUSING = ("curang", "diskriminasi", "memihak", "fraud", "bias", "unfair", "discriminat", "favour")

type Told = list[tuple[str, datetime, Body]]


def tell(
    number: int,
    *,
    party: str = "p01",
    office: str = "52.03",
    registered: bool | None = True,
    days: float | None = 3,
    found: bool = True,
    source: Origination = Origination.REPORT,
) -> Told:
    """One case's entries; `registered` None: still open; `days` None: registered and not decided."""
    subject = sha256(b"%d" % number).hexdigest()[:32]
    at = BEGAN + timedelta(minutes=number)
    outcome = {True: ReviewOutcome.REGISTER, False: ReviewOutcome.NOT_ACCEPTED, None: ReviewOutcome.INCOMPLETE}
    review = CaseReviewed(
        day="2024-10-01",
        office=office,
        outcome=outcome[registered],
        party=party,
        procedure="pilkada-2024",
        source=source,
    )
    told: Told = [(subject, at, review)]
    if registered:
        told.append((subject, at, CaseRegistered(number=f"{number}/LP", types=(Violation.ETHICS,))))
        if days is not None:
            decided = DecisionOutcome.ETHICS if found else DecisionOutcome.NO_VIOLATION
            told.append((subject, at + timedelta(days=days), CaseDecided(outcome=decided)))
    return told


def only(comparisons: Sequence[Comparison], dimension: Dimension, measure: Measure, group: str) -> Comparison:
    (one,) = [each for each in comparisons if (each.dimension, each.measure, each.group) == (dimension, measure, group)]
    return one


def lines(*told: Told) -> tuple[CaseLine, ...]:
    read = Lines()
    for act in (act for case in told for act in case):
        read.take(*act)
    return read.all()


def test_a_case_is_a_line() -> None:
    (line,) = lines(tell(1, days=2.5, found=False))
    assert (line.procedure, line.party, line.region, line.level) == ("pilkada-2024", "p01", "52.03", Level.REGENCY)
    assert (line.registered, line.found) == (True, False)
    assert line.registered_at is not None
    assert line.decided_at == line.registered_at + timedelta(days=2.5)


def test_what_is_open_is_neither_registered_nor_refused() -> None:
    assert lines(tell(1, registered=None))[0].registered is None
    assert lines(tell(1, registered=False))[0].registered is False


def test_what_the_law_stops_for_the_court_is_no_refusal() -> None:
    ground = Ground.CONSTITUTIONAL_COURT
    review = CaseReviewed(
        day="2024-10-01", office="52", outcome=ReviewOutcome.NOT_ACCEPTED, procedure="pemilu-2022", ground=ground
    )
    assert lines([("0" * 32, BEGAN, review)])[0].registered is None


def test_a_withdrawn_report_was_not_refused_and_one_closed_unregistered_was() -> None:
    for closing, registered in ((Closing.WITHDRAWN, None), (Closing.NOT_REGISTERED, False)):
        told = tell(1, registered=None)
        told.append((told[0][0], BEGAN, CaseClosed(outcome=closing)))
        assert lines(told)[0].registered is registered


def test_offices_have_levels_and_lie_in_regions() -> None:
    assert [level_of(office).value for office in ("", "52", "52.01", "52.01.04", "52.01.04.2001")] == [
        "ri",
        "provinsi",
        "kabupaten-kota",
        "kecamatan",
        "kelurahan-desa",
    ]
    assert [region_of(office) for office in ("", "52", "52.01", "52.01.04")] == ["", "52", "52.01", "52.01"]


def test_nothing_is_claimed_of_fewer_than_ten_here_or_there() -> None:
    few = [tell(number, party="p09", registered=False) for number in range(9)]
    many = [tell(100 + number) for number in range(60)]
    made = compare(lines(*few, *many), UNTIL)
    assert {each.standing for each in made} == {Standing.TOO_FEW}
    small = only(made, Dimension.PARTY, Measure.REGISTERED, "p09")
    assert (small.here.total, small.here.hits, small.here.rate, small.p) == (9, 0, None, None)
    one_more = compare(lines(*few, tell(9, party="p09", registered=False), *many), UNTIL)
    ten = only(one_more, Dimension.PARTY, Measure.REGISTERED, "p09")
    assert ten.standing is Standing.NOTICEABLE
    assert ten.here.interval is not None


def test_who_does_not_name_a_party_is_counted_beside_the_groups() -> None:
    stated = [act for number in range(20) for act in tell(number)]
    bare = CaseReviewed(day="2024-10-01", office="52", outcome=ReviewOutcome.REGISTER, procedure="pemilu-2022")
    made = report("a.example/log", [*stated, ("f" * 32, BEGAN, bare)], 99)
    assert (made.cases, made.not_stated[Dimension.PARTY], made.size) == (21, 1, 99)
    assert "" not in {each.group for each in made.comparisons}


def test_findings_are_in_no_rate_of_registration() -> None:
    made = compare(lines(*(tell(number, source=Origination.FINDING) for number in range(12))), UNTIL)
    assert {each.measure for each in made} == {Measure.FOUND, Measure.WAIT}


def test_a_case_that_still_waits_counts_as_long_as_it_has_waited() -> None:
    slow = [tell(number, party="p02", days=None if number % 2 else 20) for number in range(30)]
    quick = [tell(100 + number, days=2 + number % 3) for number in range(30)]
    found = only(compare(lines(*slow, *quick), UNTIL), Dimension.PARTY, Measure.WAIT, "p02")
    assert (found.here.total, found.here.hits) == (30, 15)
    assert found.here.median is not None
    assert found.here.median.days == pytest.approx(20)
    assert found.standing is Standing.NOTICEABLE


def test_two_regimes_are_two_families_of_groups() -> None:
    told = [tell(number) for number in range(12)]
    other: Told = [
        (
            subject,
            at,
            CaseReviewed(
                day="2024-10-01", office="52", outcome=ReviewOutcome.REGISTER, procedure="pilkada-2024", party="p01"
            ),
        )
        for subject, at, _ in (tell(100 + number)[0] for number in range(12))
    ]
    made = compare(lines(*told, other), UNTIL)
    assert all(each.rest.total == 0 for each in made)


def test_sentences_count_and_accuse_nobody_in_both_languages() -> None:
    told = [tell(number, party="p02", registered=number < 3) for number in range(40)]
    told += [tell(100 + number, party="p03", registered=number < 32) for number in range(40)]
    told += [tell(200 + number, party="p04") for number in range(3)]
    made = report("a.example/log", [act for case in told for act in case], 9)
    assert {each.standing for each in made.comparisons} >= {Standing.NOTICEABLE, Standing.TOO_FEW}
    for each in made.comparisons:
        for language in ("id", "en"):
            said = sentence(each, language)
            assert said.endswith(".")
            assert f"{each.here.hits}" in said
            assert "{" not in said
            assert not [word for word in ACCUSING if word in said.lower()]
            if each.standing is Standing.NOTICEABLE:
                assert ("tidak mengatakan sebabnya" in said) or ("does not say why" in said)
    noticeable = only(made.comparisons, Dimension.PARTY, Measure.REGISTERED, "p02")
    assert "3 dari 40 laporan diregistrasi (7,5 %, 95 %: 1,6 sampai 20,4 %)" in sentence(noticeable, "id")
    assert "3 of 40 reports registered (7.5 %, 95 %: 1.6 to 20.4 %)" in sentence(noticeable, "en")


def alike(generator: random.Random, cases: int) -> tuple[CaseLine, ...]:
    """A log in which everybody is treated alike: one chance of registration, of a finding, one law of waiting."""
    told = []
    for number in range(cases):
        days = generator.expovariate(1 / 4)
        told.append(
            tell(
                number,
                party=f"p{generator.choice([1, 1, 1, 2, 2, 3, 4, 5]):02}",
                office=f"52.{generator.randint(1, 4):02}",
                registered=generator.random() < 0.45,
                days=days if days < 10 else None,
                found=generator.random() < 0.6,
            )
        )
    return lines(*told)


def test_where_all_are_treated_alike_a_report_finds_something_in_at_most_one_of_twenty() -> None:
    """120 logs by a fixed seed: at most 5 % may have any finding; 13 is three standard deviations above 6."""
    generator = random.Random(20241127)
    alarms = [
        any(each.standing is Standing.NOTICEABLE for each in compare(alike(generator, 120), UNTIL)) for _ in range(120)
    ]
    assert sum(alarms) <= 13


@pytest.mark.parametrize(("here", "there"), [(12, 40), (60, 150)], ids=["by permutation", "by the normal curve"])
def test_the_log_rank_test_is_wrong_as_often_as_it_says(here: int, there: int) -> None:
    """400 comparisons of groups that wait alike, a quarter still open: p <= 0.1 in about 40, p <= 0.05 in 20."""
    generator = random.Random(7)

    def waits(count: int) -> list[Wait]:
        return [Wait(generator.expovariate(0.25), generator.random() < 0.75) for _ in range(count)]

    values = [log_rank(waits(here), waits(there), f"{turn}").p for turn in range(400)]
    assert 22 <= sum(value <= 0.1 for value in values) <= 58
    assert 7 <= sum(value <= 0.05 for value in values) <= 33


def test_the_report_is_the_same_wherever_it_is_computed() -> None:
    told = [act for number in range(80) for act in tell(number, party=f"p0{number % 3}", days=number % 7 + 1)]
    one, other = (json.dumps(as_json(report("a.example/log", told, 240))) for _ in range(2))
    assert one == other


def test_a_log_that_is_read_bit_by_bit_gives_the_same_report() -> None:
    told = [act for number in range(40) for act in tell(number, party=f"p0{number % 3}", days=number % 7 + 1)]
    growing = Lines()
    for end in range(1, len(told) + 1):
        growing.take(*told[end - 1])
        if end in (1, 17, len(told)):
            made = report_of("a.example/log", growing.all(), growing.until, end)
            assert made == report("a.example/log", told[:end], end)


def test_the_command_computes_it_from_a_file_of_entries(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = [act for number in range(40) for act in tell(number, party="p02" if number % 2 else "p03")]
    encoded = [
        Entry(
            body=body,
            at=at,
            node="a.example/log",
            subject=subject,
            actor="officer",
            commits={"receipt": "0" * 64} if isinstance(body, CaseReviewed) else {},
        ).encode()
        for subject, at, body in told
    ]
    file = tmp_path / "entries.jsonl"
    file.write_bytes(b"\n".join(encoded))
    assert main(["fairness", str(file), "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made == json.loads(json.dumps(as_json(report("a.example/log", told, len(told)))))
    assert main(["fairness", str(file), "--lang", "en"]) == 0
    assert "where a person should look, not what happened" in capsys.readouterr().out
    file.write_bytes(b"")
    assert main(["fairness", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["until"] is None
    file.write_bytes(encoded[0] + b" \n")
    assert main(["fairness", str(file)]) == 1
    assert main(["fairness", str(tmp_path / "nothing")]) == 2
