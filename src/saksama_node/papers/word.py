"""A report of supervision as a Word file, laid over a template: ours, or the office's own (docxtpl, decision 2).

Rules kept here:
  * The pieces are those of the PDF (supervised). What people wrote is text, whatever it holds: it is never read as
    markup or as a template. What XML cannot hold is left out; a sign that nobody sees stands as its number.
  * A template sees words alone, in a sandbox. One that asks for what is not there is refused, with why.
  * A photograph goes in as its bytes, undecoded. The same values over the same template are the same bytes.
Left to others: what stands on the paper (supervised), which template (flows), that a Word file can be changed by
whoever has it: the PDF, and the entry that its foot names, say what was sent.
"""

import io
import zipfile
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final
from xml.sax.saxutils import escape

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.packuri import PackURI
from docx.oxml.shape import CT_Inline
from docx.parts.image import ImagePart
from docx.shared import Cm
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import LxmlError
from markupsafe import Markup

from saksama.entries.words import shown_plainly
from saksama.errors import CallerError
from saksama_node.papers.supervised import Photo, SupervisionPaper, jpeg_size, pieces

MEDIA_TYPE: Final = CONTENT_TYPE.WML_DOCUMENT_MAIN.removesuffix(".main+xml")
_PHOTO_CM: Final = 7.6
_WHEN: Final = (1980, 1, 1, 0, 0, 0)
_BRACES: Final = {ord("{"): "&#123;", ord("}"): "&#125;"}


class TemplateWrong(CallerError):
    """An office's own template cannot be used. `why`: as the reader of templates says it."""

    code = "papers.word-template"
    advice = "Mend the template by docs/observation.md, or move it away: then ours is used."

    why: str


def supervision_docx(paper: SupervisionPaper, template: bytes | None = None) -> bytes:
    """The bytes of the `.docx` file. Raises `TemplateWrong`."""
    try:
        made = DocxTemplate(io.BytesIO(_ours() if template is None else template))
        made.render(_values(made, paper), _environment())
        out = io.BytesIO()
        made.save(out)
    except (TemplateError, OpcError, LxmlError, zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        if template is None:
            raise
        raise TemplateWrong(f"{type(error).__name__}: {error}"[:300]) from error
    return _without_times(out.getvalue())


@cache
def _ours() -> bytes:
    return files(__package__).joinpath("layouts", "supervision.docx").read_bytes()


def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_as_text)


def _values(made: DocxTemplate, paper: SupervisionPaper) -> Mapping[str, object]:
    """What a template may name (docs/observation.md)."""
    photos = list(enumerate(paper.shown_photos, start=1))
    return {
        **paper.told,
        "answers": paper.answers,
        "signers": paper.signers or [""],
        "pieces": [
            {
                "kind": each.kind,
                "level": each.level,
                "mark": each.mark,
                "label": each.label,
                "text": each.text,
                "paragraphs": each.paragraphs,
            }
            for each in pieces(paper)
        ],
        "photos": [
            {"number": str(number), "words": each.words, "picture": _Picture(made, number, each)}
            for number, each in photos
        ],
    }


class _Picture:
    """A photograph in the line, as wide as two of them stand beside each other; drawn where the template names it."""

    __slots__ = ("_made", "_number", "_photo")

    def __init__(self, made: DocxTemplate, number: int, photo: Photo) -> None:
        self._made, self._number, self._photo = made, number, photo

    def __html__(self) -> str:
        wide, high = jpeg_size(self._photo.jpeg) or (1, 1)
        ratio = min(_PHOTO_CM / wide, _PHOTO_CM / high)
        name = PackURI(f"/word/media/foto{self._number}.jpeg")
        part = ImagePart(name, CONTENT_TYPE.JPEG, self._photo.jpeg)
        place = self._made.current_rendering_part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        sized = Cm(wide * ratio), Cm(high * ratio)
        inline = CT_Inline.new_pic_inline(self._number, place, f"Foto {self._number}", *sized)
        inline.docPr.set("descr", _held(self._photo.words))
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        return f"</w:t></w:r><w:r><w:drawing>{inline.xml}</w:drawing></w:r><w:r><w:t>"


def _as_text(value: Any) -> Any:  # noqa: ANN401 - whatever a template names: words, a picture, what is not there
    """Words as XML holds them; braces as their numbers, for what fills a template unmakes some of them."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return Markup(escape(_held(value)).translate(_BRACES))  # noqa: S704 - escaped here


def _held(text: str) -> str:
    """What XML 1.0 can hold of it (2.2, Char), every sign seen."""
    lines = "".join(each for each in text if _is_held(each)).split("\n")
    return "\n".join("\t".join(map(shown_plainly, line.split("\t"))) for line in lines)


def _is_held(letter: str) -> bool:
    code = ord(letter)
    return letter in "\t\n" or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def _without_times(docx: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            kept.writestr(zipfile.ZipInfo(name, _WHEN), made.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
