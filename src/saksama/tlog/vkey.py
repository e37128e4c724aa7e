"""Keys that sign notes, and the line that a signature is (C2SP signed-note, "Signatures" and "Verifier keys").

Rules kept here:
  * Name and key id together say which key and which algorithm; a key whose id does not fit its bytes is refused.
  * What is parsed is spelled exactly as we would spell it.
  * A secret seed appears in no `repr` and in no error.
Left to others: notes (note), what a witness signs and when (cosignature), validity and rotation (saksama.keys).
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self

from saksama.errors import KeyMalformed, KeyMisused, SignatureMalformed
from saksama.tlog import algorithms
from saksama.tlog.algorithms import ALGORITHMS, ED25519, KEY_ID_SIZE, PUBLIC_SIZE, SEED_SIZE
from saksama.tlog.strict import decode_base64, encode_base64

_DASH = "\u2014 "
_PRIVATE = "PRIVATE+KEY+"
_NAME = re.compile(r"[^\s+\x00-\x1f\ud800-\udfff]+")
"""Surrogates alone are no text that UTF-8 can spell."""


def _is_name(name: str) -> bool:
    """signed-note, "Format": not empty, no Unicode space, no plus; control characters are refused too."""
    return _NAME.fullmatch(name) is not None


def _split_key(text: str, size: int) -> tuple[str, bytes, int, bytes]:
    """Take `name+hash+base64(algorithm, key)` apart; KeyMalformed unless it is spelled as we would spell it."""
    name, _, rest = text.partition("+")
    hash_hex, _, key64 = rest.partition("+")
    if not _is_name(name):
        raise KeyMalformed(why="the name is empty or holds a space or plus")
    try:
        key_id, key = bytes.fromhex(hash_hex), decode_base64(key64)
    except ValueError as error:
        raise KeyMalformed(why="the hash is not hexadecimal or the key is not base64") from error
    if key_id.hex() != hash_hex or len(key_id) != KEY_ID_SIZE:
        raise KeyMalformed(why="the hash is not eight lower-case hexadecimal digits")
    if not key or key[0] not in ALGORITHMS:
        raise KeyMalformed(why="the algorithm is not Ed25519 (1) or a v1 cosignature (4)")
    if len(key) != 1 + size:
        raise KeyMalformed(why=f"the key is not {size} bytes")
    return name, key_id, key[0], key[1:]


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """Whom to believe: a name and a public key. `str()` and `parse` use the vkey text `name+hash+base64`."""

    name: str
    key_id: bytes
    algorithm: int
    public: bytes

    def __post_init__(self) -> None:
        """Refuse a name, an algorithm, a size or an id that no vkey text can carry."""
        if not _is_name(self.name):
            raise KeyMalformed(why="the name is empty or holds a space or plus")
        if self.algorithm not in ALGORITHMS or len(self.public) != PUBLIC_SIZE:
            raise KeyMalformed(why="not an Ed25519 or v1 cosignature key of 32 bytes")
        if self.key_id != algorithms.key_id(self.name, self.algorithm, self.public):
            raise KeyMalformed(why="the hash does not belong to this name and key")

    @classmethod
    def of(cls, name: str, algorithm: int, public: bytes) -> Self:
        """The key with its id computed."""
        if not _is_name(name) or algorithm not in ALGORITHMS:
            raise KeyMalformed(why="bad name or algorithm")
        return cls(name, algorithms.key_id(name, algorithm, public), algorithm, public)

    @staticmethod
    def parse(text: str) -> "VerifierKey":
        """Read a vkey; KeyMalformed says why not."""
        return _parsed(text)

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{encode_base64(bytes((self.algorithm,)) + self.public)}"

    def verify(self, text: bytes, signature: bytes) -> bool:
        """Whether this key made `signature` (the bytes after the key id) over the note's text."""
        return _is_signature(self.algorithm, self.public, text, signature)


@lru_cache(maxsize=1024)
def _parsed(text: str) -> VerifierKey:
    """Few keys are in use, and each note is held against them anew."""
    return VerifierKey(*_split_key(text, PUBLIC_SIZE))


@lru_cache(maxsize=4096)
def _is_signature(algorithm: int, public: bytes, text: bytes, signature: bytes) -> bool:
    """One note is asked about more than once: what counts of it, whose it is, until when that key is believed."""
    return algorithms.verify_signature(algorithm, public, text, signature)


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One signature line: name, four bytes of key id, and the signature after them (at least one byte)."""

    name: str
    key_id: bytes
    signature: bytes

    def __post_init__(self) -> None:
        """Refuse what could not be read back."""
        if not _is_name(self.name) or len(self.key_id) != KEY_ID_SIZE or not self.signature:
            raise SignatureMalformed(why="bad name, key id or empty signature")

    @classmethod
    def parse(cls, line: str) -> Self:
        """Read one line without its newline."""
        if not line.startswith(_DASH):
            raise SignatureMalformed(why="a signature line begins with an em dash and a space")
        name, _, value = line.removeprefix(_DASH).partition(" ")
        try:
            raw = decode_base64(value)
        except ValueError as error:
            raise SignatureMalformed(why=f"the signature is {error}") from error
        return cls(name, raw[:KEY_ID_SIZE], raw[KEY_ID_SIZE:])

    def encode(self) -> str:
        """The line with its newline."""
        return f"{_DASH}{self.name} {encode_base64(self.key_id + self.signature)}\n"

    def is_by(self, key: VerifierKey) -> bool:
        """Whether the line claims to be this key's; says nothing of its truth."""
        return self.name == key.name and self.key_id == key.key_id


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A secret seed under a name. `repr` hides the seed; `serialize` is the only way out."""

    name: str
    algorithm: int
    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse what could not be read back."""
        if not _is_name(self.name) or self.algorithm not in ALGORITHMS or len(self.seed) != SEED_SIZE:
            raise KeyMalformed(why="bad name, algorithm or seed size")

    @classmethod
    def generate(cls, name: str, algorithm: int = ED25519) -> Self:
        """A fresh key from the operating system's random source."""
        return cls(name, algorithm, algorithms.fresh_seed())

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `PRIVATE+KEY+name+hash+base64`; the hash is that of the public key, as in Go's note."""
        if not text.startswith(_PRIVATE):
            raise KeyMalformed(why="a signing key begins with PRIVATE+KEY+")
        name, key_id, algorithm, seed = _split_key(text.removeprefix(_PRIVATE), SEED_SIZE)
        key = cls(name, algorithm, seed)
        if key.verifier.key_id != key_id:
            raise KeyMalformed(why="the hash does not belong to this name and key")
        return key

    def serialize(self) -> str:
        """The secret text. Whoever holds it can sign as this key."""
        key_id = self.verifier.key_id.hex()
        return f"{_PRIVATE}{self.name}+{key_id}+{encode_base64(bytes((self.algorithm,)) + self.seed)}"

    @property
    def verifier(self) -> VerifierKey:
        """The public half."""
        return VerifierKey.of(self.name, self.algorithm, algorithms.public_from_seed(self.seed))

    def sign(self, text: bytes) -> SignatureLine:
        """Sign a note's text. A witness key refuses: a cosignature needs a time (`cosignature.cosign`)."""
        if self.algorithm != ED25519:
            raise KeyMisused(name=self.name, why="a cosignature needs a time")
        return SignatureLine(self.name, self.verifier.key_id, algorithms.sign_ed25519(self.seed, text))
