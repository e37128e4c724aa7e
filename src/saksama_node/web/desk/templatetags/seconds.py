"""What waits for a second person, on the page of what it is about: the page needs no table of every act's words."""

from django.template import Context, Library

from saksama_node.accounts.queries import name_of
from saksama_node.flows.seconds.waiting import may_answer, proposals_about
from saksama_node.seconds.proposing import Proposed
from saksama_node.web.desk.seconds.words import WORDS

register = Library()


@register.filter
def proposed_act(found: Proposed) -> str:
    """The act of two persons that waits, or waited."""
    return WORDS[found.act].title(found)


@register.inclusion_tag("desk/seconds/part.html", takes_context=True)
def proposals(context: Context, *subjects: str) -> dict[str, object]:
    """What waits about these, and what was rejected, as this reader may see it."""
    by = context["request"].staff
    found = proposals_about(by, *subjects)
    return {"proposals": [(each, name_of(each.by), may_answer(by, each)) for each in found]}
