"""The field's door answers machines: what is not there is told as JSON; its page in the documents names all of it."""

import re
from pathlib import Path

from django.test import Client

from saksama_node.web.field import answers
from saksama_node.web.field.urls import urlpatterns

PAGE = (Path(__file__).parents[3] / "docs/reference/field-protocol.md").read_text(encoding="utf-8")


def test_an_address_of_the_door_that_is_none_says_so_as_json() -> None:
    answer = Client().get("/lapangan/api/x")
    assert (answer.status_code, answer.json()["code"]) == (404, "field.not-here")
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_the_page_names_each_refusal_with_its_status_and_each_address() -> None:
    rows = dict(re.findall(r"^\| `(field\.[a-z-]+)` \| (\d+) \|", PAGE, flags=re.MULTILINE))
    other = {"field.malformed": 400, "field.unsigned": 401, "field.slow": 429}
    assert {code: int(status) for code, status in rows.items()} == {
        code: answers._STATUS.get(code, other.get(code)) for code in answers._WORDS
    }
    doors = [str(each.pattern) for each in urlpatterns if "api/" in str(each.pattern)]
    begun = {re.sub(r"[\^<(].*|\$$", "", each.removeprefix("^")) for each in doors} - {"api/"}
    assert all(f"`{each}" in PAGE for each in begun)
    assert len(begun) == 5
