"""peer.py json|dictionary FILE: decodes a file with aiscat, JSON to standard output, dictionaries to nowhere."""
import sys

import aiscat

kind, path = sys.argv[1:]
count = 0
with open(path, "rb") as file:
    chunks = iter(lambda: file.read(1 << 16), b"")
    for message in aiscat.iter_decode(chunks, format=kind):
        count += 1
        if kind == "json":
            sys.stdout.buffer.write(message)
print(count, "messages", file=sys.stderr)
