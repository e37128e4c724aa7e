"""Which roles there are at an office, and which of them an administrator gives, and where.

Rules kept here:
  * What no row names is not there and is given by nobody: a regency has no signatory of the institution.
  * Who gives roles, decides, or opens the vault is made from above: only at the office at the top, which has none above
    it, does its own administrator give these too.
  * Nobody gives a role to oneself; beside the administrator's role there is no other.
  * Who may not give a role has no power over an account that holds it: to set its password would be to take the role.
Left to others: what a role may (`policy`).
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from saksama.errors import CallerError
from saksama_node.accounts.policy import Role, Staff, covers
from saksama_node.settings.current import SETTINGS


class RolesApart(CallerError):
    """Two roles that one person must not hold together, or a role that one would give to oneself."""

    code = "account.roles-apart"
    advice = "Give the role to somebody else, or end the other role first."

    role: str
    held: str


class RoleNotGiven(CallerError):
    """An office that has no such role, or a role that this administrator gives to nobody there."""

    code = "account.role-not-given"
    advice = "Give it at an office that has it, or ask the administrator of the office above."

    role: str
    region: str


class Rank(StrEnum):
    """How high an office stands in its institution, whatever its own level: the node's region is the top."""

    TOP = "top"
    REGENCY = "regency"
    DISTRICT = "district"
    VILLAGE = "village"


ROLES: Final[Mapping[Rank, frozenset[Role]]] = MappingProxyType(
    {
        Rank.TOP: frozenset(Role),
        Rank.REGENCY: frozenset(
            {
                Role.ADMINISTRATOR,
                Role.COMMISSIONER,
                Role.OFFICER,
                Role.INTAKE,
                Role.CUSTODIAN,
                Role.STATISTICS,
                Role.READER,
                Role.SUPERVISOR,
            }
        ),
        Rank.DISTRICT: frozenset({Role.COMMISSIONER, Role.OFFICER, Role.INTAKE, Role.READER, Role.SUPERVISOR}),
        Rank.VILLAGE: frozenset({Role.READER, Role.SUPERVISOR}),
    }
)
"""What there is at an office. Who signs, keeps watch, handles content or the machine does so for the whole."""

GIVEN: Final[Mapping[Rank, Mapping[Rank, frozenset[Role]]]] = MappingProxyType(
    {
        Rank.TOP: ROLES,
        Rank.REGENCY: MappingProxyType(
            {
                Rank.REGENCY: frozenset({Role.OFFICER, Role.INTAKE, Role.STATISTICS, Role.READER, Role.SUPERVISOR}),
                Rank.DISTRICT: ROLES[Rank.DISTRICT],
                Rank.VILLAGE: ROLES[Rank.VILLAGE],
            }
        ),
    }
)
"""What an administrator of an office gives at which offices, the own one and those below; others give nothing."""

_BY_PARTS: Final = {2: Rank.REGENCY, 3: Rank.DISTRICT, 4: Rank.VILLAGE}


def rank(region: str) -> Rank | None:
    """How high the office of this region stands; None for one that is not of this institution."""
    if region == SETTINGS.region:
        return Rank.TOP
    return _BY_PARTS.get(region.count(".") + 1) if covers(SETTINGS.region, region) else None


def gives(by: Staff, region: str) -> frozenset[Role]:
    """The roles that this person gives at the office of this region."""
    there = rank(region)
    own = [each.region for each in by.held if each.role is Role.ADMINISTRATOR and covers(each.region, region)]
    if there is None:
        return frozenset()
    return frozenset[Role]().union(*(_given_from(each).get(there, frozenset()) for each in own))


def offered(by: Staff) -> frozenset[Role]:
    """The roles that this person gives at some office or other: for a list to choose from."""
    own = [each.region for each in by.held if each.role is Role.ADMINISTRATOR]
    return frozenset[Role]().union(*(roles for each in own for roles in _given_from(each).values()))


def _given_from(region: str) -> Mapping[Rank, frozenset[Role]]:
    found = rank(region)
    return GIVEN.get(found, {}) if found is not None else {}


def check_given(by: Staff, role: Role, region: str) -> None:
    """Raise `RoleNotGiven` where this person does not give the role at the office of this region."""
    if role not in gives(by, region):
        raise RoleNotGiven(role, region)


def check_grant(by: Staff, person: Staff, role: Role, region: str) -> None:
    """Raise `RolesApart` or `RoleNotGiven` where this role at this office may not go to this person by this one."""
    if by.id == person.id:
        raise RolesApart(role, role)
    for held in person.roles - {role}:
        if Role.ADMINISTRATOR in {role, held}:
            raise RolesApart(role, held)
    check_given(by, role, region)


def check_over(by: Staff, person: Staff) -> None:
    """Raise `RoleNotGiven` where the person holds, at whatever office, a role that this one does not give there."""
    for held in person.held:
        check_given(by, held.role, held.region)
