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
    DeleteSecretResponse,
    GetSecretResponse,
    ListAclsResponse,
    ListScopesResponse,
    ListSecretsResponse,
    SecretMetadata,
    SecretScope,
)

from emulator import TOKEN

LAKELOCK = pathlib.Path(os.environ["LAKELOCK"]).resolve()


def run(emulator, *words, given=b"", expect=(0,)):
    """Standard output of a verb that must end with one of these statuses."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            "HOME": home, "PATH": os.environ["PATH"],
            "DATABRICKS_HOST": emulator.url, "DATABRICKS_TOKEN": TOKEN,
        }
        ended = subprocess.run(
            [LAKELOCK, *words], input=given, env=environment, capture_output=True, check=False)
    assert ended.returncode in expect, ended.stderr
    return ended.stdout


def read(emulator, *words):
    return json.loads(run(emulator, *words, "-o", "json"))


def same(kind, written):
    """The type reads it, and loses nothing of it."""
    assert kind.from_dict(written).as_dict() == written, written


def lists_are_bare_arrays_of_the_sdks_types(emulator):
    """The new CLI takes the one member of the answer out, which put back is the answer's type."""
    scopes = read(emulator, "list-scopes")
    assert len(scopes) == 12, scopes
    for scope in scopes:
        same(SecretScope, scope)
    vault = next(scope for scope in scopes if scope["backend_type"] == "AZURE_KEYVAULT")
    assert set(vault["keyvault_metadata"]) == {"resource_id", "dns_name"}, vault
    same(ListScopesResponse, {"scopes": scopes})
    keys = read(emulator, "list-secrets", "payments")
    assert "db-password" in [key["key"] for key in keys], keys
    for key in keys:
        same(SecretMetadata, key)
        assert isinstance(key["last_updated_timestamp"], int), key
    same(ListSecretsResponse, {"secrets": keys})
    items = read(emulator, "list-acls", "payments")
    assert items, items
    for item in items:
        same(AclItem, item)
    same(ListAclsResponse, {"items": items})
    assert read(emulator, "list-secrets", "sandbox") == []


def single_answers_are_the_sdks_types(emulator):
    same(AclItem, read(emulator, "get-acl", "payments", "ada@example.com"))
    written = read(emulator, "get-secret", "payments", "db-password")
    same(GetSecretResponse, written)
    value = run(emulator, "get-secret", "payments", "db-password")
    assert base64.b64decode(written["value"]) == value


# The verbs whose answer is empty, in an order in which each succeeds.
CHANGES = [
    ("create-scope", "json-made"),
    ("put-secret", "json-made", "key", "--string-value", "value"),
    ("put-acl", "json-made", "users", "READ"),
    ("delete-acl", "json-made", "users"),
    ("delete-secret", "json-made", "key"),
    ("delete-scope", "json-made", "--yes"),
]

# What no CLI has: the members of a row, or of the only one.
BEYOND = [
    (("import", "json-bulk", "-"), {"key", "result"}),
    (("copy-scope", "json-bulk", "json-copy"), {"key", "result"}),
    (("find", "db-"), {"scope", "key", "last_updated_timestamp"}),
    (("audit", "--days", "0"), {"scope", "key", "last_updated_timestamp"}),
    (("who", "ada@example.com"), {"scope", "permission", "principal"}),
    (("export", "json-bulk"), {"key", "last_updated_timestamp"}),
    (("export", "json-bulk", "--reveal"), {"a", "b"}),
    (("reference", "payments", "db-password"), {"reference"}),
    (("diff", "json-bulk", "payments"), {"key", "difference"}),
]

# Nothing is written by these but words on a terminal.
SILENT = [
    ("copy-secret", "json-bulk", "a", "json-copy", "c"),
    ("move-secret", "json-copy", "c", "json-copy", "d"),
    ("rename-secret", "json-copy", "d", "e"),
]

READINGS = ["list-scopes", "list-secrets", "list-acls", "get-acl", "get-secret"]


def changes_write_nothing(emulator):
    for words in CHANGES:
        written = run(emulator, *words, "-o", "json")
        assert written == b"", (words, written)
    # Their answer has no members in the SDK either.
    assert DeleteSecretResponse.from_dict({}).as_dict() == {}


def every_other_verb_writes_json_or_nothing(emulator):
    """Where a status other than 0 belongs to the answer, as with diff, it is still whole."""
    run(emulator, "create-scope", "json-bulk")
    for words, members in BEYOND:
        statuses = {"diff": {1}, "find": {0, 5}, "audit": {0, 5}, "who": {0, 5}}
        written = json.loads(
            run(emulator, *words, "-o", "json", given=b"a=1\nb=2\n",
                expect=statuses.get(words[0], {0})))
        rows = written if isinstance(written, list) else [written]
        assert rows, words
        for row in rows:
            assert set(row) == members, (words, row)
    for words in SILENT:
        assert run(emulator, *words, "-o", "json") == b"", words
    for scope in ["json-bulk", "json-copy"]:
        run(emulator, "delete-scope", scope, "--yes")


def no_verb_is_forgotten(emulator):
    text = run(emulator, "--help").decode()
    listed = text.split("\nverbs, each with --help of its own:\n")[1].split("\n\n")[0]
    verbs = {line.split()[0] for line in listed.splitlines()}
    checked = {words[0] for words in CHANGES + SILENT + [words for words, _ in BEYOND]}
    # `run` has the output of what it runs.
    assert verbs == checked | set(READINGS) | {"run"}, verbs ^ (checked | set(READINGS))


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
    changes_write_nothing, every_other_verb_writes_json_or_nothing, no_verb_is_forgotten,
    random_bytes_come_back,
]
