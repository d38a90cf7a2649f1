r"""Reading: the bytes of one file, page or feed become `Document` records.

Comes in: bytes, a name, and what is known of where they came from. Goes out: documents
whose `text` is what every later claim points into; text is never cleaned here. Plain text
and Markdown are stored as decoded, with their own line ends; of an HTML page all visible
text is stored, a line a block, with what the markup said of each. Does not walk folders,
fetch anything or decide what a line is for (that is `clean`).

    >>> from firsthand.model import Acquisition
    >>> from firsthand.read import read_bytes
    >>> note = Acquisition(path="note.txt")
    >>> read_bytes("Ten freed\n".encode(), name="note.txt", acquisition=note)[0].text
    'Ten freed\n'
"""

from firsthand.read.documents import MADE_BY, SIZE_LIMIT, read_bytes, read_records
from firsthand.read.sidecar import parse_sidecar

__all__ = ["MADE_BY", "SIZE_LIMIT", "parse_sidecar", "read_bytes", "read_records"]
