"""A fact of the law that was known from memory: two persons read it in the text itself, and the log says so.

Rules kept here:
  * One proposal about a fact waits at a time. Both are of the office at the top: the law is one for all its offices.
  * What a restored backup lost holds again as the log says; the reason only where it was proposed still.
Left to others: who may, and the order of a confirmation (`flows.seconds`), what may be confirmed (norms.confirming).
"""

from typing import Final

import msgspec
from msgspec import UNSET

from saksama.entries.kinds.norm import NormConfirmed
from saksama.entries.pseudonym import pseudonym
from saksama.entries.words import reasoned
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import everyone
from saksama_node.ledger.actions import Leaf, append, new_subject, spoken
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.norms import confirming
from saksama_node.norms.confirmed import Confirmation, is_held
from saksama_node.norms.confirming import Reading
from saksama_node.seconds import proposing
from saksama_node.seconds.proposing import Asked, Proposed, open_of
from saksama_node.settings.current import SETTINGS

SLOT: Final = "norm"


def asked(reading: Reading, reason: str) -> Asked:
    """A fact as it is proposed. Raises `WordsRefused`."""
    reading = confirming.well_written(reading)
    return Asked(NormConfirmed.KIND, reading.fact, msgspec.json.encode(reading).decode(), reason)


def reading_in(asked: Asked | Proposed) -> Reading:
    """What would be confirmed."""
    return msgspec.json.decode(asked.body, type=Reading)


def hold(_fact: str) -> str:
    """The law is the whole institution's; a fact has no row before it is confirmed."""
    return SETTINGS.region


def check(_first: Staff, asked: Asked) -> None:
    """Raise `NotAFact`, `NoText`, `AlreadyConfirmed` or `WordsRefused`."""
    reasoned(asked.words)
    confirming.check(reading_in(asked))


def enter(first: Staff, by: Staff, found: Proposed) -> Leaf:
    """Put it into force."""
    subject, reading = new_subject(), reading_in(found)
    leaf = append(
        entry_of(reading, second=pseudonym(by.secret, subject)),
        subject=subject,
        actor=pseudonym(first.secret, subject),
        openings=(spoken("reason", {"text": found.words}),),
    )
    kept = msgspec.structs.asdict(reading) | {"reason": found.words, "by": first.id, "second": by.id}
    confirming.keep(Confirmation(subject=subject, at=leaf.entry.at, leaf=leaf.leaf_id, **kept))
    return leaf


def entry_of(reading: Reading, *, second: str) -> NormConfirmed:
    """What the log says of it."""
    return NormConfirmed(
        article=reading.article,
        fact=reading.fact,
        second=second,
        text=reading.text,
        title=reading.title,
        value=reading.value or UNSET,
    )


def restore(found: LoggedEntry) -> Missing | None:
    """Let hold again what an entry of ours says, in the caller's transaction."""
    entry, body = found.entry, found.entry.body
    if not isinstance(body, NormConfirmed) or is_held(entry.subject):
        return None
    people = {pseudonym(each.secret, entry.subject): each.id for each in everyone()}
    by, second, reason = people.get(entry.actor, 0), people.get(str(body.second), 0), ""
    for each in open_of(SLOT, body.fact):
        if each.by == by and entry_of(reading_in(each), second=str(body.second)) == body:
            reason = each.words
            proposing.confirm(second, each.id, found.leaf_id)
    said = {name: getattr(body, name) for name in ("fact", "article", "title", "text")}
    value = body.value if isinstance(body.value, str) else ""
    kept = said | {"value": value, "reason": reason, "by": by, "second": second}
    confirming.keep(Confirmation(subject=entry.subject, at=entry.at, leaf=found.leaf_id, **kept))
    return None if reason else Missing.WORDS
