"""What a check counted, and a folder for its files."""

import contextlib
import dataclasses
import pathlib
import tempfile


@dataclasses.dataclass
class Outcome:
    """How many cases there were and a sentence for each that failed."""

    title: str
    cases: int = 0
    failures: list = dataclasses.field(default_factory=list)

    def case(self, failure):
        """Counts one case; `failure` is None where all was well."""
        self.cases += 1
        if failure:
            self.failures.append(failure)


@contextlib.contextmanager
def folder(in_memory=False):
    """A folder of its own, on a file system in memory where asked for and there is one."""
    memory = pathlib.Path("/dev/shm")
    place = memory if in_memory and memory.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="lakelock-config-", dir=place) as name:
        yield pathlib.Path(name)
