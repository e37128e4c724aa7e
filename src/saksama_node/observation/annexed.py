"""Files of reports, as they are named and where they stand: their order, what is missing, how much of one is here.

Rules kept here: a file is named by the digest of what is in it, not of how it was sealed on its way.
Left to others: taking pieces (annexing), who reads a file (flows).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from saksama.errors import NotThere
from saksama.observation.document import Annex as Named
from saksama_node.observation.models import Annex, Report
from saksama_node.observation.sealed import opened_bytes


class NoSuchAnnex(NotThere):
    """No report of this device names such a file."""

    code = "field.not-here"
    advice = "Send the report that names it first."

    sha256: str


@dataclass(frozen=True, slots=True)
class AnnexInfo:
    """A file of a report. `offset` of `size`: how much is here; `fault`: why it was not taken; `file`: on disk."""

    id: int
    report: str
    sha256: str
    plain: str
    size: int
    offset: int
    media_type: str
    category: str
    words: str
    whole_at: datetime | None
    fault: str
    file: str = field(repr=False)

    @property
    def is_picture(self) -> bool:
        """Whether its device said that it is one."""
        return self.media_type.startswith("image/")


def named_of(report: Report) -> tuple[Named, ...]:
    """The files of a report as its next version names them."""
    return tuple(Named(kind=each.category, sha256=each.plain, words=each.words) for each in annexes_of(report.subject))


def annexes_of(subject: str) -> list[AnnexInfo]:
    """The files of a report, in its order."""
    return _infos(Annex.objects.filter(report__subject=subject).select_related("report"))


def missing_of(subjects: Iterable[str]) -> dict[str, list[str]]:
    """Of these reports, the files that are not here yet; one that lacks none is not in it."""
    rows = Annex.objects.filter(report__subject__in=set(subjects), whole_at=None)
    found: dict[str, list[str]] = {}
    for subject, sha256 in rows.values_list("report__subject", "sha256"):
        found.setdefault(subject, []).append(sha256)
    return found


def report_naming(device: int, sha256: str) -> str:
    """The subject of this device's report that names the file, the newest. Raises `NoSuchAnnex`."""
    rows = Annex.objects.filter(device=device, sha256=sha256).order_by("-pk")
    found = rows.values_list("report__subject", flat=True).first()
    if found is None:
        raise NoSuchAnnex(sha256)
    return found


def annex(number: int) -> AnnexInfo:
    """One by its number. Raises `NoSuchAnnex`."""
    found = _infos(Annex.objects.filter(pk=number).select_related("report"))
    if not found:
        raise NoSuchAnnex(str(number))
    return found[0]


def annex_of(device: int, subject: str, sha256: str) -> AnnexInfo:
    """One that this device's person may send. Raises `NoSuchAnnex`."""
    rows = Annex.objects.filter(report__subject=subject, sha256=sha256, device=device).select_related("report")
    found = _infos(rows)
    if not found:
        raise NoSuchAnnex(sha256)
    return found[0]


def _infos(rows: Iterable[Annex]) -> list[AnnexInfo]:
    listed: Sequence[Annex] = list(rows)
    words = opened_bytes([(row.report.subject, f"annex words {row.sha256}", bytes(row.words)) for row in listed])
    return [
        AnnexInfo(
            id=row.pk,
            report=row.report.subject,
            sha256=row.sha256,
            plain=row.plain,
            size=row.size,
            offset=row.offset,
            media_type=row.media_type,
            category=row.category,
            words=(said or b"").decode(),
            whole_at=row.whole_at,
            fault=row.fault,
            file=row.file,
        )
        for row, said in zip(listed, words, strict=True)
    ]
