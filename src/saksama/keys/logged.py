"""Key statements and the entries that log them: the one made from the other, and compared.

Rules kept here:
  * An entry says exactly what its statement says; whoever reads the log alone knows the same as who opens the blob.
  * A statement that replaces a key is logged as `key.rotated`, another introduction as `key.introduced`.
Left to others: the statement's signature (statement), which key counts when (ring).
"""

from typing import assert_never

from msgspec import UNSET

from saksama.entries.kinds.key import KeyIntroduced, KeyRevoked, KeyRotated
from saksama.keys.statement import KeyRevocation, KeyStatement, Replaced
from saksama.vocabulary import format_moment, parse_moment

type KeyBody = KeyIntroduced | KeyRotated | KeyRevoked

KINDS = (KeyIntroduced.KIND, KeyRotated.KIND, KeyRevoked.KIND)


def body_of(statement: KeyStatement | KeyRevocation, digest: str) -> KeyBody:
    """The entry that logs a statement; `digest`: hex SHA-256 of its signed note."""
    owner, use, key = statement.owner, statement.use, statement.key
    if isinstance(statement, KeyRevocation):
        size, root = statement.last_good or (UNSET, UNSET)
        return KeyRevoked(
            owner=owner,
            use=use,
            key=key,
            statement=digest,
            revoked=format_moment(statement.revoked),
            last_good_size=size,
            last_good_root=root,
        )
    begins, ends = format_moment(statement.not_before), format_moment(statement.not_after)
    if statement.replaces is None:
        return KeyIntroduced(owner=owner, use=use, key=key, statement=digest, not_before=begins, not_after=ends)
    return KeyRotated(
        owner=owner,
        use=use,
        key=key,
        statement=digest,
        not_before=begins,
        not_after=ends,
        replaces=statement.replaces.key,
        replaced_until=format_moment(statement.replaces.until),
    )


def statement_of(body: KeyBody) -> KeyStatement | KeyRevocation:
    """What an entry says; whether an institution signed it, only its statement tells."""
    replaced: Replaced | None
    match body:
        case KeyRevoked():
            size, root = body.last_good_size, body.last_good_root
            last_good = (size, root) if isinstance(size, int) and isinstance(root, str) else None
            return KeyRevocation(body.owner, body.use, body.key, parse_moment(body.revoked), last_good)
        case KeyRotated():
            replaced = Replaced(body.replaces, parse_moment(body.replaced_until))
        case KeyIntroduced():
            replaced = None
        case _:
            assert_never(body)
    begins, ends = parse_moment(body.not_before), parse_moment(body.not_after)
    return KeyStatement(body.owner, body.use, body.key, begins, ends, replaced)


def fits(body: KeyBody, statement: KeyStatement | KeyRevocation) -> bool:
    """Whether the entry says what the statement says."""
    return body == body_of(statement, body.statement)
