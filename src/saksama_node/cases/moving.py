"""Entering an act on a case: asked of the law, appended, written on the row.

Rules kept here:
  * The caller holds the case's row and `ledger.actions.act()`; between the question and the entry nobody else moves it.
  * The question is `saksama verify`'s own, over the case's public entries (standing); nothing else decides.
  * Who is recused has no part in it, and a review that names the party of a tie is not by who has the tie.
  * After the act declared interests are applied to where the case now stands (recusing).
  * What an entry says of a case is written on its row here alone, for the act and for a restored backup alike.
Left to others: who may (flows), numbers (numbering), four eyes (seconding).
"""

from collections.abc import Mapping
from typing import Final

import msgspec
from django.utils import timezone
from msgspec import UNSET

from saksama.entries.body import Body
from saksama.entries.commitment import Opening
from saksama.entries.encoding import encode
from saksama.entries.kinds.case import CaseDecided, CaseRegistered, CaseReviewed
from saksama.entries.kinds.handling import CaseReadmitted, CaseRenumbered, CaseTransferred
from saksama.entries.words import worded
from saksama.errors import CallerError
from saksama.procedure.acting import acting_office
from saksama.procedure.acts import decided_types
from saksama.procedure.moves import START
from saksama.procedure.replay import act_of
from saksama_node.accounts.declaring import check_free
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.accounts.recused import check_part
from saksama_node.cases import vault
from saksama_node.cases.awaiting import keep
from saksama_node.cases.models import Case, CaseAct, Submission
from saksama_node.cases.plenaries.holding import note_act
from saksama_node.cases.recusing import readmit, settle
from saksama_node.cases.resolved import subject_for
from saksama_node.cases.sealed import sealed_act
from saksama_node.cases.standing import SOMEBODY, Standing, beginning, decided_by, standing, told
from saksama_node.deadlines import actions as deadlines
from saksama_node.ledger.actions import Leaf, append, opening, reason_of
from saksama_node.ledger.queries import leaf_hash_of
from saksama_node.seconds.proposing import relocate
from saksama_node.settings.current import SETTINGS

TIE: Final = "receipt"
"""The commitment that ties a review to its receipt; the reporter's proof, it stays when the rest is erased."""
NOBODY: Final = 0
"""In whose name an act is kept that no person of the office did."""


class MoveRefused(CallerError):
    """The act may not follow where the case stands; nothing was changed. `says`: why, in the edition's words."""

    code = "case.move-refused"
    advice = "Open the case again and look where it stands."

    state: str
    act: str
    says: str = ""
    says_en: str = ""
    article: str = ""


class AlreadyReviewed(CallerError):
    """The submission has a case already."""

    code = "case.already-reviewed"
    advice = "Open the case; somebody was faster."

    subject: str


def standing_of(case: Case) -> Standing:
    """Where this row's case stands; one that has no entry yet stands at the start."""
    if case.state == START:
        return beginning(case.procedure, case.subject)
    return standing(case.subject, case.procedure)


def check(stands: Standing, actor: str, body: Body, *, reason: bool) -> None:
    """Raise `MoveRefused` where the act may not follow."""
    refused = stands.refusals(actor, body, reason=reason)
    if refused:
        first = refused[0]
        raise MoveRefused(stands.state, act_of(body), first.says, first.says_en, first.article)


def enter(
    by: Staff, case: Case, body: Body, words: str, *, second: Staff | None = None, tie: Opening | None = None
) -> Leaf:
    """Enter a person's act. `second` confirmed it and is named in the body; `tie`: to the receipt, made where none is.

    Raises `MoveRefused`, `KeptAway`, `WordsRefused`.
    """
    for each in (by, second):
        if each is not None:
            check_persons_part(each, case.submission, body, case.region)
    return enter_as(actor_for(by, case.subject), by.id, case, body, words, second=second, tie=tie)


def check_persons_part(person: Staff, row: Submission, body: Body, region: str) -> None:
    """Raise `KeptAway` where this person has no part in the matter, or would have none once the act stands."""
    check_part(person.id, row.subject)
    if isinstance(body, CaseReviewed):
        check_free(person.id, region, "" if body.party is UNSET else body.party, row.subject)


def enter_as(
    actor: str, by: int, case: Case, body: Body, words: str, *, second: Staff | None = None, tie: Opening | None = None
) -> Leaf:
    """The same under another actor, as the node's own acts are; `by`: the person in whose name it is kept here."""
    words = worded(words, needed=False)
    stands = standing_of(case)
    body = stands.named(body)
    check(stands, actor, body, reason=bool(words))
    case.state = stands.after(actor, body)
    take(case, body)
    # Every review is tied to the receipt, each by a commitment of its own, so that no two can be joined by it.
    tied = () if not isinstance(body, CaseReviewed) else (tie or _tie(case.submission),)
    leaf = append(body, subject=case.subject, actor=actor, openings=(*tied, *reason_of(words)), stay=(TIE,))
    case.changed_at = leaf.entry.at
    case.save()
    CaseAct.objects.create(
        case=case,
        leaf=leaf.leaf_id,
        kind=told(body),
        by=by,
        second=None if second is None else second.id,
        at=leaf.entry.at,
        words=sealed_act(case.subject, leaf.leaf_id, words),
    )
    note_plenary(case.subject, body, leaf.leaf_id)
    settle(case)
    keep(case)
    return leaf


def begin(
    by: Staff, row: Submission, body: CaseReviewed, words: str, second: Staff | None = None, subject: str = ""
) -> Leaf:
    """Begin the case of a locked submission, tied to the receipt by a commitment alone. Raises `AlreadyReviewed`."""
    if Case.objects.filter(submission=row).exists():
        raise AlreadyReviewed(row.subject)
    tie = _tie(row)
    case = Case(
        subject=subject or subject_for(row),
        submission=row,
        region=row.region,
        day=timezone.localtime(row.received_at).date(),
        state=START,
        procedure=body.procedure,
    )
    # The row is locked and has no case: what may lie there is of a review that was rolled back.
    vault.put_opening(row.subject, vault.RECEIPT, tie, again=True)
    deadlines.forget(row.subject)
    row.reviewed = True
    row.save(update_fields=["reviewed"])
    return enter(by, case, body, words, second=second, tie=tie)


def _tie(row: Submission) -> Opening:
    return opening(TIE, tie_bytes(row.subject, leaf_hash_of(row.leaf).hex()))


def tie_bytes(subject: str, leaf_hash: str) -> bytes:
    """What names a receipt inside a commitment: canonical JSON of origin, subject and leaf hash (hex)."""
    return encode({"leaf_hash": leaf_hash, "origin": SETTINGS.origin, "subject": subject})


def take(case: Case, body: Body) -> None:
    """Write on the row what an entry says of the case; its state and its officer apart."""
    named = msgspec.to_builtins(body)
    if isinstance(body, (CaseReviewed, CaseRegistered, CaseDecided)):
        found = decided_types(body) if isinstance(body, CaseDecided) else _last(named, "types", case.types)
        case.types = " ".join(found)
        case.organizers = " ".join(_last(named, "organizers", case.organizers))
    match body:
        case CaseReviewed():
            case.procedure = case.procedure or str(named["procedure"])
            case.source = str(named.get("source", case.source))
            case.party = str(named.get("party", case.party))
        case CaseRegistered(number=number):
            case.number = number
        case CaseRenumbered(number=number):
            case.number = number
        case CaseDecided(outcome=outcome):
            case.outcome = outcome
        case CaseTransferred(to=office):
            case.region = office
            # What waits for a second person goes with it: it is found, and answered, where the case is.
            relocate(office, case.submission.subject, case.subject)
        case CaseReadmitted(person=person):
            readmit(case, person)
        case _:
            pass


def _last(named: Mapping[str, object], name: str, before: str) -> list[str]:
    """What the entry names, or what was named before."""
    found = named.get(name)
    return list(map(str, found)) if isinstance(found, list | tuple) else before.split()


def note_plenary(subject: str, body: Body, leaf: int) -> None:
    """Keep that an act used up the decision of the plenary that it names."""
    plenary = getattr(body, "plenary", UNSET)
    if plenary is not UNSET:
        note_act(subject, str(plenary), decided_by(body), leaf)


def standing_for(subject: str) -> Standing:
    """Where a case stands by its own entries."""
    return standing_of(Case.objects.get(subject=subject))


def office_of(subject: str, act: str) -> str:
    """Whose office does an act of this name next: the one that has the case, but where the law names one above it."""
    stands = standing_for(subject)
    return acting_office(stands.walked.history, act, stands.edition)


def begins_with_two(body: CaseReviewed) -> bool:
    """Whether a first review needs a second person."""
    return isinstance(body.procedure, str) and beginning(body.procedure).needs_two(SOMEBODY, body)


def recused_in(subject: str) -> frozenset[str]:
    """Who has no part in the case any more, by pseudonym."""
    walked = standing_for(subject).walked
    return frozenset() if walked is None else frozenset(walked.history.recused)
