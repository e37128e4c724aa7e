"""The report of `saksama verify` as one JSON object for a program.

Rules kept here: the same findings as the text, none left out below a hundred of a code; times in UTC.
Left to others: the text (report_text), sentences (words).
"""

from collections.abc import Mapping

from saksama.cli.words import NOT_CHECKED, message
from saksama.verify.classes import Class
from saksama.verify.report import LogSummary, Report
from saksama.words import Language

type JsonReport = dict[str, object]

_RESULT = {0: "good", 1: "integrity", 2: "unchecked", 3: "conduct"}


def as_json(report: Report, language: Language, files: Mapping[int, tuple[str, ...]]) -> JsonReport:
    """The report for a program."""
    return {
        "url": report.url,
        "origin": report.origin,
        "name": report.name,
        "first_use": report.first_use,
        "keys_from": report.source.value,
        "institutions": dict(report.institutions),
        "at": None if report.at is None else report.at.isoformat(),
        "at_named": report.named,
        "exit": report.exit_code,
        "result": _RESULT[report.exit_code],
        "logs": [_log_json(log) for log in report.logs],
        "agreement": {"digest": report.agreement, "standing": report.standing} if report.agreement else None,
        "dispatches": {
            "sent": report.dispatches.sent,
            "received": report.dispatches.received,
            "answered": report.dispatches.answered,
            "waiting": report.dispatches.waiting,
        },
        "findings": [
            {
                "code": finding.code.value,
                "class": finding.code.class_.value,
                "why": finding.code.why.value,
                "log": finding.log,
                "index": finding.index,
                "message": message(finding, language),
                "evidence": dict(finding.evidence),
                "seen": finding.place in report.seen,
                "files": list(files.get(position, ())),
            }
            for position, finding in enumerate(report.findings)
        ],
        **{class_.value: report.counts[class_] for class_ in Class},
        "not_checked": [
            {"code": one.value, "message": NOT_CHECKED[one].say(language, {})} for one in report.not_checked
        ],
    }


def _log_json(log: LogSummary) -> JsonReport:
    latest = log.latest_cosignature
    return {
        "origin": log.origin,
        "url": log.url,
        "size": log.size,
        "root": log.root,
        "witnessed_size": log.witnessed if log.asks_witnesses else None,
        "checkpoints": log.checkpoints,
        "latest_cosignature": None if latest is None else latest.isoformat(),
        "age_seconds": None if log.age is None else int(log.age.total_seconds()),
        "widest_interval_seconds": None if log.widest is None else int(log.widest.total_seconds()),
        "entries": dict(log.kinds),
        "keys": list(log.keys),
        "complete": log.complete,
    }
