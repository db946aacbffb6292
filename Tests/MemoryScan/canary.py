"""Random values, the forms in which a program may hold them, and the search for parts of them."""

import base64
import dataclasses
import secrets
import string

LENGTH = 64
# How many bytes of a value in a row are more than chance.
WINDOW = 8
# A part of a form is looked for by this many bytes at certain places, then measured.
ANCHOR = 4


@dataclasses.dataclass(frozen=True)
class Form:
    """A value as it may be written, and how many bytes of that stand for `WINDOW` of the value."""

    name: str
    text: bytes
    window: int

    def anchors(self):
        """Places of which every part of `window` bytes holds at least one whole anchor."""
        step = self.window - ANCHOR + 1
        return range(0, len(self.text) - ANCHOR + 1, step)


@dataclasses.dataclass(frozen=True)
class Canary:
    """A value that occurs nowhere else; `characters` are those of more than one byte."""

    value: bytes
    characters: str = ""

    @classmethod
    def text(cls):
        letters = string.ascii_letters + string.digits
        return cls("".join(secrets.choice(letters) for _ in range(LENGTH)).encode())

    @classmethod
    def binary(cls):
        """Bytes that are no text."""
        while True:
            value = secrets.token_bytes(LENGTH)
            if 0 in value and 0xFF in value and b"\0\0" not in value:
                return cls(value)

    @classmethod
    def wide(cls):
        """Characters of three bytes and two cells each."""
        characters = "".join(chr(0x4E00 + secrets.randbelow(0x5000)) for _ in range(30))
        return cls(characters.encode(), characters)

    @property
    def forms(self):
        forms = [Form("raw", self.value, WINDOW)]
        if self.characters:
            # The low bytes of the code points, which lie as far apart as the characters do.
            points = bytes(ord(character) & 0xFF for character in self.characters)
            forms.append(Form("characters", points, WINDOW))
        for shift in range(3):
            encoded = base64.b64encode(bytes(shift) + self.value)
            # Without the characters that depend on what stands around the value.
            first, end = (8 * shift + 5) // 6, 8 * (shift + len(self.value)) // 6
            # 8 bytes fill 10 characters at least.
            forms.append(Form("base64", encoded[first:end], 10))
        digits = [f"{byte:02x}" for byte in self.value]
        forms.append(Form("hex", "".join(digits).encode(), 2 * WINDOW))
        # Rows of bytes on the screen break where they like; half a window is enough.
        forms.append(Form("hex row", " ".join(digits).encode(), 3 * WINDOW // 2 - 1))
        return forms


def places(form, data):
    """Where parts of `form` begin in `data`, with their length; each part once."""
    found = {}
    for anchor in form.anchors():
        piece = form.text[anchor:anchor + ANCHOR]
        at = data.find(piece)
        while at >= 0:
            begin, end = at, at + ANCHOR
            first, last = anchor, anchor + ANCHOR
            while first > 0 and begin > 0 and data[begin - 1] == form.text[first - 1]:
                begin, first = begin - 1, first - 1
            while last < len(form.text) and end < len(data) and data[end] == form.text[last]:
                end, last = end + 1, last + 1
            if end - begin >= form.window:
                found[begin] = end - begin
            at = data.find(piece, at + 1)
    return found


def search(canary, data, strides):
    """Parts of the value in `data`, of which every `stride`-th byte may be one of theirs.

    A stride of 2 finds UTF-16, one of 4 UTF-32, larger ones the cells of a screen. Yields form,
    stride, offset and length in bytes.
    """
    forms = canary.forms
    for stride in strides:
        for shift in range(stride):
            plane = data if stride == 1 else data[shift::stride]
            for form in forms:
                for at, length in places(form, plane).items():
                    yield form, stride, at * stride + shift, length
