"""The institution keys that an agreement pins: the first ones, and each that an amendment put in another's place.

Rules kept here (design: "An institution key is replaced only by an amendment that the partner countersigns"):
  * An amendment may change one party's institution key, and must say so: which party, which key it had, and whether the
    old key signs too, was lost or was stolen.
  * That party signs with the new key, and with the old one unless that was lost or stolen; the partner signs with its
    own. Without the old key the partner's signature is all that vouches for the new one; whoever reads is told.
  * A key that was replaced never comes back, under no name and for neither party: whoever has it may be a thief.
  * Whoever holds the old key alone changes nothing: the text is in force only when the partner's log holds it too.
Left to others: what the logs hold (`history`), the partner's telephone call, which no program can check.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from saksama.agreement.terms import Party, Terms
from saksama.errors import KeyMalformed, SignatureInvalid
from saksama.tlog.note import Note, VerifierKey, verified_keys
from saksama.vocabulary import OldKey


@dataclass(frozen=True, slots=True)
class InForce:
    """A text of the line, and when it came into force: the later of the two logs' entries."""

    terms: Terms
    since: datetime


def follows(line: Sequence[Terms], after: Terms) -> bool:
    """Whether a text may come after a line: it keeps the keys, or says which one it replaces by a new one."""
    before = line[-1]
    for was in before.parties:
        now = next((party for party in after.parties if party.origin == was.origin), None)
        if now is None or (now.institution_key != was.institution_key and not _says(after, was, now)):
            return False
    if after.new_key is None:
        return True
    gains = [was for was in before.parties if was.code == after.new_key.party]
    return any(_says(after, was, after.party_at(was.origin)) and is_new_key(line, after, was.origin) for was in gains)


def is_new_key(line: Iterable[Terms], after: Terms, origin: str) -> bool:
    """Whether no text before has the key that this one gives the party at `origin`, whatever it was called."""
    had = {_material(party.institution_key) for text in line for party in text.parties}
    return _material(after.party_at(origin).institution_key) not in had


def _material(vkey: str) -> bytes:
    """The key without name and algorithm: what its secret half belongs to."""
    try:
        return VerifierKey.parse(vkey).public
    except KeyMalformed:
        return vkey.encode()


def _says(after: Terms, was: Party, now: Party) -> bool:
    said = after.new_key
    return said is not None and (said.party, said.replaces) == (now.code, was.institution_key)


def signers(terms: Terms, origin: str) -> tuple[str, ...]:
    """The keys with which the party at `origin` must sign this text."""
    party, said = terms.party_at(origin), terms.new_key
    if said is None or said.party != party.code or said.old_key is not OldKey.SIGNS:
        return (party.institution_key,)
    return said.replaces, party.institution_key


def lacking(note: Note, terms: Terms, origin: str) -> tuple[str, ...]:
    """Which of those keys did not sign the note."""
    missing = []
    for text in signers(terms, origin):
        try:
            key = VerifierKey.parse(text)
            found = key in verified_keys(note, [key])
        except (KeyMalformed, SignatureInvalid):
            found = False
        if not found:
            missing.append(text)
    return tuple(missing)


def succession(line: Iterable[InForce], origin: str) -> tuple[str, ...]:
    """The institution keys of the party at `origin`, oldest first; the last one counts now."""
    keys = [party.institution_key for each in line for party in each.terms.parties if party.origin == origin]
    return tuple(dict.fromkeys(keys))


def chained(lines: Iterable[Sequence[InForce]], last: Sequence[InForce]) -> tuple[InForce, ...]:
    """The line of the agreement that counts, after those of earlier ones between the same parties with its keys.

    An agreement that is made anew with other keys than stood before it does not go on from them: nothing proves them.
    """
    found: list[InForce] = []
    others = [line for line in lines if line and last and line != last and _logs(line) == _logs(last)]
    begun = [line for line in others if line[0].since <= last[0].since]
    for line in (*sorted(begun, key=lambda line: line[0].since), last):
        if found and line and not _keeps(found[-1].terms, line[0].terms):
            found = []
        found += line
    return tuple(found)


def _logs(line: Sequence[InForce]) -> frozenset[str]:
    return frozenset(party.origin for party in line[0].terms.parties)


def _keeps(before: Terms, after: Terms) -> bool:
    return {(each.origin, each.institution_key) for each in before.parties} == {
        (each.origin, each.institution_key) for each in after.parties
    }


def key_at(line: Iterable[InForce], origin: str, at: datetime) -> str | None:
    """The institution key that stood at a moment; None before the first text was in force."""
    held = [each for each in line if each.since <= at]
    return succession(held, origin)[-1] if held and succession(held, origin) else None


def unproved(line: Iterable[InForce], origin: str) -> tuple[Terms, ...]:
    """The texts that gave this party a new key without its old one's signature."""
    found = [each.terms for each in line if each.terms.new_key and each.terms.new_key.old_key is not OldKey.SIGNS]
    return tuple(terms for terms in found if terms.new_key and terms.party(terms.new_key.party).origin == origin)
