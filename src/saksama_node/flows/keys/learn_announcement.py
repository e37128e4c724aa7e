"""Learn what the partner's institution announced when its log is signed by a key that we do not know.

A statement under the institution key that the agreement pins is enough, wherever it is read; the entry that logs it is
then followed like any other. So a partner that was away for the whole overlap, or whose key was stolen, is followed on
without a person; a key that nobody announced stops the link.
"""

from saksama.errors import EvidenceError
from saksama.keys.ring import KeyRing
from saksama.tlog.note import Note
from saksama_node.agreements.aligning import standing_key
from saksama_node.agreements.faults import PartnerUnread
from saksama_node.agreements.introduction import read_introduction
from saksama_node.exchange.faults import PartnerSilent
from saksama_node.exchange.linking import link
from saksama_node.flows.exchange.align_keys import align_keys
from saksama_node.flows.exchange.partner_keys import ring
from saksama_node.ledger import mirror
from saksama_node.ledger.witnessing import trusted_keys


class KeyUnannounced(EvidenceError):
    """The partner's newest checkpoint is signed by a key that no statement of its institution names."""

    code = "key.unannounced"
    advice = (
        "Telephone the partner. If the new key is its own, it must log the statement; else its log is in other hands."
    )


def learn_announcement(origin: str, note: bytes) -> None:
    """Take up what the partner's institution announced, so that a signer of `note` is known.

    Raises `KeyUnannounced` where it answers and announces no key that signed it, which is kept as evidence;
    `PartnerSilent` where it does not answer.
    """
    align_keys(origin, announced(origin))
    lines = Note.parse(note).signatures
    if not any(line.is_by(key) for key in trusted_keys(origin) for line in lines):
        mirror.keep_evidence(origin, KeyUnannounced.code, note)
        raise KeyUnannounced


def announced(origin: str) -> KeyRing:
    """The partner's statements: those of its log as we hold it, and those that its node gives now."""
    partner = link(origin)
    try:
        told = read_introduction(partner.url)
    except PartnerUnread as silent:
        raise PartnerSilent(origin, silent.why) from silent
    except EvidenceError:
        # What it says of itself does not hold together: then it has announced nothing.
        return ring(origin)
    if (told.origin, told.institution_key) != (origin, str(standing_key(origin))):
        return ring(origin)
    return ring(origin).adding(*told.statements)
