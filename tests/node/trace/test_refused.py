"""Who was refused a page or an act by right or place is a line, and nobody's refusals hide another's."""

from collections.abc import Mapping

import pytest
from django.test import Client
from django.urls import reverse

from saksama_node.accounts import policy
from saksama_node.accounts.policy import Role
from saksama_node.accounts.queries import staff_named
from saksama_node.flows.people.keep_accounts import open_account
from saksama_node.trace import closing, tracing
from saksama_node.trace.deed import Deed, Told
from saksama_node.trace.models import Line
from saksama_node.trace.tracing import trace
from saksama_node.web.desk.frame import refused
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.trace.reading import lines, pass_days

pytestmark = pytest.mark.usefixtures("database")


def refusals() -> list[Told]:
    return [each for each in lines() if each.act is Deed.REFUSED]


def test_a_page_that_is_not_one_s_right_is_a_line_with_the_right_and_nothing_that_was_typed(
    logged_in: LoggedIn, staff_for: StaffFor
) -> None:
    client, by = logged_in(Role.OFFICER), staff_for(Role.OFFICER)
    assert client.get("/meja/jejak/?sampai=rahasia").status_code == 403
    assert client.post("/meja/akun/baru/", {"name": "rahasia"}).status_code == 403
    told = refusals()
    assert [(each.who, each.subject) for each in told] == [
        (by.id, "desk:trace trace.read"),
        (by.id, "desk:account-new account.manage"),
    ]
    assert "rahasia" not in str(told)
    assert client.get("/meja/").status_code == 200
    assert len(refusals()) == 2


def test_a_thing_of_another_place_is_a_line(things: Mapping[str, object], logged_in: LoggedIn) -> None:
    client = logged_in(Role.OFFICER, "52.71")
    assert client.get(reverse("desk:case_evidence", args=[things["$evidence"]])).status_code == 403
    assert [each.subject for each in refusals()] == ["desk:case_evidence case.read"]


def test_an_act_whose_form_says_that_it_is_not_allowed_is_a_line(logged_in: LoggedIn) -> None:
    admin = staff_named("admin")
    person = open_account(by=admin, username="ayu", name="Contoh Ayu", region="52.71", email="")
    client = logged_in(Role.ADMINISTRATOR, "52.01")
    assert client.get(f"/meja/akun/{person}/").status_code == 403
    form = {"username": "budi", "name": "Contoh", "region": "52.71", "email": ""}
    assert client.post("/meja/akun/baru/", form).status_code == 422
    assert [each.subject for each in refusals()] == ["desk:account account.read", "desk:account-new account.manage"]


def test_nobody_s_refusals_hide_another_s_and_none_hides_a_failed_login(
    logged_in: LoggedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refused, "OF_ONE", 3)
    monkeypatch.setattr(tracing, "FAILURES_A_DAY", 5)
    loud, quiet = logged_in(Role.OFFICER), logged_in(Role.READER)
    for _ in range(9):
        trace(Deed.LOGIN_FAILED)
    for client, most in ((loud, 6), (quiet, 2)):
        for _ in range(most):
            assert client.get("/meja/jejak/").status_code == 403
    assert [each.who for each in refusals()] == [number_in(loud)] * 3 + [number_in(quiet)] * 2
    before = Line.objects.count()
    assert logged_in(Role.INTAKE).get("/meja/jejak/").status_code == 403
    assert Line.objects.count() == before, "of all together so many a day"
    today = policy.today()
    pass_days(monkeypatch, 1)
    assert closing.seal_next()
    more = {each.act: each.count for each in lines(today)[-2:]}
    assert more == {Deed.FAILURES_MORE: 4, Deed.REFUSED_MORE: 4}


def number_in(client: Client) -> int:
    return int(client.session["_auth_user_id"])
