"""A report of supervision as a Word file (ECMA-376, WordprocessingML), for offices that must hand one in.

Rules kept here:
  * The pieces are those of the PDF (supervised); words are text, whatever they hold, and no field, link or macro is
    written. What XML cannot hold is left out; a sign that nobody sees stands as its number.
  * The same values are the same bytes. Written here like a workbook (`spreadsheets.writing`), for six parts of text
    need no library: decision 2.
Left to others: what stands on the paper (supervised), that a Word file can be changed by whoever has it: the PDF, and
the entry that its foot names, say what was sent.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape

from saksama.entries.words import shown_plainly
from saksama_node.papers.setting import long_date
from saksama_node.papers.supervised import UNSIGNED, Photo, Piece, SupervisionPaper, jpeg_size, pieces, printed

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_WHEN: Final = (1980, 1, 1, 0, 0, 0)
_TWIPS: Final = 567
"""A centimetre."""
_EMU: Final = 360_000
"""A centimetre, in drawings."""
_PHOTO_CM: Final = 7.6
_LABEL_CM: Final = 6.2

_TYPES: Final = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="jpeg" ContentType="image/jpeg"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_WORD}.footer+xml"/></Types>'
)
_STYLES: Final = (
    f'{_HEAD}<w:styles xmlns:w="{_MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
    '<w:lang w:val="id-ID"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="276" '
    'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" '
    'w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
)
MEDIA_TYPE: Final = f"{_WORD}.document"


def supervision_docx(paper: SupervisionPaper) -> bytes:
    """The bytes of the `.docx` file."""
    photos = paper.shown_photos
    body = "".join([*_head(paper), *map(_piece, pieces(paper)), *_signatures(paper), *_photos(photos, paper.lacking)])
    page = (
        f'<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="1134" w:right="{_cm(2.4)}" w:bottom="1134" w:left="{_cm(2.4)}" w:header="567" w:footer="567" '
        f'w:gutter="0"/></w:sectPr>'
    )
    names = {"w": _MAIN, "r": _RELS, "wp": f"{_DRAWING}/wordprocessingDrawing", "a": f"{_DRAWING}/main"}
    spaces = " ".join(f'xmlns:{short}="{long}"' for short, long in names.items())
    inner = [("styles", "styles.xml"), ("footer", "footer1.xml")]
    inner += [("image", f"media/image{number}.jpeg") for number, _ in enumerate(photos, start=1)]
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/document.xml": f"{_HEAD}<w:document {spaces}><w:body>{body}{page}</w:body></w:document>",
        "word/styles.xml": _STYLES,
        "word/footer1.xml": f'{_HEAD}<w:ftr xmlns:w="{_MAIN}">{_foot(paper)}</w:ftr>',
        "word/_rels/document.xml.rels": _relations(inner),
        **{f"word/media/image{number}.jpeg": each.jpeg for number, each in enumerate(photos, start=1)},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _WHEN), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _head(paper: SupervisionPaper) -> Iterator[str]:
    if paper.simulation:
        yield _centred("SIMULASI: bukan kejadian nyata", strong=True)
    if paper.standing.value:
        yield _centred(paper.standing.value, strong=True)
    yield _centred(paper.form.heading, strong=True)
    yield _centred(paper.form.title.upper(), strong=True, size=26)
    yield _centred(f"Nomor: {paper.document.number}")


def _piece(piece: Piece) -> str:
    """A row hangs behind its label by tabs, so that whoever opens the file types on without a table in the way."""
    left, mark = _cm(piece.level * 0.75), f"{piece.mark}\t" if piece.mark else ""
    match piece.kind:
        case "part":
            return _paragraph(_run(piece.text, strong=True), '<w:keepNext/><w:spacing w:before="280" w:after="120"/>')
        case "title":
            hang = _indent(left + _cm(0.75), _cm(0.75)) if mark else _indent(left, 0)
            return _paragraph(_run(mark + piece.text, strong=True), f"<w:keepNext/>{hang}")
        case "row":
            ends = ([left + _cm(0.75)] if mark else []) + [_cm(_LABEL_CM)]
            stops = "".join(f'<w:tab w:val="left" w:pos="{at}"/>' for at in ends)
            end = _cm(_LABEL_CM + 0.35)
            text = f"{mark}{piece.label}\t: {piece.text}"
            return _paragraph(_run(text), f"<w:tabs>{stops}</w:tabs>{_indent(end, end - left)}")
        case "words":
            return "".join(_paragraph(_run(each), _indent(left, 0)) for each in piece.text.split("\n") if each.strip())


def _signatures(paper: SupervisionPaper) -> Iterator[str]:
    yield _paragraph(_run(f"........................, {long_date(paper.at)}"), _signing(before=400))
    yield _paragraph(_run(printed(paper.form).signs), _signing())
    for name in paper.signers or [""]:
        yield _paragraph(_run(f"({name})" if name else f"({'.' * 40})"), _signing(before=1100, keeps=False))


def _signing(*, before: int = 0, keeps: bool = True) -> str:
    keep = "<w:keepNext/>" if keeps else ""
    return f'{keep}<w:keepLines/><w:spacing w:before="{before}"/>{_indent(_cm(8), 0)}<w:jc w:val="center"/>'


def _photos(photos: Sequence[Photo], lacking: str) -> Iterator[str]:
    if photos or lacking:
        yield _paragraph(_run("Dokumentasi", strong=True), '<w:keepNext/><w:spacing w:before="400"/>')
    if photos:
        drawn = " ".join(_drawing(number, each) for number, each in enumerate(photos, start=1))
        yield _paragraph(drawn, "<w:keepNext/>")
    for number, each in enumerate(photos, start=1):
        yield _paragraph(_run(f"Foto {number}: {each.words}"), "")
    if lacking:
        yield _paragraph(_run(lacking), "")


def _drawing(number: int, photo: Photo) -> str:
    """A picture in the line, as wide as two of them stand beside each other."""
    wide, high = jpeg_size(photo.jpeg) or (1, 1)
    ratio = min(_PHOTO_CM / wide, _PHOTO_CM / high)
    extent = f'cx="{round(wide * ratio * _EMU)}" cy="{round(high * ratio * _EMU)}"'
    named = f'id="{number}" name="Foto {number}" descr="{_attribute(photo.words)}"'
    picture = f"{_DRAWING}/picture"
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/><wp:docPr {named}/>'
        f'<a:graphic><a:graphicData uri="{picture}"><pic:pic xmlns:pic="{picture}"><pic:nvPicPr><pic:cNvPr {named}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId{number + 2}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        '</wp:inline></w:drawing></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
    )


def _foot(paper: SupervisionPaper) -> str:
    told = [paper.standing.value, f"Versi {paper.version}"]
    told += [f"Sidik catatan: {paper.leaf_hash}"] if paper.leaf_hash else []
    lines = (" · ".join(filter(None, told)), UNSIGNED)
    return "".join(_centred(each, size=16) for each in lines)


def _centred(text: str, *, strong: bool = False, size: int = 0) -> str:
    return _paragraph(_run(text, strong=strong, size=size), '<w:spacing w:after="40"/><w:jc w:val="center"/>')


def _paragraph(runs: str, look: str) -> str:
    return f"<w:p><w:pPr>{look}</w:pPr>{runs}</w:p>" if look else f"<w:p>{runs}</w:p>"


def _run(text: str, *, strong: bool = False, size: int = 0) -> str:
    """Text with its tabs, and its ends of lines as breaks."""
    look = ("<w:b/>" if strong else "") + (f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "")
    cells = [_breaks(each) for each in text.split("\t")]
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{'<w:tab/>'.join(cells)}</w:r>"


def _breaks(text: str) -> str:
    return "<w:br/>".join(f'<w:t xml:space="preserve">{_text(line)}</w:t>' for line in text.split("\n"))


def _text(text: str) -> str:
    return escape(shown_plainly("".join(each for each in text if _is_held(each))))


def _attribute(text: str) -> str:
    return escape(shown_plainly("".join(each for each in text if _is_held(each))), {'"': "&quot;"})


def _is_held(letter: str) -> bool:
    """Whether XML 1.0 can hold a letter (2.2, Char)."""
    code = ord(letter)
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def _indent(left: int, hanging: int) -> str:
    return f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'


def _cm(length: float) -> int:
    return round(length * _TWIPS)


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'
