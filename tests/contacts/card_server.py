"""A real CardDAV server, Radicale, in a thread of the test process.

It notes the requests.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
import logging
from pathlib import Path
from socketserver import ThreadingMixIn
from tempfile import TemporaryDirectory
import threading
from types import MappingProxyType
from typing import Any, override
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from homeassistant.config_entries import ConfigSubentry
from radicale import config
from radicale.app import Application

from custom_components.openvox_uc.const import SUBENTRY_ADDRESS_BOOK

USER = "anna"

logging.getLogger("radicale").setLevel(logging.CRITICAL)


class _Server(ThreadingMixIn, WSGIServer):
    """A server that answers several requests at once."""


class _Handler(WSGIRequestHandler):
    """A handler that writes no lines."""

    @override
    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""


def card(name: str, *numbers: str, extra: str = "") -> str:
    phones = "".join(f"TEL;TYPE=cell:{number}\r\n" for number in numbers)
    return (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{name}\r\nFN:{name}\r\nN:{name};;;;\r\n"
        f"{phones}{extra}END:VCARD\r\n"
    )


def address_book(
    url: str, title: str = "Family", password: str = "secret"
) -> ConfigSubentry:
    """Return an address book as its form adds one."""
    data = {"url": url, "username": USER, "password": password, "verify_ssl": True}
    return ConfigSubentry(
        data=MappingProxyType(data),
        subentry_type=SUBENTRY_ADDRESS_BOOK,
        title=title,
        unique_id=None,
    )


class CardServer:
    def __init__(self, folder: Path) -> None:
        self.password = ""
        self.requests: list[str] = []
        # The method and the depth of each request.
        self.depths: list[tuple[str, str]] = []
        self.port = 0
        self._passwords = folder / "passwords"
        self.change_password("correct horse")
        configuration = config.load()
        configuration.update(
            {
                "auth": {
                    "type": "htpasswd",
                    "htpasswd_filename": str(self._passwords),
                    "htpasswd_encryption": "plain",
                    "delay": "0",
                },
                "storage": {
                    "filesystem_folder": str(folder / "collections"),
                    "_filesystem_fsync": "False",
                },
            },
            privileged=True,
        )
        self._application = Application(configuration)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def book_url(self, book: str) -> str:
        return f"{self.url}/{USER}/{book}/"

    def change_password(self, password: str) -> None:
        self.password = password
        self._passwords.write_text(f"{USER}:{password}\n", encoding="utf-8")

    def put_book(self, book: str, cards: Iterable[str]) -> None:
        self._send(
            "PUT", f"/{USER}/{book}/", "".join(cards), {"Content-Type": "text/vcard"}
        )

    def put_card(self, book: str, file: str, card: str) -> None:
        self._send(
            "PUT", f"/{USER}/{book}/{file}.vcf", card, {"Content-Type": "text/vcard"}
        )

    def delete(self, path: str) -> None:
        self._send("DELETE", f"/{USER}/{path}", "", {})

    def asked(self) -> list[str]:
        asked, self.requests = self.requests, []
        return asked

    def serve(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.requests.append(environ["REQUEST_METHOD"])
        self.depths.append((environ["REQUEST_METHOD"], environ.get("HTTP_DEPTH", "")))
        answer: Iterable[bytes] = self._application(environ, start_response)
        return answer

    def _send(self, method: str, path: str, body: str, headers: dict[str, str]) -> None:
        connection = HTTPConnection("127.0.0.1", self.port)
        credentials = b64encode(f"{USER}:{self.password}".encode()).decode()
        connection.request(
            method,
            path,
            body.encode(),
            {"Authorization": f"Basic {credentials}", **headers},
        )
        response = connection.getresponse()
        assert response.status < 300, response.read()
        response.read()
        connection.close()
        self.requests.clear()


@contextmanager
def running_card_server() -> Iterator[CardServer]:
    """Run a server.

    It writes several files for each card, which would take half a minute on a disk.
    """
    memory = Path("/dev/shm")  # noqa: S108
    with (
        TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder,
        make_server(
            "127.0.0.1", 0, (cards := CardServer(Path(folder))).serve, _Server, _Handler
        ) as server,
    ):
        cards.port = server.server_port
        thread = threading.Thread(
            target=server.serve_forever, kwargs={"poll_interval": 0.01}
        )
        thread.start()
        yield cards
        server.shutdown()
        thread.join()
