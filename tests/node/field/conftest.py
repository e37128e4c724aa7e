"""People of the field and of their office, and telephones that were let in."""

from collections.abc import Callable

import pytest

from saksama_node.accounts.policy import Role, Staff
from saksama_node.flows.observation.invite_device import invite_device
from tests.node.conftest import StaffFor
from tests.node.field.telephone import Telephone

DISTRICT = "52.01.01"

type LetIn = Callable[..., Telephone]


@pytest.fixture
def planner(staff_for: StaffFor) -> Staff:
    """Who invites the people of the regency's offices."""
    return staff_for(Role.OFFICER, "52.01")


@pytest.fixture
def let_in(staff_for: StaffFor, planner: Staff) -> LetIn:
    """A telephone of a supervisor, let in and begun."""

    def make(region: str = DISTRICT, which: str = "") -> Telephone:
        person = staff_for(Role.SUPERVISOR, region, which)
        telephone = Telephone()
        telephone.enroll(invite_device(by=planner, person_id=person.id))
        telephone.begin()
        return telephone

    return make
