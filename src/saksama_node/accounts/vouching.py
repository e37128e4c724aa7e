"""What one person did alone at the machine, until two others stand for it: a role granted, an access renewed.

Rules kept here:
  * Each is noted with its entry, by the subject of its grant, and goes out of the list when two confirmed it, or when
    the account is closed or the role ended: then there is nothing left to stand for.
  * Whoever came in by a code that one alone had is, once confirmed, as one who came in by two. Nobody stands for an
    account while such a code is out: who has it could still come in.
Left to others: who may, the entries (flows `break_glass`, `confirm_alone`), the words on every page (web).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from saksama_node.accounts.models import FirstCode, Grant, LoneAct, Person
from saksama_node.accounts.public import lone_acts


@dataclass(frozen=True, slots=True)
class LoneInfo:
    """One that nobody confirmed yet. `role`, `region`: of the grant under its subject; `is_code_out`: a code of one."""

    subject: str
    person: int
    name: str
    role: str
    region: str
    at: datetime
    is_code_out: bool


def note_alone(person_id: int, subject: str, at: datetime) -> None:
    """Note it, in the act that enters it."""
    LoneAct.objects.create(person_id=person_id, subject=subject, at=at)


def note_renewed_alone(subject: str, at: datetime) -> None:
    """The same of a renewal that only the log still knows, where its grant is here."""
    for each in Grant.objects.filter(subject=subject):
        note_alone(each.person_id, subject, at)


def vouch(subjects: Collection[str], at: datetime) -> None:
    """Two stand for what was done alone under these subjects; the caller holds the transaction."""
    rows = LoneAct.objects.filter(subject__in=subjects, confirmed_at__isnull=True)
    Person.objects.filter(pk__in=rows.values("person")).update(handed_by_two=True)
    rows.update(confirmed_at=at)


def is_alone(subject: str) -> bool:
    """Whether what was done under this grant waits for two."""
    return lone_acts().filter(subject=subject).exists()


def unconfirmed() -> list[LoneInfo]:
    """What waits, oldest first; one line a grant."""
    found = {each.subject: each for each in lone_acts().select_related("person").order_by("-id")}
    held = Grant.objects.filter(subject__in=found).select_related("office")
    grants = {each.subject: each for each in held}
    codes = FirstCode.objects.filter(person__in=[each.person_id for each in found.values()])
    out = set(codes.values_list("person", flat=True))
    return [
        LoneInfo(
            subject=subject,
            person=each.person_id,
            name=each.person.name,
            role=grants[subject].role,
            region=grants[subject].office.region,
            at=each.at,
            is_code_out=each.person_id in out,
        )
        for subject, each in sorted(found.items(), key=lambda item: item[1].pk)
    ]
