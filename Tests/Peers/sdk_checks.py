"""What the official Python SDK must be able to do."""

import base64

from databricks.sdk import WorkspaceClient
from databricks.sdk.errors import (
    BadRequest,
    InvalidParameterValue,
    NotFound,
    PermissionDenied,
    ResourceAlreadyExists,
)
from databricks.sdk.service.workspace import (
    AclPermission,
    AzureKeyVaultSecretScopeMetadata,
    ScopeBackendType,
)

from emulator import CLIENT_ID, CLIENT_SECRET, TOKEN

BINARY = bytes(range(256))
ENTRA_TOKEN = "eyJlakelock-demo-entra-token-of-ada"


def client(emulator, token=TOKEN):
    return WorkspaceClient(host=emulator.url, token=token, auth_type="pat")


def refused(error, call, *arguments, **options):
    """The text of the refusal, which must be of the class `error`."""
    try:
        call(*arguments, **options)
    except error as refusal:
        return str(refusal)
    raise AssertionError(f"{call.__name__}{arguments} was not refused with {error.__name__}")


def the_token_is_adas(emulator):
    me = client(emulator).current_user.me()
    assert me.user_name == "ada@example.com", me
    assert client(emulator).get_workspace_id() == 1234567890123456


def scopes_are_listed_with_their_backends(emulator):
    scopes = {scope.name: scope for scope in client(emulator).secrets.list_scopes()}
    assert scopes["payments"].backend_type == ScopeBackendType.DATABRICKS
    vault = scopes["vault-kv"]
    assert vault.backend_type == ScopeBackendType.AZURE_KEYVAULT
    assert vault.keyvault_metadata.dns_name == "https://example-kv.vault.azure.net/"


def a_scope_is_created_and_deleted(emulator):
    secrets = client(emulator).secrets
    secrets.create_scope("sdk-made")
    assert "sdk-made" in [scope.name for scope in secrets.list_scopes()]
    message = refused(ResourceAlreadyExists, secrets.create_scope, "SDK-made")
    assert message == "Scope SDK-made already exists!", message
    assert list(secrets.list_secrets("sdk-made")) == []
    secrets.delete_scope("sdk-made")
    message = refused(NotFound, secrets.delete_scope, "sdk-made")
    assert message == "Scope sdk-made does not exist!", message


def a_vault_scope_needs_an_entra_token(emulator):
    vault = {
        "scope_backend_type": ScopeBackendType.AZURE_KEYVAULT,
        "backend_azure_keyvault": AzureKeyVaultSecretScopeMetadata(
            resource_id="/subscriptions/0/resourceGroups/r/providers/Microsoft.KeyVault/vaults/v",
            dns_name="https://v.vault.azure.net/",
        ),
    }
    secrets = client(emulator).secrets
    message = refused(InvalidParameterValue, secrets.create_scope, "sdk-vault", **vault)
    assert "userAADToken" in message, message
    client(emulator, ENTRA_TOKEN).secrets.create_scope("sdk-vault", **vault)
    refused(BadRequest, secrets.put_secret, "sdk-vault", "key", string_value="x")
    secrets.delete_scope("sdk-vault")


def text_and_bytes_come_back_as_they_were_put(emulator):
    secrets = client(emulator).secrets
    text = "first line\nsecond line with é and 🔑\n"
    secrets.put_secret("sandbox", "sdk-text", string_value=text)
    secrets.put_secret("sandbox", "sdk-bytes", bytes_value=base64.b64encode(BINARY).decode())
    stored = secrets.get_secret("sandbox", "sdk-text").value
    assert base64.b64decode(stored) == text.encode()
    assert base64.b64decode(secrets.get_secret("sandbox", "sdk-bytes").value) == BINARY
    listed = {key.key: key.last_updated_timestamp for key in secrets.list_secrets("sandbox")}
    assert set(listed) >= {"sdk-text", "sdk-bytes"}, listed
    assert listed["sdk-text"] > 1_500_000_000_000
    for key in ("sdk-text", "sdk-bytes"):
        secrets.delete_secret("sandbox", key)
    refused(NotFound, secrets.get_secret, "sandbox", "sdk-text")


def dbutils_reads_the_demo(emulator):
    dbutils = client(emulator).dbutils
    assert dbutils.secrets.get("payments", "db-user") == "payments_app"
    assert len(dbutils.secrets.getBytes("data-platform", "kafka-client-keystore")) == 2048


def access_lists_are_read_and_changed(emulator):
    secrets = client(emulator).secrets
    secrets.create_scope("sdk-access")
    items = list(secrets.list_acls("sdk-access"))
    assert [(item.principal, item.permission) for item in items] == [
        ("ada@example.com", AclPermission.MANAGE)
    ]
    secrets.put_acl("sdk-access", "data-engineers", AclPermission.READ)
    secrets.put_acl("sdk-access", "data-engineers", AclPermission.WRITE)
    assert secrets.get_acl("sdk-access", "data-engineers").permission == AclPermission.WRITE
    refused(NotFound, secrets.put_acl, "sdk-access", "nobody-known", AclPermission.READ)
    secrets.delete_acl("sdk-access", "data-engineers")
    refused(NotFound, secrets.get_acl, "sdk-access", "data-engineers")
    secrets.delete_scope("sdk-access")


def what_ada_may_not_do_is_refused(emulator):
    secrets = client(emulator).secrets
    message = refused(
        PermissionDenied, secrets.put_secret, "terraform-state", "key", string_value="x"
    )
    assert "does not have WRITE permission on scope terraform-state" in message, message
    refused(PermissionDenied, lambda: list(secrets.list_secrets("hr-restricted")))


def a_bad_token_is_refused(emulator):
    message = refused(PermissionDenied, client(emulator, "wrong").current_user.me)
    assert message.startswith("Invalid access token."), message


def too_many_requests_are_repeated(emulator):
    emulator.fault(
        effect="error", status=429, error_code="REQUEST_LIMIT_EXCEEDED", retry_after=1,
        path="scopes/list",
    )
    assert len(list(client(emulator).secrets.list_scopes())) == 12
    statuses = [entry["status"] for entry in emulator.log()[-2:]]
    assert statuses == [429, 200], statuses


def people_and_groups_are_found(emulator):
    workspace = client(emulator)
    users = list(workspace.users.list(filter='userName sw "gr"', attributes="userName"))
    assert [user.user_name for user in users] == ["grace@example.com"]
    groups = [group.display_name for group in workspace.groups.list()]
    assert "data-engineers" in groups and "users" in groups, groups
    programs = [program.application_id for program in workspace.service_principals.list()]
    assert "0a1b2c3d-0000-4000-8000-000000000001" in programs, programs


def a_service_principal_signs_in(emulator):
    workspace = WorkspaceClient(
        host=emulator.url, client_id=CLIENT_ID, client_secret=CLIENT_SECRET
    )
    assert workspace.config.auth_type == "oauth-m2m", workspace.config.auth_type
    assert workspace.current_user.me().user_name == "ada@example.com"
    assert len(list(workspace.secrets.list_scopes())) == 12


def a_wrong_client_secret_is_refused(emulator):
    try:
        WorkspaceClient(
            host=emulator.url, client_id=CLIENT_ID, client_secret="wrong"
        ).current_user.me()
    except ValueError as error:
        assert "invalid_client" in str(error), error
    else:
        raise AssertionError("signed in")


CHECKS = [
    the_token_is_adas,
    scopes_are_listed_with_their_backends,
    a_scope_is_created_and_deleted,
    a_vault_scope_needs_an_entra_token,
    text_and_bytes_come_back_as_they_were_put,
    dbutils_reads_the_demo,
    access_lists_are_read_and_changed,
    what_ada_may_not_do_is_refused,
    a_bad_token_is_refused,
    too_many_requests_are_repeated,
    people_and_groups_are_found,
    a_service_principal_signs_in,
    a_wrong_client_secret_is_refused,
]
