"""Each kind of rule, tested: within one sheet, among the stations of a table, over time, and against the recap.

Rules kept here:
  * One sheet (equalities, bounds, limits, the reserve): a comparison is made at the stations at which every figure of
    it is known, and nowhere else. The reserve is rounded up (II.1: "termasuk surat suara cadangan 2% dari DPT"); within
    the slack nothing is said.
  * E1, one figure written several times on one form (strokes, digits, bubbles, words): where most ways agree, the odd
    ones out are named, each with its difference from the others; where none is in the majority, all are named and
    nobody is called odd.
  * T1 within one table, one picture at two stations, or the same votes at two stations of one village: nothing is said
    of stations where the votes are unknown or nobody voted; how many others are alike is the residual. Small villages
    have such pairs by chance: it is a notice, never more.
  * T1 over time, what an earlier version of the same source said: only stations that both versions have, and figures
    that both know; a correction looks just like it, so that nothing here is more than a reason to look. A tie has no
    leader, and nothing is said of one.
  * R, stations against the recap of their area, or one ballot's sheet against another's: an area is compared in a
    figure only if every station of it in the table knows that figure: a part is no sum. A recap of one level is
    compared with the recap of the level below where the file has it, else with the stations.
Left to others: which columns hold what (the sheet), which version is the earlier (the caller), how many pairs chance
makes (`saksama.tally.forensics`), at which level a difference arose (`saksama.tally.tiers`).
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from itertools import permutations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from saksama.tally.checks.outcome import Outcome, Places
from saksama.tally.columns import Columns, Figure, Mask, Texts
from saksama.tally.sheet.definition import Kind, Limits, Part, Rule

type Beyond = Callable[[Figure, Limits], Figure]
"""What of left minus right counts as broken; 0 where nothing."""


def _exactly(difference: Figure, _limits: Limits) -> Figure:
    return difference


def _at_most(difference: Figure, _limits: Limits) -> Figure:
    return np.maximum(difference, 0)


def _within_slack(difference: Figure, limits: Limits) -> Figure:
    return np.where(np.abs(difference) <= limits.reserve_slack, 0, difference)


BEYOND: Final[Mapping[Kind, Beyond]] = {
    Kind.EQUAL: _exactly,
    Kind.AT_MOST: _at_most,
    Kind.LIMIT: _at_most,
    Kind.RESERVE: _within_slack,
}
"""The kinds of rules that are made here."""


def compared(rule: Rule, part: Part, table: Columns, limits: Limits) -> Outcome:
    """One comparison at all stations. The table has its fields."""
    left = _sum(table, part.left)
    right = _right(rule, part, table, limits, left.size)
    difference = left - right
    known = int(np.count_nonzero(~np.isnan(difference)))
    beyond = BEYOND[rule.kind](difference, limits)
    # NaN is not beyond anything: what is unknown is not broken.
    at = np.flatnonzero(np.abs(beyond) > 0)
    return Outcome(part.left, part.right, known, table.ids[at], at, beyond[at], left[at], right[at])


def reserve(registered: Figure, permille: int) -> Figure:
    """The ballots delivered beyond one for each registered voter: so many thousandths of them, rounded up."""
    return np.ceil(registered * permille / 1000)


def _right(rule: Rule, part: Part, table: Columns, limits: Limits, stations: int) -> Figure:
    if rule.kind is Kind.LIMIT:
        bound = limits.registered if rule.limit == "registered" else limits.figure
        return np.full(stations, float(bound))
    right = _sum(table, part.right)
    return right + reserve(right, limits.reserve_permille) if rule.kind is Kind.RESERVE else right


def _sum(table: Columns, names: tuple[str, ...]) -> Figure:
    first, *others = names
    whole = table.figure(first)
    for name in others:
        whole = whole + table.figure(name)
    return whole


def encodings_compared(table: Columns, columns: tuple[str, ...]) -> list[Outcome]:
    """Two or more columns of one figure, station by station."""
    values = np.stack([table.figure(name) for name in columns])
    agreeing = np.stack([np.sum(values == each, axis=0) for each in values])
    known = np.sum(~np.isnan(values), axis=0)
    most = agreeing.max(axis=0)
    differing = (known >= 2) & (most < known)
    # A value that `most` ways have is counted `most` times: more often, and a second value is as frequent.
    single = np.sum(agreeing == most, axis=0) == most
    agreed = values[agreeing.argmax(axis=0), np.arange(len(table))]
    tested = int(np.count_nonzero(known >= 2))
    found = [_odd(table, columns, at, values[at], agreed, differing & single, tested) for at in range(len(columns))]
    return [*found, _undecided(table, columns, values, differing & ~single, tested)]


def _odd(
    table: Columns, columns: tuple[str, ...], which: int, value: Figure, agreed: Figure, asked: Mask, tested: int
) -> Outcome:
    at = np.flatnonzero(asked & (np.abs(value - agreed) > 0))
    others = (*columns[:which], *columns[which + 1 :])
    residual = value[at] - agreed[at]
    return Outcome((columns[which],), others, tested, table.ids[at], at, residual, value[at], agreed[at])


def _undecided(table: Columns, columns: tuple[str, ...], values: Figure, asked: Mask, tested: int) -> Outcome:
    at = np.flatnonzero(asked)
    if not at.size:
        empty = np.zeros(0)
        return Outcome(columns, (), tested, table.ids[at], at, empty, empty, empty)
    high, low = np.nanmax(values[:, at], axis=0), np.nanmin(values[:, at], axis=0)
    return Outcome(columns, (), tested, table.ids[at], at, high - low, high, low)


_PRIME = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)


def same_votes(table: Columns, votes: tuple[str, ...], digits: int) -> Outcome:
    """Stations of one area (its code has so many digits) that have the same votes of every contestant."""
    known = np.flatnonzero(table.known(votes))
    rows = np.stack([table.figure(name)[known].astype(np.int64) for name in votes])
    voted = rows.sum(axis=0) > 0
    asked, rows = known[voted], rows[:, voted]
    areas = table.area_numbers(digits)[asked]
    marks = _marks(np.vstack([areas, rows]))
    ordered = np.sort(marks)
    twice = np.append(ordered[1:][ordered[1:] == ordered[:-1]], np.iinfo(np.uint64).max)
    # A mark can be shared by chance: the few that are shared are compared figure by figure.
    shared = np.flatnonzero(twice[np.searchsorted(twice, marks).clip(max=twice.size - 1)] == marks)
    groups: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for each in shared.tolist():
        groups[int(areas[each]), *rows[:, each].tolist()].append(each)
    others = {each: len(group) - 1 for group in groups.values() if len(group) > 1 for each in group}
    where = np.array(sorted(others), dtype=np.intp)
    count = np.array([float(others[each]) for each in where.tolist()])
    at = asked[where]
    total = rows[:, where].sum(axis=0).astype(np.float64)
    return Outcome(votes, (), int(asked.size), table.ids[at], at, count, total, total)


def same_photos(table: Columns, columns: tuple[str, ...]) -> Outcome:
    """Stations at which a picture stands (its SHA-256 in one of the columns) that stands at another too."""
    stations: dict[str, set[int]] = defaultdict(set)
    with_photo: set[int] = set()
    for name in columns:
        for station, digest in enumerate(table.tags[name].tolist()):
            if digest:
                stations[digest.lower()].add(station)
                with_photo.add(station)
    others: dict[int, set[int]] = defaultdict(set)
    for group in stations.values():
        for station in group if len(group) > 1 else ():
            others[station] |= group - {station}
    at = np.array(sorted(others), dtype=np.intp)
    count = np.array([float(len(others[each])) for each in at.tolist()])
    return Outcome(columns, (), len(with_photo), table.ids[at], at, count, count, np.zeros(at.size))


def _marks(rows: NDArray[np.int64]) -> NDArray[np.uint64]:
    """One number for each column of `rows`; equal columns have equal numbers."""
    mark = np.zeros(rows.shape[1], dtype=np.uint64)
    for row in rows:
        mark = (mark ^ row.astype(np.uint64)) * _PRIME
        mark ^= mark >> _SHIFT
    return mark


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


_NOWHERE = np.zeros(0, dtype=np.intp)


def levels(recap: Columns) -> tuple[int, ...]:
    """The levels that a recap has, as lengths of its codes, the lowest area (the longest code) first."""
    return tuple(sorted({len(code) for code in recap.ids.tolist()}, reverse=True))


def rolled_up(stations: Columns, recap: Columns, name: str, digits: int, other: str) -> Outcome:
    """One figure: the stations (or the areas below) summed, against the recap of areas with `digits` digits."""
    below = [level for level in levels(recap) if level > digits]
    lengths = np.array([len(code) for code in recap.ids.tolist()])
    children = recap.only(lengths == below[-1]) if below else stations
    codes, sums = _sums(children, name, digits)
    stated = dict(zip(recap.ids.tolist(), recap.figure(name).tolist(), strict=True))
    right = np.array([stated.get(code, np.nan) for code in codes.tolist()])
    difference = sums - right
    at = np.flatnonzero(np.abs(difference) > 0)
    tested = int(np.count_nonzero(~np.isnan(difference)))
    return Outcome((name,), (name,), tested, codes[at], _NOWHERE, difference[at], sums[at], right[at], other)


def shared(ours: Columns, theirs: Columns, name: str, other: str) -> Outcome:
    """One figure that two ballots' sheets of a station have in common."""
    where = dict(zip(theirs.ids.tolist(), theirs.figure(name).tolist(), strict=True))
    right = np.array([where.get(code, np.nan) for code in ours.ids.tolist()])
    left = ours.figure(name)
    difference = left - right
    at = np.flatnonzero(np.abs(difference) > 0)
    tested = int(np.count_nonzero(~np.isnan(difference)))
    return Outcome((name,), (name,), tested, ours.ids[at], at, difference[at], left[at], right[at], other)


def _sums(children: Columns, name: str, digits: int) -> tuple[Texts, Figure]:
    """The areas of the children, and what they sum to; unknown where one of them is unknown."""
    codes, place = np.unique(children.area(digits), return_inverse=True)
    return codes, np.bincount(place, weights=children.figure(name), minlength=codes.size)
