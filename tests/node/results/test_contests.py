from itertools import combinations

import pytest

from saksama.errors import BugError
from saksama_node.places.regions import place_of
from saksama_node.results.versions.contests import NoSuchContest, contest_of, contests, parse_contest

WRITTEN = """
id = "a"
sheet = "ppwp-2024"
region = "52"
title = "A"
title_en = "A"
voting_day = 2024-02-14
source = "s"
certainty = "memory"
stands = {since = 2023-11-13, until = 2024-10-20, source = "s", certainty = "memory"}
"""
PAIR = '[[pair]]\nnumber = 1\nname = "B"\n'


def test_every_contest_has_its_sheet_its_region_and_a_column_for_each_pair() -> None:
    assert len(contests()) == 12
    for each in contests():
        sheet = each.definition
        assert set(sheet.contestants) == {pair.field for pair in each.pair}
        assert sheet.voting_day == each.voting_day
        assert not each.region or place_of(each.region) is not None


def test_the_ten_local_races_cover_ten_regions_that_do_not_overlap() -> None:
    local = [each.region for each in contests() if each.region.count(".") == 1]
    assert len(local) == 10
    assert all(one != other for one, other in combinations(local, 2))


def test_a_contest_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(NoSuchContest) as refused:
        contest_of("ppwp-2029")
    assert "ppwp-2024" in refused.value.known


@pytest.mark.parametrize(
    "text",
    [
        "id = 1",
        WRITTEN,
        WRITTEN + PAIR + PAIR,
        WRITTEN.replace('"52"', '"52.01.01"') + PAIR,
        WRITTEN + 'x = ""',
        WRITTEN.replace("until = 2024-10-20", "until = 2024-02-13") + PAIR,
        WRITTEN.replace("stands =", "stood =") + PAIR,
    ],
)
def test_a_contest_that_is_not_whole_is_refused(text: str) -> None:
    assert parse_contest(WRITTEN + PAIR).pair[0].field == "suara_paslon_1"
    with pytest.raises(BugError):
        parse_contest(text)
