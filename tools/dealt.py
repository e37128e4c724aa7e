"""`./run soak databases`: the half of the deal that a commit leaves out, each file on the other database.

Rules kept here: what runs is read from the table (databases); a file that fails is named, and hides no other; what a
browser types once at a commit it types each time here.
Left to others: the record (soak), what runs at a commit (suite).
"""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tests.testonly.postgres import server
from tools.databases import Database, other_half
from tools.quick_folder import quick_folder
from tools.suite import TWO_AT_ONCE, count, tests
from tools.suite_record import RESULTS


def run(words: Sequence[str]) -> tuple[dict[str, object], bool, bool]:
    """The result, whether all passed with none skipped, and whether it was both halves."""
    parser = argparse.ArgumentParser(prog="./run soak databases", description="the other half of the deal")
    parser.add_argument("--database", choices=(*Database, "both"), default="both")
    asked = parser.parse_args(words)
    chosen = [each for each in Database if asked.database in (each, "both")]
    found = {each.value: _half(each) for each in chosen}
    held = all(each["held"] is True for each in found.values())
    return {**found}, held, held and len(chosen) == len(Database)


def _half(database: Database) -> dict[str, object]:
    name = f"dealt-to-{database}"
    RESULTS.mkdir(parents=True, exist_ok=True)
    files = sorted(other_half(database))
    with _served(database) as env:
        done = tests(name, files, more=TWO_AT_ONCE, limit=7200, env={**env, "SAKSAMA_TYPE_EVERYTHING": "1"})
    passed, failed, skipped = count([RESULTS / f"{name}.xml"])
    held = done.held and not failed and not skipped
    told = {"files": len(files), "passed": passed, "failed": failed, "skipped": skipped}
    return {**told, "seconds": round(done.seconds), "held": held}


@contextmanager
def _served(database: Database) -> Iterator[dict[str, str]]:
    """What names the server of these tests; nothing where they run on SQLite."""
    if database is Database.SQLITE:
        yield {}
        return
    with quick_folder() as quick, server(place=quick.get("TMPDIR")) as postgres:
        yield {"SAKSAMA_TEST_DATABASE_URL": postgres.url}
