"""A version of a report as a paper, for who may read it: PDF/A and Word.

Rules kept here:
  * An older version says VERSI HISTORIS, with its own words; the newest one BELUM TERVERIFIKASI until the last level
    approved it.
  * Two photographs of the version stand on it, as they came; an old version has its own.
  * The paper's day is that on which its version was sent, on the office's wall clock.
  * A Word file is laid over the template of the report's office, in the node's folder under `word`, or of the nearest
    office above that has one.
Left to others: how it looks (papers.supervised, papers.word), who reads a report (read_report).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from django.utils import timezone

from saksama.observation.document import Document
from saksama.observation.loop import State
from saksama.observation.reading import shipped
from saksama.procedure.levels import upwards
from saksama_node.accounts.policy import Staff
from saksama_node.flows.observation.read_report import report_for
from saksama_node.ledger.queries import leaf_hash_of
from saksama_node.observation.annexed import AnnexInfo, annexes_of
from saksama_node.observation.annexing import open_annex
from saksama_node.observation.written import ReportUnknown, versions
from saksama_node.papers.supervised import PHOTOS, Photo, Standing, SupervisionPaper
from saksama_node.settings.current import SETTINGS

_PHOTO: Final = ("photo", "image/jpeg")
_TEMPLATES: Final = "word"


@dataclass(frozen=True, slots=True)
class AnnexFile:
    """A file that a version names, as it was taken in. `kind`: as the version calls it; `data`: its plain bytes."""

    kind: str
    media_type: str
    words: str
    data: bytes = field(repr=False)


def annex_files(subject: str, document: Document) -> Iterator[AnnexFile]:
    """The files of a version that are here and whole, in its order; each is opened when it is looked at.

    Raises `AnnexMissing`: one that was here is not on the disk any more.
    """
    here = _here(subject)
    for named in document.annexes:
        if named.sha256 in here:
            found = here[named.sha256]
            yield AnnexFile(named.kind, found.media_type, named.words, open_annex(found))


def _here(subject: str) -> dict[str, AnnexInfo]:
    """The files of a report that came whole, by the digest that its versions name."""
    return {each.plain: each for each in annexes_of(subject) if each.whole_at is not None and not each.fault}


def word_template(by: Staff, subject: str) -> bytes | None:
    """The template that its office laid for Word files; None where there is none. Raises `ReportUnknown`."""
    places = (SETTINGS.data / _TEMPLATES / f"{office}.docx" for office in upwards(report_for(by, subject).office))
    found = next((each for each in places if each.is_file()), None)
    return None if found is None else found.read_bytes()


def report_paper(by: Staff, subject: str, number: int) -> SupervisionPaper:
    """What fills the paper of version `number`. Raises `ReportUnknown`, also where what stood in it is not kept."""
    report = report_for(by, subject)
    sent = next((each for each in versions(report) if each.version == number), None)
    if sent is None or sent.document is None:
        raise ReportUnknown(subject)
    form = next((each for each in shipped().values() if each.digest == sent.document.form), None)
    if form is None:
        raise ReportUnknown(subject)
    standing = Standing.UNVERIFIED
    if number != report.version:
        standing = Standing.OLD
    elif report.state is State.APPROVED:
        standing = Standing.APPROVED
    found = (each for each in annex_files(subject, sent.document) if (each.kind, each.media_type) == _PHOTO)
    here = _here(subject)
    photos = [Photo(each.words, each.data) for each in islice(found, PHOTOS)]
    return SupervisionPaper(
        form=form,
        document=sent.document,
        version=number,
        standing=standing,
        at=timezone.localtime(sent.at),
        leaf_hash=leaf_hash_of(sent.leaf).hex(),
        photos=photos,
        absent=sum(each.kind == _PHOTO[0] and each.sha256 not in here for each in sent.document.annexes),
        simulation=SETTINGS.simulation,
    )
