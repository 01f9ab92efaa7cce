"""Files prepared by a Dask cluster: the same function as on this machine, on the workers of a scheduler.

Files travel as bytes, since the workers may see no disk of ours; what a worker that dies was reading is read by another.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from glossary import __version__
from glossary.errors import GlossaryError, InputError
from glossary.pipeline.preparing import Outcome, Outcomes, Task, attempt
from glossary.read import open_file

LARGEST_SENT = 8_000_000
"""Bytes of a file that is sent; a larger one is read here."""
AHEAD_BYTES = 32_000_000
AHEAD_FILES_A_THREAD = 16
"""How far the workers may run ahead of writing: with the size of one file, what bounds the memory of an import."""
ANSWER_SECONDS = 10

_one_at_a_time = threading.Lock()
"""The analysers of a process are not made for several threads, which workers have."""


class Cluster:
    """Prepares files on the workers of the Dask scheduler at an address, such as `tcp://host:8786`."""

    def __init__(self, address: str) -> None:
        self._address = address

    def __call__(self, tasks: Iterable[Task]) -> Outcomes:
        """Every file with what came of it, in order; InputError when the cluster cannot be used."""
        with _connected(self._address) as client:
            yield from _outcomes(client, self._address, iter(tasks))


def _outcomes(client: Any, address: str, tasks: Iterator[Task]) -> Outcomes:
    ahead = AHEAD_FILES_A_THREAD * max(1, sum(client.nthreads().values()))
    under_way: deque[tuple[Task, Any]] = deque()
    size = 0
    try:
        more = True
        while more or under_way:
            while more and len(under_way) < ahead and (size < AHEAD_BYTES or not under_way):
                task = next(tasks, None)
                if task is None:
                    more = False
                    break
                sent = _with_bytes(task)
                size += task.size
                future = client.submit(_prepare_there, sent, __version__, pure=False) if sent else None
                under_way.append((task, future))
            if under_way:
                task, future = under_way.popleft()
                size -= task.size
                yield task, attempt(task) if future is None else _outcome(client, address, task, future)
                del future
    finally:
        client.cancel([future for _, future in under_way if future is not None], force=True)


def _with_bytes(task: Task) -> Task | None:
    """A task with the bytes of its file; None where it is better done here."""
    if not task.can_travel or task.size > LARGEST_SENT:
        return None
    try:
        file = open_file(task.path)
        raw = file.path.read_bytes() if file.raw is None else file.raw
    except (GlossaryError, OSError):
        return None  # asked again at its turn, it says what is wrong
    if file.digest == task.known or len(raw) > LARGEST_SENT:
        return None
    return replace(task, raw=raw)


def _outcome(client: Any, address: str, task: Task, future: Any) -> Outcome:
    """What a worker made of a file, when it comes."""
    from distributed import KilledWorker

    missed = 0
    while True:
        try:
            outcome = future.result(timeout=ANSWER_SECONDS)
            break
        except TimeoutError:
            missed = 0 if client.nthreads() else missed + 1
            if missed > 2:
                raise GlossaryError(
                    "the cluster has no workers left",
                    where=address,
                    accepted="the same command again: it goes on from here",
                ) from None
        except KilledWorker:
            return InputError(
                "the workers that read the file died, one after the other", where=str(task.path),
                accepted="a file that can be read in the memory they have",
            )  # fmt: skip
    # What is wrong with a file is said, and what only its path can mend is mended, where the file is.
    return attempt(task) if isinstance(outcome, InputError) else outcome


def _prepare_there(task: Task, wanted: str) -> Outcome:
    """What a worker does."""
    if __version__ != wanted:
        raise GlossaryError(_mismatch(__version__, wanted))
    with _one_at_a_time:
        return attempt(task)


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    """A client of the scheduler, once workers with this version of the package are there."""
    try:
        from distributed import Client
    except ImportError:
        raise InputError("Dask is not installed", accepted="pip install 'glossary[dask]'") from None
    try:
        client = Client(address, timeout=ANSWER_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise InputError(
            f"no Dask scheduler answers ({error})",
            where=address,
            accepted="the address it prints, such as tcp://host:8786",
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=ANSWER_SECONDS)
        except TimeoutError:
            raise InputError(
                "the scheduler has no workers", where=address, accepted="a cluster with one worker or more"
            ) from None
        for worker, there in client.run(_asking_version()).items():
            if there != __version__:
                raise InputError(
                    _mismatch(there, __version__), where=worker, accepted="the same version on every machine"
                )
        yield client


def _asking_version() -> Callable[[], str]:
    """A function that finds out the version of a worker; it travels whole, for a worker may not have the package."""

    def version_there() -> str:
        try:
            import glossary
        except ImportError:
            return ""
        return glossary.__version__

    return version_there


def _mismatch(there: str, here: str) -> str:
    return f"the worker has {f'glossary {there}' if there else 'no glossary'}, this is {here}"
