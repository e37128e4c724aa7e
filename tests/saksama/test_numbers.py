"""Numbers as people read them."""

from saksama.words import decimal, percent, signed, whole


def test_numbers_have_the_signs_of_their_language() -> None:
    assert (whole(3_250_427, "id"), whole(3_250_427, "en")) == ("3.250.427", "3,250,427")
    assert (percent(0.664, "id"), percent(0.664, "en")) == ("66,4 %", "66.4 %")
    assert decimal(1234.5, "id", 2) == "1.234,50"
    assert [signed(value, "id") for value in (1_500, -40, 0)] == ["+1.500", "\u221240", "0"]


def test_what_is_smaller_than_the_last_place_is_not_told_as_nothing() -> None:
    assert (percent(0.0001, "id"), percent(0, "id"), percent(0.0005, "id")) == ("< 0,1 %", "0,0 %", "0,1 %")
