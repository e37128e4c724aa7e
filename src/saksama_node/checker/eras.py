"""Which keys and which rule held when, from the agreement's terms and the key statements.

Rules kept here:
  * Both parties' logs are covered; each era is one log, the keys that counted then, and the agreement's quorum.
  * Between two statements nothing changes; a span without a log key, or without the partner's witness where the
    agreement asks for the partner, is no era: a weaker rule is never put in the place of a missing key.
  * A revoked log key speaks up to its last good size, and not at all where its statement names none.
Left to others: verifying statements (saksama.keys), when the terms were in force (the caller).
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from saksama.agreement.quorum import Level, policy_for
from saksama.agreement.terms import Party, Terms
from saksama.keys.ring import KeyRing
from saksama.tlog.note import VerifierKey
from saksama.vocabulary import KeyUse
from saksama_node.checker.edition import Era


def eras_of(terms: Terms, ring: KeyRing, until: datetime | None = None) -> tuple[Era, ...]:
    """The eras of both logs under these terms; `until`: when other terms took their place."""
    return tuple(era for party in terms.parties for era in _of_log(terms, party, ring, until))


def names_of(terms: Terms, ring: KeyRing) -> Mapping[str, str]:
    """What a person calls the owners of the key names in the policies."""
    names = {seen.vkey.partition("+")[0]: seen.name for seen in terms.witnesses}
    for party in terms.parties:
        names[party.origin] = party.name
        for key in ring.ever(party.origin, KeyUse.WITNESS):
            names[key.partition("+")[0]] = party.name
    return names


def _of_log(terms: Terms, party: Party, ring: KeyRing, until: datetime | None) -> Iterator[Era]:
    partner = terms.partner_of(party.origin)
    last: Era | None = None
    for start, end in pairwise(_turns(ring, party.origin, partner.origin)):
        if until is not None and start >= until:
            break
        logs = _keys(ring.valid(party.origin, KeyUse.LOG, start))
        witnesses = _keys(ring.valid(partner.origin, KeyUse.WITNESS, start))
        if not logs or (terms.quorum.partner and not witnesses):
            continue
        policy = policy_for(terms, logs, witnesses)
        # With outsiders alone a receipt is witnessed already, the partner's makes it full (design: Witnessing).
        least = policy_for(terms, logs, witnesses, Level.WITNESSED).quorum if terms.quorum.outsiders else ""
        era = Era(start, end if until is None else min(end, until), policy, _limits(ring, party.origin), least)
        if last is not None and last.policy == policy and last.until == start:
            era = replace(era, since=last.since)
        elif last is not None:
            yield last
        last = era
    if last is not None:
        yield last


def _turns(ring: KeyRing, log: str, partner: str) -> list[datetime]:
    """Every moment at which a key of this log or of its partner's witness begins, ends or is revoked."""
    wanted = {(log, KeyUse.LOG), (partner, KeyUse.WITNESS)}
    found = {at for one in ring.introduced if (one.owner, one.use) in wanted for at in (one.not_before, one.not_after)}
    found |= {one.revoked for one in ring.revoked if (one.owner, one.use) in wanted}
    return sorted(found)


def _limits(ring: KeyRing, log: str) -> Mapping[str, int]:
    return {
        one.key: one.last_good[0] if one.last_good else 0
        for one in ring.revoked
        if one.owner == log and one.use is KeyUse.LOG
    }


def _keys(texts: tuple[str, ...]) -> list[VerifierKey]:
    return [VerifierKey.parse(text) for text in texts]
