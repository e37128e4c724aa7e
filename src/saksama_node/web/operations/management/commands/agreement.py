"""`saksama-node agreement`: propose, draft, fetch, review, sign, export, bring, amend, suspend, resume, end, show.

Rules kept here:
  * `--as` names the signatory; the passphrase of the institution's key confirms, by prompt, file or descriptor.
Left to others: the acts and their entries (flows), what is possible (agreements).
"""

from pathlib import Path
from typing import cast

from django.core.management.base import BaseCommand, CommandError, CommandParser

from saksama.agreement.terms import WitnessNode
from saksama.tlog.note import VerifierKey
from saksama_node.accounts.queries import staff_named
from saksama_node.agreements.queries import AgreementInfo, agreement_of, agreements
from saksama_node.agreements.review import Change, review_in
from saksama_node.flows.carry_agreement import bring_back, carry_out
from saksama_node.flows.conclude_agreement import countersign_agreement, fetch_proposal
from saksama_node.flows.propose_agreement import draft_agreement, propose_agreement
from saksama_node.flows.suspend_agreement import end_agreement, resume_agreement, suspend_agreement
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.web.operations.passphrases import add_secret, secret

_MARKS = {Change.NEW: "+", Change.GONE: "-", Change.SAME: " "}
_QUESTION = "Frasa sandi kunci lembaga / institution key passphrase"


class Command(BaseCommand):
    """Agreements."""

    requires_system_checks = []  # a command at the machine needs no page
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
        sign = acts.add_parser("sign", help="countersign a text that was fetched and read")
        sign.add_argument("digest")
        _add_signatory(sign)
        for act in ("suspend", "resume", "end"):
            each = acts.add_parser(act, help=f"{act} the agreement")
            each.add_argument("digest")
            each.add_argument("--reason", required=True, help="public: it stands in the log")
            _add_signatory(each)
        export = acts.add_parser("export", help="write what our institution must sign on another machine")
        bring = acts.add_parser("bring", help="bring back what `saksama agreement sign` gave")
        for each in (export, bring):
            each.add_argument("digest")
            each.add_argument("file", type=Path, metavar="FILE")
            each.add_argument("--as", dest="by", required=True, metavar="USERNAME", help="a signatory of this node")
        show = acts.add_parser("show", help="list agreements, or print a text")
        show.add_argument("digest", nargs="?", default="")

    def handle(self, *_args: object, **options: object) -> None:
        """Do one act and say where the agreement stands after it."""
        digest = cast("str", options.get("digest") or "")
        match options["act"]:
            case "propose" | "amend" | "draft":
                digest = self._propose(options)
            case "fetch":
                by = staff_named(cast("str", options["by"]))
                digest = fetch_proposal(by=by, partner_origin=cast("str", options["partner"]))
            case "sign":
                by = staff_named(cast("str", options["by"]))
                countersign_agreement(by=by, digest=digest, passphrase=_passphrase(options))
            case "suspend" | "resume" | "end":
                self._move(options, digest)
            case "export":
                data = carry_out(staff_named(cast("str", options["by"])), digest)
                _write(cast("Path", options["file"]), data)
                return
            case "bring":
                bring_back(staff_named(cast("str", options["by"])), digest, _bytes(cast("Path", options["file"])))
            case "review":
                self._review(digest)
                return
            case _:
                self._show(digest)
                return
        self._tell(agreement_of(digest))
        self.stdout.write(digest)

    def _propose(self, options: dict[str, object]) -> str:
        by = staff_named(cast("str", options["by"]))
        template = cast("Path", options["template"])
        digest = draft_agreement(
            by=by,
            template=_read(template),
            us=cast("str", options["us"]),
            partner=cast("str", options["partner"]),
            witnesses=cast("list[WitnessNode]", options["witness"]),
            amends=cast("str", options["amends"]),
        )
        if options["act"] != "draft":
            propose_agreement(by=by, digest=digest, passphrase=_passphrase(options))
        return digest

    def _move(self, options: dict[str, object], digest: str) -> None:
        acts = {"suspend": suspend_agreement, "resume": resume_agreement, "end": end_agreement}
        acts[cast("str", options["act"])](
            by=staff_named(cast("str", options["by"])),
            digest=digest,
            reason=cast("str", options["reason"]),
            passphrase=_passphrase(options),
        )

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
            self.stdout.write(agreement_of(digest).text(digest).text, ending="")
            return
        for each in agreements():
            self._tell(each)
            for text in each.texts:
                signed = ", ".join(sorted(text.signed_by)) or "-"
                self.stdout.write(f"  {text.digest}  {signed}")

    def _tell(self, agreement: AgreementInfo) -> None:
        self.stdout.write(f"{agreement.partner.name}: {agreement.standing(now())}")


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {type(error).__name__}") from error


def _write(file: Path, data: bytes) -> None:
    try:
        with file.open("xb") as out:
            out.write(data)
    except OSError as error:
        raise CommandError(f"{file} cannot be made: {type(error).__name__}") from error


def _read(template: Path) -> str:
    try:
        return template.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{template} cannot be read: {type(error).__name__}") from error


def _add_signatory(parser: CommandParser) -> None:
    parser.add_argument("--as", dest="by", required=True, metavar="USERNAME", help="a signatory of this node")
    add_secret(parser, "passphrase", "the passphrase of the institution's key")


def _passphrase(options: dict[str, object]) -> str:
    return secret(options, "passphrase", _QUESTION)


def _witness(text: str) -> WitnessNode:
    # A vkey is base64 and may itself end in `=`: the address begins at the last `=http`.
    vkey, sign, url = text.rpartition("=http")
    if not sign:
        raise CommandError("write a witness as VKEY=URL")
    return WitnessNode(VerifierKey.parse(vkey).name, vkey, f"http{url}")
