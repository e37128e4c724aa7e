"""Make reports findable beside others: take the signs of those that have none.

Rules kept here:
  * What is compared is the content, the reported and the evidence; the vault is not opened, the reporter not asked for.
  * Signs are taken in the act that takes a report in; by the worker for what came in before that, or was restored.
  * Who only looks changes nothing.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from saksama_node.cases import queries as cases
from saksama_node.cases.briefed import newest_subjects, reports_of
from saksama_node.cases.erasing.erasing import hold
from saksama_node.cases.report import Content
from saksama_node.ledger.turn import writing
from saksama_node.related import relating
from saksama_node.related.relating import take_signs
from saksama_node.related.signs import Told

_AT_ONCE: Final = 200


def told_of(content: Content, files: Iterable[str]) -> Told:
    """What is compared of a report. `files`: SHA-256 of its evidence."""
    return Told(
        text=f"{content.event}\n{content.account}",
        names=tuple(each.name for each in content.reported),
        files=tuple(files),
        place=content.area,
        day=content.happened_on,
    )


def take_all_signs() -> Iterator[int]:
    """Take the signs of every report that has none, some at a time: after an upgrade, a restoration."""
    before: int | None = None
    while rows := newest_subjects(_AT_ONCE, before):
        yield take_signs_of([subject for _, subject in rows])
        before = rows[-1][0]


def take_signs_of(subjects: list[str]) -> int:
    """Take the signs of those of these reports that have none; how many those were."""
    missing = relating.without_signs(subjects)
    reports = reports_of(missing)
    taken = 0
    for subject in missing:
        number = reports[subject].id
        if _told(number) is None:
            continue
        with writing():
            # Held and read again: an erasure that came between would be undone.
            hold(subject)
            told = _told(number)
            if told is not None:
                take_signs(subject, told)
                taken += 1
    return taken


def _told(submission_id: int) -> Told | None:
    """What is compared; None where the content was erased."""
    info = cases.submission(submission_id)
    content = cases.content(info)
    return (
        None
        if content is None
        else told_of(content, (each.sha256 for each in cases.evidence_of(info) if not each.is_erased))
    )
