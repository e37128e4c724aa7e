"""Who may: a person as other storeys see one, and the one place that says what a person may.

Rules kept here:
  * Staff is a frozen value: what a person may do is what their grants said when the request began. The secret of the
    pseudonyms stands in no `repr`.
  * What no row allows is refused. A role allows its actions at its office and at every office below it.
  * A region code covers itself and what begins with it and a dot: `52` covers `52.01.03`, not `53`.
  * Whoever asks writes the place: the region of what it is about, or `INSTITUTION`, or `ANYWHERE`, each of these with
    its reason (`tools/written_places.py`). None is meant where none is written, and an empty text is no place.
  * What is the institution's as a whole (`OF_INSTITUTION`) only the office at the top does and reads: a role below
    counts for none of it, however it is asked.
  * The administrator of accounts sees no case, no dispatch, no vault, and no trace of what staff did; nobody who opens
    the vault gives out roles.
  * Whether an access still holds is asked of the institution's day, by the node's one clock.
Left to others: who is who (`queries.staff`), recusal and four eyes (the rooms), the second factor (`web.desk`), the
partner (the agreement).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from saksama.errors import CallerError
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS


class Role(StrEnum):
    """What one may be at an office."""

    ADMINISTRATOR = "administrator"
    SIGNATORY = "signatory"
    COMMISSIONER = "commissioner"
    OFFICER = "officer"
    INTAKE = "intake"
    DUTY = "duty"
    CUSTODIAN = "custodian"
    CONTENT = "content"
    STATISTICS = "statistics"
    SECURITY = "security"
    READER = "reader"
    SUPERVISOR = "supervisor"


ROLE_WORDS = {
    Role.ADMINISTRATOR: _("administrator akun"),
    Role.SIGNATORY: _("penanda tangan nota"),
    Role.COMMISSIONER: _("anggota (komisioner)"),
    Role.OFFICER: _("petugas penanganan"),
    Role.INTAKE: _("petugas penerima laporan"),
    Role.DUTY: _("petugas piket"),
    Role.CUSTODIAN: _("pemegang kunci brankas"),
    Role.CONTENT: _("petugas konten"),
    Role.STATISTICS: _("petugas statistik"),
    Role.SECURITY: _("petugas keamanan informasi"),
    Role.READER: _("pembaca"),
    Role.SUPERVISOR: _("pengawas lapangan"),
}


@dataclass(frozen=True, slots=True)
class HeldRole:
    """One role at one office; `region` is the office's code with dots."""

    role: Role
    region: str


@dataclass(frozen=True, slots=True)
class Staff:
    """One who may log in. `id` is the database's; `region` and `office` are where the person belongs.

    `last_day`: access ends with it; None where no end is set.
    """

    id: int
    username: str
    name: str
    office: str
    region: str
    held: tuple[HeldRole, ...]
    secret: bytes = field(repr=False)
    last_day: date | None = None

    @property
    def roles(self) -> frozenset[Role]:
        """The roles, wherever they are held."""
        return frozenset(each.role for each in self.held)


OPERATOR = "operator"


def operator(region: str) -> Staff:
    """The one who runs the node, acting by command line at the machine: an administrator without an account."""
    return Staff(
        id=0,
        username=OPERATOR,
        name=OPERATOR,
        office="",
        region=region,
        held=(HeldRole(Role.ADMINISTRATOR, region),),
        secret=b"",
    )


def today() -> date:
    """This day where the institution is."""
    return timezone.localdate(now())


class Action(StrEnum):
    """What a person may ask the desk to do."""

    DESK_OPEN = "desk.open"
    STATUS_READ = "status.read"
    ALARM_KEEP = "alarm.keep"
    ALARM_WORK = "alarm.work"
    ACCOUNT_READ = "account.read"
    ACCOUNT_MANAGE = "account.manage"
    ACCOUNT_CONFIRM = "account.confirm"
    AGREEMENT_READ = "agreement.read"
    AGREEMENT_PROPOSE = "agreement.propose"
    AGREEMENT_SIGN = "agreement.sign"
    KEY_MANAGE = "key.manage"
    DISPATCH_READ = "dispatch.read"
    DISPATCH_SEND = "dispatch.send"
    DISPATCH_ANSWER = "dispatch.answer"
    DISPATCH_RELEASE = "dispatch.release"
    TASK_READ = "task.read"
    TASK_OPEN = "task.open"
    TASK_WORK = "task.work"
    TASK_CONFIRM = "task.confirm"
    JOINT_READ = "joint.read"
    INCIDENT_READ = "incident.read"
    INCIDENT_REPORT = "incident.report"
    INCIDENT_TAKE = "incident.take"
    INCIDENT_CLOSE = "incident.close"
    CONTENT_READ = "content.read"
    CONTENT_CAPTURE = "content.capture"
    CONTENT_TRIAGE = "content.triage"
    CONTENT_ASSESS = "content.assess"
    CONTENT_JUDGE = "content.judge"
    CONTENT_CLARIFY = "content.clarify"
    RESULTS_READ = "results.read"
    RESULTS_IMPORT = "results.import"
    SHEET_KEY = "sheet.key"
    SHEET_RESOLVE = "sheet.resolve"
    SHEET_CONFIRM = "sheet.confirm"
    AUDIT_RUN = "audit.run"
    OBSERVATION_READ = "observation.read"
    OBSERVATION_WRITE = "observation.write"
    OBSERVATION_EXAMINE = "observation.examine"
    OBSERVATION_PLAN = "observation.plan"
    ADVICE_GIVE = "advice.give"
    CASE_READ = "case.read"
    CASE_INTAKE = "case.intake"
    CASE_REVIEW = "case.review"
    CASE_REGISTER = "case.register"
    CASE_ASSIGN = "case.assign"
    CASE_DECIDE = "case.decide"
    CASE_CLOSE = "case.close"
    DEADLINE_READ = "deadline.read"
    RULING_PROPOSE = "ruling.propose"
    RULING_CONFIRM = "ruling.confirm"
    IDENTITY_OPEN = "identity.open"
    DATA_ERASE = "data.erase"
    TRACE_READ = "trace.read"


class NotAllowed(CallerError):
    """This person may not do this, here."""

    code = "account.not-allowed"
    advice = "Ask the administrator of accounts for the role, or a colleague who has it."

    action: str
    place: str


_ANYONE = frozenset(
    {Action.DESK_OPEN, Action.STATUS_READ, Action.AGREEMENT_READ, Action.JOINT_READ, Action.INCIDENT_REPORT}
)
_EXCHANGE = frozenset({Action.DISPATCH_READ, Action.DISPATCH_SEND, Action.DISPATCH_ANSWER})
_TASKS = frozenset({Action.TASK_READ, Action.TASK_OPEN, Action.TASK_WORK, Action.TASK_CONFIRM})
_INCIDENTS = frozenset({Action.INCIDENT_READ, Action.INCIDENT_TAKE, Action.INCIDENT_CLOSE})
_CONTENT = frozenset(
    {
        Action.CONTENT_READ,
        Action.CONTENT_CAPTURE,
        Action.CONTENT_TRIAGE,
        Action.CONTENT_ASSESS,
        Action.CONTENT_CLARIFY,
        Action.DEADLINE_READ,
    }
)

ALLOWED: Mapping[Role, frozenset[Action]] = MappingProxyType(
    {
        Role.ADMINISTRATOR: _ANYONE | {Action.ACCOUNT_READ, Action.ACCOUNT_MANAGE, Action.ALARM_KEEP},
        Role.SIGNATORY: _ANYONE
        | {Action.AGREEMENT_PROPOSE, Action.AGREEMENT_SIGN, Action.KEY_MANAGE, Action.ACCOUNT_CONFIRM},
        Role.COMMISSIONER: _ANYONE
        | {
            Action.ACCOUNT_CONFIRM,
            Action.CASE_READ,
            Action.DEADLINE_READ,
            Action.CASE_ASSIGN,
            Action.CASE_DECIDE,
            Action.CASE_CLOSE,
            Action.DATA_ERASE,
            Action.RULING_PROPOSE,
            Action.RULING_CONFIRM,
            Action.DISPATCH_READ,
            Action.DISPATCH_RELEASE,
            Action.TASK_READ,
            Action.INCIDENT_READ,
            Action.INCIDENT_CLOSE,
            Action.CONTENT_READ,
            Action.CONTENT_JUDGE,
            Action.ALARM_WORK,
            Action.RESULTS_READ,
            Action.SHEET_CONFIRM,
            Action.AUDIT_RUN,
            Action.TRACE_READ,
            Action.OBSERVATION_READ,
            Action.OBSERVATION_WRITE,
            Action.OBSERVATION_EXAMINE,
            Action.ADVICE_GIVE,
        },
        Role.OFFICER: _ANYONE
        | _EXCHANGE
        | _TASKS
        | _CONTENT
        | {
            Action.CASE_READ,
            Action.CASE_INTAKE,
            Action.CASE_REVIEW,
            Action.CASE_REGISTER,
            Action.CASE_ASSIGN,
            Action.CASE_CLOSE,
            Action.RULING_PROPOSE,
            Action.INCIDENT_READ,
            Action.RESULTS_READ,
            Action.SHEET_KEY,
            Action.SHEET_RESOLVE,
            Action.AUDIT_RUN,
            Action.OBSERVATION_READ,
            Action.OBSERVATION_WRITE,
            Action.OBSERVATION_EXAMINE,
            Action.OBSERVATION_PLAN,
            Action.ADVICE_GIVE,
        },
        Role.INTAKE: _ANYONE
        | {
            Action.CASE_READ,
            Action.CASE_INTAKE,
            Action.CONTENT_READ,
            Action.CONTENT_CAPTURE,
            Action.DEADLINE_READ,
        },
        Role.DUTY: _ANYONE | _EXCHANGE | _TASKS | _INCIDENTS | {Action.ALARM_WORK},
        Role.CUSTODIAN: _ANYONE
        | {
            Action.CASE_READ,
            Action.DEADLINE_READ,
            Action.DATA_ERASE,
            Action.IDENTITY_OPEN,
            Action.DISPATCH_READ,
            Action.DISPATCH_RELEASE,
            Action.TRACE_READ,
        },
        Role.CONTENT: _ANYONE | _EXCHANGE | _TASKS | _CONTENT | {Action.INCIDENT_READ},
        Role.STATISTICS: _ANYONE
        | _EXCHANGE
        | {Action.TASK_READ, Action.TASK_WORK, Action.RESULTS_READ, Action.RESULTS_IMPORT},
        # The second pair of eyes at an office without commissioners: a held picture must not wait for ever.
        Role.SECURITY: _ANYONE
        | _EXCHANGE
        | _TASKS
        | _INCIDENTS
        | {Action.DISPATCH_RELEASE, Action.ALARM_KEEP, Action.ALARM_WORK, Action.TRACE_READ, Action.ACCOUNT_CONFIRM},
        Role.READER: _ANYONE | {Action.TASK_READ, Action.INCIDENT_READ},
        # Sixteen thousand people for five weeks: nothing of the machine, the agreement or the partner is theirs. Of
        # reports they write and read their own (`flows.observation`).
        Role.SUPERVISOR: frozenset({Action.DESK_OPEN, Action.INCIDENT_REPORT, Action.OBSERVATION_WRITE}),
    }
)


def roles_that_may(action: Action) -> tuple[Role, ...]:
    """The roles that allow this."""
    return tuple(role for role in Role if action in ALLOWED[role])


OF_INSTITUTION: Final = (
    _EXCHANGE
    | _TASKS
    | _INCIDENTS
    | frozenset(
        {
            Action.TRACE_READ,
            Action.STATUS_READ,
            Action.ALARM_KEEP,
            Action.ALARM_WORK,
            Action.AGREEMENT_READ,
            Action.AGREEMENT_PROPOSE,
            Action.AGREEMENT_SIGN,
            Action.KEY_MANAGE,
            Action.DISPATCH_RELEASE,
            Action.JOINT_READ,
            Action.CONTENT_READ,
            Action.CONTENT_CAPTURE,
            Action.CONTENT_TRIAGE,
            Action.CONTENT_ASSESS,
            Action.CONTENT_JUDGE,
            Action.CONTENT_CLARIFY,
        }
    )
)
"""What is of the institution as a whole: its machine, its keys, its agreement, all that passes between it and the
partner, and content, which has no place. A role at an office below the top counts for none of it."""


class Reach(Enum):
    """A place that is no region."""

    ANYWHERE = "anywhere"
    INSTITUTION = "institution"


type Place = str | Reach
"""Where something is done: a region's code with dots, or one of the two that are none."""

ANYWHERE: Final = Reach.ANYWHERE
"""Wherever the right is held: what is then shown is of `places` alone, or the person's own."""
INSTITUTION: Final = Reach.INSTITUTION
"""The institution as a whole: only who holds the right at the office at the top, the node's own region."""


def covers(region: str, place: str) -> bool:
    """Whether an office at `region` answers for the region `place` (codes with dots); for the empty text none does."""
    return bool(place) and (place == region or place.startswith(f"{region}."))


def may(person: Staff, action: Action, place: Place) -> bool:
    """Whether this person may do this at `place`."""
    return any(_counts(each, action) and _reaches(each.region, place) for each in person.held)


@cache
def alike(action: Action) -> Action:
    """The first action that the same roles may do at the same offices: asked once for all of them."""
    return next(each for each in Action if _who_may(each) == _who_may(action))


def _who_may(action: Action) -> tuple[frozenset[Role], bool]:
    return frozenset(role for role, allowed in ALLOWED.items() if action in allowed), action in OF_INSTITUTION


def places(person: Staff, action: Action) -> tuple[str, ...]:
    """The regions whose offices, with all below them, this person may do this for; empty: nowhere."""
    return tuple(sorted({each.region for each in person.held if _counts(each, action)}))


def require(person: Staff, action: Action, place: Place) -> None:
    """Raise `NotAllowed` unless `may`."""
    if not may(person, action, place):
        raise NotAllowed(action=action, place=place.value if isinstance(place, Reach) else place)


def holds(person: Staff, role: Role, place: Place) -> bool:
    """Whether this person has the role at an office that answers for `place`."""
    return any(each.role is role and _reaches(each.region, place) for each in person.held)


def _counts(held: HeldRole, action: Action) -> bool:
    return action in ALLOWED[held.role] and (action not in OF_INSTITUTION or held.region == SETTINGS.region)


def _reaches(region: str, place: Place) -> bool:
    match place:
        case Reach.ANYWHERE:
            return True
        case Reach.INSTITUTION:
            return covers(region, SETTINGS.region)
        case _:
            return covers(region, place)
