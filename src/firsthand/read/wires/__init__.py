"""The wires' own formats: ninjs (JSON), NITF and NewsML-G2 (XML), as the IPTC defines them.

Comes in: one parsed JSON object, or the bytes of an XML file. Goes out: a `WireItem` for each
report in it: its fields, and its body as the agency marked it up. What an agency cancels keeps
its status: the ledger takes back what rested on it.
"""

from __future__ import annotations

from firsthand.read.wires.items import WireItem, wire_document
from firsthand.read.wires.ninjs import is_ninjs, read_ninjs
from firsthand.read.wires.xml import is_wire_xml, read_wire_xml

__all__ = [
    "WireItem",
    "is_ninjs",
    "is_wire_xml",
    "read_ninjs",
    "read_wire_xml",
    "wire_document",
]
