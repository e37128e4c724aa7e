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
    lines = [",".join(HEAD), *map(line_of, flags)]
    return ("\n".join(lines) + "\n").encode()


def line_of(flag: Flag) -> str:
    """The line of one finding, without its end."""
    return ",".join(cells_of(flag))


def counted(counts: Mapping[str, int]) -> tuple[str, ...]:
    """How often each rule does not hold, as the log writes it: `rule=count`, by the rule's name."""
    return tuple(f"{rule}={count}" for rule, count in sorted(counts.items()))


def counts_of(rules: Iterable[str]) -> dict[str, int]:
    """The counts that `counted` wrote."""
    return {rule: int(count) for rule, _, count in (each.partition("=") for each in rules)}


def cells_of(flag: Flag) -> tuple[str, ...]:
    """The cells of its line, as many as `HEAD`."""
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
