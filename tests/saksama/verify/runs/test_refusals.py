"""Why a command was not carried out stands in plain words, whatever a library or the system calls it."""

import re
from pathlib import Path

import pytest

from saksama.cli.acknowledged import read_acknowledged
from saksama.cli.copies import folder
from saksama.cli.copies.making import CopyBrokenOff, NothingToCopy
from saksama.cli.copies.manifest import ManifestMalformed, NotACopy, parse_copy_manifest
from saksama.cli.evidence import reason
from saksama.cli.memory.alone import CheckUnderWay
from saksama.cli.reasons import UNSAID
from saksama.cli.refusals import REFUSALS, refusal
from saksama.cli.state import StateUnreadable, load, place_of
from saksama.errors import PolicyMalformed, SaksamaError
from saksama.tlog.policy import Policy

PROGRAMS = re.compile(r"Error\b|Errno|Expected|Object |\bfield\b|malformed\b|`|\w+='|\$")
URL = "http://simpul.example"
STATE = (
    b'{"url":"u","origin":"o","institutions":{},"log_keys":{"o":"k"},"checkpoints":{},"policies":{}}',
    b'{"url":1}',
    b"{",
    b"[]",
    b'{"url":"u","nothing":1}',
    b"\xff",
    b"[" * 9_000,
)
ACKNOWLEDGED = (b"[1]", b"{}", b'{"log":"a","index":-1,"code":"log.fork"}', b'{"log":"a","index":0,"code":"no"}', b"x")
POLICIES = (b"quorum nobody\n", b"log a\nquorum none\n", b"quorum", b"", b"group a 3 b\nquorum a\n", b"log x+y+z\n")


def refused(act: object, *given: object) -> SaksamaError:
    with pytest.raises(SaksamaError) as caught:
        act(*given)  # type: ignore[operator]
    return caught.value


def errors(tmp_path: Path) -> list[OSError | SaksamaError]:
    found: list[OSError | SaksamaError] = [refused(read_acknowledged, data) for data in ACKNOWLEDGED]
    found += [refused(Policy.parse, data) for data in POLICIES]
    found += [
        refused(parse_copy_manifest, data)
        for data in (b"{}", b'{"mirror":9,"url":"u","at":"2026-11-24T00:00:00.000Z"}')
    ]
    file = place_of(tmp_path, URL)
    file.parent.mkdir()
    for data in STATE:
        file.write_bytes(data)
        found.append(refused(load, tmp_path, URL))
    file.unlink()
    file.mkdir()
    found.append(refused(load, tmp_path, URL))
    (tmp_path / "own").write_text("mine")
    found.append(refused(lambda: folder.sole(tmp_path).__enter__()))
    found.append(refused(lambda: folder.sole(tmp_path / "own").__enter__()))
    for name in ("none", "verify"):
        with pytest.raises(OSError) as caught:  # noqa: PT011 - the system's own words do not matter
            (tmp_path / name).read_bytes()
        found.append(caught.value)
    return found


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_refusal_shows_a_program_s_own_text(tmp_path: Path, language: str) -> None:
    for error in errors(tmp_path):
        text = refusal(error, language)  # type: ignore[arg-type]
        assert not PROGRAMS.search(text), text
        assert UNSAID.say(language, {}) not in text, (text, str(error))  # type: ignore[arg-type]


def test_each_error_of_the_two_commands_has_its_sentence() -> None:
    of_a_copy = {folder.FolderUnusable.code, folder.CopyUnderWay.code, NotACopy.code, ManifestMalformed.code}
    of_a_run = {NothingToCopy.code, CopyBrokenOff.code, CheckUnderWay.code}
    assert {*of_a_copy, *of_a_run, StateUnreadable.code, PolicyMalformed.code, "ack.malformed"} == set(REFUSALS)


def test_where_a_file_is_wrong_is_said() -> None:
    error = refused(read_acknowledged, b'\n{"log":"a","index":"x","code":"log.fork"}')
    assert refusal(error, "id").startswith("baris 2 berkas --ack tidak menurut bentuknya: isi bagian index bukan")
    assert refusal(error, "en").startswith("line 2 of the --ack file has not its form: its part index is not")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("in their list, Expected `array`, got `str` - at `$.sizes`",
         "dalam daftarnya, isi bagian sizes bukan yang diminta di sana"),
        ("in their list, its sizes do not rise", "dalam daftarnya, ukurannya tidak menaik"),
        ("what is shown cannot be read: Input data was truncated", "yang ditampilkan tidak dapat dibaca"),
        ("case.received: Object missing required field `x`", "case.received: bagian x tidak ada"),
        ("case.received must commit ['a'] and may commit []", "case.received: segelnya bukan yang diminta jenis itu"),
        ("case.decided: month must be in 1..12", "case.decided: waktunya tidak ada dalam kalender"),
        ("not JSON: JSON is malformed: invalid character (byte 0)", "bukan JSON yang sah"),
    ],
)  # fmt: skip
def test_what_a_library_says_within_a_reason_is_told_in_words(said: str, shown: str) -> None:
    assert reason(said, "id") == shown
    assert not PROGRAMS.search(reason(said, "en"))
