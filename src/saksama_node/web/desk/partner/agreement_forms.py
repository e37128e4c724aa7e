"""The forms of agreements: what signing, moving and bringing back ask for, by what the text changes.

Rules kept here:
  * A field stands there only where the text needs it: a passphrase for each key of ours that must sign, the fingerprint
    only where the partner takes a new key.
  * What the institution declares asks for its passphrase, unless it is signed elsewhere.
  * Each text's moves stand with what they mean, said before they are made.
Left to others: whether a move may be made, and making it (the flows of `agreement`), the pages (agreements).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from saksama.agreement.history import EventKind
from saksama.agreement.institutions import signers
from saksama.agreement.terms import Terms
from saksama.tlog.note import VerifierKey
from saksama.vocabulary import OldKey
from saksama_node.accounts.policy import Staff
from saksama_node.agreements.fingerprint import fingerprint
from saksama_node.agreements.institution import gives_us_a_key, is_outside
from saksama_node.agreements.words import OLD_KEY_WORDS
from saksama_node.flows.agreement.propose_agreement import end_agreement, resume_agreement
from saksama_node.ledger.actions import Leaf
from saksama_node.settings.current import SETTINGS
from saksama_node.web.desk.frame.carried import FilesField
from saksama_node.web.desk.frame.prose import Prose

_MAX_NOTE: Final = 256 << 10


class PassphraseField(forms.CharField):
    """A passphrase, used once."""

    widget = forms.PasswordInput({"autocomplete": "off"})

    def __init__(self, **options: object) -> None:
        told = {"help_text": gettext_lazy("Dipakai sekali untuk membuka kunci; tidak disimpan."), **options}
        super().__init__(strip=False, **told)  # type: ignore[arg-type]  # Django's own arguments


def _heard_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Sidik kunci baru mitra, seperti dibacakan lewat telepon"),
        max_length=60,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy("Dua puluh angka dan huruf. Telepon nomor yang sudah Anda kenal, bukan yang baru."),
    )


def _compares(terms: Terms) -> bool:
    return terms.new_key is not None and not gives_us_a_key(terms)


class SignForm(forms.Form):
    """The confirmation of a signatory: a passphrase for each of our keys that must sign, the fingerprint heard."""

    heard = _heard_field()
    passphrase = PassphraseField(label=gettext_lazy("Frasa sandi kunci lembaga"))
    new_passphrase = PassphraseField(label=gettext_lazy("Frasa sandi kunci lembaga yang baru"))

    def __init__(self, terms: Terms, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # Django's own arguments, passed on
        if not _compares(terms):
            del self.fields["heard"]
        if not gives_us_a_key(terms):
            del self.fields["new_passphrase"]
        elif len(signers(terms, SETTINGS.origin)) == 1:
            del self.fields["passphrase"]
        else:
            self.fields["passphrase"].label = gettext_lazy("Frasa sandi kunci lembaga yang lama")


class MoveForm(forms.Form):
    """A public reason; for what the institution declares the passphrase too, empty to sign elsewhere."""

    reason = Prose(
        label=gettext_lazy("Alasan"),
        max_length=2000,
        rows=4,
        help_text=gettext_lazy("Terbuka untuk umum: masuk ke log. Jangan menulis nama orang."),
    )
    passphrase = PassphraseField(label=gettext_lazy("Frasa sandi kunci lembaga"))

    def __init__(self, *args: object, declared: bool) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # Django's own arguments, passed on
        self.fields["passphrase"].required = False
        if not declared or is_outside():
            del self.fields["passphrase"]


class BringForm(forms.Form):
    """What was signed elsewhere."""

    signed = FilesField(
        label=gettext_lazy("Berkas yang sudah ditandatangani"),
        help_text=gettext_lazy("Berkas yang berakhir .signed; pilih semuanya sekaligus."),
    )
    heard = _heard_field()

    def __init__(self, terms: Terms, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # Django's own arguments, passed on
        self.fields["heard"].required = False
        if not _compares(terms):
            del self.fields["heard"]

    def files_read(self) -> list[bytes]:
        """Their bytes."""
        return [bytes(each.read(_MAX_NOTE)) for each in self.cleaned_data["signed"]]


@dataclass(frozen=True, slots=True)
class Move:
    """What may be done with a text: its name, what it means, who does it. `declares`: the institution must sign."""

    name: str | Promise
    meaning: str | Promise
    alone: Callable[..., Leaf] | None = None
    declares: EventKind | None = None

    def do(self, by: Staff, digest: str, reason: str, passphrase: str) -> Leaf:
        """Do it here."""
        if self.alone is not None:
            return self.alone(by=by, digest=digest, reason=reason)
        act = resume_agreement if self.declares is EventKind.RESUMED else end_agreement
        return act(by=by, digest=digest, reason=reason, passphrase=passphrase)


@dataclass(frozen=True, slots=True)
class NewKeyWords:
    """What a text does to an institution key. `ours`: the fingerprint to read out, empty where it is the partner's."""

    party: str
    ours: str
    old_key: str | Promise
    vouched: bool


def new_key_words(terms: Terms) -> NewKeyWords | None:
    """None where it replaces none."""
    said = terms.new_key
    if said is None:
        return None
    party = terms.party(said.party)
    own = gives_us_a_key(terms)
    return NewKeyWords(
        party=party.name,
        ours=fingerprint(VerifierKey.parse(party.institution_key)) if own else "",
        old_key=OLD_KEY_WORDS[said.old_key],
        vouched=said.old_key is OldKey.SIGNS,
    )
