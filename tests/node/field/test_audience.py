"""The field's door answers machines: what is not there is told as JSON, and nothing of it is kept on the way."""

from django.test import Client


def test_an_address_of_the_door_that_is_none_says_so_as_json() -> None:
    answer = Client().get("/lapangan/api/x")
    assert (answer.status_code, answer.json()["code"]) == (404, "field.not-here")
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
