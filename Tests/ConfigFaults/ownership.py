"""Lets somebody who is not root write where others own things."""

import os
import subprocess

from outcome import Outcome, folder

NOBODY = 65_534
OTHER = 12_345
OLD = "[q]\nhost = a\n"

# A sentence, who owns the file, its mode, who owns the folder, its mode, and what is said of it;
# without words it is written.
CASES = [
    ("a file of their own", NOBODY, 0o600, NOBODY, 0o755, None),
    ("a file of their own that others may read", NOBODY, 0o644, NOBODY, 0o755, None),
    ("a file that their own group may write", NOBODY, 0o664, NOBODY, 0o755, None),
    ("a file that everybody may write", NOBODY, 0o666, NOBODY, 0o755, "mode 0666"),
    ("a file of somebody else", OTHER, 0o644, NOBODY, 0o755, "belongs to somebody else"),
    ("a file of root", 0, 0o644, NOBODY, 0o755, "belongs to somebody else"),
    ("a file of root that nobody may read", 0, 0o600, NOBODY, 0o755, "permission denied"),
    ("a folder of somebody else", NOBODY, 0o600, OTHER, 0o755, "permission denied"),
    ("a folder they may not read", NOBODY, 0o600, NOBODY, 0o333, "permission denied"),
    ("a folder they may not write", NOBODY, 0o600, NOBODY, 0o555, "permission denied"),
    ("a folder for everybody", NOBODY, 0o600, NOBODY, 0o777, "mode 0777"),
]


def check(programs, everything):
    outcome = Outcome("files and folders of others")
    if os.geteuid() != 0:
        print("skipped files and folders of others: only root can make them")
        return outcome
    programs.chmod(0o755)
    for name, owner, mode, folder_owner, folder_mode, words in CASES:
        with folder() as home:
            file = home / ".databrickscfg"
            file.write_text(OLD)
            os.chown(file, owner, owner)
            file.chmod(mode)
            os.chown(home, folder_owner, folder_owner)
            home.chmod(folder_mode)
            wrong = judge(programs / "config-probe", file, words)
            outcome.case(f"{name}: {wrong}" if wrong else None)
    return outcome


def judge(probe, file, words):
    """What is wrong with one case; None where nothing is."""
    ended = subprocess.run(
        [probe, "connect", file, "p", "1"], user=NOBODY, group=NOBODY, extra_groups=[],
        capture_output=True, text=True, timeout=60,
    )
    status, now = file.stat(), file.read_text()
    left = {path.name for path in file.parent.iterdir()} - {file.name}
    if left:
        return f"left behind: {left}"
    if words is None:
        if ended.returncode or "[p]" not in now:
            return f"it is not written: {ended.stdout}"
        if (status.st_uid, status.st_mode & 0o777) != (NOBODY, 0o600):
            return f"owner {status.st_uid}, mode {status.st_mode:o}"
        return None
    if now != OLD:
        return "it is written"
    return None if words in ended.stdout else f"it says {ended.stdout}"
