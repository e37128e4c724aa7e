"""Keys replaced, stolen and revoked at live nodes: the partner follows without a person, and what is wrong is loud."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from saksama.tlog.policy import Policy
from tests.node.exchange.two_nodes import Desk, LiveNode, report_of, until
from tests.node.keys.conftest import NAME, Three

LONG = 120.0
AGAIN = (
    "from saksama_node.flows.following.retry_entry import follow_again; follow_again(person(Role.OFFICER), {origin!r})"
)


def sent(node: LiveNode, to: LiveNode) -> str:
    """A dispatch with a receipt of the partner's node."""
    done = node.do(f"result = send({to.origin!r}, Notice(text='Contoh'))")
    assert isinstance(done, dict)
    return str(done["subject"])


def arrives(node: LiveNode, to: LiveNode) -> None:
    """A dispatch sent now comes to its receiver and is opened there."""
    received(node, to, sent(node, to))


def received(node: LiveNode, to: LiveNode, subject: str) -> None:
    """Wait for the receipt of a dispatch; what both nodes make of it is told where none comes."""
    state = f"result = queries.outgoing({subject!r}).state"
    try:
        until(lambda: node.do(state) == "received", "the receipt", LONG)
    except AssertionError as none:
        link = "found = links.link({!r}); result = [repr(found), *map(repr, links.faults())]"
        none.add_note(f"{node.code}: {node.do(state)}, {node.do(link.format(to.origin))}")
        none.add_note(f"{node.code}: {node.do('result = [repr(one) for one in public.standing()]')}")
        none.add_note(f"{to.code}: {to.do(link.format(node.origin))}")
        raise


def newest_signers(node: LiveNode) -> list[str]:
    """Who signed the newest published checkpoint, by name and key id."""
    found = node.do("result = signers(public.checkpoint().note)")
    assert isinstance(found, list)
    return found


def standing(node: LiveNode, use: str) -> list[str]:
    found = node.do(f"result = list(standing_keys(KeyUse({use!r})))")
    assert isinstance(found, list)
    return found


def ids(vkeys: list[str]) -> list[str]:
    """Name and key id of each."""
    return ["+".join(vkey.split("+", 2)[:2]) for vkey in vkeys]


def learned(node: LiveNode, origin: str, use: str, keys: list[str]) -> None:
    """Wait until this node knows exactly these keys of its partner."""
    code = f"""
from saksama_node.flows.exchange.partner_keys import ring
result = list(ring({origin!r}).valid({origin!r}, KeyUse({use!r}), now()))
"""
    until(lambda: node.do(code) == keys, f"{node.code} learns the {use} key", LONG)


def test_both_keys_sign_in_the_overlap_and_the_new_one_alone_after(three: Three) -> None:
    a, b = three.a, three.b
    (old,) = standing(a, "log")
    leaf = a.do("result = rotate('log', seconds=5)")
    new = standing(a, "log")[0]
    assert new != old
    # Of the first checkpoint that holds the rotation both are the signers, whoever asks for it when.
    until(lambda: a.do(f"result = ledger.position({leaf})") is not None, "the rotation is integrated", LONG)
    both = a.do(f"""
row = models.Checkpoint.objects.filter(size__gt=ledger.position({leaf})).order_by("size").first()
result = signers(row.note)
""")
    assert both == ids([new, old])
    learned(b, a.origin, "log", [new])
    trusted = f"result = [str(key) for key in witnessing.trusted_keys({a.origin!r})]"
    until(lambda: b.do(trusted) == [new], "the partner trusts the new key alone", LONG)
    # The outsider is told by its own command, with the statement itself.
    three.witness("trust", new)
    arrives(a, b)
    arrives(b, a)
    assert ids([old])[0] not in newest_signers(a)


def test_cosignatures_come_by_both_witness_keys_then_by_the_new_one(three: Three) -> None:
    a, b = three.a, three.b
    (old,) = standing(b, "witness")
    b.do("rotate('witness', seconds=6)")
    new = standing(b, "witness")[0]
    targets = "result = sorted(one.vkey for one in public.standing() if one.partner)"
    until(lambda: new in a.do(targets), "asks for the new key's cosignature", LONG)  # a list
    until(lambda: a.do(targets) == [new], "asks for the old one's no more", LONG)
    arrives(a, b)
    until(lambda: ids([new])[0] in newest_signers(a), "a cosignature by the new key", LONG)
    assert a.do("result = [one.fault for one in public.standing() if one.partner]") == [""]
    assert old not in standing(b, "witness")


def test_a_dispatch_that_only_a_retired_witness_key_cosigned_is_still_taken(three: Three) -> None:
    a, b = three.a, three.b
    b.do("from saksama_node.flows.exchange.cosigned_times import first_cosigned_there")
    b.do("from saksama_node.exchange.partner_client import PartnerClient")
    # The first entry of the partner's log was cosigned long before the rotation, by a key that signs no more.
    code = f"result = first_cosigned_there({a.origin!r}, 0, PartnerClient({a.origin!r}, {a.url!r})).isoformat()"
    assert b.do(code)


def test_transport_and_age_keys_are_replaced_under_way(three: Three) -> None:
    a, b = three.a, three.b
    for use in ("transport", "age"):
        (old,) = standing(b, use)
        b.do(f"rotate({use!r})")
        assert standing(b, use)[1] == old
    # Sealed to whichever key the sender knows: the receiver opens both, and its request is signed by the new one.
    arrives(a, b)
    for use in ("transport", "age"):
        learned(a, b.origin, use, standing(b, use))
    arrives(a, b)
    used = b.do("""
from saksama_node.exchange.age_keys import identities
result = len(identities())
""")
    assert used == 2


def test_a_stolen_transport_key_opens_nothing_from_then_on(three: Three) -> None:
    a, b = three.a, three.b
    old = standing(b, "transport")[0]
    b.do("stolen = signing.transport_key()")
    b.do("revoke('transport')")
    assert old not in standing(b, "transport")
    learned(a, b.origin, "transport", standing(b, "transport"))
    subject = sent(a, b)
    received(a, b, subject)
    sha = a.do(f"result = queries.outgoing({subject!r}).ciphertext")
    code = f"""
import httpx
from saksama_node.exchange.transport import sign_request
url = "{a.url}/sealed/{sha}"
result = [httpx.get(url, headers=sign_request("GET", url, key, now()), trust_env=False).status_code
          for key in (stolen, signing.transport_key())]
"""
    assert b.do(code) == [401, 200]
    until(
        lambda: a.do("result = [each.code for each in links.faults()]") == ["key.revoked"],
        "the desk is told that the partner lost a key",
        LONG,
    )


def test_a_stolen_log_key_is_cut_off_at_the_last_good_size(three: Three) -> None:
    a, b = three.a, three.b
    arrives(a, b)
    old = standing(a, "log")[0]
    a.do("stolen = signing.log_key()")
    a.do("leaves = revoke('log')")
    new = standing(a, "log")
    assert old not in new
    good = a.do(f"result = next(each.last_good for each in key_standings() if each.key == {old!r})")
    assert isinstance(good, int)
    assert good > 0
    # The outsider asks for the new key by hand; the partner learns it from the institution's own statement.
    three.witness("trust", new[0])
    three.witness("distrust", old)
    arrives(a, b)
    trusted = f"result = [str(key) for key in witnessing.trusted_keys({a.origin!r})]"
    assert b.do(trusted) == new
    stolen = a.do(f"""
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
result = sign_checkpoint(Checkpoint({a.origin!r}, {good} + 500, b"t" * 32), stolen).encode().decode()
""")
    refused = b.do(f"""
try:
    mirror.check_checkpoint({a.origin!r}, {stolen!r}.encode())
    result = "taken"
except Exception as error:
    result = type(error).__name__
""")
    assert refused == "NoteUnverified"
    later = a.do(f"result = [signers(row.note) for row in models.Checkpoint.objects.filter(size__gt={good})]")
    assert isinstance(later, list)
    assert all(ids(new)[0] in each for each in later)


def stopped(node: LiveNode, partner: LiveNode) -> object:
    """Why the link to this partner is stopped; empty while it is not."""
    return node.do(f"found = links.link({partner.origin!r}); result = found.stopped_at and found.stopped_code or ''")


def test_a_key_that_nobody_announced_stops_the_link_and_is_an_alarm_on_the_desk(three: Three) -> None:
    a, b = three.a, three.b
    arrives(a, b)
    a.do("""
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.note import SigningKey
from saksama_node.settings.current import SETTINGS
true, unknown = {}, SigningKey.generate(SETTINGS.origin)
""")

    def is_stopped() -> bool:
        # What the log enters meanwhile makes another newest checkpoint, and the partner sees that one.
        a.do("""
row = models.Checkpoint.objects.order_by("-size").first()
if row.pk not in true:
    true[row.pk] = bytes(row.note)
    row.note = sign_checkpoint(Checkpoint(SETTINGS.origin, row.size, bytes(row.root)), unknown).encode()
    row.save(update_fields=["note"])
""")
        return stopped(b, a) == "key.unannounced"

    until(is_stopped, "the link stops", LONG)
    page = Desk(b, "OFFICER").get("/meja/status/").text
    assert "kunci yang tidak pernah diumumkan lembaganya" in page
    assert "key.unannounced" in page
    assert b.do("result = models.Evidence.objects.filter(code='key.unannounced').count()") == 1
    a.do("for pk, note in true.items(): models.Checkpoint.objects.filter(pk=pk).update(note=note)")
    b.do(AGAIN.format(origin=a.origin))
    arrives(a, b)


def test_a_branch_that_was_followed_is_cut_off_and_kept_once_a_person_agrees(three: Three) -> None:
    a, b = three.a, three.b
    arrives(a, b)
    held = f"result = mirror.state({a.origin!r}).size"
    until(lambda: b.do(held) == a.do("result = public.tree_size()"), "the mirror is whole", LONG)
    good = b.do(held)
    cosigned = f"result = __import__('saksama_node.ledger.last_good', fromlist=['x']).last_good()[0] == {good}"
    until(lambda: a.do(cosigned), "partner and outsider cosigned it", LONG)
    stolen = a.do("result = signing.log_key().serialize()")
    # The thief shows the partner a longer log; its entries are of a kind that leads to no act.
    b.do(f"""
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.growth import Edge, grow
from saksama.tlog.note import SigningKey
from saksama.tlog.tree import leaf_hash
from saksama_node.ledger import tiles
origin = {a.origin!r}
first = mirror.entry_bytes(origin, 0, 1)[0]
growth = grow(Edge.read({good}, tiles.tile_reader(origin)), leaf_hash(first) * 3)
note = sign_checkpoint(Checkpoint(origin, growth.edge.size, growth.edge.root()), SigningKey.parse({stolen!r}))
mirror.advance(origin, note.encode(), [first] * 3)
links.handled(origin, growth.edge.size)
""")
    until(lambda: stopped(b, a) == "ledger.rollback", "the partner sees the true log as rolled back", LONG)
    a.do("revoke('log')")
    three.witness("trust", standing(a, "log")[0])
    until(lambda: (a.do("result = public.tree_size()") or 0) > good, "the new key signs on", LONG)
    b.do(AGAIN.format(origin=a.origin))
    until(lambda: stopped(b, a) == "key.cut-off", "what happened is named", LONG)
    page = Desk(b, "OFFICER").get("/meja/status/").text
    assert "cabang pencuri" in page
    assert b.do(held) == good + 3  # nothing is cut before a person agrees
    # While the partner is away its true log grows past the branch: what stands in the branch's places comes as well.
    b.stop()
    b.do(AGAIN.format(origin=a.origin))
    subjects = [sent(a, b) for _ in range(3)]
    until(lambda: a.do("result = public.tree_size()") > good + 3, "the true log is the longer one", LONG)
    b.serve()
    for subject in subjects:
        received(a, b, subject)
    arrives(a, b)
    arrives(b, a)
    kept = [*(b.data / "evidence").glob("*.jsonl")]
    assert [len(path.read_bytes().splitlines()) for path in kept] == [3]
    assert b.do("result = models.Evidence.objects.filter(code='key.cut-off').count()") == 1
    assert "key.cut-off.done" in str(b.do("result = [each.code for each in links.faults()]"))


def test_after_all_of_this_an_outsider_finds_nothing_wrong(three: Three, tmp_path: Path) -> None:
    for node in (three.a, three.b):
        done = verified(three, node, tmp_path)
        assert [one for one in done["findings"] if one["class"] != "unchecked"] == []


@pytest.mark.parametrize("whose", ["node", "partner", "witness"])
def test_the_file_that_node_and_witness_serve_is_the_file_for_policy(three: Three, tmp_path: Path, whose: str) -> None:
    node = three.b if whose == "partner" else three.a
    file = tmp_path / "policy.txt"
    file.write_bytes(httpx.get(f"{three.url if whose == 'witness' else node.url}/policy.txt", trust_env=False).content)
    done = verified(three, node, tmp_path, "--policy", str(file))
    assert (done["first_use"], done["keys_from"]) == (False, "policy")
    assert [one for one in done["findings"] if one["class"] != "unchecked"] == []
    policy = Policy.parse(file.read_bytes())
    ever = node.do("result = own_keys.keys_ever(KeyUse.LOG)")
    assert {str(log.vkey) for log in policy.logs if log.vkey.name == node.origin} == set(ever)
    assert policy.quorum == {"witness": NAME}.get(whose, "full")


def verified(three: Three, node: LiveNode, state: Path, *more: str) -> dict[str, Any]:
    """What `saksama verify` says of a node, as JSON."""
    command = [sys.executable, "-m", "saksama.cli.main", "verify", node.url, "--json", "--state", str(state), *more]
    done = subprocess.run(command, env=three.a.environment, check=False, capture_output=True, text=True)
    return report_of(done.stdout)
