"""`./run soak databases`: the half of the deal that a commit leaves out, each file on the other database.

Rules kept here: what runs is read from the table (databases); a file that fails is named, and hides no other; what a
browser types once at a commit it types each time here.
Left to others: which databases are asked for (on_databases), the record (soak), what runs at a commit (suite).
"""

from collections.abc import Sequence

from tools.databases import Database, other_half
from tools.on_databases import on_each, served
from tools.second_try import count, unsteady
from tools.suite import TWO_AT_ONCE, tests
from tools.suite_record import RESULTS


def run(words: Sequence[str]) -> tuple[dict[str, object], bool, bool]:
    """The result, whether all passed with none skipped, and whether it was both halves."""
    found, both = on_each("databases", "the other half of the deal", words, _half)
    held = all(each["held"] is True for each in found.values())
    return {**found}, held, held and both


def _half(database: Database) -> dict[str, object]:
    name = f"dealt-to-{database}"
    RESULTS.mkdir(parents=True, exist_ok=True)
    files = sorted(other_half(database))
    with served(database) as url:
        env = {"SAKSAMA_TYPE_EVERYTHING": "1"} | ({"SAKSAMA_TEST_DATABASE_URL": url} if url else {})
        done = tests(name, files, more=TWO_AT_ONCE, limit=7200, env=env)
    report = RESULTS / f"{name}.xml"
    passed, failed, skipped = count([report])
    held = done.held and not failed and not skipped and not unsteady([report])
    told = {"files": len(files), "passed": passed, "failed": failed, "skipped": skipped}
    return {**told, "seconds": round(done.seconds), "held": held}
