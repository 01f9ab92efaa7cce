"""Files prepared by several processes of this machine.

The processes are our own, each at the end of a pipe, for two reasons that a ready-made pool does not serve: whichever dies,
it is known which file it was reading; and when this process is killed, theirs is the other end of a broken pipe: they
leave by themselves, and nothing stays behind.
"""

import contextlib
import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait

from glossary.errors import GlossaryError, InputError
from glossary.pipeline.preparing import Outcome, Outcomes, Task, attempt, prepare_here

WORTH_IT = 500_000
"""Bytes of files from which several processes are quicker than one: starting one takes as long as reading so many."""
UNSEEN_SIZE = 20_000
"""What a member of an archive is taken to hold."""
AHEAD_BYTES = 32_000_000
AHEAD_FILES = 1_000
"""How far reading may run ahead of writing: with the size of one file, what bounds the memory of an import."""
QUEUED = 4
"""Files a process is given at once: it need not wait while this one writes to the disk."""
_ENOUGH_SECONDS = 5.0

_processes = get_context("spawn")
"""Started afresh: a copy of a process with threads or an open database may hang or spoil it."""


def usable_cores() -> int:
    """The cores this process may use.

    >>> usable_cores() >= 1
    True
    """
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Crew:
    """Prepares files in up to `jobs` processes of this machine; in this one alone where that is quicker.

    `work` is what is done with a file: a function that a new process can import. Scripts that start a crew need the usual
    `if __name__ == "__main__":`.
    """

    def __init__(self, jobs: int, work: Callable[[Task], Outcome] = attempt) -> None:
        self._jobs = jobs
        self._work = work

    def __call__(self, tasks: Iterable[Task]) -> Outcomes:
        """Every file with what came of it, in order. A file that ends the process that reads it is tried once more alone."""
        tasks = iter(tasks)
        first, size = [], 0
        while self._jobs > 1 and size < WORTH_IT and (task := next(tasks, None)) is not None:
            first.append(task)
            size += (task.size or UNSEEN_SIZE) if task.can_travel else 0
        if size < WORTH_IT:
            yield from prepare_here([*first, *tasks])
            return
        run = _Run(self._jobs, self._work)
        try:
            yield from run.outcomes(_chain(first, tasks))
        finally:
            run.end()


def _chain(first: list[Task], rest: Iterator[Task]) -> Iterator[Task]:
    while first:
        yield first.pop(0)
    yield from rest


class _Worker:
    """A process at the end of a pipe, and the files it was given, the one it is reading first."""

    def __init__(self, work: Callable[[Task], Outcome]) -> None:
        self.connection, end = _processes.Pipe()
        self.process = _processes.Process(target=_serve, args=(end, work), name="glossary import", daemon=True)
        self.process.start()
        end.close()
        self.given: deque[int] = deque()
        self.ready = False

    def give(self, number: int, task: Task) -> None:
        self.given.append(number)
        with contextlib.suppress(OSError):  # it has died: whoever listens to it is told
            self.connection.send(task)

    def end(self) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.join(_ENOUGH_SECONDS)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


def _serve(connection: Connection, work: Callable[[Task], Outcome]) -> None:
    """What a process does: prepare what comes through the pipe until it is closed at the other end."""
    # A key pressed to interrupt reaches every process of a terminal; the one that writes says when to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        connection.send(None)  # it has started
        while True:
            task = connection.recv()
            connection.send(work(task))


class _Run:
    """One run of a crew: the files under way by their number, those to be given out, and what came of the others."""

    def __init__(self, jobs: int, work: Callable[[Task], Outcome]) -> None:
        self._jobs = jobs
        self._work = work
        self._workers: list[_Worker] = []
        self._turn = 0
        self._tasks: dict[int, Task] = {}
        self._waiting: deque[int] = deque()
        self._done: dict[int, Outcome] = {}
        self._deaths: dict[int, int] = {}
        self._weights: dict[int, int] = {}
        """Bytes that each file that was given out, and is not yet written, is taken to hold."""

    def outcomes(self, tasks: Iterator[Task]) -> Outcomes:
        numbered = enumerate(tasks)
        while True:
            self._look_ahead(numbered)
            if (task := self._tasks.get(self._turn)) is None:
                return
            self._hand_out()
            while task.can_travel and self._turn not in self._done:
                if self._turn in self._deaths:
                    self._try_alone(self._turn)
                else:
                    self._listen(None)
                    self._hand_out()
            self._listen(0)
            self._hand_out()
            outcome = self._done.pop(self._turn) if task.can_travel else attempt(task)
            yield task, outcome
            self._weights.pop(self._turn, None)
            del self._tasks[self._turn], outcome
            self._turn += 1

    def end(self) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _look_ahead(self, numbered: Iterator[tuple[int, Task]]) -> None:
        for number, task in islice(numbered, AHEAD_FILES - len(self._tasks)):
            self._tasks[number] = task
            if task.can_travel:
                self._waiting.append(number)

    def _hand_out(self) -> None:
        """Give files to the processes, in order, while there is memory for what comes back; start those not yet started."""
        while len(self._workers) < min(self._jobs, len(self._waiting)):
            self._workers.append(_Worker(self._work))
        ahead = sum(self._weights.values())
        while self._waiting:
            number = self._waiting[0]
            worker = min(self._workers, key=lambda w: len(w.given))
            if len(worker.given) >= QUEUED or (ahead > AHEAD_BYTES and number != self._turn):
                return
            self._waiting.popleft()
            self._weights[number] = self._tasks[number].size or UNSEEN_SIZE
            ahead += self._weights[number]
            worker.give(number, self._tasks[number])

    def _listen(self, seconds: float | None) -> None:
        """Take in what the processes have done; wait for it as long as that, or until there is something."""
        busy = {worker.connection: worker for worker in self._workers if worker.given}
        for connection in wait(list(busy), seconds):
            worker = busy[connection]  # type: ignore[index]
            try:
                message = worker.connection.recv_bytes()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            outcome = pickle.loads(message)
            if worker.ready:
                number = worker.given.popleft()
                self._done[number] = outcome
                self._weights[number] = len(message)
            worker.ready = True

    def _bury(self, worker: _Worker) -> None:
        """A process died: the file it was reading is suspect, the others it was given are for the next process."""
        worker.process.join(_ENOUGH_SECONDS)
        worker.end()
        self._workers.remove(worker)
        how = _how(worker.process.exitcode)
        if not worker.ready:
            raise GlossaryError(f"a process to read files in cannot be started ({how})", accepted="one job")
        suspect = worker.given.popleft()
        self._deaths[suspect] = self._deaths.get(suspect, 0) + 1
        self._waiting.extendleft(reversed(worker.given))
        if self._deaths[suspect] > 1:
            self._done[suspect] = InputError(
                f"the process that read the file died, twice ({how})", where=str(self._tasks[suspect].path),
                accepted="a file that can be read in the memory there is",
            )  # fmt: skip

    def _try_alone(self, number: int) -> None:
        """Read a file again while nothing else is read: it may have been short of memory only."""
        while any(worker.given for worker in self._workers):
            self._listen(None)
        worker = _Worker(self._work)
        self._workers.append(worker)
        worker.give(number, self._tasks[number])
        while number not in self._done:
            self._listen(None)
        if worker in self._workers:
            self._workers.remove(worker)
            worker.end()


def _how(code: int | None) -> str:
    """How a process ended, in words.

    >>> _how(-9), _how(3)
    ('killed by SIGKILL', 'exit code 3')
    """
    if code is not None and code < 0:
        return f"killed by {signal.Signals(-code).name}"
    return f"exit code {code}"
