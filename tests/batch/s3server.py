"""An object store of its own on loopback: as much of S3 as pyarrow asks of one."""

from __future__ import annotations

import http.server
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import md5
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

_WHEN = "2026-03-01T00:00:00.000Z"


@dataclass
class Bucket:
    """The objects of the one bucket, uploads under way, and what was asked for.

    `fails` makes every upload whose key holds it end with an error.
    """

    objects: dict[str, bytes] = field(default_factory=dict)
    uploads: dict[str, dict[int, bytes]] = field(default_factory=dict)
    put: list[str] = field(default_factory=list)
    fails: str = "\0"
    port: int = 0

    def address(self, key: str) -> str:
        """Return the address of a key, as pyarrow takes it."""
        query = f"endpoint_override=127.0.0.1:{self.port}&scheme=http&region=us-east-1"
        return f"s3://news/{key}?{query}"


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    bucket: Bucket

    def _parts(self) -> tuple[str, dict[str, str]]:
        parts = urlsplit(self.path)
        _, _, key = unquote(parts.path).lstrip("/").partition("/")
        given = parse_qs(parts.query, keep_blank_values=True)
        return key, {name: values[0] for name, values in given.items()}

    def _answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _read(self) -> bytes:
        data = b"".join(self._chunks())
        if "aws-chunked" not in self.headers.get("Content-Encoding", ""):
            return data
        return b"".join(_unchunked(data))

    def _chunks(self) -> Iterator[bytes]:
        """Yield the body as it was sent, in one piece or in many."""
        if "chunked" not in self.headers.get("Transfer-Encoding", ""):
            yield self.rfile.read(int(self.headers.get("Content-Length", 0)))
            return
        while size := int(self.rfile.readline().partition(b";")[0], 16):
            yield self.rfile.read(size)
            self.rfile.readline()
        while self.rfile.readline().strip():
            continue

    def do_HEAD(self) -> None:
        key, _ = self._parts()
        if not key:
            self._answer(200)
        elif key in self.bucket.objects:
            size = str(len(self.bucket.objects[key]))
            self._answer(200, Content_Length=size, Last_Modified="Sun, 01 Mar 2026 00:00:00 GMT")
        else:
            self._answer(404)

    def do_GET(self) -> None:
        key, given = self._parts()
        if not key:
            self._answer(200, self._listing(given).encode(), Content_Type="application/xml")
            return
        data = self.bucket.objects.get(key)
        if data is None:
            self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>")
            return
        wanted = self.headers.get("Range")
        if wanted is None:
            self._answer(200, data)
            return
        start, _, end = wanted.removeprefix("bytes=").partition("-")
        last = min(int(end or len(data)), len(data) - 1)
        piece = data[int(start) : last + 1]
        self._answer(206, piece, Content_Range=f"bytes {start}-{last}/{len(data)}")

    def _listing(self, given: dict[str, str]) -> str:
        prefix, mark = given.get("prefix", ""), given.get("delimiter", "")
        found, folders = [], set()
        for key, data in sorted(self.bucket.objects.items()):
            if not key.startswith(prefix):
                continue
            head, cut, _ = key[len(prefix) :].partition(mark) if mark else (key, "", "")
            if cut:
                folders.add(prefix + head + cut)
                continue
            found.append(
                f"<Contents><Key>{escape(key)}</Key><Size>{len(data)}</Size>"
                f"<LastModified>{_WHEN}</LastModified></Contents>"
            )
        common = "".join(
            f"<CommonPrefixes><Prefix>{escape(name)}</Prefix></CommonPrefixes>"
            for name in sorted(folders)
        )
        inside = "".join(found) + common
        count = len(found) + len(folders)
        return (
            f"<ListBucketResult><Name>news</Name><KeyCount>{count}</KeyCount>"
            f"<IsTruncated>false</IsTruncated>{inside}</ListBucketResult>"
        )

    def do_PUT(self) -> None:
        key, given = self._parts()
        data = self._read()
        if self.bucket.fails in key:
            self._answer(403, b"<Error><Code>AccessDenied</Code></Error>")
            return
        if "uploadId" in given:
            self.bucket.uploads[given["uploadId"]][int(given["partNumber"])] = data
        elif key:
            self.bucket.objects[key] = data
            self.bucket.put.append(key)
        self._answer(200, ETag=f'"{md5(data, usedforsecurity=False).hexdigest()}"')

    def do_POST(self) -> None:
        key, given = self._parts()
        body = self._read()
        if "uploads" in given:
            name = f"u{len(self.bucket.uploads)}"
            self.bucket.uploads[name] = {}
            said = f"<Key>{escape(key)}</Key><UploadId>{name}</UploadId>"
            said = f"<InitiateMultipartUploadResult>{said}</InitiateMultipartUploadResult>"
        elif "uploadId" in given:
            parts = self.bucket.uploads.pop(given["uploadId"])
            self.bucket.objects[key] = b"".join(parts[at] for at in sorted(parts))
            self.bucket.put.append(key)
            said = f"<CompleteMultipartUploadResult><Key>{escape(key)}</Key><ETag>e</ETag>"
            said += "</CompleteMultipartUploadResult>"
        else:
            for item in ET.fromstring(body).iter():
                if item.tag.endswith("Key"):
                    self.bucket.objects.pop(item.text or "", None)
            said = "<DeleteResult></DeleteResult>"
        self._answer(200, said.encode(), Content_Type="application/xml")

    def do_DELETE(self) -> None:
        key, given = self._parts()
        if "uploadId" not in given:
            self.bucket.objects.pop(key, None)
        self._answer(204)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _unchunked(data: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(data):
        end = data.index(b"\r\n", at)
        size = int(data[at:end].partition(b";")[0], 16)
        if not size:
            return
        yield data[end + 2 : end + 2 + size]
        at = end + 2 + size + 2


@contextmanager
def object_store() -> Iterator[Bucket]:
    """Serve a bucket for as long as the context lasts."""
    bucket = Bucket()
    handler = type("Handler", (_Handler,), {"bucket": bucket})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    bucket.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield bucket
    finally:
        server.shutdown()
        server.server_close()
