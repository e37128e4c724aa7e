"""`saksama clock` as a person runs it."""

import json
import subprocess
import sys
from pathlib import Path

from saksama.clocks.shipped import rules
from tests.saksama.clocks.layers import layer

LAYER = layer("libur nasional")


def clock(*words: str | Path) -> tuple[int, str, str]:
    told = subprocess.run(
        [sys.executable, "-m", "saksama.cli.main", "clock", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in told.stderr, told.stderr
    return told.returncode, told.stdout, told.stderr


def test_due_tells_the_last_second_the_other_reading_the_days_and_why() -> None:
    code, out, _ = clock("due", "--rule", "pemilu-temuan", "--from", "2024-02-16T10:00:00+08:00", "--json")
    told = json.loads(out)
    assert code == 0
    assert set(told) == {"rule", "due", "latest", "days", "explanation"}
    assert told["rule"] == "pemilu-temuan"
    assert told["due"] == "2024-02-22T23:59:59+08:00"
    assert told["latest"] == "2024-02-27T23:59:59+08:00"
    assert told["days"] == [f"2024-02-{day}" for day in range(16, 23)]
    indonesian, english = told["explanation"].split("\n")
    assert "Hari 7: Kamis 22 Februari 2024 pukul 24.00 WITA" in indonesian
    assert "Day 7: Thursday 22 February 2024 at 24:00 WITA" in english


def test_a_moment_without_an_offset_is_wita_and_one_with_another_is_moved_there() -> None:
    asked: list[str | Path] = ["due", "--rule", "pemilu-pidana-ke-polri", "--json", "--from"]
    for moment in ("2024-02-16T10:00", "2024-02-16T02:00Z", "2024-02-16T11:00+09:00"):
        told = json.loads(clock(*asked, moment)[1])
        assert told["due"] == "2024-02-17T10:00:00+08:00"
        assert told["latest"] == told["due"]
        assert told["days"] == []


def test_a_calendar_of_ones_own_adds_its_days(tmp_path: Path) -> None:
    file = tmp_path / "hari.toml"
    file.write_text(LAYER)
    asked: list[str | Path] = ["due", "--rule", "pemilu-penanganan", "--from", "2024-02-16", "--calendar", file]
    code, out, _ = clock(*asked, "--lang", "en")
    assert code == 0
    assert out.splitlines()[0] == "2024-02-28T23:59:59+08:00"
    assert "Tuesday 20 February not counted (Test day, SK 1/2024)" in out


def test_an_extension_is_counted_where_it_is_asked_for() -> None:
    _, out, _ = clock("due", "--rule", "pemilu-penanganan", "--from", "2024-02-16", "--extended", "--json")
    assert json.loads(out)["due"] == "2024-03-07T23:59:59+08:00"


def test_rules_tells_every_rule_with_its_certainty() -> None:
    code, out, _ = clock("rules", "--json")
    told = json.loads(out)
    assert code == 0
    assert len(told) == len(rules())
    for each in told:
        assert {"id", "regime", "step", "article", "source", "certainty", "unit", "length"} <= set(each)
        assert each["certainty"] in {"text seen", "practice seen", "memory"}
        assert each["unit"] in {"kerja", "kalender", "jam"}
    plain = clock("rules")[1].splitlines()
    assert len(plain) == len(told)


def test_what_cannot_be_told_ends_with_two_and_a_reason(tmp_path: Path) -> None:
    broken = tmp_path / "hari.toml"
    broken.write_text("hari = 1\n")
    for words, why in [
        (["--rule", "tidak-ada", "--from", "2024-02-16"], "clock.unknown-rule"),
        (["--rule", "pemilu-penanganan", "--from", "2031-02-16"], "clock.outside-calendar"),
        (["--rule", "pemilu-penanganan", "--from", "kemarin"], "2024-02-16T10:00:00+08:00"),
        (["--rule", "uu-27-2022-art-46", "--from", "9999-12-31"], "2000 sampai 2999"),
        (["--rule", "uu-27-2022-art-46", "--from", "0001-01-01T00:00+23:00"], "2024-02-16T10:00:00+08:00"),
        (["--rule", "pilkada-perbaikan", "--from", "2019-02-16"], "clock.not-in-force"),
        (["--rule", "pemilu-temuan", "--from", "2024-02-16", "--extended"], "clock.no-extension"),
        (["--rule", "pemilu-temuan", "--from", "2024-02-16", "--calendar", str(broken)], "clock.calendar-malformed"),
        (["--rule", "pemilu-temuan", "--from", "2024-02-16", "--calendar", str(tmp_path)], "saksama clock:"),
    ]:
        code, out, err = clock("due", *words)
        assert (code, out) == (2, "")
        assert why in err
