"""Every address x every role x the office at the top, an own and another one, against the table in `rights.toml`."""

import itertools
from collections.abc import Mapping

from django.test import Client
from django.urls import get_resolver, reverse

from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import OF_INSTITUTION, Role
from tests.node.accounts.rights import TABLE, Route, rows, walk
from tests.node.staffing import staff_with
from tests.node.things import OWN

OTHER = "52.71"


def is_public(name: str) -> bool:
    return any(name == each or (each.endswith((":", "_")) and name.startswith(each)) for each in TABLE["public"])


def is_login(name: str) -> bool:
    return any(name == each or (each.endswith("_") and name.startswith(each)) for each in TABLE["login"])


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    named = {row.name for row in rows()}
    desk = {name for name, _ in walk(get_resolver()) if not is_public(name) and not is_login(name)}
    assert desk - named == set(), "addresses without a row in rights.toml"
    assert named - desk == set(), "rows in rights.toml without an address"


def test_every_address_of_the_desk_goes_through_its_one_door() -> None:
    for name, pattern in walk(get_resolver()):
        through_the_door = hasattr(pattern.callback, "actions")
        assert through_the_door is (not is_public(name) and not is_login(name)), name


def ask(client: Client, route: Route, things: Mapping[str, object]) -> int:
    given = {name: things.get(str(value), value) for name, value in route.args.items()}
    address = reverse(route.name, kwargs=given)
    return (client.post(address) if route.method == "POST" else client.get(address)).status_code


def test_nobody_opens_the_desk_without_a_login(things: Mapping[str, object]) -> None:
    for route in rows():
        assert ask(Client(), route, things) == 302, route.name


TOP = "52"
WHERE: Mapping[str, tuple[str, ...]] = {"": (TOP, OWN, OTHER), "office": (TOP, OWN), "institution": (TOP,)}
"""From which of the three offices an address of each kind opens."""


def test_a_role_opens_what_the_table_says_and_only_at_its_own_offices(things: Mapping[str, object]) -> None:
    wrong = []
    # All in one world, which takes longer to make than a role to walk; an empty form changes nothing of it.
    for (turn, role), region in itertools.product(enumerate(Role), (TOP, OWN, OTHER)):
        client = Client()
        client.force_login(Person.objects.get(pk=staff_with(role, region).id))
        for number, route in enumerate(rows(), turn):
            # To what lies at neither, one regency is as the other: it is asked from the one.
            if region == OTHER and route.place != "office":
                continue
            # Whoever lacks the right is refused at the door, wherever their office lies: each address is asked by every
            # such role, from the top and from below in turn.
            if role not in route.roles and region != (TOP, OWN)[number % 2]:
                continue
            allowed = role in route.roles and region in WHERE[route.place]
            status = ask(client, route, things)
            if (status == 403) is allowed or status >= 500:
                wrong.append(f"{route.name} {route.args} for {role}@{region}: {status}, allowed: {allowed}")
    assert wrong == []


def test_what_the_table_gives_to_the_institution_is_what_the_policy_calls_the_institution_s() -> None:
    """Read line by line: an address opens by rights of the institution exactly where the table says so."""
    by_name = {name: getattr(pattern.callback, "actions", ()) for name, pattern in walk(get_resolver())}
    for route in rows():
        if route.place == "institution":
            continue
        assert not OF_INSTITUTION & set(by_name[route.name]), route.name


def test_an_address_that_only_takes_an_act_leads_whoever_opens_it_to_the_page_above(
    things: Mapping[str, object],
) -> None:
    wrong = []
    # A page may take an act at its own address: it is opened as itself.
    pages = {route.name for route in rows() if route.method == "GET"}
    for route in rows():
        if route.name in pages or not route.roles:
            continue
        client = Client()
        client.force_login(Person.objects.get(pk=staff_with(min(route.roles), TOP, "jalan").id))
        address = reverse(
            route.name, kwargs={name: things.get(str(value), value) for name, value in route.args.items()}
        )
        shown = client.get(address, follow=True)
        # What the table's address names first is there only where the test made it; else the page above may be missing.
        made = not route.args or str(next(iter(route.args.values()))) in things
        if not shown.redirect_chain or shown.status_code not in ({200} if made else {200, 404}):
            wrong.append(f"{address} as {min(route.roles)}: {shown.redirect_chain} {shown.status_code}")
    assert wrong == []
