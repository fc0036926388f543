"""Tests of OpenVox UC."""

from pkgutil import iter_modules

import pytest

# A failed assertion of a helper shows its values, too, as one of a test does.
pytest.register_assert_rewrite(
    *(f"tests.{module.name}" for module in iter_modules(__path__))
)
