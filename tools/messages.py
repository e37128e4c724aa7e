"""The English of the screens: take out the Indonesian sources, keep the English, compile, check.

    python -m tools.messages            take out, merge, compile; name what has no English yet
    python -m tools.messages --check    change nothing; 1 if something is missing, stale or differs in its placeholders

Rules kept here:
  * The catalogue is one file for the whole node; it holds no line numbers and no dates: it changes when words do.
  * An English text has exactly the placeholders of its Indonesian one.
  * A text that no source has any more goes.
Left to others: Django's and allauth's own texts (theirs), the checker page (its own words).
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT: Final = Path(__file__).parent.parent
SOURCES: Final = ROOT / "src" / "saksama_node"
PO: Final = SOURCES / "web" / "locale" / "en" / "LC_MESSAGES" / "django.po"
MO: Final = PO.with_suffix(".mo")
KEYWORDS: Final = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
# A catalogue must bear a date; a date of today would change the file each time.
_NO_DATE: Final = datetime(1970, 1, 1, tzinfo=UTC)
_PLACEHOLDER: Final = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]*\}")
_FORBIDDEN: Final = re.compile(r"fraud|kecurangan", re.IGNORECASE)

type MessageId = str | tuple[str, ...] | list[str]
# English takes as much room as Indonesian; far less of a long text means that a part of it was lost.
_LONG: Final = 60
_LEAST: Final = 0.45


def sources() -> Iterator[tuple[Path, str]]:
    """Give every Python file and template of the node with its text; templates as Django reads them for gettext."""
    for path in sorted(SOURCES.rglob("*.py")):
        yield path, path.read_text(encoding="utf-8")
    for path in sorted((*SOURCES.rglob("templates/**/*.html"), *SOURCES.rglob("templates/**/*.txt"))):
        read = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        # What is not a text is blanked out with letters; its indentation means nothing to a tokenizer of Python.
        yield path, "\n".join(line.lstrip() for line in read.splitlines())


def found() -> Catalog:
    """Take the texts out of the sources, each with the files that have it."""
    catalog = Catalog(locale="en", charset="utf-8", fuzzy=False)
    for path, text in sources():
        place = path.relative_to(ROOT).as_posix()
        for _line, ids, _comments, context in extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS):
            catalog.add(ids, locations=[(place, 0)], context=context, flags=_flags(ids))
    return catalog


def _flags(ids: MessageId) -> tuple[str, ...]:
    text = ids if isinstance(ids, str) else "".join(ids)
    return ("python-format",) if _PLACEHOLDER.search(text) else ()


def merged() -> Catalog:
    """Give the sources' texts with the English that the catalogue already has."""
    catalog = found()
    known = read_po(io.BytesIO(PO.read_bytes()), locale="en") if PO.exists() else Catalog(locale="en")
    for message in catalog:
        old = known.get(message.id, message.context) if message.id else None
        if old is not None:
            message.string = old.string
    return catalog


def written(catalog: Catalog) -> bytes:
    """Spell the catalogue: by text, no dates, no generator."""
    out = io.BytesIO()
    write_po(out, catalog, sort_output=True, include_lineno=False, width=120)
    lines = out.getvalue().decode().splitlines()
    start = lines.index('msgid ""')
    kept = [
        line
        for line in lines[start:]
        if not re.match(
            r'"(Project-Id|Report-Msgid|POT-Creation|PO-Revision|Last-Translator|Language-Team|Generated-By)', line
        )
    ]
    head = "# English of the node's screens. The sources are Indonesian; see tools/messages.py."
    return "\n".join([head, *kept, ""]).encode()


def compiled(catalog: Catalog) -> bytes:
    """Spell the catalogue for gettext."""
    read = read_po(io.BytesIO(written(catalog)), locale="en")
    read.creation_date = read.revision_date = _NO_DATE
    out = io.BytesIO()
    write_mo(out, read)
    return out.getvalue()


def faults(catalog: Catalog) -> Iterator[str]:
    """Name each text without English, with other placeholders, or with a word that stands on no screen."""
    for message in catalog:
        if message.id:
            yield from (f"{_first(message.id)!r}: {fault}" for fault in _faults_of(message))


def _faults_of(message: Message) -> Iterator[str]:
    said = message.string or ""
    english = [said] if isinstance(said, str) else list(said)
    if not all(english):
        yield "no English"
        return
    wanted = set(_PLACEHOLDER.findall(_first(message.id)))
    for text in english:
        # The singular of a plural may say "one" instead of the number.
        if set(_PLACEHOLDER.findall(text)) != wanted and len(english) == 1:
            yield f"other placeholders in {text!r}"
    if len(_first(message.id)) > _LONG and len(english[0]) < len(_first(message.id)) * _LEAST:
        yield f"only a part is in English: {english[0]!r}"
    if any(_FORBIDDEN.search(text) for text in (_first(message.id), *english)):
        yield "has a word that stands on no screen"


def _first(ids: MessageId) -> str:
    return ids if isinstance(ids, str) else ids[0]


def main(arguments: list[str]) -> int:
    """Run; 1 if something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tools.messages", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing")
    options = parser.parse_args(arguments)
    catalog = merged()
    wrong = list(faults(catalog))
    if options.check:
        stale = not PO.exists() or PO.read_bytes() != written(catalog)
        wrong += [f"{PO.name} is stale: run python -m tools.messages"] if stale else []
        wrong += [f"{MO.name} is stale"] if not MO.exists() or MO.read_bytes() != compiled(catalog) else []
    else:
        PO.parent.mkdir(parents=True, exist_ok=True)
        PO.write_bytes(written(catalog))
        MO.write_bytes(compiled(catalog))
    print("\n".join(wrong) or f"{len(catalog)} texts, all in English", file=sys.stderr if wrong else sys.stdout)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
