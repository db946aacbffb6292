#!/usr/bin/env python3
"""Takes the pictures of the README from the program itself.

    screenshots.py LAKELOCK FOLDER
"""

import os
import sys
import tempfile

from xterm import Display, Terminal

HOST = "https://adb-1234567890123456.7.azuredatabricks.net/browse?o=1234567890123456"
DOTENV = """# of the old server
STRIPE_WEBHOOK_URL=https://hooks.example.com/stripe
STRIPE_API_KEY="example-0001"
stripe-api-key=example-0002
SESSION_KEY='4f0c9a77'
2FA SEED=none
"""
TOKEN = 'export DATABRICKS_TOKEN="dapi00112233445566778899aabbccddeeff"\n'


def open_payments(terminal):
    terminal.wait_for("73 keys", "/ filter")
    terminal.press(*["j"] * 8, "Enter")
    terminal.wait_for("· payments", "tls-cert-pem")


def browser(terminal):
    open_payments(terminal)
    terminal.press(*["j"] * 8)
    terminal.wait_for("payments/stripe-api-key")


def editor(terminal):
    open_payments(terminal)
    terminal.press(*["j"] * 9, "Enter")
    terminal.wait_for("^s save")
    terminal.press("C-r")
    terminal.wait_for("BEGIN CERTIFICATE")


def review(terminal):
    editor(terminal)
    terminal.press("Down", "Down", "C-k")
    terminal.paste("MIIDxN+WFDPp5U0oaLfePSKDjEWJi7ghsEhY8WkjuEHa")
    terminal.press("C-t", "C-s")
    terminal.wait_for("final newline removed")


def find(terminal):
    editor(terminal)
    terminal.press("C-f")
    terminal.type("certificate")
    terminal.wait_for("1 of 4")


def everywhere(terminal):
    terminal.wait_for("73 keys", "/ filter")
    terminal.press("f")
    terminal.wait_for("enter")
    terminal.type("pasw")
    terminal.wait_for("redshift-password")


def access(terminal):
    open_payments(terminal)
    terminal.press("a")
    terminal.wait_for("MANAGE", "esc close")


def import_preview(terminal):
    open_payments(terminal)
    terminal.press("i")
    terminal.wait_for("esc")
    terminal.paste(DOTENV)
    terminal.wait_for("STRIPE_WEBHOOK_URL", "add")


def audit(terminal):
    terminal.wait_for("73 keys", "/ filter")
    terminal.press("A")
    terminal.wait_for("findings in 73 keys")


def compare(terminal):
    terminal.wait_for("73 keys", "/ filter")
    terminal.press("c")
    terminal.wait_for("enter compare")
    terminal.press("Enter")
    terminal.wait_for("only")


def bytes_of_a_value(terminal):
    terminal.wait_for("73 keys", "/ filter")
    terminal.press("/", *"data-p")
    terminal.press("Enter", "Enter")
    terminal.wait_for("· data-platform", "kafka-client-keystore")
    terminal.press("j", "j", "j", "Enter")
    terminal.wait_for("^x text")
    terminal.press("C-r", "Down", "Right")
    terminal.wait_for("revealed")


def copy_menu(terminal):
    browser(terminal)
    terminal.press("y")
    terminal.wait_for("dbutils.secrets.get")


def token_entry(terminal):
    terminal.wait_for("Connect a workspace")
    terminal.paste(HOST)
    terminal.wait_for("7.azuredatabricks.net")
    terminal.paste(TOKEN)
    terminal.wait_for("36 characters")


def help_screen(terminal):
    open_payments(terminal)
    terminal.press("?")
    terminal.wait_for("In the keys")


def workspaces(terminal):
    terminal.wait_for("73 keys", "/ filter")
    terminal.press("w")
    terminal.wait_for("ada@example.com", "enter open")
    terminal.press("r")
    terminal.wait_for("prod: read-only")
    terminal.press("c")
    terminal.wait_for("prod: read-only, red")


def doctor(terminal):
    terminal.wait_for("paste something here")
    terminal.paste("\u00a0" + TOKEN + "\r")
    terminal.wait_for("NO-BREAK SPACE")


# name, columns, rows, arguments, what is done before the picture
PICTURES = [
    ("browser", 120, 36, ["--demo"], browser),
    ("editor", 120, 36, ["--demo"], editor),
    ("review", 120, 36, ["--demo"], review),
    ("find", 120, 36, ["--demo"], find),
    ("everywhere", 120, 36, ["--demo"], everywhere),
    ("access", 120, 36, ["--demo"], access),
    ("import", 120, 36, ["--demo"], import_preview),
    ("audit", 120, 36, ["--demo"], audit),
    ("compare", 120, 36, ["--demo"], compare),
    ("bytes", 120, 36, ["--demo"], bytes_of_a_value),
    ("copy", 120, 36, ["--demo"], copy_menu),
    ("token-entry", 120, 36, [], token_entry),
    ("workspaces", 120, 36, ["--demo"], workspaces),
    ("doctor", 100, 36, ["doctor"], doctor),
    ("portrait", 80, 24, ["--demo"], browser),
    ("help", 120, 36, ["--demo"], help_screen),
]


def main():
    lakelock, folder = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    os.makedirs(folder, exist_ok=True)
    for name, columns, rows, arguments, prepare in PICTURES:
        with tempfile.TemporaryDirectory() as home:
            display = Display(home)
            terminal = Terminal(display, home, [lakelock, *arguments], columns, rows, {})
            try:
                prepare(terminal)
                path = os.path.join(folder, name + ".png")
                terminal.photograph(path)
                print(f"{name}.png, {os.path.getsize(path) // 1024} KB")
            finally:
                terminal.close()
                display.close()


if __name__ == "__main__":
    main()
