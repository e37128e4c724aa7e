"""Measure the node: every figure that is not a request, read from the database and the folder at the moment asked.

Rules kept here: no figure holds a person, a case or a subject; labels come from closed lists or from the agreement.
Left to others: figures of requests, the format, who may ask (`web.vitals`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from saksama_node.condition import files
from saksama_node.condition.beats import beats
from saksama_node.exchange import queries as dispatches
from saksama_node.exchange.linking import faults, links
from saksama_node.flows.node.examine_machine import last_backup
from saksama_node.ledger import mirror, public
from saksama_node.ledger.queries import evidence, log_state, witness_clocks
from saksama_node.ledger.times import to_ms
from saksama_node.settings import reserve
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.upkeep.alarming import count_unseen, open_alarms


@dataclass(frozen=True, slots=True)
class Measure:
    """One metric: all are gauges. `label`: the name of its one label, empty where it has none."""

    name: str
    help: str
    label: str = ""


type Row = tuple[str, str, float]
"""Name of the measure, value of its label, figure."""

MEASURES: tuple[Measure, ...] = (
    Measure("saksama_up", "1: the database answers and holds a log"),
    Measure("saksama_log_size", "Entries in the log's tree"),
    Measure("saksama_log_waiting", "Entries that are committed and not yet in the tree"),
    Measure("saksama_log_oldest_waiting_seconds", "How long the oldest of them waits"),
    Measure("saksama_log_signing", "1: the log signs; 0: it does not, and says why on the status page"),
    Measure("saksama_log_checkpoint_age_seconds", "Age of the newest checkpoint; grows while nothing happens"),
    Measure("saksama_witness_behind", "Entries that a witness has not cosigned", "witness"),
    Measure("saksama_witness_failures", "Failures of a witness in a row", "witness"),
    Measure(
        "saksama_witness_clock_seconds",
        "How far a witness's clock is ahead of ours, by its last cosignature",
        "witness",
    ),
    Measure("saksama_partner_silent_seconds", "How long a partner has not answered; 0: it answers", "partner"),
    Measure(
        "saksama_partner_stopped", "1: a partner is no longer followed: fork, rollback or a wrong signature", "partner"
    ),
    Measure("saksama_partner_behind", "Entries of a partner's log that were mirrored and not yet acted on", "partner"),
    Measure("saksama_partner_faults", "Faults of a partner's log that nobody has seen to", "partner"),
    Measure("saksama_forks", "Kept pairs of notes that prove a fork or a rollback"),
    Measure("saksama_dispatches", "Dispatches by direction and state", "state"),
    Measure("saksama_alarms_open", "Alarms that last"),
    Measure("saksama_alarms_unseen", "Alarms that last and that nobody has seen"),
    Measure("saksama_loop_age_seconds", "Age of a worker loop's last sign of life", "loop"),
    Measure("saksama_loop_fallen", "1: a worker loop fell a moment ago", "loop"),
    Measure("saksama_disk_free_bytes", "Room on the disk of the node's folder"),
    Measure("saksama_disk_reserved_bytes", "What is kept of that disk for the log, and is there"),
    Measure("saksama_backup_age_seconds", "Age of the last backup; absent where there was none"),
)


def measure_folder() -> Iterator[Row]:
    """What is known without the database."""
    yield "saksama_disk_free_bytes", "", files.free(SETTINGS.data)
    yield "saksama_disk_reserved_bytes", "", reserve.here().left
    for each in beats(SETTINGS.data):
        yield "saksama_loop_age_seconds", each.loop, each.age.total_seconds()
        yield "saksama_loop_fallen", each.loop, float(bool(each.fault))
    if (at := last_backup()) is not None:
        yield "saksama_backup_age_seconds", "", _age(at)


def measure_stored() -> Iterator[Row]:
    """What the database knows; raises what it raises."""
    state = log_state(to_ms(now()))
    yield "saksama_up", "", float(state is not None)
    if state is not None:
        yield "saksama_log_size", "", state.size
        yield "saksama_log_waiting", "", state.waiting
        yield "saksama_log_oldest_waiting_seconds", "", state.oldest_waiting.total_seconds()
        yield "saksama_log_signing", "", float(not state.fault)
        if state.signed_at is not None:
            yield "saksama_log_checkpoint_age_seconds", "", _age(state.signed_at)
    size = public.tree_size()
    for witness in public.standing():
        yield "saksama_witness_behind", witness.name, max(0, size - witness.last_size)
        yield "saksama_witness_failures", witness.name, witness.failures
    for name, ahead in witness_clocks(0).items():
        yield "saksama_witness_clock_seconds", name, ahead.total_seconds()
    open_faults = [each.origin for each in faults()]
    for link in links():
        silent = 0.0 if link.silent_since is None else _age(link.silent_since)
        yield "saksama_partner_silent_seconds", link.origin, silent
        yield "saksama_partner_stopped", link.origin, float(link.stopped_at is not None)
        yield "saksama_partner_behind", link.origin, max(0, mirror.state(link.origin).size - link.cursor)
        yield "saksama_partner_faults", link.origin, open_faults.count(link.origin)
    yield "saksama_forks", "", len(evidence())
    for (direction, where), count in dispatches.by_state().items():
        yield "saksama_dispatches", f"{direction}-{where}", count
    yield "saksama_alarms_open", "", len(open_alarms())
    yield "saksama_alarms_unseen", "", count_unseen()


def _age(moment: datetime) -> float:
    return max(0.0, (now() - moment).total_seconds())
