"""Both logs of an agreement, read from one node's public address: what the commands on agreements start from.

Rules kept here:
  * The partner is the one whom the text names that the node's own log signed last, and must serve that log.
  * Entries count only where they lead to the checkpoint that the log serves; else nothing is given but what is wrong.
Left to others: whether keys and witnesses deserve belief (`saksama verify`), what the entries add up to (cooperation).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from saksama.agreement.terms import Terms
from saksama.cooperation.facts import Indexed
from saksama.errors import CallerError, EvidenceError
from saksama.verify.agreements import Agreements, read_agreements
from saksama.verify.blobs import Blobs
from saksama.verify.findings import Finding, Findings
from saksama.verify.reader import Progress, Reader
from saksama.verify.served import ServedLog, read_head, read_log
from saksama.verify.wellknown import PATH, parse_well_known

_DOCUMENT = 1_000_000
_FAMILIES = ("dispatch", "task", "incident")


class NoAgreement(EvidenceError):
    """The log of this node has signed no agreement, so nothing says who its partner is."""

    code = "agreement.none-signed"
    advice = "Look at the public log: an agreement has to be signed first."

    origin: str


class OtherLog(EvidenceError):
    """The partner's address serves another log than the agreement names."""

    code = "agreement.other-log"
    advice = "Run `saksama verify` on the partner's address."

    url: str
    origin: str


class LogBroken(EvidenceError):
    """The entries of a log do not lead to the checkpoint that it serves, or not all of them are served."""

    code = "agreement.log-broken"
    advice = "Run `saksama verify`: it names the first entry that is wrong."

    findings: tuple[Finding, ...]


class NotSoLarge(CallerError):
    """A size was asked for that the log has not reached."""

    code = "agreement.size"
    advice = "Give a size that the log's checkpoint has reached."

    origin: str
    size: int


@dataclass(frozen=True, slots=True)
class BothLogs:
    """Two logs as served, the agreements in them, what was found wrong while reading."""

    logs: tuple[ServedLog, ...]
    terms: Terms
    agreements: Agreements
    findings: tuple[Finding, ...]

    def sizes(self, asked: Mapping[str, int]) -> dict[str, int]:
        """The size of each log to reckon with: as served, or smaller where that was asked. Raises `NotSoLarge`."""
        served = {log.origin: log.checkpoint.size for log in self.logs}
        for origin, size in asked.items():
            if not 0 <= size <= served.get(origin, -1):
                raise NotSoLarge(origin, size)
        return {**served, **asked}

    def entries(self, sizes: Mapping[str, int]) -> dict[str, list[Indexed]]:
        """The entries below these sizes that facts are made of, by origin."""
        return {log.origin: _entries(log, sizes[log.origin]) for log in self.logs}

    def last_moment(self, sizes: Mapping[str, int]) -> datetime | None:
        """The time of the last entry below these sizes, of either log; None where there is none."""
        lasts = [log.contents.columns.upto(sizes[log.origin]).last for log in self.logs]
        return max((last for last in lasts if last is not None), default=None)


def read_both(reader: Reader, url: str, progress: Progress) -> BothLogs:
    """Read the log of the node at `url` and its partner's. NotServed, Unreachable, NoAgreement, OtherLog, LogBroken."""
    found = Findings()
    own = _read(reader, url, None, progress, found)
    blobs = Blobs(reader, found)
    terms = read_agreements([own], blobs, found).partner_of(own.origin)
    if terms is None:
        raise NoAgreement(own.origin)
    partner = terms.partner_of(own.origin)
    logs = (own, _read(reader, partner.url, partner.origin, progress, found))
    return BothLogs(logs, terms, read_agreements(logs, blobs, found), found.ordered())


def _read(reader: Reader, url: str, expected: str | None, progress: Progress, found: Findings) -> ServedLog:
    described = parse_well_known(reader.get(f"{url.rstrip('/')}/{PATH}", _DOCUMENT))
    if expected not in (None, described.origin):
        raise OtherLog(url, described.origin)
    head = read_head(reader, described.log.rstrip("/"), described.origin, found)
    if head is None:
        raise LogBroken(found.ordered())
    log = read_log(reader, head, found, progress)
    if log.tree is None:
        raise LogBroken(found.ordered())
    return log


def _entries(log: ServedLog, size: int) -> list[Indexed]:
    items = [item for family in _FAMILIES for item in log.contents.family(family) if item.index < size]
    return [(item.index, item.entry) for item in sorted(items, key=lambda item: item.index)]
