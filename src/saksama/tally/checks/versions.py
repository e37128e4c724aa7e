"""T1 over time: what an earlier version of the same source said.

Rules kept here: only stations that both versions have, and figures that both know; a correction looks just like it, so
that nothing here is more than a reason to look. A tie has no leader, and nothing is said of one.
Left to others: which version is the earlier (the caller).
"""

from itertools import permutations

import numpy as np

from saksama.tally.checks.outcome import Outcome, Places
from saksama.tally.columns import Columns


def decreased(after: Columns, before: Columns, name: str, other: str) -> Outcome:
    """Stations at which one contestant has fewer votes than before. `other`: what the earlier source is called."""
    at, then = _common(after, before)
    now, was = after.figure(name)[at], before.figure(name)[then]
    tested = int(np.count_nonzero(~np.isnan(now - was)))
    fewer = now < was
    found = at[fewer]
    residual = now[fewer] - was[fewer]
    return Outcome((name,), (name,), tested, after.ids[found], found, residual, now[fewer], was[fewer], other)


def flipped(after: Columns, before: Columns, votes: tuple[str, ...], other: str) -> list[Outcome]:
    """Stations where another contestant leads, one outcome for each pair of a new leader (left) and an old one.

    `left`, `right`: the new leader's lead over the old one, now and then.
    """
    at, then = _common(after, before)
    now = np.stack([after.figure(name)[at] for name in votes])
    was = np.stack([before.figure(name)[then] for name in votes])
    known = ~np.isnan(now + was).any(axis=0)
    at, now, was = at[known], now[:, known], was[:, known]
    alone = (np.sum(now == now.max(axis=0), axis=0) == 1) & (np.sum(was == was.max(axis=0), axis=0) == 1)
    leads, led = now.argmax(axis=0), was.argmax(axis=0)
    tested = int(np.count_nonzero(alone))
    found = []
    for new, old in permutations(range(len(votes)), 2):
        flip = np.flatnonzero(alone & (leads == new) & (led == old))
        left, right = now[new, flip] - now[old, flip], was[new, flip] - was[old, flip]
        names = ((votes[new],), (votes[old],))
        found.append(Outcome(*names, tested, after.ids[at[flip]], at[flip], left - right, left, right, other))
    return found


def _common(after: Columns, before: Columns) -> tuple[Places, Places]:
    """Positions of the stations that both have, in the order of `after`."""
    where = {code: place for place, code in enumerate(before.ids.tolist())}
    pairs = [(at, where[code]) for at, code in enumerate(after.ids.tolist()) if code in where]
    both = np.array(pairs, dtype=np.intp).reshape(len(pairs), 2)
    return both[:, 0], both[:, 1]
