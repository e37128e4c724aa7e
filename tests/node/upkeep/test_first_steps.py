"""First steps are the doctor's findings: open while it finds what they name, each with a button or a line to type."""

import re
from collections.abc import Iterator

import pytest
from django.urls import resolve

from saksama_node.accounts.policy import Role
from saksama_node.condition.check import found, outcomes
from saksama_node.exchange import linking
from saksama_node.flows.node import first_steps as flow
from saksama_node.flows.node.examine_machine import BACKUP_FILE
from saksama_node.flows.node.examine_node import FAILED, looks
from saksama_node.flows.node.first_steps import STEPS, first_steps
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.web.desk.node import first_steps as pages
from tests.node.conftest import LoggedIn, StaffFor

pytestmark = pytest.mark.usefixtures("database")


def left(name: str) -> set[str]:
    """The findings that keep this step open."""
    (seen,) = [each for each in first_steps() if each.step.name == name]
    return {each.code for each in seen.found} if seen.is_done is False else set()


@pytest.fixture
def no_backup() -> Iterator[None]:
    file = SETTINGS.data / BACKUP_FILE
    before = file.read_bytes() if file.exists() else None
    file.unlink(missing_ok=True)
    yield
    file.write_bytes(before) if before is not None else file.unlink(missing_ok=True)


def test_every_finding_that_keeps_a_step_open_is_the_doctor_s_and_has_a_way() -> None:
    opens = {code for step in STEPS for code in step.opens}
    assert opens <= outcomes().keys()
    assert {group for step in STEPS for group in step.groups} <= {
        look.group for look in looks(asking=False, thorough=False)
    }
    assert opens == pages._PAGES.keys() | pages._LINES.keys()
    assert {step.name for step in STEPS} == pages.TITLES.keys()


def test_a_first_day_is_walked_step_by_step(staff_for: StaffFor, no_backup: None) -> None:
    alone = {"account.one-administrator", "account.no-signatory", "account.nobody-at-work", "power.alone"}
    assert left("accounts") <= alone
    assert "account.no-signatory" in left("accounts")
    staff_for(Role.SIGNATORY)
    assert not {"account.no-signatory"} & left("accounts")
    assert "account.nobody-at-work" in left("accounts")
    staff_for(Role.SECURITY)
    staff_for(Role.ADMINISTRATOR)
    assert not (alone - {"power.alone"}) & left("accounts")
    assert left("backup") == {"backup.none"}
    (SETTINGS.data / BACKUP_FILE).write_text(f'{{"at": "{now().isoformat()}"}}')
    assert left("backup") == set()
    assert left("partner") == {"partner.none"}
    linking.open_link(origin="mitra.example/log", name="Contoh Mitra", url="http://127.0.0.1:9", institution_key="k")
    assert left("partner") == set()
    assert left("agreement") == {"agreement.none"}
    assert left("witness") == {"log.unwitnessed"}


def test_what_could_not_be_looked_at_is_neither_open_nor_done() -> None:
    step = next(each for each in STEPS if each.name == "backup")
    assert flow.standing(step, [found(FAILED, "backup", why="OSError")]).is_done is None
    assert flow.standing(step, [found(FAILED, "mail", why="OSError")]).is_done is True
    assert flow.standing(step, [found("backup.none"), found(FAILED, "backup", why="OSError")]).is_done is False


def test_the_page_has_a_button_for_who_may_and_names_who_may_where_the_reader_may_not(
    logged_in: LoggedIn, staff_for: StaffFor, no_backup: None
) -> None:
    signer = staff_for(Role.SIGNATORY)
    administrator, signatory = logged_in(Role.ADMINISTRATOR), logged_in(Role.SIGNATORY)
    page = administrator.get("/meja/langkah/").content.decode()
    # A line for every hour: a place of its own would be taken from the second on.
    assert "saksama-node backup --into /cadangan/saksama" in page
    assert re.search(r"saksama witness serve --state penyaksi\.db .* --log \S+\+[0-9a-f]{8}\+", page)
    assert 'href="/meja/nota/mitra/"' not in page
    assert signer.name in page
    assert 'class="button" href="/meja/nota/mitra/"' in signatory.get("/meja/langkah/").content.decode()
    for address in re.findall(r'class="button" href="(/meja/[^"]+)"', page):
        assert resolve(address)
        assert administrator.get(address).status_code == 200, address


def test_the_home_page_of_who_keeps_the_accounts_shows_what_is_left_and_how_far(logged_in: LoggedIn) -> None:
    page = logged_in(Role.ADMINISTRATOR).get("/meja/").content.decode()
    assert 'href="/meja/langkah/"' in page
    total = len(STEPS)
    assert re.search(rf'<progress value="\d" max="{total}"', page)
    assert "/meja/langkah/" not in logged_in(Role.ADMINISTRATOR, "52.01").get("/meja/").content.decode()
    assert 'href="/meja/langkah/"' in logged_in(Role.READER).get("/meja/kesehatan/").content.decode()
