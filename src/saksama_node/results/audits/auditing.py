"""Acts on an audit whose list is committed: draw, read forms, conclude.

Rules kept here:
  * Where the list names an outside witness, its first signature over the list gives the seed, and the node draws: no
    person has a part in it. Elsewhere dice are typed.
  * The dice are taken only when a published checkpoint holds the list, so that nobody can know the seed before it.
  * Dice and readings count when two people typed the same, each without seeing the other's.
  * How many draws there are follows from the list and the limit; more may be taken, of the same seed.
  * The end says what the readings give; an audit whose limit was not reached is concluded as that, and by two readings
    of every drawn station.
Left to others: the list (`listing`), who may (flows), the mathematics (`saksama.tally.audit`).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from msgspec import UNSET, structs

from saksama.entries.kinds.audit import (
    MOST_DRAWS,
    AuditConcluded,
    AuditDrawn,
    AuditObserved,
    AuditOutcome,
)
from saksama.errors import CallerError
from saksama.procedure.audit_seed import audit_seed
from saksama.procedure.lot import SIGNATURE_BYTES
from saksama.tally.audit.again import claim_of, drawn, evaluated, first_draws, in_millionths, listed
from saksama.tally.audit.plan import Plan, write_tickets
from saksama.tally.audit.risk import Standing
from saksama.tlog.note import SignatureLine
from saksama.tlog.strict import encode_base64
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for, staff
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import Leaf, append
from saksama_node.ledger.queries import full_receipt, positions
from saksama_node.results.audits.audit_rows import body_of, readings_of
from saksama_node.results.models import Audit, AuditDice, AuditReading, AuditSeen, AuditState
from saksama_node.settings.clock import now

NODE: Final = "node"
LEAST_DICE: Final = 20
MOST_DICE: Final = 64


class Why(StrEnum):
    """Why an act on an audit was refused; a screen has a sentence for each."""

    UNKNOWN = "unknown"
    NO_VERSION = "no-version"
    OUTSIDE = "outside"
    NOT_PUBLISHED = "not-published"
    DRAWN_ALREADY = "drawn-already"
    NOT_DRAWN = "not-drawn"
    DICE = "dice"
    TOO_MANY = "too-many"
    DRAWN_MEANWHILE = "drawn-meanwhile"
    READ_ALREADY = "read-already"
    FIGURES = "figures"
    UNREAD = "unread"
    CONCLUDED = "concluded"
    AGAIN = "again"
    WITNESS = "witness"


class AuditRefused(CallerError):
    """The audit does not stand where this act begins; nothing was changed."""

    code = "results.audit-refused"
    advice = "Open the audit again and look where it stands."

    subject: str
    why: Why


def are_dice(digits: str) -> bool:
    """Whether these can be digits of dice."""
    return LEAST_DICE <= len(digits) <= MOST_DICE and digits.isascii() and digits.isdigit()


@dataclass(frozen=True, slots=True)
class WaitingSeed:
    """An audit whose list has its place `anchor` in the log and waits for the signature of `witness`."""

    subject: str
    anchor: int
    agreement: str
    witness: str


def waiting_seeds() -> list[WaitingSeed]:
    """Audits whose witness has to sign, the oldest first."""
    rows = list(Audit.objects.filter(state=AuditState.LISTED).exclude(witness="").order_by("id"))
    places = positions(row.leaf for row in rows)
    found = [(row, places[row.leaf]) for row in rows if row.leaf in places]
    return [WaitingSeed(row.subject, at, row.agreement, row.witness) for row, at in found]


def draw_signed(subject: str, size: int, line: SignatureLine) -> bool:
    """Make the first draw from the witness's signature over the checkpoint of this size; False where it was made."""
    audit = _locked(subject)
    if audit.state != AuditState.LISTED or not audit.witness:
        return False
    audit.seed = audit_seed(subject, line.signature[-SIGNATURE_BYTES:], audit.mixed)
    plan = _plan(audit)
    body = _drawn_body(audit, plan, first_draws(plan, audit.limit))
    cosignature = encode_base64(line.key_id + line.signature)
    append(structs.replace(body, cosignature=cosignature, size=size), subject=subject, actor=NODE)
    return True


def give_up(subject: str) -> None:
    """Its witness's first signature is lost: nobody draws it any more, and its witness is not asked again."""
    audit = _locked(subject)
    if audit.state == AuditState.LISTED and audit.witness:
        audit.state = AuditState.LOST
        audit.save(update_fields=["state"])


def throw(by: Staff, subject: str, digits: str) -> bool:
    """Type the dice; whether they were the same as another person's, and the draw was made."""
    audit = _locked(subject)
    if audit.witness:
        raise AuditRefused(subject, Why.WITNESS)
    if audit.state != AuditState.LISTED:
        raise AuditRefused(subject, Why.DRAWN_ALREADY)
    if not are_dice(digits):
        raise AuditRefused(subject, Why.DICE)
    if full_receipt(audit.leaf) is None:
        raise AuditRefused(subject, Why.NOT_PUBLISHED)
    AuditDice.objects.create(audit=audit, person=by.id, digits=digits, at=now())
    # Of each person the last counts: who typed a digit wrong types all of them again.
    latest = {each.person: each.digits for each in audit.dice.all()}
    other = next((person for person, typed in latest.items() if person != by.id and typed == digits), None)
    if other is None:
        return False
    audit.seed = digits
    plan = _plan(audit)
    _draw(by, audit, plan, first_draws(plan, audit.limit), staff(other))
    return True


def draw_more(by: Staff, subject: str, more: int, before: int) -> Leaf:
    """Take `more` further tickets of the seed that stands, beyond the `before` that there were for whoever asks."""
    audit = _open(subject)
    if audit.draws != before:
        # A button that was pressed twice, or another person who was as quick: nobody reads forms for nothing.
        raise AuditRefused(subject, Why.DRAWN_MEANWHILE)
    if not 1 <= more <= MOST_DRAWS - audit.draws:
        raise AuditRefused(subject, Why.TOO_MANY)
    return _draw(by, audit, _plan(audit), audit.draws + more, None)


def read(by: Staff, subject: str, station: str, votes: tuple[int, ...] | None) -> bool:
    """Read a drawn station's form; whether another person had read the same, and it stands."""
    audit = _open(subject)
    plan = _plan(audit)
    if station not in {each.station for each in drawn(plan, audit.seed, audit.draws)}:
        raise AuditRefused(subject, Why.NOT_DRAWN)
    if audit.seen.filter(station=station).exists():
        raise AuditRefused(subject, Why.READ_ALREADY)
    if votes is not None and (len(votes) != len(plan.candidates) or not all(0 <= each <= 9_999 for each in votes)):
        raise AuditRefused(subject, Why.FIGURES)
    made = None if votes is None else list(votes)
    AuditReading.objects.create(audit=audit, station=station, person=by.id, votes=made, at=now())
    latest = {each.person: each.votes for each in audit.readings.filter(station=station)}
    other = next((person for person, typed in latest.items() if person != by.id and typed == made), None)
    if other is None:
        return False
    second = actor_for(staff(other), subject)
    body = AuditObserved(second=second, station=station, votes=UNSET if votes is None else votes)
    leaf = append(body, subject=subject, actor=actor_for(by, subject))
    AuditSeen.objects.create(audit=audit, station=station, votes=made, leaf=leaf.leaf_id)
    return True


def conclude(by: Staff, subject: str) -> Leaf:
    """Enter what the readings give."""
    audit = _open(subject)
    plan = _plan(audit)
    found = evaluated(plan, drawn(plan, audit.seed, audit.draws), readings_of(audit), audit.limit)
    if found.standing is Standing.GO_ON and found.evaluated < found.drawn:
        raise AuditRefused(subject, Why.UNREAD)
    body = AuditConcluded(
        evaluated=found.evaluated, outcome=AuditOutcome(found.standing.value), risk=in_millionths(found.risk)
    )
    audit.state, audit.outcome = AuditState.CONCLUDED, body.outcome.value
    audit.risk, audit.evaluated = body.risk, body.evaluated
    audit.save(update_fields=["state", "outcome", "risk", "evaluated"])
    return append(body, subject=subject, actor=actor_for(by, subject))


def _draw(by: Staff, audit: Audit, plan: Plan, number: int, second: Staff | None) -> Leaf:
    body = _drawn_body(audit, plan, number)
    if second is not None:
        body = structs.replace(body, second=actor_for(second, audit.subject))
    return append(body, subject=audit.subject, actor=actor_for(by, audit.subject))


def _drawn_body(audit: Audit, plan: Plan, number: int) -> AuditDrawn:
    """So many draws from the audit's seed, kept in its row."""
    tickets = blobs.put(write_tickets(drawn(plan, audit.seed, number)))
    audit.draws, audit.tickets, audit.state = number, tickets, AuditState.DRAWN
    audit.save(update_fields=["seed", "draws", "tickets", "state"])
    return AuditDrawn(draws=number, seed=audit.seed, tickets=tickets)


def _plan(audit: Audit) -> Plan:
    return listed(blobs.get(audit.list), claim_of(body_of(audit)))


def _locked(subject: str) -> Audit:
    audit = Audit.objects.select_for_update().filter(subject=subject).first()
    if audit is None:
        raise AuditRefused(subject, Why.UNKNOWN)
    return audit


def _open(subject: str) -> Audit:
    audit = _locked(subject)
    if audit.state in {AuditState.LISTED, AuditState.LOST}:
        raise AuditRefused(subject, Why.NOT_DRAWN)
    if audit.state == AuditState.CONCLUDED:
        raise AuditRefused(subject, Why.CONCLUDED)
    return audit
