"""Key statements in the logs: opened under the institution keys that are believed, and compared with their entries.

Rules kept here: a key counts by its statement alone; an entry that says otherwise than its statement is wrong.
Left to others: which institution keys are believed (trust), which key signed what when (checkpoints).
"""

from collections.abc import Mapping, Sequence

from saksama.entries.kinds.key import KeyIntroduced, KeyRevoked, KeyRotated
from saksama.errors import SaksamaError
from saksama.keys.ring import KeyRing, Succession, fits
from saksama.keys.statement import KeyRevocation, KeyStatement
from saksama.tlog.note import VerifierKey
from saksama.verify.blobs import Blobs
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.served import ServedLog


def read_statements(
    logs: Sequence[ServedLog], institutions: Mapping[str, Sequence[VerifierKey]], blobs: Blobs, found: Findings
) -> KeyRing:
    """The ring of all keys that the logs introduce, rotate and revoke.

    `institutions`: every institution key of an owner that is believed, oldest first.
    """
    statements: list[KeyStatement | KeyRevocation] = []
    bases = [log.base for log in logs]
    for log in logs:
        standing = {owner: Succession(keys) for owner, keys in institutions.items()}
        for item in log.contents.family("key"):
            statement = _open(log, item, standing, blobs, bases, found)
            if statement is not None:
                statements.append(statement)
    return KeyRing.of(statements)


def _open(
    log: ServedLog,
    item: Item,
    institutions: Mapping[str, Succession],
    blobs: Blobs,
    bases: Sequence[str],
    found: Findings,
) -> KeyStatement | KeyRevocation | None:
    body = item.body
    if not isinstance(body, (KeyIntroduced, KeyRotated, KeyRevoked)):
        return None
    institution = institutions.get(body.owner)
    if institution is None:
        found.add(Code.KEY_OWNER_UNKNOWN, log.origin, item.index, owner=body.owner, use=body.use)
        return None
    data = blobs.get(body.statement, [log.base, *bases], log.origin, item.index)
    if data is None:
        return None
    try:
        statement = institution.open(data)
    except SaksamaError as error:
        found.add(Code.KEY_STATEMENT, log.origin, item.index, owner=body.owner, use=body.use, why=str(error))
        return None
    if not fits(body, statement):
        found.add(
            Code.KEY_STATEMENT, log.origin, item.index, owner=body.owner, use=body.use, why="the entry says otherwise"
        )
        return None
    return statement
