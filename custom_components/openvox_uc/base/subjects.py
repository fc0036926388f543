"""The ids of subjects, devices and entities, built and parsed in this one place.

A subject is whose states and calls a listener follows: the PBX (`pbx`), an extension (`ext_101`), a queue
(`queue_6500`) or a trunk (`trunk_Telecom`).
"""

from collections.abc import Iterable

from ..const import DOMAIN

PBX = "pbx"

_EXTENSION = "ext_"
_QUEUE = "queue_"
_TRUNK = "trunk_"


def extension_subject(number: str) -> str:
    """Return the subject of an extension."""
    return f"{_EXTENSION}{number}"


def queue_subject(number: str) -> str:
    """Return the subject of a queue."""
    return f"{_QUEUE}{number}"


def trunk_subject(name: str) -> str:
    """Return the subject of a trunk."""
    return f"{_TRUNK}{name}"


def extension_of(subject: str) -> str | None:
    """Return the number of the extension that a subject is, if it is one."""
    return subject.removeprefix(_EXTENSION) if subject.startswith(_EXTENSION) else None


def queue_of(subject: str) -> str | None:
    """Return the number of the queue that a subject is, if it is one."""
    return subject.removeprefix(_QUEUE) if subject.startswith(_QUEUE) else None


def trunk_of(subject: str) -> str | None:
    """Return the name of the trunk that a subject is, if it is one."""
    return subject.removeprefix(_TRUNK) if subject.startswith(_TRUNK) else None


def device_identifier(serial: str, subject: str) -> tuple[str, str]:
    """Return the identifier of the device of a subject in the device registry."""
    return DOMAIN, serial if subject == PBX else f"{serial}_{subject}"


def unique_id(serial: str, subject: str, key: str) -> str:
    """Return the unique id of an entity of a subject."""
    return f"{device_identifier(serial, subject)[1]}_{key}"


def subject_of(serial: str, identifiers: Iterable[tuple[str, ...]]) -> str | None:
    """Return the subject of a device by its identifiers, or None if it belongs to another PBX or integration."""
    for identifier in identifiers:
        if identifier == (DOMAIN, serial):
            return PBX
        if identifier[0] == DOMAIN and identifier[1].startswith(f"{serial}_"):
            return identifier[1].removeprefix(f"{serial}_")
    return None
