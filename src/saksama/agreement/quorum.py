"""Whom to believe about a party's log: the agreement's witnesses and quorum as a C2SP tlog-policy.

Rules kept here:
  * *Witnessed*: as many outsiders as the agreement asks for. *Fully witnessed*: the partner too, if it asks for that.
  * The partner of a log is the other party; a party's own witness key never counts for its own log.
Left to others: which keys are valid (`keys.ring`, from key statements), reading a policy file (`tlog.policy`).
"""

from collections.abc import Sequence
from enum import StrEnum

from saksama.agreement.errors import MalformedTerms
from saksama.agreement.terms import Terms
from saksama.tlog.note import VerifierKey
from saksama.tlog.policy import NONE, Group, LogEntry, Policy, WitnessEntry


class Level(StrEnum):
    """How much a checkpoint must carry."""

    WITNESSED = "witnessed"
    FULL = "full"


def policy_for(
    terms: Terms,
    log_keys: Sequence[VerifierKey],
    partner_witnesses: Sequence[VerifierKey],
    level: Level = Level.FULL,
) -> Policy:
    """The policy for one party's log: its keys, its partner's witness keys, and the outsiders of the agreement."""
    names = {key.name for key in log_keys}
    if len(names) != 1:
        raise MalformedTerms("a policy is for the keys of one log")
    log = terms.party_at(names.pop())
    partner = terms.partner_of(log.origin)
    outsiders = [WitnessEntry(seen.name, VerifierKey.parse(seen.vkey), seen.url) for seen in terms.witnesses]
    partners = [WitnessEntry(f"{partner.code}-{number}", key) for number, key in enumerate(partner_witnesses, start=1)]
    groups = _groups(terms, outsiders, partners if terms.quorum.partner and level is Level.FULL else [])
    return Policy(
        logs=tuple(LogEntry(key, f"{log.url}/log") for key in log_keys),
        witnesses=(*outsiders, *partners),
        groups=groups,
        quorum=groups[-1].name if groups else NONE,
    )


def _groups(terms: Terms, outsiders: Sequence[WitnessEntry], partners: Sequence[WitnessEntry]) -> tuple[Group, ...]:
    """The groups in order of definition; the last one is the quorum."""
    groups: list[Group] = []
    if terms.quorum.outsiders:
        if len(outsiders) < terms.quorum.outsiders:
            raise MalformedTerms("the agreement asks for more outsiders than it names")
        groups.append(Group("outsiders", terms.quorum.outsiders, tuple(entry.name for entry in outsiders)))
    if partners:
        groups.append(Group("partner", 1, tuple(entry.name for entry in partners)))
    if len(groups) > 1:
        groups.append(Group("full", len(groups), tuple(group.name for group in groups)))
    return tuple(groups)
