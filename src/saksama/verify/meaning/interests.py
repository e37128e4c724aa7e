"""Standing declarations of interest: each is ended once at most, by two, and neither of them is who declared it.

Rules kept here:
  * One subject is one declaration: first `interest.declared`, then nothing, or `interest.lifted` once.
  * Two persons are two pseudonyms within the declaration; that two pseudonyms are two persons no log can show.
Left to others: the cases from which a declaration keeps: their own entries say it (`case.recused`; procedure).
"""

from collections.abc import Iterator

from saksama.entries.kinds.interest import InterestDeclared, InterestLifted
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.meaning.unlawful import Unlawful, name_all
from saksama.verify.served import ServedLog


def check_interests(log: ServedLog, found: Findings) -> None:
    """Name every declaration that was ended otherwise than by two others."""
    subjects: dict[str, list[Item]] = {}
    for item in log.contents.family("interest"):
        subjects.setdefault(item.wire.subject, []).append(item)
    for subject, items in subjects.items():
        name_all(found, Code.INTEREST_UNLAWFUL, log.origin, _faults(items), subject=subject)


def _faults(items: list[Item]) -> Iterator[Unlawful]:
    first, *after = items
    if not isinstance(first.body, InterestDeclared):
        yield Unlawful(first, "tidak ada pernyataan yang dapat diakhiri", "there is no declaration to end")
        return
    for place, item in enumerate(after):
        if place or not isinstance(item.body, InterestLifted):
            yield Unlawful(
                item, "pernyataan ini sudah ada, atau sudah diakhiri", "it stands already, or was ended before"
            )
            continue
        two = {item.wire.actor, item.body.second}
        if len(two) == 1:
            yield Unlawful(item, "diakhiri satu orang saja", "one person alone ended it")
        if first.wire.actor in two:
            yield Unlawful(item, "turut diakhiri oleh yang menyatakannya", "who declared it had part in ending it")
        if "reason" not in item.wire.commits:
            yield Unlawful(item, "diakhiri tanpa alasan yang disegel", "no reason is committed")
