"""Claims that somebody began, and lawful findings about them."""

from saksama.entries.kinds.content import (
    Category,
    Concerns,
)
from saksama.verify.meaning.content import claim_refusals
from saksama_node.accounts.policy import Staff
from saksama_node.contentwatch.captures.triaging import Said
from saksama_node.contentwatch.claims.deciding import Source
from saksama_node.contentwatch.claims.standing import acts_of
from saksama_node.flows.content.triage_content import begin_claim
from tests.node.contentwatch.triaged import SAID, taken

INSIDE, OUTSIDE = Source("Berita acara kami", outside=False), Source("https://kpu.example/pernyataan", outside=True)
WORDS = "Surat suara disegel; foto itu dari 2019."
ARTICLE = "uu-7-2017-280-1-d"


def claim_by(by: Staff, concerns: Concerns = Concerns.NOBODY) -> str:
    return begin_claim(by, taken(by), Said(SAID.words, Category.FALSEHOOD, concerns, "penyelenggara"))


def lawful(claim: str) -> bool:
    acts = acts_of(claim, ())
    return not any(claim_refusals(acts[:at], acts[at]) for at in range(len(acts)))
