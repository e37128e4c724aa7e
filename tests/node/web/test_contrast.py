"""WCAG 2.2, 1.4.3: text reads at 4.5:1 on every ground that it stands on, in both schemes, whatever the accent."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama_node.web.accent import DARK_GROUND, LEAST, LIGHT_GROUND, contrast, readable, stylesheet

CSS = Path(__file__).parents[3] / "src/saksama_node/web/static/saksama"
STATES = ("due", "lapsed", "kept", "waiting", "plain")
GROUNDS = ("paper", "surface", "sunken")


def schemes() -> Mapping[str, Mapping[str, str]]:
    light, dark = (CSS / "tokens.css").read_text().split("@media (prefers-color-scheme: dark)")
    read = {
        name: dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", text))
        for name, text in (("light", light), ("dark", dark))
    }
    return {"light": read["light"], "dark": {**read["light"], **read["dark"]}}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_reads_on_every_ground(scheme: str) -> None:
    colour = schemes()[scheme]
    pairs = [(text, ground) for text in ("ink", "muted", *STATES) for ground in GROUNDS]
    pairs += [(state, f"{state}-soft") for state in STATES]
    pairs += [("ink", f"{state}-soft") for state in STATES] + [("ink", "mark")]
    poor = [(a, b, contrast(colour[a], colour[b])) for a, b in pairs if contrast(colour[a], colour[b]) < LEAST]
    assert poor == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_of_controls_are_seen(scheme: str) -> None:
    """WCAG 2.2, 1.4.11: 3:1 for what shows where a control is."""
    colour = schemes()[scheme]
    assert all(contrast(colour["line-strong"], colour[ground]) >= 3 for ground in GROUNDS)


def test_the_accent_s_grounds_are_those_of_the_palette() -> None:
    found = schemes()
    assert (found["light"]["sunken"], found["dark"]["sunken"]) == (LIGHT_GROUND, DARK_GROUND)


@given(st.from_regex(r"#[0-9A-Fa-f]{6}", fullmatch=True))
def test_any_accent_is_made_readable(accent: str) -> None:
    colour = schemes()
    light, dark = (readable(accent, LIGHT_GROUND, towards="#000000"), readable(accent, DARK_GROUND, towards="#ffffff"))
    for scheme, made in (("light", light), ("dark", dark)):
        assert all(contrast(made, colour[scheme][ground]) >= LEAST for ground in GROUNDS)
        assert contrast(made, colour[scheme]["on-accent"]) >= LEAST
    assert light in stylesheet(accent)
    assert dark in stylesheet(accent)


def test_the_two_institutions_accents_stay_as_they_are_on_white() -> None:
    for accent in ("#0B6E6E", "#6A4A7C"):
        assert readable(accent, LIGHT_GROUND, towards="#000000") == accent.lower()


def test_no_other_file_names_a_colour() -> None:
    named = {
        path.name: re.findall(r"#[0-9a-fA-F]{3,8}\b", path.read_text())
        for path in CSS.glob("*.css")
        if path.name not in {"tokens.css", "print.css"}
    }
    # A QR, a photo and a drawn picture stand on white in the dark scheme too.
    assert {name: found for name, found in named.items() if set(found) - {"#fff"}} == {}
