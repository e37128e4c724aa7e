"""Tags of the page of a report of supervision: how it came in, and its files.

Left to others: who sees the report (its page), handing a file out (`observation.incoming`).
"""

from django.template import Library

from saksama_node.accounts.queries import names_of
from saksama_node.observation.annexed import annexes_of
from saksama_node.observation.dictating import dictated

register = Library()


@register.inclusion_tag("desk/observation/parts_incoming.html")
def lhp_incoming(subject: str) -> dict[str, object]:
    """Who read it out, where somebody did; what comes with it, whole or not."""
    came = dictated(subject)
    names = {} if came is None else names_of([came.told_by, came.keyed_by])
    return {
        "came": came,
        "told_by": "" if came is None else names.get(came.told_by, ""),
        "keyed_by": "" if came is None else names.get(came.keyed_by, ""),
        "annexes": annexes_of(subject),
    }
