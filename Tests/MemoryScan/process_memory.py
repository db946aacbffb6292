"""What another process has in its memory and in its registers."""

import ctypes
import dataclasses
import os
import re
import select
import time

PAGE = os.sysconf("SC_PAGE_SIZE")
HEADER = re.compile(r"([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+ *(.*)")


@dataclasses.dataclass
class Mapping:
    """A part of the address space; `flags` are the kernel's two-letter ones."""

    start: int
    end: int
    permissions: str
    name: str
    anonymous: int = 0
    flags: tuple = ()

    @property
    def is_secret(self):
        """Whether it is kept out of core dumps and of children, as the program keeps secrets."""
        return "dd" in self.flags and "wf" in self.flags

    @property
    def can_hold_values(self):
        """All but what the process cannot read, or has from a file as it is there."""
        if "r" not in self.permissions or self.name in ("[vvar]", "[vsyscall]", "[vvar_vclock]"):
            return False
        is_file = self.name.startswith("/") and not self.name.startswith(("/dev/", "/memfd:"))
        return not is_file or "w" in self.permissions or self.anonymous > 0


def mappings(pid):
    found = []
    with open(f"/proc/{pid}/smaps") as file:
        for line in file:
            header = HEADER.match(line)
            if header:
                start, end, permissions, name = header.groups()
                found.append(Mapping(int(start, 16), int(end, 16), permissions, name))
            elif line.startswith(("Anonymous:", "Swap:")):
                found[-1].anonymous += int(line.split()[1])
            elif line.startswith("VmFlags:"):
                found[-1].flags = tuple(line.split()[1:])
    return found


def snapshot(pid):
    """The pages as they are now, by their addresses."""
    return {
        address + offset: data[offset:offset + PAGE]
        for _, address, data in runs(pid, {}) for offset in range(0, len(data), PAGE)}


def runs(pid, before):
    """Each mapping with address and bytes of a run of pages of it that hold anything new.

    What is zero holds nothing, and what is as it was `before` cannot hold what came later.
    """
    nothing = bytes(PAGE)
    with open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for mapping in mappings(pid):
            if not mapping.can_hold_values:
                continue
            data = _contents(memory, mapping)
            begin = None
            for offset in range(0, len(data) + PAGE, PAGE):
                page = data[offset:offset + PAGE]
                is_empty = not page or page in (nothing, before.get(mapping.start + offset))
                if is_empty and begin is not None:
                    yield mapping, mapping.start + begin, data[begin:offset]
                    begin = None
                elif not is_empty and begin is None:
                    begin = offset


def _contents(memory, mapping):
    """The bytes of a mapping, with zeros for pages that nobody can read."""
    data = bytearray()
    while len(data) < mapping.end - mapping.start:
        place = mapping.start + len(data)
        try:
            more = os.pread(memory.fileno(), mapping.end - place, place)
        except OSError:
            more = bytes(PAGE)
        if not more:
            raise ProcessLookupError("the program has ended")
        data += more
    return bytes(data)


def rest(pid, patience=10):
    """Waits until the process waits for something and has done so for a moment."""
    before = None
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        now = _work(pid)
        if now == before and now[0] in "ST":
            return
        before = now
        select.select([], [], [], 0.03)
    raise TimeoutError("the program does not come to rest")


def _work(pid):
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    with open(f"/proc/{pid}/status") as file:
        switches = re.findall(r"ctxt_switches:\s+(\d+)", file.read())
    return fields[0], fields[11], fields[12], *switches


SEIZE, INTERRUPT, GET_REGISTERS, DETACH = 0x4206, 0x4207, 0x4204, 17
# General registers, floating point and vectors, and on x86 all of the latter.
REGISTER_SETS = (1, 2, 0x202)


class _Piece(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


def registers(pid):
    """The registers of all threads; they are stopped for a moment, and go on waiting."""
    library = ctypes.CDLL(None, use_errno=True)
    library.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    library.ptrace.restype = ctypes.c_long
    found = []
    for thread in map(int, os.listdir(f"/proc/{pid}/task")):
        if library.ptrace(SEIZE, thread, None, None) != 0:
            raise OSError(ctypes.get_errno(), "cannot look at the registers")
        library.ptrace(INTERRUPT, thread, None, None)
        os.waitpid(thread, 0x40000000)
        for number in REGISTER_SETS:
            room = ctypes.create_string_buffer(1 << 14)
            piece = _Piece(ctypes.addressof(room), len(room))
            if library.ptrace(GET_REGISTERS, thread, number, ctypes.byref(piece)) == 0:
                found.append(room.raw[:piece.length])
        library.ptrace(DETACH, thread, None, None)
    return found
