// What no Databricks CLI can do.
extension VerbTable {
  static let transfers: [VerbEntry] = [
    VerbEntry(
      kind: .copySecret, name: "copy-secret", operands: [.scope, .key, .toScope],
      lastOperand: .toKey, options: [.toProfile, .force],
      summary: "copy a secret to another scope, name or workspace",
      notes: [
        "The copy is read back and compared byte for byte. Another value that is there stays, unless",
        "--force is given; the same value is left as it is.",
      ],
      examples: ["lakelock copy-secret payments stripe-api-key payments-eu --to-profile eu"]),
    VerbEntry(
      kind: .moveSecret, name: "move-secret", operands: [.scope, .key, .toScope],
      lastOperand: .toKey, options: [.toProfile, .force],
      summary: "move a secret to another scope, name or workspace",
      notes: transferNotes, examples: ["lakelock move-secret payments db-password billing"]),
    VerbEntry(
      kind: .renameSecret, name: "rename-secret", operands: [.scope, .key, .newKey],
      options: [.force], summary: "give a key another name",
      notes: transferNotes,
      examples: ["lakelock rename-secret payments stripe-key stripe-api-key"]),
    VerbEntry(
      kind: .copyScope, name: "copy-scope", operands: [.scope, .toScope],
      options: [.toProfile, .force], summary: "copy every secret of a scope to another one",
      notes: [
        "TO_SCOPE is created where it is not there; its access list is not copied. Each copy is read",
        "back and compared. Run again, it goes on where it ended: what is there already is skipped.",
        "A key beside one where only case differs may be that key and fails. Ctrl-C ends it with a",
        "report of what was done.",
      ],
      examples: ["lakelock copy-scope payments payments --to-profile staging"]),
  ]

  private static let transferNotes = [
    "Reads, puts, reads back, and deletes the old one only when both hold the same bytes. Whatever",
    "fails, the secret is there under the old or the new name, and running it again completes it.",
    "Two names where only case differs may be one key: give it a third name in between.",
  ]

  static let files: [VerbEntry] = [
    VerbEntry(
      kind: .importSecrets, name: "import", operands: [.scope, .file],
      options: [.format, .dryRun, .prune, .yes], summary: "put the secrets of a file into a scope",
      notes: [
        "FILE is dotenv, a JSON object or Java properties, by its name or content; - is standard",
        "input. Nothing is expanded in it. Where values can be read, each is read back and compared; a",
        "key that holds it already is skipped, so that it can be run again. --prune asks, or needs --yes",
        "in a script, and deletes only where all the others are in place. A key beside one where only",
        "case differs may be that key and fails. Ctrl-C ends it with a report of what was done.",
      ],
      examples: [
        "lakelock import payments .env --dry-run",
        "sops -d secrets.json | lakelock import payments - --format json",
      ]),
    VerbEntry(
      kind: .exportSecrets, name: "export", operands: [.scope],
      options: [.reveal, .format, .toFile, .force],
      summary: "write down the keys of a scope, with --reveal the values too",
      notes: [
        "Without --reveal: names and ages, as list-secrets has them. Values go to a file that only",
        "you can read (0600), or to a pipe, never to a terminal. All of them are written, or none.",
        "Only json holds values that are no text, in base64; a key that the format cannot hold is",
        "named and nothing is written.",
      ],
      examples: [
        "lakelock export payments --reveal --to-file payments.env",
        "lakelock export payments --reveal --format json | age -r KEY > payments.age",
      ]),
    VerbEntry(
      kind: .diff, name: "diff", operands: [.scope, .toScope], options: [.toProfile],
      summary: "compare two scopes: names, and values without showing them",
      notes: [
        "Values of the same key are read into locked memory and compared byte for byte, two at a time.",
        "The exit status is 0 when they hold the same, 1 when they differ, else 2 to 6.",
      ],
      examples: ["lakelock diff payments payments --to-profile staging"]),
    VerbEntry(
      kind: .run, name: "run", options: [.variable],
      summary: "run a command with values in its environment",
      notes: [
        "The values are in the environment of COMMAND and of what it starts: not in its arguments,",
        "not on disk, not in this shell. Programs of the same user and the administrator can read",
        "them there, and a program that logs its environment logs them. COMMAND takes the place of",
        "lakelock, so the exit status is its own; 127 where it is not found, 126 where it cannot run.",
      ],
      examples: [
        "lakelock run --env DB_PASSWORD=payments/db-password -- psql -h db.example.com"
      ]),
  ]

  private static let leftOut = [
    "Scopes that you may not read are named on standard error; what the others have is written all",
    "the same, and the exit status is 5.",
  ]

  static let searches: [VerbEntry] = [
    VerbEntry(
      kind: .find, name: "find", operands: [.pattern], options: [.fuzzy],
      summary: "find keys in every scope",
      notes: [
        "PATTERN is a part of the key's name, in any case; with * or ? it is the whole name. With a",
        "slash it is compared with SCOPE/KEY. The exit status is 4 when nothing is found.",
        "With --fuzzy the letters of PATTERN stand in SCOPE/KEY in their order, with others between",
        "them, and the best comes first; blanks part terms that must all match. As in fzf: 'TEXT as it",
        "stands, ^TEXT at the start, TEXT$ at the end, !TEXT nowhere; a capital tells capitals apart.",
      ] + leftOut,
      examples: [
        "lakelock find stripe", "lakelock find 'prod-*/db-*'",
        "lakelock find --fuzzy paystrkey | head -1",
      ]),
    VerbEntry(
      kind: .audit, name: "audit", options: [.days],
      summary: "list the keys of every scope that were not put for long",
      notes: ["The oldest come first. Keys of Azure Key Vault scopes may tell no time."] + leftOut,
      examples: ["lakelock audit --days 90"]),
    VerbEntry(
      kind: .who, name: "who", operands: [.principal],
      summary: "list the scopes in which a principal has a permission",
      notes: [
        "For a user the group users is looked at too, for yourself all your groups. Admins of the",
        "workspace may do everything everywhere. A scope tells its access list to managers only.",
      ] + leftOut,
      examples: ["lakelock who ada@example.com", "lakelock who data-engineers -o json"]),
    VerbEntry(
      kind: .reference, name: "reference", operands: [.scope, .key], options: [.style],
      summary: "write how others refer to a secret; asks nothing of the workspace",
      examples: [
        "lakelock reference payments db-password",
        "lakelock reference payments db-password --as sql",
      ]),
  ]
}
