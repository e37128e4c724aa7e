"""Draw who handles a case: the roster before the registration, the draw by the outside witness's first signature.

Rules kept here:
  * A lot is begun where the case has an edition, the agreement that this log signed last names an outside witness that
    is asked, and the office's roster leaves two to draw from; else the office assigns by hand, and `why_by_hand` says
    why.
  * Drawn is from the first size that the witness lists above the registration, never from another: where that signature
    did not come here, the draw is given up in the open, and a further one is needed (decision 39).
  * A further draw has a reason and a second person; both may assign cases here.
Left to others: what may be entered (cases.lots, by the edition), the rule (docs/reference/lot.md).
"""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from saksama.agreement.history import EventKind
from saksama.agreement.terms import Terms
from saksama.errors import CallerError
from saksama.tlog.note import SignatureLine
from saksama.tlog.sizes import SignedSizes, SizesMalformed
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.queries import actor_for, staff, with_role
from saksama_node.accounts.staff import Role, Staff
from saksama_node.agreements.queries import agreements
from saksama_node.cases import lots, queries
from saksama_node.cases.lot_acts import LotInfo, WaitingDraw, lots_of, members, waiting_draws
from saksama_node.cases.lots import FEWEST, Source
from saksama_node.cases.proposed import recused_in
from saksama_node.ledger import witness_client
from saksama_node.ledger.actions import act
from saksama_node.ledger.public import standing
from saksama_node.ledger.queries import first_cosigned
from saksama_node.ledger.witness_client import Held, HoldsNone
from saksama_node.settings.current import SETTINGS

_TIME_BYTES = 8


class ByHand(StrEnum):
    """Why an office assigns by hand."""

    NO_EDITION = "no-edition"
    NO_WITNESS = "no-witness"
    TOO_FEW = "too-few"


@dataclass(eq=False)
class LotDecides(CallerError):
    """A lot was begun: it says who handles the case."""

    code = "case.lot-decides"
    advice = "Wait for the draw, or propose a further one with a reason."

    subject: str


@dataclass(eq=False)
class SamePerson(CallerError):
    """Who proposed the further draw cannot be its second person."""

    code = "case.lot-same-person"
    advice = "Ask a colleague who may assign cases."


@dataclass(frozen=True, slots=True)
class Choice:
    """An officer who could be drawn at an office, and whether they are."""

    officer: Staff
    is_member: bool


def office_roster(by: Staff, region: str) -> list[Choice]:
    """Who holds the officer's role for this office, and who of them may be drawn."""
    require(by, Action.CASE_READ, region)
    chosen = members(region)
    return [Choice(each, each.id in chosen) for each in with_role(Role.OFFICER, region)]


def keep_roster(by: Staff, region: str, persons: Collection[int]) -> None:
    """Say who may be drawn at this office; who has not the officer's role is passed."""
    require(by, Action.CASE_ASSIGN, region)
    able = {each.id for each in with_role(Role.OFFICER, region)}
    with act():
        lots.keep_members(region, able.intersection(persons))


def why_by_hand(subject: str) -> ByHand | None:
    """Why this case's office assigns by hand; None where it draws."""
    if not queries.case(subject).procedure:
        return ByHand.NO_EDITION
    if _source() is None:
        return ByHand.NO_WITNESS
    recused = recused_in(subject)
    able = [each for each in _people(subject) if actor_for(each, subject) not in recused]
    return ByHand.TOO_FEW if len(able) < FEWEST else None


def commit_first(by: Staff, subject: str) -> None:
    """Enter the first draw's roster, in the act that registers; nothing where the office assigns by hand."""
    source = _source()
    if why_by_hand(subject) is None and source is not None and lots.may_commit_first(subject):
        lots.commit(by, subject, source, _people(subject))


def refuse_where_drawn(subject: str) -> None:
    """Raise `LotDecides` where a lot was begun."""
    if lots_of(subject):
        raise LotDecides(subject)


def propose_further_draw(by: Staff, subject: str, reason: str) -> None:
    """Ask for a further draw, for this reason. Raises `LotRefused`."""
    require(by, Action.CASE_ASSIGN, queries.case(subject).region)
    with act():
        lots.propose_further(by, subject, reason)


def take_back_further_draw(by: Staff, subject: str) -> None:
    """Drop a proposed further draw; whoever may assign cases here may."""
    require(by, Action.CASE_ASSIGN, queries.case(subject).region)
    with act():
        lots.drop_proposal(subject)


def confirm_further_draw(by: Staff, subject: str) -> None:
    """Agree as second person: the new roster is entered. Raises `SamePerson`, `LotRefused`."""
    require(by, Action.CASE_ASSIGN, queries.case(subject).region)
    proposed = next((each for each in lots_of(subject) if each.is_proposed), None)
    source = _source()
    if proposed is None or source is None:
        raise lots.LotRefused("tidak ada undian ulang yang diusulkan, atau tidak ada penyaksi luar", "nothing to draw")
    if proposed.by == by.id:
        raise SamePerson
    before = lots_of(subject)[-2]
    recused = recused_in(subject)
    # Who was drawn last stays away, or the further draw could bring the same again; a recused one is marked as such.
    people = [e for e in _people(subject) if e.id != before.person or actor_for(e, subject) in recused]
    with act():
        lots.commit_further(by, staff(proposed.by), subject, source, people)


def draw_waiting() -> int:
    """Enter every draw whose signature is there; give how many. May be done again at any moment."""
    return sum(_draw(each) for each in waiting_draws())


def _draw(waiting: WaitingDraw) -> bool:
    source = _named(waiting)
    found = None if source is None else first_cosigned(source.vkey, waiting.anchor)
    if source is None or found is None:
        return False
    size, line = found
    match _is_first(source, waiting.anchor, (size, _second(line))):
        case None:
            return False
        case False:
            with act():
                lots.give_up(waiting.subject, waiting.draw)
            return False
        case True:
            with act():
                return lots.draw(waiting.subject, waiting.draw, size, line)


def _is_first(source: Source, anchor: int, mine: tuple[int, int]) -> bool | None:
    """Whether this size and second are the first that the witness signed above the anchor; None where to ask again.

    True also where nobody can say: with a witness that does not list, `saksama verify` says the same.
    """
    answer = witness_client.signed_sizes(source.url, SETTINGS.origin, anchor)
    match answer:
        case Held(text):
            with suppress(SizesMalformed):
                listed = SignedSizes.parse(text)
                first = listed.first_above(anchor)
                return True if listed.above > anchor else None if first is None else first == mine
            return None
        case HoldsNone():
            return True
        case _:
            return None


def _second(line: SignatureLine) -> int:
    return int.from_bytes(line.signature[:_TIME_BYTES], "big")


def _people(subject: str) -> Sequence[Staff]:
    """Who may be drawn for this case: the office's roster, as far as they still hold the officer's role."""
    region = queries.case(subject).region
    chosen = members(region)
    return [each for each in with_role(Role.OFFICER, region) if each.id in chosen]


def _source() -> Source | None:
    """Agreement and outside witness for a roster that is entered now: of the text that this log signed last."""
    signed = [
        (event.index, event.digest, each)
        for each in agreements()
        for event in each.events
        if event.log_origin == SETTINGS.origin and event.kind in (EventKind.SIGNED, EventKind.AMENDED)
    ]
    if not signed:
        return None
    _, digest, agreement = max(signed, key=lambda each: each[0])
    asked = {each.vkey for each in standing() if not each.partner}
    return next((each for each in _sources(agreement.text(digest).terms) if each.vkey in asked), None)


def _named(waiting: WaitingDraw) -> Source | None:
    """The witness that a roster named, by the text that it named."""
    texts = [text for each in agreements() for text in each.texts if text.digest == waiting.agreement]
    return next((each for text in texts for each in _sources(text.terms) if each.name == waiting.witness), None)


def _sources(terms: Terms) -> list[Source]:
    return [Source(terms.digest, each.name, each.vkey, each.url.rstrip("/")) for each in terms.witnesses]


def draws_of(subject: str) -> list[LotInfo]:
    """The draws of a case, in their order."""
    return lots_of(subject)
