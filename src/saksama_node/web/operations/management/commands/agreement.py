"""`saksama-node agreement`: from drafting to ending, and the amendment that replaces the institution's own key.

Rules kept here:
  * `--as` names the signatory; where the institution signs, its key's passphrase is asked for, or read from a file or
    descriptor, or what must be signed is written to a file (`--out`, `export`) and brought back.
  * A partner's new institution key is signed only with the fingerprint that was heard by telephone.
  * A text is printed with each unseen sign shown; its exact octets are those that `export` writes.
Left to others: the acts and their entries (flows), what is possible (agreements).
"""

from pathlib import Path
from typing import cast

from django.core.management.base import CommandError, CommandParser

from saksama.agreement.history import EventKind
from saksama.agreement.institutions import signers
from saksama.agreement.terms import WitnessNode
from saksama.entries.words import shown_plainly
from saksama.tlog.note import VerifierKey
from saksama.vocabulary import OldKey
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import staff_named
from saksama_node.agreements.actions import is_theirs
from saksama_node.agreements.fingerprint import fingerprint
from saksama_node.agreements.institution import gives_us_a_key
from saksama_node.agreements.queries import AgreementInfo, agreement_of, agreements
from saksama_node.agreements.review import Change, review_in
from saksama_node.flows.agreement.carry_agreement import bring_back, carry_out
from saksama_node.flows.agreement.conclude_agreement import check_compared, countersign_agreement, fetch_proposal
from saksama_node.flows.agreement.propose_agreement import (
    declare_move,
    draft_agreement,
    end_agreement,
    propose_agreement,
    resume_agreement,
    suspend_agreement,
    withdraw_proposal,
)
from saksama_node.flows.keys.replace_institution_key import draft_new_key
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.web.operations.carried import write_new
from saksama_node.web.operations.passphrases import add_secret, secret
from saksama_node.web.operations.traced_command import TracedCommand

_MARKS = {Change.NEW: "+", Change.GONE: "-", Change.SAME: " "}
_QUESTION = "Frasa sandi kunci lembaga / institution key passphrase"
_NEW = "Frasa sandi kunci lembaga yang baru / the new institution key's passphrase"
_DECLARED = {"resume": EventKind.RESUMED, "end": EventKind.ENDED}
_MOVES = {
    "suspend": "suspend the agreement, alone and at once; the signatory's role is enough",
    "withdraw": "take our proposal back before the partner signs it",
    "resume": "agree that it goes on; both must",
    "end": "end it for good, alone",
}


class Command(TracedCommand):
    """Agreements."""

    help = "Conclude, suspend and end agreements."

    def add_arguments(self, parser: CommandParser) -> None:
        """One act each."""
        acts = parser.add_subparsers(dest="act", required=True)
        propose = acts.add_parser("propose", help="complete a template, sign it, lay it before the partner")
        draft = acts.add_parser("draft", help="complete a template and keep it unsigned, to be signed elsewhere")
        draft.add_argument("--amends", default="", metavar="DIGEST", help="the text in force that this one replaces")
        propose.add_argument("--amends", default="", metavar="DIGEST", help="the text in force that this one replaces")
        amend = acts.add_parser("amend", help="propose a text in place of the one in force, which DIGEST names")
        amend.add_argument("amends", metavar="DIGEST")
        for each in (propose, amend, draft):
            each.add_argument("template", type=Path)
            each.add_argument("--partner", required=True, metavar="ORIGIN", help="a paired partner's log origin")
            each.add_argument("--us", default=SETTINGS.code, metavar="CODE", help="our party's code in the template")
            each.add_argument("--witness", action="append", default=[], metavar="VKEY=URL", type=_witness)
        draft.add_argument("--as", dest="by", required=True, metavar="USERNAME", help="a signatory of this node")
        for each in (propose, amend):
            _add_signatory(each)
        fetch = acts.add_parser("fetch", help="fetch what a paired partner proposes, for review")
        fetch.add_argument("partner", metavar="ORIGIN")
        fetch.add_argument("--as", dest="by", required=True, metavar="USERNAME")
        review = acts.add_parser("review", help="show the difference that a text makes to the one it replaces")
        review.add_argument("digest")
        sign = acts.add_parser("sign", help="propose a draft, or countersign a text that was fetched and read")
        sign.add_argument("digest")
        _add_signatory(sign)
        add_secret(sign, "new-passphrase", "the passphrase of our new institution key, where the text replaces it")
        new = acts.add_parser("new-key", help="draft an amendment that gives our institution another key")
        new.add_argument("digest")
        new.add_argument("--old-key", required=True, choices=[each.value for each in OldKey])
        new.add_argument("--public", type=Path, metavar="FILE", help="the .pub of a key made elsewhere; else made here")
        _add_by(new)
        add_secret(new, "new-passphrase", "a passphrase for the new key")
        for act in ("suspend", "withdraw", "resume", "end"):
            each = acts.add_parser(act, help=_MOVES[act])
            each.add_argument("digest")
            each.add_argument("--reason", required=True, help="public: it stands in the log")
            if act in _DECLARED:
                each.add_argument("--out", type=Path, metavar="FILE", help="write what must be signed elsewhere")
                _add_signatory(each)
            else:
                _add_by(each)
        export = acts.add_parser("export", help="write what our institution must sign on another machine")
        bring = acts.add_parser("bring", help="bring back what `saksama agreement sign` gave")
        for each in (export, bring):
            each.add_argument("digest")
            _add_by(each)
        export.add_argument("file", type=Path, metavar="FILE", help="a new file; further ones are written beside it")
        bring.add_argument("files", type=Path, nargs="+", metavar="FILE")
        for each in (sign, bring):
            each.add_argument("--fingerprint", default="", help="of the partner's new key, as heard by telephone")
        show = acts.add_parser("show", help="list agreements, or print a text")
        show.add_argument("digest", nargs="?", default="")

    def handle(self, *_args: object, **options: object) -> None:
        """Do one act and say where the agreement stands after it."""
        digest = cast("str", options.get("digest") or "")
        match options["act"]:
            case "propose" | "amend" | "draft":
                digest = self._propose(options)
            case "fetch":
                by = _by(options)
                digest = fetch_proposal(by=by, partner_origin=cast("str", options["partner"]))
            case "sign":
                self._sign(options, digest)
            case "new-key":
                digest = self._new_key(options, digest)
            case "suspend" | "withdraw" | "resume" | "end":
                if self._move(options, digest):
                    return
            case "export":
                self._export(options, digest)
                return
            case "bring":
                files = [file.read_bytes() for file in cast("list[Path]", options["files"])]
                bring_back(_by(options), digest, files, cast("str", options["fingerprint"]))
            case "review":
                self._review(digest)
                return
            case _:
                self._show(digest)
                return
        self._tell(agreement_of(digest))
        self.stdout.write(digest)

    def _propose(self, options: dict[str, object]) -> str:
        by = _by(options)
        template = cast("Path", options["template"])
        digest = draft_agreement(
            by=by,
            template=_text(template),
            us=cast("str", options["us"]),
            partner=cast("str", options["partner"]),
            witnesses=cast("list[WitnessNode]", options["witness"]),
            amends=cast("str", options["amends"]),
        )
        if options["act"] != "draft":
            propose_agreement(by=by, digest=digest, passphrase=_passphrase(options))
        return digest

    def _sign(self, options: dict[str, object], digest: str) -> None:
        text = agreement_of(digest).text(digest)
        if is_theirs(text):
            heard = cast("str", options["fingerprint"])
            # Before the passphrase: whoever has not telephoned is not asked for it.
            check_compared(text.terms, heard)
            countersign_agreement(by=_by(options), digest=digest, passphrase=_passphrase(options), heard=heard)
            return
        keys = signers(text.terms, SETTINGS.origin)
        changed = gives_us_a_key(text.terms)
        propose_agreement(
            by=_by(options),
            digest=digest,
            passphrase=_passphrase(options) if len(keys) > 1 or not changed else "",
            new_passphrase=secret(options, "new-passphrase", _NEW) if changed else "",
        )

    def _new_key(self, options: dict[str, object], digest: str) -> str:
        public = options["public"]
        new = draft_new_key(
            by=_by(options),
            digest=digest,
            old_key=OldKey(cast("str", options["old_key"])),
            passphrase="" if isinstance(public, Path) else secret(options, "new-passphrase", _NEW, twice=True),
            public=public.read_bytes().decode("ascii", "replace") if isinstance(public, Path) else "",
        )
        key = agreement_of(new).text(new).terms.party_at(SETTINGS.origin).institution_key
        self.stdout.write(f"sidik / fingerprint: {fingerprint(VerifierKey.parse(key))}")
        return new

    def _move(self, options: dict[str, object], digest: str) -> bool:
        """Whether it was only written down, to be signed elsewhere."""
        act, reason, by = cast("str", options["act"]), cast("str", options["reason"]), _by(options)
        out = options.get("out")
        match act:
            case "suspend":
                suspend_agreement(by=by, digest=digest, reason=reason)
            case "withdraw":
                withdraw_proposal(by=by, digest=digest, reason=reason)
            case _ if isinstance(out, Path):
                said = declare_move(by=by, digest=digest, kind=_DECLARED[act], reason=reason)
                write_new(out, said.text().encode())
                self.stdout.write(f"{out}: `saksama agreement sign`, `saksama-node agreement bring`")
                return True
            case "resume":
                resume_agreement(by=by, digest=digest, reason=reason, passphrase=_passphrase(options))
            case _:
                end_agreement(by=by, digest=digest, reason=reason, passphrase=_passphrase(options))
        return False

    def _export(self, options: dict[str, object], digest: str) -> None:
        file = cast("Path", options["file"])
        for place, (name, data) in enumerate(carry_out(_by(options), digest).items()):
            target = file if place == 0 else file.with_name(name)
            write_new(target, data)
            self.stdout.write(str(target))

    def _review(self, digest: str) -> None:
        """Facts and clauses with what becomes of each, then the exact difference; a text without another is all new."""
        agreement = agreement_of(digest)
        shown = review_in(agreement, digest)
        for fact in shown.facts:
            if fact.changed:
                self._compare(fact.name, fact.before, fact.after)
        for each in shown.clauses:
            self.stdout.write(f"{each.change} {each.clause.id}: {each.clause.title}")
        for line in shown.lines:
            self.stdout.write(f"{_MARKS[line.change]} {line.text}")
        self._tell(agreement)
        self.stdout.write(digest)

    def _compare(self, name: str, before: str, after: str) -> None:
        for mark, value in (("-", before), ("+", after)):
            for line in value.splitlines():
                self.stdout.write(f"{mark} {name}: {line}")

    def _show(self, digest: str) -> None:
        if digest:
            self.stdout.write(shown_plainly(agreement_of(digest).text(digest).text), ending="")
            return
        for each in agreements():
            self._tell(each)
            for text in each.texts:
                signed = ", ".join(sorted(text.signed_by)) or "-"
                self.stdout.write(f"  {text.digest}  {signed}")

    def _tell(self, agreement: AgreementInfo) -> None:
        self.stdout.write(f"{agreement.partner.name}: {agreement.standing(now())}")


def _text(template: Path) -> str:
    try:
        return template.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CommandError(f"{template}: bukan teks UTF-8.\n{template}: it is no text in UTF-8.") from error


def _add_by(parser: CommandParser) -> None:
    parser.add_argument("--as", dest="by", required=True, metavar="USERNAME", help="a signatory of this node")


def _by(options: dict[str, object]) -> Staff:
    return staff_named(cast("str", options["by"]))


def _add_signatory(parser: CommandParser) -> None:
    _add_by(parser)
    add_secret(parser, "passphrase", "the passphrase of the institution's key")


def _passphrase(options: dict[str, object]) -> str:
    return secret(options, "passphrase", _QUESTION)


def _witness(text: str) -> WitnessNode:
    # A vkey is base64 and may itself end in `=`: the address begins at the last `=http`.
    vkey, sign, url = text.rpartition("=http")
    if not sign:
        raise CommandError("Tulis penyaksi sebagai VKEY=URL.\nWrite a witness as VKEY=URL.")
    return WitnessNode(VerifierKey.parse(vkey).name, vkey, f"http{url}")
