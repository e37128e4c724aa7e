"""What a command of the outsider says after an error, and that nothing of it is loaded before."""

import subprocess
import sys
from pathlib import Path

import pytest

from saksama.cli.main import main
from saksama.clocks.shipped import UnknownRule
from saksama.errors import CallerError, KeyMalformed
from saksama.remedies import remedies, remedies_of


def test_a_command_tells_the_error_then_what_to_do_in_indonesian_and_in_english(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "statement").write_text("")
    assert main(["key", "check", str(tmp_path / "statement"), "--institution", "nama"]) == 2
    error, *told = capsys.readouterr().err.splitlines()
    assert error.startswith("saksama: key.malformed: why=")
    assert told == [
        "Kunci itu tidak terbaca. Salin lagi seutuhnya: nama+sidik+base64, tanpa spasi. (kode key.malformed)",
        KeyMalformed.advice,
    ]


def test_an_error_without_a_row_is_told_in_english_alone() -> None:
    class Unheard(CallerError):
        code = "unheard"
        advice = "Do something else."

    Unheard.__module__ = UnknownRule.__module__
    assert remedies_of(Unheard()) == ["Do something else."]
    assert remedies_of(UnknownRule("x"))[0] == f"{remedies('saksama')['clock.unknown-rule']} (kode clock.unknown-rule)"


def test_nothing_is_loaded_before_an_error_is_told() -> None:
    program = "import sys, saksama.cli.main; print({'tomllib', 'importlib.resources'} & set(sys.modules))"
    asked = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert asked.stdout == "set()\n"
