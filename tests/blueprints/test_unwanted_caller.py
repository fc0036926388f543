"""Unwanted callers: who they are, and what becomes of their calls."""

from typing import Any

from homeassistant.core import ServiceCall
import pytest
from pytest_homeassistant_custom_component.common import async_mock_service

from custom_components.openvox_uc.const import CONF_MASK_NUMBERS
from custom_components.openvox_uc.contacts.phone_book import Contact, ContactBook
from custom_components.openvox_uc.contacts.store import Source, async_get_contacts
from homeassistant.helpers import device_registry as dr
from tests.house import load

from .conftest import Home

BLUEPRINT = "unwanted_caller"
NOTE = {"actions": [{"action": "test.note", "data": {"text": "{{ trigger.call.caller or 'hidden' }}"}}]}


@pytest.fixture
def noted(home: Home) -> list[ServiceCall]:
    return async_mock_service(home.hass, "test", "note")
