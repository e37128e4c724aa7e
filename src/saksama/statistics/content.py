"""The public numbers on watched content: how much was seen, what became of it, how long it took, whom it concerned.

Rules kept here:
  * Every number is a pure function of the entries of the logs up to given sizes; the document names both.
  * A month is a month of WITA. A copy counts in the month of its capture, a step in the month in which it was done.
  * A time runs from the first copy's capture, where a claim has a copy, else from the claim's beginning. What was not
    done is counted beside the times, never among them, and is no reproach: not every step is owed to every claim.
  * By target all claims are counted, also those that came to nothing: only so would selective work show.
  * The file has one spelling: RFC 8785 JSON with whole numbers; times are whole seconds.
Left to others: joining the entries (content_facts), serving it as `<url>/statistik-konten.json`, comparing it (verify).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Annotated

import msgspec

from saksama.clocks.words import WITA
from saksama.errors import EvidenceError
from saksama.json_documents import read_json
from saksama.statistics.content_facts import ClaimFact, ContentFacts, CopyFact
from saksama.vocabulary import format_moment

PATH = "statistik-konten.json"
"""Where a node serves it, under its public address."""

NOT_YET = "not-yet"
"""The outcome of a step that was not done."""

_Count = Annotated[int, msgspec.Meta(ge=0)]
type Counts = dict[str, _Count]


class ContentStatisticsMalformed(EvidenceError):
    """The bytes are no public numbers on content."""

    code = "statistics.content-malformed"
    advice = "Ask the institution to serve the statistics of its own log."

    why: str


class Month(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was done in one month, `YYYY-MM`."""

    month: str
    captured: _Count = 0
    claims: _Count = 0
    assessed: _Count = 0
    judged: _Count = 0
    requested: _Count = 0
    answered: _Count = 0
    clarified: _Count = 0


class Target(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All claims about one target, and what came of them; each of the three counts adds up to `claims`."""

    target: str
    claims: _Count
    copies: _Count
    assessed: Counts
    judged: Counts
    requested: _Count
    clarified: _Count


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long one step took, in whole seconds; both None where it was never done."""

    step: str
    done: _Count
    not_yet: _Count
    median: int | None
    slowest_tenth: int | None


class ContentStatistics(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The numbers of these logs, `sizes` by origin; `until`: the last entry about content, empty where none is.

    `requests`: by addressee the last outcome of each; `reminders`: how often addressees were asked again;
    `presence`: of the copies of claims about which something was requested, what was met last at their addresses.
    """

    sizes: Counts
    until: str
    copies: _Count
    claims: _Count
    channels: Counts
    media: Counts
    ways: Counts
    triage: Counts
    categories: Counts
    concerns: Counts
    assessed: Counts
    judged: Counts
    requests: dict[str, Counts]
    reminders: Counts
    presence: Counts
    months: tuple[Month, ...]
    targets: tuple[Target, ...]
    steps: tuple[Step, ...]


def content_statistics(facts: ContentFacts, sizes: Mapping[str, int]) -> ContentStatistics:
    """The numbers of these facts; `sizes`: how far each log was read, by origin."""
    copies, claims = list(facts.copies.values()), list(facts.claims.values())
    return ContentStatistics(
        sizes=dict(sorted(sizes.items())),
        until="" if facts.until is None else format_moment(facts.until),
        copies=len(copies),
        claims=len(claims),
        channels=_counts(copy.channel for copy in copies),
        media=_counts(copy.medium for copy in copies),
        ways=_counts(copy.way for copy in copies),
        triage=_counts(copy.outcome or NOT_YET for copy in copies),
        categories=_counts(claim.category for claim in claims),
        concerns=_counts(claim.concerns for claim in claims),
        assessed=_counts(claim.assessment or NOT_YET for claim in claims),
        judged=_counts(claim.judgment or NOT_YET for claim in claims),
        requests=_requests(claims),
        reminders=_reminders(claims),
        presence=_presence(claims, copies),
        months=_months(copies, claims),
        targets=_targets(claims, copies),
        steps=_steps(claims, copies),
    )


def encode_content_statistics(statistics: ContentStatistics) -> bytes:
    """The file's bytes."""
    return msgspec.json.encode(statistics, order="sorted")


def parse_content_statistics(data: bytes) -> ContentStatistics:
    """Read the file. Raises `ContentStatisticsMalformed`."""
    try:
        return read_json(data, ContentStatistics)
    except msgspec.DecodeError as error:
        raise ContentStatisticsMalformed(why=str(error)) from error


def _counts(words: Iterable[str]) -> Counts:
    return {str(word): number for word, number in sorted(Counter(map(str, words)).items())}


def _requests(claims: Iterable[ClaimFact]) -> dict[str, Counts]:
    """By addressee, the last outcome of each request."""
    outcomes: dict[str, list[str]] = {}
    for claim in claims:
        for each in claim.requests.values():
            outcomes.setdefault(str(each.to), []).append(each.outcome or NOT_YET)
    return {to: _counts(its) for to, its in sorted(outcomes.items())}


def _reminders(claims: Iterable[ClaimFact]) -> Counts:
    """By addressee how often it was asked again; one that never was is not in it."""
    asked = Counter[str]()
    for claim in claims:
        for each in claim.requests.values():
            asked[str(each.to)] += each.reminders
    return {to: number for to, number in sorted(asked.items()) if number}


def _presence(claims: Iterable[ClaimFact], copies: Iterable[CopyFact]) -> Counts:
    asked = {claim.subject for claim in claims if claim.requests}
    return _counts(copy.presence or NOT_YET for copy in copies if copy.claim in asked)


def _months(copies: Iterable[CopyFact], claims: Iterable[ClaimFact]) -> tuple[Month, ...]:
    done: dict[str, Counter[str]] = {}

    def note(what: str, at: datetime | None) -> None:
        if at is not None:
            done.setdefault(at.astimezone(WITA).strftime("%Y-%m"), Counter())[what] += 1

    for copy in copies:
        note("captured", copy.at)
    for claim in claims:
        note("claims", claim.at)
        note("assessed", claim.assessed_at)
        note("judged", claim.judged_at)
        note("clarified", claim.clarified_at)
        for asked in claim.requests.values():
            note("requested", asked.at)
            note("answered", asked.answered_at)
    return tuple(Month(month=month, **its) for month, its in sorted(done.items()))


def _targets(claims: Iterable[ClaimFact], copies: Iterable[CopyFact]) -> tuple[Target, ...]:
    by_target: dict[str, list[ClaimFact]] = {}
    for claim in claims:
        by_target.setdefault(claim.target, []).append(claim)
    repeated = Counter(copy.claim for copy in copies if copy.claim is not None)
    return tuple(
        Target(
            target=target,
            claims=len(its),
            copies=sum(repeated[claim.subject] for claim in its),
            assessed=_counts(claim.assessment or NOT_YET for claim in its),
            judged=_counts(claim.judgment or NOT_YET for claim in its),
            requested=sum(bool(claim.requests) for claim in its),
            clarified=sum(claim.clarified_at is not None for claim in its),
        )
        for target, its in sorted(by_target.items())
    )


def _steps(claims: list[ClaimFact], copies: list[CopyFact]) -> tuple[Step, ...]:
    first: dict[str, datetime] = {}
    for copy in copies:
        if copy.claim is not None:
            first[copy.claim] = min(copy.at, first.get(copy.claim, copy.at))

    def since(done_at: Callable[[ClaimFact], datetime | None]) -> list[float | None]:
        return [_between(first.get(claim.subject, claim.at), done_at(claim)) for claim in claims]

    asked = [each for claim in claims for each in claim.requests.values()]
    return (
        _step("triaged", [_between(copy.at, copy.triaged_at) for copy in copies]),
        _step("assessed", since(lambda claim: claim.assessed_at)),
        _step("judged", since(lambda claim: claim.judged_at)),
        _step("requested", since(lambda claim: min((each.at for each in claim.requests.values()), default=None))),
        _step("answered", [_between(each.at, each.answered_at) for each in asked]),
        _step("clarified", since(lambda claim: claim.clarified_at)),
    )


def _between(begun: datetime, done: datetime | None) -> float | None:
    return None if done is None else max((done - begun).total_seconds(), 0.0)


def _step(name: str, seconds: list[float | None]) -> Step:
    known = sorted(each for each in seconds if each is not None)
    return Step(
        step=name,
        done=len(known),
        not_yet=len(seconds) - len(known),
        median=_quantile(known, 1, 2),
        slowest_tenth=_quantile(known, 9, 10),
    )


def _quantile(known: list[float], over: int, under: int) -> int | None:
    """The smallest value that this share of all does not exceed (nearest rank), in whole seconds."""
    return int(known[-(-len(known) * over // under) - 1]) if known else None
