"""A claim's copies over time: when and where each was posted, as far as that is known.

Rules kept here:
  * The moment of a copy is that at which it was posted, where somebody told it, else that of its capture; how many are
    of which kind is said.
  * When many accounts posted at once is asked of what was posted at a known time alone: a list that is captured in one
    minute is no wave.
  * Figures, never a finding (`saksama.textmatch.waves`).
Left to others: the plot and the caution (web).
"""

from dataclasses import dataclass
from datetime import timedelta, tzinfo
from typing import Final

from saksama.textmatch import waves
from saksama.textmatch.waves import Burst, Wave
from saksama_node.contentwatch.models import Copy

WINDOW: Final = timedelta(hours=1)
ACCOUNTS: Final = 3
"""So many accounts within so short a time are shown as a burst."""
MOST: Final = 20_000


@dataclass(frozen=True, slots=True)
class ClaimWave:
    """`whole`: every copy; `posted`: of them those whose time of posting is known; `bursts`: of these alone."""

    whole: Wave
    posted: int
    bursts: tuple[Burst, ...]


def wave_of(claim: str, zone: tzinfo) -> ClaimWave:
    """The copies of a claim (its subject) as figures, the first `MOST`. A day is one of `zone`."""
    rows = Copy.objects.filter(claim__subject=claim).order_by("id")
    told = rows.values_list("subject", "captured_at", "posted_at", "channel", "account")[:MOST]
    copies = [
        (posted is not None, waves.Copy(subject, posted or captured, channel, account))
        for subject, captured, posted, channel, account in told
    ]
    posted_ones = [copy for is_posted, copy in copies if is_posted]
    return ClaimWave(
        whole=waves.wave((copy for _, copy in copies), zone=zone, window=WINDOW, accounts=ACCOUNTS),
        posted=len(posted_ones),
        bursts=waves.wave(posted_ones, zone=zone, window=WINDOW, accounts=ACCOUNTS).bursts,
    )
