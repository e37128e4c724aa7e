"""What the demo's story is made of: real public data with its source, and examples marked as such.

Rules kept here: the claim is quoted in at most 25 words with its citation; persons, accounts and passphrases are
examples.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
STATIONS = TOP / "data" / "results" / "ntb_pilpres2024" / "tps_20240320.csv"
STATION_COUNT = 16_243
TEMPLATE = TOP / "agreements" / "mou-bawaslu-diskominfotik-ntb-2024.toml"
MOST_QUOTED_WORDS = 25


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that circulated, in its own words."""

    quote: str
    citation: str


def claim() -> Claim:
    """Record 2700, short."""
    told = tomllib.loads((TOP / "data" / "content" / "claim_2700.toml").read_text(encoding="utf-8"))
    short = Claim(told["quote"], told["citation"])
    if len(short.quote.split()) > MOST_QUOTED_WORDS:
        raise ValueError("the quotation is longer than 25 words")
    return short
