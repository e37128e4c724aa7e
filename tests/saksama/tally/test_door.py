"""`saksama tally` opens for whoever has its libraries, and says what is missing to all others."""

import subprocess
import sys


def _asked(*words: str, before: str = "") -> subprocess.CompletedProcess[str]:
    code = f"import sys; {before}\nfrom saksama.cli.main import main; sys.exit(main())"
    return subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False)


def test_its_help_is_its_own() -> None:
    told = _asked("tally", "--help")
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("usage: saksama tally")


def test_a_library_that_is_not_there_is_named_with_the_way_to_get_it() -> None:
    told = _asked("tally", "check", "tps.csv", before="sys.modules['duckdb'] = None")
    assert (told.returncode, told.stdout) == (2, "")
    assert "belum terpasang: duckdb." in told.stderr
    assert "saksama[tally]" in told.stderr


def test_the_whole_help_names_it() -> None:
    assert "tally" in _asked("--help").stdout
