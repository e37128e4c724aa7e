"""Writing the trace: one line for one deed, in the same transaction, so that there is neither without the other.

Rules kept here:
  * A line is sealed to the vault's key as soon as it is made; in the clear it is nowhere but in memory.
  * It is written last in its transaction, under the one lock that every line takes: numbers have no gaps, and two acts
    never wait for one another in a circle.
  * A line stands in today, or in the newest day where the clock went back; a clock that leaps a year ahead makes no
    days. Days in which nobody did anything are days, too.
  * Failed tries are a stranger's to make, refusals anybody's who is logged in: `FAILURES_A_DAY` of either get a line
    each, the others are counted. Nothing else is bounded, so that neither flood hides what was done.
Left to others: which deeds (flows and web call), ending a day (`closing`), reading (`traced`).
"""

from datetime import date, timedelta
from typing import Final

from saksama.entries.trace import FIRST, begin, follow
from saksama.vocabulary import format_moment
from saksama_node.accounts.policy import Staff, today
from saksama_node.ledger.turn import at_end
from saksama_node.ledger.vault_key import seal
from saksama_node.settings.clock import now
from saksama_node.trace.deed import FAILURES, LONGEST_SUBJECT, REFUSALS, Deed, Told
from saksama_node.trace.models import Chain, Day, Line

FAILURES_A_DAY: Final = 500
"""Some 0.4 MB; more of them in a day tell nothing that these do not."""
_BOUNDED: Final = (("failures", FAILURES, Deed.FAILURES_MORE), ("refusals", REFUSALS, Deed.REFUSED_MORE))
"""The day's counter of lines, the deeds that it counts, and the line that says how many more had none (`_more`)."""
_LONGEST_LEAP: Final = timedelta(days=366)


def trace(
    deed: Deed,
    *,
    by: Staff | None = None,
    who: int = 0,
    person: int = 0,
    subject: str = "",
    office: str = "",
    count: int = 0,
    command: bool = False,
) -> None:
    """Write down that this was done: with the open act, or at once.

    `by`: who did it; or `who`, their number, where the person is known but not let in yet; or `command`, the operator
    at the machine. `person`: whose account it is about; `count`: how many were concerned; `subject`: a public id, an
    address of the desk, a name of a setting; never what somebody typed.
    """
    told = Told(
        act=deed,
        at=format_moment(now()),
        command=command or (by is not None and not by.secret),
        count=count,
        office=office,
        person=person,
        subject=subject[:LONGEST_SUBJECT],
        who=by.id if by is not None else who,
    )
    sealed = seal(told.encode())
    at_end(lambda: _keep(sealed, _counter(deed)))


def count(deed: Deed) -> None:
    """Count one that gets no line: the day's end says how many there were. As `trace`."""
    at_end(lambda: _keep(b"", _counter(deed)))


def take_turn() -> None:
    """Be the only one who writes lines or ends days, until the transaction ends."""
    Chain.objects.select_for_update().get_or_create(id=1)


def day_now() -> Day:
    """Today's row, or the newest; those of the days between are made. The caller has the turn."""
    newest, this = Day.objects.order_by("-day").first(), today()
    if newest is None:
        return _begin(FIRST, this)
    # A day that the log says has ended takes no line, whatever the clock says now.
    while newest.leaf is not None or (newest.day < this and this - newest.day <= _LONGEST_LEAP):
        _count_the_rest(newest)
        newest = _begin(bytes(newest.head), newest.day + timedelta(days=1))
    return newest


def _count_the_rest(day: Day) -> None:
    """A day's last lines: how many tries failed, and how many were refused, beyond those that have a line each."""
    for name, _, deed in _BOUNDED:
        if day.leaf is None and (more := getattr(day, f"{name}_more")):
            _put(day, seal(Told(act=deed, at=format_moment(now()), count=more).encode()))
            day.save(update_fields=["lines", "head"])


def _put(day: Day, sealed: bytes) -> None:
    day.lines += 1
    day.head = follow(bytes(day.head), day.day, day.lines, sealed)
    Line.objects.create(day=day, number=day.lines, sealed=sealed)


def _keep(sealed: bytes, counter: str) -> None:
    take_turn()
    day = day_now()
    is_line = bool(sealed) and (not counter or getattr(day, counter) < FAILURES_A_DAY)
    if counter:
        counted = counter if is_line else f"{counter}_more"
        setattr(day, counted, getattr(day, counted) + 1)
    if is_line:
        _put(day, sealed)
    day.save(update_fields=["failures", "failures_more", "refusals", "refusals_more", "lines", "head"])


def _counter(deed: Deed) -> str:
    return next((name for name, deeds, _ in _BOUNDED if deed in deeds), "")


def _begin(before: bytes, day: date) -> Day:
    return Day.objects.create(day=day, before=before, head=begin(before, day))
