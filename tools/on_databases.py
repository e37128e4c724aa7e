"""A part of `./run soak` that is one run a database: which are asked for, and a server where one is needed.

Left to others: the run itself (dealt, siege), the record (soak), kills of both side by side (crash).
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from tests.testonly.postgres import server
from tools.databases import Database
from tools.quick_folder import quick_folder


def on_each(
    part: str, says: str, words: Sequence[str], run: Callable[[Database], dict[str, object]]
) -> tuple[dict[str, dict[str, object]], bool]:
    """What each run gave that was asked for, and whether it was both databases."""
    parser = argparse.ArgumentParser(prog=f"./run soak {part}", description=says)
    parser.add_argument("--database", choices=(*Database, "both"), default="both")
    asked = parser.parse_args(words).database
    found = {each.value: run(each) for each in Database if asked in (each, "both")}
    return found, len(found) == len(Database)


@contextmanager
def served(database: Database) -> Iterator[str]:
    """The address of an empty server, which ends with it; nothing for SQLite."""
    if database is Database.SQLITE:
        yield ""
        return
    with quick_folder() as quick, server(place=quick.get("TMPDIR")) as postgres:
        yield postgres.url
