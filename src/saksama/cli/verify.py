"""`saksama verify URL`: check a node's whole public log, its partner and its witnesses.

Rules kept here:
  * Exit codes: 1 where integrity is broken; else 2 where something could not be checked; else 3 where people were late
    or left something; else 0.
  * What is only late (cosignatures on their way) is asked for again before it is called unchecked.
Left to others: every judgement (saksama.verify), the report's text (report_text) and JSON (report_json).
"""

import argparse
import os
import sys
import time
from pathlib import Path

from saksama.cli import state
from saksama.cli.door import complain, tell, tell_json
from saksama.cli.fetch import Bounds, HttpReader, add_bounds, bounds_of
from saksama.cli.report_json import as_json
from saksama.cli.report_text import as_text
from saksama.errors import SaksamaError
from saksama.progress import Bar
from saksama.tlog.policy import Policy
from saksama.verify.findings import Code
from saksama.verify.meaning.audits import Auditor
from saksama.verify.meaning.sheets import Lister
from saksama.verify.meaning.statutory import StatutoryClocks
from saksama.verify.report import Report
from saksama.verify.run import Asking
from saksama.verify.trust import Anchors
from saksama.verify.whole import verify_node

try:
    from saksama.tally.audit.again import Again as AuditsAgain
    from saksama.tally.published.again import Again as ListsAgain
except ImportError:  # without saksama[tally] the report says what was not checked
    _AUDITOR: Auditor | None = None
    _LISTER: Lister | None = None
else:
    _AUDITOR = AuditsAgain()
    _LISTER = ListsAgain()

_ROUNDS = 6
_BETWEEN = 0.7


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("url", help="alamat publik simpul (the node's public address)")
    parser.add_argument("--policy", type=Path, help="berkas C2SP tlog-policy: kunci dan penyaksi yang dipercaya")
    parser.add_argument("--json", action="store_true", help="laporan sebagai satu objek JSON")
    parser.add_argument("--state", type=Path, help="tempat kunci dan bukti disimpan (default ~/.local/state/saksama)")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa laporan (language of the report)")
    add_bounds(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check and report."""
    folder: Path = arguments.state or state.default_folder(os.environ)
    try:
        policy = None if arguments.policy is None else Policy.parse(arguments.policy.read_bytes())
        anchors = Anchors(policy, state.load(folder, arguments.url))
    except (OSError, SaksamaError) as error:
        complain(f"saksama verify: {error}", getattr(error, "advice", ""))
        return 2
    report = _check(arguments.url, anchors, bounds_of(arguments))
    if report.keep is not None:
        state.save(folder, arguments.url, report.keep)
    files = {
        position: saved
        for position, finding in enumerate(report.findings)
        if (saved := state.save_evidence(folder, finding))
    }
    if arguments.json:
        tell_json(as_json(report, arguments.lang, files))
    else:
        tell(*as_text(report, arguments.lang, files))
    return report.exit_code


def _check(url: str, anchors: Anchors, bounds: Bounds) -> Report:
    with Bar(sys.stderr) as bar, HttpReader(bounds=bounds) as reader:
        asking = Asking(reader, bar, lambda: time.sleep(_BETWEEN), StatutoryClocks(), _LISTER, _AUDITOR)
        report = verify_node(url, anchors, asking)
        for _ in range(_ROUNDS - 1):
            if not report.findings or any(one.code is not Code.NOT_YET_WITNESSED for one in report.findings):
                break
            asking.pause()
            report = verify_node(url, anchors, asking)
        return report
