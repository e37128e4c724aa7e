"""What a browser sends for ticks: numbers of ours, and nothing else however it is written."""

from hypothesis import given
from hypothesis import strategies as st

from saksama.entries.kinds.content import Channel, Way
from saksama_node.accounts.policy import Role
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.flows.content.capture_content import capture_words
from saksama_node.web.ticked import ticked
from tests.node.conftest import LoggedIn, StaffFor


@given(st.lists(st.one_of(st.text(), st.integers().map(str), st.just("7" * 5000), st.just("٣"))))
def test_only_our_numbers_are_numbers(values: list[str]) -> None:
    found = ticked(values)
    assert all(str(each) in {value.lstrip("0") or "0" for value in values} for each in found)
    assert all(0 <= each < 10**18 for each in found)


def test_a_number_of_thousands_of_digits_is_no_fault_of_the_node(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    copy = capture_words(staff_for(Role.CONTENT), "Kabar", Given(Way.STAFF, Channel.X))
    desk, digits = logged_in(Role.CONTENT), "7" * 5000
    assert desk.post(f"/meja/konten/{copy}/samar/", {"words": "", "cell": digits}).status_code == 422
    for path in (f"/meja/konten/mirip/{digits}/", f"/meja/peringatan/{digits}/dibuka/"):
        assert desk.get(path).status_code == 404
    assert desk.get("/meja/konten/", {"page": digits}).status_code == 200
    form = {"medium": "text", "words": "Kabar", "channel": "x", "reach": digits}
    answer = desk.post("/meja/konten/tangkap/", form)
    assert answer.status_code == 422
