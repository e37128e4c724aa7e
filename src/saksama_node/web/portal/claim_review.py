"""A clarification in the vocabulary of machines: schema.org's ClaimReview, as JSON-LD that stands in its page.

Rules kept here:
  * It says no more than the page: claim, what was found, who found it, who publishes it, when.
  * A number stands only where the outcome lies between false and true; the words stand always.
  * No sign of it can end the element that it stands in.
Left to others: the page (clarifications), the words (clarification_words).
"""

import json

from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

from saksama_node.contentwatch.public import Published
from saksama_node.settings.current import SETTINGS
from saksama_node.web import clarification_words as words

_ENDS = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def claim_review(found: Published, page_url: str) -> SafeString:
    """The whole object, safe inside a script element of type `application/ld+json`."""
    said, outcome = found.said, found.said.assessed.outcome
    rating: dict[str, object] = {"@type": "Rating", "alternateName": words.card_words()[outcome]}
    if outcome in words.RATINGS:
        rating |= {"ratingValue": words.RATINGS[outcome], "bestRating": 5, "worstRating": 1}
    at = localtime(found.at).isoformat(timespec="seconds")
    told = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": page_url,
        "claimReviewed": said.claim,
        "reviewRating": rating,
        "author": {"@type": "Organization", "name": said.assessed.name},
        "publisher": {"@type": "Organization", "name": said.publisher.name, "url": f"{SETTINGS.url}/"},
        "name": said.title,
        "reviewBody": said.text,
        "inLanguage": said.language,
        "datePublished": at,
        "version": said.version,
        "itemReviewed": {"@type": "Claim", "text": said.claim},
        "citation": [
            {"@type": "CreativeWork", "name": each.title, **({"url": each.address} if each.address else {})}
            for each in said.sources
        ],
    }
    return mark_safe(json.dumps(told, ensure_ascii=False).translate(_ENDS))  # noqa: S308 - its ends were taken away
