#!/usr/bin/python3
"""A mail server for tests: real SMTP on 127.0.0.1 with trouble on demand.

It is aiosmtpd (Debian: python3-aiosmtpd) with a script. It never binds to anything but 127.0.0.1, keeps what it accepts
in a folder, writes what happens into a log of JSON lines, and stops on SIGTERM, on SIGINT, or (--watch-stdin) when its
standard input is closed, so that it does not outlive the test that started it.

    smtpd.py --out DIR [--port 0] [--ready FILE] [--log FILE] [--tls none|starttls|implicit] [--cert-dir DIR]
             [--cert-name localhost] [--auth USER:PASSWORD] [--control FILE] [--max-size N] [--watch-stdin]
             [--delay SECONDS]

  --port 0       picks a free port. The chosen one is printed as `ready PORT` and, with --ready, written to FILE as
                 JSON: {"port": 40123, "pid": 4711, "cert": "/…/cert.pem" or null}. FILE appears whole (renamed), once
                 the server listens. To come back on the same port after a stop, give that port.
  --tls          none: no STARTTLS is offered. starttls: it is offered, and required before MAIL. implicit: TLS from the
                 first byte.
  --cert-dir     where cert.pem and key.pem are, or else are made with the openssl command (default OUT/tls): self-signed
                 for localhost and 127.0.0.1, or with another --cert-name for that name alone. cert.pem is its own CA file.
  --delay        each reply comes so much later, as from a relay at that round trip.
  --auth         AUTH PLAIN or LOGIN with this user and password is required before MAIL (with --tls none too).

Accepted mail: OUT/NNNN-RECIPIENT.eml, one file for each recipient of each accepted message, the bytes as they came after
removing dot-stuffing, written under a dot name and renamed. A message that was stored and then "dropped" is there too.

The log (--log, default OUT/events.jsonl), one object a line; `session` numbers the connections from 1, so two messages
with one session came over one reused connection. `event` is
    connect      a peer connected            {"session", "tls"}
    auth         a sign-on was tried         {"session", "user", "ok"}
    mail, rcpt   the reply to them           {"session", "from" or "to", "reply", "behaviour"}
    message      a message was stored        {"session", "from", "to": […], "message_id", "auth", "tls", "bytes",
                                              "files": […], "reply", "behaviour"}; reply is null when it was withheld
    rejected     refused after its dot       the same, without files
    quit, disconnect                         {"session"}

Trouble comes from the recipient's local part or from the control file. Behaviours:
    450 451 452 550 552 554 …   any 4xx or 5xx: the reply to RCPT
    data-451, data-554 …        the reply after the final dot; nothing is stored
    mail-451, mail-550 …        the reply to MAIL                                        (control file only)
    greet-421, greet-554 …      the connection is greeted with that and closed           (control file only)
    refuse-connect              the connection is reset before any greeting              (control file only)
    stall                       no reply to RCPT, for ever
    stall-body                  DATA is answered 354, and then nothing is read any more
    stall-after-data            the message is stored, and no reply to its dot comes, for ever
    drop-before                 the connection is closed at RCPT
    drop-body                   DATA is answered 354, and the connection is closed at the first bytes of the message
    drop-after-data             the message is stored, and the connection is closed before the 250
    close-after                 the message is accepted with 250, and then the connection is closed
A behaviour may end in xN: it holds for the first N times it is met for that recipient, then all is well (451x2).
In a local part it stands behind a plus: anna+451x2@example.invalid, wang+drop-after-data@example.invalid.
The control file is JSON and is read anew at each connection, MAIL and RCPT; no file, or {}, means no trouble:
    {"connect": "refuse-connect", "mail": "mail-451", "all": "451", "to": {"anna@example.invalid": "550x1"}}
Precedence: "to", then the local part, then "all". Counts of "connect", "mail" and "all" are kept for all peers together.
"""

import argparse
import asyncio
import json
import os
import re
import signal
import ssl
import subprocess
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

LOOPBACK = "127.0.0.1"
BEHAVIOUR = re.compile(
    r"^(?:(?:data-|mail-|greet-)?[45]\d\d|refuse-connect|stall|stall-body|stall-after-data"
    r"|drop-before|drop-body|drop-after-data|close-after)"
    r"(?:x(\d+))?$"
)


class Script:
    """What trouble is asked for, and how often it was made already."""

    def __init__(self, path):
        self.path = path
        self.met = {}

    def control(self):
        if not self.path:
            return {}
        try:
            with open(self.path, encoding="utf-8") as file:
                return json.loads(file.read() or "{}")
        except FileNotFoundError:
            return {}

    def active(self, behaviour, subject):
        """The behaviour without its count, or None when it is none or used up."""
        match = BEHAVIOUR.match(behaviour or "")
        if not match:
            return None
        if match.group(1) is None:
            return behaviour
        key = (behaviour, subject)
        self.met[key] = self.met.get(key, 0) + 1
        return behaviour[: match.start(1) - 1] if self.met[key] <= int(match.group(1)) else None

    def of_recipient(self, address):
        control = self.control()
        named = control.get("to", {}).get(address)
        if named:
            return self.active(named, address)
        local = address.rsplit("@", 1)[0]
        if "+" in local:
            found = self.active(local.split("+", 1)[1], address)
            if found:
                return found
        return self.active(control.get("all"), "all")

    def of(self, stage):
        return self.active(self.control().get(stage), stage)


class Handler:
    def __init__(self, options, script):
        self.options = options
        self.script = script
        self.messages = 0
        self.sessions = 0
        path = options.log or os.path.join(options.out, "events.jsonl")
        self.log_file = open(path, "a", buffering=1, encoding="utf-8")

    def log(self, event, session, **fields):
        number = getattr(session, "number", None)
        self.log_file.write(json.dumps({"event": event, "session": number, **fields}, ensure_ascii=False) + "\n")

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        if self.options.auth:
            return responses
        return [line for line in responses if not line.startswith("250-AUTH")]

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        behaviour = self.script.of("mail")
        reply = f"{behaviour[5:]} scripted {behaviour}" if behaviour and behaviour.startswith("mail-") else "250 OK"
        self.log("mail", session, **{"from": address}, reply=reply, behaviour=behaviour)
        if reply.startswith("250"):
            envelope.mail_from = address
            envelope.mail_options.extend(mail_options)
            envelope.behaviour = None
        return reply

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        behaviour = self.script.of_recipient(address)
        reply = "250 OK"
        if behaviour and behaviour[0] in "45":
            reply = f"{behaviour} scripted for {address}"
        elif behaviour in ("stall", "drop-before"):
            reply = None
        elif behaviour:
            envelope.behaviour = behaviour
        self.log("rcpt", session, to=address, reply=reply, behaviour=behaviour)
        if behaviour == "stall":
            await asyncio.sleep(86400)
        if behaviour == "drop-before":
            return await self.drop(server)
        if reply == "250 OK":
            envelope.rcpt_tos.append(address)
            envelope.rcpt_options.extend(rcpt_options)
        return reply

    async def handle_DATA(self, server, session, envelope):
        behaviour = getattr(envelope, "behaviour", None)
        content = envelope.original_content
        found = re.search(rb"^message-id:\s*<([^>]*)>", content, re.IGNORECASE | re.MULTILINE)
        facts = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "message_id": found.group(1).decode("ascii", "replace") if found else None,
            "auth": getattr(session, "user", None),
            "tls": self.is_encrypted(session),
            "bytes": len(content),
            "behaviour": behaviour,
        }
        if behaviour and behaviour.startswith("data-"):
            reply = f"{behaviour[5:]} scripted {behaviour}"
            self.log("rejected", session, reply=reply, **facts)
            return reply
        self.messages += 1
        files = [self.store(content, address) for address in envelope.rcpt_tos]
        withheld = behaviour in ("drop-after-data", "stall-after-data")
        reply = None if withheld else f"250 stored as {self.messages:04d}"
        self.log("message", session, reply=reply, files=files, **facts)
        if behaviour == "stall-after-data":
            await asyncio.sleep(86400)
        if behaviour == "drop-after-data":
            return await self.drop(server)
        if behaviour == "close-after":
            asyncio.get_running_loop().call_later(0.05, server.transport.abort)
        return reply

    async def handle_QUIT(self, server, session, envelope):
        self.log("quit", session)
        return "221 Bye"

    def is_encrypted(self, session):
        return self.options.tls == "implicit" or session.ssl is not None

    def store(self, content, address):
        name = f"{self.messages:04d}-{re.sub(r'[^A-Za-z0-9.@_+-]', '_', address)}.eml"
        path = os.path.join(self.options.out, name)
        with open(os.path.join(self.options.out, "." + name), "wb") as file:
            file.write(content)
        os.rename(file.name, path)
        return name

    @staticmethod
    async def drop(server):
        """Closes the connection and never answers."""
        server.transport.abort()
        await asyncio.sleep(86400)

    def authenticate(self, server, session, envelope, mechanism, data):
        user, _, password = self.options.auth.partition(":")
        ok = isinstance(data, LoginPassword) and data.login == user.encode() and data.password == password.encode()
        name = data.login.decode("utf-8", "replace") if isinstance(data, LoginPassword) else None
        self.log("auth", session, user=name, ok=ok)
        if ok:
            session.user = name
        return AuthResult(success=ok, handled=False)


class Server(SMTP):
    """aiosmtpd's protocol with trouble at the door."""

    def connection_made(self, transport):
        first = self.transport is None
        handler = self.event_handler
        if first:
            behaviour = handler.script.of("connect")
            if behaviour == "refuse-connect":
                transport.abort()
            elif behaviour and behaviour.startswith("greet-"):
                transport.write(f"{behaviour[6:]} scripted {behaviour}\r\n".encode())
                transport.close()
            if behaviour:
                handler.log("connect", None, behaviour=behaviour)
        number = getattr(self.session, "number", None)
        super().connection_made(transport)
        if first:
            handler.sessions += 1
            number = handler.sessions
        self.session.number = number
        if first:
            handler.log("connect", self.session, tls=handler.options.tls == "implicit")

    async def push(self, status):
        if self.event_handler.options.delay:
            await asyncio.sleep(self.event_handler.options.delay)
        await super().push(status)

    async def smtp_DATA(self, arg):
        behaviour = getattr(self.envelope, "behaviour", None) if self.envelope else None
        if behaviour not in ("stall-body", "drop-body"):
            return await super().smtp_DATA(arg)
        await self.push("354 End data with <CR><LF>.<CR><LF>")
        if behaviour == "drop-body":
            await self._reader.read(1)
            self.transport.abort()
        else:
            self.transport.pause_reading()
        await asyncio.sleep(86400)

    def connection_lost(self, error):
        self.event_handler.log("disconnect", self.session)
        super().connection_lost(error)


def make_certificate(folder, name):
    """cert.pem and key.pem in `folder`, made when they are not there."""
    cert, key = os.path.join(folder, "cert.pem"), os.path.join(folder, "key.pem")
    if not (os.path.exists(cert) and os.path.exists(key)):
        os.makedirs(folder, exist_ok=True)
        names = "DNS:localhost,IP:127.0.0.1" if name == "localhost" else f"DNS:{name}"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
            + ["-days", "2"]
            + ["-subj", f"/CN={name}", "-addext", f"subjectAltName={names}", "-keyout", key, "-out", cert],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    return cert, key


async def serve(options):
    os.makedirs(options.out, exist_ok=True)
    context, cert = None, None
    if options.tls != "none":
        cert, key = make_certificate(options.cert_dir or os.path.join(options.out, "tls"), options.cert_name)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(cert, key)
    handler = Handler(options, Script(options.control))
    starttls = options.tls == "starttls"
    loop = asyncio.get_running_loop()

    def protocol():
        return Server(
            handler,
            hostname="smtpd.example.invalid",
            ident="scripted",
            data_size_limit=options.max_size,
            tls_context=context if starttls else None,
            require_starttls=starttls,
            auth_required=bool(options.auth),
            auth_require_tls=starttls,
            authenticator=handler.authenticate if options.auth else None,
            auth_exclude_mechanism=[] if options.auth else ["LOGIN", "PLAIN"],
            loop=loop,
        )

    # aiosmtpd names aborted sessions loudly; they are what is wanted here.
    loop.set_exception_handler(lambda loop, context: None)
    server = await loop.create_server(
        protocol, host=LOOPBACK, port=options.port, ssl=context if options.tls == "implicit" else None
    )
    port = server.sockets[0].getsockname()[1]
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    if options.watch_stdin:
        reader = asyncio.StreamReader()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
        watcher = loop.create_task(reader.read())
        watcher.add_done_callback(lambda task: stopped.set())
    if options.ready:
        with open(options.ready + ".part", "w", encoding="utf-8") as file:
            json.dump({"port": port, "pid": os.getpid(), "cert": cert}, file)
        os.rename(options.ready + ".part", options.ready)
    print("ready", port, flush=True)
    await stopped.wait()
    server.close()


def main():
    parser = argparse.ArgumentParser(description="A scripted SMTP server for tests, on 127.0.0.1 only.")
    parser.add_argument("--out", required=True)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--ready")
    parser.add_argument("--log")
    parser.add_argument("--tls", choices=["none", "starttls", "implicit"], default="none")
    parser.add_argument("--cert-dir")
    parser.add_argument("--cert-name", default="localhost")
    parser.add_argument("--auth")
    parser.add_argument("--control")
    parser.add_argument("--max-size", type=int, default=50 * 1024 * 1024)
    parser.add_argument("--watch-stdin", action="store_true")
    parser.add_argument("--delay", type=float, default=0)
    # A parent that starts us from a worker thread hands down that thread's mask, which may block SIGTERM.
    signal.pthread_sigmask(signal.SIG_SETMASK, set())
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
