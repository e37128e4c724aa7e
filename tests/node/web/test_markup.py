"""Components that are written without a template: escaped as a template would, and the same markup as Django's own."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from saksama_node.web import formats, markup
from saksama_node.web.form_renderer import Renderer

SLY = '<b title="x">&\'</b>'
ESCAPED = "&lt;b title=&quot;x&quot;&gt;&amp;&#x27;&lt;/b&gt;"


def test_a_listing_names_the_column_in_each_cell_and_escapes_what_is_not_ours() -> None:
    link = markup.link("/meja/?a=1&b=2", SLY)
    told = markup.listing("Judul", ("Nomor", SLY, "Kantor"), [(link, SLY, gettext_lazy("Perkara"))])
    assert isinstance(told, SafeString)
    assert f'<th scope="row"><a href="/meja/?a=1&amp;b=2">{ESCAPED}</a></th>' in told
    assert f'<td data-label="{ESCAPED}">{ESCAPED}</td>' in told
    assert '<td data-label="Kantor">Perkara</td></tr>' in told
    assert f'<th scope="col">{ESCAPED}</th>' in told
    assert "<b" not in told


def test_a_listing_without_rows_is_empty_and_a_row_of_another_length_is_refused() -> None:
    assert markup.listing("Judul", ("Nomor", "Kantor"), []) == ""
    for row in (("1",), ("1", "2", "3")):
        with pytest.raises(ValueError, match="zip"):
            markup.listing("Judul", ("Nomor", "Kantor"), [row])


def test_notes_stand_below_a_text() -> None:
    assert markup.with_notes(SLY, []) == ESCAPED
    assert markup.with_notes("a", [SLY]) == f'a<br><span class="muted">{ESCAPED}</span>'


def test_a_state_that_no_style_knows_is_refused() -> None:
    with pytest.raises(markup.UnknownState):
        markup.pill("merah", "x")


def test_a_duty_is_a_link_or_where_pressing_it_is_noted_a_form() -> None:
    due = datetime(2024, 2, 15, tzinfo=UTC)
    assert f'<a class="button" href="/x?a&amp;b">{ESCAPED}</a></div>' in markup.duty_card("a", "/x?a&b", due, act=SLY)
    posted = markup.duty_card("a", "/x", token="t0ken")
    assert '<form method="post" action="/x"><input type="hidden" name="csrfmiddlewaretoken" value="t0ken">' in posted
    assert "<time" not in posted
    assert "<a" not in markup.duty_card("a")


def test_a_duty_shows_each_unseen_sign_of_a_partner_s_words() -> None:
    card = markup.duty_card(f"Tugas {SLY} \u202eitkubret", "/x", why="Bersama \u200bmitra", why_url="/y")
    assert f'aria-label="Tugas {ESCAPED} ⟨U+202E⟩itkubret"' in card
    assert "⟨U+202E⟩</span>itkubret</bdi></p>" in card
    assert "⟨U+200B⟩</span>mitra</bdi></a></p>" in card
    assert not {"\u202e", "\u200b"} & set(card)


class AForm(forms.Form):
    """Choices with what Django's templates tell apart: groups, marks with and without a value, sly words."""

    pilihan = forms.ChoiceField(
        choices=[("", SLY), (SLY, "a"), ("Kelompok <1>", [("1", "satu"), ("2", "dua")]), (3, gettext_lazy("Perkara"))],
        required=False,
        widget=forms.Select({"data-x": SLY, "autofocus": True, "disabled": False}),
    )
    banyak = forms.MultipleChoiceField(choices=[("1", "satu"), ("2", "dua")])


@pytest.mark.parametrize("given", [{}, {"pilihan": "2"}, {"pilihan": "3"}, {"pilihan": SLY, "banyak": ["1", "2"]}])
def test_a_choice_is_written_as_djangos_own_template_does(given: dict[str, object]) -> None:
    ours, djangos = (
        re.sub(r"\s*\n\s*", "", str(AForm(given, renderer=renderer))) for renderer in (Renderer(), DjangoTemplates())
    )
    assert ours == djangos
    assert "selected" in ours or "pilihan" not in given


def test_a_day_is_named_in_the_language_of_the_moment_however_often() -> None:
    told = []
    for language in ("id", "en", "id", "en"):
        with translation.override(language):
            told.append((formats.day(date(2024, 2, 15)), formats.moment_of(datetime(2024, 2, 15, 16, 30, tzinfo=UTC))))
    indonesian = ("Kamis, 15 Februari 2024", "Jumat, 16 Februari 2024, 00.30 WITA")
    english = ("Thursday, 15 February 2024", "Friday, 16 February 2024, 00:30 WITA")
    assert told == [indonesian, english, indonesian, english]


def test_what_is_near_is_named_by_its_distance_in_days() -> None:
    at = datetime(2024, 2, 15, 4, tzinfo=UTC)
    with translation.override("id"):
        told = [formats.remaining(at + timedelta(days=days), at).when.split(",")[0] for days in range(-2, 3)]
    assert told == ["Selasa", "kemarin", "hari ini", "besok", "Sabtu"]
