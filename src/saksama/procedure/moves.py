"""The moves of every procedure, as tables.

Rules kept here:
  * A procedure is a table from state to the acts that may come next and the state that each leads to.
  * An act is named by its entry kind, or by kind and outcome where the outcome decides: `case.reviewed:register`.
  * A state without moves is an end: nothing may follow it.
Left to others: cases (editions of the law), who may act (the node's policy), by when (clocks), walking the tables
(replay).
"""

from collections.abc import Mapping
from dataclasses import dataclass

START = ""


@dataclass(frozen=True, slots=True)
class Procedure:
    """A name and its table: state to act to next state."""

    name: str
    moves: Mapping[str, Mapping[str, str]]

    def may(self, state: str) -> frozenset[str]:
        """The acts that may follow in `state`; empty at an end."""
        return frozenset(self.moves.get(state, {}))


RECEIPT = Procedure("receipt", {START: {"case.received": "received"}})
"""A receipt, and nothing after it: what follows is the case's, which begins with its review under an edition."""

TASK = Procedure(
    "task",
    {
        START: {"task.opened": "offered"},
        "offered": {"task.accepted": "accepted", "task.declined": "declined"},
        "accepted": {"task.done": "done"},
        # Reported again when the opener asked for more; only the opener's confirmation ends it.
        "done": {"task.done": "done", "task.confirmed": "confirmed"},
    },
)

INCIDENT = Procedure(
    "incident",
    {
        START: {"incident.reported": "reported"},
        "reported": {"incident.taken": "taken", "incident.notified": "reported"},
        "taken": {"incident.notified": "taken", "incident.closed": "closed"},
        # The three days may end after the work does.
        "closed": {"incident.notified": "closed"},
    },
)

CONTENT = Procedure(
    "content",
    {
        START: {"content.captured": "captured"},
        "captured": {
            "content.triaged:claim": "joined",
            "content.triaged:noise": "noise",
            "content.rechecked": "captured",
        },
        # Moved to another claim, or out of it: people merge and split what was taken for one.
        "joined": {
            "content.triaged:claim": "joined",
            "content.triaged:noise": "noise",
            "content.triaged:returned": "captured",
            "content.rechecked": "joined",
        },
        "noise": {"content.triaged:returned": "captured", "content.rechecked": "noise"},
    },
)
"""A copy: captured, then triaged as often as somebody knows better, and looked at again at any time."""

_JUDGED = {
    "content.judged:violation": "violation",
    "content.judged:no-violation": "open",
    "content.judged:not-competent": "open",
}
_ASSESSED = {"content.assessed": "assessed", "clarification.published": "assessed"}
# An answer may come, and be asked for again, when the matter was taken up anew; verify asks for its request.
_ALWAYS = ("content.classified", "content.answered", "content.reminded")

CLAIM = Procedure(
    "claim",
    {
        START: {"content.classified": "open"},
        "open": dict.fromkeys(_ALWAYS, "open") | _JUDGED | {"content.assessed": "assessed"},
        "assessed": dict.fromkeys(_ALWAYS, "assessed")
        | _ASSESSED
        | {
            "content.judged:violation": "violation-assessed",
            "content.judged:no-violation": "assessed",
            "content.judged:not-competent": "assessed",
        },
        "violation": dict.fromkeys((*_ALWAYS, "content.requested"), "violation")
        | _JUDGED
        | {"content.assessed": "violation-assessed"},
        "violation-assessed": dict.fromkeys((*_ALWAYS, *_ASSESSED, "content.requested"), "violation-assessed")
        | {
            "content.judged:violation": "violation-assessed",
            "content.judged:no-violation": "assessed",
            "content.judged:not-competent": "assessed",
        },
    },
)
"""A claim, over both logs: assessed before it is clarified, judged a violation before anything is requested."""
