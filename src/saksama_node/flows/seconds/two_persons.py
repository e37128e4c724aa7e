"""Propose, confirm, reject, withdraw: the one way of every act of two persons.

Rules kept here:
  * The order is one: the subject's rows are held, then the proposal; rights are asked of the place that then has it.
  * The second is never the first, has the right, and no interest in the subject.
  * The first is still here, still entitled and without interest when the second confirms; else nothing is entered.
  * What was read is what is entered: who confirms gives back the digest of what stood on the page.
  * A rejection has a reason; only who proposed withdraws.
Left to others: what an act is (`table`), what speaks against it (the rooms), pages (web).
"""

from dataclasses import replace

import msgspec

from saksama.entries.words import MOST_AT_ALL, all_worded, reasoned, worded
from saksama_node.accounts.policy import NotAllowed, Staff, may, require
from saksama_node.accounts.queries import NoSuchPerson, acting
from saksama_node.accounts.recused import KeptAway
from saksama_node.flows.seconds.row import Row
from saksama_node.flows.seconds.table import TABLE
from saksama_node.ledger.actions import Leaf, act
from saksama_node.seconds import proposing
from saksama_node.seconds.faults import FirstGone, NoSuchProposal, NotYours, ReadAgain, SamePerson
from saksama_node.seconds.proposing import Asked, Proposed, proposal


def propose(by: Staff, asked: Asked) -> int:
    """Keep it for a second person; its number.

    Raises `NotAllowed`, `KeptAway`, `ProposalOpen`, `WordsRefused`, and what speaks against the act.
    """
    row = TABLE[asked.act]
    # Also what a body says in words, such as sources: the second person reads both.
    body = msgspec.json.encode(all_worded(msgspec.json.decode(asked.body))).decode()
    asked = replace(asked, words=worded(asked.words, most=MOST_AT_ALL, needed=False), body=body)
    with act():
        place = row.hold(asked.subject)
        require(by, row.first, row.first_at(place))
        row.apart(by, asked.subject, place)
        row.check(by, asked)
        return proposing.propose(by.id, asked, row.slot, place)


def confirm(by: Staff, number: int, read: str) -> Leaf | None:
    """Enter what another proposed; its entry, where it has one. `read`: the digest of what this person has read.

    Raises `NoSuchProposal`, `SamePerson`, `NotAllowed`, `KeptAway`, `ReadAgain`, `FirstGone`, and what speaks against
    the act by now.
    """
    row = TABLE[(found := proposal(number)).act]
    if not found.is_open:
        raise NoSuchProposal(number)
    _check_second(row, by, found)
    row.before(found)
    with act():
        found = _held(row, found)
        _check_second(row, by, found)
        if read != found.digest:
            raise ReadAgain
        first = first_of(row, found)
        row.check(first, found.asked)
        leaf = row.enter(first, by, found)
        proposing.confirm(by.id, number, None if leaf is None else leaf.leaf_id)
    row.after(found)
    return leaf


def reject(by: Staff, number: int, reason: str) -> None:
    """End it undone, as the second person. Raises as `confirm` of who may, and `WordsRefused`."""
    row, why = TABLE[(found := proposal(number)).act], reasoned(reason)
    with act():
        _check_second(row, by, _held(row, found))
        proposing.reject(by.id, number, why)


def withdraw(by: Staff, number: int) -> None:
    """Take it back, as who proposed it. Raises `NoSuchProposal`, `NotYours`, `KeptAway`."""
    row = TABLE[(found := proposal(number)).act]
    with act():
        found = _held(row, found)
        if by.id != found.by:
            raise NotYours
        row.apart(by, found.subject, found.place)
        proposing.withdraw(by.id, number)


def check_right(row: Row, by: Staff, found: Proposed) -> None:
    """Raise where this person may not be the second one: `SamePerson`, `NotAllowed`, `KeptAway`."""
    if by.id == found.by:
        raise SamePerson
    if not any(may(by, each, found.place) for each in row.second):
        raise NotAllowed(row.second[0], found.place)
    row.apart(by, found.subject, found.place)


def first_of(row: Row, found: Proposed) -> Staff:
    """Who proposed it, if they still may. Raises `FirstGone`."""
    try:
        first = acting(found.by)
        require(first, row.first, row.first_at(found.place))
        row.apart(first, found.subject, found.place)
    except (NoSuchPerson, NotAllowed, KeptAway) as gone:
        raise FirstGone from gone
    return first


def _check_second(row: Row, by: Staff, found: Proposed) -> None:
    require(by, row.read, found.place)
    check_right(row, by, found)


def _held(row: Row, found: Proposed) -> Proposed:
    """It as it stands while its subject is held, then it; at the place that has the subject now."""
    place = row.hold(found.subject)
    return replace(proposing.take(found.id), place=place)
