"""A node for each test: its database is fresh, its log made, its offices and administrator there.

Rules kept here:
  * Django is set up before any test module of this folder is imported; no test sees another's rows.
  * A test that asks for no database opens none, and runs once: what it says, it says on either.
"""

import os
import shutil
from collections.abc import Callable, Collection, Iterator
from itertools import compress
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client

from tests.testonly.node_folder import PASSWORD, start_django
from tools import databases
from tools.paces import NODE

DATA = start_django()
MIGRATED, KEPT = "migrated", "established"

from saksama_node.accounts.policy import Role, Staff  # noqa: E402 - Django first
from saksama_node.ledger import outgoing  # noqa: E402 - Django first
from tests.node.filled import Fill, have_filled, is_of_today, put_aside, put_back  # noqa: E402 - Django first
from tests.node.staffing import establish, staff_with  # noqa: E402 - Django first

type StaffFor = Callable[..., Staff]
type LoggedIn = Callable[..., Client]


def opens_none(item: pytest.Item) -> bool:
    """Whether this test asks for no database, in a file of which the tables of databases say nothing."""
    file = item.nodeid.partition("::")[0]
    asked: Collection[str] = getattr(item, "fixturenames", ())
    return file.startswith(f"{NODE}/") and "_prepared" not in asked and not databases.is_named(file)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if os.environ.get("SAKSAMA_TEST_DATABASE_URL", ""):
        alike = [opens_none(item) for item in items]
        config.hook.pytest_deselected(items=list(compress(items, alike)))
        items[:] = [item for item, is_alike in zip(items, alike, strict=True) if not is_alike]


def refuse(_: BaseDatabaseWrapper) -> None:
    pytest.fail("opens a database, and asks for no fixture that gives one")


@pytest.fixture(autouse=True)
def _asks_first(request: pytest.FixtureRequest) -> Iterator[None]:
    """What opens a database and did not ask for one would be left out on PostgreSQL."""
    with pytest.MonkeyPatch.context() as patched:
        if opens_none(request.node):
            connections.close_all()
            patched.setattr(BaseDatabaseWrapper, "connect", refuse)
        yield


@pytest.fixture(scope="session")
def folder() -> Path:
    """The node's folder."""
    return DATA


@pytest.fixture(scope="session")
def _prepared() -> None:
    """The database as migrations leave it, kept to be copied."""
    call_command("migrate", verbosity=0, run_syncdb=True)
    put_aside(MIGRATED)


@pytest.fixture
def database(_prepared: None) -> Iterator[None]:
    """A fresh database with offices, log, key entries and the administrator `admin`."""
    if not is_of_today(KEPT):
        put_back(MIGRATED)
        establish(DATA)
        put_aside(KEPT)
    put_back(KEPT)
    for name in ("cache", "beats", "bells"):
        shutil.rmtree(DATA / name, ignore_errors=True)
    (DATA / "backup.json").unlink(missing_ok=True)
    yield
    connections.close_all()
    # What was asked in the test is gone now; a kept connection to it would be an open socket to the end of the run.
    outgoing.hang_up()


@pytest.fixture
def filled(database: None) -> Fill:
    """Have a database as `make` leaves it, with what `make` told of it; made once in this process, then copied."""
    return have_filled


@pytest.fixture
def staff_for(database: None) -> StaffFor:
    """Make (once) a person who holds a role at a region, `52` where none is named; give them as `Staff`."""

    def make(role: Role, region: str = "52", which: str = "") -> Staff:
        return staff_with(role, region, which)

    return make


@pytest.fixture
def logged_in(staff_for: StaffFor) -> LoggedIn:
    """A browser's session of a person with this role at this region."""

    def make(role: Role, region: str = "52", which: str = "") -> Client:
        by = staff_for(role, region, which)
        client = Client()
        assert client.login(username=by.username, password=PASSWORD)
        return client

    return make
