"""Workspaces for the tests: each test begins with a fresh copy of the sample township."""

import itertools
import os
import pathlib
import shutil
import subprocess

from desktop import Client


class Office:
    def __init__(self, build, scratch):
        self.program = str(build / "bin" / "gongjian")
        self.tool = str(build / "bin" / "gj")
        self.scratch = scratch
        self.clients = []
        self._numbers = itertools.count(1)
        self._original = None

    def workspace(self):
        """The sample township, made once by gj and copied."""
        if self._original is None:
            self._original = self.scratch / "original"
            subprocess.run([self.tool, "init", str(self._original), "--demo"], check=True, stdout=subprocess.DEVNULL)
        copy = self.scratch / f"示例 {next(self._numbers)}"
        shutil.copytree(self._original, copy)
        return str(copy)

    def start(self, workspace=None, lang="en", environment=None):
        """The client on a workspace, in English unless said otherwise."""
        if workspace is None:
            workspace = self.workspace()
        arguments = ["--lang", lang] if lang else []
        client = Client(self.program, workspace, *arguments, environment=environment)
        self.clients.append(client)
        return client

    @staticmethod
    def forget_settings():
        """As on the first day: no workspace was opened before."""
        pathlib.Path(os.environ["XDG_CONFIG_HOME"], "gongjian.ini").unlink(missing_ok=True)

    def end(self):
        for client in self.clients:
            client.kill()
        self.clients.clear()
