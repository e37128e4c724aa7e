"""Whatever a telephone sends is taken, kept, or refused by a code: nothing of it makes the door fall."""

import json
import random
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.errors import CallerError
from saksama_node.observation.carried_file import CarriedMalformed, parse_head, parse_lines
from saksama_node.observation.envelope import is_signed, parse_envelope, public_key, unwritten
from saksama_node.observation.models import Report, Submission
from tests.node.field.conftest import LetIn
from tests.node.field.telephone import WHOLE, Telephone

ODD: Final[tuple[Any, ...]] = (
    "", "x" * 30_000, "\x00", "\ud800", "\u202e", "other:", None, 7, [], {}, [{}], [{"name": "x"}], [[]], [{"name": 7}],
    [{"way": "direct"}] * 21, {"a": {"b": "c"}}, "2026-02-30", "yes", "none", True,
)  # fmt: skip
KEY: Final = unwritten(Telephone().spki)
TOLD: Final = {200, 400, 409, 413, 415, 422}


@given(st.binary(max_size=300))
def test_no_bytes_make_the_readers_fall(data: bytes) -> None:
    for read in (parse_envelope, public_key, parse_head, lambda each: list(parse_lines(iter([each])))):
        with pytest.raises(CallerError):
            read(b"x" + data)


@given(st.text(max_size=40))
def test_no_text_makes_base64_or_a_signature_fall(text: str) -> None:
    assert not is_signed(KEY, text, "GET", "/", text, b"")
    try:
        unwritten(text)
    except ValueError:
        return


def test_what_a_line_holds_is_a_line_or_refused() -> None:
    assert [each.offset for each in parse_lines(iter([b'{"piece": "AA", "sha256": "x", "offset": 3}', b" "]))] == [3]
    with pytest.raises(CarriedMalformed):
        list(parse_lines(iter([b'{"other": 1}'])))


def test_odd_answers_are_kept_or_refused_by_a_code_and_never_fall(let_in: LetIn) -> None:
    telephone, chance = let_in(), random.Random(4711)
    taken = 0
    for number in range(60):
        answers: dict[str, Any] = {**WHOLE}
        for name in chance.sample([*WHOLE, "event", "evidence", "nowhere", ""], 2):
            answers[name] = chance.choice(ODD)
        more: dict[str, Any] = chance.choice(
            ({}, {"edits": -1}, {"replies": [{"note": 10**9, "words": "x"}]}, {"annex_key": "AA"})
        )
        said: dict[str, Any] = chance.choice(
            ({}, {"report": "f" * 32}, {"period": "f" * 32}, {"made_at": "1999-01-01T00:00:00Z"})
        )
        answer = telephone.submit(telephone.sealed(answers, f"{number}", more=more, **said))
        assert answer.status_code in TOLD, answer.content
        assert answer.json().get("code", "field.").startswith("field.")
        taken += answer.status_code == 200
    assert taken == Report.objects.count() > 10
    assert Submission.objects.count() >= taken
    # What was kept is shown to its writer, whatever it says.
    begun = telephone.begin()
    assert json.dumps(begun["reports"])
