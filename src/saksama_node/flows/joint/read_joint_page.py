"""Read what both institutions know: facts and duties out of the two logs, up to sizes that both hold.

Rules kept here: facts are the logs' alone, so that both reckon one digest; words that only one side holds are no part.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from saksama.agreement.terms import Party, Terms
from saksama.cooperation.facts import JointFacts, joint_facts
from saksama.cooperation.month import Duty, DutyCode, duties
from saksama.entries.words import shown_plainly
from saksama.errors import CallerError
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.agreements.queries import AgreementInfo, agreements, with_partner
from saksama_node.exchange.queries import all_titles
from saksama_node.flows.joint.both_logs import cosigned_by, entries_of_both, last_at
from saksama_node.flows.joint.task_papers import is_sent_back
from saksama_node.incidents.queries import tasks_of_incidents
from saksama_node.incidents.queries import titles as incident_titles
from saksama_node.ledger import mirror, public
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.tasks.queries import titles as task_titles


class BeyondLog(CallerError):
    """A size was asked for that is not held here yet."""

    code = "joint.size"
    advice = "Wait until this node holds the log to that size, or choose a smaller one."

    origin: str
    size: int


@dataclass(frozen=True, slots=True)
class JointPage:
    """Both sides at one size of each log, `sizes` by origin. `grown`: entries of ours that the partner did not cosign.

    `last_at`: time of the last entry of either log; None where there is none. Titles are no part of the digest.
    """

    ours: Party
    partner: Party
    terms: Terms
    sizes: Mapping[str, int]
    held: Mapping[str, int]
    facts: JointFacts
    duties: tuple[Duty, ...]
    last_at: datetime | None
    at: datetime

    @property
    def digest(self) -> str:
        """The digest that both desks show for these sizes."""
        return self.facts.digest()

    @property
    def grown(self) -> int:
        """How many entries of our log came after the size that both hold."""
        return self.held[SETTINGS.origin] - self.sizes[SETTINGS.origin]


def partner_in_agreement(origin: str = "") -> AgreementInfo | None:
    """The agreement with this partner, or with the only or newest one; None while nothing was signed by both."""
    found = [with_partner(origin)] if origin else agreements()
    return next((each for each in found if each is not None and each.state.terms is not None), None)


def read_joint_page(by: Staff, agreement: AgreementInfo, asked: Mapping[str, int]) -> JointPage:
    """The facts of both logs. `asked`: other sizes than those that both hold, by origin; raises `BeyondLog`."""
    require(by, Action.JOINT_READ, INSTITUTION)  # what both institutions do together
    terms = agreement.current.terms
    ours, partner = terms.party_at(SETTINGS.origin), terms.partner_of(SETTINGS.origin)
    held = {SETTINGS.origin: public.tree_size(), partner.origin: mirror.state(partner.origin).size}
    sizes = {SETTINGS.origin: cosigned_by(partner.url), partner.origin: held[partner.origin], **asked}
    for origin, size in asked.items():
        if not 0 <= size <= held.get(origin, -1):
            raise BeyondLog(origin, size)
    facts = joint_facts(entries_of_both(partner.origin, sizes))
    return JointPage(
        ours=ours,
        partner=partner,
        terms=terms,
        sizes=sizes,
        held=held,
        facts=facts,
        duties=_duties(facts),
        last_at=last_at(partner.origin, sizes),
        at=now(),
    )


def titles_of(facts: JointFacts) -> Mapping[str, str]:
    """Subject to title with its unseen signs shown, for those whose words are here."""
    known = dict(all_titles())
    known |= task_titles(task.subject for task in facts.tasks)
    known |= incident_titles(incident.subject for incident in facts.incidents)
    return {subject: shown_plainly(title) for subject, title in known.items()}


def _duties(facts: JointFacts) -> tuple[Duty, ...]:
    """Every open duty. Which task an incident or a report sent back belongs to, only the sealed words say."""
    taken_with_incident = tasks_of_incidents()
    return tuple(
        _as_sent_back(duty) if duty.code is DutyCode.CONFIRM_TASK and is_sent_back(duty.subject) else duty
        for duty in duties(facts)
        if duty.code is not DutyCode.ANSWER_OFFER or duty.subject not in taken_with_incident
    )


def _as_sent_back(duty: Duty) -> Duty:
    """The opener has judged: it is the other side's turn again."""
    return replace(duty, code=DutyCode.DO_TASK, who=duty.whom, whom=duty.who)
