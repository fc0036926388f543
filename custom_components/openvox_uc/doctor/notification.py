"""A test of reports by any phone, whose result is a notification."""

from homeassistant.components import persistent_notification
from homeassistant.core import callback

from ..base.error_texts import invalid, text
from ..coordinator import OpenVoxCoordinator
from .report_test import TEST_NAME, TEST_SECONDS, ReportTest


@callback
def async_start_test(pbx: OpenVoxCoordinator) -> None:
    """Start the test, and say what to do. Raises ServiceValidationError if one is running."""
    if pbx.report_test:
        raise invalid("report_test_running", pbx=pbx.data.device.name)
    hass, entry = pbx.hass, pbx.config_entry
    test = ReportTest(pbx)

    def show(message: str) -> None:
        title = text(hass, "report_test.title", pbx=entry.title)
        persistent_notification.async_create(hass, message, title, f"report_test_{entry.entry_id}")

    async def run() -> None:
        result = await test.async_run()
        show(f"{result.sentences(hass)}\n\n{result.table(hass)}\n\n{text(hass, 'report_test.how_to_share')}")

    show(text(hass, "report_test.use_a_phone", seconds=str(TEST_SECONDS)))
    # The entry would cancel it, and leave what to do without a result.
    hass.async_create_background_task(run(), TEST_NAME)
