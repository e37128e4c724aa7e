"""Cases of the Pemilu of 2024 under the edition `pemilu-2022`: fourteen days after voting, in every state and outcome.

Rules kept here: what has a period is done within it; each way through the edition is gone by one case at least.
"""

from typing import Final

from saksama_demo.chapters.casework import (
    NEXT_REGENCY,
    PROVINCE,
    REGENCY,
    Do,
    answered,
    assigned,
    clarified,
    closed,
    decided,
    drawn,
    forwarded,
    found,
    notified,
    readmitted,
    received,
    recused,
    registered,
    renumbered,
    reviewed,
    reviewed_again,
    studied,
    transferred,
    written,
)

EDITION: Final = "pemilu-2022"

# Monday, 19 February 2024.
COMING_IN: Final = (
    received("pemilu administratif"),
    received("pemilu pidana", REGENCY),
    received("pemilu etik"),
    received("pemilu ASN"),
    received("pemilu beberapa jenis", REGENCY),
    found("pemilu TSM"),
    received("pemilu dicabut"),
    received("pemilu lewat waktu"),
    received("pemilu tidak diregistrasi"),
    received("pemilu sengketa MK"),
    received("pemilu informasi", kind="information"),
    received("pemilu informasi ditutup", kind="information"),
)
REVIEWED: Final = (
    reviewed("pemilu administratif", EDITION, "register", "administrative"),
    reviewed("pemilu pidana", EDITION, "register", "criminal"),
    reviewed("pemilu etik", EDITION, "register", "ethics"),
    reviewed("pemilu ASN", EDITION, "register", "other-law"),
    reviewed("pemilu beberapa jenis", EDITION, "register", "administrative", "criminal"),
    reviewed("pemilu TSM", EDITION, "register", "administrative-tsm", source="finding"),
    reviewed("pemilu dicabut", EDITION, "incomplete", "administrative"),
    written("pemilu dicabut", "perbaikan"),
    reviewed("pemilu lewat waktu", EDITION, "incomplete", "administrative"),
    written("pemilu lewat waktu", "perbaikan"),
    reviewed("pemilu tidak diregistrasi", EDITION, "not-accepted", ground="no-violation"),
    reviewed("pemilu sengketa MK", EDITION, "stopped", "administrative"),
    reviewed("pemilu informasi", EDITION, "preliminary", source="information"),
    reviewed("pemilu informasi ditutup", EDITION, "preliminary", source="information"),
)
REGISTERED: Final = (
    transferred("pemilu pidana", PROVINCE),
    transferred("pemilu etik", REGENCY),
    transferred("pemilu beberapa jenis", NEXT_REGENCY),
    registered("pemilu administratif"),
    registered("pemilu pidana"),
    registered("pemilu ASN"),
    registered("pemilu TSM"),
    registered("pemilu etik"),
    registered("pemilu beberapa jenis"),
    assigned("pemilu etik"),
    assigned("pemilu beberapa jenis"),
    *(drawn(f"pemilu {which}") for which in ("administratif", "pidana", "ASN", "TSM")),
)
# Tuesday, 20 February: within the reporter's two days.
CLARIFIED: Final = (
    renumbered("pemilu administratif", "PP"),
    written("pemilu dicabut", "lengkap"),
    reviewed_again("pemilu dicabut", "register", "administrative"),
    closed("pemilu dicabut", "withdrawn"),
    *clarified("pemilu administratif", "reporter", "2024-02-20"),
    *clarified("pemilu pidana", "reported", "2024-02-20"),
    recused("pemilu etik"),
    readmitted("pemilu etik"),
    forwarded("pemilu sengketa MK", "constitutional-court"),
    notified("pemilu sengketa MK"),
    closed("pemilu sengketa MK", "forwarded"),
    notified("pemilu tidak diregistrasi"),
    closed("pemilu tidak diregistrasi", "not-registered"),
)
# Thursday, 22 February: the reporter's time is over.
LAPSED: Final = (
    reviewed_again("pemilu lewat waktu", "not-accepted", ground="incomplete"),
    notified("pemilu lewat waktu"),
    closed("pemilu lewat waktu", "not-registered"),
    reviewed_again("pemilu informasi", "register", "other-law"),
    registered("pemilu informasi"),
    drawn("pemilu informasi"),
    closed("pemilu informasi ditutup", "not-registered"),
    written("pemilu ASN", "perpanjang"),
)
DECIDED: Final = (
    *(
        studied(f"pemilu {which}")
        for which in ("administratif", "pidana", "etik", "beberapa jenis", "TSM", "informasi")
    ),
    decided("pemilu administratif", "administrative"),
    forwarded("pemilu administratif", "kpu"),
    notified("pemilu administratif"),
    decided("pemilu pidana", "criminal"),
    forwarded("pemilu pidana", "gakkumdu"),
    notified("pemilu pidana"),
    closed("pemilu pidana", "forwarded"),
    decided("pemilu etik", "ethics"),
    forwarded("pemilu etik", "dkpp"),
    notified("pemilu etik"),
    closed("pemilu etik", "forwarded"),
    decided("pemilu beberapa jenis", "several", "administrative", "criminal"),
    forwarded("pemilu beberapa jenis", "kpu"),
    forwarded("pemilu beberapa jenis", "police"),
    notified("pemilu beberapa jenis"),
    closed("pemilu beberapa jenis", "forwarded"),
    decided("pemilu TSM", "administrative-tsm"),
    forwarded("pemilu TSM", "kpu"),
    closed("pemilu TSM", "decided"),
    decided("pemilu informasi", "no-violation"),
    closed("pemilu informasi", "decided"),
)
# Wednesday, 6 March: the twelfth working day of fourteen.
EXTENDED: Final[tuple[Do, ...]] = (
    answered("pemilu administratif", "kpu"),
    closed("pemilu administratif", "decided"),
    studied("pemilu ASN"),
    decided("pemilu ASN", "other-law"),
    forwarded("pemilu ASN", "civil-service", via="sbt"),
    answered("pemilu ASN", "civil-service", "received"),
    notified("pemilu ASN"),
    closed("pemilu ASN", "forwarded"),
)
