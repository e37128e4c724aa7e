"""The fuzzer finds what is broken, keeps it, and says what it ran."""

import json
import platform
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tools.fuzz.parsers import PARSERS
from tools.fuzz.run import blind, main


def test_a_planted_fault_is_found_and_kept(tmp_path: Path) -> None:
    whole = next(each for each in PARSERS if each.name == "proof")

    def broken(data: bytes) -> object:
        if data.count(b"\n") == 6:
            raise ZeroDivisionError
        return whole.read(data)

    assert blind(replace(whole, read=broken), 20, tmp_path) == "ZeroDivisionError()"
    assert (tmp_path / "crash-blind").read_bytes().count(b"\n") == 6
    lossy = replace(whole, again=lambda _: b"")
    assert "differently" in blind(lossy, 20, tmp_path)


@pytest.mark.skipif((sys.platform, platform.machine()) != ("linux", "x86_64"), reason="atheris has no wheel here")
def test_atheris_guides_a_short_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--seconds", "1", "--only", "tile path"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["guided"], told["parsers"], told["broken"]) == (True, 1, [])
    assert main(["--seconds", "1", "--only", "no such parser"]) == 1
