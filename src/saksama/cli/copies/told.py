"""What a report of a copy says that a report of a node does not: what was read, and whose damage it may be.

Rules kept here: nobody is accused by what a worn disk, or a copy that was broken off, would show as well.
Left to others: where it stands in a report (report_text, page.report).
"""

from datetime import datetime
from typing import Final

from saksama.cli.evidence import moment_words
from saksama.verify.classes import Class
from saksama.verify.report import Report
from saksama.words import Language, Words

_COPY: Final = Words(
    "Yang diperiksa adalah salinan, dibuat {at} dengan saksama mirror; simpulnya sendiri tidak ditanya.",
    "What was checked is a copy, made on {at} by saksama mirror; the node itself was not asked.",
)
_DAMAGED: Final = Words(
    "Salinan yang rusak di penyimpanan Anda sendiri tampak sama. Sebelum menuduh siapa pun, ambil salinan baru ke "
    "folder lain dengan saksama mirror, lalu periksa lagi.",
    "A copy that was damaged on your own disk looks the same. Before you accuse anyone, fetch a new one into another "
    "folder with saksama mirror and check again.",
)


def is_copy(made: datetime | None, language: Language) -> list[str]:
    """That a copy was checked, and of when; nothing where the node was asked."""
    return [] if made is None else [_COPY.say(language, {"at": moment_words(made.isoformat(), language)})]


def may_be_damaged(made: datetime | None, report: Report, class_: Class, language: Language) -> list[str]:
    """What else a copy's findings of integrity may come from; nothing where there are none, or of another part."""
    doubted = made is not None and class_ is Class.INTEGRITY
    is_broken = doubted and any(finding.code.class_ is class_ for finding in report.findings)
    return [_DAMAGED.say(language, {})] if is_broken else []
