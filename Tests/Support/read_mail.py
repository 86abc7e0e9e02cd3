#!/usr/bin/python3
"""Reads .eml files with Python's `email` package, another parser than our writer, and prints one JSON object a line:
headers, addressees, parts with their text and digests, and every defect the parser found. The text of a workbook is its rows, as
openpyxl reads them, cells apart by tabs; a formula says that it is one."""

import email
import email.policy
import email.utils
import hashlib
import io
import json
import sys
from email.header import decode_header, make_header


WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def rows(content):
    import openpyxl

    def shown(cell):
        text = "" if cell.value is None else str(cell.value)
        return "FORMULA " + text if cell.data_type == "f" else text

    book = openpyxl.load_workbook(io.BytesIO(content))
    return "\n".join("\t".join(map(shown, row)) for sheet in book for row in sheet.iter_rows())


def text(part, content):
    if part.get_content_type() == WORKBOOK:
        return rows(content)
    return content.decode("utf-8") if part.get_content_maintype() == "text" else None


def read(path):
    with open(path, "rb") as file:
        data = file.read()
    message = email.message_from_bytes(data, policy=email.policy.default)
    headers = {}
    for name, value in message.items():
        headers.setdefault(name, []).append(str(value))
    parts, defects = [], [repr(defect) for defect in message.defects]
    for name in ("from", "to", "subject", "date"):
        if message[name] is not None:
            defects += [repr(defect) for defect in message[name].defects]
    for part in message.walk():
        defects += [repr(defect) for defect in part.defects]
        if part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        parts.append(
            {
                "type": part.get_content_type(),
                "filename": part.get_filename(),
                "charset": part.get_content_charset(),
                "text": text(part, content),
                "sha256": hashlib.sha256(content).hexdigest(),
                "size": len(content),
            }
        )
    # The newer parser leaves the fold between a phrase's encoded words in (bpo-35547); the older is right.
    raw = email.message_from_bytes(data)["from"]
    return {
        "headers": headers,
        "to": [address.addr_spec for address in message["to"].addresses],
        "fromName": str(make_header(decode_header(email.utils.parseaddr(raw)[0]))),
        "parts": parts,
        "defects": defects,
        "date": message["date"].datetime.isoformat(),
    }


for name in sys.argv[1:]:
    print(json.dumps(read(name)))
