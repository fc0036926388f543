"""What the PBX refuses, by keys of texts for people."""

import pytest

from custom_components.openvox_uc.pbx.errors import PbxRefusedError, refusal


@pytest.mark.parametrize(
    ("errno", "key", "placeholders", "text"),
    [
        ("10006", "pbx_error_10006", {}, "pbx_error_10006"),
        ("10012", "pbx_error_10012", {}, "pbx_error_10012"),
        ("10029", "pbx_error_unknown", {"errno": "10029"}, "pbx_error_unknown (errno 10029)"),
        ("99999", "pbx_error_unknown", {"errno": "99999"}, "pbx_error_unknown (errno 99999)"),
        (None, "pbx_error", {}, "pbx_error"),
    ],
)
def test_refusal(errno: str | None, key: str, placeholders: dict[str, str], text: str) -> None:
    error = refusal(PbxRefusedError, errno)
    assert (error.key, error.placeholders, error.errno, str(error)) == (key, placeholders, errno, text)
