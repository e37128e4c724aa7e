"""Lies in bulk: logs of as many entries as one likes, each made to be the worst for one kind of check.

Rules kept here: each is told after the story, by what a lying node, its partner or its witness can really sign.
Left to others: what they cost (tests/saksama/verify/test_bulk_lies.py, tools/benchmarks/verifier/bulk.py).
"""

from tests.testonly.bulk import of_acts, of_kinds, of_parties

__all__ = ["EVERY"]

_TABLES = (of_acts.TOLD, of_parties.TOLD, of_kinds.TOLD)
EVERY = {name: told for table in _TABLES for name, told in table.items()}
assert len(EVERY) == sum(map(len, _TABLES)), "two of one name"
