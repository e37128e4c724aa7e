"""Sealing and opening what a case holds: the one place where bytes become unreadable, and readable again.

Rules kept here:
  * ChaCha20-Poly1305 (RFC 8439) under a key of the subject, with a fresh random nonce, bound to where the bytes stand,
    as their room names it: what was moved to another place does not open.
  * The key itself is wrapped alike under `keys/cases`, bound to its subject and use: a new one under the newest such
    file, one that is there under the file that its row names.
  * A key is made with the first thing that is sealed under it, in the caller's act, and destroyed by `destroy`. What
    was sealed under one that is not there is erased: it opens as None, and no error.
  * What is sealed names the row of its key: many are opened with one question.
  * Empty words are kept as no bytes: that nothing was written is no secret.
Left to others: wrapping all anew (rewrapping), where the bytes are kept and what they mean (the rooms), the key file
(`settings.keyfiles`).

    sealed:  number of the key's row (8 bytes) | nonce (12) | ciphertext and tag
    wrapped: nonce (12) | ciphertext and tag
"""

import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import batched
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from saksama.errors import WorldError
from saksama_node.casekeys.models import CaseKey, Use
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.keyfiles import CASES, numbers, of_number, read_line
from saksama_node.settings.wrapping import MORE_BYTES, disclose, enclose

__all__ = ["Use"]

_KEY_BYTES: Final = 32
_ROW_BYTES: Final = 8
_WRAP: Final = b"saksama/case-key/v1\x00"
_SEAL: Final = b"saksama/sealed/v1\x00"
_AT_ONCE: Final = 500


class SealBroken(WorldError):
    """What is sealed in the database does not open: it was changed, or `keys/cases` belongs to another database."""

    code = "casekeys.broken"
    advice = "Put back the files keys/cases that were here; where they are those, restore the database from a backup."

    where: str


@dataclass(frozen=True, slots=True)
class Plain:
    """What is to be sealed. `subject`, `use`: whose key, and which; `bound`: where it will stand, and nowhere else."""

    subject: str
    bound: str
    data: bytes
    use: Use = Use.GOES


def seal(subject: str, bound: str, data: bytes, use: Use = Use.GOES) -> bytes:
    """Seal bytes under the subject's key, in the caller's act; as in `Plain`."""
    return seal_all([Plain(subject, bound, data, use)])[0]


def seal_words(subject: str, bound: str, words: str, use: Use = Use.GOES) -> bytes:
    """The same of words; none are no bytes."""
    return seal(subject, bound, words.encode(), use) if words else b""


def seal_all(parts: Sequence[Plain]) -> list[bytes]:
    """The same of many, in their order."""
    keys = _keys_for({(each.subject, each.use) for each in parts})
    return [_sealed(*keys[each.subject, each.use], each) for each in parts]


def opened_all(pairs: Sequence[tuple[bytes, str]]) -> list[bytes | None]:
    """What was sealed for each of these places, in their order, with one question for all their keys.

    None where the key was destroyed; no bytes are no bytes. Raises `SealBroken`.
    """
    keys = _keys_of({_row_of(sealed) for sealed, _ in pairs if sealed})
    return [_opened(keys.get(_row_of(sealed)), sealed, bound) if sealed else b"" for sealed, bound in pairs]


def opened_words_all(pairs: Iterable[tuple[bytes, str]]) -> list[str]:
    """The same of words; empty where none were written or they are erased."""
    return [(each or b"").decode() for each in opened_all(list(pairs))]


def destroy(subjects: Collection[str]) -> None:
    """Destroy the keys of what goes of these subjects: nothing that was sealed under them opens any more.

    The row is written over before it is deleted, as far as the database writes in place.
    """
    rows = CaseKey.objects.filter(subject__in=subjects, use=Use.GOES)
    rows.update(wrapped=bytes(_KEY_BYTES + MORE_BYTES))
    rows.delete()


type _Owner = tuple[str, Use]
type _Key = tuple[int, ChaCha20Poly1305]


def _keys_for(owners: set[_Owner]) -> Mapping[_Owner, _Key]:
    """The key of each, made where there is none."""
    found = _held(owners)
    if missing := owners - found.keys():
        CaseKey.objects.bulk_create((_made(subject, use) for subject, use in missing), ignore_conflicts=True)
        # Read again: another act may have been first, and then its key is the key.
        found |= _held(missing)
    return found


def _held(owners: set[_Owner]) -> dict[_Owner, _Key]:
    subjects, uses = {subject for subject, _ in owners}, {use for _, use in owners}
    rows = CaseKey.objects.filter(subject__in=subjects, use__in=uses)
    return {
        (row.subject, Use(row.use)): (row.pk, _cipher(row)) for row in rows if (row.subject, Use(row.use)) in owners
    }


def _keys_of(rows: Collection[int]) -> dict[int, ChaCha20Poly1305]:
    return {
        row.pk: _cipher(row)
        for part in batched(sorted(rows), _AT_ONCE, strict=False)
        for row in CaseKey.objects.filter(pk__in=part)
    }


def _made(subject: str, use: Use) -> CaseKey:
    return wrapped(CaseKey(subject=subject, use=use), secrets.token_bytes(_KEY_BYTES), newest_root())


def _cipher(row: CaseKey) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(unwrapped(row))


def wrapped(row: CaseKey, key: bytes, root: int) -> CaseKey:
    """The row, which holds this key wrapped under the file of this number."""
    row.wrapped, row.root = enclose(_root(root), key, _bound_to(row.subject, row.use)), root
    return row


def unwrapped(row: CaseKey) -> bytes:
    """The key that a row holds. Raises `SealBroken`."""
    try:
        return disclose(_root(row.root), bytes(row.wrapped), _bound_to(row.subject, row.use))
    except (InvalidTag, ValueError, FileNotFoundError) as error:  # ValueError: cut off
        raise SealBroken("casekeys") from error


def newest_root() -> int:
    """The number of the newest file `keys/cases`; looked for each time, as another process may just have made it."""
    return max(numbers(SETTINGS.data, CASES), default=1)


def _bound_to(subject: str, use: str) -> bytes:
    return _WRAP + subject.encode() + b"\x00" + use.encode()


def _sealed(row: int, key: ChaCha20Poly1305, plain: Plain) -> bytes:
    return row.to_bytes(_ROW_BYTES) + enclose(key, plain.data, _SEAL + plain.bound.encode())


def _row_of(sealed: bytes) -> int:
    return int.from_bytes(sealed[:_ROW_BYTES])


def _opened(key: ChaCha20Poly1305 | None, sealed: bytes, bound: str) -> bytes | None:
    if key is None:
        return None
    try:
        return disclose(key, sealed[_ROW_BYTES:], _SEAL + bound.encode())
    except (InvalidTag, ValueError) as error:  # as above
        raise SealBroken(bound.partition(" ")[0]) from error


@cache
def _root(number: int) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(bytes.fromhex(read_line(SETTINGS.data, of_number(CASES, number))))
