"""What the old databricks CLI (0.18) must be able to do; it knows port 80 only."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

from emulator import TOKEN

PROGRAM = str(pathlib.Path(sys.executable).parent / "databricks")


def run(emulator, *arguments, expect=0):
    """What `databricks secrets ARGUMENTS` prints."""
    result = subprocess.run(
        [PROGRAM, "secrets", *arguments],
        env={
            **os.environ,
            "DATABRICKS_HOST": emulator.url,
            "DATABRICKS_TOKEN": TOKEN,
            "DATABRICKS_CONFIG_FILE": os.devnull,
            "NO_PROXY": "*",
        },
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (result.returncode != 0) == (expect != 0), result.stdout + result.stderr
    return result.stdout + result.stderr


def scopes_are_listed(emulator):
    listed = json.loads(run(emulator, "list-scopes", "--output", "JSON"))["scopes"]
    assert "payments" in [scope["name"] for scope in listed], listed
    assert "https://example-kv.vault.azure.net/" in run(emulator, "list-scopes")


def a_scope_is_created_filled_and_deleted(emulator):
    run(emulator, "create-scope", "--scope", "cli-made")
    run(emulator, "put", "--scope", "cli-made", "--key", "text", "--string-value", "a b é")
    with tempfile.NamedTemporaryFile() as file:
        file.write(bytes(range(256)))
        file.flush()
        run(emulator, "put", "--scope", "cli-made", "--key", "binary", "--binary-file", file.name)
    keys = json.loads(run(emulator, "list", "--scope", "cli-made", "--output", "JSON"))["secrets"]
    assert [key["key"] for key in keys] == ["binary", "text"], keys
    run(emulator, "delete", "--scope", "cli-made", "--key", "text")
    assert "text" not in run(emulator, "list", "--scope", "cli-made")
    run(emulator, "delete-scope", "--scope", "cli-made")
    message = run(emulator, "delete-scope", "--scope", "cli-made", expect=1)
    assert "RESOURCE_DOES_NOT_EXIST" in message, message


def access_lists_are_read_and_changed(emulator):
    run(emulator, "create-scope", "--scope", "cli-users", "--initial-manage-principal", "users")
    run(
        emulator, "put-acl", "--scope", "cli-users",
        "--principal", "grace@example.com", "--permission", "READ",
    )
    one = json.loads(
        run(emulator, "get-acl", "--scope", "cli-users", "--principal", "grace@example.com",
            "--output", "JSON")
    )
    assert one == {"principal": "grace@example.com", "permission": "READ"}, one
    items = json.loads(run(emulator, "list-acls", "--scope", "cli-users", "--output", "JSON"))
    assert len(items["items"]) == 2, items
    run(emulator, "delete-acl", "--scope", "cli-users", "--principal", "grace@example.com")
    run(emulator, "delete-scope", "--scope", "cli-users")


def an_existing_scope_is_refused(emulator):
    message = run(emulator, "create-scope", "--scope", "payments", expect=1)
    assert "Scope payments already exists!" in message, message


CHECKS = [
    scopes_are_listed,
    a_scope_is_created_filled_and_deleted,
    access_lists_are_read_and_changed,
    an_existing_scope_is_refused,
]
