"""Parsers of supervision: its forms, chains and sentences as data, a report's bytes, and the public numbers.

Left to others: every other parser (parsers).
"""

from pathlib import Path
from typing import Any, Final

from saksama import observation
from saksama.observation.chains import ChainsMalformed, parse_chains
from saksama.observation.document import DocumentMalformed, document_of, parse_document, write_document
from saksama.observation.reading import FormMalformed, parse_form
from saksama.observation.sentences import SentencesMalformed, parse_sentences
from saksama.statistics.supervision import SupervisionStatisticsMalformed, parse_supervision_statistics
from tools.fuzz.parser import Parser, text


def _shipped(folder: str) -> tuple[bytes, ...]:
    """What ships of supervision's data."""
    return tuple(each.read_bytes() for each in sorted((Path(observation.__file__).parent / folder).glob("*.toml")))


SUPERVISION_PARSERS: Final[tuple[Parser[Any], ...]] = (
    Parser(
        "statistics of supervision",
        ("statistics.supervision.parse_supervision_statistics",),
        parse_supervision_statistics,
        (SupervisionStatisticsMalformed,),
        (b'{"advice":[],"day":"2026-11-29","origin":"a.example/log","outside":[],"periods":[],"size":2}',),
    ),
    Parser(
        "supervision report",
        ("observation.document.parse_document",),
        parse_document,
        (DocumentMalformed,),
        (write_document(document_of("0" * 64, "001/LHP", {"stage": "Di luar tahapan"}, ())),),
        write_document,
    ),
    Parser(
        "form of supervision",
        ("observation.reading.parse_form",),
        lambda d: parse_form(text(d)),
        (FormMalformed,),
        _shipped("forms"),
    ),
    Parser(
        "chains of examination",
        ("observation.chains.parse_chains",),
        lambda d: parse_chains(text(d)),
        (ChainsMalformed,),
        _shipped("chains"),
    ),
    Parser(
        "ready sentences",
        ("observation.sentences.parse_sentences",),
        lambda d: parse_sentences(text(d)),
        (SentencesMalformed,),
        _shipped("sentences"),
    ),
)
