"""Content: every copy and every claim took only lawful steps, and says what the law of this house asks it to say.

Rules kept here:
  * A copy's acts are one history, a claim's acts another, over both logs; a copy joins a claim that somebody began.
    A claim is classified in the log that began it (procedure.beginning), and nowhere else; where nothing proves which
    of several began it, each of them is named and none is believed to be the one.
  * A copy stands in one log; looked at again is it from any log that asks about it. What a look tells fits the status
    that it met: gone is what said so (404, 410, 451), never silence.
  * An assessment has a second reader, who is another. Where nobody has said whom of the government a claim concerns
    there is none; where it concerns somebody, it rests on a source outside both institutions.
  * A violation names its articles, and whoever confirms a judgment is another; an answer names a request of its own
    log; a clarification says what was assessed, another read it before it went out, and its versions have no gap.
  * A request is asked again in its own log, once its answer was due and while nothing has ended it.
Left to others: the tables (procedure), which institution is the government's (nothing in a log says it), the words.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from msgspec import UNSET, UnsetType

from saksama.entries.kinds.clarification import ClarificationPublished
from saksama.entries.kinds.content import (
    Answered,
    Assessment,
    Concerns,
    ContentAnswered,
    ContentAssessed,
    ContentCaptured,
    ContentClassified,
    ContentJudged,
    ContentRechecked,
    ContentReminded,
    ContentRequested,
    ContentTriaged,
    Judgment,
    Presence,
    Triage,
)
from saksama.procedure.beginning import begun_in, undecided
from saksama.procedure.moves import CLAIM, CONTENT, Procedure
from saksama.statistics.content_facts import PASSING
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.meaning.beginnings import joined_copies
from saksama.verify.meaning.histories import Placed, by_subject, merge
from saksama.verify.served import ServedLog
from saksama.vocabulary import parse_moment

type Reason = tuple[str, str]
"""Which rule an entry does not keep, in Indonesian and English."""

_OUT_OF_PLACE: Final[Reason] = ("langkah ini tidak boleh di sini", "this act may not stand here")


_OF_COPIES: Final = (ContentCaptured, ContentTriaged, ContentRechecked)
_MEETS: Final[Mapping[Presence, Collection[Answered | UnsetType]]] = {
    Presence.UP: {Answered.SUCCESSFUL},
    Presence.CHANGED: {Answered.SUCCESSFUL},
    Presence.GONE: {Answered.CLIENT_ERROR},
    Presence.UNREACHED: {UNSET},
    Presence.UNKNOWN: {UNSET, *Answered},
}
"""With which class of status each look may end."""

_UNDECIDED: Final[Reason] = (
    "beberapa log menggolongkan klaim ini, dan tidak terbukti mana yang memulainya",
    "several logs classify this claim, and nothing proves which of them began it",
)

_MOST_BROKEN: Final = 20
"""So many acts out of place on one subject are named; what comes after them is not judged any more."""


def check_content(logs: Sequence[ServedLog], found: Findings) -> None:
    """Replay each copy and each claim over all logs that were read, and look at what each act must say."""
    subjects = by_subject(logs, "content", "clarification")
    begun = [
        subject for subject, acts in subjects.items() for _, item in acts if isinstance(item.body, ContentClassified)
    ]
    claims = set(begun)
    joined = joined_copies(logs)
    # A claim may have begun in a log that could not be read.
    all_read = len(logs) > 1
    for subject, acts in subjects.items():
        is_copy = any(isinstance(item.body, _OF_COPIES) for _, item in acts)
        if not all_read and not is_copy and subject not in claims:
            continue
        if not all_read and all(isinstance(item.body, ContentRechecked) for _, item in acts):
            # A partner's copy, whose capture stands in the log that could not be read.
            continue
        ordered, broken = _ordered(CONTENT if is_copy else CLAIM, acts)
        for placed, reason in (
            _copy(ordered, claims, all_read=all_read) if is_copy else _claim(ordered, joined.get(subject, ()))
        ):
            _tell(found, subject, placed, reason)
        for placed in broken:
            _tell(found, subject, placed, _OUT_OF_PLACE)


def _ordered(procedure: Procedure, acts: Sequence[Placed]) -> tuple[list[Placed], list[Placed]]:
    """The acts in their order, and those that fit nowhere: what comes after one of these is judged all the same."""
    kept, broken = list(acts), list[Placed]()
    while True:
        ordered, fault = merge(procedure, kept)
        if fault is None:
            return ordered, broken
        broken.append(fault)
        if len(broken) == _MOST_BROKEN:
            return ordered, broken
        kept = [each for each in kept if each[1] is not fault[1]]


def claim_refusals(acts: Sequence[Placed], following: Placed) -> tuple[Reason, ...]:
    """What `check_content` would say of a claim's next act after `acts`, those of both logs; empty where it is lawful.

    After acts of its own log that broke the order already, no act is lawful. One of another log that may not stand
    there is that log's fault: it is judged as if that act were not, else whoever appends one could stop the other.
    """
    own = [each for each in acts if each[0] == following[0]]
    began = any(isinstance(item.body, ContentClassified) for _, item in own)
    # Whoever classified it began it, also where another log gives a moment before that for saying so too.
    kept = [
        each for each in acts if not (began and each[0] != following[0] and isinstance(each[1].body, ContentClassified))
    ]
    ordered, broken = merge(CLAIM, [*kept, following])
    while broken is not None and broken[0] != following[0]:
        kept = [each for each in kept if each[1] is not broken[1]]
        ordered, broken = merge(CLAIM, [*kept, following])
    found = [reason for placed, reason in _claim(ordered) if placed[1] is following[1]]
    return tuple(found if broken is None else [*found, _OUT_OF_PLACE])


def _tell(found: Findings, subject: str, placed: Placed, reason: Reason) -> None:
    log, item = placed
    evidence = {"subject": subject, "act": item.wire.kind, "reason": reason[0], "reason_en": reason[1]}
    found.add(Code.CONTENT_UNLAWFUL, log, item.index, **evidence)


def _copy(acts: Sequence[Placed], claims: set[str], *, all_read: bool) -> Iterator[tuple[Placed, Reason]]:
    if len({log for log, item in acts if not isinstance(item.body, ContentRechecked)}) > 1:
        yield acts[-1], ("satu salinan tercatat di dua log", "one copy stands in two logs")
    for log, item in acts:
        body = item.body
        if isinstance(body, ContentRechecked) and body.status not in _MEETS[body.presence]:
            yield (log, item), ("hasil melihat lagi tidak cocok dengan jawabannya", "what was met fits no such status")
        if not isinstance(body, ContentTriaged):
            continue
        named = body.claim if isinstance(body.claim, str) else ""
        if (body.outcome is Triage.CLAIM) is not bool(named):
            yield (
                (log, item),
                ("klaim hanya disebut bila disambungkan", "a claim is named if and only if joined"),
            )
        elif named and named not in claims and all_read:
            yield (log, item), ("klaim yang disebut tidak pernah dimulai", "the claim that it names was never begun")


@dataclass(slots=True)
class _Asked:
    """Where a request stands. `due`: by when it is to be answered, None where nothing says so."""

    due: datetime | None
    ended: bool = False


@dataclass(slots=True)
class _Claim:
    """Where a claim stands as its acts are read in their order. `undecided`: logs any of which may have begun it."""

    begun_in: str = ""
    undecided: Collection[str] = ()
    concerns: Concerns = Concerns.UNKNOWN
    assessments: dict[str, Assessment] = field(default_factory=dict)
    requests: dict[tuple[str, str], _Asked] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)


def _claim(acts: Sequence[Placed], joined: Collection[str] = ()) -> Iterator[tuple[Placed, Reason]]:
    classified = [(item.entry.at, log) for log, item in acts if isinstance(item.body, ContentClassified)]
    stands = _Claim(begun_in=begun_in(classified, joined), undecided=undecided(classified, joined))
    for log, item in acts:
        for reason in _reasons(stands, log, item):
            yield (log, item), reason


def _reasons(stands: _Claim, log: str, item: Item) -> Iterator[Reason]:
    match item.body:
        case ContentClassified(concerns=concerns) if log in stands.undecided:
            # Named in each of these logs, for none can be told from the others; and whoever says that it concerns
            # nobody takes nothing back of what another says.
            yield _UNDECIDED
            if stands.concerns in {Concerns.UNKNOWN, Concerns.NOBODY}:
                stands.concerns = concerns
        case ContentClassified() if stands.begun_in != log:
            # What it says counts for nothing: else whoever a claim concerns could declare that it concerns nobody.
            yield "digolongkan di log yang tidak memulainya", "classified in a log that did not begin it"
        case ContentClassified(concerns=concerns):
            stands.concerns = concerns
        case ContentAssessed() as body:
            yield from _assessed(stands, item, body)
            stands.assessments[log] = body.outcome
        case ContentJudged() as body:
            yield from _judged(item, body)
        case ContentRequested() | ContentReminded() | ContentAnswered():
            yield from _about_request(stands.requests, log, item)
        case ClarificationPublished() as body:
            yield from _clarified(stands, log, item, body)
            stands.versions[log] = body.version
        case _:
            return


def _moment(text: str | UnsetType) -> datetime | None:
    return None if isinstance(text, UnsetType) else parse_moment(text)


def _about_request(requests: dict[tuple[str, str], _Asked], log: str, item: Item) -> Iterator[Reason]:
    match item.body:
        case ContentRequested(request=request, due=due, second=second):
            if (log, request) in requests:
                yield "permohonan ini sudah ada", "this request stands already"
            if second == item.wire.actor:
                yield "yang menyetujui sama dengan yang memohon", "who confirmed it is who requested it"
            requests[log, request] = _Asked(_moment(due))
        case ContentReminded(request=request, due=due):
            yield from _reminded(requests.get((log, request)), item, _moment(due))
        case ContentAnswered(request=request, outcome=outcome):
            if (asked := requests.get((log, request))) is None:
                yield "jawaban atas permohonan yang tidak ada", "an answer to a request that was not made"
            else:
                asked.ended |= outcome not in PASSING
        case _:
            return


def _reminded(asked: _Asked | None, item: Item, due: datetime | None) -> Iterator[Reason]:
    if asked is None:
        yield "ditanyakan lagi tentang permohonan yang tidak ada", "asked again about a request that was not made"
        return
    if asked.ended:
        yield "ditanyakan lagi sesudah permohonannya selesai dijawab", "asked again after its request had ended"
    elif asked.due is not None and item.at < asked.due:
        yield "ditanyakan lagi sebelum batas jawabannya lewat", "asked again before its answer was due"
    asked.due = due


def _assessed(stands: _Claim, item: Item, body: ContentAssessed) -> Iterator[Reason]:
    if body.second == item.wire.actor:
        yield "pembaca kedua sama dengan penilainya", "the second reader is who assessed it"
    if body.outside > body.sources:
        yield "sumber luar lebih banyak daripada semua sumber", "more outside sources than sources"
    if stands.concerns is Concerns.UNKNOWN:
        yield (
            "belum dinyatakan apakah menyangkut pemerintah daerah",
            "nobody has said whether it concerns the government",
        )
    elif stands.concerns is not Concerns.NOBODY and not body.outside:
        yield (
            "menyangkut pemerintah daerah, tetapi tanpa sumber luar",
            "it concerns the government, but rests on no outside source",
        )


def _judged(item: Item, body: ContentJudged) -> Iterator[Reason]:
    if body.outcome is Judgment.VIOLATION and not body.basis:
        yield "pelanggaran tanpa pasal", "a violation without an article"
    if body.second == item.wire.actor:
        yield "yang menyetujui sama dengan yang memutus", "who confirmed it is who decided"


def _clarified(stands: _Claim, log: str, item: Item, body: ClarificationPublished) -> Iterator[Reason]:
    if stands.assessments.get(body.assessor) is not body.outcome:
        yield "tidak sama dengan penilaian terakhir", "not what was assessed last"
    if body.version != stands.versions.get(log, 0) + 1:
        yield "nomor versi melompat", "the version's number leaves a gap"
    if body.second == item.wire.actor:
        yield "yang menerbitkan sama dengan yang menulis", "who let it go out is who wrote it"
