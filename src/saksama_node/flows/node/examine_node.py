"""Examine the node: every check, in the order in which one mends; what cannot be looked at is said.

Rules kept here: a check that falls is a finding and stops no other; an alarm ends only where it was looked for.
Left to others: each check (examine_machine, _keys, _log, _links, _duties, _people, _trace), alarms (watch_node).
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import DatabaseError

from saksama.errors import SaksamaError
from saksama_node.condition.beats import beats, check_worker
from saksama_node.condition.check import Check, found
from saksama_node.flows.node import examine_duties as duties
from saksama_node.flows.node import examine_keys as keys
from saksama_node.flows.node import examine_links as links
from saksama_node.flows.node import examine_log
from saksama_node.flows.node import examine_machine as machine
from saksama_node.flows.node import examine_people as people
from saksama_node.flows.node.examine_mail import mail
from saksama_node.flows.node.examine_trace import trace_days
from saksama_node.settings.current import SETTINGS

FALLS: Final = (SaksamaError, OSError, DatabaseError, ValueError, LookupError)
"""What a look may fall with; a mistake of ours ends the round."""
FAILED: Final = "node.failed"
"""A look that fell; `about` is its group."""
_DOWN = frozenset({"database.unreachable", "database.full"})


@dataclass(frozen=True, slots=True)
class Look:
    """One line of the examination. `stored`: it needs the database; `far`: it needs the network."""

    group: str
    at: Callable[[], Sequence[Check]]
    stored: bool = True
    far: bool = False


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found, and the groups that were really looked at: only of these can an alarm end."""

    checks: tuple[Check, ...]
    looked_at: frozenset[str]


def looks(*, asking: bool, thorough: bool) -> tuple[Look, ...]:
    """All lines, `asking` over the network or not; `thorough`: an SQLite file is read through, and the trace."""
    return (
        Look("folder", machine.folder, stored=False),
        Look("disk", machine.disks, stored=False),
        Look("database", lambda: machine.stored(thorough=thorough), stored=False),
        Look("key", keys.key_files, stored=False),
        Look("key", keys.keys_lasting),
        Look("key", keys.case_keys),
        Look("worker", lambda: check_worker(beats(SETTINGS.data)), stored=False),
        Look("reading", machine.confinement, stored=False),
        Look("port", machine.port, stored=False, far=True),
        Look("clock", lambda: machine.clock(asking=asking)),
        Look("certificate", machine.certificates, far=True),
        Look("address", machine.address, stored=False, far=True),
        Look("log", examine_log.log),
        Look("witness", examine_log.witnesses),
        Look("mirror", examine_log.mirrors, far=True),
        Look("partner", links.partners),
        Look("dispatch", links.on_their_way),
        Look("agreement", duties.agreed),
        Look("duty", duties.duties),
        Look("deadline", duties.deadlines),
        Look("mail", lambda: mail(asking=asking)),
        Look("account", people.accounts),
        Look("office", people.lacking_addresses),
        Look("staff", duties.staff),
        Look("power", duties.powers),
        Look("trace", lambda: trace_days(thorough=thorough)),
        Look("backup", machine.backup, stored=False),
        Look("alarm", duties.unseen),
    )


def examine_node(*, asking: bool = True, thorough: bool = True, groups: Collection[str] | None = None) -> Examination:
    """Look at everything, or at these groups alone; without `asking` nothing leaves this machine."""
    checks: list[Check] = []
    looked_at: set[str] = set()
    not_looked_at: set[str] = set()
    unasked: list[str] = []
    down = False
    for look in looks(asking=asking, thorough=thorough):
        # One that is down is said once, not by each that would have asked it.
        if look.stored and down:
            unasked.append(look.group)
            continue
        if (look.far and not asking) or (groups is not None and look.group not in groups):
            continue
        try:
            seen = look.at()
        except FALLS as error:
            checks.append(found(FAILED, look.group, why=_why(error)))
            not_looked_at.add(look.group)
            continue
        checks += seen
        looked_at.add(look.group)
        down = down or any(each.code in _DOWN for each in seen)
    if unasked:
        checks.append(found("node.unasked", ", ".join(unasked)))
    if not asking:
        checks.append(found("node.offline"))
        # The certificate, the port and the mail server were not looked at: their alarms stay as they are.
        not_looked_at |= {"mail", "clock"}
    return Examination(tuple(checks), frozenset(looked_at - not_looked_at - set(unasked)))


def _why(error: Exception) -> str:
    return error.code if isinstance(error, SaksamaError) else type(error).__name__
