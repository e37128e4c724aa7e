"""A version of a report as a paper, for who may read it: PDF/A and Word.

Rules kept here:
  * An older version says VERSI HISTORIS, with its own words; the newest one BELUM TERVERIFIKASI until the last level
    approved it.
  * The paper's day is that on which its version was sent, on the office's wall clock.
Left to others: how it looks (papers.supervised, papers.word), who reads a report (read_report).
"""

from collections.abc import Sequence

from django.utils import timezone

from saksama.observation.loop import State
from saksama.observation.reading import shipped
from saksama_node.accounts.policy import Staff
from saksama_node.flows.observation.read_report import report_for
from saksama_node.ledger.queries import leaf_hash_of
from saksama_node.observation.written import ReportUnknown, versions
from saksama_node.papers.supervised import Photo, Standing, SupervisionPaper
from saksama_node.settings.current import SETTINGS


def report_paper(by: Staff, subject: str, number: int, photos: Sequence[Photo] = ()) -> SupervisionPaper:
    """What fills the paper of version `number`. Raises `ReportUnknown`, also where what stood in it is not kept."""
    found = report_for(by, subject)
    sent = next((each for each in versions(found) if each.version == number), None)
    if sent is None or sent.document is None:
        raise ReportUnknown(subject)
    form = next((each for each in shipped().values() if each.digest == sent.document.form), None)
    if form is None:
        raise ReportUnknown(subject)
    standing = Standing.UNVERIFIED
    if number != found.version:
        standing = Standing.OLD
    elif found.state is State.APPROVED:
        standing = Standing.APPROVED
    return SupervisionPaper(
        form=form,
        document=sent.document,
        version=number,
        standing=standing,
        at=timezone.localtime(sent.at),
        leaf_hash=leaf_hash_of(sent.leaf).hex(),
        photos=photos,
        simulation=SETTINGS.simulation,
    )
