"""An entry that does not keep a rule: which one, said in both languages.

Left to others: which rule, and under which code it is found (a judge each).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings


@dataclass(frozen=True, slots=True)
class Unlawful:
    """Which rule an entry does not keep, in both languages."""

    item: Item
    reason: str
    reason_en: str


def name_all(found: Findings, code: Code, log: str, faults: Iterable[Unlawful], **evidence: str) -> None:
    """Keep a finding of each; `evidence`: what else is told of it."""
    for fault in faults:
        found.add(code, log, fault.item.index, **evidence, reason=fault.reason, reason_en=fault.reason_en)
