"""Standing declarations of interest: each is ended once at most, by two, and neither of them is who declared it.

Rules kept here:
  * One subject is one declaration: first `interest.declared`, then nothing, or `interest.lifted` once.
  * Two persons are two pseudonyms within the declaration; that two pseudonyms are two persons no log can show.
Left to others: the cases from which a declaration keeps: their own entries say it (`case.recused`; procedure).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from saksama.entries.kinds.interest import InterestDeclared, InterestLifted
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.served import ServedLog


@dataclass(frozen=True, slots=True)
class _Fault:
    """Which rule an entry does not keep, in both languages."""

    item: Item
    reason: str
    reason_en: str


def check_interests(log: ServedLog, found: Findings) -> None:
    """Name every declaration that was ended otherwise than by two others."""
    subjects: dict[str, list[Item]] = {}
    for item in log.contents.family("interest"):
        subjects.setdefault(item.wire.subject, []).append(item)
    for subject, items in subjects.items():
        for fault in _faults(items):
            evidence = {"subject": subject, "reason": fault.reason, "reason_en": fault.reason_en}
            found.add(Code.INTEREST_UNLAWFUL, log.origin, fault.item.index, **evidence)


def _faults(items: list[Item]) -> Iterator[_Fault]:
    first, *after = items
    if not isinstance(first.body, InterestDeclared):
        yield _Fault(first, "tidak ada pernyataan yang dapat diakhiri", "there is no declaration to end")
        return
    for place, item in enumerate(after):
        if place or not isinstance(item.body, InterestLifted):
            yield _Fault(
                item, "pernyataan ini sudah ada, atau sudah diakhiri", "it stands already, or was ended before"
            )
            continue
        two = {item.wire.actor, item.body.second}
        if len(two) == 1:
            yield _Fault(item, "diakhiri satu orang saja", "one person alone ended it")
        if first.wire.actor in two:
            yield _Fault(item, "turut diakhiri oleh yang menyatakannya", "who declared it had part in ending it")
        if "reason" not in item.wire.commits:
            yield _Fault(item, "diakhiri tanpa alasan yang disegel", "no reason is committed")
