"""Limits how many parts of a PBX get devices and entities.

Each one takes memory and time, and a broken PBX may list any number of them.
"""

from collections.abc import Mapping

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from .issues import Issue, async_clear_issue, async_raise_issue
from .subjects import Part

# More than any PBX of the family supports.
_BOUNDS = {
    Part.EXTENSION: (2000, Issue.TOO_MANY_EXTENSIONS),
    Part.QUEUE: (200, Issue.TOO_MANY_QUEUES),
    Part.TRUNK: (500, Issue.TOO_MANY_TRUNKS),
}


@callback
def async_within_bounds[Item](
    hass: HomeAssistant, entry: ConfigEntry, part: Part, listed: Mapping[str, Item]
) -> Mapping[str, Item]:
    """Return what is listed, or only the first part of it if it is too much.

    The selection is stable, and an issue informs the user.
    """
    most, issue = _BOUNDS[part]
    if len(listed) <= most:
        async_clear_issue(hass, entry, issue)
        return listed
    async_raise_issue(hass, entry, issue, count=str(len(listed)), most=str(most))
    return {name: listed[name] for name in sorted(listed)[:most]}
