/// The words other programs use for what a key does, so that the list of actions finds it by them.
package enum OtherWords {
  /// In lower case, without the word that the footer has for it.
  package static func words(for command: Command) -> [String] { all[command] ?? [] }

  private static let all: [Command: [String]] = [
    .openAccess: ["acl", "permissions", "grant", "share", "principals", "rights", "security"],
    .newScope: ["add", "make", "mkdir"],
    .newKey: ["add", "make", "put", "secret", "paste", "password", "token"],
    .edit: ["change", "update", "put", "paste", "rotate", "renew", "write", "vim", "nano"],
    .reveal: ["show", "view", "get", "unmask", "password", "cat"],
    .copy: ["clipboard", "yank", "dbutils", "python", "snippet"],
    .delete: ["remove", "rm", "drop", "destroy", "erase"],
    .transfer(.open): ["duplicate", "clone", "cp", "mv", "paste", "migrate", "promote"],
    .transfer(.rename): ["mv", "title"],
    .importSecrets: ["env", "load", "upload", "read file", "restore", "paste"],
    .exportSecrets: ["env", "save", "download", "backup", "dump"],
    .compare(.open): ["diff", "differences", "drift", "sync"],
    .audit(.open): [
      "stale", "rotate", "expired", "duplicates", "unused", "check", "report", "security",
    ],
    .findEverywhere: ["search", "grep", "fuzzy", "locate", "go to"],
    .filter: ["search", "narrow", "grep"],
    .sort: ["order", "newest", "oldest"],
    .openWorkspaces: [
      "switch", "profile", "login", "log in", "sign in", "token", "account", "host", "configure",
      "environment", "connect",
    ],
    .refresh: ["reload", "update", "sync"],
    .toggleAutoRefresh: ["reload", "watch", "poll"],
    .showLog: ["requests", "errors", "messages", "history", "debug", "api", "http", "trace"],
    .undo(.takeBackLast): ["undelete", "revert", "restore", "recover", "ctrl-z"],
    .undo(.showList): ["history", "take back", "trash", "revert", "restore", "recover", "journal"],
    .marks(.toggle): ["select", "tick", "choose"],
    .marks(.toggleAll): ["select all", "tick"],
    .marks(.review): ["selected", "selection"],
    .quit: ["exit", "leave", "close", "bye", "logout", "log out"],
    .suspend: ["background", "shell", "stop"],
    .redraw: ["clear", "repaint", "refresh screen"],
    .showHelp: ["keys", "shortcuts", "manual", "bindings", "f1"],
    .widenLists: ["resize", "bigger"],
    .narrowLists: ["resize", "smaller"],
    .enter: ["go in"],
  ]
}
