"""Checks whether an address and credentials belong to an OpenVox UC.

It also finds out which one that is.
"""

import asyncio
from collections.abc import Mapping
from functools import partial
from hashlib import md5
from typing import Any, NamedTuple

from homeassistant.const import CONF_HOST
from homeassistant.core import HomeAssistant

from ..base.error_texts import FormError, async_error_text
from ..connection.addresses import async_resolve
from ..connection.http_session import async_get_session, async_log_out, make_client
from ..connection.login_guard import LAST_TRY, async_get_login_guard, in_minutes
from ..const import CONF_MESSAGE_FORMAT
from ..pbx import (
    DeviceInfo,
    MessageFormat,
    PbxAuthRefusedError,
    PbxClient,
    PbxError,
    PbxLockedOutError,
    PbxNotReachableError,
    PbxNotUnderstoodError,
    ReportTarget,
    probe,
)

_CLOSED_PORT_SECONDS = 5


class SignedIn(NamedTuple):
    serial: str
    name: str
    new_options: dict[str, Any]


def password_digest(password: str) -> str:
    """Return the password hash that the API expects and the entry stores."""
    return md5(password.encode(), usedforsecurity=False).hexdigest()


def serial_of(device: DeviceInfo | None) -> str | None:
    if device is None or device.serial is None:
        return None
    return device.serial.lower()


async def async_probe(hass: HomeAssistant, host: str, port: int) -> DeviceInfo | None:
    """Return the identity of a PBX; None if it requires a login first.

    Raises FormError with `cannot_connect` or `wrong_port`.
    """
    try:
        return await probe(async_get_session(hass), host, port)
    except PbxNotReachableError as error:
        if await _async_port_is_closed(hass, host, port):
            raise FormError("wrong_port") from error
        raise FormError("cannot_connect") from error
    except PbxError as error:
        raise FormError("wrong_port") from error


async def async_sign_in(
    hass: HomeAssistant,
    data: Mapping[str, Any],
    options: Mapping[str, Any],
    target: ReportTarget | None,
    *,
    may_lock_out: bool,
) -> SignedIn:
    """Log in with the data and options of an entry, and log out again.

    Uses XML if the PBX refuses JSON. An unusual format becomes a new option. Raises
    FormError; with `last_try` if one more refusal would lock Home Assistant out, unless
    `may_lock_out`.
    """
    guard = await async_get_login_guard(hass)
    client = make_client(
        hass,
        {**options, **data},
        partial(guard.gate, data[CONF_HOST], may_lock_out=may_lock_out),
    )
    client.report_target = target
    try:
        device = await _async_visit_in_either_format(client)
    except PbxLockedOutError as error:
        raise FormError(
            "too_many_refusals",
            minutes=in_minutes(await guard.seconds_to_wait(data[CONF_HOST])),
        ) from error
    except PbxNotReachableError as error:
        raise FormError("cannot_connect") from error
    except PbxNotUnderstoodError as error:
        raise FormError("not_openvox") from error
    except PbxError as error:
        key = "refused"
        if error.key == LAST_TRY:
            key = "last_try"
        elif isinstance(error, PbxAuthRefusedError):
            key = "invalid_auth"
        raise FormError(key, reason=await async_error_text(hass, error)) from error
    serial = serial_of(device)
    if serial is None:
        raise FormError("not_openvox")
    new_options: dict[str, Any] = {}
    if client.message_format is not MessageFormat.JSON:
        new_options[CONF_MESSAGE_FORMAT] = client.message_format.value
    return SignedIn(serial, device.name, new_options)


async def async_find(
    hass: HomeAssistant, data: Mapping[str, Any], expected_serial: str
) -> None:
    """Check that the data of an entry lead to the PBX with this serial number.

    Raises PbxError.
    """
    guard = await async_get_login_guard(hass)
    gate = partial(guard.gate, data[CONF_HOST])
    client = make_client(hass, data, gate, expected_serial=expected_serial)
    await _async_visit(client)


async def _async_visit_in_either_format(client: PbxClient) -> DeviceInfo:
    try:
        return await _async_visit(client)
    except PbxAuthRefusedError as error:
        if not client.wants_xml(error):
            raise
    client.message_format = MessageFormat.XML
    return await _async_visit(client)


async def _async_visit(client: PbxClient) -> DeviceInfo:
    try:
        return await client.device_info()
    finally:
        await async_log_out(client)


async def _async_port_is_closed(hass: HomeAssistant, host: str, port: int) -> bool:
    for address in await async_resolve(hass, host):
        try:
            async with asyncio.timeout(_CLOSED_PORT_SECONDS):
                _, writer = await asyncio.open_connection(address, port)
        except ConnectionRefusedError:
            return True
        except OSError:
            continue
        writer.close()
        return False
    return False
