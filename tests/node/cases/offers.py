"""What a case's page offers."""

from django import forms


def offers(field: forms.ChoiceField) -> list[tuple[str, str]]:
    """What a field offers, in its order."""
    assert isinstance(field.choices, list)
    return [(str(code), str(word)) for code, word in field.choices]
