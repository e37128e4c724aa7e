"""A paper of supervision with every field filled, each told from every other."""

import io
from datetime import datetime, timedelta, timezone
from typing import Any, Final

from PIL import Image

from saksama.observation.document import document_of
from saksama.observation.form import Field, Kind
from saksama.observation.reading import shipped
from saksama_node.papers.supervised import Photo, Standing, SupervisionPaper

AT: Final = datetime(2026, 11, 28, 17, 30, tzinfo=timezone(timedelta(hours=8), "WITA"))


def filled(field: Field, name: str) -> Any:
    """An answer that is told from every other."""
    match field.kind:
        case Kind.LIST:
            return [{each.id: filled(each, f"{name} {each.id} {row}") for each in field.field} for row in (1, 2)]
        case Kind.DAY:
            return "2026-11-28"
        case Kind.TIME:
            return "08.15"
        case Kind.CHOICE:
            ids = [each.id for each in field.option]
            return "yes" if "yes" in ids else f"other:{name} lain" if field.other else ids[-1]
        case _:
            return f"isi {name}"


def paper(form: str, standing: Standing = Standing.UNVERIFIED, **answers: Any) -> SupervisionPaper:
    of = shipped()[form]
    whole = {each.id: filled(each, each.id) for each in of.fields.values()} | answers
    photo = io.BytesIO()
    Image.new("RGB", (160, 90), "steelblue").save(photo, "JPEG")
    return SupervisionPaper(
        form=of,
        document=document_of(of.digest, "001/LHP/CONTOH/2026", whole),
        version=2,
        standing=standing,
        at=AT,
        leaf_hash="ab" * 32,
        photos=[Photo(f"Foto {n}", photo.getvalue()) for n in (1, 2, 3)] + [Photo("bukan foto", b"x")],
    )
