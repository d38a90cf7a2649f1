"""A Ray cluster of this machine: a head without processors, and workers of one processor each.

    python -m bench.batch_ray 2      # runs until it is interrupted, and says how to use it

Each node is a process started here and ended by its number. The cluster asks for a token, which
is made anew each time and lies in a file that only its owner can read.
"""

from __future__ import annotations

import argparse
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

# Ray takes 127.0.0.1 for the machine's outer address; another of loopback stays what it is.
_HOST = "127.0.0.2"
_PATIENCE = 180.0
_STORE = "100000000"


@dataclass(slots=True)
class Cluster:
    """A cluster that runs: its address, the environment to reach it, and its nodes."""

    address: str
    environment: Mapping[str, str]
    nodes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def raylet_of(self, node: int) -> int:
        """Return the number of the raylet process of a node; the head is 0."""
        parent = self.nodes[node].pid
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                words = status.read_text().rpartition(")")
            except OSError:  # it has just ended
                continue
            if "raylet" in words[0] and int(words[2].split()[1]) == parent:
                return int(status.parent.name)
        raise ProcessLookupError(f"node {node} has no raylet")


@contextmanager
def local_cluster(workers: int, log: Path | None = None) -> Iterator[Cluster]:
    """Start a cluster of so many one-processor workers, and end it.

    Args:
        workers: how many nodes work; the head does not.
        log: the file for what the nodes say.
    """
    folder = Path(tempfile.mkdtemp(prefix="ray", dir="/tmp"))
    token = folder / "token"
    token.touch(mode=0o600)
    token.write_text(secrets.token_hex(24))
    said = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN_PATH": str(token), "OMP_NUM_THREADS": "1"}
    environment = {**os.environ, **said, "RAY_USAGE_STATS_ENABLED": "0"}
    cluster = Cluster(f"{_HOST}:{_free_port()}", environment)
    try:
        with (log or Path(os.devnull)).open("ab") as output:
            _start(cluster, folder, output.fileno(), workers)
            yield cluster
    finally:
        _stop(cluster)
        shutil.rmtree(folder, ignore_errors=True)


def _start(cluster: Cluster, folder: Path, output: int, workers: int) -> None:
    program = [str(Path(sys.executable).with_name("ray")), "start", "--block"]
    common = ["--disable-usage-stats", f"--object-store-memory={_STORE}"]
    common += [f"--node-ip-address={_HOST}"]
    port = cluster.address.rpartition(":")[2]
    head = ["--head", f"--port={port}", "--num-cpus=0", "--include-dashboard=false"]
    nodes = [[*head, f"--temp-dir={folder}"]]
    nodes += [[f"--address={cluster.address}", "--num-cpus=1"] for _ in range(workers)]
    for words in nodes:
        node = subprocess.Popen(  # noqa: S603 (our own words)
            [*program, *words, *common],
            env=dict(cluster.environment),
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
        cluster.nodes.append(node)
        _wait_for(cluster, len(cluster.nodes) - 1)


def _wait_for(cluster: Cluster, node: int) -> None:
    """Wait until a node is up: it has a raylet, and the head answers."""
    until = time.monotonic() + _PATIENCE
    host, _, port = cluster.address.rpartition(":")
    while time.monotonic() < until:
        try:
            cluster.raylet_of(node)
            socket.create_connection((host, int(port)), timeout=1).close()
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise TimeoutError(f"node {node} of the cluster did not come up")


def _stop(cluster: Cluster) -> None:
    """End every node: its own processes are a group of its own."""
    for node in reversed(cluster.nodes):
        for sign in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(node.pid, sign)
                node.wait(timeout=20)
            except ProcessLookupError:
                break
            except subprocess.TimeoutExpired:
                continue


def _free_port() -> int:
    with socket.socket() as held:
        held.bind((_HOST, 0))
        return int(held.getsockname()[1])


def main() -> None:
    """Start a cluster and keep it until Ctrl-C."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workers", type=int, nargs="?", default=2)
    with local_cluster(parser.parse_args().workers) as cluster:
        for name in ("RAY_AUTH_MODE", "RAY_AUTH_TOKEN_PATH"):
            print(f"export {name}={cluster.environment[name]}")
        print(f"firsthand batch IN --to DIR --engine ray --address {cluster.address}", flush=True)
        signal.sigwait({signal.SIGINT, signal.SIGTERM})


if __name__ == "__main__":
    main()
