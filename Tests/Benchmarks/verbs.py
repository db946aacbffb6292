"""Verbs of the built program beside curl, which asks the same of the same emulated workspace."""

import json
import os
import statistics
import subprocess
import tempfile
import time
import urllib.request

RATIO = 1.3


def serve(emulator, folder):
    """The emulator with 1,000 scopes of 1,000 keys, and its address once it listens."""
    port_file = os.path.join(folder, "port")
    process = subprocess.Popen(
        [emulator, "--port", "0", "--port-file", port_file, "--token", "bench-token",
         "--user", "ada@example.com", "--seed", "1000x1000"], stdout=subprocess.PIPE)
    address = process.stdout.readline().decode().split()[-1]
    return process, address


def took(command, environment):
    started = time.perf_counter()
    ended = subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, check=False)
    return (time.perf_counter() - started) * 1e3, ended.returncode


def compare(curl, own, environment, statuses, runs):
    """The medians of both in milliseconds; they take turns."""
    times = ([], [])
    for number in range(runs + 1):
        for command, kept, status in zip((curl, own), times, statuses):
            milliseconds, ended = took(command, environment)
            if ended != status:
                raise SystemExit(f"bench: {command[0]} {command[1]} ended with {ended}")
            if number:
                kept.append(milliseconds)
    return [statistics.median(kept) for kept in times]


def measure(lakelock, emulator):
    """The lines of the table: what, both medians, the budget's text, whether it is met."""
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        process, address = serve(emulator, folder)
        try:
            bearer = "Authorization: Bearer bench-token"
            listing = f"{address}/api/2.0/secrets/scopes/list"
            request = urllib.request.Request(
                listing, headers={"Authorization": "Bearer bench-token"})
            with urllib.request.urlopen(request) as answer:
                names = [scope["name"] for scope in json.load(answer)["scopes"]]
            urls = os.path.join(folder, "urls")
            with open(urls, "w", encoding="utf-8") as file:
                for name in names:
                    file.write(
                        f'url = "{address}/api/2.0/secrets/list?scope={name}"\n'
                        'output = "/dev/null"\n')
            environment = {
                "PATH": os.environ["PATH"], "HOME": folder, "LC_ALL": "C.UTF-8",
                "DATABRICKS_HOST": address, "DATABRICKS_TOKEN": "bench-token",
            }
            for what, curl, own, statuses, runs in [
                ("list-scopes, 1,000 scopes, ms", ["curl", "-s", "-H", bearer, listing],
                 [lakelock, "list-scopes"], (0, 0), 40),
                ("find in 1,000 x 1,000 keys, ms",
                 ["curl", "-s", "-Z", "--parallel-max", "4", "-H", bearer, "-K", urls],
                 [lakelock, "find", "no-such-name"], (0, 4), 9),
            ]:
                theirs, ours = compare(curl, own, environment, statuses, runs)
                ratio = ours / theirs
                lines.append(
                    (what, f"{theirs:.1f}", f"{ours:.1f}",
                     f"{ratio:.2f} x curl, at most {RATIO}", ratio <= RATIO))
        finally:
            process.terminate()
            process.wait()
    return lines


def show(lines):
    """Prints the table in Markdown; returns whether every budget is met."""
    print("\n| whole process | curl | lakelock | budget | |")
    print("|---|--:|--:|---|---|")
    for what, theirs, ours, budget, met in lines:
        print(f"| {what} | {theirs} | {ours} | {budget} | {'met' if met else 'MISSED'} |")
    return all(met for *_, met in lines)
