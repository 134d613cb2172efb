"""Sending to an address somebody typed in: never into the network the system itself stands in (SSRF).

The name is looked up once, every address it has must be of the public internet, and the connection goes to exactly the
address that was looked at. Redirects are not followed. Hosts of RUMO_WEBHOOK_HOSTS are trusted: they may be of the own
network and speak plain HTTP.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from rumo.core.errors import Refusal

SECONDS = 10


class Unreachable(Exception):
    """The message did not get through; the text is for the person who looks at the log of messages."""


def check_address(url: str) -> SplitResult:
    """The parts of an address one may send to; that its host is public is seen when it is sent. Raises Refusal."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.username or parts.password:
        raise Refusal(_("В адресе не должно быть имени и пароля."))
    if not host or parts.scheme not in ("https", "http"):
        raise Refusal(_("Адрес должен начинаться с https://"))
    if host not in settings.WEBHOOK_HOSTS:
        if parts.scheme != "https":
            raise Refusal(_("Адрес должен начинаться с https:// — без шифрования сообщения не отправляются."))
        if _is_number(host) and not _is_public(host):
            raise Refusal(_("Этот адрес — из внутренней сети. Укажите адрес, который открыт в интернете."))
    return parts


def post(url: str, body: bytes, headers: Mapping[str, str]) -> int:
    """Send and return the HTTP status. Raises Unreachable when there is no answer, Refusal for a forbidden address."""
    parts = check_address(url)
    host = parts.hostname or ""
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        connection = _connection(parts.scheme, host, port, _address(host, port))
        try:
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("POST", target, body, dict(headers))
            return connection.getresponse().status
        finally:
            connection.close()
    except TimeoutError as error:
        raise Unreachable(_("Нет ответа за %(seconds)s с.") % {"seconds": SECONDS}) from error
    except ssl.SSLError as error:
        raise Unreachable(_("Защищённое соединение не установлено: проверьте сертификат сервера.")) from error
    except socket.gaierror as error:
        raise Unreachable(_("Сервер с таким именем не найден: проверьте адрес.")) from error
    except (OSError, HTTPException, UnicodeError, ValueError) as error:
        raise Unreachable(_("Сервер не отвечает: проверьте адрес и работает ли та система.")) from error


def _address(host: str, port: int) -> str:
    """The numeric address to connect to. Raises Refusal when any the name has is of an inner network, OSError."""
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if host not in settings.WEBHOOK_HOSTS and not all(_is_public(each) for each in found):
        raise Refusal(_("Этот адрес ведёт во внутреннюю сеть: сообщения туда не отправляются."))
    return found[0]


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_public(address: str) -> bool:
    number = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(number, "ipv4_mapped", None) or number
    return inner.is_global and not inner.is_multicast


def _connection(scheme: str, host: str, port: int, address: str) -> HTTPConnection:
    """A connection to `address` that asks for `host`: the name is not looked up a second time."""
    plain = socket.create_connection((address, port), timeout=SECONDS)
    if scheme == "http":
        connection = HTTPConnection(host, port, timeout=SECONDS)
        connection.sock = plain
        return connection
    secure = HTTPSConnection(host, port, timeout=SECONDS)
    try:
        secure.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    except BaseException:
        plain.close()
        raise
    return secure
