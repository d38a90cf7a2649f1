"""Archives: what is in them is read, what is hostile in them is refused, nothing is written."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from firsthand import Ledger
from firsthand.config import Config
from firsthand.errors import ReadError
from firsthand.read.archives import Member, is_archive, open_archive

TEXT = b"Quarry closed\n\nBy Our Staff\n\nThe quarry at Tamsin was closed on Monday.\n"


def opened(data: bytes, name: str, most: int = 100_000) -> list[Member | ReadError]:
    return list(open_archive(io.BytesIO(data), name, most=most))


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w:gz") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return stream.getvalue()


def warc(*pages: tuple[str, bytes], digest: str | None = None) -> bytes:
    records = []
    for number, (url, body) in enumerate(pages):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
        head = [
            "WARC/1.1",
            "WARC-Type: response",
            f"WARC-Record-ID: <urn:uuid:{number:08d}-0000-4000-8000-000000000000>",
            f"WARC-Target-URI: {url}",
            "WARC-Date: 2026-03-14T08:00:00Z",
            "Content-Type: application/http; msgtype=response",
            *([f"WARC-Payload-Digest: {digest}"] if digest else []),
            f"Content-Length: {len(http)}",
        ]
        records.append("\r\n".join(head).encode() + b"\r\n\r\n" + http + b"\r\n\r\n")
    return b"".join(map(gzip.compress, records))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped({"news/a.txt": TEXT})),
        ("a.wacz", zipped({"news/a.txt": TEXT})),
        ("a.tar.gz", tarred({"news/a.txt": TEXT})),
        ("a.tar", tarred({"news/a.txt": TEXT}, "w")),
        ("a.txt.gz", gzip.compress(TEXT)),
        ("b.zip", zipped({"inner.tar.gz": tarred({"a.txt": TEXT})})),
    ],
    ids=["zip", "wacz", "tar.gz", "tar", "gz", "nested"],
)
def test_files_come_out_as_they_went_in(name: str, data: bytes) -> None:
    found = opened(data, name)
    assert [item.data for item in found if isinstance(item, Member)] == [TEXT]
    assert len(found) == 1


def test_bombs_and_nests_are_refused() -> None:
    bomb = zipped({"a.txt": b"x" * 3_000_000})
    assert "unpack to" in str(opened(bomb, "a.zip", most=10_000_000)[0])
    assert "more than 1000 bytes" in str(opened(zipped({"a.txt": b"y" * 2000}), "a.zip", 1000)[0])
    nest = zipped({"b.zip": zipped({"c.zip": zipped({"a.txt": TEXT})})})
    assert "too deep" in str(opened(nest, "a.zip")[0])


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.gz", "a.warc.gz", "a.tar"])
def test_damage_is_told(name: str) -> None:
    found = opened(b"not an archive at all, whatever its name says" * 20, name)
    assert all(isinstance(item, ReadError) for item in found)
    for data in (zipped({"a.txt": TEXT * 50}), tarred({"a.txt": TEXT * 50})):
        assert isinstance(opened(data[: len(data) // 2], name), list)


def test_a_crawl_keeps_address_time_and_id() -> None:
    page = b"<html><body><p>The quarry was closed.</p></body></html>"
    (found,) = opened(warc(("https://courier.example/1", page)), "crawl.warc.gz")
    assert isinstance(found, Member)
    assert (found.url, found.retrieved_at) == ("https://courier.example/1", "2026-03-14T08:00:00Z")
    assert found.name.startswith("urn:uuid:")
    assert found.data == page
    (wrong,) = opened(warc(("https://a.example", page), digest="sha1:AAAA"), "crawl.warc.gz")
    assert "digest" in str(wrong)


def test_letters_are_pages() -> None:
    letter = EmailMessage()
    letter["Subject"], letter["Date"] = "Quarry closed", "Mon, 16 Mar 2026 08:00:00 +0100"
    letter["Message-ID"] = "<one@courier.example>"
    letter.set_content("The quarry at Tamsin\nwas closed.\n\nFrom its gate, workers waved.\n")
    (one,) = opened(bytes(letter), "a.eml")
    assert isinstance(one, Member)
    assert b"<h1>Quarry closed</h1>" in one.data
    assert one.retrieved_at == "2026-03-16T08:00:00+01:00"
    box = b"".join(b"From someone Mon Mar 16\n" + bytes(letter) + b"\n\n" for _ in range(3))
    assert len(opened(box.replace(b"\nFrom its", b"\n>From its"), "a.mbox")) == 3


def test_a_ledger_takes_archives(tmp_path: Path) -> None:
    files = {"../../escape.txt": TEXT, "pic.png": b"\x89PNG\r\n", "b.txt": TEXT + b"It rained.\n"}
    (tmp_path / "news.zip").write_bytes(zipped(files))
    with Ledger.open(":memory:", config=Config()) as ledger:
        summary = ledger.ingest(tmp_path, until="clean")
        assert (summary.new, summary.skipped, summary.failed) == (2, 1, 0)
        assert ledger.ingest(tmp_path, until="clean").new == 0
        paths = {item.path for item in ledger.store.paths().values()}
        assert paths == {f"{tmp_path}/news.zip!{name}" for name in ("../../escape.txt", "b.txt")}
    assert [item.name for item in tmp_path.iterdir()] == ["news.zip"]


def test_names_tell_archives() -> None:
    assert is_archive("crawl.WARC.GZ")
    assert not is_archive("report.txt")
