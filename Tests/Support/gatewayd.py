#!/usr/bin/python3
"""An HTTP gateway for tests: real HTTP on 127.0.0.1 with trouble on demand. Python's standard library only.

    gatewayd.py --ready FILE --log FILE --control FILE [--tls] [--cert-dir DIR] [--watch-stdin] [--port 0]

Each request that came whole is one JSON line of the log: {"path", "query", "headers", "body" (base64), "answered"}. `ready` is
{"port", "cert"}. The control file is JSON, read at each request: {"script": ["ok", "500x2", …]} is used up one behaviour a request, then
"all" holds (default "ok"). Behaviours:
    ok            200 {"errcode":0,"errmsg":"ok"}
    NNN           that status with {"errcode":NNN}
    says-TEXT     200 with TEXT as the body
    slow          the request is taken, and no answer comes for 30 s
    drop-after    the request is taken and logged, and the connection is closed without an answer
    drop-before   the connection is closed before the body is read
    cut           200 is answered with a body that ends before its length
    huge          200 with 300 KiB
"""

import argparse
import base64
import http.server
import json
import os
import subprocess
import sys
import threading
import time
import urllib.parse


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_POST(self):
        how = self.server.behaviour()
        if how == "drop-before":
            self.close_connection = True
            self.connection.shutdown(2)
            return
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        url = urllib.parse.urlsplit(self.path)
        self.server.note(
            {
                "path": url.path,
                "query": dict(urllib.parse.parse_qsl(url.query, keep_blank_values=True)),
                "method": self.command,
                "headers": {name.lower(): value for name, value in self.headers.items()},
                "body": base64.b64encode(body).decode(),
                "answered": how,
            }
        )
        if how == "slow":
            time.sleep(30)
        if how in ("slow", "drop-after"):
            self.close_connection = True
            self.connection.shutdown(2)
        elif how == "cut":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"errcode\":0")
            self.wfile.flush()
            self.close_connection = True
            self.connection.shutdown(2)
        elif how.startswith("says-"):
            self.answer(200, how[5:].encode())
        elif how == "huge":
            self.answer(200, b"x" * (300 << 10))
        elif how == "ok":
            self.answer(200, b'{"errcode":0,"errmsg":"ok"}')
        else:
            self.answer(int(how), json.dumps({"errcode": int(how)}).encode())

    do_PUT = do_POST

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port, control, log):
        super().__init__(("127.0.0.1", port), Handler)
        self.control, self.log = control, log
        self.lock = threading.Lock()
        self.used = {}

    def handle_error(self, request, client_address):
        pass

    def behaviour(self):
        with self.lock:
            try:
                with open(self.control) as file:
                    script = json.load(file)
            except (OSError, ValueError):
                script = {}
            steps = []
            for step in script.get("script", []):
                name, _, times = step.rpartition("x")
                steps += [name] * int(times) if name and times.isdigit() and not step.startswith("says-") else [step]
            key = json.dumps(script.get("script", []))
            index = self.used.get(key, 0)
            self.used[key] = index + 1
            return steps[index] if index < len(steps) else script.get("all", "ok")

    def note(self, event):
        with self.lock, open(self.log, "a") as file:
            file.write(json.dumps(event) + "\n")


def certificate(folder):
    os.makedirs(folder, exist_ok=True)
    cert, key = os.path.join(folder, "cert.pem"), os.path.join(folder, "key.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
         "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", cert],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return cert, key


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    for name in ("ready", "log", "control"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--tls", action="store_true")
    parser.add_argument("--cert-dir")
    parser.add_argument("--watch-stdin", action="store_true")
    options = parser.parse_args()
    server = Server(options.port, options.control, options.log)
    cert = None
    if options.tls:
        import ssl

        cert, key = certificate(options.cert_dir)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(cert, key)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    if options.watch_stdin:
        threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    with open(options.ready + ".part", "w") as file:
        json.dump({"port": server.server_address[1], "cert": cert}, file)
    os.rename(options.ready + ".part", options.ready)
    server.serve_forever()


main()
