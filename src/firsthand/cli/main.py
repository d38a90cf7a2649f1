"""The entry point: commands, and every error as one clear line and an exit code."""

from __future__ import annotations

import os
import signal
import sys
from typing import Annotated

import typer

from firsthand.cli.alerts import alerts
from firsthand.cli.aliases import aliases
from firsthand.cli.batch import batch
from firsthand.cli.bundle import bundle, verify
from firsthand.cli.clean import clean, sources
from firsthand.cli.doctor import doctor
from firsthand.cli.documents import diff, origin, show
from firsthand.cli.event import event
from firsthand.cli.events import events, tally, timeline
from firsthand.cli.export import export
from firsthand.cli.ingest import ingest, resume
from firsthand.cli.ledger import ledger
from firsthand.cli.lists import copies, entities, failures, stories
from firsthand.cli.sanctions import lists
from firsthand.cli.screen import complain
from firsthand.cli.serve import serve
from firsthand.cli.speech import statements, who
from firsthand.cli.story import story
from firsthand.cli.user import user
from firsthand.cli.watch import watch
from firsthand.errors import ConfigError, FirsthandError, NotFoundError, StoreError

# The base of what Typer raises for wrong use; it lives in Typer or in Click, by version.
UsageError: type[BaseException] = typer.BadParameter.__mro__[2]

FAILED, USAGE, STORE, INTERNAL, INTERRUPTED = 1, 2, 3, 70, 130

app = typer.Typer(
    name="firsthand",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    epilog="Exit codes: 0 done; 1 some documents failed; 2 wrong use; 3 the ledger cannot be "
    "used; 130 interrupted.",
)
COMMANDS = (
    ingest,
    resume,
    stories,
    story,
    events,
    event,
    timeline,
    tally,
    statements,
    copies,
    diff,
    origin,
    entities,
    who,
    show,
    clean,
    sources,
    export,
    batch,
    bundle,
    verify,
    serve,
    failures,
    doctor,
)
for command in COMMANDS:
    app.command()(command)
app.add_typer(user)
app.add_typer(aliases)
app.add_typer(watch)
app.add_typer(alerts)
app.add_typer(lists)
app.add_typer(ledger)


def _version(wanted: bool) -> None:  # noqa: FBT001 (the shape of a Typer callback)
    if wanted:
        from firsthand import __version__

        typer.echo(f"firsthand {__version__}")
        raise typer.Exit


@app.callback()
def root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Turn copies of news into one sourced ledger of what happened.

    Start with: firsthand ingest FOLDER, then: firsthand stories
    """


def main(arguments: list[str] | None = None) -> None:
    """Run one command and end the process with its exit code."""
    try:
        code = run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:  # between two of our own steps, or a second one
        code = INTERRUPTED
    # an interrupt while the interpreter is taken down would end what is done as if killed
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # CPython ends a process by SIGINT where one came within some exec(), even if it was caught
    # (an import may make classes so); another exec() makes it forget
    exec("")  # noqa: S102
    sys.exit(code)


def run(arguments: list[str]) -> int:  # noqa: PLR0911 (a table of what can end a command)
    """Run one command and return its exit code; every error is told in one line."""
    try:
        code = app(args=arguments, prog_name="firsthand", standalone_mode=False)
        sys.stdout.flush()
    except UsageError as error:
        error.show()  # type: ignore[attr-defined]  # as all of its kind
        return USAGE
    except (typer.Abort, KeyboardInterrupt):
        return _interrupted()
    except SystemExit as stop:
        # So Typer ends where the reader of our output has gone (`| head`), or on Ctrl-C.
        if isinstance(stop.__context__, BrokenPipeError):
            return _closed()
        code = stop.code
    except BrokenPipeError:
        return _closed()
    except FirsthandError as error:
        complain(str(error))
        return _code(error)
    except OSError as error:
        complain(f"cannot read or write: {error}")
        return FAILED
    except Exception as error:  # noqa: BLE001 (the last line of defence: no traceback for users)
        complain(f"internal error, please report it: {type(error).__name__}: {error}")
        return INTERNAL
    # Newer versions of Typer turn Ctrl-C into this code.
    return _interrupted() if code == INTERRUPTED else _number(code)


def _interrupted() -> int:
    complain("interrupted; what was kept stays, 'firsthand resume' goes on")
    return INTERRUPTED


def _closed() -> int:
    """Leave standard output, whose reader has gone: that is no error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _number(code: object) -> int:
    return code if isinstance(code, int) else 0


def _code(error: FirsthandError) -> int:
    if isinstance(error, ConfigError | NotFoundError):
        return USAGE
    return STORE if isinstance(error, StoreError) else FAILED
