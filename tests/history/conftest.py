"""The site by the name under which other rooms know it."""

from tests.site import Site, unloaded as site

__all__ = ["Site", "site"]
