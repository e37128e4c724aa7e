"""Sheet entries: a version of the figures of a contest came in, and what does not fit in it was listed.

Rules kept here:
  * A version of a source has a subject of its own; `sheet.imported` and `sheet.flagged` of it share that subject.
  * Figures are public: the whole version is a blob, and so is the list of what does not fit. A body counts.
  * A version never replaces another: the later one has an entry of its own. One that builds on another names it.
Left to others: what the columns mean (tally.sheet), what is a finding (tally.checks), keying (keying), audits (audit).
"""

from enum import StrEnum
from typing import Annotated, ClassVar, Final

import msgspec
from msgspec import UNSET, UnsetType

from saksama.entries.body import Body, Code, Count, Digest, MomentText

RuleCount = Annotated[
    str,
    msgspec.Meta(pattern=r"^[A-Za-z][A-Za-z0-9_.-]{0,31}=[0-9]{1,9}\Z", description="rule=how often it does not hold"),
]
AreaCode = Annotated[
    str, msgspec.Meta(pattern=r"^([0-9]{2}){1,3}([0-9]{4})?\Z", description="code of an area, no dots")
]


class Source(StrEnum):
    """Who says the figures, and of what.

    `kpu-tabel`: KPU's publication as a table of stations; `sirekap`: the answers of KPU's Sirekap, by station;
    `pengawas`: the supervisors' own copies, keyed twice; `d-hasil-kecamatan`, `d-hasil-kabkota`, `d-hasil-provinsi`:
    the recapitulations; `tayangan-wilayah`: KPU's screen of a local election, by area.
    """

    KPU_TABLE = "kpu-tabel"
    SIREKAP = "sirekap"
    SUPERVISOR = "pengawas"
    RECAP_DISTRICT = "d-hasil-kecamatan"
    RECAP_REGENCY = "d-hasil-kabkota"
    RECAP_PROVINCE = "d-hasil-provinsi"
    SCREEN = "tayangan-wilayah"


RECAPS: Final = frozenset({Source.RECAP_DISTRICT, Source.RECAP_REGENCY, Source.RECAP_PROVINCE})
"""Sources that build up area by area: each version is put onto the one before it, unless it says that it is whole."""


class SheetImported(Body, frozen=True, kw_only=True):
    """A version of a source's figures of a contest.

    `document`: its figures as canonical CSV, a blob; `rows`: stations or areas in it; `said_at`: the moment that the
    source gives for them, missing where it gives none.

    `base`: of a recap that builds up, the document of the version before it in this log, of the same contest and
    source; onto it come the rows of `part`, a blob in the same form, and areas are taken away `without` which, with all
    below them, it stands (saksama.tally.published.merging). Missing where the document came in whole.
    """

    KIND: ClassVar[str] = "sheet.imported"
    base: Digest | UnsetType = UNSET
    contest: Code
    document: Digest
    part: Digest | UnsetType = UNSET
    rows: Count
    said_at: MomentText | UnsetType = UNSET
    source: Source
    without: tuple[AreaCode, ...] | UnsetType = UNSET


class SheetFlagged(Body, frozen=True, kw_only=True):
    """What does not fit in a version, or between it and others.

    `against`: the documents of the versions that it was held against, each imported in this log before; `document`: the
    findings as CSV, a blob; `figures`: the version that was judged; `rules`: how often each rule does not hold, by
    rule, 0 where it could be tested and holds everywhere; `sheet`: the definition by which it was judged, and
    `definition`: the SHA-256 of what of it decides (saksama.tally.sheet.reading), missing in the oldest entries.
    """

    KIND: ClassVar[str] = "sheet.flagged"
    against: tuple[Digest, ...]
    contest: Code
    definition: Digest | UnsetType = UNSET
    document: Digest
    figures: Digest
    rules: tuple[RuleCount, ...]
    sheet: Code


KINDS: tuple[type[Body], ...] = (SheetImported, SheetFlagged)
