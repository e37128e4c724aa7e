"""Staff: a person as other storeys see one.

Rules kept here:
  * A frozen value: what a person may do is what their grants said when the request began.
  * The secret of the pseudonyms stands in no `repr`.
Left to others: who is who (`queries.staff`), what a role allows (`policy.py`).
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """What one may be at an office."""

    ADMINISTRATOR = "administrator"
    SIGNATORY = "signatory"
    COMMISSIONER = "commissioner"
    OFFICER = "officer"
    INTAKE = "intake"
    DUTY = "duty"
    CUSTODIAN = "custodian"
    CONTENT = "content"
    STATISTICS = "statistics"
    SECURITY = "security"
    READER = "reader"
    SUPERVISOR = "supervisor"


ROLE_WORDS = {
    Role.ADMINISTRATOR: _("administrator akun"),
    Role.SIGNATORY: _("penanda tangan nota"),
    Role.COMMISSIONER: _("anggota (komisioner)"),
    Role.OFFICER: _("petugas penanganan"),
    Role.INTAKE: _("petugas penerima laporan"),
    Role.DUTY: _("petugas piket"),
    Role.CUSTODIAN: _("pemegang kunci brankas"),
    Role.CONTENT: _("petugas konten"),
    Role.STATISTICS: _("petugas statistik"),
    Role.SECURITY: _("petugas keamanan informasi"),
    Role.READER: _("pembaca"),
    Role.SUPERVISOR: _("pengawas lapangan"),
}


@dataclass(frozen=True, slots=True)
class HeldRole:
    """One role at one office; `region` is the office's code with dots."""

    role: Role
    region: str


@dataclass(frozen=True, slots=True)
class Staff:
    """One who may log in. `id` is the database's; `region` and `office` are where the person belongs.

    `last_day`: access ends with it; None where no end is set.
    """

    id: int
    username: str
    name: str
    office: str
    region: str
    held: tuple[HeldRole, ...]
    secret: bytes = field(repr=False)
    last_day: date | None = None

    @property
    def roles(self) -> frozenset[Role]:
        """The roles, wherever they are held."""
        return frozenset(each.role for each in self.held)


OPERATOR = "operator"


def operator(region: str) -> Staff:
    """The one who runs the node, acting by command line at the machine: an administrator without an account."""
    return Staff(
        id=0,
        username=OPERATOR,
        name=OPERATOR,
        office="",
        region=region,
        held=(HeldRole(Role.ADMINISTRATOR, region),),
        secret=b"",
    )
