"""The steps of the options flow for the test of reports."""

import asyncio
from typing import Any

from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult, OptionsFlow
from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import (
    SelectSelector,
    SelectSelectorMode,
    TextSelector,
)
import voluptuous as vol

from ..base.error_texts import (
    FormError,
    plain_placeholders,
    plain_text,
    shown_error,
    text,
)
from ..coordinator import OpenVoxConfigEntry
from ..doctor.findings import Finding
from ..doctor.report_check import (
    CHECK_NAME,
    CHECK_SECONDS,
    CheckResult,
    async_check_reports,
)
from .forms import async_form, phone_label, phone_options

CONF_PHONE = "phone"
CONF_CALLEE = "callee"
CONF_REPORT = "report"

_RESULT_SCHEMA = vol.Schema(
    {vol.Optional(CONF_REPORT): TextSelector({"multiline": True})}
)


class ReportCheckSteps(OptionsFlow):
    """Steps that store nothing and leave the options unchanged."""

    _checking: asyncio.Task[CheckResult]
    _phone: str
    # Whether the PBX rings the phone, rather than its user placing a call.
    _is_rung: bool

    async def async_step_test_reports(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        entry: OpenVoxConfigEntry = self.config_entry
        is_loaded = entry.state is ConfigEntryState.LOADED
        if not is_loaded or not entry.runtime_data.extensions:
            return self.async_abort(reason="no_extensions")
        pbx = entry.runtime_data
        phones = SelectSelector(
            {
                "options": phone_options(pbx.extensions),
                "mode": SelectSelectorMode.DROPDOWN,
            }
        )
        schema = vol.Schema(
            {vol.Required(CONF_PHONE): phones, vol.Optional(CONF_CALLEE): phones}
        )

        async def start(typed: dict[str, Any]) -> ConfigFlowResult:
            number, callee = typed[CONF_PHONE], typed.get(CONF_CALLEE)
            if callee == number:
                raise FormError("same_phone", field=CONF_CALLEE)
            if pbx.recorder.is_recording:
                raise FormError("report_test_running")
            self._phone = phone_label(pbx.extensions[number])
            self._is_rung = callee is not None
            # A task of the entry would be canceled with it, and leave a dialog that
            # waits forever.
            self._checking = self.hass.async_create_background_task(
                async_check_reports(pbx, number, callee), CHECK_NAME
            )
            return await self.async_step_testing_reports()

        return await async_form(self, "test_reports", schema, user_input, start)

    async def async_step_testing_reports(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        if self._checking.done():
            return self.async_show_progress_done(next_step_id="report_test_result")
        return self.async_show_progress(
            step_id="testing_reports",
            progress_action="ring_phone" if self._is_rung else "use_phone",
            description_placeholders={
                "phone": plain_text(self._phone),
                "seconds": str(CHECK_SECONDS),
            },
            progress_task=self._checking,
        )

    async def async_step_report_test_result(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        if user_input is not None:
            return self.async_create_entry(data=self.config_entry.options)
        result = self._checking.result()
        findings = "\n\n".join(
            _alert(self.hass, finding) for finding in result.findings
        )
        return self.async_show_form(
            step_id="report_test_result",
            data_schema=self.add_suggested_values_to_schema(
                _RESULT_SCHEMA, {CONF_REPORT: result.text}
            ),
            description_placeholders={"findings": findings},
        )


def _alert(hass: HomeAssistant, finding: Finding) -> str:
    reason = {"error": shown_error(hass, finding.error)} if finding.error else {}
    sentences = text(
        hass,
        f"report_test.{finding.key}",
        **plain_placeholders({**finding.placeholders, **reason}),
    )
    # Within a tag, Markdown needs empty lines around it.
    return f'<ha-alert alert-type="{finding.level}">\n\n{sentences}\n\n</ha-alert>'
