"""Screens of a version: the numbers of the command line, kept with all that made them; stations in the last band."""

import json
from pathlib import Path

import pytest

from saksama.cli.tally.__main__ import main
from saksama.entries.kinds.sheet import Source
from saksama.tally.forensics.as_json import excess_json, provenance_json
from saksama_node.flows.results.judge_version import screen_version, screen_waiting
from saksama_node.ledger import blobs
from saksama_node.results import public, queries
from saksama_node.results.findings.queued import LOOK_A_DAY, district
from saksama_node.results.judged.anomalies import ANOMALIES
from saksama_node.results.models import Finding, Screening, Standout
from saksama_node.results.queries import Band, FindingState
from saksama_node.results.screens import screened
from saksama_node.results.states import Screen, ScreenState
from saksama_node.results.versions.contests import contest_of
from tests.node.results.imported import HEAD, ONE, PPWP, RIGHT, take
from tests.node.results.screened import EVERYWHERE, take_ntb


@pytest.fixture(autouse=True)
def _node(database: None) -> None:
    """A node for each test."""


def test_every_screen_says_what_the_command_line_says_of_the_download(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    number = take_ntb("52")
    assert len(list(screen_waiting())) == len(Screen)
    file = tmp_path / "tps.csv"
    file.write_bytes(blobs.get(queries.version(number).document))
    found = screened.screenings(number)
    parts = {
        Screen.INTEGER: ("either", ("result", "turnout")),
        Screen.NEIGHBOUR: ("all", ()),
        Screen.TURNOUT: ("all", ("turnout", "invalid")),
        Screen.IDENTICAL: ("pairs", ()),
    }
    for screen, (whole, single) in parts.items():
        assert main(["screen", screen.value, str(file), "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        kept = found[screen]
        assert kept.provenance is not None
        assert {name: told[name] for name in ("n", "observed", "expected", "excess", "z", "p")} == excess_json(
            kept.numbers[whole]
        )
        assert {name: told[name] for name in single} == {name: excess_json(kept.numbers[name]) for name in single}
        assert told["standing"] == kept.standing
        made = provenance_json(kept.provenance)
        assert {name: told[name] for name in made} == made
        for flag, row in zip(told.get("flags", ()), screened.standouts(number, screen, EVERYWHERE), strict=True):
            assert [flag[name] for name in ("station", "reported", "whole", "low", "high", "p", "q")] == [
                *(row.station, row.reported, row.whole, row.low, row.high, row.p, row.q)
            ]
        pairs = [(pair["stations"], pair["chance"]) for pair in told.get("pairs", ())]
        if screen is Screen.IDENTICAL:
            assert pairs == [(list(each.stations), each.chance) for each in screened.twins(number, EVERYWHERE)]
    assert main(["picture", "fingerprint", str(file), "--json"]) == 0
    drawn, kept_picture = json.loads(capsys.readouterr().out), screened.pictures(number)
    assert kept_picture is not None
    assert [[*at, percent] for at, percent in kept_picture.cells.items()] == drawn["cells"]
    assert list(kept_picture.curve) == drawn["curve"]
    # As docs/reference/screens-measured.md says of NTB.
    assert [len(screened.standouts(number, screen, EVERYWHERE)) for screen in Screen] == [0, 177, 147, 0, 0]


def test_the_stations_that_are_named_stand_in_the_last_band_and_nowhere_in_public() -> None:
    number = take_ntb()
    before = public.open_findings(contest_of(PPWP), "", limit=0)[1]
    list(screen_waiting())
    assert list(screen_waiting()) == []
    named = sum(len(screened.standouts(number, screen, EVERYWHERE)) for screen in Screen)
    look = [each for each in queries.findings(PPWP, band=Band.LOOK) if each.rule in ANOMALIES]
    assert len(look) == named > 20
    assert {each.rule for each in look} == set(ANOMALIES)
    assert public.open_findings(contest_of(PPWP), "", limit=0)[1] == before
    rarest = screened.standouts(number, Screen.NEIGHBOUR, EVERYWHERE)[0]
    shown = district(PPWP, ".".join(rarest.region.split(".")[:3]))
    queue = [each.key for each in shown.bands[Band.LOOK] if each.rule in ANOMALIES]
    assert next(key for key in queue if shown.told[key].rule == "A1") == rarest.key
    assert [shown.told[key].p for key in queue] == sorted(shown.told[key].p for key in queue)
    assert shown.told[rarest.key] == rarest
    assert len(shown.bands[Band.LOOK]) <= LOOK_A_DAY
    (count,) = [each for each in shown.counts[Band.LOOK] if each.rule == "A1"]
    assert count.base is not None
    assert round(count.base.share, 3) == 0.013
    bases = {each.rule: each.base for counts in shown.counts.values() for each in counts if each.rule in ("A2", "A3")}
    assert all(base is not None and base.where == "Meksiko 2012" for base in bases.values())


def test_what_a_person_decided_stands_while_the_station_s_own_figures_stand() -> None:
    take_ntb()
    list(screen_waiting())
    first = queries.findings(PPWP, band=Band.LOOK)
    Finding.objects.filter(pk=first[0].id).update(state=FindingState.RESOLVED)
    take_ntb(registered="1")
    assert not [each for each in queries.findings(PPWP, band=Band.LOOK) if each.rule in ANOMALIES]
    list(screen_waiting())
    again = queries.findings(PPWP, band=Band.LOOK)
    assert first[0].key not in {each.key for each in again}
    assert len(again) >= len(first) - 2
    # Where the neighbours' figures moved what is usual, the finding says so too.
    told = screened.told_of([each.key for each in again])
    assert all(each.right in (told[each.key].low, told[each.key].high) for each in again if each.rule in ANOMALIES)


def test_a_screen_without_its_columns_says_which_and_one_without_stations_is_not_zero() -> None:
    take(*RIGHT)
    list(screen_waiting())
    (version,) = queries.versions(PPWP)
    found = screened.screenings(version.id)
    integer = found[Screen.INTEGER]
    assert (integer.state, dict(integer.numbers)) == (ScreenState.UNTESTABLE, {})
    assert integer.missing == {"either": ("dpt_j", "pengguna_dpt_j")}
    turnout = found[Screen.TURNOUT]
    assert turnout.missing == {"turnout": ("dpt_j", "pengguna_dpt_j")}
    # The invalid rate can be asked of the same file, but two sheets of fewer than twenty votes leave no station.
    neighbour = found[Screen.NEIGHBOUR]
    assert neighbour.provenance is not None
    assert neighbour.provenance.used == 1
    assert neighbour.standing == "too-few"
    assert Standout.objects.count() == 0
    assert screened.pictures(version.id) is None
    assert screened.progress(version.id).is_over


def test_a_table_of_votes_alone_that_no_screen_can_use_is_untestable() -> None:
    take(f"{ONE},1,2,3,6,0,6")
    list(screen_waiting())
    (version,) = queries.versions(PPWP)
    found = screened.screenings(version.id)
    assert {each.state for each in found.values()} == {ScreenState.UNTESTABLE}
    made = found[Screen.NEIGHBOUR].provenance
    assert made is not None
    assert {reason.value: count for reason, count in made.excluded.items()} == {"few-votes": 1}


def test_a_screen_that_was_cut_off_is_asked_again_and_its_stations_stand_once() -> None:
    number = take_ntb()
    list(screen_version(number, [Screen.NEIGHBOUR]))
    rows = Standout.objects.count()
    Screening.objects.update(state=ScreenState.RUNNING)
    assert screened.screenings(number) == {}
    assert screened.standouts(number, Screen.NEIGHBOUR, EVERYWHERE) == []
    assert screened.progress(number).done == 0
    list(screen_version(number, [Screen.NEIGHBOUR]))
    assert Standout.objects.count() == rows
    assert Finding.objects.filter(rule="A1").count() == rows


def test_an_older_version_is_screened_and_has_no_stations_in_the_queue() -> None:
    old, number = take_ntb(), take_ntb(registered="1")
    list(screen_waiting())
    assert screened.progress(old).is_over
    assert screened.standouts(old, Screen.NEIGHBOUR, EVERYWHERE)
    current = Finding.objects.filter(rule__in=ANOMALIES, current=True)
    assert {each.publication_id for each in current} == {number}


def test_versions_of_areas_are_not_screened() -> None:
    take("5201011001,10,20,30,60,2,62", source=Source.RECAP_DISTRICT, head=HEAD.replace("kode_tps", "kode"))
    assert list(screen_waiting()) == []
