"""Let go what the leak check held: who wrote it asks by that, a second person who read it whole confirms; it is sent.

Rules kept here:
  * Who wrote it must still be here and be allowed to send it when the second person lets it go.
Left to others: the two persons (seconds), what is held (exchange.releasing), sealing and sending (send_waiting).
"""

from collections.abc import Mapping
from typing import Final

from saksama.vocabulary import DispatchKind
from saksama_node.accounts.policy import Action, NotAllowed, Staff
from saksama_node.accounts.queries import people_at
from saksama_node.accounts.recused import kept_persons
from saksama_node.exchange import releasing
from saksama_node.flows.exchange.send_waiting import send_or_say
from saksama_node.seconds.proposing import Asked, Proposed
from saksama_node.settings.current import SETTINGS

RIGHTS: Final[Mapping[str, Action]] = {
    releasing.ACT: Action.DISPATCH_SEND,
    # Everybody on the desk reports an incident.
    releasing.OF_INCIDENT: Action.INCIDENT_REPORT,
}
"""By which right a dispatch of either act is sent."""


def right_of(kind: DispatchKind) -> Action:
    """By which right this kind is sent."""
    return RIGHTS[releasing.OF_INCIDENT if kind is DispatchKind.INCIDENT_REPORT else releasing.ACT]


def releasers(subject: str) -> list[str]:
    """Names of those who may let it go today: neither its writer nor who has an interest in it."""
    without = kept_persons(subject) | {releasing.writer_of(subject)}
    able = people_at(Action.DISPATCH_RELEASE, SETTINGS.region)
    return [name for number, name in able.items() if number not in without]


def check(by: Staff, asked: Asked) -> None:
    """Raise `NotAllowed` where another wrote it, `UnknownDispatch` where just this is not held."""
    if releasing.writer_of(asked.subject) != by.id:
        raise NotAllowed(RIGHTS[asked.act], "")
    releasing.check_held(asked)


def enter(_first: Staff, _second: Staff, found: Proposed) -> None:
    """Let it go; its entry is made when it is sent."""
    releasing.release(found.subject)


def send(found: Proposed) -> None:
    """Send it, or keep it waiting like any other."""
    send_or_say(found.subject)
