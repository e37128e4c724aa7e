"""How often the integer screen calls: on parts of quiet and suspect elections, and where NTB's figures are rounded.

Rules kept here: parts of `PART` stations drawn with a seed, so that elections of unlike size compare; the plain Monte
Carlo of the paper runs beside ours on the same stations.
Left to others: the other screens, keeping the figures (`screens`), time (`screens_speed`).
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from saksama.tally.forensics.excess import excess_over
from saksama.tally.forensics.integer import chances, excesses, is_whole, usable
from saksama.tally.forensics.recipes import INTEGER_LEVEL as LEVEL
from tests.testonly.elections import ELECTIONS, NTB_NAMES, election, ntb, ntb_sums
from tools.benchmarks.scale import Scale

PART: Final = 10_000
PARTS: Final = 200
ROUNDED: Final = (0.005, 0.01, 0.02, 0.05, 0.1)
TRIES: Final = 40
MONTE_CARLO: Final = 100
_PEER: Final = "Russia 2011"
PUBLISHED: Final = 1003.5
"""Of the peer's election, in the paper."""

type Whole = NDArray[np.int64]
type Told = dict[str, object]


def measure(seed: int, scale: Scale) -> Told:
    """Whole elections, parts of them, planted rounding, the peer."""
    elections: dict[str, Told] = {}
    peer: Told = {}
    for name in scale.of(list(ELECTIONS), ["Canada 2011", _PEER]):
        asked = ELECTIONS[name]
        _, stations = usable(election(name), asked.names, ())
        elections[name] = {
            "suspect": asked.suspect,
            **_called(stations, np.random.default_rng(seed), scale.of(PARTS, 2)),
        }
        if name == _PEER:
            peer = _peer(stations, np.random.default_rng(seed), scale.of(MONTE_CARLO, 2))
    return {"elections": elections, "rounded": _rounded(seed, scale.of(TRIES, 1)), "monte_carlo": peer}


def _called(stations: tuple[Whole, ...], dice: np.random.Generator, parts: int) -> Told:
    """The whole election, and how many of its parts are called at the two levels."""
    registered, given, received, leader = stations
    seen = is_whole(received, leader) | is_whole(registered, given)
    chance = 1 - (1 - chances(received, leader)) * (1 - chances(registered, given))
    whole = excess_over(seen, chance)
    drawn = [dice.choice(seen.size, PART, replace=False) for _ in range(parts)]
    p = np.array([excess_over(seen[at], chance[at]).p for at in drawn])
    return {
        "n": whole.n,
        "excess": whole.excess,
        "z": whole.z,
        "p": whole.p,
        "parts_called_at_0.05": float((p <= 0.05).mean()),
        "parts_called_at_0.001": float((p <= LEVEL).mean()),
    }


def _rounded(seed: int, tries: int) -> Mapping[str, Told]:
    """NTB with turnout and result of some stations set to the nearest whole percent."""
    _, stations = usable(ntb(), NTB_NAMES, ntb_sums())
    told: dict[str, Told] = {"0 %": _tries(stations, 0.0, seed, tries)}
    for share in ROUNDED:
        told[f"{100 * share:g} %"] = _tries(stations, share, seed, tries)
    return told


def _tries(stations: tuple[Whole, ...], share: float, seed: int, tries: int) -> Told:
    """`share` of the stations rounded, in elections drawn from their own shares: what is called, and how far it is."""
    registered, given, received, leader = stations
    dice = np.random.default_rng(seed)
    found = []
    for _ in range(tries):
        came, won = dice.binomial(registered, given / registered), dice.binomial(received, leader / received)
        at = dice.choice(registered.size, round(share * registered.size), replace=False)
        came[at], won[at] = _to_percent(registered[at], came[at]), _to_percent(received[at], won[at])
        found.append(excesses(registered, came, received, won)[0])
    return {
        "stations": registered.size,
        "tries": tries,
        "mean_z": float(np.mean([each.z or 0.0 for each in found])),
        "called_at_0.001": float(np.mean([each.p <= LEVEL for each in found])),
    }


def _to_percent(of: Whole, part: Whole) -> Whole:
    percent = np.rint(100 * part / of)
    return np.rint(percent * of / 100).astype(np.int64)


def _peer(stations: tuple[Whole, ...], dice: np.random.Generator, rounds: int) -> Told:
    """The paper's own way: draw every station anew, many times, and count."""
    registered, given, received, leader = stations
    ours = excesses(registered, given, received, leader)[0]
    counts = monte_carlo(stations, rounds, dice)
    return {
        "election": _PEER,
        "ours_excess": ours.excess,
        "rounds": rounds,
        "excess": ours.observed - float(counts.mean()),
        "standard_error": float(counts.std(ddof=1) / np.sqrt(counts.size)),
        "published_excess": PUBLISHED,
    }


def monte_carlo(stations: tuple[Whole, ...], rounds: int, dice: np.random.Generator) -> NDArray[np.float64]:
    """How many stations have a whole percent, in each of so many elections drawn from the stations' own shares."""
    registered, given, received, leader = stations
    turnout, share = given / registered, leader / received
    return np.array(
        [
            (
                is_whole(received, dice.binomial(received, share))
                | is_whole(registered, dice.binomial(registered, turnout))
            ).sum()
            for _ in range(rounds)
        ],
        dtype=np.float64,
    )
