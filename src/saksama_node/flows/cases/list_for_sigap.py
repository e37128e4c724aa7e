"""The cases of an office as a list in SigapLapor's columns."""

from collections.abc import Iterator, Mapping

from saksama_node.accounts.policy import Action, may
from saksama_node.accounts.queries import offices
from saksama_node.accounts.staff import Staff
from saksama_node.cases.briefs import briefs
from saksama_node.sigap import queries
from saksama_node.sigap.columns import stage_of_state, word_of_stage


def list_for_sigap(by: Staff, places: tuple[str, ...]) -> Iterator[Mapping[str, object]]:
    """Cases at these places as rows of a list that goes out, by field."""
    number_of = {subject: number for number, subject in queries.numbers().items()}
    names = {each.region: each.name for each in offices()}
    for case in briefs(places):
        if may(by, Action.CASE_READ, case.region):
            yield {
                "number": number_of.get(case.subject, ""),
                "register": case.number,
                "day": case.day,
                "state": word_of_stage(stage_of_state(case.state, numbered=bool(case.number))),
                "office": names.get(case.region, case.region),
            }
