"""What a command of the outsider's command line is, and how it ends; `saksama tally` as a process of its own.

Rules kept here:
  * A command is loaded when it is asked for: none waits for what only another needs.
  * 0 good, 1 something is wrong, 2 could not be done; a mistake of ours never ends as "something is wrong" with
    somebody's log or figures.
  * Whoever stops a command (Ctrl-C) gets no words of Python, and the exit code that shells give for that.
  * Every word after `tally` is handed on unread; without `saksama[tally]` the answer says what is missing.
Left to others: the tables of commands (`saksama.cli.main`, `saksama.cli.tally`).
"""

import argparse
import atexit
import gc
import os
import re
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from errno import EACCES, EDQUOT, EIO, ENOSPC, errorcode
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Protocol

from saksama.cli.door import complain
from saksama.cli.forms import SYSTEM
from saksama.errors import SaksamaError
from saksama.remedies import remedies_of

_FULL: Final = (ENOSPC, EDQUOT, EIO)
_ADDRESS: Final = re.compile(r"https?://[^/]")
STOPPED: Final = 130
"""Exit code of what a person stopped: 128 and the number of the signal."""


class Command(Protocol):
    """The module of one command."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add its options."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it; its exit code."""
        ...


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """What an option takes as a whole number within these bounds, both counted in."""

    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            span = f"bilangan bulat mulai {least}, paling besar {most} (a whole number from {least}, {most} at most)"
            raise argparse.ArgumentTypeError(f"{text!r}: {span}")
        return int(text)

    return read


def address(text: str) -> str:
    """What a command takes as the address of a node."""
    if not text.strip():
        raise argparse.ArgumentTypeError("alamatnya kosong (the address is empty)")
    if not _ADDRESS.match(text):
        raise argparse.ArgumentTypeError(
            f"{text!r}: bukan alamat simpul; tulis https://... (no address of a node; write https://...)"
        )
    return text


def address_or_copy(text: str) -> str:
    """The same, or a folder that is there."""
    if not text.strip() or _ADDRESS.match(text):
        return address(text)
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(
            f"{text!r}: bukan alamat simpul dan bukan folder; tulis https://... atau folder salinan yang ada "
            "(neither an address of a node nor a folder; write https://... or a copy's folder that is there)"
        )
    return text


def asked(
    whole: argparse.ArgumentParser, table: Mapping[str, str], loaded: Callable[[str], Command], words: Sequence[str]
) -> int:
    """Run the command that these words name, and give its exit code.

    `table`: each command's line in the help; `loaded` gives its module. Only the one that is named has its options.
    """
    if not _can_speak():
        return 2
    chosen = whole.add_subparsers(dest="command", required=True, metavar="PERINTAH")
    try:
        for name, line in table.items():
            own = chosen.add_parser(name, help=line, description=line)
            if name in words[:1]:
                _unlooked(lambda: loaded(words[0])).configure(own)
        options = whole.parse_args(words)
        return _carried_out(lambda: loaded(options.command).run(options))
    except KeyboardInterrupt:
        return STOPPED


def _can_speak() -> bool:
    """Whether somebody hears an answer; what is said beside it may go nowhere."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as long as the process
    if sys.stdout is None:
        complain("saksama: keluaran ditutup, jawabannya tidak dapat ditulis (output is closed: no answer was written)")
    return sys.stdout is not None


def _unlooked[T](load: Callable[[], T]) -> T:
    """Load without looking for what nobody needs any more, here and, where it is the first time, later: modules stay.

    Nor is it looked for when the process ends: all goes with it.
    """
    looks = gc.isenabled()
    gc.disable()
    try:
        return load()
    finally:
        if not gc.get_freeze_count():
            gc.freeze()
            atexit.register(gc.freeze)
        if looks:
            gc.enable()


def _carried_out(run: Callable[[], int]) -> int:
    try:
        code = run()
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read us has left (`| head`): nothing more can be said there, and nothing was judged to its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except SaksamaError as error:
        complain(f"saksama: {error}", *remedies_of(error))
        return 2
    except MemoryError:
        complain("saksama: ingatan komputer tidak cukup (this machine has too little memory)")
        return 2
    except Exception as error:  # noqa: BLE001 (a mistake of ours must not end as "something is wrong" with a log)
        if isinstance(error, OSError) and error.errno in _FULL and error.filename is None:
            # A file of ours would have its name: it is where we speak that takes no more.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            said = SYSTEM[errorcode[error.errno]]
            complain(f"saksama: jawabannya tidak dapat ditulis: {said.id} (the answer could not be written: {said.en})")
        elif isinstance(error, PermissionError) and error.filename is not None:
            said = SYSTEM[errorcode[error.errno or EACCES]]
            complain(
                f"saksama: {error.filename}: {said.id}. Jalankan sebagai pengguna yang memilikinya.",
                f"saksama: {error.filename}: {said.en}. Run this as the user who owns it.",
            )
        else:
            traceback.print_exc()
        return 2
    return code


NEEDS: Final = ("duckdb", "numpy", "scipy")
_ABSENT: Final = """saksama tally: belum terpasang: {missing}. Pasang dengan: pip install 'saksama[tally]'
(not installed: {missing}; install saksama[tally])
"""


def opened_tally(words: Sequence[str]) -> int:
    """Run `saksama tally` with these words and give its exit code."""
    if missing := [name for name in NEEDS if find_spec(name) is None]:
        complain(*_ABSENT.format(missing=", ".join(missing)).splitlines())
        return 2
    process = [sys.executable, "-P", "-m", "saksama.cli.tally", *words]
    # -P: a file called numpy.py in the folder where somebody happens to stand is not numpy.
    try:
        return subprocess.run(process, check=False).returncode
    except KeyboardInterrupt:
        return STOPPED
