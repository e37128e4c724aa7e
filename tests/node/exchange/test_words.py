"""Every member of a closed list has its word on the desk, and a refusal names clause and cause."""

import pytest

from saksama.agreement.errors import NotPermitted, Why
from saksama.entries.kinds.incident import IncidentType
from saksama.envelope.leakcheck import Part
from saksama.vocabulary import RefusalCode, RejectionCode
from saksama_node.exchange.alarms import FINAL, LASTING, REJECTIONS, TOLD, Alarm
from saksama_node.exchange.linking import STRANGE
from saksama_node.exchange.states import IncomingState, OutgoingState
from saksama_node.flows.following.follow_partner import STOPS
from saksama_node.web.desk.words import alarms
from saksama_node.web.desk.words import dispatches as words


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


def test_every_alarm_silence_and_stop_has_a_sentence_of_its_own() -> None:
    assert set(TOLD) == set(Alarm)
    assert (
        set(alarms.DISPATCHES)
        == set(REJECTIONS)
        == {each for each in Alarm if each.startswith("dispatch.")} - {Alarm.NUMBER_GAP}
    )
    assert set(Alarm) - set(REJECTIONS) - {Alarm.SET_ASIDE} <= set(alarms.ENTRIES)
    assert set(REJECTIONS) >= FINAL
    assert not LASTING & set(REJECTIONS)
    assert {each.code for each in STOPS} == set(alarms.STOPS)
    assert set(alarms.SILENCES) == STRANGE | {"exchange.not-yet-cosigned", "exchange.partner-stopped"}
    assert set(alarms.LOGS) >= STRANGE | set(alarms.STOPS)
    for table in (alarms.DISPATCHES, alarms.ENTRIES, alarms.LOGS, alarms.SILENCES):
        said = [str(sentence) for sentence in table.values()]
        assert len(said) == len(set(said))
