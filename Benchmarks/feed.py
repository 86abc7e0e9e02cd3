#!/usr/bin/python3
"""From the feed to the store in the running daemon: nothing dropped, each position one row, and what it costs.

  Benchmarks/feed.py [--rate N] [--seconds N] [--vessels N] [--zones N] [--memory MIB] [--mix RECORDING]
  Benchmarks/feed.py --sealing [--rate N] [--seconds N]    the same while an hour of as many positions is sealed beside it
  Benchmarks/feed.py --curve [--rate N] [--seconds N]      cost against vessels (1,000 to 100,000) and zones (10 to 10,000)

Starts the release `watchroomd` in a folder of its own with the example configuration (detectors and tracks on, nothing thinned), sends
position reports over TCP on loopback at a steady rate from a process of its own (`feed.c`, whose processor time is counted apart), waits until
every position is in the tracks, stops the daemon and reads every row back. `--zones N` lays so many zones of one rule each, a speed limit or hours
closed at night, over a quarter of the waters in place of the example's. `--mix RECORDING` sends the recording's mix of messages, static data, base stations, aids and parts
among them, over and over, its positions those of so many vessels (`mix.h`); else all are of type 1. Ends with 1 where a sentence was dropped or refused, a position is not exactly
one row, or the rate was not held (with CI=true that is said only: what else runs on such a machine is not ours to say).

WATCHROOM  folder of the binaries (default .build/release); needs a C compiler and libsqlite3.
"""

import argparse
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
BUILD = os.path.abspath(os.environ.get("WATCHROOM", f"{ROOT}/.build/release"))
TICK = os.sysconf("SC_CLK_TCK")


def zones(path, count):
    """Squares on a grid over the box in which `feed.c` starts its vessels: together a quarter of it, however many."""
    side = max(1, round(count**0.5))
    features = []
    for number in range(count):
        west, south = 112.5 + number % side / side, 27.9 + number // side * side / max(count, 1) / side * side / side
        far = 0.5 / side
        ring = [[west, south], [west + far, south], [west + far, south + far], [west, south + far], [west, south]]
        speed = {"kind": "speed-limit", "knots": 25, "code": "V11", "severity": "ordinary"}
        closed = {"kind": "closed-water", "code": "V06", "severity": "serious", "hours": [NIGHT]}
        features.append({
            "type": "Feature", "id": f"Z-{number}", "geometry": {"type": "Polygon", "coordinates": [ring]},
            "properties": {"name": f"区{number}", "rules": [closed if number % 2 else speed]}})
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"type": "FeatureCollection", "datum": "wgs84", "features": features}, file)


# Two hours that are not now: the rule is looked at with each position and closes nothing.
NIGHT = "{:02}:00-{:02}:00".format(*((3, 5) if 8 <= (time.gmtime().tm_hour + 8) % 24 else (12, 14)))


# An hour long over, whose file a start has to seal.
OLD = time.strftime("%Y%m%dT%H", time.gmtime(time.time() - 7200))


def ask(path, where):
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(10)
        line.connect(path)
        line.sendall(f"GET {where} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: line.recv(1 << 16), b""))
    return answer.partition(b"\r\n\r\n")[2].decode()


def figure(metrics, name):
    return sum(float(value) for value in re.findall(rf"^{name}(?:{{[^}}]*}})? ([0-9.e+]+)$", metrics, re.M))


def spent(process):
    """Processor seconds of a process by thread name, user and system, and its resident MiB (now, at most)."""
    threads = {}
    for task in os.listdir(f"/proc/{process}/task"):
        try:
            with open(f"/proc/{process}/task/{task}/stat", encoding="utf-8") as file:
                head, _, rest = file.read().rpartition(")")
        except FileNotFoundError:
            continue
        fields, name = rest.split(), head.partition("(")[2]
        threads[name] = threads.get(name, 0) + (int(fields[11]) + int(fields[12])) / TICK
    with open(f"/proc/{process}/stat", encoding="utf-8") as file:
        fields = file.read().rpartition(")")[2].split()
    with open(f"/proc/{process}/status", encoding="utf-8") as file:
        memory = dict(re.findall(r"^Vm(RSS|HWM):\s+(\d+)", file.read(), re.M))
    return (int(fields[11]) + int(fields[12])) / TICK, threads, int(memory["RSS"]) / 1024, int(memory["HWM"]) / 1024


def start(work, control):
    """Starts the daemon with the configuration in `work`, and one TCP feed; returns it and the feed's port when it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with open(f"{work}/overlay.yaml", "w", encoding="utf-8") as file:
        file.write(f"feeds:\n  - {{ name: bench, kind: tcp-server, host: 127.0.0.1, port: {port} }}\n")
    with open(f"{work}/log", "w", encoding="utf-8") as log:
        daemon = subprocess.Popen(
            [f"{BUILD}/watchroomd", "--config", f"{work}/config", "--overlay", f"{work}/overlay.yaml", "--state", f"{work}/state",
             "--socket", control, "--trust-clock", "--log-level", "warning"], stdout=log, stderr=log)
    for attempt in range(600):
        if daemon.poll() is not None:
            sys.exit(f"the daemon ended:\n{open(f'{work}/log', encoding='utf-8').read()[-2000:]}")
        try:
            if "watchroom_lines_total" in ask(control, "/metrics"):
                return daemon, port
        except OSError:
            pass
        time.sleep(0.1)
    daemon.kill()
    sys.exit("the daemon does not answer")


def run(rate, seconds, vessels, zone_count, unsealed=None, keep=None, mix=None):
    work = tempfile.mkdtemp(prefix="watchroom-feed.")
    daemon = sender = None
    try:
        compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang") or sys.exit("feed.py: needs a C compiler")
        subprocess.run([compiler, "-O2", "-o", f"{work}/feed", f"{HERE}/feed.c", "-lsqlite3", "-lm"], check=True)
        shutil.copytree(f"{ROOT}/Config", f"{work}/config")
        if zone_count is not None:
            zones(f"{work}/config/zones.geojson", zone_count)
        control = f"{work}/control.sock"
        if unsealed:
            os.makedirs(f"{work}/state/tracks")
            for name in os.listdir(unsealed):
                shutil.move(f"{unsealed}/{name}", f"{work}/state/tracks/hot-{OLD}.sqlite")
        daemon, port = start(work, control)
        time.sleep(2)
        step = max(1, min(40, 20_000 * vessels // max(1, rate * seconds)))
        cpu_before, threads_before, idle, _ = spent(daemon.pid)
        sender = subprocess.Popen(
            [f"{work}/feed", "send", str(port), str(rate), str(seconds), str(vessels), str(step)] + ([mix] if mix else []),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        sent = json.loads(sender.stdout.readline())
        ended = time.monotonic()
        while time.monotonic() - ended < 120:
            metrics = ask(control, "/metrics")
            stored = figure(metrics, "watchroom_track_rows_total")
            if stored + figure(metrics, "watchroom_track_drops_total") >= sent["positions"]:
                break
            time.sleep(0.05)
        behind = time.monotonic() - ended
        last = int(time.time() * 1000)
        cpu, threads, resident, most = spent(daemon.pid)
        feed = json.loads(ask(control, "/v1/feeds"))["items"][0]
        sender.stdin.close()
        sender.wait()
        daemon.terminate()
        daemon.wait(30)
        checked = subprocess.run(
            [f"{work}/feed", "check", f"{work}/state/tracks", str(vessels), str(step), str(sent["positions"]), str(sent["from"]),
             str(rate * sent["positions"] / sent["sent"]), str(last), OLD], stdout=subprocess.PIPE, text=True)
        rows = json.loads(checked.stdout)
        files = os.listdir(f"{work}/state/tracks")
        hot = sum(os.path.getsize(f"{work}/state/tracks/{name}") for name in files if OLD not in name)
        if keep:
            for name in files:
                shutil.move(f"{work}/state/tracks/{name}", keep)
        result = {
            "sent": sent["sent"], "messages": sent["messages"], "positions": sent["positions"], "mix": mix, "rate": sent["sent"] / sent["seconds"], "vessels": vessels, "zones": zone_count, "late": sent["late"],
            "sender": sent["cpu"], "behind": behind, "cpu": cpu - cpu_before, "micro": (cpu - cpu_before) / sent["sent"] * 1e6,
            "cores": (cpu - cpu_before) / sent["seconds"], "idle": idle, "resident": resident, "most": most, "bytes": hot / sent["sent"],
            "received": feed["received"], "accepted": feed["accepted"], "rejected": sum(feed["rejected"].values()),
            "dropped": feed["dropped"] + feed.get("kernelDrops", 0), "track_drops": figure(metrics, "watchroom_track_drops_total"),
            "threads": {name: round((value - threads_before.get(name, 0)) / sent["sent"] * 1e6, 3)
                        for name, value in sorted(threads.items()) if value - threads_before.get(name, 0) >= 0.05}, **{
                "rows": rows["rows"], "row_faults": {key: rows[key] for key in
                                                     ("missing", "strange", "twice", "early", "late", "disorder") if rows[key]},
                "lag": rows["lag"], "most_lag": rows["most_lag"]}, "sealed": f"{OLD}.sqlite" in files}
        result["ok"] = (checked.returncode == 0 and result["received"] == result["sent"]
                        and result["accepted"] == result["messages"] and result["rows"] == result["positions"]
                        and not result["dropped"] and not result["rejected"] and not result["track_drops"])
        if not result["ok"]:
            print(open(f"{work}/log", encoding="utf-8").read()[-1500:], file=sys.stderr)
        return result
    finally:
        for process in (sender, daemon):
            if process and process.poll() is None:
                process.kill()
                process.wait()
        shutil.rmtree(work, ignore_errors=True)


def tell(r, wanted):
    def row(what, value, note=""):
        print(f"{what:<58} {value:>16} {note}")
    row("sent over TCP on loopback", f"{r['sent']:,}", f"{r['vessels']:,} vessels, "
        f"{'the example' if r['zones'] is None else format(r['zones'], ',')}{chr(39) + 's' if r['zones'] is None else ''} zones")
    row("sentences a second, held", f"{r['rate']:,.0f}", f"of {wanted:,}; the sender late by {r['late'] * 1000:.0f} ms at most")
    if r["mix"]:
        row("messages, decoded", f"{r['accepted']:,}", f"in {r['received']:,} sentences received, the mix of {os.path.basename(r['mix'])}")
    row("rows read back", f"{r['rows']:,}", "each position one row" if r["ok"] else
        f"NOT TRUE: received {r['received']:,}, decoded {r['accepted']:,}, {r['row_faults']}")
    row("dropped or refused", f"{r['dropped'] + r['rejected'] + int(r['track_drops']):,}")
    row("daemon, processor µs a sentence" if r["mix"] else "daemon, processor µs a position", f"{r['micro']:.2f}", " ".join(f"{k} {v:.2f}" for k, v in r["threads"].items()))
    row("daemon, cores", f"{r['cores']:.2f}", f"the sender's {r['sender'] / r['sent'] * r['rate']:.2f} apart")
    row("from the last sentence to the last row", f"{r['behind']:.2f} s")
    row("from a sentence's time to its row's, mean and most", f"{r['lag']:.0f}, {r['most_lag']:.0f} ms")
    row("resident before, behind, at most", f"{r['idle']:.0f}, {r['resident']:.0f}, {r['most']:.0f} MiB")
    row("bytes a position", f"{r['bytes']:.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rate", type=int, default=50_000, help="sentences a second")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--vessels", type=int, default=20_000)
    parser.add_argument("--zones", type=int, help="so many made-up zones in place of the example's")
    parser.add_argument("--memory", type=float, default=0, help="fails where more MiB were resident")
    parser.add_argument("--mix", help="a recording whose mix of messages is sent")
    parser.add_argument("--curve", action="store_true")
    parser.add_argument("--sealing", action="store_true")
    parser.add_argument("--json", action="store_true")
    ask_for = parser.parse_args()
    if not os.access(f"{BUILD}/watchroomd", os.X_OK):
        sys.exit(f"feed.py: no watchroomd in {BUILD}: make release")
    if ask_for.curve:
        print(f"{'vessels':>8} {'zones':>7} {'µs a position':>14} {'cores':>6} {'resident MiB':>13} {'late ms':>8}  all there")
        good = True
        for vessels, count in [(1000, 1000), (10_000, 1000), (100_000, 1000), (10_000, 10), (10_000, 10_000)]:
            r = run(ask_for.rate, ask_for.seconds, vessels, count)
            good = good and r["ok"]
            print(f"{vessels:>8,} {count:>7,} {r['micro']:>14.2f} {r['cores']:>6.2f} {r['most']:>13.0f} {r['late'] * 1000:>8.0f}  {r['ok']}"
                  f"  {r['threads']}", flush=True)
        sys.exit(0 if good else 1)
    if ask_for.sealing:
        with tempfile.TemporaryDirectory(prefix="watchroom-feed.") as hour:
            first = run(ask_for.rate, ask_for.seconds, ask_for.vessels, ask_for.zones, keep=hour)
            r = run(ask_for.rate, ask_for.seconds, ask_for.vessels, ask_for.zones, unsealed=hour)
        tell(first, ask_for.rate)
        print(f"\nthe same while the hour of these {first['rows']:,} positions is sealed (by the end: {'yes' if r['sealed'] else 'not yet'})")
        tell(r, ask_for.rate)
        sys.exit(0 if first["ok"] and r["ok"] else 1)
    r = run(ask_for.rate, ask_for.seconds, ask_for.vessels, ask_for.zones, mix=ask_for.mix)
    print(json.dumps(r, ensure_ascii=False)) if ask_for.json else tell(r, ask_for.rate)
    if ask_for.memory and r["most"] > ask_for.memory:
        sys.exit(f"feed.py: {r['most']:.0f} MiB were resident, {ask_for.memory:.0f} are promised")
    if r["rate"] < 0.98 * ask_for.rate:
        print(f"feed.py: {r['rate']:,.0f} a second of {ask_for.rate:,} were taken", file=sys.stderr)
    sys.exit(0 if r["ok"] and (r["rate"] >= 0.98 * ask_for.rate or os.environ.get("CI") == "true") else 1)


if __name__ == "__main__":
    main()
