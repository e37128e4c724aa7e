"""`saksama-node key`: list, rotate and revoke the node's keys; carry statements out to be signed, and back.

Rules kept here:
  * `--as` names the signatory; a passphrase is asked for, or read from a file or descriptor, never an argument.
  * What is carried out holds no secret: a statement's text. What is brought back counts only by its signature.
Left to others: the acts and their entries (flows), which key counts when (`saksama.keys`).
"""

from datetime import timedelta
from pathlib import Path
from typing import cast

from django.core.management.base import CommandError, CommandParser

from saksama.vocabulary import KeyUse
from saksama_node.accounts.policy import Staff, operator
from saksama_node.accounts.queries import staff_named
from saksama_node.flows.keys.log_statements import log_signed
from saksama_node.flows.keys.make_key import Words
from saksama_node.flows.keys.prepare_key import OVERLAP, prepare_revocation, prepare_rotation
from saksama_node.flows.keys.rekey_vault import reseal
from saksama_node.flows.keys.replace_key import key_standings, revoke_key, rotate_key
from saksama_node.flows.keys.rewrap_cases import rewrap_cases
from saksama_node.flows.keys.take_out_key import take_out_key
from saksama_node.settings.current import SETTINGS
from saksama_node.web.operations.passphrases import add_secret, secret
from saksama_node.web.operations.traced_command import TracedCommand

_INSTITUTION = "Frasa sandi kunci lembaga / institution key passphrase"
_VAULT = "Frasa sandi brankas / vault passphrase"
_NEXT = "Frasa sandi brankas yang baru / the vault's next passphrase"
_USES = [use.value for use in KeyUse if use is not KeyUse.INSTITUTION]
_OF_VAULT = frozenset({KeyUse.VAULT, KeyUse.LEAK})


class Command(TracedCommand):
    """Keys."""

    help = "List, rotate and revoke the keys of this node."

    def add_arguments(self, parser: CommandParser) -> None:
        """One act each."""
        acts = parser.add_subparsers(dest="act", required=True)
        acts.add_parser("list", help="every key that the log names, and whether it counts now")
        rotate = acts.add_parser("rotate", help="put a new key in the place of the one that counts")
        rotate.add_argument(
            "--overlap-hours",
            type=float,
            default=OVERLAP / timedelta(hours=1),
            metavar="N",
            help="how long both count (vault and leak: none)",
        )
        revoke = acts.add_parser("revoke", help="a key was stolen or lost: it counts no more, at once")
        revoke.add_argument("--key", default="", help="an earlier key; without this the one that counts")
        for each in (rotate, revoke):
            each.add_argument("use", choices=_USES)
            each.add_argument(
                "--out", type=Path, metavar="FOLDER", help="sign elsewhere: write what must be signed here"
            )
        log = acts.add_parser("log", help="bring back statements that were signed elsewhere")
        log.add_argument("signed", type=Path, nargs="+", metavar="FILE")
        out = acts.add_parser("take-out", help="carry the institution's locked key out of this node, for good")
        out.add_argument("file", type=Path, metavar="FILE", help="a new file, on a medium that leaves this machine")
        again = acts.add_parser("reseal", help="seal the vault's files anew to its newest key")
        acts.add_parser("rewrap", help="a new keys/cases, and every case's key wrapped under it; or finish that")
        for each in (rotate, revoke, log, out):
            each.add_argument("--as", dest="by", required=True, metavar="USERNAME", help="a signatory of this node")
        for each in (rotate, revoke, out):
            add_secret(each, "passphrase", "the passphrase of the institution's key")
        for each in (rotate, revoke, log, again):
            add_secret(each, "vault-passphrase", "the vault's passphrase (uses vault and leak)")
        for each in (rotate, revoke, again):
            add_secret(each, "next-vault-passphrase", "another passphrase for the vault's new key")

    def handle(self, *_args: object, **options: object) -> None:
        """Do one act and say what counts after it."""
        by = staff_named(cast("str", options["by"])) if options.get("by") else None
        match options["act"], by:
            case "rotate" | "revoke" as act, Staff():
                if not self._replace(by, act, options):
                    return
            case "log", Staff():
                files = cast("list[Path]", options["signed"])
                log_signed(by, [file.read_bytes() for file in files], _words(options, asked=False))
            case "take-out", Staff():
                file = cast("Path", options["file"])
                take_out_key(by, file, secret(options, "passphrase", _INSTITUTION))
                self.stdout.write(f"{file}: sign with `saksama key sign` and `saksama agreement sign`.")
                return
            case "reseal", None:
                self.stdout.write(f"{reseal(operator(SETTINGS.region), _words(options, asked=True))}")
                return
            case "rewrap", None:
                found = rewrap_cases()
                self.stdout.write(f"{found.done}")
                if found.broken:
                    raise CommandError(
                        f"{found.broken} kunci perkara tidak terbuka dan dibiarkan seperti adanya: kembalikan berkas "
                        "keys/cases yang disebut `saksama-node doctor`, atau pulihkan basis datanya; lalu ulangi.\n"
                        f"{found.broken} keys of cases do not open and are left as they were: put back the files "
                        "keys/cases that `saksama-node doctor` names, or restore the database; then do it again."
                    )
                return
            case _:
                pass
        self._list()

    def _replace(self, by: Staff, act: str, options: dict[str, object]) -> bool:
        """Whether it was done here; else what must be signed was written down."""
        use = KeyUse(cast("str", options["use"]))
        words = _words(options, asked=use in _OF_VAULT)
        overlap = timedelta(hours=cast("float", options.get("overlap_hours") or 0.0))
        key = cast("str", options.get("key") or "")
        folder = options["out"]
        if not isinstance(folder, Path):
            passphrase = secret(options, "passphrase", _INSTITUTION)
            if act == "rotate":
                rotate_key(by, use, passphrase, words, overlap=overlap)
            else:
                revoke_key(by, use, passphrase, words, key=key)
            return True
        folder.mkdir(parents=True, exist_ok=True)
        if act == "rotate":
            made = prepare_rotation(by, use, words, overlap=overlap)
        else:
            made = prepare_revocation(by, use, words, key=key)
        for number, statement in enumerate(made, start=1):
            file = folder / f"{use}-{number}.statement"
            file.write_text(statement.text(), encoding="ascii")
            self.stdout.write(str(file))
        return False

    def _list(self) -> None:
        for each in key_standings():
            mark = "*" if each.stands else "x" if each.revoked else "-"
            good = "" if each.last_good is None else f"  last good {each.last_good}"
            dates = f"{each.begins:%Y-%m-%d} - {each.ends:%Y-%m-%d %H:%M}"
            self.stdout.write(f"{mark} {each.use:<10} {dates}  {each.key}{good}")


def _words(options: dict[str, object], *, asked: bool) -> Words:
    given = any(options.get(f"vault_passphrase_{way}") is not None for way in ("file", "fd"))
    if not asked and not given:
        return Words()
    following = any(options.get(f"next_vault_passphrase_{way}") is not None for way in ("file", "fd"))
    return Words(
        secret(options, "vault-passphrase", _VAULT),
        secret(options, "next-vault-passphrase", _NEXT) if following else "",
    )
