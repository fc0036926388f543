"""Hypothesis strategies for what may come over the wire."""

from hypothesis import strategies as st

from custom_components.openvox_uc.pbx.wire.values import Value

from . import fixtures

_ACTIONS = ("ALERT", "RING", "ANSWER", "BYE", "Tranfer", "CallFailed", "NewCdr", "BootUp", "ExtensionStatus", "Invite", "")
# The keys of reports, of calls in them, of records, and of answers.
_KEYS = [
    *("action", "callid", "ext", "extid", "number", "inbound", "outbound", "inboundid", "outboundid", "from", "to"),
    *("trunk", "trunkname", "call", "callee", "members", "sn", "reason", "status", "extension"),
    *("timestart", "callfrom", "callto", "callduraction", "talkduraction", "type", "recording"),
    *("extlist", "extnumber", "username", "deviceinfo", "devicename", "systemtime", "uptime", "trunklist", "errno", "token"),
]
_WORDS = [
    *("Registered", "InUse", "Ringing", "Success", "Failed", "ANSWERED", "Internal"),
    *("480", "101", "1589947952.1670", "2020-Mar-23-08:33:22"),
]


def scalars() -> st.SearchStrategy[Value]:
    return st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(_WORDS)


def objects() -> st.SearchStrategy[dict[str, Value]]:
    keys = st.sampled_from(_KEYS) | st.text(max_size=5)
    values: st.SearchStrategy[Value] = st.recursive(
        scalars(), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=5), max_leaves=15
    )
    return st.dictionaries(keys, values, max_size=8)


def report_objects() -> st.SearchStrategy[dict[str, Value]]:
    return st.builds(lambda values, action: values | {"action": action}, objects(), st.sampled_from(_ACTIONS) | scalars())


def bodies() -> st.SearchStrategy[bytes]:
    """Return bodies: any bytes, and documented payloads with something cut out or put in."""
    documented = [fixtures.report(name.removesuffix(".json")) for name in fixtures.names("reports")]
    documented += [fixtures.answer(name) for name in fixtures.names("answers")]
    spoilt = st.builds(
        lambda body, start, length, filling: body[: start % len(body)] + filling + body[start % len(body) + length :],
        st.sampled_from(documented),
        st.integers(0, 4000),
        st.integers(0, 20),
        st.binary(max_size=6) | st.sampled_from([b"{", b"[", b'"', b"<", b"</", b"&#0;", b"<!DOCTYPE", b"\\ud800", b"\xff", b"<item>"]),
    )
    return st.binary() | spoilt
