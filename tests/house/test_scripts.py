"""What no script, template or page of ours does with what it is given: take it for markup, a program, a column."""

import re

import pytest

from tools.steps import TOP

SCRIPTS = sorted(file for file in (TOP / "src/saksama_node").rglob("*.js") if "vendor" not in file.parts)
TEMPLATES = sorted(file for kind in ("html", "txt") for file in (TOP / "src").rglob(f"templates/**/*.{kind}"))
OURS = {
    "field_notes.html": "a help text of a form class, in our own words",
    "activate_form.html": "the picture of a second factor, drawn by allauth from a key of its own",
}
"""Templates with markup that is not escaped, and whose it is."""
OF_SCRIPTS = {
    "words become markup": re.compile(
        r"(?:inner|outer)HTML\s*\+?=[^=]|insertAdjacentHTML|document\.write|createContextualFragment|setHTML"
    ),
    "words become a program": re.compile(
        r"\beval\(|new Function|import\([^)\"'`]|set(?:Timeout|Interval)\(\s*[\"'`]|javascript:"
    ),
    "a key that was given reaches every object": re.compile(r"__proto__|\.prototype\b|[\w)]\[[a-z]\w*\]\s*=(?!=)"),
    "a page of another host is listened to or told": re.compile(
        r"window\.(?:parent|opener|top)\b|\.postMessage\([^)]*,|window\.addEventListener\(\"message\"|onmessage\b|document\.domain"
    ),
}
OF_TEMPLATES = {
    "words are not escaped": re.compile(r"\|\s*safe\b|autoescape off|\|\s*safeseq"),
    "a program stands in the page": re.compile(
        r"<[^>]+\son[a-z]+=|javascript:|<script(?![^>]*\s(?:src=|type=.application/ld))[^>]*>(?!\s*</)"
    ),
    "what browsers no longer run": re.compile(r"<(?:object|embed|applet|frame|frameset)\b"),
}
PAGES = sorted((TOP / "src/saksama_node/web").rglob("*.py"))
OF_PAGES = {
    "a form is made of a table": re.compile(r"\bModelForm\b|modelform_factory|fields_for_model"),
    "a row takes whatever was sent": re.compile(
        r"\*\*request\.|\.(?:create|update)\(\s*\*\*|setattr\([^)]*(?:request|data)\b"
    ),
    "what the address says counts for what a form does": re.compile(
        r"request\.GET\b[^\n]*(?:\bor|\|) request\.POST|request\.POST\b[^\n]*(?:\bor|\|) request\.GET"
    ),
}
PLANTED = {
    "words become markup": 'at("x").innerHTML = given;',
    "words become a program": 'setTimeout("go()", 1);',
    "a key that was given reaches every object": "held[name] = value;",
    "a page of another host is listened to or told": 'frame.postMessage(all, "*");',
    "words are not escaped": "{{ words|safe }}",
    "a program stands in the page": '<a href="#" onclick="go()">',
    "what browsers no longer run": "<object data=x>",
    "a form is made of a table": "class Form(forms.ModelForm):",
    "a row takes whatever was sent": "Case.objects.create(**sent)",
    "what the address says counts for what a form does": 'request.GET.get("a", "") or request.POST.get("a", "")',
}


@pytest.mark.parametrize("what", OF_SCRIPTS)
def test_no_script_does_it(what: str) -> None:
    assert len(SCRIPTS) > 30
    assert [file.name for file in SCRIPTS if OF_SCRIPTS[what].search(file.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("what", OF_TEMPLATES)
def test_no_template_does_it(what: str) -> None:
    assert len(TEMPLATES) > 100
    found = {file.name for file in TEMPLATES if OF_TEMPLATES[what].search(file.read_text(encoding="utf-8"))}
    assert found - OURS.keys() == set()


@pytest.mark.parametrize("what", OF_PAGES)
def test_no_page_does_it(what: str) -> None:
    assert [file.name for file in PAGES if OF_PAGES[what].search(file.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("what", PLANTED)
def test_a_planted_one_is_seen(what: str) -> None:
    assert (OF_SCRIPTS | OF_TEMPLATES | OF_PAGES)[what].search(PLANTED[what])
