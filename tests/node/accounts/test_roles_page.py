"""The page of roles says what the policy says, of every role and every right."""

import html
import re

from django.utils.translation import override

from saksama_node.accounts.action_words import ACTION_WORDS
from saksama_node.accounts.policy import ALLOWED, OF_INSTITUTION, ROLE_WORDS, Action, Role
from saksama_node.flows.seconds.of_power import OF_POWER
from tests.node.accounts.administering import admin
from tests.node.conftest import LoggedIn, StaffFor

EVERYBODY_S = frozenset.intersection(*ALLOWED.values())


def test_every_right_has_words_of_its_own_in_both_languages() -> None:
    assert set(ACTION_WORDS) == set(Action)
    for language in ("id", "en"):
        with override(language):
            assert len({str(words) for words in ACTION_WORDS.values()}) == len(Action)


def test_each_role_stands_there_with_exactly_its_rights(logged_in: LoggedIn) -> None:
    page = html.unescape(logged_in(Role.READER).get("/meja/peran/").content.decode())
    everybody, *parts = re.split(r'<h2 id="(\w+)">', page)
    told = {
        role: part.partition("</ul>")[0] for role, part in zip(parts[::2], parts[1::2], strict=True) if role in Role
    }
    assert set(told) == set(Role)
    for role, part in told.items():
        listed = re.findall(r"<li>(.*?)</li>", part)
        expected = ALLOWED[Role(role)] - EVERYBODY_S
        assert [each.partition(" <em")[0] for each in listed] == [str(ACTION_WORDS[a]) for a in Action if a in expected]
        assert ["<em" in each for each in listed] == [a in OF_INSTITUTION for a in Action if a in expected]
        assert ("Diberikan oleh dua administrator" in part) is (role in OF_POWER)
        assert ("peran Anda" in part) is (role == Role.READER)
        assert str(ROLE_WORDS[Role(role)]).capitalize() in part
    assert all(str(ACTION_WORDS[each]) in everybody for each in EVERYBODY_S)


def test_it_is_linked_where_roles_are_given(staff_for: StaffFor) -> None:
    client, other = admin(), staff_for(Role.READER)
    for address in ("/meja/akun/", "/meja/akun/daftar/baru/", f"/meja/akun/{other.id}/"):
        assert '<a href="/meja/peran/">' in client.get(address).content.decode(), address
