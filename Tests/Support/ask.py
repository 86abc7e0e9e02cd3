#!/usr/bin/python3
"""One request to a Unix socket, for a test that asks as another account: ask.py SOCKET METHOD PATH [HEADER: VALUE]… [-- BODY].
Prints {"status": …, "headers": {…}, "body": "…"}."""

import http.client
import json
import socket
import sys


class Connection(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("watchroom", timeout=30)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(30)
        self.sock.connect(self.path)


arguments = sys.argv[4:]
body = None
if "--" in arguments:
    cut = arguments.index("--")
    body = arguments[cut + 1].encode()
    arguments = arguments[:cut]
headers = dict(text.split(": ", 1) for text in arguments)
if body is not None:
    headers.setdefault("Content-Type", "application/json")
connection = Connection(sys.argv[1])
connection.request(sys.argv[2], sys.argv[3], body=body, headers=headers)
answer = connection.getresponse()
print(
    json.dumps(
        {
            "status": answer.status,
            "headers": {name.lower(): value for name, value in answer.getheaders()},
            "body": answer.read().decode(),
        }
    )
)
