"""What the institutions write to each other of tasks and incidents: a thief of the disk reads none of it."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from saksama.entries.kinds.incident import IncidentType
from saksama_node.accounts.policy import Role
from saksama_node.incidents import actions as incidents
from saksama_node.incidents import queries as read_incidents
from saksama_node.ledger.actions import act
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.tasks import actions as tasks
from saksama_node.tasks import queries as read_tasks
from saksama_node.web.operations.keeping import making
from saksama_node.web.operations.progress import progress
from tests.node.casekeys.stolen import stored
from tests.node.conftest import StaffFor

pytestmark = pytest.mark.usefixtures("database")
PARTNER = "mitra.uji.saksama.example/log"
TITLE, WORDS, REPORT = "CONTOH: Kembarigasoli", "CONTOH: ia ipar Sekatonirwala.", "CONTOH: sudah ditanya Dewandarikupa."
ATTACKED, HOW = "CONTOH: situs Tamborawigata", "CONTOH: dibuka oleh Laranggimutawi."


def written(staff_for: StaffFor, many: int = 1) -> None:
    """Tasks that the partner offered, accepted and reported on; and incidents that we reported."""
    by, due = staff_for(Role.OFFICER), now() + timedelta(days=3)
    for number in range(many):
        subject = f"{number:032x}"
        with act():
            tasks.receive_offer(PARTNER, subject, tasks.Offer(TITLE, WORDS, due, "0" * 64, "pasal-1"))
        with act():
            tasks.accept(by, subject)
        with act():
            tasks.report_done(by, subject, REPORT)
        with act():
            incidents.report(
                by, PARTNER, incidents.Report(IncidentType.ATTACK, ATTACKED, HOW, "0" * 64, "pasal-1", due)
            )


def test_words_of_tasks_and_incidents_lie_sealed_in_database_and_backup(staff_for: StaffFor, tmp_path: Path) -> None:
    written(staff_for)
    (task,), (incident,) = read_tasks.tasks(), read_incidents.incidents()
    assert (task.title, task.description, task.report) == (TITLE, WORDS, REPORT)
    assert (incident.title, incident.description) == (ATTACKED, HOW)
    making.make(tmp_path / "backup", with_keys=False, progress=progress)
    taken = stored(tmp_path / "backup")
    assert SETTINGS.origin.encode() in taken
    assert [each for each in (TITLE, WORDS, REPORT, ATTACKED, HOW) if each.lower().encode() in taken] == []


def test_a_list_opens_all_its_words_with_one_question_and_is_searched_by_them(staff_for: StaffFor) -> None:
    written(staff_for, 3)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(read_tasks.tasks()) == 3
        assert len(read_incidents.incidents()) == 3
        assert len(read_tasks.titles([f"{each:032x}" for each in range(3)])) == 3
    assert len(asked) == 6
    assert len(read_tasks.tasks(text="kembari")) == 3
    assert read_tasks.tasks(text="ipar") == []
