"""Fetching from a server that misbehaves: every way ends in time, with words, and in bounds."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Iterator

import pytest
from tests.run.badserver import BadServer, Request, answer, bad_server

from firsthand.run.fetching import FetchError, Limits, addresses, fetch
from firsthand.run.fetching.robots import read_robots

QUICK = Limits(seconds=1.0, idle=0.4, most_bytes=100_000, redirects=3, allow_private=True)


@pytest.fixture
def server() -> Iterator[BadServer]:
    with bad_server() as running:
        yield running


def slowly(request: Request) -> None:
    """Send a byte now and then, so that no single wait is long."""
    request.send(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n")
    while not request.closing.wait(0.1):
        request.send(b"x")


def slow_head(request: Request) -> None:
    request.send(b"HTTP/1.1 200 OK\r\n")
    while not request.closing.wait(0.1):
        request.send(b"x-more: and more\r\n")


def silent(request: Request) -> None:
    request.closing.wait(10)


def endless(request: Request) -> None:
    request.send(b"HTTP/1.1 200 OK\r\n\r\n")
    while not request.closing.is_set():
        request.send(b"<item></item>" * 1000)


def many_headers(request: Request) -> None:
    request.send(b"HTTP/1.1 200 OK\r\n" + b"x-a: b\r\n" * 500 + b"\r\n")


def reset(request: Request) -> None:
    import socket
    import struct

    request.send(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nhalf")
    linger = struct.pack("ii", 1, 0)
    request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    request.connection.close()


def broken_chunks(request: Request) -> None:
    request.send(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\nzz\r\n")


def bomb() -> bytes:
    return gzip.compress(b"0" * 50_000_000)


def bomb_twice() -> bytes:
    return gzip.compress(zlib.compress(b"0" * 50_000_000))


WAYS = {
    "a body that drips": (slowly, "longer than"),
    "a head that drips": (slow_head, "longer than|head"),
    "no answer": (silent, "timed out"),
    "a body without end": (endless, "more than 100000 bytes"),
    "a huge length": (answer(b"x", length=10**12), "more than 100000"),
    "a length too long": (answer(b"short", length=500), "broke off 495 bytes"),
    "a length that is none": (answer(b"", Content_Length="-5"), ""),
    "a gzip bomb": (answer(bomb(), Content_Encoding="gzip"), "more than 100000 bytes"),
    "gzip that is none": (answer(b"plain", Content_Encoding="gzip"), "not packed as it says"),
    "gzip cut off": (answer(bomb()[:500], Content_Encoding="gzip"), "no end|more than"),
    "an odd packing": (answer(b"x", Content_Encoding="br"), "not asked for"),
    "a loop": (answer(status="302 Found", Location="/bad"), "in a circle"),
    "to a file": (answer(status="302 Found", Location="file:///etc/hosts"), "only http"),
    "to a user": (answer(status="302 Found", Location="http://a:b@gull.example/"), "user in it"),
    "headers without end": (many_headers, "header"),
    "a reset": (reset, "reset|broke off"),
    "broken chunks": (broken_chunks, "IncompleteRead|chunk|invalid literal"),
    "no HTTP": (lambda request: request.send(b"SSH-2.0-OpenSSH\r\n"), "SSH|Bad"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_bad_answer_ends_in_time_and_with_words(server: BadServer, way: str) -> None:
    behaviour, words = WAYS[way]
    server.paths["/bad"] = behaviour
    started = time.monotonic()
    if way == "a length that is none":
        assert fetch(server.url("/bad"), QUICK).body == b""
    else:
        with pytest.raises(FetchError, match=words):
            fetch(server.url("/bad"), QUICK)
    assert time.monotonic() - started < 3


def test_what_is_packed_is_unpacked_and_headers_are_found_in_any_case(server: BadServer) -> None:
    server.paths["/f"] = answer(gzip.compress(b"news"), cOnTenT_EnCoDing="GZIP", eTaG='"7"')
    found = fetch(server.url("/f"), QUICK)
    assert (found.body, found.header("ETag"), found.status) == (b"news", '"7"', 200)
    assert server.requests[0].headers["user-agent"].startswith("firsthand/")


def test_redirects_are_followed_up_to_a_number(server: BadServer) -> None:
    for number in range(6):
        server.paths[f"/{number}"] = answer(status="301 Moved", Location=f"{number + 1}")
    server.paths["/3"] = answer(b"here")
    found = fetch(server.url("/0"), QUICK)
    assert found.final_url == server.url("/3")
    assert len(found.hops) == 4
    server.paths["/3"] = answer(status="301 Moved", Location="4")
    with pytest.raises(FetchError, match="more than 3 times"):
        fetch(server.url("/0"), QUICK)


def test_private_addresses_are_refused_before_anything_is_sent(server: BadServer) -> None:
    limits = Limits(seconds=1)
    for host in ("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"):
        port = server.address.rpartition(":")[2]
        with pytest.raises(FetchError, match=r"public internet|cannot be found"):
            fetch(f"http://{host}:{port}/f", limits)
    assert server.asked == {}


def test_a_name_or_a_redirect_that_leads_inside_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def lying(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        place = "93.184.216.34" if host == "outside.example" else "192.168.1.7"
        return [(2, 1, 6, "", (place, port))]

    monkeypatch.setattr(addresses.socket, "getaddrinfo", lying)
    with pytest.raises(FetchError, match=r"192\.168\.1\.7"):
        fetch("http://inside.example/", Limits(seconds=1))
    target = addresses.target_of("http://outside.example/")
    assert addresses.resolve(target, allow_private=False) == [(2, "93.184.216.34")]


def test_a_redirect_to_a_private_address_is_refused(
    server: BadServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.paths["/out"] = answer(status="302 Found", Location="http://10.0.0.1/secret")
    real = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", lambda ip: ip == "127.0.0.1" or real(ip))
    with pytest.raises(FetchError, match=r"10\.0\.0\.1") as raised:
        fetch(server.url("/out"), Limits(seconds=1))
    assert raised.value.is_final


@pytest.mark.parametrize(
    "address",
    [
        "10.1.2.3",
        "172.16.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "fe80::1",
        "fc00::1",
        "::",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "fec0::1",
        "nonsense",
    ],
)
def test_addresses_inside_are_not_public(address: str) -> None:
    assert not addresses.is_public(address)


def test_addresses_outside_are_public() -> None:
    assert addresses.is_public("93.184.216.34")
    assert addresses.is_public("2606:2800:220:1:248:1893:25c8:1946")


@pytest.mark.parametrize(
    "url", ["ftp://a.example/", "http:///x", "http://a.example:99999/", "http://a b/", "gopher:x"]
)
def test_odd_addresses_are_refused(url: str) -> None:
    with pytest.raises(FetchError):
        fetch(url, Limits(seconds=1))


def test_robots_go_by_the_longest_rule_and_by_our_own_group() -> None:
    rules = read_robots(
        b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n\nuser-agent: other\nUser-Agent: Firsthand\n"
        b"Disallow: /news/ # not these\nAllow: /news/open\nDisallow: /*.pdf$\nCrawl-delay: 2.5\n"
    )
    allowed = {path: rules.allows(path) for path in ("/", "/news/a", "/news/open/a", "/x.pdf")}
    assert allowed == {"/": True, "/news/a": False, "/news/open/a": True, "/x.pdf": False}
    assert rules.allows("/x.pdf?page=2")
    assert rules.delay == 2.5


def test_robots_of_nobody_and_for_nobody() -> None:
    assert read_robots(b"").allows("/x")
    assert read_robots(b"User-agent: *\nDisallow:\n").allows("/x")
    assert not read_robots(b"User-agent: *\nDisallow: /%C3%A9\n").allows("/é")
    started = time.process_time()
    assert read_robots(b"User-agent: *\nDisallow: " + b"/*a" * 200 + b"b$").allows("/a" * 2000)
    assert time.process_time() - started < 1
