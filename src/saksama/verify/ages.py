"""How old a log is by the clock of the run: its newest cosignature, and the widest interval in which times are unsure.

Rules kept here:
  * A clock comes in with the run. Without one nothing is judged by it, nor is a simulation whose moment nobody named.
  * A log under an agreement that has had no new cosigned checkpoint for longer than the agreement lets it be silent is
    stale; what would have fallen due since cannot be checked.
  * An agreement that had ended or expired when the log was to speak asked for nothing.
Left to others: times of entries (times), what was due until then (meaning).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from saksama.agreement.history import Standing as Stands
from saksama.agreement.terms import Terms
from saksama.verify.agreements import Agreements
from saksama.verify.checkpoints import Standing, Witnessed
from saksama.verify.findings import Code, Findings

SIMULATION = "simulasi"
"""A log whose origin holds this says of itself that its times are none of the world."""

_OVER = frozenset({Stands.ENDED, Stands.EXPIRED})


def is_simulation(origin: str) -> bool:
    """Whether the log says that it is one."""
    return SIMULATION in origin


def age(standing: Standing, now: datetime | None) -> timedelta | None:
    """How long ago anybody cosigned a new checkpoint; None without a clock, or where nobody ever did."""
    return None if now is None or standing.latest is None else now - standing.latest


def widest(cosigned: Sequence[Witnessed]) -> timedelta | None:
    """The longest time between two cosigned checkpoints: so unsure is when an entry between them was made."""
    gaps = [later.at - before.at for before, later in pairwise(cosigned)]
    return max(gaps, default=None)


def check_silence(
    origin: str, standing: Standing, now: datetime | None, terms: Terms | None, agreements: Agreements, found: Findings
) -> None:
    """Name a log that has been silent for longer than `terms`, the text that is known to bind it, lets it be."""
    # A log that nobody ever cosigned is silent since both signed.
    since = standing.latest or (agreements.line[0].since if agreements.line else None)
    if now is None or since is None or terms is None or not standing.asks_witnesses:
        return
    if now - max(since, terms.from_) <= terms.silence:
        return
    silent = now - since
    # One that ran out while the log was silent already excuses nothing: whether it was renewed was not seen either.
    owed = since + terms.silence
    if agreements.in_force is not None and agreements.state is not None and agreements.state.standing(owed) in _OVER:
        return
    told = {"since": since.isoformat(), "at": now.isoformat()}
    lengths = {"silent": str(int(silent.total_seconds())), "allowed": str(int(terms.silence.total_seconds()))}
    hours = int(silent / timedelta(hours=1))
    most = int(terms.silence / timedelta(hours=1))
    found.add(Code.LOG_STALE, origin, None, hours=hours, most=most, **lengths, **told)
    found.add(Code.LOG_UNSEEN_SINCE, origin, None, **told)
