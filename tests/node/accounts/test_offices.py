"""Which roles there are at which office, and who gives them: at the desk, from a file, and at the machine itself."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command

from saksama_node.accounts.offices import GIVEN, ROLES, Rank, RoleNotGiven, RolesApart, gives, rank
from saksama_node.accounts.policy import NotAllowed, Role, operator, today
from saksama_node.accounts.queries import staff
from saksama_node.accounts.roll_file import Wrong
from saksama_node.flows.people.admit_people import hand_out_code
from saksama_node.flows.people.end_access import choose, set_last_day, set_last_day_of_many
from saksama_node.flows.people.import_accounts import judge_file
from saksama_node.flows.people.keep_accounts import close_account, grant_account
from saksama_node.flows.powers.of_two import asked_grant, asked_renewal
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.web.operations.account_rolls import PeopleFileRefused, read_people
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.seconds.reading import confirm_read
from tests.node.staffing import grant_there

pytestmark = pytest.mark.usefixtures("database")

DISTRICT, REGENCY, TOP = "52.01.01", "52.01", "52"
FROM_ABOVE = (Role.ADMINISTRATOR, Role.COMMISSIONER, Role.CUSTODIAN)
NOT_BELOW = (Role.SIGNATORY, Role.DUTY, Role.CONTENT, Role.SECURITY)


def test_nobody_gives_what_is_not_there_and_only_the_top_has_every_role() -> None:
    assert ROLES[Rank.TOP] == set(Role)
    assert all(not set(NOT_BELOW) & roles for at, roles in ROLES.items() if at is not Rank.TOP)
    assert all(roles <= ROLES[at] for table in GIVEN.values() for at, roles in table.items())
    assert [rank(each) for each in ("52", "52.01", "52.01.01", "52.01.01.1001", "53", "53.01", "")] == [
        *Rank,
        None,
        None,
        None,
    ]


def test_an_administrator_gives_at_the_own_office_and_below_what_the_table_says(staff_for: StaffFor) -> None:
    top, regency = staff_for(Role.ADMINISTRATOR), staff_for(Role.ADMINISTRATOR, REGENCY)
    for region in (TOP, REGENCY, DISTRICT, "52.01.01.1001"):
        at = rank(region)
        assert at is not None
        assert gives(top, region) == ROLES[at]
        assert gives(operator(TOP), region) == ROLES[at]
        assert gives(regency, region) == GIVEN[Rank.REGENCY].get(at, frozenset())
    assert gives(regency, "52.71") == gives(top, "53") == gives(staff_for(Role.OFFICER), DISTRICT) == frozenset()


def test_no_signatory_of_the_institution_is_made_at_a_regency_by_anybody(
    staff_for: StaffFor, logged_in: LoggedIn
) -> None:
    person, top, regency = (staff_for(Role.READER, REGENCY), staff_for(Role.ADMINISTRATOR), "52.01")
    for role in NOT_BELOW:
        for by in (top, staff_for(Role.ADMINISTRATOR, REGENCY), operator(TOP)):
            with pytest.raises(RoleNotGiven):
                grant_account(by=by, person_id=person.id, role=role, region=regency)
        with pytest.raises(RoleNotGiven):
            call_command("account", "grant", person.username, role.value, regency)
    page = logged_in(Role.ADMINISTRATOR, REGENCY).get(f"/meja/akun/{person.id}/").content.decode()
    assert 'value="officer"' in page
    assert 'value="signatory"' not in page
    assert staff(person.id).roles == {Role.READER}


def test_who_decides_gives_roles_or_opens_the_vault_is_made_from_above(staff_for: StaffFor) -> None:
    regency, person = staff_for(Role.ADMINISTRATOR, REGENCY), staff_for(Role.READER, REGENCY)
    for role in FROM_ABOVE:
        # Beside another role the administrator's is refused before.
        with pytest.raises((RoleNotGiven, RolesApart)):
            grant_account(by=regency, person_id=person.id, role=role, region=REGENCY)
        with pytest.raises((RoleNotGiven, RolesApart)):
            propose(regency, asked_grant(person.id, role, REGENCY))
    top, second = staff_for(Role.ADMINISTRATOR), staff_for(Role.ADMINISTRATOR, which="kedua")
    given = [
        (regency, Role.OFFICER, REGENCY),
        (regency, Role.COMMISSIONER, DISTRICT),
        (top, Role.COMMISSIONER, REGENCY),
    ]
    for by, role, region in given:
        confirm_read(second, propose(by, asked_grant(person.id, role, region)))
    # Nor does the second give what is not theirs to give.
    other = propose(top, asked_grant(person.id, Role.CUSTODIAN, REGENCY))
    with pytest.raises(RoleNotGiven):
        confirm_read(regency, other)


def test_a_file_names_only_roles_of_its_offices_that_are_given_there(staff_for: StaffFor, tmp_path: Path) -> None:
    day = (today() + timedelta(days=9)).isoformat()
    roles = [("52.01", "petugas piket"), ("52.01", "anggota (komisioner)"), ("52.01.01", "petugas statistik")]
    good = [("52.01.01", "anggota (komisioner)"), ("52.01", "petugas penanganan")]
    rows = [f"Contoh,{region},{role},{day}" for region, role in (*roles, *good)]
    data = "\n".join(("nama,wilayah,peran,hari_terakhir", *rows)).encode()
    judged = judge_file(by=staff_for(Role.ADMINISTRATOR, REGENCY), data=data)
    assert [(each.line, each.wrong) for each in judged.faults] == [(line, Wrong.ROLE_NOT_HERE) for line in (2, 3, 4)]
    from_top = judge_file(by=staff_for(Role.ADMINISTRATOR), data=data)
    assert [each.line for each in from_top.faults] == [2, 4]
    file = tmp_path / "people.csv"
    file.write_text("username,name,region,roles\ncontoh.satu,Contoh,52.01,signatory\n")
    with pytest.raises(PeopleFileRefused) as refused:
        read_people(file, operator(TOP))
    assert "no signatory is given at 52.01" in str(refused.value)


def test_an_administrator_of_a_regency_has_no_power_over_who_works_at_the_top_too(staff_for: StaffFor) -> None:
    regency, person = staff_for(Role.ADMINISTRATOR, REGENCY), staff_for(Role.OFFICER, REGENCY)
    grant_there(person, Role.SIGNATORY, TOP)
    commissioner, day = staff_for(Role.COMMISSIONER, REGENCY), today() + timedelta(days=9)
    for each in (person, commissioner):
        with pytest.raises(RoleNotGiven):
            propose(regency, asked_renewal(each.id))
        with pytest.raises(RoleNotGiven):
            hand_out_code(by=regency, person_id=each.id)
    with pytest.raises(NotAllowed):
        close_account(by=regency, person_id=person.id)
    with pytest.raises(NotAllowed):
        set_last_day(by=regency, person_id=person.id, day=day)
    assert set_last_day_of_many(by=regency, chosen=choose(by=regency), day=day) == 1
    assert (staff(person.id).last_day, staff(commissioner.id).last_day) == (None, day)
    assert len(staff(person.id).held) == 2
    top = staff_for(Role.ADMINISTRATOR)
    confirm_read(staff_for(Role.ADMINISTRATOR, which="kedua"), propose(top, asked_renewal(person.id)))
    assert close_account(by=top, person_id=person.id) == 2
