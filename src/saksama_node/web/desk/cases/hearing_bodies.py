"""The entries that forms of hearings, discussions and corrections become."""

from msgspec import UNSET

from saksama.entries.kinds import handling
from saksama.entries.kinds.handling import Institution
from saksama.entries.pseudonym import pseudonym
from saksama_node.cases.moving import standing_for
from saksama_node.cases.queries import CaseInfo
from saksama_node.flows.cases.register_case import team_for
from saksama_node.web.desk.cases.bodies import Cleaned


def teamed(case: CaseInfo, form: Cleaned) -> handling.CaseTeamed:
    """The members, each by the pseudonym within the case, in an order that tells nothing."""
    chosen = set(form["members"])
    members = (pseudonym(each.secret, case.subject) for each in team_for(case.subject) if each.id in chosen)
    return handling.CaseTeamed(members=tuple(sorted(members)))


def invited(form: Cleaned) -> handling.CaseInvited:
    """An invitation."""
    again = True if form.get("again") else UNSET
    return handling.CaseInvited(
        again=again, day=form["day"].isoformat(), nth=form["nth"], role=handling.Heard(form["role"])
    )


def heard(form: Cleaned) -> handling.CaseHeard:
    """The minutes of a hearing, or that nobody came."""
    return handling.CaseHeard(
        appeared=form["appeared"] == "yes",
        nth=form["nth"],
        oath=handling.Oath(form["oath"]) if form["oath"] else UNSET,
        online=True if form["online"] else UNSET,
        role=handling.Heard(form["role"]),
        signed=form["signed"] == "yes" if form["signed"] else UNSET,
    )


def copied(person: str) -> handling.CaseCopied:
    """A copy for one who was heard, as the form names them: `testifier-2`."""
    role, _, nth = person.rpartition("-")
    return handling.CaseCopied(nth=int(nth), role=handling.Heard(role))


def heard_in(case: CaseInfo) -> tuple[str, ...]:
    """Who was heard in a case, as the form names them."""
    heard = standing_for(case.subject).walked.history.heard
    return tuple(
        f"{role}-{nth}" for role, nth in sorted(heard, key=lambda each: (list(handling.Heard).index(each[0]), each[1]))
    )


def discussed(form: Cleaned) -> handling.CaseDiscussed:
    """A discussion of the three institutions."""
    return handling.CaseDiscussed(
        agreed=form["agreed"] == "yes",
        day=form["day"].isoformat(),
        discussion=handling.Discussion(form["discussion"]),
        present=tuple(Institution),
    )


def contested(form: Cleaned) -> handling.CaseContested:
    """A request for correction."""
    return handling.CaseContested(by=handling.Requester(form["by"]), examiner=handling.Examiner(form["examiner"]))
