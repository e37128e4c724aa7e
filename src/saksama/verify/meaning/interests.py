"""Standing declarations of interest: each is ended once at most, by two, and neither of them is who declared it.

Rules kept here:
  * One subject is one declaration: first `interest.declared`, then nothing, or `interest.lifted` once.
  * What the node enters by itself, that a person is kept from a case, rests on a declaration of that kind which stands.
  * Two persons are two pseudonyms within the declaration; that two pseudonyms are two persons no log can show.
Left to others: that a declaration keeps its person from every case which it fits: what it is about is sealed, and no
pseudonym is joined to another, so nobody outside can see a recusal that is lacking.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import UNSET

from saksama.entries.kinds.handling import CaseRecused
from saksama.entries.kinds.interest import InterestDeclared, InterestLifted
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.meaning.unlawful import Unlawful, name_all
from saksama.verify.served import ServedLog

_NODE: Final = "node"


def check_interests(log: ServedLog, found: Findings) -> None:
    """Name every declaration that was ended otherwise than by two others."""
    subjects: dict[str, list[Item]] = {}
    for item in log.contents.family("interest"):
        subjects.setdefault(item.wire.subject, []).append(item)
    for subject, items in subjects.items():
        name_all(found, Code.INTEREST_UNLAWFUL, log.origin, _faults(items), subject=subject)


def check_recused(log: ServedLog, since: Mapping[str, int], found: Findings) -> None:
    """Name every recusal by the node itself that rests on no declaration. `since`: as `declared_since` gives it."""
    for item in log.contents.of(CaseRecused):
        if item.wire.actor == _NODE and isinstance(item.body, CaseRecused):
            fault = _without_declaration(item, item.body, since)
            name_all(found, Code.INTEREST_UNLAWFUL, log.origin, fault, subject=item.wire.subject)


def declared_since(log: ServedLog) -> Mapping[str, int]:
    """By ground the first declaration that stands."""
    since: dict[str, int] = {}
    met = set[str]()
    for item in log.contents.family("interest"):
        # What a subject does not begin with, declares nothing.
        if item.wire.subject not in met and isinstance(item.body, InterestDeclared):
            since.setdefault(item.body.ground.value, item.index)
        met.add(item.wire.subject)
    return since


def _without_declaration(item: Item, body: CaseRecused, since: Mapping[str, int]) -> Iterator[Unlawful]:
    if body.ground is UNSET or since.get(body.ground.value, item.index) >= item.index:
        yield Unlawful(
            item,
            "tidak ada pernyataan yang menjauhkannya dari perkara",
            "no declaration of that kind keeps anybody from a case",
        )


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
