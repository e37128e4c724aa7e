"""Whom the verifier believes, and where that belief comes from.

Rules kept here:
  * Never keys from the node that is checked, except on first use; the report says so loudly.
  * On first use the institution keys come from the agreement in force, else from the node's own description.
  * Kept keys change only as announced: log and witness keys by a statement under the kept institution key, an
    institution key by amendments that lead to it from the kept keys of both parties.
Left to others: keeping the keys (cli.state), judging signatures (checkpoints).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from saksama.agreement.errors import MalformedTerms
from saksama.agreement.institutions import InForce, succession, unproved
from saksama.agreement.quorum import policy_for
from saksama.agreement.terms import Terms
from saksama.errors import KeyMalformed, PolicyMalformed
from saksama.keys.ring import KeyRing
from saksama.tlog.algorithms import ED25519
from saksama.tlog.note import VerifierKey
from saksama.tlog.policy import MAX_EACH, LogEntry, Policy
from saksama.verify.findings import Code, Findings
from saksama.verify.wellknown import WellKnown
from saksama.vocabulary import KeyUse


class Source(StrEnum):
    """Where the keys come from."""

    POLICY = "policy"
    KEPT = "kept"
    FIRST_USE = "first-use"


@dataclass(frozen=True, slots=True)
class Kept:
    """What an earlier run kept of an address, by log origin: keys as vkeys, the newest checkpoint, the tlog-policy."""

    origin: str
    institutions: Mapping[str, str] = field(default_factory=dict)
    log_keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    checkpoints: Mapping[str, str] = field(default_factory=dict)
    policies: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, int] = field(default_factory=dict)
    """Revoked log keys, each with the last good size up to which it is believed."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """What is believed before reading: a policy for the log that is checked, what an earlier run kept, or nothing."""

    policy: Policy | None = None
    kept: Kept | None = None

    @property
    def source(self) -> Source:
        """A given policy goes before what was kept."""
        if self.policy is not None:
            return Source.POLICY
        return Source.FIRST_USE if self.kept is None else Source.KEPT


@dataclass(frozen=True)
class LogTrust:
    """For one log: the policy its checkpoints are held to, and the ring its log keys are valid by (None: not by dates).

    `unstated`: no statement was found, so the node's own word was taken on first use. `fault`: why the agreement gives
    no policy for this log; empty where it does, or where there is no agreement.
    """

    policy: Policy
    ring: KeyRing | None
    unstated: bool = False
    fault: str = ""

    @property
    def keys(self) -> tuple[VerifierKey, ...]:
        """The log keys that are believed."""
        return tuple(log.vkey for log in self.policy.logs)

    @cached_property
    def witness_owners(self) -> Mapping[tuple[str, bytes], tuple[str, str]]:
        """By name and id of each stated witness key, the key and whose it is: asked of every signature line."""
        found: dict[tuple[str, bytes], tuple[str, str]] = {}
        for one in () if self.ring is None else self.ring.introduced:
            if one.use is KeyUse.WITNESS:
                key = VerifierKey.parse(one.key)
                first, _ = found.setdefault((key.name, key.key_id), (str(key), one.owner))
                if first == str(key):
                    found[key.name, key.key_id] = first, one.owner
        return found


def institutions(
    anchors: Anchors, described: WellKnown, terms: Terms | None, line: Sequence[InForce], found: Findings
) -> dict[str, VerifierKey]:
    """The institution keys that are believed now, by log origin.

    `terms` is the text in force, `line` every text that was in force up to it: how one key followed another.
    """
    origin = described.origin
    offered = _offered(described, terms, line, found)
    if anchors.kept is None:
        return offered
    if anchors.kept.origin != origin:
        found.add(Code.KEYS_UNANNOUNCED, origin, None, use="log", owner="", kept=anchors.kept.origin, offered=origin)
        return offered
    kept = dict(parse_keys(anchors.kept.institutions))
    # The line leads on from what was kept only if it holds the kept keys of both: the partner's is half of the proof.
    leads = all(str(key) in succession(line, owner) for owner, key in kept.items())
    for owner, key in kept.items():
        if offered.get(owner, key) == key:
            continue
        told = {"owner": owner, "kept": str(key), "offered": str(offered[owner])}
        if not leads:
            found.add(Code.KEYS_UNANNOUNCED, origin, None, use="institution", **told)
            # What was kept stays believed, so that everything signed by the new key fails too.
            offered[owner] = key
        for text in unproved(line, owner):
            if leads and text.new_key and _is_after(text.new_key.replaces, str(key), succession(line, owner)):
                found.add(Code.KEY_OLD_ABSENT, origin, None, old_key=text.new_key.old_key.value, **told)
    return kept | offered


def _is_after(replaced: str, kept: str, keys: Sequence[str]) -> bool:
    """Whether the step that replaces this key comes after what was kept."""
    return replaced in keys and keys.index(replaced) >= keys.index(kept)


def lines(keys: Mapping[str, VerifierKey], line: Sequence[InForce]) -> dict[str, tuple[VerifierKey, ...]]:
    """Every institution key of an owner up to the one that is believed now, oldest first."""
    found = {}
    for owner, key in keys.items():
        known = [one for _, one in parse_keys({text: text for text in succession(line, owner)})]
        found[owner] = tuple(known[: known.index(key) + 1]) if key in known else (key,)
    return found


def _offered(
    described: WellKnown, terms: Terms | None, line: Sequence[InForce], found: Findings
) -> dict[str, VerifierKey]:
    """The institution keys that the agreement pins; without one, the key that the node gives as its own.

    A node that has not followed its partner's signature yet still gives the key before, until it has.
    """
    own = dict(parse_keys({described.origin: described.institution_key} if described.institution_key else {}))
    if terms is None:
        return own
    pinned = dict(parse_keys({party.origin: party.institution_key for party in terms.parties}))
    before = succession(line, described.origin)[-2:]
    if described.institution_key not in (str(pinned.get(described.origin, "")), *before):
        found.add(
            Code.KEYS_UNANNOUNCED,
            described.origin,
            None,
            owner=described.origin,
            use="institution",
            kept=str(pinned.get(described.origin, "")),
            offered=described.institution_key,
        )
    return pinned


def parse_keys(keys: Mapping[str, str]) -> Iterable[tuple[str, VerifierKey]]:
    """The keys that can be read, by owner."""
    for owner, text in keys.items():
        try:
            yield owner, VerifierKey.parse(text)
        except KeyMalformed:
            continue


def log_trust(
    anchors: Anchors, origin: str, described: WellKnown | None, terms: Terms | None, ring: KeyRing
) -> LogTrust:
    """Whom to believe about the log `origin`. `described`: the node's own words, the last resort of a first use."""
    if anchors.policy is not None and any(log.vkey.name == origin for log in anchors.policy.logs):
        own = tuple(log for log in anchors.policy.logs if log.vkey.name == origin)
        # Whom to believe the file says alone; what its keys are revoked for, or no longer date for, the statements say.
        return LogTrust(replace(anchors.policy, logs=own), ring)
    kept = anchors.kept.log_keys.get(origin, ()) if anchors.kept else ()
    stated = _vkeys(origin, (*ring.ever(origin, KeyUse.LOG), *kept))
    unstated = not stated and described is not None
    if unstated and described is not None:
        stated = _vkeys(origin, [described.vkey])
    keys = _of_logs(stated)
    bare = Policy(logs=tuple(LogEntry(key) for key in keys))
    # Whoever states keys without end gets no policy for it, and no end of the run either.
    fault = "" if keys == stated else f"of {len(stated)} stated log keys {len(keys)} can be believed"
    if terms is None or not keys:
        return LogTrust(bare, ring, unstated, fault)
    try:
        return LogTrust(_policy(keys, origin, terms, ring), ring, unstated, fault)
    except (MalformedTerms, KeyMalformed, PolicyMalformed) as error:
        return LogTrust(bare, ring, unstated, error.why)


def _of_logs(keys: Iterable[VerifierKey]) -> tuple[VerifierKey, ...]:
    """The first of them that a policy can hold: each once, of the algorithm of logs."""
    by_public: dict[bytes, VerifierKey] = {}
    for key in keys:
        if key.algorithm == ED25519:
            by_public.setdefault(key.public, key)
    return tuple(by_public.values())[:MAX_EACH]


def _policy(keys: Sequence[VerifierKey], origin: str, terms: Terms, ring: KeyRing) -> Policy:
    partner = terms.partner_of(origin).origin
    witnesses = _vkeys(None, ring.ever(partner, KeyUse.WITNESS))
    if terms.quorum.partner and not witnesses:
        raise MalformedTerms(f"no witness key of {partner} is known")
    return policy_for(terms, keys, witnesses)


def _vkeys(name: str | None, texts: Iterable[str]) -> tuple[VerifierKey, ...]:
    keys = [key for _, key in parse_keys({text: text for text in texts})]
    return tuple(key for key in keys if name in (None, key.name))
