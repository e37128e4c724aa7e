"""Cases of the Pilkada of 2024 under the edition `pilkada-2024`: in its short periods, and some left in every state.

Rules kept here: what has a period is done within it, and what stands at the end stands there in time.
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

EDITION: Final = "pilkada-2024"
LATE: Final = "pilkada terlambat"
BACK_DATED: Final = "pilkada ditanggali mundur"
SKIPPED: Final = "pilkada undian dilewati"

# Monday, 7 October 2024.
COMING_IN: Final = (
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
    reviewed("pilkada administratif", EDITION, "register", "administrative"),
    registered("pilkada administratif"),
    reviewed("pilkada ASN", EDITION, "register", "other-law", source="finding"),
    registered("pilkada ASN"),
    reviewed("pilkada pidana", EDITION, "register", "criminal"),
    transferred("pilkada pidana", PROVINCE),
    registered("pilkada pidana"),
    reviewed("pilkada etik", EDITION, "register", "ethics"),
    transferred("pilkada etik", REGENCY),
    registered("pilkada etik"),
    reviewed("pilkada TSM", EDITION, "register", "administrative-tsm"),
    registered("pilkada TSM"),
    reviewed("pilkada beberapa jenis", EDITION, "register", "administrative", "ethics"),
    registered("pilkada beberapa jenis"),
    reviewed("pilkada lewat waktu", EDITION, "incomplete", "administrative"),
    written("pilkada lewat waktu", "perbaikan"),
    reviewed("pilkada dicabut", EDITION, "incomplete", "administrative"),
    written("pilkada dicabut", "perbaikan"),
    reviewed("pilkada tidak diregistrasi", EDITION, "not-accepted", ground="late"),
    reviewed("pilkada informasi", EDITION, "preliminary", source="information"),
    reviewed("pilkada informasi ditutup", EDITION, "preliminary", source="information"),
    assigned("pilkada etik"),
    *(drawn(f"pilkada {which}") for which in ("administratif", "pidana", "ASN", "TSM", "beberapa jenis")),
)
# Tuesday, 8 October.
CLARIFIED: Final = (
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
DECIDED: Final = (
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
STANDING: Final[tuple[Do, ...]] = (
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
    reviewed("pilkada menunggu registrasi", EDITION, "register", "administrative"),
    reviewed("pilkada belum lengkap", EDITION, "incomplete", "administrative"),
    reviewed("pilkada menunggu perbaikan", EDITION, "incomplete", "administrative"),
    written("pilkada menunggu perbaikan", "perbaikan"),
    reviewed("pilkada perbaikan diterima", EDITION, "incomplete", "administrative"),
    written("pilkada perbaikan diterima", "perbaikan"),
    written("pilkada perbaikan diterima", "lengkap"),
    reviewed("pilkada diregistrasi", EDITION, "register", "administrative-tsm"),
    transferred("pilkada diregistrasi", NEXT_REGENCY),
    registered("pilkada diregistrasi"),
    reviewed("pilkada ditelusuri", EDITION, "preliminary", source="information"),
    reviewed("pilkada ditangani", EDITION, "register", "administrative-tsm", source="finding"),
    registered("pilkada ditangani"),
    reviewed(LATE, EDITION, "register", "ethics"),
    registered(LATE),
    reviewed(BACK_DATED, EDITION, "register", "ethics"),
    registered(BACK_DATED),
    drawn("pilkada ditangani"),
    drawn(LATE),
    studied(LATE),
    drawn(BACK_DATED),
    studied(BACK_DATED),
)
# Thursday, 17 October: every reading of the three days of ethics is over.
LATE_DECISION: Final = (decided(LATE, "ethics"),)
TO_BE_SKIPPED: Final = (received(SKIPPED), reviewed(SKIPPED, EDITION, "register", "ethics"))
