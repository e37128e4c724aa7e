"""What a proposal is called, on the page of what it is about: the page needs no table of every act's words."""

from django.template import Library

from saksama_node.seconds.proposed import Proposed
from saksama_node.web.desk.seconds.words import WORDS

register = Library()


@register.filter
def proposed_act(found: Proposed) -> str:
    """The act of two persons that waits, or waited."""
    return WORDS[found.act].title(found)
