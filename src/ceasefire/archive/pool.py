"""Where tasks run: here, one after the other, or on Dask workers, on this machine or on many."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from ceasefire.errors import InputError, StoreError

Task = tuple[Any, ...]
"""Arguments of one call. What it is given and gives back is small; the rest goes through files."""

PATIENCE = "20s"
"""How long an answer of a scheduler is waited for."""

DEATHS = 5
"""Workers that one task may outlive before it is held to be what kills them."""


class Pool(Protocol):
    """Calls one function for many tasks."""

    def each(self, function: Callable[..., Any], tasks: Sequence[Task]) -> Iterator[tuple[int, Any]]:
        """(number of the task, what its call gave), as they come to an end."""


class Here:
    """This process, one task after the other."""

    def each(self, function: Callable[..., Any], tasks: Sequence[Task]) -> Iterator[tuple[int, Any]]:
        """In order."""
        for number, task in enumerate(tasks):
            yield number, function(*task)


class Workers:
    """Dask workers. A task whose worker dies is given to another one."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def each(self, function: Callable[..., Any], tasks: Sequence[Task]) -> Iterator[tuple[int, Any]]:
        """In the order in which they end."""
        from distributed import KilledWorker, as_completed

        futures = {self._client.submit(function, *task, pure=False): n for n, task in enumerate(tasks)}
        try:
            for future in as_completed(list(futures)):
                yield futures[future], future.result()
                future.release()
        except KilledWorker as error:
            raise StoreError(
                f"{DEATHS} workers died over one task", "give more --memory, or fewer --workers that share it"
            ) from error
        finally:
            self._client.cancel(list(futures))


@contextmanager
def pool(scheduler: str | None, workers: int, memory: int) -> Iterator[Pool]:
    """Workers of the cluster at an address, or of this machine: `workers` of them with `memory` bytes together."""
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise InputError("Dask is not installed", "install it: pip install 'ceasefire[archive]'") from error
    settings = {
        "distributed.worker.memory.target": False, "distributed.worker.memory.spill": False,
        "distributed.scheduler.allowed-failures": DEATHS, "distributed.worker.memory.pause": False,
        "distributed.admin.low-level-log-length": 0,
    }  # fmt: skip
    with dask.config.set(settings):
        if scheduler is None:
            with (
                LocalCluster(
                    n_workers=workers, threads_per_worker=1, memory_limit=memory // workers, dashboard_address="127.0.0.1:0",
                    host="127.0.0.1", silence_logs=50,
                ) as cluster,
                Client(cluster) as client,
            ):  # fmt: skip
                yield Workers(client)
            return
        try:
            client = Client(scheduler, timeout=PATIENCE)
        except (OSError, ValueError) as error:
            raise InputError(f"no scheduler answers at {scheduler}", "start one with `dask scheduler`, and workers with `dask worker`") from error
        with client:
            client.wait_for_workers(1)
            yield Workers(client)
