"""The setup of a PBX, by hand or by discovery, and later changes."""

from collections.abc import Mapping
from typing import Any, override

from homeassistant.components import webhook
from homeassistant.config_entries import (
    SOURCE_IGNORE,
    SOURCE_REAUTH,
    ConfigEntry,
    ConfigFlow,
    ConfigFlowResult,
    ConfigSubentryFlow,
    OptionsFlow,
)
from homeassistant.const import (
    CONF_HOST,
    CONF_NAME,
    CONF_PASSWORD,
    CONF_PORT,
    CONF_USERNAME,
    CONF_WEBHOOK_ID,
)
from homeassistant.core import callback
from homeassistant.data_entry_flow import AbortFlow
from homeassistant.helpers.device_registry import format_mac
from homeassistant.helpers.service_info.dhcp import DhcpServiceInfo
import voluptuous as vol

from .base.error_texts import FormError
from .connection.addresses import async_resolve
from .connection.host_input import parse_host
from .connection.options import REPORT_PORT_FIELD, TEXT, read_options, whole_number
from .connection.session_state import async_ask_if_moved
from .const import (
    CONF_CALLBACK_ADDRESS,
    CONF_PASSWORD_MD5,
    DEFAULT_PORT,
    DOMAIN,
    SUBENTRY_ADDRESS_BOOK,
)
from .coordinator import OpenVoxConfigEntry
from .flows.address_book import AddressBookFlow
from .flows.forms import (
    CREDENTIALS_FIELDS,
    NEW_CREDENTIALS_FIELDS,
    async_form,
    async_parse_options,
)
from .flows.options import OpenVoxOptionsFlow
from .flows.sign_in import (
    SignedIn,
    async_probe,
    async_sign_in,
    password_digest,
    serial_of,
)
from .pbx import plain
from .runtime import async_get_runtime
from .webhook.report_targets import async_report_targets

_ADDRESS_FIELDS: dict[Any, Any] = {
    vol.Required(CONF_HOST): TEXT,
    vol.Required(CONF_PORT, default=DEFAULT_PORT): whole_number(1, 65535),
}

_USER_SCHEMA = vol.Schema(
    {**_ADDRESS_FIELDS, **CREDENTIALS_FIELDS, vol.Optional(CONF_NAME): TEXT}
)
_REAUTH_SCHEMA = vol.Schema(CREDENTIALS_FIELDS)
_RECONFIGURE_SCHEMA = vol.Schema(_ADDRESS_FIELDS | NEW_CREDENTIALS_FIELDS)
_CALLBACK_SCHEMA = vol.Schema(
    {vol.Optional(CONF_CALLBACK_ADDRESS): TEXT, **REPORT_PORT_FIELD}
)


class _NoTargetError(Exception):
    """The user has to be asked where the PBX is to send its reports."""


class OpenVoxConfigFlow(ConfigFlow, domain=DOMAIN):
    # Raise the major version only for a change that an earlier version cannot read:
    # that version then leaves the entry alone.
    VERSION = 1
    MINOR_VERSION = 1

    def __init__(self) -> None:
        self._webhook_id = webhook.async_generate_id()
        self._options: dict[str, Any] | None = None
        self._typed: dict[str, Any] = {}
        self._warned_of: str | None = None

    @staticmethod
    @callback
    @override
    def async_get_options_flow(config_entry: ConfigEntry) -> OptionsFlow:
        return OpenVoxOptionsFlow()

    @classmethod
    @callback
    @override
    def async_get_supported_subentry_types(
        cls, config_entry: ConfigEntry
    ) -> dict[str, type[ConfigSubentryFlow]]:
        return {SUBENTRY_ADDRESS_BOOK: AddressBookFlow}

    @override
    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        return await async_form(
            self,
            "user",
            _USER_SCHEMA,
            user_input,
            self._async_set_up,
            known=self._typed,
        )

    @override
    async def async_step_dhcp(
        self, discovery_info: DhcpServiceInfo
    ) -> ConfigFlowResult:
        # Most serial numbers are the MAC address, and a PBX may not report its own
        # before a login.
        mac = format_mac(discovery_info.macaddress).replace(":", "")
        host = discovery_info.ip
        if entry := await self._async_entry_at(host):
            await self.async_set_unique_id(entry.unique_id)
            self._abort_if_unique_id_configured()
        await self._async_check_serial(mac, host, raise_on_progress=True)
        try:
            device = await async_probe(self.hass, host, DEFAULT_PORT)
        except FormError:
            return self.async_abort(reason="not_openvox")
        if serial := serial_of(device):
            await self._async_check_serial(serial, host, raise_on_progress=True)
        self.context["title_placeholders"] = {
            CONF_NAME: device.name if device else "OpenVox UC",
            CONF_HOST: host,
        }
        self._typed = {CONF_HOST: host}
        return await self.async_step_user()

    async def async_step_callback_address(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for an address or port for reports, because none was found.

        Without one, the PBX is only polled.
        """

        async def proceed(typed: dict[str, Any]) -> ConfigFlowResult:
            options = await async_parse_options(self.hass, typed)
            if options and not await async_report_targets(
                self.hass, self._webhook_id, self._typed[CONF_HOST], options
            ):
                raise FormError("callback_unusable", field=CONF_CALLBACK_ADDRESS)
            self._options = options
            return await self.async_step_user(self._typed)

        return await async_form(
            self, "callback_address", _CALLBACK_SCHEMA, user_input, proceed
        )

    async def _async_set_up(self, typed: dict[str, Any]) -> ConfigFlowResult:
        _parse_host(typed)
        options = self._options or {}
        data = {
            CONF_HOST: typed[CONF_HOST],
            CONF_PORT: typed[CONF_PORT],
            CONF_USERNAME: typed[CONF_USERNAME],
            CONF_PASSWORD_MD5: password_digest(typed[CONF_PASSWORD]),
            CONF_WEBHOOK_ID: self._webhook_id,
        }
        try:
            pbx = await self._async_log_in(data, options)
        except _NoTargetError:
            self._typed = typed
            return await self.async_step_callback_address()
        title = typed.get(CONF_NAME, "").strip() or f"{pbx.name} ({pbx.serial})"
        return self.async_create_entry(
            title=title, data=data, options={**options, **pbx.new_options}
        )

    async def async_step_reauth(
        self, entry_data: Mapping[str, Any]
    ) -> ConfigFlowResult:
        self.context["title_placeholders"] = {
            CONF_NAME: self._get_reauth_entry().title,
            CONF_HOST: entry_data[CONF_HOST],
        }
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        return await async_form(
            self,
            "reauth_confirm",
            _REAUTH_SCHEMA,
            user_input,
            self._async_change,
            known=self._get_reauth_entry().data,
            placeholders=self.context["title_placeholders"],
        )

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        entry = self._get_reconfigure_entry()
        return await async_form(
            self,
            "reconfigure",
            _RECONFIGURE_SCHEMA,
            user_input,
            self._async_change,
            known=entry.data,
            placeholders={CONF_NAME: entry.title},
        )

    async def _async_change(self, typed: dict[str, Any]) -> ConfigFlowResult:
        entry: OpenVoxConfigEntry
        if self.source == SOURCE_REAUTH:
            entry = self._get_reauth_entry()
        else:
            entry = self._get_reconfigure_entry()
        _parse_host(typed)
        data = {**entry.data, **typed}
        if password := data.pop(CONF_PASSWORD, ""):
            data[CONF_PASSWORD_MD5] = password_digest(password)
        pbx = await self._async_log_in(data, read_options(entry), entry)
        return self.async_update_reload_and_abort(
            entry, data=data, options={**entry.options, **pbx.new_options}
        )

    async def _async_log_in(
        self,
        data: dict[str, Any],
        options: Mapping[str, Any],
        entry: ConfigEntry | None = None,
    ) -> SignedIn:
        """Check that the data of an entry lead to its PBX.

        A login that may lock Home Assistant out is tried once the user was warned by
        FormError `last_try`, and submitted again. Raises FormError, AbortFlow, and
        _NoTargetError for a new PBX.
        """
        host = data[CONF_HOST]
        was_warned, self._warned_of = self._warned_of == host, None
        await self._async_check_before_login(host, data[CONF_PORT], entry)
        targets = await async_report_targets(
            self.hass, data[CONF_WEBHOOK_ID], host, options
        )
        if not targets and entry is None and self._options is None:
            raise _NoTargetError
        try:
            pbx = await async_sign_in(
                self.hass,
                data,
                options,
                targets[0] if targets else None,
                may_lock_out=was_warned,
            )
        except FormError as error:
            if error.key == "last_try":
                self._warned_of = host
            raise
        await self._async_check_serial(pbx.serial, host, entry)
        return pbx

    async def _async_check_before_login(
        self, host: str, port: int, entry: ConfigEntry | None
    ) -> None:
        """Check by what is known without a login that this is the PBX.

        A login redirects the reports of an entry for the same PBX. Raises FormError,
        and AbortFlow like `_async_check_serial`.
        """
        if self.source != SOURCE_REAUTH and await self._async_entry_at(
            host, port, exclude=entry
        ):
            raise AbortFlow("already_configured")
        if serial := serial_of(await async_probe(self.hass, host, port)):
            await self._async_check_serial(serial, host, entry)

    async def _async_check_serial(
        self,
        serial: str,
        host: str,
        entry: ConfigEntry | None = None,
        *,
        raise_on_progress: bool = False,
    ) -> None:
        """Abort if this is another PBX than that of `entry`, or is already set up."""
        known = await self.async_set_unique_id(
            serial, raise_on_progress=raise_on_progress
        )
        if entry:
            self._abort_if_unique_id_mismatch(
                reason="wrong_device",
                description_placeholders={CONF_HOST: host, "serial": plain(serial)},
            )
            return
        if (
            known
            and known.source != SOURCE_IGNORE
            and not await self._async_is_at(known, host)
        ):
            # Any device can claim to be a known PBX, so only the user changes its
            # address.
            state = async_get_runtime(self.hass, known.entry_id).session_state
            state.note_seen(host)
            async_ask_if_moved(self.hass, known, state)
        self._abort_if_unique_id_configured()

    async def _async_entry_at(
        self, host: str, port: int | None = None, exclude: ConfigEntry | None = None
    ) -> OpenVoxConfigEntry | None:
        for entry in self._async_current_entries(include_ignore=False):
            if entry is not exclude and await self._async_is_at(entry, host, port):
                return entry
        return None

    async def _async_is_at(
        self, entry: ConfigEntry, host: str, port: int | None = None
    ) -> bool:
        # An entry that a later version has changed may lack both.
        if port not in (None, entry.data.get(CONF_PORT)):
            return False
        known = str(entry.data.get(CONF_HOST, ""))
        if known == host:
            return True
        addresses = set(await async_resolve(self.hass, known))
        return not addresses.isdisjoint(await async_resolve(self.hass, host))


def _parse_host(typed: dict[str, Any]) -> None:
    """Replace the host and port by what the user meant, also in the next form.

    Raises FormError.
    """
    if CONF_HOST in typed:
        host, port = parse_host(typed[CONF_HOST])
        typed |= {CONF_HOST: host, CONF_PORT: port or typed[CONF_PORT]}
