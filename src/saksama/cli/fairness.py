"""`saksama fairness URL|FILE`: whether all sides are treated alike, computed again from public entries alone.

Rules kept here:
  * From an address the whole log is read, and counts only if its entries lead to the root that was signed.
  * A file holds one entry a line, as the log has them.
  * Exit codes: 0 computed, 1 the log is not whole, 2 could not be read.
Left to others: whose signature it is and who saw the log (`saksama verify`), every number (saksama.fairness).
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from saksama.cli.door import complain, plain, tell, tell_json
from saksama.cli.fetch import Bounds, HttpReader, add_bounds, bounds_of
from saksama.entries.body import Body
from saksama.entries.entry import decode_entry
from saksama.errors import EvidenceError, WorldError
from saksama.fairness.comparison import CAVEAT, Standing, sentence
from saksama.fairness.report import FairnessReport, as_json, report
from saksama.progress import Bar
from saksama.remedies import remedies_of
from saksama.verify.findings import Findings
from saksama.verify.served import read_head, read_log
from saksama.verify.wellknown import PATH, parse_well_known
from saksama.words import Language

_DOCUMENT = 1_000_000

type Acts = Sequence[tuple[str, datetime, Body]]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("source", help="alamat publik simpul, atau berkas dengan satu catatan sebaris (URL or file)")
    parser.add_argument("--json", action="store_true", help="seluruhnya sebagai satu objek JSON")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa laporan (language of the report)")
    add_bounds(parser)


def run(options: argparse.Namespace) -> int:
    """Read, compute, print."""
    is_url = options.source.startswith(("http://", "https://"))
    try:
        made = _from_url(options.source, bounds_of(options)) if is_url else _from_file(Path(options.source))
    except OSError as error:
        complain(f"saksama fairness: {error}")
        return 2
    except (WorldError, EvidenceError) as error:
        complain(f"saksama fairness: {error}", *remedies_of(error))
        return 2 if isinstance(error, WorldError) else 1
    if made is None:
        complain("saksama fairness: log tidak utuh; jalankan `saksama verify` (the log is not whole)")
        return 1
    if options.json:
        tell_json(as_json(made))
    else:
        tell(*_as_text(made, options.lang))
    return 0


def _from_url(url: str, bounds: Bounds) -> FairnessReport | None:
    found = Findings()
    with Bar(sys.stderr) as bar, HttpReader(bounds=bounds) as reader:
        described = parse_well_known(reader.get(f"{url.rstrip('/')}/{PATH}", _DOCUMENT))
        head = read_head(reader, described.log.rstrip("/"), described.origin, found)
        log = None if head is None else read_log(reader, head, found, bar)
    if log is None or log.tree is None:
        return None
    acts = [(item.wire.subject, item.at, item.body) for item in log.contents.family("case")]
    return report(log.origin, acts, log.checkpoint.size)


def _from_file(path: Path) -> FairnessReport:
    entries = [decode_entry(line) for line in path.read_bytes().splitlines() if line]
    origins = sorted({entry.node for entry in entries})
    acts = [(entry.subject, entry.at, entry.body) for entry in entries if entry.kind.startswith("case.")]
    return report(" ".join(origins), acts, len(entries))


def _as_text(made: FairnessReport, language: Language) -> list[str]:
    """What deserves a look first, then the rest; what is too few in one line."""
    place = 0 if language == "id" else 1
    heads = (
        f"Log {plain(made.origin)}, {made.size} catatan, {made.cases} perkara",
        f"Log {plain(made.origin)}, {made.size} entries, {made.cases} cases",
    )
    lines = [heads[place], CAVEAT[place], ""]
    for standing in (Standing.NOTICEABLE, Standing.AS_CHANCE):
        lines += [
            f"[{each.procedure or '-'}, {each.dimension}] {sentence(each, language)}"
            for each in made.comparisons
            if each.standing is standing
        ]
    few = sum(each.standing is Standing.TOO_FEW for each in made.comparisons)
    told = (
        f"{few} kelompok terlalu kecil untuk pernyataan; semuanya dengan --json.",
        f"{few} groups are too small for a statement; all with --json.",
    )
    return [*lines, told[place]]
