"""Lots: who may be drawn, the roster in the log, the draw by the witness's signature (docs/reference/lot.md).

Rules kept here:
  * What enters is asked of the edition as `saksama verify` asks it, with the case's row locked; nothing else decides.
  * The roster's order is that of names made for this draw alone: nobody chose it.
  * A draw is entered once, whoever tries how often: its row is locked with the case and says whether it stands.
  * `lot.drawn` and the assignment that follows from it have the node as actor: no person chose either.
  * A further draw is proposed by one person with a reason, under the case's subject, and begun by another.
Left to others: agreement and witness (flows.cases.keep_roster), the rule itself (saksama.procedure.lot), who may
(flows).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from saksama.entries.body import Body
from saksama.entries.kinds.case import CaseAssigned
from saksama.entries.kinds.lot import LotCommitted, LotDrawn
from saksama.entries.words import reasoned
from saksama.errors import CallerError
from saksama.procedure.lot import SIGNATURE_BYTES, choose, name_in_draw, seed
from saksama.tlog.note import SignatureLine
from saksama.tlog.strict import encode_base64
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.accounts.recused import check_part
from saksama_node.cases.lots.drawn import acts_of
from saksama_node.cases.models import Case, Lot, LotMember
from saksama_node.cases.moving import MoveRefused, enter_as, recused_in, standing_of
from saksama_node.ledger.actions import Leaf
from saksama_node.seconds.proposing import Asked, Proposed

NODE: Final = "node"
SLOT: Final = "lot"
FEWEST: Final = 2
"""With one name there is nothing to draw."""


class LotRefused(CallerError):
    """This draw may not be entered now; nothing was changed. `says`: why, in the edition's words."""

    code = "lot.refused"
    advice = "Open the case again and look where its lot stands."

    says: str
    says_en: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """From where a seed will come: the agreement's digest and the outside witness that it names."""

    agreement: str
    name: str
    vkey: str
    url: str


class Further(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A proposal's body: the number of the draw, counted from 1."""

    draw: int


def keep_members(region: str, persons: Collection[int]) -> None:
    """Put these persons, and nobody else, on the office's roster."""
    LotMember.objects.filter(region=region).exclude(person__in=persons).delete()
    for person in sorted(persons):
        LotMember.objects.get_or_create(region=region, person=person)


def may_commit_first(subject: str) -> bool:
    """Whether a first roster may be entered where this case stands."""
    case = _locked(subject)
    probe = LotCommitted(
        agreement="0" * 64, draw=1, excluded=(), recused=(), roster=("0" * 32, "1" * 32), witness="penyaksi"
    )
    stands = standing_of(case)
    return stands.edition is not None and not stands.refusals(NODE, probe)


def commit(by: Staff, subject: str, source: Source, people: Sequence[Staff]) -> Leaf:
    """Enter the first draw's roster: `people`, of whom the recused are marked. Raises `LotRefused`."""
    check_part(by.id, subject)
    return _commit(by, Lot(case=_locked(subject), draw=1, by=by.id), source, people, "")


def asked(subject: str, reason: str) -> Asked:
    """A further draw as it is proposed."""
    last = Lot.objects.filter(case__subject=subject).last()
    body = msgspec.json.encode(Further(draw=1 if last is None else last.draw + 1))
    return Asked(LotCommitted.KIND, subject, body.decode(), reason)


def further(asked: Asked | Proposed) -> Further:
    """Which draw was proposed."""
    return msgspec.json.decode(asked.body, type=Further)


def check(_first: Staff, asked: Asked) -> None:
    """Raise `LotRefused` or `WordsRefused` where that further draw may not follow those that were."""
    reasoned(asked.words)
    last = Lot.objects.filter(case__subject=asked.subject).last()
    if last is None or further(asked).draw != last.draw + 1:
        raise LotRefused("belum ada undian, atau undian ulang itu sudah tercatat", "no lot, or it was entered already")


def enter(first: Staff, by: Staff, found: Proposed, source: Source, people: Sequence[Staff]) -> Leaf:
    """Enter the roster of the proposed draw, with `by` as second person. Raises `LotRefused`."""
    lot = Lot(case=_locked(found.subject), draw=further(found).draw, by=first.id)
    return _commit(first, lot, source, people, found.words, second=by)


def draw(subject: str, number: int, size: int, line: SignatureLine) -> bool:
    """Draw by the witness's line over the checkpoint of that size, and assign; False if it was drawn already.

    Raises `LotRefused` where the case has gone on meanwhile, or who was drawn is not known here.
    """
    case = _locked(subject)
    lot = case.lots.get(draw=number)
    body = _committed(subject, number)
    if lot.drawn is not None or body is None:
        return False
    signature = line.signature[-SIGNATURE_BYTES:]
    member = choose(seed(subject, signature), body.roster, body.excluded)
    within, person = next((within, person) for name, within, person in lot.roster if name == member)
    if not within:
        raise LotRefused("yang diundi tidak dikenal lagi di sini", "who was drawn is not known here any more")
    drawn = LotDrawn(
        assignee=within,
        cosignature=encode_base64(line.key_id + line.signature),
        draw=number,
        member=member,
        size=size,
    )
    lot.drawn = _enter(case, drawn, lot.by).leaf_id
    lot.save()
    assigned = CaseAssigned(assignee=within, draw=number)
    # Who was recused since the roster was entered is drawn and not given the case: a further draw follows.
    if not standing_of(case).refusals(NODE, assigned):
        case.assignee = person or None
        _enter(case, assigned, lot.by)
    return True


def give_up(subject: str, number: int) -> None:
    """Note that this draw comes to nothing: its signature never came here and no other may stand in for it, or the case
    has gone on without it.
    """
    Lot.objects.filter(case__subject=subject, draw=number, drawn=None).update(missed=True)


def _commit(
    by: Staff, lot: Lot, source: Source, people: Sequence[Staff], words: str, second: Staff | None = None
) -> Leaf:
    subject = lot.case.subject
    names = sorted((name_in_draw(each.secret, subject, lot.draw), actor_for(each, subject), each.id) for each in people)
    recused = recused_in(subject)
    left_out = [(name, within) for name, within, _ in names if within in recused]
    fields: dict[str, str] = {} if second is None else {"second": actor_for(second, subject)}
    body = LotCommitted(
        agreement=source.agreement,
        draw=lot.draw,
        excluded=tuple(name for name, _ in left_out),
        recused=tuple(within for _, within in left_out),
        roster=tuple(name for name, _, _ in names),
        witness=source.name,
        **fields,
    )
    lot.roster = [list(each) for each in names]
    leaf = _enter(lot.case, body, by.id, actor=actor_for(by, subject), words=words, second=second)
    lot.committed = leaf.leaf_id
    lot.save()
    return leaf


def _enter(case: Case, body: Body, by: int, *, actor: str = NODE, words: str = "", second: Staff | None = None) -> Leaf:
    """Enter an act of the lot, if the edition lets it follow. Raises `LotRefused`."""
    try:
        return enter_as(actor, by, case, body, words, second=second)
    except MoveRefused as refused:
        raise LotRefused(refused.says, refused.says_en) from refused


def _committed(subject: str, number: int) -> LotCommitted | None:
    bodies = [act.body for act in acts_of(subject)]
    return next((each for each in bodies if isinstance(each, LotCommitted) and each.draw == number), None)


def _locked(subject: str) -> Case:
    case = Case.objects.select_for_update().filter(subject=subject).first()
    if case is None:
        raise LotRefused("perkara itu tidak ada", "there is no such case")
    return case
