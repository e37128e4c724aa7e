"""The page of how often the screens call, made from its record: `python -m tools.screens_page`.

Rules kept here: every figure is from docs/reference/screens.json, which `./run bench screens` writes; the page is made,
never edited; tests/house/test_screens_page.py fails when it is stale.
Left to others: measuring (`tools.benchmarks.screens`).
"""

import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any, Final

from tools.steps import TOP

RECORD: Final = TOP / "docs" / "reference" / "screens.json"
PAGE: Final = TOP / "docs" / "reference" / "screens-measured.md"
_SHARES: Final[Mapping[str, str]] = {"turnout": "turnout (A2)", "invalid": "invalid votes (A3)"}
_HEAD: Final = (
    "# Screens: how often they call\n\nMade by `python -m tools.screens_page` from the last `./run bench screens` "
    '(`screens.json`, seed {seed}); do not edit. What each screen does: [screens](screens.md). "Suspect" means '
    'that the literature has a finding about whole percents there; "quiet" that it has none. A screen orders a queue; '
    "no figure here is about a single station.\n"
)


def page(record: Mapping[str, Any]) -> str:
    """The page, from the record."""
    parts = (_integer(record["integer"]), _neighbour(record["neighbour"]), _turnout(record["turnout"]))
    rest = (_identical(record["identical"]), _left_out(record["left_out"]))
    return _HEAD.format(seed=record["seed"]) + "".join((*parts, *rest))


def _integer(told: Mapping[str, Any]) -> str:
    elections = _table(
        ("election", "", "stations", "excess", "z", "parts called, p 0.05", "parts called, p 0.001"),
        (
            (
                name,
                _spoken(each),
                f"{each['n']:,}",
                f"{each['excess']:+.1f}",
                f"{each['z']:+.2f}",
                _percent(each["parts_called_at_0.05"]),
                _percent(each["parts_called_at_0.001"]),
            )
            for name, each in told["elections"].items()
        ),
    )
    rounded = _table(
        ("stations rounded", "mean z", "elections called, p 0.001"),
        (
            (share, f"{each['mean_z']:+.2f}", _percent(each["called_at_0.001"]))
            for share, each in told["rounded"].items()
        ),
    )
    peer, one = told["monte_carlo"], next(iter(told["rounded"].values()))
    return _section(
        "Whole percents",
        "Whole elections, and 200 parts of 10,000 stations of each. A part is called where its p is at most the level; "
        "the screen uses 0.001.",
        elections,
        f"NTB's {one['stations']:,} stations that add up, drawn anew from their own shares {one['tries']} times; at "
        "some of them turnout and result were set to the nearest whole percent:",
        rounded,
        f"The paper's Monte Carlo on {peer['election']}, {peer['rounds']} rounds: excess {peer['excess']:.1f} ± "
        f"{peer['standard_error']:.1f}; ours, exact: {peer['ours_excess']:.1f}; published: "
        f"{peer['published_excess']:.1f}.",
    )


def _neighbour(told: Mapping[str, Any]) -> str:
    ntb, clean = told["ntb"], told["clean"]
    others = _table(
        ("election", "", "stations", "shown", "share"),
        (
            (name, _spoken(each), f"{each['stations']:,.0f}", f"{each['shown']:,.0f}", _percent(each["share"]))
            for name, each in told["other_elections"].items()
        ),
    )
    return _section(
        "Neighbours",
        f"NTB 2024: {_shown(ntb)}. Of those shown whose sums can be checked ({ntb['shown_that_can_be_checked']}), the "
        f"pairs do not add up at {ntb['of_them_wrong_sums']}: {_percent(ntb['share_wrong_of_shown'])}, against "
        f"{_percent(ntb['share_wrong_of_all'])} of all. Elections drawn as the screen expects them "
        f"({clean['elections']}): {clean['shown']:.2f} stations shown on average. That is the best case. In real "
        "elections (the leader against the rest):",
        others,
        "A quiet election has as large a share as NTB, and a larger one than the suspect ones: the count of stations "
        "shown says nothing about an election. It is a queue.",
        f"Were votes as independent as coins (binomial), {_shown(told['as_coins'])} in NTB.",
        "Faults planted at ordinary stations of NTB, a hundred at a time, and how many are shown (95 % interval):",
        _recalls(told["planted"]),
    )


def _turnout(told: Mapping[str, Any]) -> str:
    drawn = {share: f"{each['shown']:.2f} of {each['stations']:,.0f}" for share, each in told["drawn"].items()}
    notes = "; ".join(f"{name}: {note}" for name, note in told["notes"].items())
    return _section(
        "Turnout and invalid votes",
        f"NTB 2024, both together: {_shown(told['ntb'])}. Each asked alone, with the 95 % interval of the share; in an "
        "election that nobody doubts this is how often the screen calls for nothing:",
        _rates(told),
        f"{notes}. Elections of NTB drawn as the screen expects them ({told['drawn']['turnout']['elections']}): for "
        f"turnout {drawn['turnout']}, for invalid votes {drawn['invalid']} stations shown on average. That is the best "
        "case: places differ more than the model thinks, in elections that nobody doubts too.",
        "Not measured, for what the file lacks:",
        _lacking(told["lacking"]),
        "Faults planted in NTB in the same way as above:",
        _recalls(told["planted"]),
    )


def _rates(told: Mapping[str, Any]) -> str:
    ntb = [("NTB 2024", share, {"suspect": False, **each}) for share, each in told["alone"].items()]
    others = [(name, share, each) for share, found in told["elections"].items() for name, each in found.items()]
    return _table(
        ("election", "", "screen", "stations", "shown", "share", "interval"),
        (
            (
                name,
                _spoken(each),
                _SHARES[share],
                f"{each['stations']:,.0f}",
                f"{each['shown']:,.0f}",
                f"{100 * each['share']:.2f} %",
                f"{100 * each['low']:.2f} % to {100 * each['high']:.2f} %",
            )
            for name, share, each in (*ntb, *others)
        ),
    )


def _lacking(told: Mapping[str, Any]) -> str:
    return _table(
        ("election", "", "screen", "what is missing"),
        (
            (name, _spoken(each), _SHARES[share], each[share])
            for name, each in told.items()
            for share in _SHARES
            if share in each
        ),
    )


def _identical(told: Mapping[str, Any]) -> str:
    ntb, clean = told["ntb"], told["clean"]
    copies = _table(
        ("planted in an election drawn as expected", "elections called, p 0.01"),
        ((name, _percent(share)) for name, share in told["called_at_0.01_with"].items()),
    )
    return _section(
        "Identical vectors",
        f"NTB 2024: {ntb['observed']} identical of {ntb['pairs']:,} pairs of one desa with the same sum, where "
        f"{ntb['expected']:.2f} are expected (p {ntb['p']:.4f}). Elections drawn as expected ({clean['elections']}): "
        f"{clean['observed']:.2f} found on average, {clean['expected']:.2f} expected, "
        f"{_percent(clean['called_at_0.01'])} called at p 0.01.",
        copies,
    )


def _left_out(told: Mapping[str, Any]) -> str:
    digits = _table(
        ("election", "", "second digit, chi-square", "p", "last digit, chi-square", "p"),
        (
            (
                name,
                _spoken(each),
                f"{each['second_digit_chi_square']:,.0f}",
                _p(each["second_digit_p"]),
                f"{each['last_digit_chi_square']:,.0f}",
                _p(each["last_digit_p"]),
            )
            for name, each in told.items()
        ),
    )
    return _section(
        "Digit tests, which are not shipped",
        "The leader's votes: second digits against Benford's law, last digits (from 100 votes on) against even ones; "
        "both chi-square with nine degrees of freedom. Why they are [left out](screens-left-out.md).",
        digits,
    )


def _section(title: str, *parts: str) -> str:
    return f"\n## {title}\n\n" + "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def _shown(each: Mapping[str, Any]) -> str:
    return f"{each['shown']:,.0f} of {each['stations']:,.0f} stations shown ({_percent(each['share'])})"


def _recalls(told: Mapping[str, Any]) -> str:
    return _table(
        ("planted", "shown", "interval"),
        (
            (
                name,
                f"{each['caught']} of {each['planted']} ({_percent(each['recall'])})",
                f"{_percent(each['low'])} to {_percent(each['high'])}",
            )
            for name, each in told.items()
        ),
    )


def _spoken(each: Mapping[str, Any]) -> str:
    return "suspect" if each["suspect"] else "quiet"


def _p(value: float) -> str:
    return f"{value:.1e}" if value else "under 1e-300"


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = tuple(head)
    lines = [names, ("---",) * len(names), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(json.loads(RECORD.read_text(encoding="utf-8"))), encoding="utf-8")
    print(PAGE.relative_to(TOP))
    return 0


if __name__ == "__main__":
    sys.exit(main())
