from collections.abc import Callable

from django.test import Client

from saksama.entries.kinds.account import AccountGranted, AccountRevoked
from saksama_node.accounts.policy import Role, Staff
from saksama_node.accounts.queries import grants, staff_named
from saksama_node.flows.people.admit_people import hand_out_code, take_up_account
from saksama_node.flows.people.keep_accounts import close_account, revoke_account
from tests.node.accounts.administering import admin, entries
from tests.testonly.node_folder import PASSWORD


def test_an_account_is_made_given_a_role_and_closed_and_the_log_says_so(database: None) -> None:
    client = admin()
    made = client.post(
        "/meja/akun/baru/", {"name": "Contoh", "username": "contoh.baru", "region": "52.01", "email": ""}
    )
    person = staff_named("contoh.baru")
    assert made.headers["Location"] == f"/meja/akun/{person.id}/"
    given = client.post(f"/meja/akun/{person.id}/", {"role": "reader", "region": "52.01"})
    assert given.status_code == 302
    assert [held.role for held in staff_named("contoh.baru").held] == [Role.READER]
    granted = entries("account.granted")[-1]
    assert granted.body == AccountGranted(role="reader", office="52.01")
    assert client.post(f"/meja/akun/{person.id}/tutup/").status_code == 302
    of_name = {"q": person.username}
    assert person.name not in client.get("/meja/akun/", of_name).content.decode()
    ended = client.get("/meja/akun/", {**of_name, "keadaan": "berakhir"}).content.decode()
    assert person.name in ended
    assert f"/meja/akun/{person.id}/" not in ended, "a closed account has no page to act on"
    assert "ditutup" in ended
    revoked = entries("account.revoked")[-1]
    assert revoked.body == AccountRevoked(role="reader")
    assert revoked.subject == granted.subject
    assert not Client().login(username="contoh.baru", password=PASSWORD)


def test_the_same_role_twice_is_told_and_not_logged(database: None, staff_for: Callable[..., Staff]) -> None:
    person = staff_for(Role.OFFICER, "52.01")
    before = len(entries("account.granted"))
    answer = admin().post(f"/meja/akun/{person.id}/", {"role": "officer", "region": "52.01"})
    assert "account.already-held" in answer.content.decode()
    assert len(entries("account.granted")) == before


def test_nobody_gives_a_role_to_oneself_and_the_administrator_holds_no_other(
    staff_for: Callable[..., Staff],
) -> None:
    me = staff_named("admin")
    answer = admin().post(f"/meja/akun/{me.id}/", {"role": "officer", "region": "52"})
    assert "account.roles-apart" in answer.content.decode()
    assert staff_named("admin").roles == {Role.ADMINISTRATOR}
    other = staff_for(Role.OFFICER)
    answer = admin().post(f"/meja/akun/{other.id}/", {"role": "administrator", "region": "52"})
    assert "account.roles-apart" in answer.content.decode()
    assert Role.ADMINISTRATOR not in staff_named(other.username).roles


def test_an_administrator_of_a_regency_sees_only_the_own_people(
    logged_in: Callable[..., Client], staff_for: Callable[..., Staff]
) -> None:
    near, far = staff_for(Role.OFFICER, "52.01.01"), staff_for(Role.OFFICER, "52.71")
    client = logged_in(Role.ADMINISTRATOR, "52.01")
    page = client.get("/meja/akun/").content.decode()
    assert near.username in page
    assert far.username not in page
    assert client.get(f"/meja/akun/{far.id}/").status_code == 403
    assert client.post(f"/meja/akun/{far.id}/tutup/").status_code == 403
    raised = client.post(f"/meja/akun/{near.id}/", {"role": "intake", "region": "52"}).content.decode()
    assert "account.not-allowed" in raised
    assert {held.role for held in staff_named(near.username).held} == {Role.OFFICER}
    assert client.post(f"/meja/akun/{near.id}/peran/{grants(far.id)[0].id}/akhiri/").status_code == 422
    assert staff_named(far.username).held


def test_a_changed_password_leads_to_no_page_that_is_closed_here(logged_in: Callable[..., Client]) -> None:
    page = logged_in(Role.OFFICER).get("/akun/password/change/").content.decode()
    assert page.count('type="password"') == 3
    assert "password/reset" not in page


def test_the_home_of_a_person_without_duties_says_so(logged_in: Callable[..., Client]) -> None:
    page = logged_in(Role.READER).get("/meja/").content.decode()
    assert "Tidak ada kewajiban" in page


def test_a_session_that_is_open_ends_with_the_role_the_password_and_the_account(
    logged_in: Callable[..., Client], staff_for: Callable[..., Staff]
) -> None:
    by, page = staff_named("admin"), "/meja/kiriman/"
    officer, person = logged_in(Role.OFFICER), staff_for(Role.OFFICER)
    assert officer.get(page).status_code == 200
    [held] = grants(person.id)
    revoke_account(by=by, grant_id=held.id)
    assert officer.get(page).status_code == 403, "at the next page, not at the next login"
    handed_out = hand_out_code(by=by, person_id=person.id)
    assert officer.get(page).status_code == 403, "a code alone ends no session"
    take_up_account(person.username, handed_out.code, f"{PASSWORD}-baru")
    assert "/akun/login/" in officer.get(page).headers["Location"]
    reader, other = logged_in(Role.READER), staff_for(Role.READER)
    assert reader.get("/meja/").status_code == 200
    close_account(by=by, person_id=other.id)
    assert "/akun/login/" in reader.get("/meja/").headers["Location"]
