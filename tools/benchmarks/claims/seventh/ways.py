"""The eleven kinds of alteration of the seventh writer, each under the name that figures carry.

Rules kept here: eight bear the names that the plan gives them; three were given to this writer: what a video's captions
show, pictures for words, and tags.
Left to others: how each writes.
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.seventh.captions import subtitled
from tools.benchmarks.claims.seventh.hashtags import tagged
from tools.benchmarks.claims.seventh.masked import marks_and_scripts, signs_for_letters
from tools.benchmarks.claims.seventh.passing_along import cut_short, forwarded, half_quoted
from tools.benchmarks.claims.seventh.pictured import emoji_for_words
from tools.benchmarks.claims.seventh.slips import shouted, typing_faults
from tools.benchmarks.claims.seventh.turned import dropped_and_turned
from tools.benchmarks.claims.unseen.pieces import Way

WAYS: Final[Mapping[str, Way]] = {
    way.__name__: way
    for way in (
        forwarded, cut_short, half_quoted, typing_faults, shouted, signs_for_letters, marks_and_scripts,
        dropped_and_turned, subtitled, emoji_for_words, tagged,
    )
}  # fmt: skip
"""The seventh writer's posts, by somebody who had read neither the matcher nor the posts of those before."""
