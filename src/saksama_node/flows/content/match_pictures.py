"""See which known claims the picture of a copy may repeat; a person decides."""

from dataclasses import dataclass

from saksama.imagematch.known import Copy as Match
from saksama_node.contentwatch.captures.pictures import looks_of_copy, same_pictures
from saksama_node.contentwatch.captures.queries import ClaimView, CopyView, claim_of


@dataclass(frozen=True, slots=True)
class PictureSuggestion:
    """A claim one of whose copies (`copy`: its subject) holds a picture that looks the same; `match` says why."""

    claim: ClaimView
    copy: str
    match: Match


def picture_suggestions(copy: CopyView) -> list[PictureSuggestion]:
    """The known claims that this copy's picture may repeat, the best first; none without one. Raises `ContentMissing`.

    Its own claim is none.
    """
    looks = looks_of_copy(copy.subject)
    if looks is None:
        return []
    found = same_pictures(looks, beside=copy.claim)
    return [PictureSuggestion(claim_of(each.claim), each.copy, each.match) for each in found]
