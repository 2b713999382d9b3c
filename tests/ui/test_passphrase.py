"""A workspace that keeps personal data: its passphrase set, asked for, and mistyped."""

import pathlib
import subprocess

from desktop import Failed, wait

PASSPHRASE = "only the office knows"
PERSONAL = "Migrant-member register"


def locked(office):
    """A workspace with a key."""
    folder = office.scratch / "locked town"
    file = office.scratch / "passphrase.txt"
    if not folder.exists():
        file.write_text(PASSPHRASE + "\n", encoding="utf-8")
        subprocess.run([office.tool, "init", str(folder), "--passphrase-file", str(file)], check=True, stdout=subprocess.DEVNULL)
    return str(folder)


def test_a_passphrase_is_set_on_home_and_the_recovery_key_shown(office):
    folder = office.scratch / "open town"
    subprocess.run([office.tool, "init", str(folder)], check=True, stdout=subprocess.DEVNULL)
    client = office.start(workspace=str(folder))
    client.press("push button", "Set passphrase…")
    client.wait_focus("New passphrase")
    client.enter("short")
    client.sees("The two passphrases differ.")
    client.enter("short")  # what stands in the first field is replaced
    client.keys("Tab")
    client.enter("short")
    client.sees("The passphrase is too short.")
    client.wait_focus("New passphrase")
    client.type(PASSPHRASE)
    client.keys("Tab", "ctrl+a")
    client.enter(PASSPHRASE)
    client.sees("write it down and lock it away")
    key = client.find("text", "Recovery key").text()
    if len(key) < 32:
        raise Failed(f"the recovery key is “{key}”")
    client.keys("Escape")  # too easily pressed to close it
    client.press("push button", "I have written it down")
    client.gone("push button", "Set passphrase…")
    client.press("push button", f"New case: {PERSONAL}")
    wait("the case is kept", lambda: client.database("SELECT count(*) FROM cases")[0][0] == 1)
    client.close()
    if not pathlib.Path(folder, "workspace.key").exists():
        raise Failed("there is no key")
    again = office.start(workspace=str(folder))
    again.wait_focus("Passphrase")
    again.enter(key)  # forgotten: the recovery key opens
    again.find("push button", "Home")
    again.close()


def test_a_locked_workspace_asks_for_its_passphrase(office):
    client = office.start(workspace=locked(office))
    client.wait_focus("Passphrase")
    client.enter("mistyped")
    client.sees("The passphrase is wrong.")
    client.wait_focus("Passphrase")
    client.enter(PASSPHRASE)
    client.find("push button", "Home")
    if client.all("push button", "Set passphrase…"):
        raise Failed("it offers to set another")
    client.close()


def test_three_wrong_passphrases_leave_it_locked(office):
    office.forget_settings()
    client = office.start(workspace=locked(office))
    for number in range(3):
        client.wait_focus("Passphrase")
        client.enter(f"mistyped {number}")
        if number < 2:
            client.sees("The passphrase is wrong.")
            wait("the field is empty", lambda: not client.focused().text())
    client.find("alert")
    client.sees("Three passphrases were wrong")
    client.keys("Return")
    client.find("push button", "Open workspace…")
    client.close()


def test_cancelling_leaves_without_harm(office):
    office.forget_settings()
    client = office.start(workspace=locked(office))
    client.wait_focus("Passphrase")
    client.keys("Escape")
    client.find("push button", "Open workspace…")
    client.close()
