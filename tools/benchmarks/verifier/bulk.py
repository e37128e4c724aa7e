"""What lies in bulk cost the verifier: `python -m tools.benchmarks.verifier.bulk [NAME ...]`.

Rules kept here:
  * Each lie is told at four sizes, each twice the one before; processor and requests are told by the entry, so that a
    square is seen as figures that double.
  * No record is kept: that none grows is held by a test, which counts steps (tests/saksama/verify/test_bulk_lies.py).
    What loops in C alone, copying or comparing, counts no step and is seen here.
Left to others: the lies (tests/testonly/bulk).
"""

import sys
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from saksama.verify.report import Report
from tests.testonly.bulk.every import EVERY
from tests.testonly.bulk.work import Work, judged

SIZES: Final = (1_000, 2_000, 4_000, 8_000)
_MICRO: Final = 1_000_000


def seconds(name: str, count: int, work: Work) -> float:
    """Processor time of one run over about so many entries of this lie."""
    took = 0.0

    def timed(verify: Callable[[], Report]) -> Report:
        nonlocal took
        began = time.process_time()
        report = verify()
        took = time.process_time() - began
        return report

    _, tell = EVERY[name]
    judged(lambda story: tell(story, count), timed, work)
    return took


def row(name: str) -> str:
    """The lie, its check, microseconds and requests by the entry at each size, and how the last ones grow."""
    works = [Work() for _ in SIZES]
    took = [seconds(name, count, work) for count, work in zip(SIZES, works, strict=True)]
    costs = [each / count * _MICRO for each, count in zip(took, SIZES, strict=True)]
    asked = [work.requests / count for work, count in zip(works, SIZES, strict=True)]
    growth = [later / before for before, later in pairwise(costs)][-1]
    told = " | ".join(f"{cost:.0f}" for cost in costs)
    return f"| {name} | {EVERY[name][0]} | {told} | {growth:.2f} | {asked[0]:.2f} | {asked[-1]:.2f} |"


def main(names: list[str]) -> None:
    """Print the table."""
    sizes = " | ".join(f"{count:,} (µs)" for count in SIZES)
    print(f"| lie | check | {sizes} | growth of the last | requests, first | last |\n|{'---|' * (len(SIZES) + 5)}")
    for name in names or EVERY:
        print(row(name), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
