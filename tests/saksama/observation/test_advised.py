"""The bodies that may be advised: each has its names, and an unknown code is told as it is."""

from saksama.observation.advised import bodies, body_name


def test_each_body_has_both_names_and_an_unknown_code_is_told_as_it_is() -> None:
    for code, body in bodies().items():
        assert (code, bool(body.name), body_name(code, english=True)) == (body.id, True, body.name_en)
    assert body_name("lain-sekali") == "lain-sekali"
