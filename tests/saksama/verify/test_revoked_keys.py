"""Keys that were replaced or revoked, as an outsider sees them: what is believed of each, and up to where."""

from collections.abc import Callable

from saksama.agreement.quorum import policy_for
from saksama.agreement.terms import read_terms
from saksama.cli.words import message
from saksama.entries.kinds.case import CaseReceived
from saksama.keys.ring import body_of
from saksama.keys.statement import KeyRevocation, sign_statement
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.note import Note
from saksama.verify.findings import Code
from saksama.verify.report import Report
from saksama.verify.trust import Anchors
from saksama.vocabulary import KeyUse
from tests.testonly.story import COMMITS, Story, subject

type Found = Callable[[Report], list[tuple[str, int | None]]]


def revoke(told: Story, use: KeyUse, last_good: tuple[int, str] | None = None) -> None:
    """The partner's log says it too: what the owner's log says alone would do."""
    node = told.bawaslu
    key = str(node.key(use).verifier)
    said = KeyRevocation(node.origin, use, key, told.world.tick(), last_good)
    digest = node.blob(sign_statement(said, node.key(KeyUse.INSTITUTION)).encode())
    node.append(body_of(said, digest))
    node.publish()


def good(told: Story) -> tuple[int, str]:
    """The newest checkpoint that partner and witness cosigned."""
    shown = Checkpoint.parse(told.bawaslu.newest.text)
    return shown.size, shown.root.hex()


def test_a_checkpoint_beyond_the_last_good_size_counts_for_nothing(told: Story, found: Found) -> None:
    limit = good(told)
    revoke(told, KeyUse.LOG, limit)
    codes = {code for code, _ in found(told.check())}
    assert "key.cut-off" in codes


def test_under_a_policy_too_a_revoked_key_counts_for_nothing_beyond_its_last_good_size(told: Story) -> None:
    node = told.bawaslu
    text = Note.parse((node.folder / "log" / "blob" / str(node.agreement)).read_bytes()).text
    theirs = [told.diskominfotik.key(KeyUse.WITNESS).verifier]
    policy = policy_for(read_terms(text), [node.key(KeyUse.LOG).verifier], theirs)
    assert told.check(Anchors(policy)).findings == ()
    revoke(told, KeyUse.LOG, good(told))
    assert Code.KEY_CUT_OFF in {one.code for one in told.check(Anchors(policy)).findings}


def test_the_last_good_size_must_be_one_of_this_tree(told: Story, found: Found) -> None:
    size, _ = good(told)
    revoke(told, KeyUse.LOG, (size, "0" * 64))
    assert ("key.last-good", size) in found(told.check())


def test_the_last_good_size_must_have_been_cosigned(told: Story, found: Found) -> None:
    told.bawaslu.append(CaseReceived(), subject=subject("r"), **COMMITS)
    told.bawaslu.publish(cosigned=False)
    size, root = good(told)
    revoke(told, KeyUse.LOG, (size, root))
    assert ("key.last-good", size) in found(told.check())


def test_a_cosignature_by_a_revoked_witness_key_does_not_count(told: Story, found: Found) -> None:
    revoke(told, KeyUse.WITNESS)
    told.world.tick(3600)
    told.diskominfotik.append(CaseReceived(), subject=subject("r"), **COMMITS)
    # Bawaslu's witness key cosigns on, an hour after it was revoked.
    told.diskominfotik.publish()
    findings = told.check().findings
    missing = [one for one in findings if one.code == "log.not-yet-witnessed"]
    assert [one.log for one in missing] == [told.diskominfotik.origin]


def test_a_checkpoint_after_its_key_s_time_is_named(told: Story) -> None:
    told.world.tick(366 * 86_400)
    told.bawaslu.append(CaseReceived(), subject=subject("r"), **COMMITS)
    told.bawaslu.publish()
    found = [one for one in told.check().findings if one.code is Code.KEY_NOT_VALID]
    assert [one.evidence["size"] for one in found] == [len(told.bawaslu.entries)]


def test_a_cosignature_by_a_revoked_key_is_told_beside_what_is_waited_for(told: Story) -> None:
    revoke(told, KeyUse.WITNESS)
    told.world.tick(3600)
    told.diskominfotik.observe()
    told.diskominfotik.publish()
    (one,) = [one for one in told.check().findings if one.code is Code.NOT_YET_WITNESSED]
    assert one.evidence["left_out"] == told.bawaslu.key(KeyUse.WITNESS).name
    assert f"kuncinya tidak berlaku pada waktu itu: {one.evidence['left_out']}" in message(one, "id")
