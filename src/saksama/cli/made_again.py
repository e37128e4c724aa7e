"""Who makes lists of results and audits again: loaded when a log has some, for their libraries take long to load.

Rules kept here: without saksama[tally] there is nobody, and the report says what was not checked.
Left to others: which logs ask (verify.meaning.whole), the mathematics (saksama.tally).
"""

from saksama.verify.meaning.audits import Auditor
from saksama.verify.meaning.sheets import Lister


def lister() -> Lister | None:
    """Who makes lists again; None without the libraries."""
    try:
        from saksama.tally.published.again import Again
    except ImportError:
        return None
    return Again()


def auditor() -> Auditor | None:
    """Who makes audits again; None without the libraries."""
    try:
        from saksama.tally.audit.again import Again
    except ImportError:
        return None
    return Again()
