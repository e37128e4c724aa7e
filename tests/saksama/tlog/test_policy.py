"""Policies: what is read, what is refused, and when a quorum is there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.errors import CheckpointMalformed, PolicyMalformed, SignatureInvalid
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.tlog.cosignature import cosign
from saksama.tlog.note import COSIGNATURE_V1, ED25519, Note, SignatureLine, SigningKey, open_note, sign
from saksama.tlog.policy import Group, LogEntry, Policy, WitnessEntry

LOG = SigningKey("ani.example/log", ED25519, bytes(31) + b"\1")
NAMES = ("X1", "X2", "X3", "Y1", "Y2", "Y3")
WITNESSES = {
    name: SigningKey(f"{name}.example", COSIGNATURE_V1, bytes(30) + bytes((2, at))) for at, name in enumerate(NAMES)
}
LOG_LINE = f"log {LOG.verifier}\n"
W = {name: f"witness {name} {key.verifier}\n" for name, key in WITNESSES.items()}

# The example of tlog-policy, "Example policy", with keys in place of its `<vkey>`.
EXAMPLE = f"""{LOG_LINE}
{W["X1"]}{W["X2"]}{W["X3"]}group X-witnesses 2 X1 X2 X3

{W["Y1"]}{W["Y2"]}{W["Y3"]}group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
"""
CHECKPOINT = Checkpoint(LOG.name, 7, bytes(range(32)))
AT = 1_706_500_800


def cosigned(*names: str, log: SigningKey = LOG) -> Note:
    lines = [cosign(CHECKPOINT.text(), WITNESSES[name], AT + at) for at, name in enumerate(names)]
    return sign_checkpoint(CHECKPOINT, log).with_signatures(*lines)


def test_the_specification_s_example_reads() -> None:
    policy = Policy.parse(EXAMPLE.encode())
    assert policy.groups == (
        Group("X-witnesses", 2, ("X1", "X2", "X3")),
        Group("Y-witnesses", 1, ("Y1", "Y2", "Y3")),
        Group("X-and-Y", 2, ("X-witnesses", "Y-witnesses")),
    )
    assert policy.quorum == "X-and-Y"
    assert Policy.parse(policy.serialize()) == policy


QUORUMS = [
    ("two of X, one of Y", ("X1", "X3", "Y2"), ()),
    ("everyone", NAMES, ()),
    ("one of X is too few", ("X1", "Y1", "Y2", "Y3"), ("X2", "X3")),
    ("no Y", ("X1", "X2", "X3"), ("Y1", "Y2", "Y3")),
    ("nobody", (), NAMES),
]


@pytest.mark.parametrize(("names", "missing"), [row[1:] for row in QUORUMS], ids=[row[0] for row in QUORUMS])
def test_a_quorum_of_groups(names: tuple[str, ...], missing: tuple[str, ...]) -> None:
    verdict = Policy.parse(EXAMPLE.encode()).check(cosigned(*names))
    assert verdict.ok == (not missing)
    assert verdict.log_key == LOG.verifier
    assert verdict.witnessed == {name: AT + at for at, name in enumerate(names)}
    assert set(missing) <= set(verdict.missing)
    assert set(verdict.missing).isdisjoint(names)


def test_a_quorum_of_one_and_of_none() -> None:
    one = Policy.parse((LOG_LINE + W["X1"] + "quorum X1\n").encode())
    assert one.check(cosigned("X1")).ok
    assert one.check(cosigned("X2")).missing == ("X1",)
    none = Policy.parse((LOG_LINE + "quorum none\n").encode())
    assert none.check(cosigned()).ok
    assert none.check(open_note(cosigned().encode(), [LOG.verifier])).ok


def test_without_the_log_s_signature_nothing_is_good() -> None:
    other = SigningKey(LOG.name, ED25519, bytes(31) + b"\7")
    verdict = Policy.parse(EXAMPLE.encode()).check(cosigned(*NAMES, log=other))
    assert (verdict.ok, verdict.log_key, verdict.missing) == (False, None, ("log",))


def test_a_log_signs_only_for_its_own_origin() -> None:
    policy = Policy((LogEntry(LOG.verifier),))
    other = Checkpoint("budi.example/log", 7, bytes(32))
    assert policy.check(sign_checkpoint(other, LOG)).missing == ("log",)


def test_the_earliest_of_two_cosignatures_counts() -> None:
    text = CHECKPOINT.text()
    note = sign_checkpoint(CHECKPOINT, LOG).with_signatures(
        cosign(text, WITNESSES["X1"], AT + 60), cosign(text, WITNESSES["X1"], AT)
    )
    assert Policy.parse(EXAMPLE.encode()).check(note).witnessed == {"X1": AT}


@pytest.mark.parametrize("key", [LOG, WITNESSES["X2"]], ids=["log", "witness"])
def test_a_bad_signature_of_a_known_key_refuses_whatever_the_quorum(key: SigningKey) -> None:
    bad = SignatureLine(key.name, key.verifier.key_id, bytes(72))
    note = cosigned("X1", "X3", "Y1")
    with pytest.raises(SignatureInvalid):
        Policy.parse(EXAMPLE.encode()).check(Note(note.text, (*note.signatures, bad)))


def test_only_checkpoints_are_judged() -> None:
    with pytest.raises(CheckpointMalformed):
        Policy.parse(EXAMPLE.encode()).check(sign("Mataram\n", LOG))


def test_comments_blanks_and_spaces_are_ignored() -> None:
    text = f"# logs\n\n \t log \t {LOG.verifier}\thttps://ani.example/ \n  # more: \u00e9\n{W['X1']}quorum\tX1\n"
    policy = Policy.parse(text.encode())
    assert policy.logs == (LogEntry(LOG.verifier, "https://ani.example/"),)


def test_names_are_octets() -> None:
    kelvin, latin = b"\xe2\x84\xaa", b"\xe9"
    x1, x2 = (str(WITNESSES[name].verifier).encode() for name in ("X1", "X2"))
    data = b"witness K %s\nwitness %s %s\ngroup %s any %s\nquorum %s\n" % (x1, kelvin, x2, latin, kelvin, latin)
    policy = Policy.parse(data)
    assert [witness.name for witness in policy.witnesses] == ["K", "\u212a"]
    assert Policy.parse(policy.serialize()) == policy
    assert latin in policy.serialize()


X1_AS_LOG = str(SigningKey(LOG.name, ED25519, WITNESSES["X1"].seed).verifier)
MALFORMED = [
    ("no quorum", LOG_LINE, 0, "no quorum"),
    ("nothing", "", 0, "no quorum"),
    ("two quorums", "quorum none\nquorum none\n", 2, "the one quorum line"),
    ("quorum without a name", "quorum\n", 1, "the one quorum line"),
    ("quorum of two", W["X1"] + W["X2"] + "quorum X1 X2\n", 3, "the one quorum line"),
    ("quorum before its witness", "quorum X1\n" + W["X1"], 1, "not defined"),
    ("group before its member", "group G any X1\n" + W["X1"] + "quorum G\n", 1, "not defined before"),
    ("group of itself", "group G any G\nquorum G\n", 1, "not defined before"),
    ("group of none", "group G any none\nquorum G\n", 1, "not defined before"),
    ("group without members", "group G any\nquorum G\n", 1, "not a log"),
    ("member of two groups", W["X1"] + "group G any X1\ngroup H any X1\nquorum G\n", 3, "twice"),
    ("member twice", W["X1"] + "group G any X1 X1\nquorum G\n", 2, "twice"),
    ("threshold above", W["X1"] + "group G 2 X1\nquorum G\n", 2, "threshold"),
    ("threshold of zero", W["X1"] + "group G 0 X1\nquorum G\n", 2, "not all, any or a number"),
    ("threshold with a zero", W["X1"] + "group G 01 X1\nquorum G\n", 2, "not all, any or a number"),
    ("threshold in words", W["X1"] + "group G some X1\nquorum G\n", 2, "not all, any or a number"),
    ("witness named none", W["X1"].replace("X1", "none", 1) + "quorum none\n", 1, "taken"),
    ("name twice", W["X1"] + W["X2"].replace("X2", "X1", 1) + "quorum X1\n", 2, "taken"),
    ("group named as a witness", W["X1"] + "group X1 any X1\nquorum X1\n", 2, "taken"),
    ("log twice", LOG_LINE + LOG_LINE + "quorum none\n", 2, "twice"),
    ("witness key twice", W["X1"] + W["X1"].replace("X1", "Z", 1) + "quorum X1\n", 2, "twice"),
    ("witness key as log", f"log {WITNESSES['X1'].verifier}\nquorum none\n", 1, "algorithm 1"),
    ("log key as witness", f"witness X1 {X1_AS_LOG}\nquorum X1\n", 1, "algorithm 4"),
    ("log with two addresses", LOG_LINE.strip() + " a b\nquorum none\n", 1, "not a log"),
    ("key cut short", LOG_LINE[:-9] + "\nquorum none\n", 1, "the key"),
    ("unknown word", "Log x\nquorum none\n", 1, "not a log"),
    ("carriage return", "quorum none\r\n", 1, "control character"),
    ("no last newline", LOG_LINE + "quorum none", 2, "newline"),
    ("delete character", "# \x7f\nquorum none\n", 1, "control character"),
    ("no-break space parts nothing", "quorum\u00a0none\n", 1, "not a log"),
]


@pytest.mark.parametrize(("text", "line", "why"), [row[1:] for row in MALFORMED], ids=[row[0] for row in MALFORMED])
def test_what_is_no_policy_is_refused_at_its_line(text: str, line: int, why: str) -> None:
    with pytest.raises(PolicyMalformed) as caught:
        Policy.parse(text.encode())
    assert caught.value.line == line
    assert why in caught.value.why


@pytest.mark.parametrize("name", ["", "a b", "a\nb", "a\x7f"])
def test_a_policy_that_could_not_be_read_back_is_not_made(name: str) -> None:
    with pytest.raises(PolicyMalformed):
        Policy(witnesses=(WitnessEntry(name, WITNESSES["X1"].verifier),), quorum="none")
    with pytest.raises(PolicyMalformed):
        Policy(logs=(LogEntry(LOG.verifier, name),))


names = st.text(st.characters(codec="utf-8", min_codepoint=0x21, exclude_characters="\x7f"), min_size=1)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """Any policy: some logs, some witnesses, groups over what stands before them, a quorum."""
    logs = [
        LogEntry(
            SigningKey(f"log{at}", ED25519, bytes(31) + bytes((at,))).verifier, draw(st.none() | st.just("https://a/"))
        )
        for at in range(draw(st.integers(0, 3)))
    ]
    given_names = draw(st.lists(names.filter(lambda name: name != "none"), unique=True, min_size=1, max_size=8))
    cut = draw(st.integers(1, len(given_names)))
    witnesses = [
        WitnessEntry(name, key.verifier) for name, key in zip(given_names[:cut], WITNESSES.values(), strict=False)
    ]
    free = [witness.name for witness in witnesses]
    groups: list[Group] = []
    for name in given_names[cut:]:
        members = draw(st.lists(st.sampled_from(free), unique=True, min_size=1))
        groups.append(Group(name, draw(st.integers(1, len(members))), tuple(members)))
        free = [other for other in free if other not in members] + [name]
    quorum = draw(st.sampled_from(["none", *(w.name for w in witnesses), *(g.name for g in groups)]))
    return Policy(tuple(logs), tuple(witnesses), tuple(groups), quorum)


@given(policies())
def test_a_policy_reads_back(policy: Policy) -> None:
    assert Policy.parse(policy.serialize()) == policy


@given(
    st.binary(max_size=60)
    # Lines that no control character refuses at once, in any encoding.
    | st.binary(max_size=20).map(lambda data: data.translate(None, bytes([*range(32), 127])) + b"\n")
    | policies().map(Policy.serialize).flatmap(lambda data: st.integers(0, len(data)).map(lambda at: data[:at]))
)
def test_any_octets_are_read_or_refused(data: bytes) -> None:
    try:
        policy = Policy.parse(data)
    except PolicyMalformed:
        return
    assert Policy.parse(policy.serialize()) == policy


@given(policies(), st.sets(st.sampled_from(NAMES)))
def test_more_cosignatures_never_hurt(policy: Policy, chosen: set[str]) -> None:
    judged = Policy((LogEntry(LOG.verifier),), policy.witnesses, policy.groups, policy.quorum)
    some, every = judged.check(cosigned(*sorted(chosen))), judged.check(cosigned(*NAMES))
    assert every.ok
    assert some.ok or some.missing
    assert set(some.witnessed) <= set(every.witnessed)
