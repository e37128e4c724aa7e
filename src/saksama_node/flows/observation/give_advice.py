"""Give advice to put something right (saran perbaikan), record its answer, and make its letter.

Rules kept here:
  * Who has the right at the office gives it, of that office or below; what it follows from is a report that they read.
  * The letter is Indonesian, bears no code that nobody read, and leaves the signature open; its foot names the entry.
  * No text that we read says by when the body must answer: the office writes the day, and the letter names it.
Left to others: rows and entries (observation.advising), setting (papers), the page (web).
"""

from collections.abc import Sequence

from django.utils import timezone

from saksama.entries.kinds.observation import AdviceSent
from saksama_node.accounts.policy import Action, Staff, places, require, today
from saksama_node.accounts.queries import office
from saksama_node.accounts.recused import check_part
from saksama_node.flows.observation.read_report import report_for
from saksama_node.ledger.actions import act
from saksama_node.ledger.queries import leaf_hash_of
from saksama_node.observation import advising
from saksama_node.observation.advised import AdviceInfo, advice_of, overdue
from saksama_node.observation.advising import Answered, Given
from saksama_node.papers.official import OfficialPaper
from saksama_node.papers.registry import registry
from saksama_node.papers.setting import long_date, long_moment
from saksama_node.settings.current import SETTINGS


def give_advice(by: Staff, given: Given) -> str:
    """Give it; its subject. Raises `NotAllowed`, `KeptAway`, `ReportUnknown`, `AdviceRefused`, `WordsRefused`."""
    require(by, Action.ADVICE_GIVE, given.office)
    if given.report:
        check_part(by.id, given.report)
        report_for(by, given.report)
    with act():
        return advising.give(by, given).entry.subject


def answer_advice(by: Staff, subject: str, answered: Answered) -> None:
    """Record what was answered. Raises `NotAllowed`, `AdviceUnknown`, `AdviceRefused`, `WordsRefused`."""
    found = advice_for(by, subject)
    require(by, Action.ADVICE_GIVE, found.office)
    with act():
        advising.answer(by, subject, answered)


def advice_for(by: Staff, subject: str) -> AdviceInfo:
    """One that this person reads. Raises `AdviceUnknown`."""
    return advice_of(subject, places(by, Action.OBSERVATION_READ))


def owed_answers(by: Staff, limit: int) -> Sequence[AdviceInfo]:
    """Advice without an answer whose last day went by, of the places where this person gives it."""
    return overdue(places(by, Action.ADVICE_GIVE), today(), limit)


def advice_letter(found: AdviceInfo, index: int) -> OfficialPaper:
    """The letter; `index`: its entry's place in the log."""
    (form,) = registry("supervision").after(AdviceSent.KIND)
    letter = found.letter
    return OfficialPaper(
        institution=SETTINGS.name_id,
        office=office(found.office).name,
        form=form,
        regulation="",
        number=letter.number,
        at=timezone.localtime(found.at),
        leaf_hash=leaf_hash_of(found.leaf).hex(),
        signers=("Ketua",),
        rows=[
            ("Perihal", letter.title),
            ("Tanggal surat", long_date(found.day)),
            ("Dasar", letter.basis),
            ("Jawaban ditunggu", f"paling lambat {long_date(found.due)}"),
            ("Dicatat di log", f"{long_moment(timezone.localtime(found.at))}, nomor {index}"),
        ],
        parts=[("Saran perbaikan", letter.words)],
        addressee=letter.addressee,
        dated=found.day,
        simulation=SETTINGS.simulation,
    )
