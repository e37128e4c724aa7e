"""Word files of reports: words are text whatever they hold, and an office lays its own template over them."""

import io
import zipfile
from typing import Final

import docx
import pytest
from docx.document import Document as Paper
from docx.oxml.ns import qn

from saksama_node.papers import word
from saksama_node.papers.word import TemplateWrong, supervision_docx
from tests.node.papers.supervising import paper
from tools.shown import word_template

NASTY: Final = (
    "{{ number }}",
    "{% for x in y %}{%p endif %}{# #}",
    "{_{ leaf }_} {_% raw %_}",
    "{{r title }}",
    "</w:t><w:p><w:t>&amp;&lt;",
    "<w:br/>",
    "]]>",
    "\U0001f600 \U0001f468\u200d\U0001f469",
    "a" * 60_000,
    "Kata " * 12_000 + "akhir",
)


def read(data: bytes) -> Paper:
    return docx.Document(io.BytesIO(data))


def lines(data: bytes) -> list[str]:
    return [each.text for each in read(data).paragraphs]


def laid(*words: str) -> bytes:
    """An office's template with these paragraphs."""
    paper, out = docx.Document(), io.BytesIO()
    for each in words:
        paper.add_paragraph(each)
    paper.save(out)
    return out.getvalue()


def test_the_template_that_is_shipped_is_what_its_maker_makes() -> None:
    assert word_template.PLACE.read_bytes() == word_template.made()


@pytest.mark.parametrize("words", NASTY, ids=lambda words: words[:12])
def test_what_people_wrote_is_text_whatever_it_holds(words: str) -> None:
    made = supervision_docx(paper("form-a-2022", account=words, assignment=words))
    said = lines(made)
    assert words in said
    assert any(each.endswith(f"\t: {words}, tanggal Sabtu, 28 November 2026") for each in said) or len(words) > 100
    assert made == supervision_docx(paper("form-a-2022", account=words, assignment=words))


def test_signs_that_xml_cannot_hold_are_left_out_and_those_that_nobody_sees_are_numbered() -> None:
    words = "a\x00b\x07c\x0cd\x1b \ufffe\ud800e\u202ef\nbaris dua\tkolom"
    said = lines(supervision_docx(paper("form-a-2022", account=words)))
    assert "abcd e\u27e8U+202E\u27e9f" in said
    assert "baris dua\tkolom" in said


def test_photographs_stand_two_beside_each_other_with_their_words_and_are_not_opened() -> None:
    made = supervision_docx(paper("form-a-2022"))
    shapes = read(made).inline_shapes
    assert [shape.type.name for shape in shapes] == ["PICTURE", "PICTURE"]
    described = [each.get("descr") for each in read(made).element.iter(qn("wp:docPr"))]
    assert described == ["Foto 1", "Foto 2"]
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        here = [archive.read(each) for each in archive.namelist() if each.startswith("word/media/")]
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert here == [each.jpeg for each in paper("form-a-2022").shown_photos]


def test_an_office_lays_its_own_over_the_same_values() -> None:
    made = supervision_docx(
        paper("form-a-2022", account="CONTOH"),
        laid(
            "KANTOR CONTOH: {{ number }}, versi {{ version }}",
            "{{ answers.account }} / {{ answers.team }}",
            '{%p for each in pieces if each.kind == "part" %}',
            "{{ each.text }}",
            "{%p endfor %}",
            "{% for each in photos %}{{ each.picture }}{% endfor %}",
        ),
    )
    said = lines(made)
    assert said[0] == "KANTOR CONTOH: 001/LHP/CONTOH/2026, versi 2"
    assert said[1].startswith("CONTOH / 1. isi team name 1")
    assert "III. Uraian Singkat Hasil Pengawasan" in said
    assert len(read(made).inline_shapes) == 2


@pytest.mark.parametrize(
    "template",
    [
        b"",
        b"bukan dokumen",
        laid()[:2000],
        laid("{{ nomor }}"),
        laid("{{ answers.tidak_ada }}"),
        laid("{% for each in pieces %}"),
        laid("{{ number"),
        laid("{{ photos[0].picture.__class__.__mro__ }}"),
        laid("{{ ''.__class__.__base__.__subclasses__() }}"),
        laid("{{ number.format.__globals__ }}"),
    ],
    ids=["empty", "none", "cut", "name", "field", "loop", "brace", "class", "base", "globals"],
)
def test_a_template_that_cannot_be_used_or_reaches_further_than_words_is_refused(template: bytes) -> None:
    with pytest.raises(TemplateWrong) as caught:
        supervision_docx(paper("form-a-2022"), template)
    assert caught.value.why


def test_nothing_of_a_template_is_kept_from_one_paper_to_the_next() -> None:
    first = supervision_docx(paper("form-a-2022"))
    with pytest.raises(TemplateWrong):
        supervision_docx(paper("form-a-2022"), laid("{{ tidak_ada }}"))
    assert supervision_docx(paper("form-a-2022")) == first
    assert word._ours() == word_template.PLACE.read_bytes()
