"""What the verbs write with `-o json` must be what the official SDK reads as its own types."""

import base64
import json
import os
import pathlib
import random
import subprocess
import tempfile

from databricks.sdk.service.workspace import (
    AclItem,
    GetSecretResponse,
    SecretMetadata,
    SecretScope,
)

from emulator import TOKEN

LAKELOCK = pathlib.Path(os.environ["LAKELOCK"]).resolve()


def run(emulator, *words, given=b""):
    """Standard output of a verb that must succeed."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            "HOME": home, "PATH": os.environ["PATH"],
            "DATABRICKS_HOST": emulator.url, "DATABRICKS_TOKEN": TOKEN,
        }
        ended = subprocess.run(
            [LAKELOCK, *words], input=given, env=environment, capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def read(emulator, *words):
    return json.loads(run(emulator, *words, "-o", "json"))


def same(kind, written):
    """The type reads it, and loses nothing of it."""
    assert kind.from_dict(written).as_dict() == written, written


def lists_are_bare_arrays_of_the_sdks_types(emulator):
    scopes = read(emulator, "list-scopes")
    assert len(scopes) == 12, scopes
    for scope in scopes:
        same(SecretScope, scope)
    keys = read(emulator, "list-secrets", "payments")
    assert "db-password" in [key["key"] for key in keys], keys
    for key in keys:
        same(SecretMetadata, key)
    items = read(emulator, "list-acls", "payments")
    assert items, items
    for item in items:
        same(AclItem, item)


def single_answers_are_the_sdks_types(emulator):
    same(AclItem, read(emulator, "get-acl", "payments", "ada@example.com"))
    written = read(emulator, "get-secret", "payments", "db-password")
    same(GetSecretResponse, written)
    value = run(emulator, "get-secret", "payments", "db-password")
    assert base64.b64decode(written["value"]) == value


def random_bytes_come_back(emulator):
    """Through standard input into the workspace and out again; some have the largest size."""
    chance = random.Random(20261125)
    run(emulator, "create-scope", "bytes")
    for number in range(int(os.environ.get("ROUND_TRIPS", "100"))):
        size = 131_072 if number % 50 == 0 else chance.choice([0, 1, 2]) + chance.randrange(1, 900)
        value = chance.randbytes(size)
        run(emulator, "put-secret", "bytes", "key", given=value)
        assert run(emulator, "get-secret", "bytes", "key") == value, size
    run(emulator, "delete-scope", "bytes", "--yes")


CHECKS = [
    lists_are_bare_arrays_of_the_sdks_types, single_answers_are_the_sdks_types,
    random_bytes_come_back,
]
