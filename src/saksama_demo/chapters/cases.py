"""Cases of the Pemilu and of the Pilkada of 2024, each under its edition of the law.

Rules kept here: what has a period is done within it, fourteen days after voting or in the Pilkada's short ones. Each
way through `pemilu-2022` is gone by one case at least, with every outcome; under `pilkada-2024` some are left in every
state, and what stands at the end stands there in time.
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

PEMILU: Final = "pemilu-2022"
PILKADA: Final = "pilkada-2024"
LATE: Final = "pilkada terlambat"
BACK_DATED: Final = "pilkada ditanggali mundur"
SKIPPED: Final = "pilkada undian dilewati"

# Monday, 19 February 2024.
PEMILU_COMING_IN: Final = (
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
PEMILU_REVIEWED: Final = (
    reviewed("pemilu administratif", PEMILU, "register", "administrative"),
    reviewed("pemilu pidana", PEMILU, "register", "criminal"),
    reviewed("pemilu etik", PEMILU, "register", "ethics"),
    reviewed("pemilu ASN", PEMILU, "register", "other-law"),
    reviewed("pemilu beberapa jenis", PEMILU, "register", "administrative", "criminal"),
    reviewed("pemilu TSM", PEMILU, "register", "administrative-tsm", source="finding"),
    reviewed("pemilu dicabut", PEMILU, "incomplete", "administrative"),
    written("pemilu dicabut", "perbaikan"),
    reviewed("pemilu lewat waktu", PEMILU, "incomplete", "administrative"),
    written("pemilu lewat waktu", "perbaikan"),
    reviewed("pemilu tidak diregistrasi", PEMILU, "not-accepted", ground="no-violation"),
    reviewed("pemilu sengketa MK", PEMILU, "stopped", "administrative"),
    reviewed("pemilu informasi", PEMILU, "preliminary", source="information"),
    reviewed("pemilu informasi ditutup", PEMILU, "preliminary", source="information"),
)
PEMILU_REGISTERED: Final = (
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
PEMILU_CLARIFIED: Final = (
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
PEMILU_LAPSED: Final = (
    reviewed_again("pemilu lewat waktu", "not-accepted", ground="incomplete"),
    notified("pemilu lewat waktu"),
    closed("pemilu lewat waktu", "not-registered"),
    reviewed_again("pemilu informasi", "register", "other-law"),
    registered("pemilu informasi"),
    drawn("pemilu informasi"),
    closed("pemilu informasi ditutup", "not-registered"),
    written("pemilu ASN", "perpanjang"),
)
PEMILU_DECIDED: Final = (
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
PEMILU_EXTENDED: Final[tuple[Do, ...]] = (
    answered("pemilu administratif", "kpu"),
    closed("pemilu administratif", "decided"),
    studied("pemilu ASN"),
    decided("pemilu ASN", "other-law"),
    forwarded("pemilu ASN", "civil-service", via="sbt"),
    answered("pemilu ASN", "civil-service", "received"),
    notified("pemilu ASN"),
    closed("pemilu ASN", "forwarded"),
)

# Monday, 7 October 2024.
PILKADA_COMING_IN: Final = (
    received("pilkada administratif"),
    received("pilkada pidana", REGENCY),
    received("pilkada etik"),
    received("pilkada TSM"),
    received("pilkada beberapa jenis"),
    received("pilkada lewat waktu"),
    received("pilkada dicabut"),
    received("pilkada tidak diregistrasi"),
    found("pilkada ASN"),
    received("pilkada informasi", kind="information"),
    received("pilkada informasi ditutup", kind="information"),
    reviewed("pilkada administratif", PILKADA, "register", "administrative"),
    registered("pilkada administratif"),
    reviewed("pilkada ASN", PILKADA, "register", "other-law", source="finding"),
    registered("pilkada ASN"),
    reviewed("pilkada pidana", PILKADA, "register", "criminal"),
    transferred("pilkada pidana", PROVINCE),
    registered("pilkada pidana"),
    reviewed("pilkada etik", PILKADA, "register", "ethics"),
    transferred("pilkada etik", REGENCY),
    registered("pilkada etik"),
    reviewed("pilkada TSM", PILKADA, "register", "administrative-tsm"),
    registered("pilkada TSM"),
    reviewed("pilkada beberapa jenis", PILKADA, "register", "administrative", "ethics"),
    registered("pilkada beberapa jenis"),
    reviewed("pilkada lewat waktu", PILKADA, "incomplete", "administrative"),
    written("pilkada lewat waktu", "perbaikan"),
    reviewed("pilkada dicabut", PILKADA, "incomplete", "administrative"),
    written("pilkada dicabut", "perbaikan"),
    reviewed("pilkada tidak diregistrasi", PILKADA, "not-accepted", ground="late"),
    reviewed("pilkada informasi", PILKADA, "preliminary", source="information"),
    reviewed("pilkada informasi ditutup", PILKADA, "preliminary", source="information"),
    assigned("pilkada etik"),
    *(drawn(f"pilkada {which}") for which in ("administratif", "pidana", "ASN", "TSM", "beberapa jenis")),
)
# Tuesday, 8 October.
PILKADA_CLARIFIED: Final = (
    renumbered("pilkada administratif", "PB"),
    written("pilkada dicabut", "lengkap"),
    reviewed_again("pilkada dicabut", "register", "administrative"),
    closed("pilkada dicabut", "withdrawn"),
    *clarified("pilkada administratif", "testifier", "2024-10-08"),
    recused("pilkada etik"),
    readmitted("pilkada etik"),
    written("pilkada pidana", "perpanjang"),
    reviewed_again("pilkada informasi", "register", "administrative"),
    registered("pilkada informasi"),
    closed("pilkada informasi ditutup", "not-registered"),
    drawn("pilkada informasi"),
    notified("pilkada tidak diregistrasi"),
    closed("pilkada tidak diregistrasi", "not-registered"),
)
# Wednesday, 9 October: the third day, however it is counted.
PILKADA_DECIDED: Final = (
    *(studied(f"pilkada {which}") for which in ("administratif", "etik", "ASN", "TSM", "beberapa jenis", "informasi")),
    decided("pilkada administratif", "administrative"),
    forwarded("pilkada administratif", "kpu"),
    answered("pilkada administratif", "kpu"),
    notified("pilkada administratif"),
    closed("pilkada administratif", "decided"),
    decided("pilkada etik", "ethics"),
    forwarded("pilkada etik", "dkpp"),
    notified("pilkada etik"),
    closed("pilkada etik", "forwarded"),
    decided("pilkada ASN", "other-law"),
    forwarded("pilkada ASN", "civil-service", via="sbt"),
    closed("pilkada ASN", "forwarded"),
    decided("pilkada TSM", "administrative-tsm"),
    forwarded("pilkada TSM", "kpu"),
    notified("pilkada TSM"),
    closed("pilkada TSM", "decided"),
    decided("pilkada beberapa jenis", "several", "administrative", "ethics"),
    forwarded("pilkada beberapa jenis", "kpu"),
    forwarded("pilkada beberapa jenis", "dkpp"),
    notified("pilkada beberapa jenis"),
    closed("pilkada beberapa jenis", "forwarded"),
    decided("pilkada informasi", "no-violation"),
    closed("pilkada informasi", "decided"),
)
# Friday, 11 October: what was extended is decided, and what came in today stands in every state.
PILKADA_STANDING: Final[tuple[Do, ...]] = (
    studied("pilkada pidana"),
    decided("pilkada pidana", "criminal"),
    forwarded("pilkada pidana", "gakkumdu"),
    notified("pilkada pidana"),
    closed("pilkada pidana", "forwarded"),
    reviewed_again("pilkada lewat waktu", "not-accepted", ground="incomplete"),
    *(
        received(f"pilkada {which}", region)
        for which, region in (
            ("menunggu registrasi", PROVINCE),
            ("belum lengkap", PROVINCE),
            ("menunggu perbaikan", PROVINCE),
            ("perbaikan diterima", PROVINCE),
            ("diregistrasi", REGENCY),
        )
    ),
    received("pilkada ditelusuri", kind="information"),
    found("pilkada ditangani"),
    *(received(which) for which in (LATE, BACK_DATED)),
    reviewed("pilkada menunggu registrasi", PILKADA, "register", "administrative"),
    reviewed("pilkada belum lengkap", PILKADA, "incomplete", "administrative"),
    reviewed("pilkada menunggu perbaikan", PILKADA, "incomplete", "administrative"),
    written("pilkada menunggu perbaikan", "perbaikan"),
    reviewed("pilkada perbaikan diterima", PILKADA, "incomplete", "administrative"),
    written("pilkada perbaikan diterima", "perbaikan"),
    written("pilkada perbaikan diterima", "lengkap"),
    reviewed("pilkada diregistrasi", PILKADA, "register", "administrative-tsm"),
    transferred("pilkada diregistrasi", NEXT_REGENCY),
    registered("pilkada diregistrasi"),
    reviewed("pilkada ditelusuri", PILKADA, "preliminary", source="information"),
    reviewed("pilkada ditangani", PILKADA, "register", "administrative-tsm", source="finding"),
    registered("pilkada ditangani"),
    reviewed(LATE, PILKADA, "register", "ethics"),
    registered(LATE),
    reviewed(BACK_DATED, PILKADA, "register", "ethics"),
    registered(BACK_DATED),
    drawn("pilkada ditangani"),
    drawn(LATE),
    studied(LATE),
    drawn(BACK_DATED),
    studied(BACK_DATED),
)
# Thursday, 17 October: every reading of the three days of ethics is over.
LATE_DECISION: Final = (decided(LATE, "ethics"),)
TO_BE_SKIPPED: Final = (received(SKIPPED), reviewed(SKIPPED, PILKADA, "register", "ethics"))
