"""What a PostgreSQL server does not grant this node is named before it is missed: connections, and time."""

import pytest
from django.db import connection

from saksama_node.condition import database as looked_at
from saksama_node.condition.check import Check
from saksama_node.settings import connections
from saksama_node.settings.current import SETTINGS
from saksama_node.web.operations.worker import LOOPS

pytestmark = pytest.mark.skipif(not SETTINGS.database_url, reason="SQLite has no server; tools/databases.py")


def found(code: str, needed: int = 1) -> list[Check]:
    return [each for each in looked_at.check_database(needed=needed) if each.code == code]


def sql(words: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(words)


def test_a_server_that_grants_too_few_connections_is_named(database: None) -> None:
    """As the server counts them; then as our database does, where it is the stricter."""
    (named,) = found("database.few-connections", 100_000)
    granted = named.facts["granted"]
    assert isinstance(granted, int)
    assert found("database.few-connections", granted) == []
    name = connection.ops.quote_name(str(connection.settings_dict["NAME"]))
    try:
        sql(f"ALTER DATABASE {name} CONNECTION LIMIT {granted - 1}")
        (named,) = found("database.few-connections", granted)
        assert named.facts == {"granted": granted - 1, "needed": granted}
    finally:
        sql(f"ALTER DATABASE {name} CONNECTION LIMIT -1")


@pytest.mark.parametrize("limit", ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"])
def test_a_time_limit_that_ends_what_is_right_is_named(database: None, limit: str) -> None:
    assert found("database.impatient") == []
    sql(f"SET {limit} = '2s'")
    (named,) = found("database.impatient")
    connection.close()
    assert (named.about, named.facts["seconds"]) == (limit, "2")


def test_every_loop_of_the_worker_is_counted() -> None:
    assert len(LOOPS) == connections.WORKER_LOOPS
