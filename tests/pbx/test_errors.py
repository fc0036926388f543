"""What the PBX refuses, in sentences for people."""

import pytest

from custom_components.openvox_uc.pbx.errors import (
    PbxAuthRefusedError,
    PbxError,
    PbxLockedOutError,
    PbxNotReachableError,
    PbxNotUnderstoodError,
    PbxRefusedError,
    PbxTokenLostError,
    is_known,
    sentence_for,
)

# The table of protocol 6.2; 10042 to 10082 are of a later API.
DOCUMENTED = [*range(10002, 10034), *range(20000, 20022), 30001, 30003]


@pytest.mark.parametrize("errno", DOCUMENTED)
def test_documented_errno(errno: int) -> None:
    """Each documented errno has a whole sentence that spares people the number."""
    sentence = sentence_for(str(errno))
    assert is_known(str(errno))
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert str(errno) not in sentence


@pytest.mark.parametrize(
    ("errno", "sentence"),
    [
        ("10006", "This extension does not exist on the PBX."),
        (
            "10024",
            "This extension has no permission for outside calls. Give it one in the outbound routes of the PBX.",
        ),
        ("20003", "The PBX refuses the user name or the password."),
        ("99999", "The PBX refused the request with error 99999, which is not documented."),
        (None, "The PBX refused the request without saying why."),
    ],
)
def test_sentences(errno: str | None, sentence: str) -> None:
    """A sentence says what happened and what to do."""
    assert sentence_for(errno) == sentence


@pytest.mark.parametrize("errno", ["99999", "", None, "10001"])
def test_unknown_errno(errno: str | None) -> None:
    """What the table does not hold is not known."""
    assert not is_known(errno)


def test_kinds() -> None:
    """A caller can tell the kinds apart; locked out is a refused login."""
    kinds = (PbxAuthRefusedError, PbxTokenLostError, PbxNotReachableError, PbxNotUnderstoodError, PbxRefusedError)
    for kind in kinds:
        error = kind("A sentence.", "10006")
        assert isinstance(error, PbxError)
        assert [other for other in kinds if isinstance(error, other)] == [kind]
        assert (str(error), error.sentence, error.errno) == ("A sentence.", "A sentence.", "10006")
    assert isinstance(PbxLockedOutError("A sentence."), PbxAuthRefusedError)
    assert PbxLockedOutError("A sentence.").errno is None
