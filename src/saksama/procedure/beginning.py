"""Which of several logs began a claim, where more than one classifies it.

Rules kept here:
  * The log with the earliest classification began it, by the entries' own times.
  * Among those that are within `OPEN` of the earliest these times decide nothing: there the one began it that also
    joined a copy of its own to the claim, where that is so of one alone. A claim begins with a copy.
  * Where that is so of several, the earliest of them, and where it is so of none, the earliest of all counts as the one
    for what must be counted once (statistics); whoever judges says that nothing proves it (`undecided`).
Why: a claim's subject is a random number that one log made; whoever reads it there can enter a classification under an
earlier moment, within what the witnesses' cosignatures leave open, but captured nothing.
Left to others: what a classification by another log means (verify, statistics).
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final

OPEN: Final = timedelta(hours=2)
"""More than any cosignature leaves open, and less than anybody needs to capture and join something."""


def begun_in(classified: Sequence[tuple[datetime, str]], joined: Collection[str]) -> str:
    """The log that began a claim; empty where none classifies it.

    `classified`: moment and log of each classification, by time; `joined`: logs that joined a copy of their own to it.
    """
    if not classified:
        return ""
    likely = _likely(classified, joined)
    return next(log for _, log in classified if log in likely)


def undecided(classified: Sequence[tuple[datetime, str]], joined: Collection[str]) -> frozenset[str]:
    """Logs each of which may have begun the claim, because neither moments nor copies decide; empty where they do.

    Arguments as of `begun_in`. A log outside of these did not begin it.
    """
    likely = _likely(classified, joined)
    return frozenset(likely if len(likely) > 1 else ())


def _likely(classified: Sequence[tuple[datetime, str]], joined: Collection[str]) -> set[str]:
    near = {log for at, log in classified if at - classified[0][0] <= OPEN}
    return near & set(joined) or near
