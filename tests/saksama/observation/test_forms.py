"""Forms of supervision: those that come with the package are whole, what breaks a file is refused, what answers one."""

import re
import string
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.observation.answers import Answer, Answers, Fault, Problem, problems, tidied, written
from saksama.observation.form import Field, Form, Kind
from saksama.observation.reading import FormMalformed, parse_form, shipped

FORMS = shipped()
FORM_A = FORMS["form-a-2022"]
SENT: Answers = {
    "stage": "Pemutakhiran data pemilih",
    "team": [{"name": "CONTOH Pengawas", "post": "Anggota Panwaslu Kecamatan Gerung"}],
    "assignment": "001/ST/CONTOH",
    "address": "Jalan Contoh 1",
    "activities": [
        {
            "way": "direct",
            "aim": "Memastikan daftar pemilih diumumkan",
            "target": "PPS Gerung Utara",
            "day": "2026-11-28",
            "from": "08.00",
            "until": "10.30",
            "place": "Kantor desa",
        }
    ],
    "account": "Daftar diumumkan.\n\nTidak ada yang lain.",
    "suspected": "none",
    "disputed": "none",
}
FILE = """
id = "f"
purpose = "supervision"
heading = "F"
title = "F"
title_en = "F"
number = "{number}/F/{year}"
valid_from = 2022-10-20
source = "contoh"
certainty = "practice seen"
[[part]]
id = "p"
mark = "I"
title = "P"
title_en = "P"
field = [
    { id = "a", label = "A", label_en = "A", kind = "choice", option = [{ id = "x", label = "X", label_en = "X" }] },
    { id = "b", label = "B", label_en = "B", when = { field = "a", answer = "x" } },
]
"""


def test_both_versions_of_form_a_and_the_register_of_prevention_come_with_their_parts() -> None:
    marks = {name: [part.mark for part in form.part] for name, form in FORMS.items()}
    assert marks == {
        "f-cegah-2023": ["I", "II"],
        "form-a-2022": ["I", "II", "III", "IV", "V"],
        "form-a-pilkada-2024": ["I", "II", "III", "IV", "V", "VI"],
    }
    assert len({form.digest for form in FORMS.values()}) == len(FORMS)
    for form in FORMS.values():
        # A pattern is for every office: of what stands between its places, nothing is one office's code.
        between = set(re.split(r"\{[^}]*\}|/", form.number)) - {""}
        assert between <= {"LHP", "PM.00.02", "F.CEGAH", "P2HM"}
        for field in form.fields.values():
            assert field.label
            assert field.label_en


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('id = "b"', 'id = "a"', "the field a stands twice"),
        ('answer = "x"', 'answer = "y"', "no such answer"),
        ('field = "a", answer', 'field = "b", answer', "no such answer"),
        ('kind = "choice", ', "", "a choice has options"),
        ('label = "B"', 'label = "B", kind = "list"', "a list has fields"),
        ("{number}/F", "F", "has {number} once"),
        ("valid_from = 2022-10-20", "", "valid_from"),
        ("certainty =", "more = 1\ncertainty =", "unknown field"),
    ],
)
def test_a_file_is_whole_or_refused(old: str, new: str, why: str) -> None:
    parse_form(FILE)
    with pytest.raises(FormMalformed) as caught:
        parse_form(FILE.replace(old, new, 1))
    assert why in str(caught.value)


def test_a_report_is_sent_whole_and_a_draft_may_lack_anything() -> None:
    assert problems(FORM_A, SENT) == []
    assert problems(FORM_A, {}, draft=True) == []
    needed = [each.at for each in problems(FORM_A, {})]
    assert needed == [name for name, field in FORM_A.fields.items() if field.required and field.when is None]
    suspected = {each.at for each in problems(FORM_A, {**SENT, "suspected": "yes"})}
    assert suspected == {"event", "event_place", "event_day", "suspect", "suspicion"}


@pytest.mark.parametrize(
    ("answers", "at", "fault"),
    [
        ({"event": "ada"}, "event", Fault.NEEDLESS),
        ({"suspected": "mungkin"}, "suspected", Fault.OPTION),
        ({"suspected": "other:mungkin"}, "suspected", Fault.OPTION),
        ({"team": "Ani"}, "team", Fault.SHAPE),
        ({"stage": [{"a": "b"}]}, "stage", Fault.SHAPE),
        ({"stage": "a\nb"}, "stage", Fault.WRITING),
        ({"stage": "a\u202eb"}, "stage", Fault.WRITING),
        ({"stage": "a" * 301}, "stage", Fault.LONG),
        ({"more": "a"}, "more", Fault.UNKNOWN),
        ({"assignment_day": "2026-02-30"}, "assignment_day", Fault.DAY),
        ({"assignment_day": "20260228"}, "assignment_day", Fault.DAY),
        ({"team": [{"name": "Ani"}]}, "team.1.post", Fault.MISSING),
        ({"team": [{"name": "Ani", "post": "a", "x": "y"}]}, "team.1.x", Fault.UNKNOWN),
        ({"team": [{"name": "Ani", "post": "a"}] * 13}, "team", Fault.MANY),
        ({"activities": [{**SENT["activities"][0], "from": "24.00"}]}, "activities.1.from", Fault.TIME),  # type: ignore[dict-item]
        ({"activities": [{**SENT["activities"][0], "way": "other:"}]}, "activities.1.way", Fault.OPTION),  # type: ignore[dict-item]
    ],
)
def test_a_fault_names_its_field_and_why(answers: dict[str, Any], at: str, fault: Fault) -> None:
    assert problems(FORM_A, {**SENT, **answers}) == [Problem(at, fault)]


@pytest.mark.parametrize("form", shipped().values(), ids=lambda each: each.id)
def test_no_day_of_what_is_sent_lies_ahead_of_its_sending(form: Form) -> None:
    day, ahead = date(2026, 11, 29), "2026-11-30"
    whole: dict[str, Answer] = {}
    for field in form.fields.values():
        if field.when is not None:
            whole[field.when.field] = field.when.answer
        days = {each.id: ahead for each in field.field if each.kind is Kind.DAY}
        if field.kind is Kind.DAY or days:
            whole[field.id] = [days] if days else ahead
    named = {name if isinstance(said, str) else f"{name}.1.day" for name, said in whole.items() if ahead in str(said)}
    found = {each.at for each in problems(form, whole, today=day) if each.fault is Fault.FUTURE}
    assert found == named != set()
    for kept in (problems(form, whole, today=date(2026, 11, 30)), problems(form, whole, draft=True)):
        assert not any(each.fault is Fault.FUTURE for each in kept)


def test_rows_that_a_page_showed_and_nobody_filled_say_nothing() -> None:
    empty: Answers = {"witnesses": [{"name": "", "address": ""}], "evidence": [{"what": ""}, {}], "objects": [{}]}
    assert problems(FORM_A, {**SENT, **empty}) == []
    assert problems(FORM_A, {**SENT, "team": [{"name": "", "post": ""}]}) == [Problem("team", Fault.MISSING)]


def test_a_choice_in_ones_own_words_is_taken_where_the_form_has_it() -> None:
    own = [{**row, "way": "other:patroli"} for row in SENT["activities"]]  # type: ignore[dict-item]
    assert problems(FORM_A, {**SENT, "activities": own}) == []


def texts() -> st.SearchStrategy[str]:
    return st.text(st.sampled_from(string.ascii_letters + " \r\n\u00e9e\u0301"), max_size=12)


@st.composite
def drawn_answers(draw: st.DrawFn, form: Form) -> dict[str, Any]:
    def one(field: Field) -> Any:
        if field.kind is Kind.LIST:
            return [{each.id: draw(texts()) for each in field.field} for _ in range(draw(st.integers(0, 2)))]
        return draw(st.sampled_from([each.id for each in field.option] or [draw(texts())]))

    return {field.id: one(field) for field in form.fields.values() if draw(st.booleans())}


@given(drawn_answers(FORM_A))
def test_the_bytes_of_answers_are_one_whatever_the_order_and_do_not_change_again(answers: dict[str, Any]) -> None:
    said = written(answers)
    assert written(dict(reversed(answers.items()))) == said
    assert written(tidied(answers)) == said
    found = {each.fault for each in problems(FORM_A, tidied(answers), draft=True)}
    assert found <= {Fault.NEEDLESS, Fault.DAY, Fault.TIME, Fault.OPTION, Fault.WRITING, Fault.LONG}
