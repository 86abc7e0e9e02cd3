#!/usr/bin/python3
"""From the sentence that breaks a rule to its finding on the event stream of the running daemon.

  Benchmarks/finding.py [--reaches N] [--rules N] [--breaches N] [--seconds N]

Starts the release `watchroomd` in a folder of its own with a made-up province (`watch-bench zones`, `vessels`: 122 reaches, 20,000 vessels, 10,000 rules by
default), sends over TCP on loopback, in real time, what is received there from nine o'clock on, all detectors on, and after four minutes lets vessels go into
closed water one after another. What is told is the time from writing the sentence with which the rule is broken to reading the finding's event, when it is in the register and
its alarm is due: the feed's batch window, decoding, picture, detection and the transaction are in it. Ends with 1 where a breach had no finding, or 99 of 100
took more than a second.

WATCHROOM  folder of the binaries (default .build/release).
"""

import argparse
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

from feed import BUILD, ROOT, ask, figure, spent, start


def written(name, arguments, path, mode="wb"):
    with open(path, mode) as file:
        subprocess.run([f"{BUILD}/watch-bench", name] + arguments, stdout=file, check=True)


class Events(threading.Thread):
    """The daemon's event stream: when each vessel's finding of closed water was read there."""

    def __init__(self, control):
        super().__init__(daemon=True)
        self.found, self.others = {}, {}
        self.line = socket.socket(socket.AF_UNIX)
        self.line.connect(control)
        self.line.sendall(b"GET /v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        self.start()

    def run(self):
        rest = b""
        while data := self.line.recv(1 << 16):
            now = time.monotonic()
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                if b"finding.opened" not in line or not line.startswith(b"data:"):
                    continue
                detail = json.loads(line[5:]).get("detail") or "{}"
                detail = json.loads(detail) if isinstance(detail, str) else detail
                detector, mmsi = detail.get("detector"), int(detail.get("mmsi", 0))
                if detector == "closed-water":
                    self.found.setdefault(mmsi, []).append(now)
                else:
                    self.others[detector] = self.others.get(detector, 0) + 1


def send(path, port):
    """Sends each line when it is due; returns when each vessel broke its rule, how many were sent, and how late at most."""
    broken, count, late = {}, 0, 0.0
    with socket.create_connection(("127.0.0.1", port)) as line, open(path, encoding="ascii") as lines:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        began = time.monotonic()
        for text in lines:
            after, breaks, sentence = text.split(" ", 2)
            due = began + int(after) / 1000
            now = time.monotonic()
            if now < due:
                time.sleep(due - now)
                now = time.monotonic()
            late = max(late, now - due)
            line.sendall(sentence.strip().encode() + b"\r\n")
            count += 1
            if breaks != "0":
                broken[int(breaks)] = now
    return broken, count, late


def part(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))] if values else float("nan")


def run(work, arguments):
    shutil.copytree(f"{ROOT}/Config", f"{work}/config")
    size = ["--reaches", str(arguments.reaches), "--rules", str(arguments.rules)]
    written("zones", size, f"{work}/config/zones.geojson")
    written("vessels", size, f"{work}/config/organisation/vessels.csv", "ab")
    written("traffic", size + ["--seconds", str(arguments.seconds), "--breaches", str(arguments.breaches)], f"{work}/traffic")
    control = f"{work}/control.sock"
    daemon, port = start(work, control)
    try:
        events = Events(control)
        before, began = spent(daemon.pid)[0], time.monotonic()
        broken, count, late = send(f"{work}/traffic", port)
        time.sleep(3)
        cpu, _, resident, _ = spent(daemon.pid)
        metrics = ask(control, "/metrics")
        vessels = figure(metrics, "watchroom_vessels") or figure(metrics, "watchroom_picture_vessels")
        return broken, events, {"sentences": count, "late": late, "seconds": time.monotonic() - began, "cpu": cpu - before,
                                "resident": resident, "vessels": vessels}
    finally:
        daemon.terminate()
        daemon.wait(30)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reaches", type=int, default=122, help="counties, 164 vessels each")
    parser.add_argument("--rules", type=int, default=82, help="rules of a county")
    parser.add_argument("--breaches", type=int, default=300)
    parser.add_argument("--seconds", type=int, default=120, help="of traffic after four minutes without breaches; they begin in all but the last 40, "
                        "at 40 all within a second")
    arguments = parser.parse_args()
    work = tempfile.mkdtemp(prefix="watchroom-finding.")
    try:
        broken, events, totals = run(work, arguments)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    took = [events.found[mmsi][0] - at for mmsi, at in broken.items() if mmsi in events.found]
    twice = sum(len(times) > 1 for times in events.found.values())
    print(f"{totals['vessels']:,.0f} vessels, {arguments.reaches * arguments.rules:,} rules, {totals['sentences']:,} sentences in {totals['seconds']:.0f} s, "
          f"the sender late by {totals['late'] * 1000:.0f} ms at most")
    print(f"breaches {len(broken)}, found {len(took)}, found twice {twice}; other findings {events.others or 'none'}")
    print(f"from the sentence to its finding: median {part(took, 0.5) * 1000:.0f} ms, p99 {part(took, 0.99) * 1000:.0f} ms, most {part(took, 1) * 1000:.0f} ms")
    print(f"daemon {totals['cpu'] / totals['seconds']:.3f} of a core, {totals['resident']:.0f} MiB resident")
    sys.exit(0 if len(took) == len(broken) and not twice and part(took, 0.99) < 1 else 1)


if __name__ == "__main__":
    main()
