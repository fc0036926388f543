"""The actions on voicemail: get messages, delete messages."""

from functools import partial
from typing import Any

from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from ..base.batches import async_map
from ..base.error_texts import translated
from ..base.subjects import PBX, extension_subject
from ..coordinator import OpenVoxConfigEntry, OpenVoxCoordinator
from ..media.items import media_content_id, voicemail_id
from ..pbx import ALL_MESSAGES, Voicemail
from .targeted import async_one_phone, async_subjects, translated_errors

ATTR_ALL = "all"
ATTR_FILE = "file"

GET_VOICEMAILS_SCHEMA = cv.make_entity_service_schema({})
DELETE_VOICEMAIL_SCHEMA = cv.make_entity_service_schema(
    {vol.Optional(ATTR_FILE): cv.string, vol.Optional(ATTR_ALL, default=False): cv.boolean}
)


async def async_get_voicemails(call: ServiceCall) -> ServiceResponse:
    """Return the messages by entry, those of each extension with the newest first."""
    answer: dict[str, Any] = {}
    for entry_id, subjects in async_subjects(call).items():
        entry: OpenVoxConfigEntry = call.hass.config_entries.async_get_known_entry(entry_id)
        coordinator = entry.runtime_data
        await _async_list(coordinator)
        answer[entry_id] = {
            "name": coordinator.data.device.name,
            "voicemails": await async_map(
                partial(_answer, coordinator),
                [
                    message
                    for extension, mailbox in sorted(coordinator.voicemails.data.items())
                    if PBX in subjects or extension_subject(extension) in subjects
                    for message in mailbox
                ],
            ),
        }
    return answer


async def async_delete_voicemail(call: ServiceCall) -> None:
    """Delete a message that is in the mailbox of an extension just now, or all that are."""
    coordinator, extension, name = async_one_phone(call)
    file: str = call.data.get(ATTR_FILE) or ""
    if bool(file) is call.data[ATTR_ALL]:
        raise ServiceValidationError(**translated("voicemail_not_selected"))
    if call.data[ATTR_ALL]:
        file = ALL_MESSAGES
    else:
        await _async_list(coordinator)
        if file not in (message.file for message in coordinator.voicemails.data.get(extension, ())):
            raise ServiceValidationError(**translated("voicemail_not_found", phone=name, file=file))
    with translated_errors(coordinator, phone=name, file=file):
        await coordinator.client.voicemail.delete(extension, file)
    await _async_list(coordinator)


async def _async_list(coordinator: OpenVoxCoordinator) -> None:
    """Ask the PBX for the messages."""
    with translated_errors(coordinator, phone=coordinator.data.device.name):
        await coordinator.voicemails.async_list()


def _answer(coordinator: OpenVoxCoordinator, message: Voicemail) -> dict[str, Any]:
    """Return a message, and by which id it is played, if the options allow it."""
    received_at = coordinator.voicemails.received_at(message)
    return {
        "extension": message.extension,
        **coordinator.presenter.caller(message.caller),
        "received_at": received_at and received_at.isoformat(),
        "seconds": message.seconds,
        "file": message.file,
        "media_content_id": media_content_id(coordinator, voicemail_id(coordinator, message)),
    }
