"""Cosignatures in the order of time: a larger tree is never seen before a smaller one.

Rules kept here:
  * Of cosignatures whose times go back, as many as agree with each other are believed; the others are named themselves,
    and no entry is judged by them.
Left to others: whose signatures they are (checkpoints), times of entries (times).
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise


def out_of_order(times: Sequence[datetime], tolerance: timedelta) -> list[int]:
    """The positions whose time disagrees with the most that agree by more than `tolerance`, or among them by two."""
    if all(later >= before for before, later in pairwise(times)):
        return []
    believed = _longest(times)
    kept = set(believed)
    wrong, greatest = list[int](), None
    for position, at in enumerate(times):
        place = bisect_right(believed, position)
        is_before = place > 0 and at < times[believed[place - 1]] - tolerance
        is_after = place < len(believed) and at > times[believed[place]] + tolerance
        goes_back = greatest is not None and at < greatest - 2 * tolerance
        if position not in kept and (is_before or is_after or goes_back):
            wrong.append(position)
        else:
            greatest = at if greatest is None else max(greatest, at)
    return wrong


def _longest(times: Sequence[datetime]) -> list[int]:
    """The positions of a longest run of times that never go back."""
    ends: list[datetime] = []
    places: list[int] = []
    previous: list[int] = []
    for position, at in enumerate(times):
        length = bisect_right(ends, at)
        previous.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [at]
        places[length : length + 1] = [position]
    chain, place = [], places[-1] if places else -1
    while place >= 0:
        chain.append(place)
        place = previous[place]
    return chain[::-1]
