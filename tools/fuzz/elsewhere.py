"""What is called like a parser of a stranger's octets and is none, or is fuzzed elsewhere, with the reason.

Rules kept here: a row names what is there, and says why no parser of the table stands for it.
Left to others: the table itself (parsers), that nothing is in neither (tests/saksama/test_parsers.py).
"""

from collections.abc import Mapping
from typing import Final

ELSEWHERE: Final[Mapping[str, str]] = {
    "cli.tally.table_file.read_table": "sequences parsers over a file; tests/saksama/tally/test_table_file.py",
    "cli.key.open_keys": "sequences the parsers above over files of one's own",
    "cli.key.open_key": "sequences the parsers above over a file of one's own",
    "cli.key.read_file": "the octets of a file of one's own, unread",
    "cli.state.load": "a file of one's own, written by the same program",
    "cli.witness_state.open_state": "a database of one's own",
    "cli.both_logs.read_both": "sequences the parsers above over a reader",
    "toml_files.read_toml": "what the parsers of TOML above share",
    "json_documents.read_json": "what the parsers of JSON above share",
    "clock_file.read_shift": "one number in a file of one's own; tests/saksama/test_clock_file.py",
    "verify.agreements.read_agreements": "sequences the parsers above; tests/saksama/verify/test_hostile.py",
    "verify.integrity.read_entries": "sequences the parsers above; tests/saksama/verify/test_tampered_files.py",
    "verify.statements.read_statements": "sequences the parsers above; tests/saksama/verify/test_dishonest_node.py",
    "verify.served.read_head": "sequences the parsers above; tests/saksama/verify/test_hostile.py",
    "verify.served.read_log": "sequences the parsers above; tests/saksama/verify/test_hostile.py",
    "entries.entry.read_again": "octets that entries.decode_wire took before, kept by the same run or program",
    "verify.contents.read_item": "as read_again, with its place",
}
"""What is called like a parser and is none, with the reason."""
