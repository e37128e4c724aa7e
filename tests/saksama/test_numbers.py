"""Numbers as people read them."""

from saksama.words import Words, decimal, percent, signed, whole


def test_numbers_have_the_signs_of_their_language() -> None:
    assert (whole(3_250_427, "id"), whole(3_250_427, "en")) == ("3.250.427", "3,250,427")
    assert (percent(0.664, "id"), percent(0.664, "en")) == ("66,4 %", "66.4 %")
    assert decimal(1234.5, "id", 2) == "1.234,50"
    assert [signed(value, "id") for value in (1_500, -40, 0)] == ["+1.500", "\u221240", "0"]


def test_what_is_smaller_than_the_last_place_is_not_told_as_nothing() -> None:
    assert (percent(0.0001, "id"), percent(0, "id"), percent(0.0005, "id")) == ("< 0,1 %", "0,0 %", "0,1 %")


def test_a_word_follows_the_count_beside_it() -> None:
    words = Words("{days} hari", "{days} {days:day is|days are} left")
    assert [words.say("en", {"days": days}) for days in (0, 1, 2, "1", "11")] == [
        "0 days are left",
        "1 day is left",
        "2 days are left",
        "1 day is left",
        "11 days are left",
    ]
    assert (words.say("id", {"days": 1}), words.of_many()) == ("1 hari", "{days} days are left")
