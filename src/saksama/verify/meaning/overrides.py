"""Overrides: a log that went on without an answer is told, and says truly from where, and had been alone there.

Rules kept here:
  * Size and root are those of this log's own tree, at or before the entry.
  * Nobody signed more of the log in between: a log that had gone on already did not go on from there.
  * Who never had a witness could not miss an answer: before any agreement was signed here nobody is asked.
Left to others: whether partner and witness were silent at that moment, which no log shows.
"""

from bisect import bisect_right
from collections.abc import Iterator

from saksama.entries.kinds.agreement import AgreementAmended, AgreementSigned
from saksama.entries.kinds.log import LogOverridden
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.meaning.unlawful import Unlawful, name_all
from saksama.verify.served import ServedLog


def check_overrides(log: ServedLog, found: Findings) -> None:
    """Tell of every override, and name those that do not fit the log in which they stand."""
    signed = [item.index for item in log.contents.of(AgreementSigned, AgreementAmended)]
    first = min(signed, default=log.checkpoint.size)
    for item in log.contents.of(LogOverridden):
        if isinstance(item.body, LogOverridden):
            faults = [*_faults(log, item, item.body, first)]
            name_all(found, Code.OVERRIDE_FALSE, log.origin, faults)
            if not faults:
                found.add(Code.LOG_OVERRIDDEN, log.origin, item.index, size=item.body.size)


def _faults(log: ServedLog, item: Item, body: LogOverridden, signed: int) -> Iterator[Unlawful]:
    if log.tree is None:
        return
    if body.size > item.index or log.tree.root(body.size).hex() != body.root:
        yield Unlawful(item, "ukuran dan akar itu bukan dari log ini", "that size and root are not of this log")
        return
    sizes = log.sizes
    between = bisect_right(sizes, body.size)
    if between < len(sizes) and sizes[between] <= item.index:
        yield Unlawful(item, "log ini sudah berlanjut dari sana", "this log had gone on from there already")
    if signed > item.index:
        yield Unlawful(item, "belum ada yang ditanya", "there was nobody to be asked yet")
