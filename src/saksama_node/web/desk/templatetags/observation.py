"""Tags of the page of a report of supervision: its files.

Left to others: who sees the report (its page), handing a file out (`observation.incoming`).
"""

from django.template import Library

from saksama.observation.document import Document
from saksama_node.flows.observation.hand_out_annex import warned_annexes
from saksama_node.observation.annexed import annexes_of
from saksama_node.web.desk.observation.shown import names_in
from saksama_node.web.desk.words.files import warned_words

register = Library()


@register.inclusion_tag("desk/observation/parts_incoming.html")
def lhp_incoming(subject: str, document: Document | None = None, *, notes: bool = False) -> dict[str, object]:
    """The files that this version names, whole or not, and what is to be said of each. `notes`: are written."""
    named = set() if document is None else {each.sha256 for each in document.annexes}
    annexes = [each for each in annexes_of(subject) if document is None or each.plain in named]
    told = warned_annexes(annexes)
    return {
        "annexes": [(each, warned_words(told.get(each.id, ()))) for each in annexes],
        "names": names_in(document),
        "notes": notes,
    }
