"""Lets the pinned test plug-in run on a newer Home Assistant.

Python imports this before everything else (`scripts/test-newest`). Once a release of
the plug-in pins the newest Home Assistant, it can go.
"""

# The import gives httpx another name, which nothing may have imported by then, as
# plug-ins of pytest do.
from homeassistant.components import logger
from homeassistant.components.logger import helpers

# The plug-in imports it from its former place.
vars(logger).setdefault(
    "_clear_logger_overwrites", vars(helpers)["_clear_logger_overwrites"]
)
