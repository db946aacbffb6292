"""Connects a profile in thousands of generated config files and reads them as the Python SDK does.

After each write the difference must be limited to the section's lines, every other profile must
read as before to Python's configparser and to our reader, and where both readers understand the
same they must agree. A file that is refused must be as it was.
"""

import concurrent.futures
import configparser
import io
import itertools
import json
import os
import random
import re
import subprocess
import tempfile

from outcome import Outcome, folder

COUNT = 10_000
KEYS = (
    "host token custom key auth_type client_id client_secret workspace_id cluster_id account_id "
    "azure_tenant_id username scopes databricks_cli_path default_profile auth_storage"
).split()
SECTIONS = ["p", "p", "p", "q", "q", "r s", "a", "a.b", "ü", "DEFAULT", "DEFAULT", "__settings__"]
# What connecting with a token may take away or change in the section.
CREDENTIALS = {
    "token", "auth_type", "client_id", "client_secret", "azure_tenant_id", "username", "scopes",
    "databricks_cli_path",
}
TOUCHED = CREDENTIALS | {"host", "workspace_id", "default_profile"}
# What is written in turn.
HOST = {"host": "https://new.example.com"}
TOKEN = HOST | {"token": "dapi-new"}
PRINCIPAL = HOST | {"client_id": "the-id", "client_secret": "the-secret"}
LOGIN = HOST | {
    "auth_type": "databricks-cli", "databricks_cli_path": "/opt/my tools/databricks"
}
WANTED = [TOKEN, PRINCIPAL, TOKEN, LOGIN]
VALUES = [
    "x", "https://h.example.com", "dapi-0123", "a=b", "a:b", "100%", "%(host)s", "a#b", "a;b",
    "", "two words", "ü€", "'quoted'", '"quoted"', "`a#b`", '"""a"""', "x # why", "x ; why",
    "'open", "[bracket]", "a,b", "\u00a0x\u2003", "https://new.example.com", "dapi-new",
]
MALFORMED = ["nonsense", "= x", "[open", "[]", "token = x\\", "token = `x", "key = `x` y"]


class File:
    """One generated file."""

    def __init__(self, chance):
        self.chance = chance
        self.end = chance.choice(["\n", "\n", "\n", "\r\n"])
        self.indented = chance.random() < 0.15
        self.unique = chance.random() < 0.85
        self.sections, self.keys, self.lines = set(), set(), []
        if chance.random() < 0.05:
            self.entry()
        for _ in range(chance.choice([1, 2, 3, 4, 5, 6] * 8 + [0])):
            self.section()
        text = "".join(self.lines)
        if chance.random() < 0.3:
            text = text.rstrip("\r\n")
        if chance.random() < 0.04:
            text = "\ufeff" + text
        self.bytes = text.encode()
        if chance.random() < 0.01:
            self.bytes = self.bytes.replace(b"x", b"\xff")

    def add(self, line):
        end = self.chance.choice(["\n", "\r\n"]) if self.chance.random() < 0.02 else self.end
        self.lines.append(line + end)

    def section(self):
        name = self.chance.choice(SECTIONS)
        if self.unique and name in self.sections:
            return
        self.sections.add(name)
        self.keys = set()
        tail = self.chance.choice(["", "", "", " ", " # c"])
        self.indent = self.chance.choice(["", "", "  ", "\t"]) if self.indented else ""
        self.add(f"{self.indent}[{name}]{tail}")
        for _ in range(self.chance.randrange(8)):
            self.line()

    def line(self):
        kind = self.chance.random()
        if kind < 0.12:
            self.add(self.chance.choice(["", "", "   ", "\t"]))
        elif kind < 0.27:
            mark = self.chance.choice("#;")
            words = self.chance.choice([" a comment", "token = x", "[x]", ""])
            self.add(self.space() + mark + words)
        elif kind < 0.275:
            self.add(self.chance.choice(MALFORMED))
        else:
            self.entry()

    def entry(self):
        key = self.chance.choice(KEYS)
        if self.unique and key in self.keys:
            return
        self.keys.add(key)
        if self.chance.random() < 0.05:
            key = self.chance.choice([key.upper(), key.title()])
        sign = self.chance.choice([" = ", " = ", "=", ":", ": ", " =", "\t=  "])
        value = self.chance.choice(VALUES)
        indent = getattr(self, "indent", "")
        if self.indented and self.chance.random() < 0.2:
            indent = self.space()
        self.add(indent + key + sign + value + self.chance.choice(["", "", "", " ", "\t"]))

    def space(self):
        return self.chance.choice(["", "", " ", "    ", "\t"])


def python_reading(data):
    """The sections as the SDK for Python takes them; None where it refuses the file."""
    parser = configparser.ConfigParser()
    try:
        parser.read_file(io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    except (configparser.Error, UnicodeDecodeError):
        return None
    sections = {name: dict(keys) for name, keys in parser._sections.items()}
    if parser.defaults():
        sections["DEFAULT"] = dict(parser.defaults())
    return sections


def text(hexadecimal):
    return bytes.fromhex(hexadecimal).decode(errors="replace")


def by_section(data):
    """The lines with their line ends: those of the section `p`, and the others."""
    inside, outside, section = [], [], "DEFAULT"
    for line in data.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True):
        words = line.strip()
        if words.startswith(b"[") and b"]" in words:
            section = words[1 : words.rindex(b"]")].decode(errors="replace")
        (inside if section == "p" else outside).append(line)
    return inside, outside


def kept(line):
    """Whether a line of the section must be there afterwards."""
    words = line.decode(errors="replace").strip()
    key = re.split("[=:]", words)[0].strip().lower()
    return words.startswith(("#", ";", "[")) or (words != "" and key not in TOUCHED)


def difference(before, after):
    """What changed outside the section's own lines; None where nothing did."""
    (old_in, old_out), (new_in, new_out) = by_section(before), by_section(after)
    if [line.rstrip(b"\r\n") for line in new_out[: len(old_out)]] != [
        line.rstrip(b"\r\n") for line in old_out
    ] or (old_out and new_out[: len(old_out) - 1] != old_out[:-1]):
        return f"lines outside the section changed: {old_out} {new_out}"
    added = {line.strip() for line in new_out[len(old_out):]}
    if added - {b"", b"[__settings__]", b"default_profile = p"}:
        return f"lines outside the section were added: {added}"
    if len(line_ends(before)) == 1 and line_ends(after) != line_ends(before):
        return "another kind of line end came in"
    rest = iter(line.strip() for line in new_in)
    for line in filter(kept, old_in):
        if line.strip() not in rest:
            return f"a line of the section is lost: {line!r}"
    return None


def disagreement(python, ours):
    """Where both readers understand the same and do not agree; None where they do."""
    if any("\n" in value for keys in python.values() for value in keys.values()):
        return None
    for section, keys in python.items():
        mine = ours.get(section, {})
        for key, value in keys.items():
            if value[:1] in ("'", '"', "`") or " #" in value or " ;" in value:
                continue
            if key in KEYS and text(mine.get(key, "")) != value:
                return f"[{section}] {key}: {value!r} and {mine.get(key)}"
    return None


def sign_in(profile):
    """The keys of a profile that say where and how to sign in; an empty value says nothing."""
    return {key: profile[key] for key in CREDENTIALS | {"host"} if profile.get(key)}


def is_refusable(data):
    """Whether a line is malformed, or one that Python takes for a part of the value above."""
    python = python_reading(data)
    if python is None or any("\n" in value for keys in python.values() for value in keys.values()):
        return True
    return any(line in data.decode() for line in MALFORMED)


def line_ends(data):
    """The kinds of line ends in a file."""
    return {line[len(line.rstrip(b"\r\n")) :] for line in data.splitlines(True)} - {b""}


def judge(before, answer, wanted):
    """What is wrong with one write; None where nothing is."""
    after = bytes.fromhex(answer["contents"])
    if answer["refusal"]:
        if after != before:
            return "refused, and the file changed"
        return None if is_refusable(before) else f"refused for no reason: {answer['refusal']}"
    settings = ("p", "__settings__")
    for section in answer["before"].keys() | answer["after"].keys():
        if section not in settings:
            if answer["before"].get(section) != answer["after"].get(section):
                return f"our reader sees another [{section}]"
    mine = {key: text(value) for key, value in answer["after"]["p"].items()}
    if sign_in(mine) != wanted:
        return f"our reader does not see what was written: {mine}"
    old, new = python_reading(before), python_reading(after)
    if new is None and old is not None:
        return "Python refuses the new file"
    if new is not None:
        if sign_in(new["p"]) != wanted:
            return f"Python does not see what was written: {new['p']}"
        for section in (old or {}).keys() | new.keys():
            if old is not None and section not in settings:
                if old.get(section) != new.get(section):
                    return f"Python sees another [{section}]"
        wrong = disagreement(new, answer["after"])
        if wrong:
            return wrong
    return difference(before, after)


def judge_all(job):
    """What was wrong with each of some files, None for nothing, and how many were written."""
    probe, files = job
    wrong, written = [], 0
    with folder(in_memory=True) as home, tempfile.TemporaryFile() as requests:
        for data in files:
            requests.write(b"%d\n%s" % (len(data), data))
        requests.seek(0)
        ended = subprocess.run(
            [probe, "each", home, *KEYS], stdin=requests, stdout=subprocess.PIPE, timeout=1200
        )
        for data, line, wanted in zip(
            files, ended.stdout.splitlines(), itertools.cycle(WANTED)
        ):
            answer = json.loads(line)
            written += answer["refusal"] is None
            sentence = judge(data, answer, wanted)
            wrong.append(f"{sentence}: {data!r}" if sentence else None)
    return wrong, written


def check(programs, everything):
    count = COUNT * (10 if everything else 1)
    outcome = Outcome("generated files")
    chance = random.Random(7)
    files = [File(chance).bytes for _ in range(count)]
    step = 1000
    jobs = [(programs / "config-probe", files[at : at + step]) for at in range(0, count, step)]
    written = 0
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        for wrong, number in pool.map(judge_all, jobs):
            written += number
            for sentence in wrong:
                outcome.case(sentence)
    if outcome.cases != count:
        outcome.case(f"{count} files went in and {outcome.cases} answers came")
    if written < 0.8 * count:
        outcome.case(f"only {written} of {count} files were written")
    return outcome
