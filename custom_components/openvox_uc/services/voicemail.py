"""The actions on voicemail: get messages, delete messages."""

from functools import partial
from typing import Any

from homeassistant.core import ServiceResponse
from homeassistant.exceptions import ServiceValidationError

from ..base.batches import async_map
from ..base.error_texts import translated
from ..base.subjects import PBX, extension_subject
from ..coordinator import OpenVoxCoordinator
from ..media.items import media_content_id, voicemail_id
from ..pbx import ALL_MESSAGES, Voicemail
from .refusals import translated_errors
from .targeted import TargetedCall


async def async_get_voicemails(call: TargetedCall) -> ServiceResponse:
    answer: dict[str, Any] = {}
    for coordinator, subjects in call.subjects.items():
        await _async_list(coordinator)
        messages = [
            message
            for extension, mailbox in sorted(coordinator.voicemails.data.items())
            if PBX in subjects or extension_subject(extension) in subjects
            for message in mailbox
        ]
        answer[coordinator.config_entry.entry_id] = {
            "name": coordinator.data.device.name,
            "voicemails": await async_map(partial(_answer, coordinator), messages),
        }
    return answer


async def async_delete_voicemail(call: TargetedCall, file: str = "", **which: bool) -> None:
    coordinator, extension, name = call.phone
    if bool(file) is which["all"]:
        raise ServiceValidationError(**translated("voicemail_not_selected"))
    if not file:
        file = ALL_MESSAGES
    else:
        await _async_list(coordinator)
        if file not in (message.file for message in coordinator.voicemails.data.get(extension, ())):
            raise ServiceValidationError(**translated("voicemail_not_found", phone=name, file=file))
    with translated_errors(coordinator, phone=name, file=file):
        await coordinator.client.voicemail.delete(extension, file)
    await _async_list(coordinator)


async def _async_list(coordinator: OpenVoxCoordinator) -> None:
    with translated_errors(coordinator, phone=coordinator.data.device.name):
        await coordinator.voicemails.async_list()


def _answer(coordinator: OpenVoxCoordinator, message: Voicemail) -> dict[str, Any]:
    received_at = coordinator.voicemails.received_at(message)
    return {
        "extension": message.extension,
        **coordinator.presenter.caller(message.caller),
        "received_at": received_at and received_at.isoformat(),
        "seconds": message.seconds,
        "file": message.file,
        "media_content_id": media_content_id(coordinator, voicemail_id(coordinator, message)),
    }
