"""A plenary held at an office, for tests: its commissioners decide on what is named."""

from collections.abc import Sequence

from saksama_node.accounts.policy import Role, Staff, today
from saksama_node.cases import queries
from saksama_node.cases.plenaries.held import held_at
from saksama_node.cases.plenaries.holding import Meeting, Ticked
from saksama_node.flows.cases.hold_plenary import hold_plenary
from tests.node.staffing import staff_with


def hold(*items: Ticked, region: str = "52", members: Sequence[Staff] = (), number: str = "", **changed: object) -> str:
    """A meeting of this office that decided these; the subject of its entry."""
    sat = members or [staff_with(Role.COMMISSIONER, region, f"pleno{place}") for place in range(3)]
    fields: dict[str, object] = {
        "region": region,
        "day": today(),
        "number": number or f"{len(held_at(region)) + 1:03}/BA/PLENO/2026",
        "members": sat,
        "seats": 5,
        "items": items,
    }
    return hold_plenary(sat[0], Meeting(**(fields | changed)))  # type: ignore[arg-type]


def hold_on(info: queries.SubmissionInfo, decided: str, **changed: object) -> str:
    """The same of one report or its case, at its office."""
    return hold(Ticked(info.id, decided), **({"region": info.region} | changed))  # type: ignore[arg-type]
