"""The calendar of whoever bears a key: the duties of cases that this person has to see to, as the rights are now.

What stands in it: the cases that are this person's, those that nobody has yet and this person may review, and what
this person was warned of; requests about content whose answer this person may ask for again. Nothing of a case but its
register number (before there is one: the beginning of its public id), the duty's name, its article and its
moment; no name of anybody.
"""

import hashlib
from datetime import datetime, timedelta
from typing import Final

from saksama_node.accounts.policy import Action, Staff, places
from saksama_node.accounts.queries import NoSuchPerson, staff
from saksama_node.accounts.recused import looking
from saksama_node.deadlines.queries import DutyInfo, of_person
from saksama_node.deadlines.subscribing import bearer_of
from saksama_node.deadlines.warned import duties_warned_of
from saksama_node.flows.deadlines.name_outside import moment, named
from saksama_node.papers.icalendar import Event, calendar_file
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

MANY: Final = 500
"""The nearest so many; a calendar program asks for all of them each time."""
LAPSED: Final = timedelta(days=7)
"""For so long what lapsed stays in it; then the board alone has it, so that no backlog hides what is to come."""


def calendar_by_key(key: str) -> bytes | None:
    """The calendar; None where no current person bears this key."""
    person = bearer_of(key)
    if person is None:
        return None
    try:
        by = staff(person)
    except NoSuchPerson:
        return None
    with looking(by.id):
        return calendar_file(f"Saksama {SETTINGS.code}", _events(by), now())


def _events(by: Staff) -> list[Event]:
    may_read, may_review = places(by, Action.CASE_READ), places(by, Action.CASE_REVIEW)
    since = now() - LAPSED
    of_content, asks = places(by, Action.CONTENT_READ), places(by, Action.CONTENT_TRIAGE)
    found = {each.id: each for each in of_person(by.id, may_read, may_review, since, asks=asks, limit=MANY)}
    found |= {each.id: each for each in duties_warned_of(by.id, may_read, since, requests=of_content, limit=MANY)}
    dated = sorted((each.due, each.id) for each in found.values() if each.due is not None)[:MANY]
    nearest = [(due, found[duty_id]) for due, duty_id in dated]
    known = named(each.subject for _, each in nearest)
    return [_event(each, due, known[each.subject]) for due, each in nearest]


def _event(duty: DutyInfo, due: datetime, name: str) -> Event:
    rule = duty.law_of
    lines = [f"{rule.step} ({rule.article})", f"{rule.step_en} ({rule.article_en})"]
    if duty.other is not None:
        lines.append(f"Hitungan lain / the other count: {moment(duty.other)}")
    words = f"{duty.subject} {duty.edition} {duty.deadline} {duty.start.isoformat()}"
    return Event(
        uid=f"{hashlib.sha256(words.encode()).hexdigest()[:32]}@{SETTINGS.origin.partition('/')[0]}",
        at=due,
        summary=f"{rule.step}: {name}",
        description="\n".join(lines),
        url=f"{SETTINGS.url}/meja/tenggat/",
        alarms=SETTINGS.warn_hours,
    )
