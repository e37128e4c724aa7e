"""What the public entries of one case have said so far.

Rules kept here:
  * A history takes acts in the order of the log and keeps only what guards and deadlines ask for.
  * Persons are the pseudonyms within the case; nothing here knows who they are.
Left to others: whether an act was lawful (case, guards).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Final

from msgspec import UNSET

from saksama.entries.body import Body
from saksama.entries.kinds.case import (
    CaseAssigned,
    CaseDecided,
    CaseForwarded,
    CaseNotified,
    CaseRegistered,
    CaseReviewed,
    CaseWithdrawn,
    Destination,
    Ground,
    Organizer,
    Origination,
    Violation,
)
from saksama.entries.kinds.handling import (
    CaseAdvised,
    CaseAnswered,
    CaseContested,
    CaseCorrected,
    CaseDiscussed,
    CaseExtended,
    CaseHeard,
    CaseInvited,
    CaseReadmitted,
    CaseRecused,
    CaseRenumbered,
    CaseSanctioned,
    CaseTeamed,
    CaseTransferred,
    Correction,
    Discussion,
    Examiner,
    Heard,
    Sanction,
)
from saksama.entries.kinds.lot import LotCommitted, LotDrawn
from saksama.procedure.acts import Act, decided_types
from saksama.procedure.moves import START
from saksama.procedure.plenary import Resolution, Resolved, deciding_office

type Person = tuple[Heard, int]
"""Who is heard, as the log knows them: in which role, and which one of those in it."""
CORRECTABLE: Final[Mapping[Violation, frozenset[Destination]]] = MappingProxyType(
    {
        Violation.ETHICS: frozenset({Destination.DKPP}),
        Violation.OTHER_LAW: frozenset(
            {
                Destination.CIVIL_SERVICE,
                Destination.MILITARY,
                Destination.POLICE,
                Destination.REGIONAL_HEAD,
                Destination.COMMUNICATION,
                Destination.OTHER_OFFICE,
            }
        ),
    }
)
"""The recommendations that may be corrected, and to whom they go (Perbawaslu 7/2022 art. 51(3))."""


@dataclass(slots=True)
class History:
    """A case up to some entry. `types`, `organizers`: as reviewed, registered, then decided.

    `office`: who handles it now; `edition`: the digest that its first review names, empty where it names none;
    `contested`: who examines a request for correction, `examiner`: who did last; `anew`: of what the province owes a
    new recommendation (art. 57(1)b), `untold`: whose outcome it has not told yet (art. 58(2)).
    """

    state: str = START
    procedure: str = ""
    edition: str = ""
    day: str = ""
    office: str = ""
    source: Origination | None = None
    types: tuple[Violation, ...] = ()
    organizers: tuple[Organizer, ...] = ()
    sanctions: Counter[Sanction] = field(default_factory=Counter)
    team: tuple[str, ...] = ()
    invited: Counter[Person] = field(default_factory=Counter)
    again: set[Person] = field(default_factory=set)
    absent: Counter[Person] = field(default_factory=Counter)
    heard: Counter[Person] = field(default_factory=Counter)
    discussed: list[Discussion] = field(default_factory=list)
    contested: Examiner | None = None
    examiner: Examiner | None = None
    advised: bool = False
    anew: set[Violation] = field(default_factory=set)
    untold: bool = False
    number: str = ""
    assignee: str = ""
    recused: set[str] = field(default_factory=set)
    forwarded: Counter[Destination] = field(default_factory=Counter)
    answered: Counter[Destination] = field(default_factory=Counter)
    told: bool = False
    is_withdrawn: bool = False
    is_extended: bool = False
    committed: int = 0
    drawn: dict[int, str] = field(default_factory=dict)
    resolved: Resolved = field(default_factory=Resolved)
    since: datetime | None = None
    """When it came to stand as it stands, for a plenary to decide on."""
    contested_at: datetime | None = None
    """When the correction was asked for that is open, or was last."""

    def resolve(self, each: Resolution) -> None:
        """A plenary decided something of this case."""
        self.resolved.take(each, self.recused, None if self.state == START else self.office)

    def resolution_of(self, act: Act) -> tuple[Resolution, frozenset[str]] | None:
        """The plenary's decision that the act names, and who was counted in it against the law."""
        if not self.resolved.waiting:
            return None
        return self.resolved.find(getattr(act.body, "plenary", UNSET), act.decided, self.offices_of(act))

    def offices_of(self, act: Act) -> tuple[str, ...]:
        """Whose plenary may decide the act."""
        if isinstance(act.body, CaseReviewed) and self.state == START:
            return (act.body.office,)
        return (deciding_office(act.names[0], self.office),)

    @property
    def recommended(self) -> frozenset[Violation]:
        """What was recommended after a study so that it may be corrected; not what left at the initial review."""
        if not self.number:
            return frozenset()
        sent = {to for to, count in self.forwarded.items() if count}
        return frozenset(
            each for each, bodies in CORRECTABLE.items() if each in self.types and not bodies.isdisjoint(sent)
        )

    def take(self, act: Act, state: str) -> None:
        """Go on by one act, to `state`."""
        self._stand(act, state)
        self.state = state
        match act.body:
            case CaseReviewed() as body:
                self._review(body)
            case CaseRegistered(number=number, types=types, organizers=organizers):
                self.number = number
                self.types = self.types if types is UNSET else types
                self.organizers = self.organizers if organizers is UNSET else organizers
            case CaseDecided() as body:
                self.types = decided_types(body)
                self.organizers = self.organizers if body.organizers is UNSET else body.organizers
                self.told = False
            case CaseForwarded(to=to):
                self.forwarded[to] += 1
                self.anew -= {each for each, bodies in CORRECTABLE.items() if to in bodies}
            case CaseAnswered(by=by):
                self.answered[by] += 1
            case CaseNotified():
                self.told, self.untold = True, False
            case CaseWithdrawn():
                self.is_withdrawn = True
            case _:
                self._handle(act.body)

    def _stand(self, act: Act, state: str) -> None:
        """The decision that it rests on is used up; the others end where the case goes on."""
        if self.state == START and isinstance(act.body, CaseReviewed):
            self.resolved.begin(act.body.office)
        if self.resolved.waiting:
            self.resolved.waiting.pop((str(getattr(act.body, "plenary", UNSET)), act.decided), None)
        if state != self.state or isinstance(act.body, CaseTransferred | CaseCorrected):
            # What was decided of it as it stood before is no answer to how it stands now.
            self.resolved.waiting.clear()
            self.since = act.at
        if isinstance(act.body, CaseContested):
            self.contested_at = act.at

    def _review(self, body: CaseReviewed) -> None:
        if not self.procedure:
            self.edition = "" if body.edition is UNSET else body.edition
        self.procedure = self.procedure or body.procedure
        self.day = self.day or body.day
        self.office = self.office or body.office
        self.source = self.source if body.source is UNSET else body.source
        self.types = self.types if body.types is UNSET else body.types
        self.organizers = self.organizers if body.organizers is UNSET else body.organizers
        # What was told before was another outcome.
        self.told = False
        self.is_withdrawn = self.is_withdrawn or body.ground is Ground.WITHDRAWN

    def _handle(self, body: Body) -> None:
        match body:
            case CaseRenumbered(number=number):
                self.number = number
            case CaseAssigned(assignee=assignee):
                self.assignee = assignee
            case CaseExtended():
                self.is_extended = True
            case CaseTransferred(to=office):
                self.office = office
            case CaseSanctioned(sanction=sanction):
                self.sanctions[sanction] += 1
            case CaseContested(examiner=examiner):
                self.contested = self.examiner = examiner
                self.advised = False
            case CaseAdvised():
                self.advised = True
            case CaseCorrected(outcome=outcome):
                self._correct(outcome)
            case _:
                self._hearings(body)

    def _correct(self, outcome: Correction) -> None:
        # Bawaslu tells, and recommends anew, by itself: nothing of that is entered here.
        if self.contested is Examiner.PROVINCE:
            self.told, self.untold = False, True
            self.anew = set(self.recommended) if outcome is Correction.CORRECTED else set()
        self.contested = None

    def _hearings(self, body: Body) -> None:
        match body:
            case CaseTeamed(members=members):
                self.team = members
            case CaseInvited(role=role, nth=nth, again=again):
                self.invited[role, nth] += 1
                self.again |= {(role, nth)} if again is True else set()
            case CaseHeard(role=role, nth=nth, appeared=is_there):
                (self.heard if is_there else self.absent)[role, nth] += 1
            case CaseDiscussed(discussion=discussion):
                self.discussed.append(discussion)
            case _:
                self._persons(body)

    def _persons(self, body: Body) -> None:
        match body:
            case CaseRecused(person=person):
                self.recused.add(person)
            case CaseReadmitted(person=person):
                self.recused.discard(person)
            case LotCommitted(draw=draw):
                self.committed = draw
            case LotDrawn(draw=draw, assignee=assignee):
                self.drawn[draw] = assignee
            case _:
                pass
