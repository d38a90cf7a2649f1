"""The application: routes, guards, errors, all put together."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from fastapi.staticfiles import StaticFiles
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import RedirectResponse, Response

from firsthand import __version__
from firsthand.errors import FirsthandError
from firsthand.web.desk import Again, Desk
from firsthand.web.errors import Problem, Unchanged, problem_of
from firsthand.web.guard.bodies import BodyLimit
from firsthand.web.guard.headers import AnswerHeaders
from firsthand.web.guard.limits import RateLimit
from firsthand.web.kept import KeptPages
from firsthand.web.openapi import ABOUT, describe
from firsthand.web.pages import ROUTERS
from firsthand.web.pool import Pool
from firsthand.web.schema.error import READING
from firsthand.web.settings import Settings
from firsthand.web.settler import Settler
from firsthand.web.templating import shown, templates
from firsthand.web.workers import PassedOn, Workers

_LOG = logging.getLogger("firsthand.web")
_LOGINS_A_MINUTE = 10
# The framework can send spans, metrics and logs where the environment says so. The desk does not.
_NO_TELEMETRY: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}


def create_app(settings: Settings) -> FastAPI:
    """Return the application over the ledger that the settings name.

    Raises:
        StoreError: there is no ledger, or it cannot be used.
    """
    pool = Pool(settings.ledger)
    with pool.lent():
        pass  # a ledger that cannot be opened is told at the start, not at the first page
    workers = Workers(settings) if settings.workers else None

    @asynccontextmanager
    async def living(app: FastAPI) -> AsyncIterator[None]:
        if workers is not None:
            await workers.start()  # until then those who ask wait in the queue of the socket
        yield
        if workers is not None:
            workers.close()
        app.state.desk.settler.close()
        pool.close()

    app = FastAPI(
        title="Firsthand",
        version=__version__,
        description=ABOUT,
        responses=READING,
        generate_unique_id_function=_operation,
        docs_url=None,
        redoc_url=None,
        lifespan=living,
        telemetry=_NO_TELEMETRY,
    )
    app.state.desk = Desk(
        settings=settings,
        pool=pool,
        settler=Settler(settings.ledger),
        templates=templates(),
        writes=RateLimit(settings.writes_a_minute),
        logins=RateLimit(_LOGINS_A_MINUTE),
        kept=KeptPages(settings.kept_pages),
    )
    app.state.workers = workers
    static = Path(__file__).parent / "static"
    app.mount("/static", StaticFiles(directory=static), name="static")
    for router in ROUTERS:
        app.include_router(router)
    app.openapi = describe(app)  # type: ignore[method-assign]  # as FastAPI's guide does
    _answer_errors(app)
    if workers is not None:
        app.add_middleware(PassedOn, workers=workers, refuse=_refused)
    app.add_middleware(AnswerHeaders)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=_hosts(settings))
    app.add_middleware(BodyLimit, most=settings.max_upload)
    return app


def _operation(route: APIRoute) -> str:
    return route.name


def _hosts(settings: Settings) -> list[str]:
    return list(settings.hosts)


def _answer_errors(app: FastAPI) -> None:
    async def ours(request: Request, error: Exception) -> Response:
        if isinstance(error, Unchanged):
            return Response(status_code=304)
        if isinstance(error, Again):
            return shown(error.asked, error.page)
        assert isinstance(error, FirsthandError)
        return _answer(request, problem_of(error))

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        parts = (f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        return _answer(request, Problem(422, "invalid", "; ".join(parts)))

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return _answer(request, Problem(error.status_code, "http", str(error.detail)))

    async def other(request: Request, error: Exception) -> Response:
        _LOG.error("a request failed: %s", request.url.path, exc_info=error)
        return _answer(request, Problem(500, "error", "something went wrong; see the log"))

    app.add_exception_handler(FirsthandError, ours)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, other)


def _refused(request: Request, error: FirsthandError) -> Response:
    return _answer(request, problem_of(error))


def _answer(request: Request, problem: Problem) -> Response:
    """Answer a program with JSON, a browser with a page; who must log in is sent to do so."""
    wants_page = "text/html" in request.headers.get("accept", "")
    if not wants_page or request.url.path.startswith("/api/"):
        body = {
            "error": {
                "status": problem.status,
                "code": problem.code,
                "message": problem.message,
            }
        }
        return JSONResponse(body, status_code=problem.status)
    if problem.code == "login_needed":
        return RedirectResponse("/login", status_code=303)
    desk: Desk = request.app.state.desk
    body_text = desk.templates.get_template("error.html").render(problem=problem)
    return Response(body_text, status_code=problem.status, media_type="text/html; charset=utf-8")
