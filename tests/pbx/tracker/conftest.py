"""What the tests of the tracker share."""

import pytest

from tests.pbx.line import Line


@pytest.fixture
def line() -> Line:
    return Line()
