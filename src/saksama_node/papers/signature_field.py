"""The empty field for an electronic signature on a paper (PDF 2.0, 12.7.5.5), with the name `tanda_tangan`.

Rules kept here: the same paper is the same bytes each time.
Left to others: which paper has it, and where (official, annex); loading this only when a paper is set (official).
"""

import io
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

SIGNATURE_FIELD: Final = "tanda_tangan"
_WIDTH, _HEIGHT = 190.0, 72.0


def put(pdf: bytes, mark: str) -> bytes:
    """Put an empty field where the paper has its mark, a link to nowhere that is taken away.

    It has an appearance and is printed, as PDF/A asks of every widget (ISO 19005-3, 6.3.3).
    """
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        page, place = _take_mark(opened, mark)
        nothing = opened.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, _WIDTH, _HEIGHT]))
        widget = opened.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(SIGNATURE_FIELD),
                TU=String("Tanda tangan elektronik"),
                Rect=place,
                F=4,
                P=page.obj,
                AP=Dictionary(N=nothing),
            )
        )
        page.obj.Annots = Array([*page.obj.get("/Annots", Array()), widget])
        opened.Root.AcroForm = opened.make_indirect(Dictionary(Fields=Array([widget]), SigFlags=0))
        out = io.BytesIO()
        # Without a fixed id the same paper would be other bytes each time.
        opened.save(out, deterministic_id=True)
    return out.getvalue()


def _take_mark(opened: Pdf, mark: str) -> tuple[pikepdf.Page, pikepdf.Object]:
    for page in opened.pages:
        kept = Array()
        place = None
        for annotation in page.obj.get("/Annots", Array()):
            action = annotation.get("/A", Dictionary())
            if str(action.get("/URI", "")).endswith(mark):
                place = annotation.Rect
            else:
                kept.append(annotation)
        if place is not None:
            page.obj.Annots = kept
            return page, place
    raise RuntimeError(mark)
