"""A demo city of its own for the tests that run the program from outside, and how they say what holds."""
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("YITONG_PROGRAM") or ROOT / ".build" / "debug" / "yitong")
OFFICER = "chen.jing"
PASSWORD = "story-password-2026"
RESIDENTS = 400


class City:
    """A demo city of its own: a folder, a port, a store."""

    def __init__(self, folder: pathlib.Path, store: str | None, gateways: int | None = None):
        self.folder, self.store, self.gateways = folder, store, gateways
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.server = f"http://127.0.0.1:{self.port}"
        self.process = None
        self.log = open(folder / "city.log", "ab")

    def options(self):
        options = ["--home", str(ROOT), "--data", str(self.folder / "data")]
        return options + (["--store", self.store] if self.store else [])

    def start(self):
        began = time.monotonic()
        environment = os.environ | {"YITONG_DEMO_PASSWORD": PASSWORD}
        self.process = subprocess.Popen(
            [PROGRAM, "demo", *self.options(), "--port", str(self.port), "--residents", str(RESIDENTS),
             *(["--gateway-port", str(self.gateways)] if self.gateways else ["--no-gateways"])],
            stdout=self.log, stderr=self.log, env=environment, start_new_session=True)
        before = self.tail().count("Sign in as")
        while not (self.answers("/readyz") and self.tail().count("Sign in as") > before):
            if self.process.poll() is not None:
                fail(f"the city ended with {self.process.returncode}:\n" + self.tail()[-4000:])
            if time.monotonic() - began > 120:
                fail("the city was not ready after 120 s:\n" + self.tail()[-4000:])
            time.sleep(0.05)
        return time.monotonic() - began

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            if self.process.wait(20) != 0:
                fail(f"the city did not end well ({self.process.returncode}):\n" + self.tail()[-4000:])
        except subprocess.TimeoutExpired:
            fail("the city did not stop within 20 s of SIGTERM:\n" + self.tail()[-4000:])

    def tail(self):
        return (self.folder / "city.log").read_text(errors="replace")

    def answers(self, path):
        try:
            with urllib.request.urlopen(self.server + path, timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def call(self, *arguments, expect=0):
        done = subprocess.run(
            [PROGRAM, *arguments], capture_output=True, text=True,
            env=os.environ | {"YITONG_PASSWORD": PASSWORD})
        check(done.returncode == expect,
              f"yitong {' '.join(arguments)} exits with {expect}", f"{done.returncode}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def imports(self, file, expect=0):
        return json.loads(self.call(
            "import", str(file), "--dataset", "resident", "--server", self.server, "--account", OFFICER, "--json",
            expect=expect))


passed = 0


def check(holds, sentence, found=""):
    global passed
    if not holds:
        fail(f"not so: {sentence}\n{found}")
    passed += 1
    print(f"   ✓ {sentence}")


def fail(reason):
    print(f"   ✗ {reason}", file=sys.stderr)
    end(failed=1)


def end(failed=0):
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)
