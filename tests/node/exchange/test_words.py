"""Every member of a closed list has its word on the desk, and a refusal names clause and cause."""

import pytest

from saksama.agreement.errors import NotPermitted, Why
from saksama.entries.kinds.incident import IncidentType
from saksama.envelope.leakcheck import Part
from saksama.vocabulary import RefusalCode, RejectionCode
from saksama_node.exchange.states import IncomingState, OutgoingState
from saksama_node.web.desk import dispatch_words as words


def test_closed_lists_have_words() -> None:
    assert set(words.REASONS) == set(RefusalCode)
    assert set(words.REJECTIONS) == set(RejectionCode)
    assert set(words.INCIDENTS) == set(IncidentType)
    assert set(words.PARTS) == set(Part)
    assert set(words.STATE_COLOURS) == {state.value for state in (*OutgoingState, *IncomingState)}


@pytest.mark.parametrize("why", Why)
def test_every_refusal_has_a_sentence(why: Why) -> None:
    sentence = words.not_permitted(NotPermitted("pasal-3", why))
    assert sentence.startswith("Kiriman ini tidak diizinkan: ")
    assert sentence.endswith(".")
    assert "None" not in sentence
