"""Run an audit: commit its list before anyone can know the seed, draw on, read forms, conclude.

Rules kept here:
  * Where the agreement that this log signed last names an outside witness that is asked, the list names it: its
    signature draws (`draw_audits`). Elsewhere two persons type dice.
  * The list can be looked at first, by those who may commit it; a look enters nothing.
  * Each act is refused to one who may not run audits at the audit's region; a form is read by those who may at the
    station's place.
"""

from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.flows.agreement.outside_witness import source_now
from saksama_node.ledger.actions import act
from saksama_node.results.audits import auditing
from saksama_node.results.audits.auditing import AuditRefused, Why
from saksama_node.results.audits.listing import Asked, Prepared, SeedSource, commit, prepare
from saksama_node.results.audits.public import StationRead, audit
from saksama_node.results.audits.public import progress as progress_of


def look_at_list(by: Staff, asked: Asked) -> Prepared:
    """What would be entered. Raises `NotAllowed`, `AuditRefused`, what a plan raises."""
    require(by, Action.AUDIT_RUN, asked.region)
    return prepare(asked)


def witness_draws() -> bool:
    """Whether an audit that begins now is drawn by an outside witness's signature, and nobody types dice."""
    return source_now() is not None


def commit_audit(by: Staff, asked: Asked) -> str:
    """Enter it; return the audit's subject. Raises `NotAllowed`, `AuditRefused`, what a plan raises."""
    require(by, Action.AUDIT_RUN, asked.region)
    with act():
        source = source_now()
        named = None if source is None else SeedSource(source.agreement, source.name)
        return commit(by, asked, named).entry.subject


def throw_dice(by: Staff, subject: str, digits: str) -> bool:
    """Type the dice; whether the draw was made. Raises `NotAllowed`, `AuditRefused`."""
    _require(by, subject)
    with act():
        return auditing.throw(by, subject, digits)


def draw_more(by: Staff, subject: str, more: int, before: int) -> None:
    """Take `more` further tickets beyond the `before` that the person saw. Raises `NotAllowed`, `AuditRefused`."""
    _require(by, subject)
    with act():
        auditing.draw_more(by, subject, more, before)


def read_form(by: Staff, subject: str, station: str, votes: tuple[int, ...] | None) -> bool:
    """Read a form; whether another had read the same. Raises `NotAllowed`, `AuditRefused`."""
    require(by, Action.AUDIT_RUN, _drawn(subject, station).region)
    with act():
        return auditing.read(by, subject, station, votes)


def conclude_audit(by: Staff, subject: str) -> None:
    """Enter what the readings give. Raises `NotAllowed`, `AuditRefused`."""
    _require(by, subject)
    with act():
        auditing.conclude(by, subject)


def _require(by: Staff, subject: str) -> None:
    found = audit(subject)
    if found is None:
        raise AuditRefused(subject, Why.UNKNOWN)
    require(by, Action.AUDIT_RUN, found.region)


def _drawn(subject: str, station: str) -> StationRead:
    found = progress_of(subject)
    if found is None:
        raise AuditRefused(subject, Why.UNKNOWN)
    for each in found.stations:
        if each.station == station:
            return each
    raise AuditRefused(subject, Why.NOT_DRAWN)
