"""The official Python SDK against the table of environments that Lakelock's own test reads too."""

import contextlib
import json
import logging
import os
import pathlib
import tempfile
from types import SimpleNamespace
from unittest import mock

from databricks.sdk import config, credentials_provider

TABLE = json.loads((pathlib.Path(__file__).parent / "resolution.json").read_text())
# A JSON Web Token of a person, as the Azure CLI gives it: {"alg":"none"} . {"upn":"ada"}
ENTRA_TOKEN = "eyJhbGciOiJub25lIn0.eyJ1cG4iOiJhZGEifQ."
PROGRAMS = {
    "databricks": ("databricks", 1 << 20, '{"access_token":"t","token_type":"Bearer",'),
    "old-databricks": ("databricks", 0, ""),
    "az": ("az", 0, '{"accessToken":"%s","tokenType":"Bearer",' % ENTRA_TOKEN),
}


def write_home(home, row):
    """The files and programs that the row names; other.cfg is always there."""
    (home / "other.cfg").write_text("\n".join(TABLE["files"]["other.cfg"]))
    if "file" in row:
        (home / ".databrickscfg").write_text("\n".join(TABLE["files"][row["file"]]))
    for name in row.get("programs", []):
        file, size, answer = PROGRAMS[name]
        ends = '"expiry":"2099-01-01T00:00:00Z","expiresOn":"2099-01-01 00:00:00.000000"}'
        script = f"#!/bin/sh\necho '{answer}{ends}'\nexit\n"
        path = home / file
        path.write_bytes(script.encode().ljust(size, b"\0"))
        path.chmod(0o700)


@contextlib.contextmanager
def without_network():
    """What the SDK would ask the hosts, which are not there, is answered here."""
    endpoints = SimpleNamespace(token_endpoint="https://h.example.com/oidc/v1/token")
    with (
        mock.patch.object(config, "get_host_metadata", side_effect=ValueError("no network")),
        mock.patch.object(config.Config, "databricks_oidc_endpoints", endpoints),
        mock.patch.object(config.Config, "load_azure_tenant_id", lambda self: None),
    ):
        yield


def resolved(row):
    """Host, sign-in and token as the SDK finds them; nothing where it finds no sign-in."""
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        write_home(home, row)
        variables = {**row.get("environment", {}), "HOME": folder, "PATH": folder}
        with mock.patch.dict(os.environ, variables, clear=True):
            try:
                found = config.Config(**row.get("arguments", {}))
            except ValueError:
                return {}
            result = {"host": found.host, "auth_type": found.auth_type}
            if found.auth_type == "pat":
                result["token"] = found.authenticate()["Authorization"].removeprefix("Bearer ")
            return result


def the_sdk_finds_host_and_sign_in_of_every_environment(_):
    logging.getLogger("databricks.sdk").setLevel(logging.CRITICAL)
    wrong = []
    with without_network():
        for row in TABLE["rows"]:
            expected = {key: row[key] for key in ("host", "auth_type", "token") if key in row}
            found = resolved(row)
            if (found == expected) == ("differs" in row):
                wrong.append(f"{row['name']}: found {found}, expected {expected}")
    assert not wrong, "\n".join(wrong)


CHECKS = [the_sdk_finds_host_and_sign_in_of_every_environment]
