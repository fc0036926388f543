"""Sensors: states and counters of phones, queues, trunks, and the PBX."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED
from homeassistant.const import (
    MAX_LENGTH_STATE_STATE,
    EntityCategory,
    Platform,
    UnitOfTime,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.typing import StateType
from homeassistant.helpers.update_coordinator import CoordinatorEntity
from homeassistant.util.dt import utc_from_timestamp

from .base.subjects import PBX, Part, extension_subject, unique_id
from .calls.presenter import CURRENT_CALL_FIELDS
from .calls.publisher import ACTIVE_CALLS, LAST_REPORT
from .calls.sentences import title
from .connection.options import read_option
from .const import CONF_UNRECORDED_ATTRIBUTES, DOMAIN, SUBENTRY_ADDRESS_BOOK
from .contacts.address_books import AddressBook, async_get_address_books
from .coordinator import OpenVoxConfigEntry
from .entity import EntityTable, HistoryEntity, OpenVoxEntity, async_setup_table
from .history.call_history import LAST_CALLER, MISSED_RESETS, TODAY
from .pbx import ExtensionState, TrunkState
from .polling.voicemails import VoicemailCoordinator

PARALLEL_UPDATES = 0

_LAST_CALL = {
    "number": "caller",
    "name": "caller_name",
    "is_vip": "caller_is_vip",
    "called_at": "started_at",
    "outcome": "outcome",
}

type Value = StateType | datetime


@dataclass(frozen=True, kw_only=True)
class SourceSensorDescription[Source](SensorEntityDescription):
    """A sensor of a part of the PBX, or of an address book.

    `since_fn` returns seconds since 1970.
    """

    value_fn: Callable[[Source], Value]
    since_fn: Callable[[Source], float | None] = lambda _: None
    attributes_fn: Callable[[Source], Mapping[str, Any] | None] = lambda _: None
    listens_to: tuple[str, ...] = ("{subject}",)


class OpenVoxSensor(OpenVoxEntity, SensorEntity):
    entity_description: SourceSensorDescription[OpenVoxSensor]

    _unrecorded_attributes = frozenset({"calls", *CURRENT_CALL_FIELDS})

    @property
    @override
    def listens_to(self) -> tuple[str, ...]:
        return self.entity_description.listens_to

    @property
    @override
    def native_value(self) -> Value:
        return self.entity_description.value_fn(self)

    @property
    @override
    def last_reset(self) -> datetime | None:
        since = self.entity_description.since_fn(self)
        return None if since is None else utc_from_timestamp(since)

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any] | None:
        return self.entity_description.attributes_fn(self)


PartDescription = SourceSensorDescription[OpenVoxSensor]
BookDescription = SourceSensorDescription[AddressBook]


def _recent_calls(sensor: OpenVoxSensor) -> Mapping[str, Any]:
    cards = map(sensor.pbx.presenter.card, sensor.pbx.history.summary.recent)
    return {"calls": [{**card, "title": title(sensor.hass, card)} for card in cards]}


def _last_title(sensor: OpenVoxSensor) -> str | None:
    calls = sensor.pbx.history.summary.recent
    if not calls:
        return None
    return title(sensor.hass, sensor.pbx.presenter.card(calls[0]))[
        :MAX_LENGTH_STATE_STATE
    ]


def _last_call(sensor: OpenVoxSensor) -> Mapping[str, Any]:
    call = sensor.pbx.history.summary.last_inbound
    if call is None:
        return {}
    fields = sensor.pbx.presenter.fields(call)
    return {name: fields[field] for name, field in _LAST_CALL.items()}


def _last_caller(sensor: OpenVoxSensor) -> str | None:
    last = _last_call(sensor)
    caller: str | None = last.get("name") or last.get("number")
    return caller


def _waiting_callers(sensor: OpenVoxSensor) -> int | None:
    status = sensor.pbx.queues.data[sensor.number].status
    return status.waiting_callers if status else None


def _available_agents(sensor: OpenVoxSensor) -> int | None:
    status = sensor.pbx.queues.data[sensor.number].status
    return status.available_agents if status else None


PBX_SENSORS = (
    PartDescription(
        key="active_calls",
        state_class=SensorStateClass.MEASUREMENT,
        listens_to=(PBX, ACTIVE_CALLS),
        value_fn=lambda sensor: sensor.pbx.tracker.active_calls,
    ),
    PartDescription(
        key="last_boot",
        device_class=SensorDeviceClass.UPTIME,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda sensor: sensor.pbx.last_boot,
    ),
    PartDescription(
        key="last_report",
        device_class=SensorDeviceClass.TIMESTAMP,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        listens_to=(PBX, LAST_REPORT),
        value_fn=lambda sensor: sensor.pbx.counts.last_report,
    ),
)

MISSED_CALLS = PartDescription(
    key="missed_calls",
    state_class=SensorStateClass.TOTAL,
    listens_to=("missed_{subject}", MISSED_RESETS),
    value_fn=lambda sensor: sensor.pbx.history.summary.missed[sensor.subject],
    since_fn=lambda sensor: sensor.pbx.history.summary.reset_at(sensor.subject),
)

HISTORY_SENSORS = (
    MISSED_CALLS,
    PartDescription(
        key="calls_today",
        state_class=SensorStateClass.TOTAL,
        listens_to=(TODAY,),
        value_fn=lambda sensor: sensor.pbx.history.summary.calls_today,
        since_fn=lambda sensor: sensor.pbx.history.summary.day_began,
    ),
    PartDescription(
        key="talk_time_today",
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.SECONDS,
        suggested_unit_of_measurement=UnitOfTime.MINUTES,
        suggested_display_precision=2,
        state_class=SensorStateClass.TOTAL,
        listens_to=(TODAY,),
        value_fn=lambda sensor: sensor.pbx.history.summary.talk_seconds_today,
        since_fn=lambda sensor: sensor.pbx.history.summary.day_began,
    ),
    # Disabled by default, because the activity already shows these calls as sentences.
    PartDescription(
        key="last_caller",
        entity_registry_enabled_default=False,
        listens_to=(LAST_CALLER,),
        value_fn=_last_caller,
        attributes_fn=_last_call,
    ),
    PartDescription(
        key="recent_calls",
        entity_registry_enabled_default=False,
        # Calls that end one after another are announced with the counters of the day.
        listens_to=(TODAY,),
        value_fn=_last_title,
        attributes_fn=_recent_calls,
    ),
)

EXTENSION_STATUS = PartDescription(
    key="status",
    device_class=SensorDeviceClass.ENUM,
    options=list(ExtensionState),
    value_fn=lambda sensor: sensor.pbx.extension_state(sensor.number),
    attributes_fn=lambda sensor: sensor.pbx.presenter.current_call(
        sensor.pbx.tracker.current_call(sensor.number)
    ),
)

VOICEMAILS = PartDescription(
    key="voicemails",
    state_class=SensorStateClass.MEASUREMENT,
    listens_to=(PBX,),
    value_fn=lambda sensor: len(sensor.pbx.voicemails.data.get(sensor.number, ())),
)

QUEUE_SENSORS = (
    PartDescription(
        key="waiting_callers",
        state_class=SensorStateClass.MEASUREMENT,
        listens_to=(PBX,),
        value_fn=_waiting_callers,
    ),
    PartDescription(
        key="agents_available",
        state_class=SensorStateClass.MEASUREMENT,
        listens_to=(PBX,),
        value_fn=_available_agents,
    ),
)

TRUNK_STATUS = PartDescription(
    key="status",
    translation_key="trunk_status",
    device_class=SensorDeviceClass.ENUM,
    # The editor offers actions for phones wherever this integration has an enum sensor
    # without an entity category.
    entity_category=EntityCategory.DIAGNOSTIC,
    options=list(TrunkState),
    value_fn=lambda sensor: sensor.pbx.trunks[sensor.number].state,
)

ADDRESS_BOOK_SENSORS = (
    BookDescription(
        key="contacts",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda book: len(book.data.contacts),
    ),
    BookDescription(
        key="without_number",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda book: book.data.without_number,
    ),
    BookDescription(
        key="last_fetched",
        device_class=SensorDeviceClass.TIMESTAMP,
        value_fn=lambda book: book.fetched_at,
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: OpenVoxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    pbx, registry = entry.runtime_data, er.async_get(hass)
    history_sensor = (
        UnrecordedHistorySensor
        if read_option(entry, CONF_UNRECORDED_ATTRIBUTES)
        else HistorySensor
    )
    table: EntityTable = {
        None: {OpenVoxSensor: PBX_SENSORS, history_sensor: HISTORY_SENSORS},
        Part.EXTENSION: {
            OpenVoxSensor: [EXTENSION_STATUS],
            HistorySensor: [MISSED_CALLS],
        },
        Part.QUEUE: {OpenVoxSensor: QUEUE_SENSORS},
        Part.TRUNK: {OpenVoxSensor: [TRUNK_STATUS]},
    }
    await async_setup_table(table, hass, entry, async_add_entities)

    def has_had_voicemail(number: str) -> bool:
        known = unique_id(pbx.serial, extension_subject(number), VOICEMAILS.key)
        return (
            number in pbx.voicemails.data
            or registry.async_get_entity_id(Platform.SENSOR, DOMAIN, known) is not None
        )

    voicemails: EntityTable = {Part.EXTENSION: {VoicemailsSensor: [VOICEMAILS]}}
    await async_setup_table(
        voicemails, hass, entry, async_add_entities, has=has_had_voicemail
    )
    _async_add_address_books(hass, entry, async_add_entities)


@callback
def _async_add_address_books(
    hass: HomeAssistant,
    entry: OpenVoxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the sensors of address books, and rename their devices.

    Home Assistant removes them along with their subentries.
    """
    books, added = async_get_address_books(hass).books, set[str]()
    devices = dr.async_get(hass)

    @callback
    def add_or_rename(*_: object) -> None:
        # The address books learn of a change first, so they have each subentry.
        for subentry in entry.get_subentries_of_type(SUBENTRY_ADDRESS_BOOK):
            subentry_id = subentry.subentry_id
            if subentry_id not in added:
                added.add(subentry_id)
                sensors = [
                    AddressBookSensor(books[subentry_id], description)
                    for description in ADDRESS_BOOK_SENSORS
                ]
                async_add_entities(sensors, config_subentry_id=subentry_id)
            elif device := devices.async_get_device_by_identifier(
                (DOMAIN, subentry_id), entry.entry_id
            ):
                devices.async_update_device(device.id, name=subentry.title)

    entry.async_on_unload(
        async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, add_or_rename)
    )
    add_or_rename()


class HistorySensor(OpenVoxSensor, HistoryEntity):
    """A sensor of the history, which is available without a session."""

    @property
    @override
    def available(self) -> bool:
        # Before the history was read, statistics would take the zeros of counters for
        # resets.
        was_read = self.pbx.history.summary.day_began > 0
        return super().available and (was_read or self.state_class is None)


class UnrecordedHistorySensor(HistorySensor):
    _unrecorded_attributes = frozenset({"calls", *_LAST_CALL})


class VoicemailsSensor(OpenVoxSensor):
    @property
    @override
    def _other_coordinator(self) -> VoicemailCoordinator:
        return self.pbx.voicemails

    @property
    @override
    def available(self) -> bool:
        voicemails = self.pbx.voicemails
        return (
            super().available and voicemails.last_update_success and voicemails.has_list
        )


class AddressBookSensor(CoordinatorEntity[AddressBook], SensorEntity):
    entity_description: BookDescription

    _attr_entity_category = EntityCategory.DIAGNOSTIC
    _attr_has_entity_name = True

    def __init__(self, book: AddressBook, description: BookDescription) -> None:
        super().__init__(book)
        self.entity_description = description
        self._attr_translation_key = description.key
        self._attr_unique_id = f"{book.subentry_id}_{description.key}"
        self._attr_device_info = DeviceInfo(
            entry_type=DeviceEntryType.SERVICE,
            identifiers={(DOMAIN, book.subentry_id)},
            name=book.name,
        )

    @property
    @override
    def available(self) -> bool:
        # The contacts stay if the server fails.
        return True

    @property
    @override
    def native_value(self) -> Value:
        return self.entity_description.value_fn(self.coordinator)
