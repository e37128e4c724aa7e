"""Hold a plenary (rapat pleno): the members of an office decide on many cases in one act, which carries the acts after.

Rules kept here:
  * Held by who decides cases at that office, entered in one transaction: all that it decided, or nothing.
  * Members are the office's own commissioners: who sits at an office above is no member here, though he may enter what
    was decided.
  * What waits for a second person by an earlier decision is overtaken where this meeting decided anew.
Left to others: which acts need it (the edition), who is counted in which item (`cases.plenaries.holding`).
"""

from collections.abc import Sequence

from saksama_node.accounts.policy import Action, HeldRole, Role, Staff, require
from saksama_node.accounts.queries import with_role
from saksama_node.cases.awaiting import keep_all
from saksama_node.cases.plenaries.holding import Flaw, Meeting, PlenaryRefused, hold_meeting
from saksama_node.cases.seconding import end_overtaken_of
from saksama_node.ledger.actions import act


def members_of(region: str) -> Sequence[Staff]:
    """Who may sit in a plenary of this office: its own commissioners, by name."""
    return [each for each in with_role(Role.COMMISSIONER, region) if HeldRole(Role.COMMISSIONER, region) in each.held]


def hold_plenary(by: Staff, meeting: Meeting) -> str:
    """Enter the meeting; its subject. Raises `NotAllowed`, `KeptAway`, `PlenaryRefused`, `WordsRefused`."""
    with act():
        require(by, Action.CASE_DECIDE, meeting.region)
        if not {each.id for each in meeting.members} <= {each.id for each in members_of(meeting.region)}:
            raise PlenaryRefused(Flaw.NOBODY)
        leaf = hold_meeting(by, meeting)
        end_overtaken_of(each.submission for each in meeting.items)
        keep_all(each.submission for each in meeting.items)
        return leaf.entry.subject
