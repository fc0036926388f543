"""What several tests of the connection share."""

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.coordinator import OpenVoxCoordinator


@pytest.fixture
def coordinator(setup_integration: MockConfigEntry) -> OpenVoxCoordinator:
    coordinator: OpenVoxCoordinator = setup_integration.runtime_data
    return coordinator
