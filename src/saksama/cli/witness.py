"""`saksama witness`: a small witness that anyone can run, and that takes up what a log's institution says of its keys.

Rules kept here:
  * Name, key and state are made together at the first `serve` (or `trust`), and never made again beside each other.
  * A shifted clock cosigns only logs that say `simulasi` of themselves.
  * Only a statement under the institution key that the operator names counts, and only for a log key. Who trusted the
    old key goes on to the new one; no log is trusted by it that was not trusted before.
  * Where a key is revoked and this witness cosigned a branch beyond the last good size, it goes back to that size: the
    one case in which a witness does. The note of the branch is kept, and printed with the answer.
Left to others: what it remembers (witness_state), what it answers (witness_http), the judgement of each request
(`saksama.tlog.witness`).
"""

import argparse
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

from saksama.cli.door import complain, tell
from saksama.cli.witness_http import WitnessServer
from saksama.cli.witness_state import WitnessState, open_state
from saksama.clock_file import ShiftedClock
from saksama.errors import CallerError
from saksama.keys.statement import KeyRevocation, KeyStatement, open_statement
from saksama.tlog.note import VerifierKey
from saksama.vocabulary import KeyUse


class NotFollowed(CallerError):
    """A statement that says nothing to this witness."""

    code = "witness.not-followed"
    advice = "Give the statement of a log key of a log that this witness trusts already."

    why: str


def follow_statement(state: WitnessState, data: bytes, institution: VerifierKey) -> str:
    """Take up one statement; what became of it, in a line. Raises the errors of `open_statement`, NotFollowed."""
    said = open_statement(data, institution)
    if said.use is not KeyUse.LOG:
        raise NotFollowed(f"it speaks of a key for {said.use}")
    if said.owner not in state.logs():
        raise NotFollowed(f"the log {said.owner} is not trusted here")
    match said:
        case KeyStatement():
            state.trust(said.key)
            return f"trust {said.key}"
        case KeyRevocation():
            state.distrust(said.key)
            size, root = said.last_good or (0, "")
            cut = state.cut_back(said.owner, size, bytes.fromhex(root), VerifierKey.parse(said.key)) if root else None
            return f"distrust {said.key}" if cut is None else f"distrust {said.key}; back to {size}, kept {cut}"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add `serve`, `trust`, `distrust`, `follow`, `keep`, `show`."""
    acts = parser.add_subparsers(dest="act", required=True)
    serve = acts.add_parser("serve", help="answer logs and readers until stopped")
    serve.add_argument("--host", default="127.0.0.1", help="where to listen (default: this machine alone)")
    serve.add_argument("--port", type=int, default=8803)
    serve.add_argument("--log", action="append", default=[], metavar="VKEY", help="trust this log; may be repeated")
    shifts = serve.add_mutually_exclusive_group()
    shifts.add_argument("--clock-offset", type=int, default=0, metavar="SECONDS", help="for simulations only")
    shifts.add_argument("--clock-file", type=Path, metavar="FILE", help="the same from a file, which may grow")
    trust = acts.add_parser("trust", help="cosign logs with these keys")
    distrust = acts.add_parser("distrust", help="cosign under these keys no more")
    for each in (trust, distrust):
        each.add_argument("vkey", nargs="+")
    follow = acts.add_parser("follow", help="take up the key statements of a log's institution, from files")
    follow.add_argument("statement", nargs="+", type=Path, help="from <log>/blob/<sha256>")
    follow.add_argument("--institution", required=True, metavar="VKEY", help="as the agreement pins it")
    keep = acts.add_parser("keep", help="serve public files under their SHA-256")
    keep.add_argument("file", nargs="+", type=Path)
    show = acts.add_parser("show", help="print the verifier key and what was cosigned")
    for each in (serve, trust, distrust, follow, keep, show):
        each.add_argument("--state", required=True, type=Path, help="the state's one file")
        each.add_argument("--key", type=Path, help="the key's file (default: beside the state, ending in .key)")
        each.add_argument("--name", default="", help="the witness's name, as witness.example; needed the first time")


def run(options: argparse.Namespace) -> int:
    """Do what was asked; give the exit code."""
    key = options.key or options.state.with_name(f"{options.state.name}.key")
    state = open_state(options.state, key, options.name)
    match options.act:
        case "serve":
            return _serve(state, options)
        case "trust" | "distrust" as act:
            for vkey in options.vkey:
                (state.trust if act == "trust" else state.distrust)(vkey)
                origin = VerifierKey.parse(vkey).name
                tell(f"{origin}: disaksikan (cosigned)" if act == "trust" else f"{origin}: tidak lagi (no more)")
        case "follow":
            for file in options.statement:
                tell(follow_statement(state, file.read_bytes(), VerifierKey.parse(options.institution)))
        case "keep":
            for file in options.file:
                tell(state.keep(file.read_bytes()))
        case _:
            tell(str(state.key.verifier))
            for origin, size in state.logs().items():
                tell(f"{origin} {size}")
    return 0


def _shift(options: argparse.Namespace) -> Callable[[], int]:
    """By how many seconds this witness's clock is shifted now."""
    if options.clock_file is not None:
        return ShiftedClock(options.clock_file).seconds
    offset: int = options.clock_offset
    return lambda: offset


def _serve(state: WitnessState, options: argparse.Namespace) -> int:
    for vkey in options.log:
        state.trust(vkey)
    shift = _shift(options)
    shifted = shift() != 0 or options.clock_file is not None
    server = WitnessServer((options.host, options.port), state, lambda: int(time.time()) + shift(), shifted=shifted)
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
    serving.start()
    complain(str(state.key.verifier))
    stopping.wait()
    server.shutdown()
    serving.join()
    server.server_close()
    return 0
