"""An audit is judged as it is: known is known, allowed has a reason, what was not asked about is not called well."""

import json
import tomllib
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tools.supply import osv
from tools.supply.advisories import ALLOWED, Judged, judge, main
from tools.supply.lock import LOCK

REPORT = {
    "dependencies": [
        {"name": "a", "version": "1", "vulns": []},
        {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "aliases": ["CVE-1"]}]},
        {"name": "c", "skip_reason": "not found"},
    ]
}


def test_a_known_weakness_is_open_until_it_is_allowed_by_one_of_its_names() -> None:
    assert judge(REPORT, {}) == Judged(("b 2: PYSEC-1",), 2, 1)
    assert judge(REPORT, {"CVE-1": "never called"}) == Judged((), 2, 1)
    assert judge({"dependencies": []}, {}) == Judged((), 0, 0)


def test_every_allowed_weakness_has_its_reason() -> None:
    assert all(len(reason.split()) >= 4 for reason in tomllib.loads(ALLOWED.read_text())["allowed"].values())


def record(*events: dict[str, str], versions: tuple[str, ...] = (), **more: object) -> dict[str, object]:
    """A record as OSV publishes it."""
    spans = [{"type": "GIT", "events": [{"introduced": "0"}]}, {"type": "ECOSYSTEM", "events": list(events)}]
    package = {"ecosystem": "PyPI", "name": "Contoh_Paket"}
    affected = [{"package": package, "ranges": spans if events else spans[:1], "versions": list(versions)}]
    return {"id": "GHSA-1", "modified": "2026-11-20T00:00:00Z", "aliases": ["CVE-1"], "affected": affected, **more}


TWICE = ({"introduced": "0"}, {"fixed": "1.2"}, {"introduced": "2.0"}, {"last_affected": "2.3"})
AFFECTED = [
    ("before it was mended", record(*TWICE), "1.1.9", True),
    ("where it was mended", record(*TWICE), "1.2", False),
    ("where it came again", record(*TWICE), "2.0", True),
    ("the last one", record(*TWICE), "2.3", True),
    ("after the last one", record(*TWICE), "2.3.1", False),
    ("a version before a first one", record({"introduced": "1.0"}), "1.0rc1", False),
    ("in whatever order they stand", record(*reversed(TWICE)), "2.1", True),
    ("by a list alone, written otherwise", record(versions=("1.0.0",)), "1.0", True),
    ("a range of commits says nothing of versions", record(), "1.0", False),
    (
        "not ours",
        {**record(*TWICE), "affected": [{"package": {"ecosystem": "npm", "name": "contoh-paket"}}]},
        "1",
        False,
    ),
]


@pytest.mark.parametrize(("held", "version", "affected"), [a[1:] for a in AFFECTED], ids=[a[0] for a in AFFECTED])
def test_a_version_is_affected_as_osv_says(held: dict[str, object], version: str, affected: bool) -> None:
    assert osv.is_affected(held, "contoh-paket", version) is affected


def test_osv_s_data_that_was_brought_is_judged_like_an_audit(tmp_path: Path) -> None:
    lock = "contoh-paket==1.0 \\\n    --hash=sha256:00\nlain==2 ; sys_platform == 'linux' \\\n    --hash=sha256:11\n"
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as packed:
        packed.writestr("GHSA-1.json", json.dumps(record(*TWICE)))
        packed.writestr("GHSA-2.json", json.dumps(record(*TWICE, id="GHSA-2", withdrawn="2026-11-21T00:00:00Z")))
    report, newest = osv.report(lock, osv.records(tmp_path / "all.zip"))
    assert judge(report, {}) == Judged(("contoh-paket 1.0: GHSA-1",), 2, 0)
    assert judge(report, {"CVE-1": "never called"}) == Judged((), 2, 0)
    assert newest == datetime(2026, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize("content", [None, b"no zip", b"{}"])
def test_data_that_was_named_and_cannot_be_read_fails(
    tmp_path: Path, content: bytes | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "osv"
    if content == b"{}":
        place.mkdir()
        (place / "GHSA-1.json").write_bytes(content)
    elif content is not None:
        place.write_bytes(content)
    monkeypatch.setenv("SAKSAMA_OSV", str(place))
    assert main() == 1
    assert "NOT CHECKED" in capsys.readouterr().err


def test_the_whole_lock_is_asked_about() -> None:
    text = LOCK.read_text()
    lines = [line for line in text.splitlines() if line and line[0] not in " #"]
    assert len(osv.pinned(text)) == len(lines) > 50
