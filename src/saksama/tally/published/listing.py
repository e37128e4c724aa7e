"""The list of what does not fit, as the CSV that the log names by its digest.

Rules kept here: UTF-8, LF; columns as `HEAD`, in the order of the flags; lists within a cell are apart by a space;
`gains` is `contestant=+n` for each, `?` where nobody knows, empty where no votes move.
Left to others: what is in the list (`judging`).
"""

from collections.abc import Iterable, Mapping
from typing import Final

from saksama.tally.published.judging import Flag

HEAD: Final = (
    *("kode", "rule", "grade", "residual", "left", "right"),
    *("left_fields", "right_fields", "sources", "gains", "complete"),
)
UNKNOWN: Final = "?"


def write_list(flags: Iterable[Flag]) -> bytes:
    """The list as CSV. No cell holds a comma or a quote: codes, ids and numbers alone."""
    lines = [",".join(HEAD), *(",".join(_cells(each)) for each in flags)]
    return ("\n".join(lines) + "\n").encode()


def counted(counts: Mapping[str, int]) -> tuple[str, ...]:
    """How often each rule does not hold, as the log writes it: `rule=count`, by the rule's name."""
    return tuple(f"{rule}={count}" for rule, count in sorted(counts.items()))


def counts_of(rules: Iterable[str]) -> dict[str, int]:
    """The counts that `counted` wrote."""
    return {rule: int(count) for rule, _, count in (each.partition("=") for each in rules)}


def _cells(flag: Flag) -> tuple[str, ...]:
    return (
        flag.code,
        flag.rule,
        flag.grade.value,
        str(flag.residual),
        str(flag.left),
        str(flag.right),
        " ".join(flag.left_fields),
        " ".join(flag.right_fields),
        " ".join(flag.sources),
        _gains(flag.gains),
        "1" if flag.whole else "0",
    )


def _gains(gains: Mapping[str, int] | None) -> str:
    if gains is None:
        return UNKNOWN
    return " ".join(f"{name}={votes:+d}" for name, votes in sorted(gains.items()))
