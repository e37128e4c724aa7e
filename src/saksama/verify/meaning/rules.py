"""Rules that entries name by digest, beside those of this tool: for the report, which says where a log used others.

Rules kept here: an entry that names its rules is held against ours of the same name; one that names none is not here.
Left to others: what is not judged for it (cases, sheets), the report (reporting).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from saksama.clocks.shipped import digest_on
from saksama.entries.kinds.case import CaseReviewed
from saksama.entries.kinds.observation import LhpSent, ObservationReceived
from saksama.observation.reading import shipped as forms
from saksama.procedure.edition import Edition
from saksama.verify.contents import Item
from saksama.verify.served import ServedLog


@dataclass(frozen=True, slots=True)
class OtherRules:
    """An entry that rests on other rules than ours. `ours`: empty where we have none of that name."""

    log: str
    index: int
    what: str
    named: str
    ours: str


@dataclass(frozen=True, slots=True)
class RulesUsed:
    """`ours`: digests of this tool's rules by name (`edition/pemilu-2022`); `others`: first entry of each that differs.

    `named`: how many entries named their rules by digest.
    """

    ours: Mapping[str, str]
    named: int = 0
    others: tuple[OtherRules, ...] = ()


def rules_used(logs: Sequence[ServedLog], editions: Mapping[str, Edition], earlier: Mapping[str, Edition]) -> RulesUsed:
    """What the entries of these logs rest on. `earlier`: editions of before, by digest, which are ours too."""
    ours = {f"edition/{name}": each.digest for name, each in editions.items()}
    ours |= {f"form/{name}": each.digest for name, each in forms().items()}
    known = {*ours.values(), *earlier}
    others: dict[tuple[str, str, str], OtherRules] = {}
    named = 0
    for log in logs:
        for item, what, digest, mine in _named(log, editions, earlier):
            named += 1
            held = mine or ours.get(what, "")
            if digest != held and digest not in known:
                others.setdefault((log.origin, what, digest), OtherRules(log.origin, item.index, what, digest, held))
    return RulesUsed(ours, named, tuple(others.values()))


def _named(
    log: ServedLog, editions: Mapping[str, Edition], earlier: Mapping[str, Edition]
) -> Iterator[tuple[Item, str, str, str]]:
    """Each digest that an entry names, of what, and ours where it depends on the entry."""
    for item in log.contents.of(CaseReviewed):
        body = item.body
        if not isinstance(body, CaseReviewed):
            continue
        if isinstance(body.edition, str):
            yield item, f"edition/{body.procedure}", body.edition, ""
        edition = earlier.get(str(body.edition)) or editions.get(body.procedure)
        if isinstance(body.rules, str) and edition is not None:
            yield item, f"rules/{body.procedure}", body.rules, digest_on(edition.rules, date.fromisoformat(body.day))
    for item in (*log.contents.of(LhpSent), *log.contents.of(ObservationReceived)):
        if isinstance(item.body, LhpSent | ObservationReceived):
            yield item, "form", item.body.form, ""
