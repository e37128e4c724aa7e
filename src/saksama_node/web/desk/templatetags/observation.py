"""Tags of the page of a report of supervision: how it came in, and its files.

Left to others: who sees the report (its page), handing a file out (`observation.incoming`).
"""

from django.template import Library

from saksama.observation.document import Document
from saksama_node.accounts.queries import names_of
from saksama_node.observation.annexed import annexes_of
from saksama_node.observation.dictating import dictated
from saksama_node.web.desk.observation.shown import names_in

register = Library()


@register.inclusion_tag("desk/observation/parts_incoming.html")
def lhp_incoming(subject: str, document: Document | None = None, *, notes: bool = False) -> dict[str, object]:
    """Who read it out, where somebody did; the files that this version names, whole or not. `notes`: are written."""
    came, named = dictated(subject), set() if document is None else {each.sha256 for each in document.annexes}
    names = {} if came is None else names_of([came.told_by, came.keyed_by])
    return {
        "came": came,
        "told_by": "" if came is None else names.get(came.told_by, ""),
        "keyed_by": "" if came is None else names.get(came.keyed_by, ""),
        "annexes": [each for each in annexes_of(subject) if document is None or each.plain in named],
        "names": names_in(document),
        "notes": notes,
    }
