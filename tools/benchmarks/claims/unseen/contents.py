"""What the second writer gives to whatever poses posts.

Rules kept here: none of it is changed any more; its posts were scored.
Left to others: ways, sentences and happenings, each in a module of its own; how posts are posed (`posing`).
"""

from typing import Final

from tools.benchmarks.claims.unseen.denials import AFTER_CHECK, OWN_WORDS, QUOTING
from tools.benchmarks.claims.unseen.everyday import ENDINGS, GREETINGS, PLACES, SENTENCES
from tools.benchmarks.claims.unseen.forwarding import forwarded
from tools.benchmarks.claims.unseen.happenings import UNSEEN
from tools.benchmarks.claims.unseen.other_matters import OF_ONE, OF_TWO
from tools.benchmarks.claims.unseen.reordering import thinned_and_turned
from tools.benchmarks.claims.unseen.typing_faults import shouted, typing_faults
from tools.benchmarks.claims.unseen.ways import WAYS
from tools.benchmarks.claims.writer import Denials, Everyday, Writer

_OF_MADE: Final = (
    "Soal {p} di {d}: {t}", "{d}, kabar tentang {p}. {t}", "Yang ribut soal {p}, baca ini. {t} ({d})",
    "Klarifikasi {d}. {t}", "Izin menjawab soal {p}. {t}", "Dari grup {d}: {t} Jadi jangan bawa-bawa {p}.",
    "Up. {t} {p} jangan difitnah.", "{t} Begitu kenyataannya di {d}, tolong hapus yang kemarin tentang {p}.",
)  # fmt: skip

SECOND: Final = Writer(
    seed=31174,
    ways=WAYS,
    held_told=(forwarded, typing_faults, thinned_and_turned),
    made_told=(forwarded, typing_faults, thinned_and_turned, shouted),
    stage=UNSEEN,
    denials=Denials(OWN_WORDS, QUOTING, AFTER_CHECK, _OF_MADE),
    of_one=OF_ONE,
    of_two=OF_TWO,
    everyday=Everyday(SENTENCES, GREETINGS, ENDINGS, tuple(PLACES)),
)
