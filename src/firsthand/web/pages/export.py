"""The whole ledger for other programs, streamed."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter
from fastapi.responses import Response, StreamingResponse

from firsthand.web.desk import Asked
from firsthand.web.parameters import Reader

router = APIRouter()
_JSON_LINES = "application/jsonl"


def _streamed(asked: Asked, form: str, kind: str) -> StreamingResponse:
    """Return the lines as they are made; they are read over a connection of their own."""
    from firsthand.export.formats import lines_in

    def written() -> Iterator[str]:
        with asked.store.another() as store:
            for line in lines_in(store, form):
                yield line + "\n"

    name = {"ftm": "ledger.ftm.jsonl", "csv": "event_reports.csv"}.get(form, f"ledger.{form}")
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(written(), media_type=kind, headers=headers)


@router.get("/export.jsonl", tags=["export"], response_class=StreamingResponse)
def export_jsonl(asked: Reader) -> StreamingResponse:
    """Return every record in the record format, one a line."""
    return _streamed(asked, "jsonl", _JSON_LINES)


@router.get("/export.csv", tags=["export"], response_class=StreamingResponse)
def export_csv(asked: Reader) -> StreamingResponse:
    """Return all events, a row for each event and newsroom text that tells it."""
    return _streamed(asked, "csv", "text/csv; charset=utf-8")


@router.get("/export.ftm.jsonl", tags=["export"], response_class=StreamingResponse)
def export_ftm(asked: Reader) -> StreamingResponse:
    """Return the ledger as FollowTheMoney entities, which hold less than the record format."""
    return _streamed(asked, "ftm", _JSON_LINES)


@router.get("/export.jsonld", tags=["export"], response_class=StreamingResponse)
def export_jsonld(asked: Reader) -> StreamingResponse:
    """Return the ledger as JSON-LD, a node a line, with Web Annotation selectors and PROV."""
    return _streamed(asked, "jsonld", _JSON_LINES)


@router.get("/export.parquet", tags=["export"], response_class=Response)
def export_parquet(asked: Reader) -> Response:
    """Return the rows of `/export.csv` as Parquet; needs the extra `parquet`."""
    import io

    from firsthand.export.parquet import write_parquet

    stream = io.BytesIO()
    write_parquet(asked.store, stream)
    return parquet_file(stream.getvalue())


def parquet_file(data: bytes) -> Response:
    """Return a Parquet file to be kept."""
    headers = {"content-disposition": 'attachment; filename="event_reports.parquet"'}
    kind = "application/vnd.apache.parquet"
    return Response(data, media_type=kind, headers=headers)
