"""Reading forms: a file is whole or refused.

Rules kept here: an id stands once; a choice has options and nothing else has; what calls for a field is a choice that
stands before it, with an answer that it has; a list has fields, none of them a list.
Left to others: what the parts mean (form).
"""

from collections.abc import Mapping, Sequence
from functools import cache

from saksama.errors import CallerError
from saksama.observation.form import Field, Form, Kind
from saksama.observation.numbers import NumberMalformed, pattern_of
from saksama.toml_files import read_toml, shipped_texts
from saksama.words import Language


class FormMalformed(CallerError):
    """A file of a form cannot be read, or is not whole."""

    code = "observation.form-malformed"
    advice = "Mend the form's file: see saksama.observation.form for what it must hold."

    why: str


def parse_form(text: str) -> Form:
    """Read a form's file. Raises `FormMalformed`."""
    form = read_toml(text, Form, FormMalformed)
    try:
        pattern_of(form.number)
    except NumberMalformed as error:
        raise FormMalformed(why=str(error)) from error
    ids = [part.id for part in form.part]
    if len(set(ids)) != len(ids):
        raise FormMalformed(why="a part stands twice")
    _check([field for part in form.part for field in part.field], inside=False)
    return form


@cache
def shipped() -> Mapping[str, Form]:
    """The forms that come with this package, by id."""
    return {form.id: form for form in map(parse_form, shipped_texts("saksama.observation", "forms"))}


def title_of(form: str, language: Language) -> str:
    """A form by its title; by its id where this version does not know it."""
    found = shipped().get(form)
    if found is None:
        return form
    return found.title_en if language == "en" else found.title


def _check(fields: Sequence[Field], *, inside: bool) -> None:
    before: dict[str, Field] = {}
    for field in fields:
        if field.id in before:
            raise FormMalformed(why=f"the field {field.id} stands twice")
        if bool(field.option) != (field.kind is Kind.CHOICE):
            raise FormMalformed(why=f"{field.id}: a choice has options, and nothing else has")
        if bool(field.field) != (field.kind is Kind.LIST) or (inside and field.field):
            raise FormMalformed(why=f"{field.id}: a list has fields of its own, none of them a list")
        if field.when is not None:
            asked = before.get(field.when.field)
            if asked is None or field.when.answer not in {each.id for each in asked.option}:
                raise FormMalformed(why=f"{field.id} waits for {field.when.field}: no such answer before it")
        before[field.id] = field
        _check(field.field, inside=True)
