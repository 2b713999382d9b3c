"""The client as a person meets it: starting it, finding controls by role and name, pressing keys, waiting for what is shown."""

import os
import sqlite3
import subprocess
import tempfile
import time

from accessibility import FOCUSED, Bus

PATIENCE = 15.0


class Failed(AssertionError):
    """What a person would have seen is not there."""


def wait(what, condition, patience=PATIENCE):
    """The first true result of `condition`, polled; fails with `what` when patience ends."""
    end = time.monotonic() + patience
    while True:
        problem = None
        try:
            result = condition()
            if result:
                return result
        except Failed:
            raise
        except Exception as error:  # a control may go while it is looked at
            problem = error
        if time.monotonic() > end:
            raise Failed(f"{what}: not within {patience:.0f} s" + (f" ({problem})" if problem else ""))
        time.sleep(0.04)


class Client:
    """One run of gongjian on a workspace."""

    def __init__(self, program, workspace, *arguments, environment=None):
        self.workspace = workspace
        self.output = tempfile.TemporaryFile(mode="w+", encoding="utf-8")
        self.process = subprocess.Popen([program, *([workspace] if workspace else []), *arguments],
                                        env={**os.environ, **(environment or {})}, stdout=self.output, stderr=subprocess.STDOUT)
        self.bus = Bus()
        self.app = wait("the program appears on the accessibility bus", self._find_app)
        wait("its window has the keyboard", lambda: str(self.process.pid) == self._active_pid() and self.focused())

    def _find_app(self):
        if self.process.poll() is not None:
            raise Failed(f"the program ended at once: {self.said()}")
        for app in self.bus.applications():
            if app.bus_name != "org.a11y.atspi.Registry" and self.bus.pid_of(app) == self.process.pid and app.children():
                return app
        return None

    @staticmethod
    def _active_pid():
        return subprocess.run(["xdotool", "getactivewindow", "getwindowpid"], capture_output=True, text=True, check=False).stdout.strip()

    def said(self):
        self.output.seek(0)
        return self.output.read()

    # ---- looking

    def shown(self):
        """All controls on the screen."""
        for window in self.app.children():
            if window.is_showing():
                yield from window.walk()

    def all(self, role=None, name=None, contains=None):
        """Controls on the screen by role ("push button") and name."""
        found = []
        for node in self.shown():
            if role and node.role != role:
                continue
            own = node.name
            if (name is None or own == name) and (contains is None or contains in own):
                found.append(node)
        return found

    def find(self, role=None, name=None, contains=None):
        what = name if name is not None else contains or ""
        return wait(f"{role or 'a control'} \"{what}\" on the screen", lambda: self.all(role, name, contains))[0]

    def gone(self, role=None, name=None, contains=None):
        wait(f"{role} \"{name or contains}\" no longer on the screen", lambda: not self.all(role, name, contains))

    def sees(self, text):
        """Waits until a control whose name contains `text` is shown."""
        return self.find(contains=text)

    def tables(self):
        return self.all("table") + self.all("tree table")

    def table(self, name):
        return wait(f"the list \"{name}\" on the screen", lambda: [table for table in self.tables() if table.name == name])[0]

    def focused(self):
        """The control that has the keyboard."""
        for node in self.shown():
            if node.has(FOCUSED):
                return node
        return None

    def wait_focus(self, name):
        last = [None]

        def look():
            node = self.focused()
            last[0] = node.name if node else None
            return node if last[0] is not None and name in last[0] else None

        try:
            return wait(f"the focus on \"{name}\"", look)
        except Failed as error:
            raise Failed(f"{error}; it is on \"{last[0]}\"") from None

    # ---- acting

    def keys(self, *names):
        for name in names:
            subprocess.run(["xdotool", "key", "--clearmodifiers", name], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "12", text], check=True)

    def enter(self, text):
        self.type(text)
        self.keys("Return")

    def press(self, role, name):
        """Presses a control through its own action, as a screen reader does."""
        self.find(role, name).press()

    def menu(self, menu, item):
        """Chooses from the menu bar by names."""
        bars = wait("the menu bar", lambda: [node for window in self.app.children()
                                              for node in window.everything() if node.role == "menu bar"])
        for node in bars[0].everything():
            if node.role == "menu" and menu in node.name:
                for entry in node.everything():
                    if entry.name == item:
                        entry.press()
                        return
        raise Failed(f"no menu entry {menu} > {item}")

    # ---- the disk

    def database(self, query, *values):
        connection = sqlite3.connect(f"file:{self.workspace}/data.sqlite?mode=ro", uri=True, timeout=5)
        try:
            return connection.execute(query, values).fetchall()
        finally:
            connection.close()

    # ---- ending

    def close(self):
        """Ends the program as a person does; fails if it does not end well."""
        self.keys("ctrl+q")
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            raise Failed("the program does not end") from None
        if self.process.returncode != 0:
            raise Failed(f"the program ended with {self.process.returncode}: {self.said()}")

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
