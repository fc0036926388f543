"""The ids of subjects, devices, and entities.

Subjects have states and calls: `pbx`, `ext_101`, `queue_6500`, `trunk_Telecom`.
"""

from collections.abc import Iterable
from enum import StrEnum

from ..const import DOMAIN

PBX = "pbx"


class Part(StrEnum):
    EXTENSION = "ext"
    QUEUE = "queue"
    TRUNK = "trunk"

    def subject(self, name: str) -> str:
        """Return the subject of a part: its number, or the name of a trunk."""
        return f"{self}_{name}"

    def name_in(self, subject: str) -> str | None:
        part, _, name = subject.partition("_")
        return name if part == self else None


extension_subject, extension_of = Part.EXTENSION.subject, Part.EXTENSION.name_in
queue_subject, queue_of = Part.QUEUE.subject, Part.QUEUE.name_in
trunk_subject, trunk_of = Part.TRUNK.subject, Part.TRUNK.name_in


def device_identifier(serial: str, subject: str) -> tuple[str, str]:
    return DOMAIN, serial if subject == PBX else f"{serial}_{subject}"


def unique_id(serial: str, subject: str, key: str) -> str:
    return f"{device_identifier(serial, subject)[1]}_{key}"


def subject_of(serial: str, identifiers: Iterable[tuple[str, ...]]) -> str:
    """Return the subject of a device.

    Empty if the device belongs to another PBX or integration.
    """
    for identifier in identifiers:
        if identifier == (DOMAIN, serial):
            return PBX
        if identifier[0] == DOMAIN and identifier[1].startswith(f"{serial}_"):
            return identifier[1].removeprefix(f"{serial}_")
    return ""
