/// The scopes of the demo workspace; every value is invented and opens nothing anywhere.
enum DemoScopes {
  private static let hour: Int64 = 3_600_000
  private static let day: Int64 = 24 * hour
  private static let ada = Seed.demoUser

  /// One key: its name, its value and how long before now it was put, in milliseconds.
  private typealias Row = (key: String, value: StoredSecret.Value, age: Int64)

  /// All scopes as they are at the time `now`, milliseconds since 1970.
  static func all(at now: Int64) -> [StoredScope] {
    [
      scope("analytics", [ada: .manage, "data-engineers": .write, "users": .read], analytics, now),
      scope("data-platform", [ada: .write, "platform-admins": .manage], dataPlatform, now),
      scope("github-actions", [ada: .manage], gitHubActions, now),
      scope("hr-restricted", ["grace@example.com": .manage], humanResources, now),
      scope("marketing", [ada: .manage, "users": .read], marketing, now),
      scope("ml-platform", ["ml-engineers": .write, "platform-admins": .manage], mlPlatform, now),
      scope("observability", [ada: .manage, "users": .read], observability, now),
      scope(
        "partner-feeds",
        [ada: .manage, "data-engineers": .read, Seed.demoServicePrincipal: .read], partnerFeeds, now
      ),
      scope("payments", [ada: .manage, "payments-oncall": .write], payments, now),
      scope("sandbox", [ada: .manage], [], now),
      scope("terraform-state", ["users": .read, "platform-admins": .manage], terraform, now),
      vault(now),
    ]
  }

  private static func scope(
    _ name: String, _ acls: [String: AccessLevel], _ rows: [Row], _ now: Int64
  ) -> StoredScope {
    var scope = StoredScope(name)
    scope.acls = acls
    for row in rows {
      scope.put(StoredSecret(value: row.value, lastUpdated: now - row.age), under: row.key)
    }
    return scope
  }

  /// A Key Vault scope: read-only, and some of its keys have no timestamp.
  private static func vault(_ now: Int64) -> StoredScope {
    let resource =
      "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/example"
      + "/providers/Microsoft.KeyVault/vaults/example-kv"
    var scope = StoredScope(
      "vault-kv",
      keyVault: StoredKeyVault(resourceID: resource, dnsName: "https://example-kv.vault.azure.net/")
    )
    scope.acls = [ada: .manage, "users": .read]
    let ages: [(String, Int64?)] = [
      ("cosmos-primary-key", 12 * day), ("event-hub-connection", 47 * day),
      ("sql-admin-password", nil), ("storage-account-key", 8 * day), ("synapse-password", nil),
    ]
    for (key, age) in ages {
      let value = StoredSecret.Value.text("example-\(key)-kept-in-the-vault")
      scope.put(StoredSecret(value: value, lastUpdated: age.map { now - $0 }), under: key)
    }
    return scope
  }

  private static var analytics: [Row] {
    [
      ("bigquery-service-account", .made(.serviceAccount), 19 * day),
      ("dbt-cloud-token", .text("example-dbt-token-0c5f"), 31 * day),
      ("looker-client-id", .text("example-looker-client"), 96 * day),
      ("looker-client-secret", .text("example-looker-secret-7b41"), 96 * day),
      ("redshift-password", .text("example-Correct-Horse-41"), 5 * day),
      ("redshift-user", .text("analytics_reader"), 5 * day),
      ("snowflake-password", .text("example-quiet-river-88"), 2 * hour),
      ("tableau-webhook", .text("https://hooks.example.com/tableau/refresh"), 44 * day),
    ]
  }

  private static var dataPlatform: [Row] {
    [
      ("airflow-fernet-key", .text("example-fernet-key-not-real="), 61 * day),
      ("hive-metastore-password", .text("example-metastore-pw"), 140 * day),
      ("kafka-bootstrap-servers", .text("kafka-1.example.com:9093,kafka-2.example.com:9093"), day),
      ("kafka-client-keystore", .made(.javaKeystore), 58 * day),
      ("kafka-keystore-password", .text("example-keystore-pw"), 58 * day),
      ("postgres-dsn", .text("postgres://etl:example-pw@db.example.com:5432/etl"), 9 * day),
      ("s3-access-key-id", .text("EXAMPLE-ACCESS-KEY-ID"), 23 * day),
      ("s3-secret-access-key", .text("example/secret/access/key/not/real"), 23 * day),
    ]
  }

  private static var gitHubActions: [Row] {
    [
      ("container-registry-password", .text("example-registry-pw"), 71 * day),
      ("deploy-key", .made(.privateKey), 27 * day),
      ("pypi-upload-token", .text("example-pypi-token"), 15 * day),
      ("release-signing-passphrase", .text("example four word passphrase"), 27 * day),
    ]
  }

  private static var humanResources: [Row] {
    [
      ("payroll-export-password", .text("example-payroll-pw"), 12 * day),
      ("workforce-api-key", .text("example-workforce-key"), 80 * day),
    ]
  }

  private static var marketing: [Row] {
    [
      ("ads-developer-token", .text("example-ads-developer-token"), 39 * day),
      ("ads-refresh-token", .text("example-ads-refresh-token"), 39 * day),
      ("crm-api-key", .text("example-crm-key-a1b2"), 3 * day),
      ("mailing-api-key", .text("example-mailing-key"), 118 * day),
      ("newsletter-signing-key", .text("example-newsletter-signing-key"), 210 * day),
      ("survey-webhook-secret", .text("example-survey-secret"), 66 * day),
    ]
  }

  private static var mlPlatform: [Row] {
    [
      ("embedding-api-key", .text("example-embedding-key"), 4 * day),
      ("experiment-tracker-token", .text("example-tracker-token"), 17 * day),
      ("feature-store-password", .text("example-feature-pw"), 33 * day),
      ("gpu-broker-token", .text("example-gpu-broker"), 6 * hour),
      ("labelling-api-key", .text("example-labelling-key"), 52 * day),
      ("model-registry-password", .text("example-registry-pw"), 88 * day),
      ("model-registry-user", .text("model_publisher"), 88 * day),
      ("openapi-client-secret", .text("example-client-secret"), 29 * day),
      ("recommender.env", .made(.environment), 2 * day),
      ("speech-api-key", .text("example-speech-key"), 75 * day),
      ("vector-db-api-key", .text("example-vector-key"), 11 * day),
      ("weights-bucket-sas", .text("https://blob.example.com/weights?sig=example"), 20 * hour),
    ]
  }

  private static var observability: [Row] {
    [
      ("alerts-integration-key", .text("example-alerts-key"), 7 * day),
      ("grafana-admin-password", .text("example-Grafana-pw-9"), 92 * day),
      ("logs-ingest-key", .text("example-logs-ingest"), 36 * day),
      ("metrics-api-key", .text("example-metrics-key"), 13 * day),
      ("status-page-token", .text("example-status-token"), 160 * day),
      ("tracing-dsn", .text("https://example@traces.example.com/42"), 48 * day),
    ]
  }

  private static var partnerFeeds: [Row] {
    [
      ("acme-api-key", .text("example-acme-key"), 22 * day),
      ("acme-api-user", .text("lakehouse"), 22 * day),
      ("globex-client-id", .text("example-globex-client"), 103 * day),
      ("globex-client-secret", .text("example-globex-secret"), 103 * day),
      ("initech-pgp-passphrase", .text("example passphrase for the feed"), 64 * day),
      ("sftp-host-keys", .made(.sshKnownHosts), 41 * day),
      ("sftp-password", .text("example-sftp-pw"), 41 * day),
      ("sftp-user", .text("feeds"), 41 * day),
    ]
  }

  private static var payments: [Row] {
    [
      ("bank-sftp-password", .text("example-bank-pw"), 24 * day),
      ("chargeback-webhook-secret", .text("example-chargeback-secret"), 18 * day),
      ("db-host", .text("payments-db.example.com"), 130 * day),
      ("db-password", .text("example-Blue-Kettle-27"), 3 * hour),
      ("db-user", .text("payments_app"), 130 * day),
      ("fraud-scoring-key", .text("example-fraud-key"), 6 * day),
      ("ledger-api-token", .text("example-ledger-token"), 55 * day),
      ("paypal-client-secret", .text("example-paypal-secret"), 16 * day),
      ("stripe-api-key", .text("example-stripe-key-not-a-real-1"), 3 * day),
      ("tls-cert-pem", .made(.certificateChain), 213 * day),
      ("tls-private-key", .made(.privateKey), 213 * day),
    ]
  }

  private static var terraform: [Row] {
    [
      ("backend-access-key", .text("example-backend-key"), 29 * day),
      ("cloud-tenant-id", .text("00000000-0000-4000-8000-00000000000a"), 340 * day),
      ("provider-client-id", .text("00000000-0000-4000-8000-00000000000b"), 340 * day),
      ("provider-client-secret", .text("example-provider-secret"), 62 * day),
      ("state-encryption-key", .text("example-state-encryption-key"), 340 * day),
    ]
  }
}
