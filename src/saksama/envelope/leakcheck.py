"""The leak check: whether outgoing text names a reporter.

At intake each identity is turned into keyed digests of its normalised parts; only they are kept, beside the vault.
Outgoing text is cut into windows that are normalised and digested alike. So the check needs no identity in clear, and
whoever takes the digests without the key learns nothing from them.

Rules kept here:
  * Parts: NIK (16 digits), telephone, e-mail, full name of two words or more, full address line with a number (also its
    beginning up to a comma). A match refuses.
  * A name of one word only warns: it is an ordinary word too often.
  * What could not be read is a leak of its own (`UNREADABLE`), never a pass.
  * Normalising is the same for intake and text: NFKC, case folded, accents dropped, punctuation to spaces; the usual
    short forms of an address spelled out; a telephone in its 62 form.
Left to others: reading files (the node), the key and the digests (the vault's room), who may release a warning.

The keyed digest is BLAKE2b with a key (RFC 7693), 16 bytes: a million windows take about a second.
"""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

DIGEST_BYTES = 16
NIK_DIGITS = 16
PHONE_DIGITS = range(10, 16)


class Part(StrEnum):
    """A part of an identity."""

    NIK = "nik"
    PHONE = "phone"
    EMAIL = "email"
    NAME = "name"
    SINGLE_NAME = "single-name"
    ADDRESS = "address"


class Verdict(StrEnum):
    """What a leak does: `MATCH` refuses; `WARN` and `UNREADABLE` need a second person's release."""

    MATCH = "match"
    WARN = "warn"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Identity:
    """A reporter's identity as it was taken in; empty text for what is not known."""

    full_name: str
    nik: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    address_lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyedDigest:
    """One part of one identity. `words`: how many tokens a window must have to match it (1 for numbers and e-mail)."""

    part: Part
    words: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Leak:
    """Something found in one place (`payload`, or an attachment's name). It says which part, never which words."""

    verdict: Verdict
    place: str
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """All digests of a node, indexed for the search: by part, and the window lengths that names and lines have."""

    digests: Mapping[Part, frozenset[bytes]]
    lengths: Mapping[Part, frozenset[int]]

    @classmethod
    def of(cls, digests: Iterable[KeyedDigest]) -> "Known":
        """Index digests."""
        kept = list(digests)
        return cls(
            digests={part: frozenset(item.digest for item in kept if item.part is part) for part in Part},
            lengths={part: frozenset(item.words for item in kept if item.part is part) for part in Part},
        )


def digests_of(key: bytes, identity: Identity) -> tuple[KeyedDigest, ...]:
    """The keyed digests to keep of an identity. Parts that have no usable form (a NIK of 15 digits) give none."""
    found: list[KeyedDigest] = []
    words = _words(identity.full_name)
    if words:
        part = Part.NAME if len(words) > 1 else Part.SINGLE_NAME
        found.append(KeyedDigest(part, len(words), _digest(key, part, " ".join(words))))
    nik = _digits(identity.nik)
    if len(nik) == NIK_DIGITS:
        found.append(KeyedDigest(Part.NIK, 1, _digest(key, Part.NIK, nik)))
    for phone in identity.phones:
        number = _phone(_digits(phone))
        if number:
            found.append(KeyedDigest(Part.PHONE, 1, _digest(key, Part.PHONE, number)))
    found += [
        KeyedDigest(Part.EMAIL, 1, _digest(key, Part.EMAIL, address))
        for email in identity.emails
        if _EMAIL.fullmatch(address := _fold(email).strip())
    ]
    for line in identity.address_lines:
        for words in _telling_lines(line):
            found.append(KeyedDigest(Part.ADDRESS, len(words), _digest(key, Part.ADDRESS, " ".join(words))))
    return tuple(dict.fromkeys(found))


def check_text(key: bytes, text: str, known: Known, place: str) -> tuple[Leak, ...]:
    """What of the known identities stands in this text; each part once at the most."""
    found: list[Leak] = []
    for part, windows in _windows(text, known):
        digests = known.digests[part]
        if digests and any(_digest(key, part, window) in digests for window in windows):
            found.append(Leak(Verdict.WARN if part is Part.SINGLE_NAME else Verdict.MATCH, place, part))
    return tuple(found)


def unreadable(place: str) -> Leak:
    """The leak for what could not be read (scan, image, archive, locked file)."""
    return Leak(Verdict.UNREADABLE, place)


def refuses(leaks: Collection[Leak]) -> bool:
    """Whether these leaks refuse the dispatch outright."""
    return any(leak.verdict is Verdict.MATCH for leak in leaks)


# A match begins where a word does and is bounded, so that hostile text costs no more than its length.
_EMAIL = re.compile(r"(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,190}\.[a-z]{2,24}")
_NUMBER = re.compile(r"\d(?:[ .\-()/]{0,3}\d){8,}")
_NOT_WORD = re.compile(r"[^\w]+|_+")
_APOSTROPHES = re.compile(r"['’`ʼ]")
_ADDRESS_FORMS = {
    "jl": "jalan",
    "jln": "jalan",
    "gg": "gang",
    "no": "nomor",
    "nmr": "nomor",
    "ds": "desa",
    "dsn": "dusun",
    "kel": "kelurahan",
    "kec": "kecamatan",
    "kab": "kabupaten",
    "kp": "kampung",
    "blk": "blok",
    "perum": "perumahan",
    "lk": "lingkungan",
    "ling": "lingkungan",
}
_PLACE_WORDS = frozenset({*_ADDRESS_FORMS.values(), "rt", "rw", "kota", "provinsi"})


def _windows(text: str, known: Known) -> Iterator[tuple[Part, Iterator[str]]]:
    """For each part the normalised windows of the text that could be one."""
    folded = _fold(text)
    words = _split(folded)
    address = [_address_word(word) for word in words]
    runs = [_digits(match) for match in _NUMBER.findall(folded)]
    yield Part.NIK, (run[at : at + NIK_DIGITS] for run in runs for at in range(len(run) - NIK_DIGITS + 1))
    yield Part.PHONE, (number for run in runs for number in _phones_in(run))
    yield Part.EMAIL, iter(_EMAIL.findall(folded))
    yield Part.NAME, _spans(words, known.lengths[Part.NAME])
    yield Part.SINGLE_NAME, iter(words)
    yield Part.ADDRESS, _spans(address, known.lengths[Part.ADDRESS])


def _spans(words: list[str], lengths: Iterable[int]) -> Iterator[str]:
    return (" ".join(words[at : at + length]) for length in lengths for at in range(len(words) - length + 1))


def _phones_in(run: str) -> Iterator[str]:
    """Every stretch of a run of digits that reads as a telephone number."""
    for at in range(len(run) - PHONE_DIGITS.start + 1):
        if run.startswith(("0", "62", "8"), at):
            for length in PHONE_DIGITS:
                if at + length <= len(run) and (number := _phone(run[at : at + length])):
                    yield number


def _phone(digits: str) -> str:
    """The number in its 62 form, empty if it is none: 0812 3456 7890 and +62 812-3456-7890 are one."""
    if digits.startswith("0"):
        digits = "62" + digits[1:]
    elif digits.startswith("8"):
        digits = "62" + digits
    return digits if digits.startswith("62") and len(digits) in PHONE_DIGITS else ""


def _words(text: str) -> list[str]:
    return _split(_fold(text))


def _telling_lines(line: str) -> Iterator[list[str]]:
    """The line, and its beginnings up to each comma, as far as they tell one house.

    A house has a number and a name: `Kecamatan Gerung` and `RT 02 RW 03` stand in many texts and name nobody.
    """
    parts = line.split(",")
    for count in range(1, len(parts) + 1):
        words = _address_words(" ".join(parts[:count]))
        names = [word for word in words if not word.isdigit() and word not in _PLACE_WORDS]
        if len(words) > 2 and names and any(word.isdigit() for word in words):
            yield words


def _address_words(text: str) -> list[str]:
    return [_address_word(word) for word in _words(text)]


def _address_word(word: str) -> str:
    spelled = _ADDRESS_FORMS.get(word, word)
    return spelled.lstrip("0") or "0" if spelled.isdigit() else spelled


def _split(folded: str) -> list[str]:
    return _NOT_WORD.sub(" ", _APOSTROPHES.sub("", folded)).split()


def _fold(text: str) -> str:
    """NFKC, case folded, accents dropped, invisible characters dropped."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(char for char in plain if unicodedata.category(char) not in {"Mn", "Cf"})


def _digits(text: str) -> str:
    return "".join(char for char in text if "0" <= char <= "9")


def _digest(key: bytes, part: Part, normalised: str) -> bytes:
    return hashlib.blake2b(normalised.encode(), key=key, digest_size=DIGEST_BYTES, person=part.encode()[:16]).digest()
