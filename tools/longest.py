"""Which test files take longest: they begin first, so that neither of two processes is left with one alone in the end.

Left to others: running them (suite), putting them in this order (tests/conftest.py).
"""

from typing import Final

NODES: Final = (
    "tests/node/keeping/test_rehearsal.py",
    "tests/node/operations/test_migrate_database.py",
    "tests/node/keys/test_institution_key.py",
    "tests/node/outsider/test_junk.py",
    "tests/node/keeping/test_successor.py",
    "tests/node/keys/test_between_two_nodes.py",
    "tests/node/exchange/test_hostile_partner.py",
    "tests/node/checker/test_page.py",
    "tests/node/operations/test_two_servers.py",
)
"""Journeys in all but their folder: real nodes, or a browser, for a minute and more; `--fast` leaves them out."""
JOURNEYS: Final = (
    "tests/journeys/test_crash.py",
    "tests/journeys/test_cases_in_browser.py",
    "tests/journeys/test_demo_cases.py",
    "tests/journeys/test_content_in_browser.py",
    "tests/journeys/test_screens.py",
    "tests/journeys/test_world_faults.py",
    "tests/journeys/test_identity_hunt.py",
)
