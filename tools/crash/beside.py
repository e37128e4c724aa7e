"""Two logs and a mirror beside each other: what one node sent and the other received, each exactly once.

Rules kept here:
  * Numbers of a pair run from 1 without a gap, in the order of the log.
  * A dispatch has one receipt at most, and one in the end; a receipt is of a dispatch that was sent to that node.
  * The mirror is a beginning of the log, byte for byte, under a checkpoint of the log's own key.
Left to others: one log by itself (audit).
"""

from collections import Counter
from dataclasses import dataclass, field
from itertools import count

from saksama.entries.kinds.dispatch import DispatchReceived, DispatchRejected, DispatchSent
from tools.crash.audit import Log


@dataclass(slots=True)
class Beside:
    """The log of the node under test, its partner's, and the mirror of the first at the second."""

    ours: Log
    theirs: Log
    mirror: Log
    problems: list[str] = field(default_factory=list)

    def check(self) -> None:
        """Read all three on, and hold them against each other. Raises httpx's errors."""
        # The mirror first: what it holds then, the log must hold.
        for log in (self.mirror, self.theirs, self.ours):
            log.fetch()
            log.check_checkpoints()
        if self.mirror.entries != self.ours.entries[: len(self.mirror.entries)]:
            self.problems.append("the partner's mirror holds other entries than the log")
        for sender, receiver in ((self.ours, self.theirs), (self.theirs, self.ours)):
            self._check_direction(sender, receiver)

    def settled(self) -> bool:
        """Whether everything that was sent was received, both ways, and the mirror holds all. Raises httpx's errors."""
        self.check()
        pairs = ((self.ours, self.theirs), (self.theirs, self.ours))
        return bool(self.problems) or (
            all(sent(a).keys() == receipts(b).keys() for a, b in pairs)
            and len(self.mirror.entries) == len(self.ours.entries)
        )

    def _check_direction(self, sender: Log, receiver: Log) -> None:
        numbers = list(sent(sender).values())
        if any(number != wanted for number, wanted in zip(numbers, count(1), strict=False)):
            self.problems.append(f"numbers with a gap, or given twice: {numbers}")
        received = receipts(receiver)
        if twice := [index for index, times in received.items() if times > 1]:
            self.problems.append(f"received twice: the dispatches at {twice}")
        # The receiver was read first where it is the partner; where it is not, it may know of more than we read.
        if unknown := [index for index in received if index < len(sender.entries) and index not in sent(sender)]:
            self.problems.append(f"received and never sent: {unknown}")
        rejections = (entry.body for entry in receiver.read if isinstance(entry.body, DispatchRejected))
        if rejected := [f"{body.index} as {body.code}" for body in rejections]:
            self.problems.append(f"rejected: the dispatches {', '.join(rejected)}")


def sent(log: Log) -> dict[int, int]:
    """Index to number of each dispatch, in the order of the log."""
    return {index: entry.body.number for index, entry in enumerate(log.read) if isinstance(entry.body, DispatchSent)}


def receipts(log: Log) -> Counter[int]:
    """How often each dispatch of the other log, by its index, was received."""
    return Counter(entry.body.index for entry in log.read if isinstance(entry.body, DispatchReceived))
