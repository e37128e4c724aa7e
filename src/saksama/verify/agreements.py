"""The agreements that the logs speak of: their texts, their signatures, where each stands.

Rules kept here:
  * What counts is judged by `agreement.counting`, and replayed by `agreement.course`; nothing of it is decided here.
  * An entry that does not count because its institution did not sign, or did not declare it, is wrong.
  * An agreement that was made after another goes on from its keys, where it keeps them (`institutions.chained`).
Left to others: which keys are believed (trust), whether a dispatch was permitted (dispatches).
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import zip_longest

from saksama.agreement.counting import (
    EntryDisagrees,
    Said,
    SignatureLacks,
    Signing,
    counting,
    of_one_agreement,
    open_terms,
    signed_terms,
)
from saksama.agreement.course import Course
from saksama.agreement.history import AgreementEvent, EventKind, State
from saksama.agreement.institutions import InForce, chained
from saksama.agreement.terms import Terms
from saksama.entries.kinds.agreement import (
    AgreementAmended,
    AgreementEnded,
    AgreementProposed,
    AgreementResumed,
    AgreementSigned,
    AgreementSuspended,
    AgreementWithdrawn,
)
from saksama.tlog.note import Note
from saksama.verify.blobs import Blobs, ReadOnce
from saksama.verify.checkpoints import Standing
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.served import ServedLog


@dataclass(frozen=True)
class Agreements:
    """Every text by digest, what counts of the entries of each subject, and the agreement that counts.

    `state` None: no text is known. `line`: every text of it that was in force, the first one first; `lines`: that of
    each agreement.
    """

    terms: Mapping[str, Terms]
    by_subject: Mapping[str, tuple[AgreementEvent, ...]]
    state: State | None
    line: tuple[InForce, ...] = ()
    lines: tuple[tuple[InForce, ...], ...] = ()

    @cached_property
    def events(self) -> tuple[AgreementEvent, ...]:
        """What counts, of every agreement, each log's in its own order."""
        found = [event for events in self.by_subject.values() for event in events]
        return tuple(sorted(found, key=lambda event: (event.log_origin, event.index)))

    @property
    def in_force(self) -> Terms | None:
        """The text that both signed last, whether it is suspended or not."""
        return self.state.terms if self.state else None

    def why_not(self, digest: str) -> str:
        """Why this text cannot be served as the one in force; empty where both signed it and nothing took its place.

        Two institutions may have signed several agreements: each of them may be served.
        """
        if any(line[-1].terms.digest == digest for line in self.lines):
            return ""
        if any(each.terms.digest == digest for line in self.lines for each in line):
            return "an amendment that both signed took its place"
        return "not signed in both logs"

    def owing(self, standings: Mapping[str, Standing]) -> tuple["Owing", ...]:
        """When logs owed their hours, by each text that was in force; `standings`: the checkpoints of each log."""
        return tuple(owing for line in self.lines for owing in self._owing(line, standings))

    def _owing(self, line: Sequence[InForce], standings: Mapping[str, Standing]) -> Iterator["Owing"]:
        events, _ = self.of_line(line[-1].terms)
        ends = [_seen(event, standings) for event in events if event.kind is EventKind.ENDED]
        until = min([line[-1].terms.until, *ends])
        for each, later in zip_longest(line, line[1:]):
            replaced = later.since if later else until
            yield Owing(max(each.since, each.terms.from_), replaced, until, each.terms.silence)

    def of_line(self, terms: Terms) -> tuple[tuple[AgreementEvent, ...], Mapping[str, Terms]]:
        """The events and texts of the same agreement: its original and its amendments."""
        return self.by_subject.get(terms.subject, ()), self._texts.get(terms.subject, {})

    def course_of(self, terms: Terms) -> Course:
        """Where that agreement stood after so many entries of each log."""
        if terms.subject not in self._courses:
            self._courses[terms.subject] = Course(*self.of_line(terms))
        return self._courses[terms.subject]

    @cached_property
    def _courses(self) -> dict[str, Course]:
        return {}

    @cached_property
    def _texts(self) -> Mapping[str, Mapping[str, Terms]]:
        """The texts of each agreement: asked for at every dispatch and task."""
        return _by_subject(self.terms)

    def signed_last(self, origin: str, index: int) -> str:
        """The digest of what this log had signed last before its entry `index`; empty where it had signed nothing."""
        indexes, digests = self._signed.get(origin, ((), ()))
        place = bisect_left(indexes, index)
        return digests[place - 1] if place else ""

    @cached_property
    def _signed(self) -> Mapping[str, tuple[list[int], list[str]]]:
        """By log, where it signed and which text."""
        signed: dict[str, tuple[list[int], list[str]]] = {}
        for event in self.events:
            if event.kind in (EventKind.SIGNED, EventKind.AMENDED):
                indexes, digests = signed.setdefault(event.log_origin, ([], []))
                indexes.append(event.index)
                digests.append(event.digest)
        return signed

    def partner_of(self, origin: str) -> Terms | None:
        """The text that the log's owner signed last: it names the partner."""
        mine = [event for event in self.events if event.log_origin == origin and event.digest in self.terms]
        signed = [event for event in mine if event.kind in (EventKind.SIGNED, EventKind.AMENDED)]
        return self.terms[max(signed, key=lambda event: event.index).digest] if signed else None


@dataclass(frozen=True, slots=True)
class Owing:
    """From when until when a log owed new cosigned checkpoints, and for how long it might be without one.

    `replaced`: when an amendment took the text's place.
    """

    since: datetime
    replaced: datetime
    until: datetime
    silence: timedelta


def _seen(event: AgreementEvent, standings: Mapping[str, Standing]) -> datetime:
    """When somebody cosigned the event: what it says of its own time excuses nobody."""
    standing = standings.get(event.log_origin)
    return (standing.first_over(event.index) if standing else None) or event.at


def read_agreements(logs: Sequence[ServedLog], blobs: Blobs, found: Findings) -> Agreements:
    """Read what the logs say of agreements; faults are findings."""
    terms: dict[str, Terms] = {}
    said: dict[str, list[Said]] = {}
    bases = [log.base for log in logs]
    opened = ReadOnce(open_terms, EntryDisagrees)
    for log in logs:
        for item in log.contents.family("agreement"):
            body = item.body
            if isinstance(body, AgreementProposed | AgreementSigned | AgreementAmended):
                data = blobs.get(body.note, [log.base, *bases], log.origin, item.index)
                text = None if data is None else _signed(body, log.origin, item, data, opened, found)
                if text is None:
                    continue
                terms[text.digest] = text
            elif not isinstance(body, AgreementWithdrawn | AgreementSuspended | AgreementResumed | AgreementEnded):
                continue
            said.setdefault(item.wire.subject, []).append(Said(log.origin, item.index, item.at, body))

    def note(each: Said) -> bytes | None:
        return blobs.get(str(getattr(each.body, "note", "")), bases, each.origin, each.index)

    texts = _by_subject(terms)
    counts = {subject: counting(said.get(subject, ()), each, note) for subject, each in texts.items()}
    for subject, events in counts.items():
        # Without every note nobody can say what does not count.
        if blobs.missed:
            break
        _tell_undeclared([each for each in said[subject] if each.body.digest in texts[subject]], events, note, found)
    states = [(Course(events, texts[subject]).after(), events) for subject, events in counts.items()]
    newest = max((last for log in logs if (last := log.contents.columns.total.newest)), default=None)
    state = _that_counts(states, newest)
    line = chained([each.line for each, _ in states], state.line) if state else ()
    return Agreements(terms, counts, state, line, tuple(each.line for each, _ in states if each.line))


def _by_subject(terms: Mapping[str, Terms]) -> dict[str, dict[str, Terms]]:
    """The texts of each agreement, by digest."""
    texts: dict[str, dict[str, Terms]] = {}
    for digest, text in terms.items():
        texts.setdefault(text.subject, {})[digest] = text
    return {subject: of_one_agreement(each) for subject, each in texts.items()}


def _tell_undeclared(
    said: Sequence[Said], counts: Sequence[AgreementEvent], note: Callable[[Said], bytes | None], found: Findings
) -> None:
    """A resumption or an end whose note is at hand, and is not its institution's declaration."""
    held = {(event.log_origin, event.index) for event in counts}
    declaring = [each for each in said if isinstance(each.body, AgreementResumed | AgreementEnded)]
    for each in declaring:
        if (each.origin, each.index) not in held and note(each) is not None:
            found.add(Code.AGREEMENT_DECLARATION, each.origin, each.index, act=each.body.KIND)


def _signed(
    body: Signing, origin: str, item: Item, data: bytes, opened: ReadOnce[tuple[Note, Terms]], found: Findings
) -> Terms | None:
    """The terms in the note that an entry names; None with a finding where they do not fit it: it binds nobody."""
    try:
        return signed_terms(body, origin, item.wire.subject, data, opened)
    except EntryDisagrees as error:
        found.add(Code.AGREEMENT_NOTE, origin, item.index, why=error.why)
    except SignatureLacks as error:
        found.add(Code.AGREEMENT_SIGNATURE, origin, item.index, party=error.party, note=data.decode())
    return None


def _that_counts(states: Sequence[tuple[State, Sequence[AgreementEvent]]], newest: datetime | None) -> State | None:
    """The agreement that counts: of those that both signed and that bind still, the one that was in force last.

    `newest`: the greatest moment of an entry. What one party alone says of another text puts none in its place.
    """

    def rank(state: State, events: Sequence[AgreementEvent]) -> tuple[bool, bool, datetime]:
        if state.terms is None or not state.line:
            return False, False, max(event.at for event in events)
        ran_out = newest is not None and state.terms.until < newest
        return True, not state.ended_by and not ran_out, state.line[-1].since

    ranked = [(rank(state, events), state) for state, events in states if events]
    return max(ranked, key=lambda each: each[0])[1] if ranked else None
