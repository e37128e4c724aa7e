"""People of the field and their devices, as their office keeps them: who is ready, what is asked, what is kept aside.

Rules kept here:
  * Who plans an office's supervision sees its people and devices, and settles what is asked about them, with a reason.
  * What was kept and not taken is opened for who reads the office's reports as well; nobody makes a report of it here.
Left to others: whose devices they are (find_owner), cards and revoking (invite_device), pages (web).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from saksama.observation.form import Form
from saksama.observation.reading import shipped
from saksama_node.accounts.policy import Action, Role, Staff, may, places, require
from saksama_node.accounts.queries import names_with_role
from saksama_node.ledger.turn import writing
from saksama_node.observation.enrolled import Shown, device_at, owners_within
from saksama_node.observation.envelope import Content, NotOpened, opened, parse_envelope
from saksama_node.observation.keying import private_key
from saksama_node.observation.questioned import (
    Asked,
    Kept,
    NoSuchSubmission,
    kept,
    open_questions,
    questions_count,
)
from saksama_node.observation.settling import settle
from saksama_node.settings.clock import now

_VERSIONS: Final = 5


@dataclass(frozen=True, slots=True)
class Readiness:
    """Of the supervisors of some offices: all, with a device, who practised; by the version of their pages."""

    people: int
    with_device: int
    practised: int
    versions: dict[str, int]


@dataclass(frozen=True, slots=True)
class Opened:
    """What was kept; `form`, `content` None where it is not known, or does not open."""

    kept: Kept
    form: Form | None
    content: Content | None


def readiness(by: Staff) -> Readiness:
    """Of the offices for which this person plans."""
    regions = places(by, Action.OBSERVATION_PLAN)
    people = set(names_with_role(Role.SUPERVISOR, regions))
    theirs = [each for each in owners_within(regions) if each[0] in people]
    return Readiness(
        people=len(people),
        with_device=len({person for person, _, _ in theirs}),
        practised=len({person for person, _, practised in theirs if practised}),
        versions=dict(Counter(version for _, version, _ in theirs).most_common(_VERSIONS)),
    )


def questions_for(by: Staff) -> list[Asked]:
    """What is asked about devices of the offices for which this person plans."""
    return open_questions(places(by, Action.OBSERVATION_PLAN))


def count_questions(by: Staff) -> int:
    """How many."""
    return questions_count(places(by, Action.OBSERVATION_PLAN))


def settle_question(*, by: Staff, name: str, kind: str, sequence: int, reason: str) -> None:
    """Close it. Raises `NotAllowed`, `NoSuchDevice`, `NotAsked`."""
    require(by, Action.OBSERVATION_PLAN, device_at(name).device.office)
    with writing():
        settle(by, name, kind, sequence, reason, now())


def open_kept(by: Staff, number: int) -> Opened:
    """What was kept of a submission. Raises `NoSuchSubmission`."""
    found = kept(number)
    if not all(may(by, each, found.office) for each in (Action.OBSERVATION_PLAN, Action.OBSERVATION_READ)):
        raise NoSuchSubmission(number)
    envelope = parse_envelope(found.body)
    form = next((form for form in shipped().values() if form.digest == envelope.form), None)
    try:
        return Opened(found, form, opened(envelope, private_key(envelope.key, found.office)))
    except NotOpened:
        return Opened(found, form, None)


def newest(found: Sequence[Shown]) -> Shown | None:
    """The one of a person's devices that counts and was seen last."""
    return max((each for each in found if _counts(each)), key=lambda each: each.device.seen_at, default=None)


def _counts(found: Shown) -> bool:
    return found.device.revoked_at is None
