"""WARC reading: records a CPU second, on a WARC that is made here.

Run it as `python -m bench.warc --records 20000`. Pages are of news size; every record has its
payload digest, which is checked.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import hashlib
import io
import random
import statistics
import time

from firsthand.read.archives import Member, open_archive


def record(number: int, chance: random.Random) -> bytes:
    """Return one response record with digest, as crawlers write it."""
    words = " ".join(f"word{chance.randrange(9000)}" for _ in range(400))
    page = f"<html><body><h1>Ship {number}</h1><p>{words}</p></body></html>".encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    digest = base64.b32encode(hashlib.sha1(page, usedforsecurity=False).digest()).decode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
        f"WARC-Target-URI: https://gull.example/{number}\r\nWARC-Date: 2026-03-02T08:00:00Z\r\n"
        f"WARC-Payload-Digest: sha1:{digest}\r\nContent-Type: application/http;msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def main() -> None:
    """Print records a CPU second, plain and packed, over five rounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=20_000)
    given = parser.parse_args()
    chance = random.Random(7)
    records = [record(number, chance) for number in range(given.records)]
    plain = b"".join(records)
    packed = b"".join(gzip.compress(item, 6) for item in records)
    for name, data in (("news.warc", plain), ("news.warc.gz", packed)):
        rates = []
        for _ in range(5):
            started = time.process_time()
            found = sum(
                isinstance(member, Member)
                for member in open_archive(io.BytesIO(data), name, most=1_000_000)
            )
            rates.append(found / (time.process_time() - started))
        print(f"{name:14} {found} records, {statistics.median(rates):,.0f} a CPU second (median)")


if __name__ == "__main__":
    main()
