"""Read both logs as this node holds them: our own, and the partner's mirror; up to given sizes, or of one subject."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from saksama.cooperation.facts import KINDS, Indexed
from saksama.entries.body import Body
from saksama_node.ledger import mirror, public
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.queries import logged, waiting_entries
from saksama_node.settings.current import SETTINGS

_LOOK_BACK: Final = 200
"""How far back to look for the last entry that we understand."""


def cosigned_by(url: str) -> int:
    """The size of our log that this partner cosigned last: it knows that one, and so do we."""
    address = f"{url.rstrip('/')}/witness"
    return max((one.last_size for one in public.standing() if one.partner and one.url == address), default=0)


def entries_of_both(partner: str, sizes: Mapping[str, int]) -> dict[str, list[Indexed]]:
    """The entries below these sizes that joint facts are made of, by origin."""
    both = {SETTINGS.origin: logged(kinds=KINDS), partner: mirror.mirrored(partner, kinds=KINDS)}
    return {
        origin: [(found.index, found.entry) for found in entries if found.index < sizes[origin]]
        for origin, entries in both.items()
    }


def last_at(partner: str, sizes: Mapping[str, int]) -> datetime | None:
    """The time of the last entry below these sizes, of either log; None where there is none."""
    ours, theirs = sizes[SETTINGS.origin], sizes[partner]
    both: tuple[list[LoggedEntry], list[LoggedEntry]] = (
        public.latest(1, before=ours),
        [each for each in mirror.mirrored(partner, after=theirs - _LOOK_BACK) if each.index < theirs][-1:],
    )
    return max((each.entry.at for found in both for each in found), default=None)


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of either log. `index` None: ours, still waiting for its place."""

    origin: str
    index: int | None
    at: datetime
    body: Body


def subject_history(subject: str, partner: str) -> tuple[Act, ...]:
    """Every entry of this subject in our log and in the partner's, as far as it is mirrored here."""
    found = [Act(SETTINGS.origin, each.index, each.entry.at, each.entry.body) for each in logged(subject=subject)]
    found += [Act(SETTINGS.origin, None, entry.at, entry.body) for _, entry in waiting_entries(subject)]
    theirs = mirror.mirrored(partner, subject=subject)
    found += [Act(partner, each.index, each.entry.at, each.entry.body) for each in theirs]
    return tuple(sorted(found, key=lambda act: act.at))
