"""Power and false-alarm rate of every screen, on clean and suspect elections and on faults planted in NTB.

Rules kept here: one seed, the same figures each time; what is kept stands in docs/reference/screens.json, from which
the page is made (`tools.screens_page`).
Left to others: planting and asking (`screens_integer`, `screens_neighbour`), time (`screens_speed`).
"""

from typing import Final

from tools.benchmarks import screens_integer, screens_left_out, screens_neighbour

SEED: Final = 20240214


def measure(seed: int = SEED) -> dict[str, object]:
    """All of it."""
    return {
        "seed": seed,
        "integer": screens_integer.measure(seed),
        **screens_neighbour.measure(seed),
        "left_out": screens_left_out.measure(),
    }
