"""Claims that were assessed and clarified."""

from saksama.entries.clarification import PublicSource
from saksama.entries.kinds.content import Assessment, Concerns
from saksama_node.accounts.policy import Staff
from saksama_node.contentwatch.claims.clarifying import Draft
from saksama_node.settings.current import SETTINGS
from tests.node.contentwatch.decided import INSIDE, OUTSIDE, WORDS, claim_by
from tests.node.contentwatch.proposing import propose_assessment, write_clarification
from tests.node.seconds.reading import confirm_read

SOURCE = PublicSource(address="https://kpu.example/pernyataan", outside=True, title="Pernyataan KPU")
DRAFT = Draft(
    assessor=SETTINGS.origin,
    title="Surat suara tersegel sampai hari pemungutan",
    claim="Surat suara di Mataram sudah tercoblos sebelum pemungutan suara",
    text="Foto itu dari 2019. Surat suara pemilihan ini masih tersegel.",
    right="Foto itu diambil pada 2019.\r\nGudang KPU disegel dan dijaga.",
    sources=(SOURCE,),
)


def assessed(one: Staff, other: Staff, concerns: Concerns = Concerns.NOBODY) -> str:
    claim = claim_by(one, concerns)
    confirm_read(other, propose_assessment(one, claim, Assessment.FALSE, WORDS, [INSIDE, OUTSIDE]))
    return claim


def published(one: Staff, other: Staff, draft: Draft = DRAFT) -> str:
    claim = assessed(one, other)
    confirm_read(other, write_clarification(one, claim, draft))
    return claim
