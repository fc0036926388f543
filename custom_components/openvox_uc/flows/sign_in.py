"""Finds out, for forms, whether an address and credentials are those of an OpenVox UC, and of which one."""

import asyncio
from collections.abc import Mapping
from functools import partial
from hashlib import md5
from typing import Any, NamedTuple

from homeassistant.const import CONF_HOST, CONF_PORT, CONF_USERNAME
from homeassistant.core import HomeAssistant

from ..base.error_texts import FormError, async_error_text
from ..connection.addresses import async_resolve
from ..connection.http_session import async_get_session
from ..connection.login_guard import LoginGuard, async_get_login_guard, in_minutes
from ..const import CONF_API_VERSION, CONF_MESSAGE_FORMAT, CONF_PASSWORD_MD5, LOGGER
from ..pbx import (
    API_VERSION,
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
_LOGOUT_SECONDS = 5


class SignInError(FormError):
    """It is not an OpenVox UC, or it does not let us in."""


class SignedIn(NamedTuple):
    serial: str
    name: str
    api_version: str
    message_format: MessageFormat


def password_digest(password: str) -> str:
    """Return what the API wants, and the entry keeps, in place of the password."""
    return md5(password.encode(), usedforsecurity=False).hexdigest()


def serial_of(device: DeviceInfo | None) -> str | None:
    """Return the serial number of a device in its one spelling, or None if there is none."""
    return (device.serial.strip().lower() or None) if device and device.serial else None


async def async_probe(hass: HomeAssistant, host: str, port: int) -> DeviceInfo | None:
    """Ask what answers at an address, without a login; None if it speaks the API and wants a login first.

    Raises SignInError with `cannot_connect` or `wrong_port`.
    """
    try:
        return await probe(async_get_session(hass), host, port)
    except PbxNotReachableError as error:
        key = "wrong_port" if await _async_port_is_closed(hass, host, port) else "cannot_connect"
        raise SignInError(key) from error
    except PbxError as error:
        raise SignInError("wrong_port") from error


async def async_sign_in(hass: HomeAssistant, data: dict[str, Any], target: ReportTarget | None, *, may_lock_out: bool) -> SignedIn:
    """Log in with the data and the message format of an entry, ask for the serial number, and log out again.

    If the PBX refuses JSON itself, this is repeated in XML. `may_lock_out` is as in async_check_lockout. Raises SignInError.
    """
    guard = await async_get_login_guard(hass)
    client = _client(hass, guard, data, may_lock_out=may_lock_out)
    client.report_target = target
    try:
        try:
            device = await _async_visit(client)
        except PbxAuthRefusedError:
            if not client.wants_xml:
                raise
            client.message_format = MessageFormat.XML
            device = await _async_visit(client)
    except PbxLockedOutError as error:
        raise SignInError("too_many_refusals", minutes=in_minutes(await guard.seconds_to_wait(data[CONF_HOST]))) from error
    except PbxNotReachableError as error:
        raise SignInError("cannot_connect") from error
    except PbxNotUnderstoodError as error:
        raise SignInError("not_openvox") from error
    except PbxError as error:
        key = "invalid_auth" if isinstance(error, PbxAuthRefusedError) else "refused"
        raise SignInError(key, reason=await async_error_text(hass, error)) from error
    if (serial := serial_of(device)) is None:
        raise SignInError("not_openvox")
    return SignedIn(serial, device.name, client.api_version, client.message_format)


async def async_find(hass: HomeAssistant, data: Mapping[str, Any], expected_serial: str) -> None:
    """Make sure that the data and the message format of an entry lead to the PBX with a serial number. Raises PbxError."""
    device = await _async_visit(_client(hass, await async_get_login_guard(hass), data, expected_serial=expected_serial))
    if serial_of(device) is None:
        raise PbxNotUnderstoodError("pbx_answer_incomplete", {"request": "deviceinfo/query"})


def _client(
    hass: HomeAssistant, guard: LoginGuard, data: Mapping[str, Any], *, may_lock_out: bool = False, expected_serial: str | None = None
) -> PbxClient:
    return PbxClient(
        async_get_session(hass),
        data[CONF_HOST],
        data[CONF_PORT],
        data[CONF_USERNAME],
        data[CONF_PASSWORD_MD5],
        api_version=data.get(CONF_API_VERSION, API_VERSION),
        message_format=MessageFormat(data.get(CONF_MESSAGE_FORMAT, MessageFormat.JSON)),
        login_gate=partial(guard.gate, data[CONF_HOST], may_lock_out=may_lock_out),
        expected_serial=expected_serial,
    )


async def _async_visit(client: PbxClient) -> DeviceInfo:
    """Log in, ask what device it is, and log out again. Raises PbxError."""
    try:
        return await client.device_info()
    finally:
        try:
            async with asyncio.timeout(_LOGOUT_SECONDS):
                await client.logout()
        except (PbxError, TimeoutError) as error:
            LOGGER.debug("The session of a form was not ended: %s", error)


async def async_check_lockout(hass: HomeAssistant, host: str, *, may_lock_out: bool) -> None:
    """Raise SignInError with `too_many_refusals` if no login may be tried at a PBX now.

    With `last_try` if one more refusal locks Home Assistant out, unless the person at the form knows that and wants it.
    """
    guard = await async_get_login_guard(hass)
    if seconds := await guard.seconds_to_wait(host):
        raise SignInError("too_many_refusals", minutes=in_minutes(seconds))
    if not may_lock_out and await guard.is_last_try(host):
        raise SignInError("last_try")


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
