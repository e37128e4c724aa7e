"""`saksama agreement sign FILE...`: an institution signs on a machine that need not be connected.

Rules kept here:
  * What is signed is read first, whole: the terms of an agreement, a key statement, a declaration to resume or end.
  * Only a key that the text itself names as a party's institution key, or as the one it replaces, signs an agreement;
    where the institution's key is replaced, the old one and the new one sign together.
  * Statements carried with a text are signed with the last key that is given: the one that will count.
  * A note that the partner signed already keeps the partner's signature; ours is added. Refused is refused whole:
    nothing is written.
Left to others: carrying the texts out of the node and back (`saksama-node agreement export`, `bring`).
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from saksama.agreement.declaration import HEAD, parse_declaration
from saksama.agreement.terms import Terms, read_terms
from saksama.cli.institution_key import FileRefused, add_keys, open_keys, read_file, write_new
from saksama.errors import CallerError, NoteMalformed, SignatureMalformed
from saksama.keys.statement import parse_statement
from saksama.tlog.note import Note, SigningKey, sign


class NotAParty(CallerError):
    """The key is no institution key that this text names."""

    code = "agreement.not-a-party"
    advice = "Use the key of an institution that the text names, or have the text drawn up with the right key."

    key: str


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the texts, the keys and where to write."""
    parser.add_argument(
        "texts", type=Path, nargs="+", metavar="FILE", help="dari `saksama-node agreement export`, `resume`, `end`"
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="berkas baru (default: FILE.signed); untuk satu berkas"
    )
    add_keys(parser)


def run(options: argparse.Namespace) -> int:
    """Show every text, sign them: 0 done; what is refused raises, and nothing was written."""
    files: list[Path] = options.texts
    if options.out is not None and len(files) > 1:
        raise FileRefused(str(options.out), "one file for several texts")
    read = [_read(file) for file in files]
    for text, _ in read:
        print(_told(text))
    keys = open_keys(options)
    signed = [_signed(text, note, keys) for text, note in read]
    for file, note in zip(files, signed, strict=True):
        out: Path = options.out or file.with_name(f"{file.name}.signed")
        write_new(out, note.encode())
        print(f"{', '.join(dict.fromkeys(key.verifier.name for key in keys))}: {out}")
    return 0


def _signed(text: str, note: Note | None, keys: Sequence[SigningKey]) -> Note:
    if _is_terms(text):
        terms = read_terms(text)
        named = {party.institution_key for party in terms.parties}
        named |= {terms.new_key.replaces} if terms.new_key else set()
        for key in keys:
            if str(key.verifier) not in named:
                raise NotAParty(key.verifier.name)
        made = sign(text, *keys)
    else:
        made = sign(text, keys[-1])
    return made if note is None else note.with_signatures(*made.signatures)


def _is_terms(text: str) -> bool:
    return not text.startswith((f"{HEAD}\n", "saksama-key"))


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


def _told(text: str) -> str:
    """What is about to be signed. Raises where it is none of the three."""
    if _is_terms(text):
        return _terms_told(read_terms(text))
    return parse_declaration(text).text() if text.startswith(HEAD) else parse_statement(text).text()


def _terms_told(terms: Terms) -> str:
    lines = [terms.title, f"  {terms.from_:%Y-%m-%d} - {terms.until:%Y-%m-%d}", f"  SHA-256 {terms.digest}"]
    lines += [f"  {party.name}: {party.origin}" for party in terms.parties]
    if terms.new_key is not None:
        now = terms.party(terms.new_key.party)
        lines.append(f"  KUNCI LEMBAGA BARU / NEW INSTITUTION KEY: {now.name} ({terms.new_key.old_key})")
        lines += [f"    - {terms.new_key.replaces}", f"    + {now.institution_key}"]
    lines += [f"  {clause.id}: {clause.title}" for clause in terms.clauses]
    return "\n".join(lines)
