"""An audit is judged as it is: known is known, allowed has a reason, what was not asked about is not called well."""

import tomllib

from tools.advisories import ALLOWED, Judged, judge

REPORT = {
    "dependencies": [
        {"name": "a", "version": "1", "vulns": []},
        {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "aliases": ["CVE-1"]}]},
        {"name": "c", "skip_reason": "not found"},
    ]
}


def test_a_known_weakness_is_open_until_it_is_allowed_by_one_of_its_names() -> None:
    assert judge(REPORT, {}) == Judged(("b 2: PYSEC-1",), 2, 1)
    assert judge(REPORT, {"CVE-1": "never called"}) == Judged((), 2, 1)
    assert judge({"dependencies": []}, {}) == Judged((), 0, 0)


def test_every_allowed_weakness_has_its_reason() -> None:
    assert all(len(reason.split()) >= 4 for reason in tomllib.loads(ALLOWED.read_text())["allowed"].values())
