"""One order of dates: wherever a due moment is shown the earliest lawful one comes first, the other under its name.

What is walked is read off the node: every address that answers a GET, for one who holds every role; then the page of
the reporter, the letter of a warning, the calendar. Nothing is called late while one reading still allows it.
"""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

import pytest
from django.test import Client

from saksama.clocks.words import WITA
from saksama.entries.kinds.case import CaseReturned, ReviewOutcome
from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import Role
from saksama_node.deadlines.models import Duty
from saksama_node.flows.deadlines.write_warnings import write_warnings
from saksama_node.flows.reports.file_report import new_code
from saksama_node.web import formats
from tests.node.conftest import StaffFor
from tests.node.deadlines.calendars import events, made
from tests.node.deadlines.case_under import do, received, reviewed
from tests.node.deadlines.warned_cases import leave, owed, reached, round_of_warnings
from tests.node.outsider.walking import ADDRESSES, SAYS_503, arguments, everybody
from tests.node.upkeep.conftest import Post, post

__all__ = ["post"]
pytestmark = pytest.mark.usefixtures("database")

HOUR: Final = timedelta(hours=1)
APART: Final = timedelta(days=9, minutes=7)
OTHER: Final = re.compile(r"[Hh]itungan lain|other count|latest")


def forms(moment: datetime) -> list[str]:
    """How a moment may be written: on a page, in a letter, in a file."""
    here, there = moment.astimezone(WITA), moment.astimezone(UTC)
    return [formats.moment_of(moment), moment.isoformat(), f"{here:%d-%m-%Y %H.%M}", f"{there:%Y%m%dT%H%M%SZ}"]


def first(text: str, moment: datetime) -> int:
    """Where a moment stands first in a text; -1 where it does not."""
    return min((text.find(form) for form in forms(moment) if form in text), default=-1)


def in_order(text: str, due: datetime) -> bool:
    """Whether the text shows the other count; where it does, after the date itself and under its name."""
    other = first(text, due + APART)
    if other < 0:
        return False
    assert 0 <= first(text, due) < other
    assert OTHER.search(text[:other])
    return True


def pages(client: Client, **holes: object) -> dict[str, str]:
    """What every address answers that gives text to a GET, by the address's name."""
    known = arguments({f"${name}": value for name, value in holes.items()})
    found = {}
    for address in ADDRESSES:
        if address.name in SAYS_503:
            continue
        answer = client.get(address.filled({**known.get(address.name, {}), **holes}))
        if answer.status_code == 200 and not answer.streaming and answer.headers["Content-Type"].startswith("text/"):
            found[address.name] = answer.content.decode()
    return found


@pytest.mark.parametrize("left", [30 * HOUR, -2 * HOUR], ids=["to come", "between the two"])
def test_every_page_of_the_desk_shows_the_earliest_first_and_calls_nothing_late_before_the_latest(
    left: timedelta,
) -> None:
    by, client = everybody(), Client()
    client.force_login(Person.objects.get(pk=by.id))
    waits = received()
    subject = owed(by, left)
    due = leave(subject, left, APART)
    Duty.objects.filter(subject=waits.subject).update(due=due, latest=due + APART)
    found = pages(client, case=subject, subject=subject, submission=waits.id, submission_id=waits.id)
    shown = {name for name, text in found.items() if in_order(text, due)}
    assert shown >= {"desk:home", "desk:deadlines", "desk:case", "desk:case_submission"}
    board = client.get("/meja/tenggat/?bentuk=csv").content.decode()
    assert in_order(board, due)
    assert "lapsed" not in board
    assert subject not in client.get("/meja/tenggat/?kapan=lewat").content.decode()
    for name in shown:
        assert "is-lapsed" not in found[name], name


def test_the_reporter_sees_the_earliest_first(staff_for: StaffFor) -> None:
    code, officer = new_code(), staff_for(Role.OFFICER)
    info = received(code)
    due = leave(info.subject, 30 * HOUR, APART)
    assert in_order(Client().post("/ikuti/", {"code": code}).content.decode(), due)
    subject = reviewed(officer, info, outcome=ReviewOutcome.INCOMPLETE)
    do(officer, subject, CaseReturned())
    due = leave(subject, -2 * HOUR, APART)
    # What completes it is taken until the other count ends, and not a second longer.
    page = Client().post("/ikuti/", {"code": code}).content.decode()
    assert in_order(page, due)
    assert 'name="text"' in page
    # What is asked of the reporter is said first, with its date and where it is done.
    way = page.partition('id="perjalanan"')[2].partition("</section>")[0]
    assert first(way, due) > 0
    assert 'href="#pesan"' in way
    assert "Ingin mencabut laporan?" in page


def test_letters_and_calendars_show_the_earliest_first(post: Post) -> None:
    officer = reached(Role.OFFICER)
    reached(Role.OFFICER, which="kedua")
    subject = owed(officer, 3 * HOUR)
    due = leave(subject, 3 * HOUR, APART)
    round_of_warnings()
    assert write_warnings() == 2
    (letter,) = post.to(officer)
    assert in_order(letter.get_content(), due)
    client = Client()
    client.force_login(Person.objects.get(pk=officer.id))
    # The own warning, and the table of who was warned, which stays when the duty is over.
    warned = client.get(f"/meja/perkara/{subject}/").content.decode().partition('id="peringatan"')[2]
    for part in (warned.partition("<table")[0], warned.partition("<table")[2]):
        assert in_order(part, due)
    (event,) = events(made(client))
    assert event.one("DTSTART") == f"{due:%Y%m%dT%H%M%SZ}"
    assert in_order(event.one("DTSTART") + event.one("DESCRIPTION"), due)
