"""Make the Word template of reports of supervision anew: `python -m tools.shown.word_template`.

Rules kept here: looks stand in named styles, so that an office that lays its own changes them in Word; a test makes the
file again and compares.
Left to others: what the names in braces stand for (`saksama_node.papers.word`).
"""

import io
import sys
import zipfile
from typing import Final

from docx import Document
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from tools.steps import TOP

PLACE: Final = TOP / "src" / "saksama_node" / "papers" / "layouts" / "supervision.docx"
_STEP_CM: Final = 0.75
_LABEL_CM: Final = 7.4
_TEXT_CM: Final = 7.75
_DOTS: Final = "." * 40
_HEAD: Final = (
    ("simulation", "Tanda", "SIMULASI: bukan kejadian nyata"),
    ("standing", "Tanda", "{{ standing }}"),
    ("heading", "Kepala", "{{ heading }}"),
)
_MARKED: Final = "{% if each.mark %}{{ each.mark }}\t{% endif %}"


def made() -> bytes:
    """The template's bytes."""
    paper = Document()
    _page(paper)
    _styles(paper)
    for name, style, words in _HEAD:
        _around(paper, f"if {name}", "endif", (style, words))
    paper.add_paragraph("{{ title|upper }}", "Judul Formulir")
    paper.add_paragraph("Nomor: {{ number }}", "Nomor")
    _line(paper, "{%p for each in pieces %}")
    _around(paper, 'if each.kind == "part"', "endif", ("Bagian", "{{ each.text }}"))
    for level in (0, 1):
        here = f"and each.level == {level}"
        _around(paper, f'if each.kind == "title" {here}', "endif", (f"Subjudul {level}", _MARKED + "{{ each.text }}"))
        row = _MARKED + "{{ each.label }}\t: {{ each.text }}"
        _around(paper, f'if each.kind == "row" {here}', "endif", (f"Baris {level}", row))
    for level in (0, 1, 2):
        _line(paper, f'{{%p if each.kind == "words" and each.level == {level} %}}')
        _around(paper, "for line in each.paragraphs", "endfor", (f"Uraian {level}", "{{ line }}"))
        _line(paper, "{%p endif %}")
    _line(paper, "{%p endfor %}")
    paper.add_paragraph("........................, {{ dated }}", "Tempat dan Tanggal")
    paper.add_paragraph("{{ signs }}", "Penanda Tangan")
    signer = "({% if name %}{{ name }}{% else %}" + _DOTS + "{% endif %})"
    _around(paper, "for name in signers", "endfor", ("Nama Penanda Tangan", signer))
    _around(paper, "if photos or lacking", "endif", ("Bagian", "Dokumentasi"))
    _around(paper, "if photos", "endif", ("Foto", "{% for each in photos %}{{ each.picture }} {% endfor %}"))
    _around(paper, "for each in photos", "endfor", ("Uraian 0", "Foto {{ each.number }}: {{ each.words }}"))
    _around(paper, "if lacking", "endif", ("Uraian 0", "{{ lacking }}"))
    _foot(paper)
    return _without_times(paper)


def _page(paper: Paper) -> None:
    page = paper.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.4)
    page.top_margin = page.bottom_margin = Cm(2)
    about = paper.core_properties
    about.author = about.title = about.comments = ""


def _styles(paper: Paper) -> None:
    plain = paper.styles["Normal"]
    plain.font.name, plain.font.size = "Arial", Pt(11)
    plain.paragraph_format.space_after = Pt(5)
    plain.paragraph_format.line_spacing = 1.15
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "id-ID")
    plain.element.get_or_add_rPr().append(language)
    for name, size in (("Tanda", 11), ("Kepala", 11), ("Judul Formulir", 13), ("Nomor", 0)):
        style = _style(paper, name, strong=bool(size), size=size)
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        style.paragraph_format.space_after = Pt(2)
    part = _style(paper, "Bagian", strong=True, keeps=True).paragraph_format
    part.space_before, part.space_after = Pt(14), Pt(6)
    _style(paper, "Foto", keeps=True)
    for level in (0, 1, 2):
        at = level * _STEP_CM
        _indented(_style(paper, f"Uraian {level}"), at, at)
        if level < 2:
            _indented(_style(paper, f"Subjudul {level}", strong=True, keeps=True), at, at + _STEP_CM, at + _STEP_CM)
            _indented(_style(paper, f"Baris {level}"), at, _TEXT_CM, at + _STEP_CM, _LABEL_CM)
    for name, before in (("Tempat dan Tanggal", 20), ("Penanda Tangan", 0), ("Nama Penanda Tangan", 55)):
        style = _style(paper, name, keeps=before < 50)
        style.paragraph_format.keep_together = True
        style.paragraph_format.space_before, style.paragraph_format.left_indent = Pt(before), Cm(8)
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot = _style(paper, "Kaki", size=8)
    foot.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.paragraph_format.space_after = Pt(2)


def _style(paper: Paper, name: str, *, strong: bool = False, keeps: bool = False, size: int = 0) -> ParagraphStyle:
    style = paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    style.base_style = paper.styles["Normal"]
    style.quick_style = True
    style.paragraph_format.keep_with_next = keeps or None
    style.font.bold = strong or None
    if size:
        style.font.size = Pt(size)
    return style


def _indented(style: ParagraphStyle, first: float, rest: float, *stops: float) -> None:
    """Its first line begins at `first`, the others at `rest`, centimetres; its tabs stand at `stops`."""
    look = style.paragraph_format
    look.left_indent, look.first_line_indent = Cm(rest), Cm(first - rest)
    for stop in stops:
        look.tab_stops.add_tab_stop(Cm(stop))


def _around(paper: Paper, opens: str, closes: str, *lines: tuple[str, str]) -> None:
    """Paragraphs between two of the template's own, which leave nothing behind."""
    _line(paper, f"{{%p {opens} %}}")
    for style, words in lines:
        paper.add_paragraph(words, style)
    _line(paper, f"{{%p {closes} %}}")


def _line(paper: Paper, words: str) -> Paragraph:
    return paper.add_paragraph(words)


def _foot(paper: Paper) -> None:
    foot = paper.sections[0].footer
    first = foot.paragraphs[0]
    first.style = paper.styles["Kaki"]
    first.text = (
        "{% if standing %}{{ standing }} · {% endif %}Versi {{ version }}"
        "{% if leaf %} · Sidik catatan: {{ leaf }}{% endif %}"
    )
    last = foot.add_paragraph("{{ unsigned }} Halaman ", paper.styles["Kaki"])
    _counted(last, "PAGE")
    last.add_run(" dari ")
    _counted(last, "NUMPAGES")


def _counted(paragraph: Paragraph, what: str) -> None:
    """A number that Word counts."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), what)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no door for fields


def _without_times(paper: Paper) -> bytes:
    """Saved with no moment in it."""
    saved, out = io.BytesIO(), io.BytesIO()
    paper.save(saved)
    with zipfile.ZipFile(saved) as whole, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in sorted(whole.namelist()):
            kept.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), whole.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def main() -> int:
    """Write it."""
    PLACE.write_bytes(made())
    print(f"{PLACE.relative_to(TOP)}: {PLACE.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
