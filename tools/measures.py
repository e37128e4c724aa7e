"""Every metric of a node, one a line: name, kind, label, what it is. `python -m tools.measures`.

Rules kept here: what is told is what the code exports.
Left to others: the page that is made of it (references), the alert rules (docs/operations/alerts.yml).
"""

import os

import django

from tools.bare_node import bare_environment

os.environ.update(bare_environment())
django.setup()

from saksama_node.flows.node.measure_node import MEASURES  # noqa: E402 - Django first
from saksama_node.web.vitals.requests import OWN  # noqa: E402 - Django first


def measures() -> list[tuple[str, str, str, str]]:
    """Name, kind, label, what it is."""
    own = [
        (f"{family.name}{'_total' if family.type == 'counter' else ''}", family.type, _LABELS.get(family.name, ""),
         family.documentation)
        for family in OWN.collect()
    ]  # fmt: skip
    return [*((each.name, "gauge", each.label, each.help) for each in MEASURES), *own]


_LABELS = {"saksama_http_requests": "status"}


if __name__ == "__main__":
    for each in measures():
        print("\t".join(each))
