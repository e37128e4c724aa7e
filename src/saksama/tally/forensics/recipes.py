"""What each screen does, whatever the table: method, version and constants, read without anything that computes.

Rules kept here: a screen takes its constants from here, and each one that may change what it says is in its recipe.
Left to others: the screens themselves, the sieve that all share (population).
"""

from typing import Final

from saksama.tally.forensics.population import LEAST, Recipe

INTEGER_WIDTH: Final = 0.05
"""Percent on both sides of a whole one."""
INTEGER_FEWEST_VOTERS: Final = 100
INTEGER_FULL: Final = 99
"""Percent; above it a station is left out."""
INTEGER_LEVEL: Final = 0.001
"""A one-sided p at or under this is noticeable."""
INTEGER: Final = Recipe(
    "Kobak, Shpilkin, Pshenichnikov 2016, exact",
    "1",
    {
        "width": INTEGER_WIDTH,
        "fewest_voters": INTEGER_FEWEST_VOTERS,
        "full": INTEGER_FULL / 100,
        "level": INTEGER_LEVEL,
        "least": LEAST,
    },
)

PULL_DESA: Final = 200
PULL_KECAMATAN: Final = 400
"""Imagined votes by which a place is drawn toward the one around it."""
FEWEST_VOTES: Final = 20
LIKELIHOOD_FLOOR: Final = -25.0
"""Of one station's log likelihood. Reproduces the note's phi for NTB: 16.7, 21.3, 28.1."""
NEIGHBOUR_Q: Final = 0.05
NEIGHBOUR_TAIL: Final = 0.01
"""How many stations lie under this p is told beside how many would if the model were right."""
NEIGHBOUR: Final = Recipe(
    "leave-one-out beta-binomial with shrinkage, Benjamini-Hochberg",
    "1",
    {
        "pull_desa": PULL_DESA,
        "pull_kecamatan": PULL_KECAMATAN,
        "fewest_votes": FEWEST_VOTES,
        "log_likelihood_floor": LIKELIHOOD_FLOOR,
        "q": NEIGHBOUR_Q,
        "tail": NEIGHBOUR_TAIL,
    },
)

IDENTICAL_LEVEL: Final = 0.01
IDENTICAL: Final = Recipe(
    "pairs of one desa with the same vector, Dirichlet-multinomial chance",
    "1",
    {"fewest_votes": FEWEST_VOTES, "level": IDENTICAL_LEVEL, "least": LEAST},
    (NEIGHBOUR.digest,),
)

BINS: Final = 50
"""On each side: two percent a bin; the last bin holds its upper end."""
STEPS: Final = 100
"""Of turnout, for the cumulated votes: at 0, 1, ..., 100 percent."""
PICTURE: Final = Recipe("fingerprint and cumulative votes, Klimek and others 2012", "1", {"bins": BINS, "steps": STEPS})
