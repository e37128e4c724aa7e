"""Plenaries: each meeting says what it can have been, and whether enough were there is told where no text says it.

Rules kept here:
  * One subject is one meeting, one number of minutes is one meeting of its office.
  * Members, and those counted in an item, stand each once and in order; none dissents who was not counted, no more are
    counted than were there, and no more are there than the office has seats. That those counted are those who were
    there no log can show: they have other pseudonyms in each case.
  * What all who were counted held otherwise was not decided.
  * An office that has more or fewer seats than in its meeting before is told: the law changes them rarely, and no entry
    says that it did.
  * A meeting is entered on its day or after it: what is entered is what was decided.
  * An item is about a case that lies with the office that met, or that it takes over, where the log lets one know.
  * It is about a case that the log knows, or whose first review it decides; and of a closed one it decides only what
    may still follow.
  * Too few by a norm that nobody read in a text is reported, not judged: until the file says that it was seen, or two
    persons confirmed it in the log before the meeting (`norm.confirmed`).
Left to others: acts without a plenary, and members counted against a recusal (procedure, cases).
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from msgspec import UNSET

from saksama.entries.kinds.case import CaseReviewed
from saksama.entries.kinds.norm import NormConfirmed
from saksama.entries.kinds.plenary import PlenaryHeld, PlenaryItem
from saksama.procedure.edition import Certainty, Edition
from saksama.procedure.plenary import Resolution
from saksama.procedure.quorum import quorum_of
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.meaning.unlawful import Unlawful, name_all
from saksama.verify.memory.apart import Space
from saksama.verify.memory.names import Names
from saksama.verify.served import ServedLog


@dataclass(frozen=True)
class Facts:
    """What two persons confirmed in a log: by id of the fact its entries in their order, with their index."""

    confirmed: Mapping[str, Sequence[tuple[int, NormConfirmed]]]

    def has(self, fact: str) -> bool:
        """Whether this was confirmed."""
        return fact in self.confirmed

    def counts_rule(self, rule: str) -> bool:
        """Whether how a clock rule counts was confirmed."""
        return rule in self._rules

    @cached_property
    def _rules(self) -> frozenset[str]:
        return frozenset(fact.rpartition("/rule.")[2] for fact in self.confirmed if "/rule." in fact)

    def quorum(self, fact: str, index: int) -> Callable[[int, int], bool] | None:
        """What counts as enough, by the newest confirmation of this norm before the entry `index` that says it."""
        if fact not in self._quorums:
            counts = (
                (at, quorum_of(body.value)) for at, body in self.confirmed.get(fact, ()) if isinstance(body.value, str)
            )
            self._quorums[fact] = [(at, enough) for at, enough in counts if enough is not None]
        known = self._quorums[fact]
        place = bisect_left(known, index, key=lambda each: each[0])
        return known[place - 1][1] if place else None

    @cached_property
    def _quorums(self) -> dict[str, list[tuple[int, Callable[[int, int], bool]]]]:
        return {}


_EAST = timedelta(hours=9)
"""WIT: the day of a meeting begins here first, and the log does not say its node's zone."""


def check_plenary(origin: str, item: Item, names: Names, seats: dict[str, int], found: Findings) -> None:
    """Name a meeting that cannot have been what its entry says. `seats`: by office, of its meeting before."""
    if not isinstance(item.body, PlenaryHeld):
        return
    faults = [*_again(item, item.body, names), *_faults(item, item.body)]
    name_all(found, Code.PLENARY_UNLAWFUL, origin, faults, subject=item.wire.subject)
    before = seats.get(item.body.office, item.body.seats)
    seats[item.body.office] = item.body.seats
    if before != item.body.seats:
        more: dict[str, str | int] = {"office": item.body.office, "seats": item.body.seats, "before": before}
        found.add(Code.PLENARY_SEATS, origin, item.index, subject=item.wire.subject, **more)


def check_quorum(
    log: ServedLog, edition: Edition, facts: Facts, resolved: Sequence[Resolution], subject: str, found: Findings
) -> None:
    """Tell the decisions of a case in which fewer were counted than the edition assumes, or than its norm says."""
    if edition.plenary is None or not resolved:
        return
    fact = f"editions/{edition.id}/norm.{edition.plenary.quorum}"
    is_read = edition.norm_of(edition.plenary.quorum).certainty is not Certainty.UNKNOWN
    for each in resolved:
        confirmed = facts.quorum(fact, each.index)
        code = Code.PLENARY_UNLAWFUL if is_read or confirmed else Code.PLENARY_QUORUM
        is_enough = confirmed or edition.plenary.is_enough
        counted = len(each.counted)
        if not is_enough(counted, each.seats):
            says, says_en = "yang dihitung terlalu sedikit", "too few were counted"
            found.add(
                code,
                log.origin,
                each.index,
                subject=each.plenary,
                case=subject,
                counted=counted,
                seats=each.seats,
                reason=says,
                reason_en=says_en,
            )


def check_strays(log: ServedLog, strays: Iterable[Resolution], subject: str, found: Findings) -> None:
    """Name what an office decided of a case that did not lie with it."""
    _add(log, strays, subject, ("memutuskan perkara kantor lain", "decided a case of another office"), found)


def check_unknown(log: ServedLog, decided: Iterable[Resolution], subject: str, found: Findings) -> None:
    """Name what was decided of a case of which the log holds nothing: only its first review may be still to come."""
    over = [each for each in decided if each.kind != CaseReviewed.KIND]
    says = "memutuskan perkara yang tidak ada dalam log ini", "decided a case of which this log holds nothing"
    _add(log, over, subject, says, found)


def check_closed(
    log: ServedLog, decided: Iterable[Resolution], closed: int, may: Collection[str], subject: str, found: Findings
) -> None:
    """Name what was decided of a case after it was closed (in the entry `closed`), and which may not follow then."""
    over = [each for each in decided if each.index > closed and each.kind not in may]
    _add(log, over, subject, ("memutuskan perkara yang sudah ditutup", "decided a case that was closed"), found)


def _add(log: ServedLog, decided: Iterable[Resolution], subject: str, why: tuple[str, str], found: Findings) -> None:
    says, says_en = why
    for each in decided:
        more = {"case": subject, "office": each.office, "reason": says, "reason_en": says_en}
        found.add(Code.PLENARY_UNLAWFUL, log.origin, each.index, subject=each.plenary, **more)


def confirmed_facts(log: ServedLog) -> Facts:
    """The facts that two persons confirmed in the log."""
    found: dict[str, list[tuple[int, NormConfirmed]]] = {}
    for item in log.contents.of(NormConfirmed):
        # What one alone entered is named elsewhere, and judges nobody.
        if isinstance(item.body, NormConfirmed) and item.body.second != item.wire.actor:
            found.setdefault(item.body.fact, []).append((item.index, item.body))
    return Facts(found)


def _again(item: Item, body: PlenaryHeld, names: Names) -> Iterator[Unlawful]:
    entered = names.first(Space.MEETING, item.wire.subject, item.index)
    numbered = names.first(Space.MINUTES, f"{body.office} {body.number}", item.index)
    if entered is not None:
        yield Unlawful(item, "rapat ini sudah dicatat", "this meeting was entered before")
    elif numbered is not None:
        yield Unlawful(item, "nomor berita acara ini sudah dipakai", "another meeting has this number of minutes")


def _faults(item: Item, body: PlenaryHeld) -> Iterator[Unlawful]:
    if not _is_in_order(body.members):
        yield Unlawful(item, "anggota yang hadir disebut dua kali", "a member is named twice, or out of order")
    if len(body.members) > body.seats:
        yield Unlawful(item, "yang hadir lebih banyak daripada anggota", "more were there than the office has seats")
    if date.fromisoformat(body.day) > (item.at + _EAST).date():
        yield Unlawful(item, "dicatat sebelum hari rapatnya", "it was entered before its day")
    if len({(each.case, each.decided) for each in body.items}) < len(body.items):
        yield Unlawful(item, "satu hal diputuskan dua kali", "one thing is decided twice")
    if any(not _is_whole(each, len(body.members)) for each in body.items):
        says = (
            "ada yang dihitung tetapi tidak hadir",
            "more are counted than were there, or who dissents was not",
        )
        yield Unlawful(item, *says)
    if any(each.dissent is not UNSET and set(each.dissent) >= set(each.counted) for each in body.items):
        yield Unlawful(item, "semua yang dihitung berpendapat lain", "all who were counted held otherwise")


def _is_whole(item: PlenaryItem, present: int) -> bool:
    dissent = () if item.dissent is UNSET else item.dissent
    in_order = _is_in_order(item.counted) and _is_in_order(dissent)
    return in_order and len(item.counted) <= present and set(dissent) <= set(item.counted)


def _is_in_order(names: Sequence[str]) -> bool:
    return list(names) == sorted(set(names))
