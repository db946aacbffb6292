"""The scan itself: whether it finds what was put into a process on purpose."""

import base64
import subprocess

import canary as canaries
import process_memory
from canary import Canary
from session import EVERY_STRIDE

PLACES = ("data", "heap", "stack", "shared")


def found(programs, place, data, value, strides=EVERY_STRIDE):
    """The forms with their strides that the scan finds of `value` where `data` was planted."""
    with subprocess.Popen(
            [programs.planted, place], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        before = process_memory.snapshot(process.pid)
        process.stdin.write(data)
        process.stdin.close()
        process.stdout.readline()
        process_memory.rest(process.pid)
        pieces = [(piece, strides) for _, _, piece in process_memory.runs(process.pid, before)]
        pieces += [(piece, (1,)) for piece in process_memory.registers(process.pid)]
        process.kill()
    return {
        (form.name, stride) for piece, strides in pieces
        for form, stride, *_ in canaries.search(value, piece, strides)}


def spread(text, distance):
    """Each byte followed by zeros, as the characters of wider encodings and of cells are."""
    return b"".join(bytes([byte]) + bytes(distance - 1) for byte in text)


def every_form_in_every_place(programs):
    for place in PLACES:
        value = Canary.text()
        part = value.value[20:28]
        planted = [("raw", 1, value.value), ("raw", 1, part)]
        planted += [("base64", 1, base64.b64encode(bytes(n) + value.value)) for n in range(3)]
        planted += [("base64", 1, base64.b64encode(bytes(n) + part)) for n in range(3)]
        planted += [("hex", 1, part.hex().encode()), ("hex row", 1, part.hex(" ").encode())]
        planted += [("raw", 2, part.decode().encode("utf-16-le"))]
        planted += [("raw", 2, part.decode().encode("utf-16-be"))]
        planted += [("raw", 4, part.decode().encode("utf-32-le"))]
        planted += [("raw", size, spread(part, size)) for size in (24, programs.cell)]
        for name, stride, data in planted:
            seen = found(programs, place, b"...." + data + b"....", value)
            assert (name, stride) in seen, f"{name} at {stride} bytes in {place}: only {seen}"


def half_a_register(programs):
    value = Canary.text()
    data = b"\x01" * 4 + value.value[30:38] + b"\x01" * 4
    assert found(programs, "register", data, value) == {("raw", 1)}


def nothing_where_nothing_is(programs):
    value, other = Canary.text(), Canary.text()
    for data in (other.value, value.value[:7], value.value[8:15] + other.value):
        for place in PLACES:
            assert not found(programs, place, data, value), "found what is not there"


CHECKS = [every_form_in_every_place, half_a_register, nothing_where_nothing_is]
