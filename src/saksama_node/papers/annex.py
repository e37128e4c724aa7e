"""The forms of a regulation's annex as papers: one layout engine, one file a form (`annex/b-3.toml`).

Rules kept here:
  * A layout holds the annex's words in the annex's order (tests/vectors/forms); nothing is left out of a blank form.
  * `{field}` is what fills a place; `{field|words}`: what the annex prints there while nothing does; `…`: a line for
    a hand.
  * A filled paper shows of the annex's alternatives the one that was chosen, and a note only while its mark stands.
  * The place of the electronic signature is on papers that the office signs, and on no blank form (official).
Left to others: what fills a field (flows), which act has which form (registry), PDF (setting).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib.resources import files
from string import ascii_lowercase
from typing import Any, Final

import msgspec

from saksama_node.papers.official import MARK, with_signature_field
from saksama_node.papers.setting import set_paper

LINE: Final = "…"
_LINE_CM: Final = 2.4
_PLACE: Final = re.compile(r"\{([a-z_]+)(?:\|([^{}]*))?\}")
_STARS: Final = re.compile(r"\*+")

type Run = str | float
"""Text, or a line of so many centimetres for a hand; 0 fills the cell."""


class Signer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who signs: lines above the place, what stands under it, the stamp's or the duty stamp's place beside it."""

    above: tuple[str, ...]
    under: str
    post: str = ""
    stamp: str = ""
    electronic: bool = False


class Block(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename={"start": "from"}):
    """One piece of a form: a heading, text, rows, items, a table, an address, place and day, signers or notes.

    `each`: repeated for every row of that list, `blanks` times where there is none. `with`, `without`: on a filled
    paper only where that field is there, or is not. `choose`: which field tells what items stand. `lines`: for a hand.
    """

    heading: str = ""
    number: str = ""
    mark: str = ""
    text: str = ""
    strong: bool = False
    right: bool = False
    lines: int = 0
    level: int = 0
    rows: tuple[tuple[str, str], ...] = ()
    narrow: bool = False
    plain: bool = False
    items: tuple[tuple[str, ...], ...] = ()
    choose: str = ""
    each: str = ""
    start: int = 1
    blanks: int = 0
    table: str = ""
    heads: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    address: tuple[str, ...] = ()
    dated: str = ""
    signers: tuple[Signer, ...] = ()
    notes_head: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    needs: str = msgspec.field(name="with", default="")
    unless: str = msgspec.field(name="without", default="")


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A form. `page`: where it stands in the annex; `letterhead`: whether the office's head is on it."""

    code: str
    page: int
    letterhead: bool = True
    block: tuple[Block, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that its text names, each once, in their order."""
        return tuple(dict.fromkeys(name for block in self.block for name in _names(block)))


@cache
def layout(code: str) -> Layout:
    """The layout of `B.3.1`. Raises FileNotFoundError for a form that the annex does not have."""
    name = f"{code.lower().replace('.', '-')}.toml"
    text = files(__package__).joinpath("annex", name).read_text(encoding="utf-8")
    return msgspec.toml.decode(text, type=Layout)


def alternatives(code: str) -> dict[str, list[tuple[str, str]]]:
    """The fields of this form that choose what stands, each with its keys and the annex's words for them."""
    blocks = [each for each in layout(code).block if each.choose]
    return {each.choose: [(item[2], _PLACE.sub(_open, item[1])) for item in each.items] for each in blocks}


def _open(place: re.Match[str]) -> str:
    return place[2] or LINE


@dataclass(frozen=True, slots=True)
class AnnexPaper:
    """What fills a form. `letterhead`: its lines, none for the annex's own words; `leaf_hash`: of its entry.

    `lists`: rows of a table, or of what is repeated; `copies`: what tells copies of one paper apart. With no
    `values` and no `lists` it is a blank form.
    """

    code: str
    title: str
    at: datetime
    letterhead: Sequence[str] = ()
    leaf_hash: str = ""
    simulation: bool = False
    values: Mapping[str, str] = field(default_factory=dict, repr=False)
    lists: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict, repr=False)
    has_code: bool = True
    copies: Sequence[str] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing fills it."""
        return not (any(self.values.values()) or self.lists)


def annex_pdf(paper: AnnexPaper) -> bytes:
    """Return the paper as PDF/A-3b; with an empty signature field where the office signs a filled one."""
    form = layout(paper.code)
    blocks = _drawn(form, paper)
    head = list(paper.letterhead) or ["KOP PENGAWAS PEMILU"]
    values = {
        "code": f"FORMULIR MODEL {form.code}" if paper.has_code else "",
        "copies": msgspec.json.encode(list(paper.copies) or [""]).decode(),
        "title": paper.title,
        "author": " ".join(paper.letterhead[:1]),
        "head": msgspec.json.encode(head if form.letterhead else []).decode(),
        "blocks": msgspec.json.encode(blocks).decode(),
        "leaf": paper.leaf_hash,
        "mark": MARK,
        "simulation": "yes" if paper.simulation else "",
    }
    pdf = set_paper("annex", values, paper.at)
    signed = not paper.is_blank and any(one.electronic for block in form.block for one in block.signers)
    return with_signature_field(pdf) if signed else pdf


def _drawn(form: Layout, paper: AnnexPaper) -> list[dict[str, object]]:
    shown = [drawn for block in form.block if (drawn := _block(block, paper))]
    stars = set(_STARS.findall(msgspec.json.encode([each for each in shown if each["kind"] != "notes"]).decode()))
    for drawn in shown:
        if drawn["kind"] == "notes":
            drawn["notes"] = [each for each in drawn["notes"] if paper.is_blank or each["mark"] in stars]
    return [drawn for drawn in shown if drawn.get("notes", True)]


def _block(block: Block, paper: AnnexPaper) -> dict[str, Any]:
    """The block as typst draws it; empty for one that does not stand on this paper."""
    given = paper.values.get
    if not paper.is_blank and ((block.needs and not given(block.needs)) or (block.unless and given(block.unless))):
        return {}
    drawn: dict[str, Any] = {"level": block.level, "strong": block.strong}
    if block.heading:
        drawn |= {"kind": "heading", "text": _runs(block.heading, paper), "number": _runs(block.number, paper)}
    elif block.table:
        rows = paper.lists.get(block.table, ())
        empty = 0 if rows else block.blanks
        drawn |= {"kind": "table", "heads": block.heads, "widths": block.widths, "rows": rows, "empty": empty}
    elif block.rows:
        width = "plain" if block.plain else "narrow" if block.narrow else "wide"
        drawn |= {"kind": "rows", "groups": _groups(block, paper), "width": width, "each": bool(block.each)}
    elif block.items:
        drawn |= {"kind": "items", "items": _items(block, paper)}
    elif block.address:
        drawn |= {"kind": "address", "lines": [_runs(each, paper) for each in block.address]}
    elif block.dated:
        drawn |= {"kind": "dated", "text": _runs(block.dated, paper)}
    elif block.signers:
        drawn |= {"kind": "signers", "signers": [_signer(each, paper) for each in block.signers]}
    elif block.notes:
        notes = [{"mark": mark, "text": text} for mark, text in block.notes]
        drawn |= {"kind": "notes", "head": block.notes_head, "notes": notes}
    else:
        return drawn | told if (told := _text(block, paper)) else {}
    return drawn


def _text(block: Block, paper: AnnexPaper) -> dict[str, object]:
    last = paper.values.get(next(reversed(_found(block.text)), ""), "")
    lines = 0 if last else block.lines
    is_instruction = bool(lines) and bool(_PLACE.fullmatch(block.text))
    # The annex's own instruction stands on a blank form; on a filled one the hand gets its lines alone.
    runs = [] if is_instruction and not paper.is_blank else _runs(block.text, paper)
    if not runs and not lines:
        return {}
    drawn = {"kind": "text", "mark": block.mark, "text": runs, "lines": lines}
    return drawn | {"aside": is_instruction, "right": block.right}


def _groups(block: Block, paper: AnnexPaper) -> list[dict[str, object]]:
    if not block.each:
        pairs = [[_cell(name, paper), _cell(value, paper)] for name, value in block.rows]
        return [{"mark": "", "rows": pairs}]
    # Where nobody is named a hand may still name somebody.
    rows = paper.lists.get(block.each) or [[""] * len(block.rows)] * block.blanks
    return [
        {
            "mark": f"{number}{block.mark}",
            "rows": [[[name], [cell] if cell else [0]] for (name, _), cell in zip(block.rows, row, strict=True)],
        }
        for number, row in enumerate(rows, start=1)
    ]


def _items(block: Block, paper: AnnexPaper) -> list[tuple[str, list[Run]]]:
    if block.each and (given := paper.lists.get(block.each)):
        return [(f"{_letter(number)}.", [row[0]]) for number, row in enumerate(given, start=block.start)]
    chosen = paper.values.get(block.choose, "").split() if block.choose else []
    kept = [each for each in block.items if not chosen or each[2] in chosen]
    return [("" if len(kept) == 1 and chosen else each[0], _runs(each[1], paper)) for each in kept]


def _signer(one: Signer, paper: AnnexPaper) -> dict[str, object]:
    return {
        "above": [_runs(each, paper) for each in one.above],
        "under": _runs(one.under, paper),
        "post": _runs(one.post, paper),
        "stamp": one.stamp,
        "electronic": one.electronic and not paper.is_blank,
    }


def _runs(text: str, paper: AnnexPaper) -> list[Run]:
    """The text with its places filled, its lines as numbers. What fills a place is text, whatever it holds."""
    found, end = list[Run](), 0
    for place in _PLACE.finditer(text):
        told = paper.values.get(place[1], "")
        found += _lined(text[end : place.start()])
        found += [told] if told else _lined(LINE if place[2] is None else place[2])
        end = place.end()
    return found + _lined(text[end:])


def _cell(text: str, paper: AnnexPaper) -> list[Run]:
    """The same in a row: a line alone is as long as the row."""
    runs = _runs(text, paper)
    return [0.0] if runs in ([], [_LINE_CM]) else runs


def _lined(text: str) -> list[Run]:
    pieces = re.split(f"({LINE}+)", text)
    return [len(piece) * _LINE_CM if piece.startswith(LINE) else piece for piece in pieces if piece]


def _names(block: Block) -> Iterator[str]:
    texts = [block.heading, block.number, block.text, block.dated, *block.address]
    texts += [cell for row in (*block.rows, *block.items) for cell in row]
    texts += [each for one in block.signers for each in (*one.above, one.under, one.post)]
    yield from (name for text in ([] if block.each else texts) for name in _found(text))
    yield from filter(None, (block.each, block.table, block.choose, block.needs))


def _found(text: str) -> list[str]:
    return [place[1] for place in _PLACE.finditer(text)]


def _letter(number: int) -> str:
    return ascii_lowercase[number - 1] if number <= len(ascii_lowercase) else str(number)
