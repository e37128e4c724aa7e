"""The report of `saksama verify` as one JSON object for a program, and the published schema of it.

Rules kept here:
  * The same findings as the text, none left out below a hundred of a code; times in UTC.
  * Every member stands in one of the shapes below, from which the schema is made; `format` names its version. Within a
    version members are added and none is taken away or means something else: who reads it leaves out what is new.
  * A code of a finding is a word of docs/reference/findings.md; new ones come with new versions of this tool.
Left to others: the text (report_text), sentences (words).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from saksama.cli.not_checked_words import NOT_CHECKED
from saksama.cli.version import own_version
from saksama.cli.words import message
from saksama.verify.classes import Class
from saksama.verify.findings import Finding
from saksama.verify.memory.anew import Why
from saksama.verify.report import LogSummary, Report
from saksama.verify.trust import Source
from saksama.words import Language

type JsonReport = dict[str, object]
type Count = Annotated[int, Meta(ge=0)]
type Moment = Annotated[str, Meta(description="A moment of ISO 8601 in UTC.")]

FORMAT: Final = "saksama-report/1"


class LogJson(msgspec.Struct, frozen=True, kw_only=True):
    """One log that was read."""

    origin: Annotated[str, Meta(description="The log's name in its checkpoints (C2SP tlog-checkpoint).")]
    name: Annotated[str, Meta(description="Its institution by the agreement that both signed; empty without one.")]
    node: Annotated[str, Meta(description="The address of its node: an entry's page is `<node>/catatan/<index>`.")]
    url: Annotated[str, Meta(description="The address of its checkpoint and tiles (C2SP tlog-tiles).")]
    size: Annotated[int, Meta(ge=0, description="Entries below the checkpoint that was checked.")]
    root: Annotated[str, Meta(description="The root that was signed, SHA-256 in hex.")]
    witnessed_size: Annotated[int | None, Meta(description="Cosigned up to here; null where no witness is asked for.")]
    checkpoints: Annotated[int, Meta(ge=0, description="Kept checkpoints that were read.")]
    latest_cosignature: Moment | None
    age_seconds: Annotated[int | None, Meta(description="From the newest cosignature to `at`; null without a clock.")]
    widest_interval_seconds: Annotated[int | None, Meta(description="Within it times of entries are not certain.")]
    entries: Annotated[dict[str, Count], Meta(description="How many entries there are of each kind.")]
    keys: Annotated[list[str], Meta(description="The log keys that are believed (C2SP signed-note verifier keys).")]
    complete: Annotated[bool, Meta(description="Whether all entries lead to the signed root.")]
    not_read_again: Annotated[int, Meta(ge=0, description="Entries that an earlier check had judged already.")]


class AgreementJson(msgspec.Struct, frozen=True, kw_only=True):
    """The agreement that both signed last, or that the node says is in force."""

    digest: Annotated[str, Meta(description="SHA-256 of its text, in hex.")]
    standing: Annotated[str, Meta(description="Where it stands; `unchecked`: only said, the partner was not read.")]


class DispatchesJson(msgspec.Struct, frozen=True, kw_only=True):
    """What became of dispatches between the two logs."""

    sent: Count
    received: Annotated[int, Meta(ge=0, description="With the node's receipt.")]
    answered: Annotated[int, Meta(ge=0, description="With the officer's receipt.")]
    waiting: Count


class FindingJson(msgspec.Struct, frozen=True, kw_only=True):
    """One finding."""

    code: Annotated[str, Meta(pattern=r"^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)?$")]
    class_: Class = msgspec.field(name="class")
    why: Annotated[str, Meta(description="The reason for which it has its class.")]
    log: Annotated[str, Meta(description="The log's origin, or an address before that is known.")]
    index: Annotated[int | None, Meta(description="The first entry that is wrong; null for the log as a whole.")]
    message: Annotated[str, Meta(description="One sentence in the language that was asked for.")]
    evidence: Annotated[dict[str, str | int], Meta(description="Public values by name, as they were served.")]
    seen: Annotated[bool, Meta(description="Acknowledged with --ack: listed, and not counted.")]
    files: Annotated[list[str], Meta(description="Signed notes that were kept as evidence, on this machine.")]


class OwnWordJson(msgspec.Struct, frozen=True, kw_only=True):
    """An act that was in time by its log's own word: nobody cosigned it before it was due."""

    log: str
    index: Count


class NotCheckedJson(msgspec.Struct, frozen=True, kw_only=True):
    """What no run, or this run, can show."""

    code: str
    message: str


class OtherRulesJson(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that names other rules than this tool has."""

    code: str
    log: str
    index: int | None
    named: str


class ReportJson(msgspec.Struct, frozen=True, kw_only=True):
    """What `saksama verify --json` prints."""

    format: Literal["saksama-report/1"] = FORMAT
    url: str
    origin: str
    name: Annotated[str, Meta(description="The institution by the agreement that both signed; empty without one.")]
    first_use: Annotated[bool, Meta(description="Whether the keys came from the node itself.")]
    keys_from: Annotated[Source, Meta(description="Where the keys come from.")]
    institutions: Annotated[dict[str, str], Meta(description="Institution keys by the origin of their log.")]
    at: Annotated[Moment | None, Meta(description="As of when it was judged; null where no clock counted.")]
    at_named: Annotated[bool, Meta(description="Whether --at named that moment.")]
    read_anew: Annotated[Why | None, Meta(description="Why nothing of an earlier check was used; null where it was.")]
    exit: Literal[0, 1, 2, 3]
    result: Literal["good", "integrity", "unchecked", "conduct"]
    not_judged: Annotated[
        list[str], Meta(description="Logs, by origin, of whose entries nothing was judged: `exit` is 1 or 2.")
    ]
    logs: list[LogJson]
    agreement: AgreementJson | None
    dispatches: Annotated[DispatchesJson | None, Meta(description="Null where not both logs were judged.")]
    findings: list[FindingJson]
    integrity: Annotated[
        int, Meta(ge=0, description="Of this class, and acknowledged by nobody; also those not listed.")
    ]
    conduct: Count
    unchecked: Count
    own_word: list[OwnWordJson]
    not_checked: list[NotCheckedJson]
    no_more: Annotated[
        list[str], Meta(description="What earlier checks from this machine found of integrity and this one does not.")
    ]
    version: Annotated[str, Meta(description="The version of the program that judged.")]
    rules: Annotated[dict[str, str], Meta(description="SHA-256 of its rules by name, as entries name them.")]
    other_rules: Annotated[list[OtherRulesJson], Meta(description="Where a log used rules that this tool lacks.")]


def schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of the report."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": FORMAT, **msgspec.json.schema(ReportJson)}


def as_json(
    report: Report, language: Language, files: Mapping[int, tuple[str, ...]], no_more: Sequence[str] = ()
) -> JsonReport:
    """The report for a program. `no_more`: sentences on what earlier checks found."""
    tally = report.dispatches
    told = ReportJson(
        url=report.url,
        origin=report.origin,
        name=report.name,
        first_use=report.first_use,
        keys_from=report.source,
        institutions=dict(report.institutions),
        at=_moment(report.at),
        at_named=report.named,
        read_anew=report.anew,
        exit=_EXITS[report.exit_code][0],
        result=_EXITS[report.exit_code][1],
        not_judged=list(report.unjudged),
        logs=[_log(log) for log in report.logs],
        agreement=AgreementJson(digest=report.agreement, standing=report.standing) if report.agreement else None,
        dispatches=DispatchesJson(
            sent=tally.sent, received=tally.received, answered=tally.answered, waiting=tally.waiting
        )
        if tally
        else None,
        findings=[
            _finding(finding, language, files.get(position, ()), seen=finding.place in report.seen)
            for position, finding in enumerate(report.findings)
        ],
        integrity=report.counts[Class.INTEGRITY],
        conduct=report.counts[Class.CONDUCT],
        unchecked=report.counts[Class.UNCHECKED],
        own_word=[OwnWordJson(log=log, index=index) for log, index in report.own_word],
        not_checked=[
            NotCheckedJson(code=one.value, message=NOT_CHECKED[one].say(language, {})) for one in report.not_checked
        ],
        no_more=list(no_more),
        version=own_version(),
        rules=dict(report.rules.ours),
        other_rules=[
            OtherRulesJson(code=each.code.value, log=each.log, index=each.index, named=each.named)
            for each in report.rules.others
        ],
    )
    built: JsonReport = msgspec.to_builtins(told)
    return built


_EXITS: Final[Mapping[int, tuple[Literal[0, 1, 2, 3], Literal["good", "integrity", "unchecked", "conduct"]]]] = {
    0: (0, "good"),
    1: (1, "integrity"),
    2: (2, "unchecked"),
    3: (3, "conduct"),
}


def _finding(finding: Finding, language: Language, files: tuple[str, ...], *, seen: bool) -> FindingJson:
    return FindingJson(
        code=finding.code.value,
        class_=finding.code.class_,
        why=finding.code.why.value,
        log=finding.log,
        index=finding.index,
        message=message(finding, language),
        evidence=dict(finding.evidence),
        seen=seen,
        files=list(files),
    )


def _log(log: LogSummary) -> LogJson:
    return LogJson(
        origin=log.origin,
        name=log.name,
        node=log.node,
        url=log.url,
        size=log.size,
        root=log.root,
        witnessed_size=log.witnessed if log.asks_witnesses else None,
        checkpoints=log.checkpoints,
        latest_cosignature=_moment(log.latest_cosignature),
        age_seconds=_seconds(log.age),
        widest_interval_seconds=_seconds(log.widest),
        entries=dict(log.kinds),
        keys=list(log.keys),
        complete=log.complete,
        not_read_again=log.begun,
    )


def _moment(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _seconds(length: timedelta | None) -> int | None:
    return None if length is None else int(length.total_seconds())
