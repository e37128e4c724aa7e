"""`saksama tally`, opened: its commands run as a process of their own.

Rules kept here: every word after `tally` is handed on unread; without `saksama[tally]` the answer says what is missing.
Left to others: the commands (`saksama.cli.tally`).
"""

import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Final

NEEDS: Final = ("duckdb", "numpy", "scipy")
_ABSENT: Final = """saksama tally: belum terpasang: {missing}. Pasang dengan: pip install 'saksama[tally]'
(not installed: {missing}; install saksama[tally])
"""


def opened(words: Sequence[str]) -> int:
    """Run `saksama tally` with these words and give its exit code."""
    if missing := [name for name in NEEDS if find_spec(name) is None]:
        sys.stderr.write(_ABSENT.format(missing=", ".join(missing)))
        return 2
    # -P: a file called numpy.py in the folder where somebody happens to stand is not numpy.
    return subprocess.run([sys.executable, "-P", "-m", "saksama.cli.tally", *words], check=False).returncode
