"""Power and false-alarm rate of every screen, on clean and suspect elections and on faults planted in NTB.

Rules kept here: one seed, the same figures each time; what is kept stands in docs/reference/screens.json, from which
the page is made (`tools.screens_page`).
Left to others: planting and asking (`screens_integer`, `screens_neighbour`, `screens_turnout`), time (`screens_speed`).
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from tools import screens_page
from tools.benchmarks import screens_integer, screens_left_out, screens_neighbour, screens_turnout
from tools.benchmarks.rounding import rounded
from tools.benchmarks.scale import Scale
from tools.steps import TOP

SEED: Final = 20240214
_COUNTED: Final = 6
"""Significant digits of what is counted, not timed."""
_ASIDE: Final = TOP / ".cache" / "screens.json"


def summary(record: Mapping[str, Any]) -> dict[str, object]:
    """What the screens are judged by: parts of elections called, stations shown without and with a planted fault."""
    integer, neighbour = record["integer"], record["neighbour"]
    return {
        "record": "docs/reference/screens.json",
        "parts_called_at_0.001": {name: told["parts_called_at_0.001"] for name, told in integer["elections"].items()},
        "rounded_called_at_0.001": {name: told["called_at_0.001"] for name, told in integer["rounded"].items()},
        "monte_carlo": integer["monte_carlo"],
        "clean_share_shown": neighbour["clean"]["share"],
        "as_coins_share_shown": neighbour["as_coins"]["share"],
        "turnout_share_shown": {
            share: {name: told["share"] for name, told in elections.items() if not told["suspect"]}
            for share, elections in record["turnout"]["elections"].items()
        },
        "recall": {
            name: told["recall"]
            for screen in (neighbour, record["turnout"])
            for name, told in screen["planted"].items()
        },
        "copies_called_at_0.01": record["identical"]["called_at_0.01_with"],
    }


def measure(scale: Scale) -> dict[str, object]:
    """All of it; what it is judged by is given, the whole is laid aside for `keep`."""
    record = {
        "seed": SEED,
        "integer": screens_integer.measure(SEED, scale),
        **screens_neighbour.measure(SEED, scale),
        "turnout": screens_turnout.measure(SEED, scale),
        "left_out": screens_left_out.measure(scale),
    }
    if not scale.small:
        _ASIDE.parent.mkdir(exist_ok=True)
        _ASIDE.write_text(json.dumps(rounded(record, _COUNTED), indent=1) + "\n", encoding="utf-8")
    return summary(record)


def keep() -> None:
    """Put what the last whole run laid aside in its place, and make its page."""
    screens_page.RECORD.write_bytes(_ASIDE.read_bytes())
    screens_page.main()
