"""Parses what users paste into address fields.

This may be a name, an address, `host:port`, or a whole URL.
"""

from collections.abc import Iterable
import re
from typing import NamedTuple
from urllib.parse import urlsplit

from homeassistant.const import CONF_HOST

from ..base.error_texts import FormError
from ..const import MAX_TYPED
from .addresses import plain_address

_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
_DIALED = re.compile(rf"[0-9+*#]{{0,{MAX_TYPED}}}")


class HostAndPort(NamedTuple):
    host: str
    port: int | None


def parse_host(text: str) -> HostAndPort:
    """Parse a pasted address or URL.

    Raises FormError with `invalid_host` or `https_not_supported`.
    """
    text = text.strip()
    if address := plain_address(text):
        return HostAndPort(address, None)
    try:
        url = urlsplit(text if "://" in text else f"http://{text}")
        host, port = url.hostname or "", url.port
    except ValueError as error:
        raise FormError("invalid_host", field=CONF_HOST) from error
    if url.scheme == "https":
        raise FormError("https_not_supported", field=CONF_HOST)
    if url.scheme != "http" or port == 0:
        raise FormError("invalid_host", field=CONF_HOST)
    return HostAndPort(plain_address(host.replace("%25", "%")) or _name(host), port)


def parse_callback_address(text: str) -> str:
    """Return `host` or `host:port`; a URL without a port gets 80.

    Raises FormError with `invalid_callback` or `callback_https`.
    """
    if not text.strip():
        return ""
    try:
        host, port = parse_host(text)
    except FormError as error:
        is_https = error.key == "https_not_supported"
        key = "callback_https" if is_https else "invalid_callback"
        raise FormError(key) from error
    if "://" in text and port is None:
        port = 80
    if port is None:
        return host
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def parse_senders(texts: Iterable[str]) -> list[str]:
    """Return the distinct IP addresses, in their usual spelling.

    Raises FormError with `invalid_sender`.
    """
    addresses = [plain_address(text.strip()) for text in texts if text.strip()]
    if None in addresses:
        raise FormError("invalid_sender")
    return list(dict.fromkeys(filter(None, addresses)))


def parse_prefix(text: str) -> str:
    """Return the prefix to dial before phone numbers.

    Raises FormError with `invalid_prefix`.
    """
    prefix = text.strip()
    if not _DIALED.fullmatch(prefix):
        raise FormError("invalid_prefix")
    return prefix


def _name(text: str) -> str:
    name = text.removesuffix(".")
    labels = name.split(".")
    # A name that ends with digits is a mistyped address.
    if (
        len(name) > 253
        or labels[-1].isdecimal()
        or not all(_LABEL.fullmatch(label) for label in labels)
    ):
        raise FormError("invalid_host", field=CONF_HOST)
    try:
        name.encode("idna")
    except UnicodeError as error:
        raise FormError("invalid_host", field=CONF_HOST) from error
    return name
