"""What phones, queues, trunks and the PBX are doing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, override

from homeassistant.components.sensor import (
    DOMAIN as SENSOR_DOMAIN,
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import ATTR_UNIT_OF_MEASUREMENT, EntityCategory, UnitOfTime
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.typing import StateType
from homeassistant.util.dt import utc_from_timestamp

from .base.subjects import PBX, extension_subject, unique_id
from .calls.presenter import CURRENT_CALL_FIELDS
from .calls.publisher import ACTIVE_CALLS, LAST_REPORT
from .calls.recent import last_call, recent_calls
from .const import CONF_UNRECORDED_ATTRIBUTES, DOMAIN
from .contacts.address_books import SIGNAL_ADDRESS_BOOK_CHANGED, AddressBook, async_get_address_books
from .coordinator import OpenVoxConfigEntry, OpenVoxCoordinator
from .entity import (
    ExtensionEntity,
    ExtensionHistoryEntity,
    PbxEntity,
    QueueEntity,
    TrunkEntity,
    async_add_extensions,
    async_add_queues,
    async_add_trunks,
)
from .history.call_history import LAST_CALLER, RECENT_CALLS, TODAY
from .pbx import ExtensionState, QueueStatus, TrunkState

PARALLEL_UPDATES = 0

# The activity leaves out sensors that have this attribute, whatever its value is: it tells the same in sentences.
_NOT_IN_ACTIVITY: Mapping[str, Any] = {ATTR_UNIT_OF_MEASUREMENT: None}
# Under this name, the entity registry keeps which alias was given to an entity.
_ALIAS = "alias"


@dataclass(frozen=True, kw_only=True)
class PbxSensorDescription(SensorEntityDescription):
    """A sensor of the PBX; `since_fn` returns since when it counts (seconds since 1970). One of the history needs no session."""

    listens_to: tuple[str, ...] = (PBX,)
    of_history: bool = False
    value_fn: Callable[[OpenVoxCoordinator], StateType | datetime]
    since_fn: Callable[[OpenVoxCoordinator], float | None] = lambda _: None
    attributes_fn: Callable[[OpenVoxCoordinator], Mapping[str, Any] | None] = lambda _: None


@dataclass(frozen=True, kw_only=True)
class ValueSensorDescription[T](SensorEntityDescription):
    """A sensor of something that has its value."""

    value_fn: Callable[[T], StateType | datetime]


def _last_caller(coordinator: OpenVoxCoordinator) -> str | None:
    """Return who called last from outside: a name, else the number."""
    call = coordinator.history.last_inbound
    if call is None:
        return None
    fields = coordinator.presenter.fields(call)
    return fields["caller_name"] or fields["caller"]


def _last_call(coordinator: OpenVoxCoordinator) -> Mapping[str, Any]:
    """Return more of the last call from outside."""
    call = coordinator.history.last_inbound
    if call is None:
        return _NOT_IN_ACTIVITY
    fields = coordinator.presenter.fields(call)
    return {
        **_NOT_IN_ACTIVITY,
        "number": fields["caller"],
        "name": fields["caller_name"],
        "is_vip": fields["caller_is_vip"],
        "called_at": fields["started_at"],
        "outcome": fields["outcome"],
    }


PBX_SENSORS = (
    PbxSensorDescription(
        key="active_calls",
        translation_key="active_calls",
        state_class=SensorStateClass.MEASUREMENT,
        listens_to=(PBX, ACTIVE_CALLS),
        value_fn=lambda coordinator: coordinator.tracker.active_calls,
    ),
    PbxSensorDescription(
        key="last_boot",
        translation_key="last_boot",
        device_class=SensorDeviceClass.UPTIME,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda coordinator: coordinator.last_boot,
    ),
    PbxSensorDescription(
        key="last_report",
        translation_key="last_report",
        device_class=SensorDeviceClass.TIMESTAMP,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        listens_to=(PBX, LAST_REPORT),
        value_fn=lambda coordinator: coordinator.counts.last_report,
    ),
    PbxSensorDescription(
        of_history=True,
        key="missed_calls",
        translation_key="missed_calls",
        state_class=SensorStateClass.TOTAL,
        listens_to=(f"missed_{PBX}",),
        value_fn=lambda coordinator: coordinator.history.counters.missed[PBX],
        since_fn=lambda coordinator: coordinator.history.counters.reset_at(PBX),
    ),
    PbxSensorDescription(
        of_history=True,
        key="calls_today",
        translation_key="calls_today",
        state_class=SensorStateClass.TOTAL,
        listens_to=(TODAY,),
        value_fn=lambda coordinator: coordinator.history.counters.calls_today,
        since_fn=lambda coordinator: coordinator.history.counters.day_began,
    ),
    PbxSensorDescription(
        of_history=True,
        key="talk_time_today",
        translation_key="talk_time_today",
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.SECONDS,
        suggested_unit_of_measurement=UnitOfTime.MINUTES,
        # A second is 0.02 minutes.
        suggested_display_precision=2,
        state_class=SensorStateClass.TOTAL,
        listens_to=(TODAY,),
        value_fn=lambda coordinator: coordinator.history.counters.talk_seconds_today,
        since_fn=lambda coordinator: coordinator.history.counters.day_began,
    ),
    PbxSensorDescription(
        of_history=True,
        key="last_caller",
        translation_key="last_caller",
        listens_to=(LAST_CALLER,),
        value_fn=_last_caller,
        attributes_fn=_last_call,
    ),
    PbxSensorDescription(
        of_history=True,
        key="recent_calls",
        translation_key="recent_calls",
        # Calls that end in a row are announced together, with the counters of the day.
        listens_to=(TODAY, RECENT_CALLS),
        value_fn=lambda coordinator: last_call(coordinator.presenter, coordinator.history.recent),
        attributes_fn=lambda coordinator: {
            **_NOT_IN_ACTIVITY,
            "calls": recent_calls(coordinator.presenter, coordinator.history.recent),
        },
    ),
)

MISSED_CALLS = SensorEntityDescription(key="missed_calls", translation_key="missed_calls", state_class=SensorStateClass.TOTAL)

VOICEMAILS = SensorEntityDescription(key="voicemails", translation_key="voicemails", state_class=SensorStateClass.MEASUREMENT)

EXTENSION_STATUS = SensorEntityDescription(
    key="status", translation_key="status", device_class=SensorDeviceClass.ENUM, options=list(ExtensionState)
)

QUEUE_SENSORS = (
    ValueSensorDescription[QueueStatus](
        key="waiting_callers",
        translation_key="waiting_callers",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda status: status.waiting_callers,
    ),
    ValueSensorDescription[QueueStatus](
        key="agents_available",
        translation_key="agents_available",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda status: status.available_agents,
    ),
)

TRUNK_STATUS = SensorEntityDescription(
    key="status",
    translation_key="trunk_status",
    device_class=SensorDeviceClass.ENUM,
    # Not only for its own sake: actions for phones are offered where there is a primary enum sensor of this integration.
    entity_category=EntityCategory.DIAGNOSTIC,
    options=list(TrunkState),
)

ADDRESS_BOOK_SENSORS = (
    ValueSensorDescription[AddressBook](
        key="contacts",
        translation_key="contacts",
        state_class=SensorStateClass.MEASUREMENT,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda book: book.contact_count,
    ),
    ValueSensorDescription[AddressBook](
        key="without_number",
        translation_key="without_number",
        state_class=SensorStateClass.MEASUREMENT,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda book: book.without_number,
    ),
    ValueSensorDescription[AddressBook](
        key="last_fetched",
        translation_key="last_fetched",
        device_class=SensorDeviceClass.TIMESTAMP,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda book: book.fetched_at,
    ),
)


async def async_setup_entry(hass: HomeAssistant, entry: OpenVoxConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback) -> None:
    """Add the sensors of the PBX, and those of its extensions, queues and trunks as they come."""
    coordinator = entry.runtime_data
    of_pbx = UnrecordedPbxSensor if entry.options.get(CONF_UNRECORDED_ATTRIBUTES) else PbxSensor
    async_add_entities(of_pbx(coordinator, description) for description in PBX_SENSORS)
    async_add_extensions(
        entry,
        async_add_entities,
        lambda number: [
            ExtensionStatusSensor(coordinator, EXTENSION_STATUS, number),
            ExtensionMissedCallsSensor(coordinator, MISSED_CALLS, number),
        ],
    )
    async_add_queues(
        entry,
        async_add_entities,
        lambda number: [QueueSensor(coordinator, description, number) for description in QUEUE_SENSORS],
    )
    _async_add_voicemails(hass, entry, async_add_entities)
    async_add_trunks(entry, async_add_entities, lambda name: [TrunkStatusSensor(coordinator, TRUNK_STATUS, name)])
    _async_add_address_books(hass, entry, async_add_entities)


@callback
def _async_add_voicemails(hass: HomeAssistant, entry: OpenVoxConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback) -> None:
    """Add a sensor for each extension that has a message, or had one once."""
    coordinator, registry = entry.runtime_data, er.async_get(hass)

    def has_mailbox(number: str) -> bool:
        """Return whether it has, or had."""
        known = unique_id(coordinator.serial, extension_subject(number), VOICEMAILS.key)
        return number in coordinator.voicemails.data or registry.async_get_entity_id(SENSOR_DOMAIN, DOMAIN, known) is not None

    async_add_extensions(
        entry,
        async_add_entities,
        lambda number: [VoicemailsSensor(coordinator, VOICEMAILS, number)],
        has=has_mailbox,
        told_by=[coordinator.voicemails],
    )


@callback
def _async_add_address_books(hass: HomeAssistant, entry: OpenVoxConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback) -> None:
    """Add the sensors of the address books of an entry as they come; Home Assistant removes them with their subentries."""
    books, added = async_get_address_books(hass).books, set[str]()
    devices = dr.async_get(hass)

    @callback
    def changed(subentry_id: str) -> None:
        """Add the sensors of a new address book, and give the device of a known one its present name."""
        book = books.get(subentry_id)
        if book is None or book.entry_id != entry.entry_id:
            return
        if subentry_id not in added:
            added.add(subentry_id)
            sensors = [AddressBookSensor(book, description) for description in ADDRESS_BOOK_SENSORS]
            async_add_entities(sensors, config_subentry_id=subentry_id)
        elif device := devices.async_get_device({(DOMAIN, subentry_id)}):
            devices.async_update_device(device.id, name=book.title)

    entry.async_on_unload(async_dispatcher_connect(hass, SIGNAL_ADDRESS_BOOK_CHANGED, changed))
    for subentry_id in [*books]:
        changed(subentry_id)


class PbxSensor(PbxEntity, SensorEntity):
    """A sensor of the PBX."""

    entity_description: PbxSensorDescription
    _unrecorded_attributes = frozenset({"calls"})

    @property
    @override
    def available(self) -> bool:
        """Return whether the session stands, where that matters."""
        return self.entity_description.of_history or super().available

    @property
    @override
    def listens_to(self) -> tuple[str, ...]:
        """Return the subjects that it shows."""
        return self.entity_description.listens_to

    @property
    @override
    def native_value(self) -> StateType | datetime:
        """Return the value of the sensor."""
        return self.entity_description.value_fn(self.coordinator)

    @property
    @override
    def last_reset(self) -> datetime | None:
        """Return since when it counts."""
        return _timestamp(self.entity_description.since_fn(self.coordinator))

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any] | None:
        """Return more of what it shows."""
        return self.entity_description.attributes_fn(self.coordinator)


class UnrecordedPbxSensor(PbxSensor):
    """A sensor of the PBX whose attributes the recorder does not keep."""

    _unrecorded_attributes = frozenset({"calls", "number", "name", "is_vip", "called_at", "outcome"})


class ExtensionMissedCallsSensor(ExtensionHistoryEntity, SensorEntity):
    """How many calls an extension has missed since that was last reset, but for those that are dealt with."""

    @property
    @override
    def listens_to(self) -> tuple[str, ...]:
        """Return the part of the history that it shows."""
        return (f"missed_{self.subject}",)

    @property
    @override
    def native_value(self) -> int:
        """Return the number of calls."""
        return self.coordinator.history.counters.missed[self.subject]

    @property
    @override
    def last_reset(self) -> datetime | None:
        """Return since when it counts."""
        return _timestamp(self.coordinator.history.counters.reset_at(self.subject))


def _timestamp(seconds: float | None) -> datetime | None:
    """Return a time of seconds since 1970."""
    return None if seconds is None else utc_from_timestamp(seconds)


class ExtensionStatusSensor(ExtensionEntity, SensorEntity):
    """What an extension is doing; with whom it talks is not recorded."""

    _unrecorded_attributes = frozenset(CURRENT_CALL_FIELDS)

    @property
    def _alias(self) -> str | None:
        """Return the name of the phone as people say it, which is not with number and status."""
        return None if self.listed_name == self.number else self.listed_name

    @override
    async def async_added_to_hass(self) -> None:
        """Follow what was exposed or renamed in between."""
        await super().async_added_to_hass()
        self._async_set_alias()

    @callback
    @override
    def async_registry_entry_updated(self) -> None:
        """Follow what is exposed to voice assistants."""
        super().async_registry_entry_updated()
        self._async_set_alias()

    @callback
    @override
    def _async_handle_change(self) -> None:
        """Show what has changed."""
        name = self.listed_name
        super()._async_handle_change()
        if name != self.listed_name:
            self._async_set_alias()

    @callback
    def _async_set_alias(self) -> None:
        """Let the voice assistants that it is exposed to know it by the name of the phone; who deletes that, prevails."""
        if (entry := self.registry_entry) is None:
            return
        is_exposed = any(options.get("should_expose") for options in entry.options.values())
        options: Mapping[str, Any] = entry.options.get(DOMAIN, {})
        given: str | None = options.get(_ALIAS)
        if not is_exposed or self._alias == given:
            return
        aliases = [alias for alias in entry.aliases if alias != given]
        if self._alias and self._alias not in aliases and (given is None or given in entry.aliases):
            aliases.append(self._alias)
        # The note first: each of both changes comes back here.
        registry = er.async_get(self.hass)
        registry.async_update_entity_options(self.entity_id, DOMAIN, {_ALIAS: self._alias})
        registry.async_update_entity(self.entity_id, aliases=aliases)

    @property
    @override
    def native_value(self) -> str | None:
        """Return what it is doing."""
        return self.coordinator.extension_state(self.number)

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any]:
        """Return with whom."""
        call = self.coordinator.tracker.current_call(self.number)
        return {**_NOT_IN_ACTIVITY, **self.coordinator.presenter.current_call(call)}


class QueueSensor(QueueEntity, SensorEntity):
    """A sensor of a queue."""

    entity_description: ValueSensorDescription[QueueStatus]

    @property
    @override
    def native_value(self) -> StateType | datetime:
        """Return the value of the sensor."""
        status = self.coordinator.queues.data[self.number].status
        return self.entity_description.value_fn(status) if status else None


class VoicemailsSensor(ExtensionEntity, SensorEntity):
    """How many messages are in the mailbox of an extension."""

    @property
    @override
    def available(self) -> bool:
        """Return whether the messages are known."""
        voicemails = self.coordinator.voicemails
        return super().available and voicemails.last_update_success and voicemails.is_listed

    @property
    @override
    def listens_to(self) -> tuple[str, ...]:
        """Return the subject that tells whether the session stands; what the phone does has nothing to do with it."""
        return (PBX,)

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the list of messages."""
        await super().async_added_to_hass()
        self.async_on_remove(self.coordinator.voicemails.async_add_listener(self.async_write_ha_state))

    @property
    @override
    def native_value(self) -> int:
        """Return the number of messages."""
        return len(self.coordinator.voicemails.data.get(self.number, ()))


class TrunkStatusSensor(TrunkEntity, SensorEntity):
    """What a trunk is doing."""

    @property
    @override
    def native_value(self) -> str | None:
        """Return what it is doing."""
        return self.coordinator.data.trunks[self.trunk_name].state


class AddressBookSensor(SensorEntity):
    """A sensor of an address book, which needs no PBX."""

    entity_description: ValueSensorDescription[AddressBook]

    _attr_has_entity_name = True
    _attr_should_poll = False

    def __init__(self, book: AddressBook, description: ValueSensorDescription[AddressBook]) -> None:
        """Take the address book."""
        self.entity_description = description
        self._attr_unique_id = f"{book.subentry_id}_{description.key}"
        self._attr_device_info = DeviceInfo(entry_type=DeviceEntryType.SERVICE, identifiers={(DOMAIN, book.subentry_id)}, name=book.title)
        self._book = book

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the fetches."""
        self.async_on_remove(async_dispatcher_connect(self.hass, SIGNAL_ADDRESS_BOOK_CHANGED, self._async_changed))

    @callback
    def _async_changed(self, subentry_id: str) -> None:
        """Show what has changed, if it is of this address book."""
        if subentry_id == self._book.subentry_id:
            self.async_write_ha_state()

    @property
    @override
    def native_value(self) -> StateType | datetime:
        """Return the value of the sensor."""
        return self.entity_description.value_fn(self._book)
