"""Dispatches that the leak check held, for `examples`."""

from saksama.entries.kinds.incident import IncidentType
from saksama.envelope.kinds import Frame, IncidentReport, Notice, Payload
from saksama.envelope.leakcheck import Leak, Part, Verdict
from saksama.vocabulary import Classification, format_moment
from saksama_node.accounts.policy import Role
from saksama_node.exchange import actions, linking, releasing
from saksama_node.flows.seconds.two_persons import withdraw
from saksama_node.ledger.actions import act, new_subject
from saksama_node.seconds.proposing import of_subjects
from saksama_node.settings.clock import now
from tests.node.exchange.arrivals import PARTNER
from tests.node.seconds.example import Example
from tests.node.staffing import staff_with


def _held(mark: str, payload: Payload) -> Example:
    by, subject = staff_with(Role.OFFICER, "52", mark), new_subject()
    if not linking.links():
        linking.open_link(origin=PARTNER, name="Mitra", url="https://mitra.example/", institution_key="x")
    frame = Frame(
        agreement="00" * 32,
        clause="pasal-1",
        classification=Classification.OPEN,
        subject=subject,
        title=f"CONTOH {mark}",
    )
    with act():
        actions.draft(by, actions.Draft(PARTNER, frame, payload), (), (Leak(Verdict.WARN, "isi", Part.NAME),))
    # Whoever hands in what is held asks by that: here it is asked anew.
    (asked_already,) = of_subjects(subject)
    withdraw(by, asked_already.id)

    def erase() -> None:
        with act():
            actions.withdraw(by, subject)

    return Example(
        asked=releasing.asked(subject),
        first=by,
        seconds=Role.COMMISSIONER,
        interested=None,
        entered=None,
        erase=erase,
    )


def released(mark: str) -> Example:
    """Any dispatch."""
    return _held(mark, Notice(text="CONTOH."))


def incident_released(mark: str) -> Example:
    """The report of an incident."""
    said = IncidentReport(
        incident=new_subject(), type=IncidentType.ATTACK, description="CONTOH.", due=format_moment(now())
    )
    return _held(mark, said)
