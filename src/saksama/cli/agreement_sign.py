"""`saksama agreement sign TEXT`: an institution signs an agreement on a machine that need not be connected.

Rules kept here:
  * What is signed is read first: complete terms, shown with parties, dates, clauses and the digest of the text.
  * Only a key that the text itself names as a party's institution key signs it.
  * A note that the partner signed already keeps the partner's signature; ours is added.
Left to others: carrying the text out of the node and the note back (`saksama-node agreement export`, `bring`).
"""

import argparse
from dataclasses import dataclass
from pathlib import Path

from saksama.agreement.terms import Terms, read_terms
from saksama.cli.institution_key import FileRefused, add_key, open_key, read_file, write_new
from saksama.errors import CallerError, NoteMalformed, SignatureMalformed
from saksama.tlog.note import Note, sign


@dataclass(eq=False)
class NotAParty(CallerError):
    """The key is no institution key that this text names."""

    code = "agreement.not-a-party"
    advice = "Use the key of an institution that the text names, or have the text drawn up with the right key."

    key: str


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the text, the key and where to write."""
    parser.add_argument("text", type=Path, metavar="FILE", help="dari `saksama-node agreement export`")
    parser.add_argument("--out", type=Path, metavar="FILE", help="berkas baru (default: FILE.signed)")
    add_key(parser)


def run(options: argparse.Namespace) -> int:
    """Show the terms, sign them: 0 done; what is refused raises, and nothing was written."""
    text, note = _read(options.text)
    terms = read_terms(text)
    print(_told(terms))
    key = open_key(options)
    if str(key.verifier) not in {party.institution_key for party in terms.parties}:
        raise NotAParty(key.verifier.name)
    signed = sign(text, key)
    whole = signed if note is None else note.with_signatures(*signed.signatures)
    out: Path = options.out or options.text.with_name(f"{options.text.name}.signed")
    write_new(out, whole.encode())
    print(f"{key.verifier.name}: {out}")
    return 0


def _read(file: Path) -> tuple[str, Note | None]:
    """The text; and the note, where somebody signed it already."""
    data = read_file(file)
    try:
        note = Note.parse(data)
    except (NoteMalformed, SignatureMalformed):
        try:
            return data.decode(), None
        except UnicodeDecodeError as error:
            raise FileRefused(str(file), "not a text") from error
    return note.text, note


def _told(terms: Terms) -> str:
    lines = [terms.title, f"  {terms.from_:%Y-%m-%d} - {terms.until:%Y-%m-%d}", f"  SHA-256 {terms.digest}"]
    lines += [f"  {party.name}: {party.origin}" for party in terms.parties]
    lines += [f"  {clause.id}: {clause.title}" for clause in terms.clauses]
    return "\n".join(lines)
