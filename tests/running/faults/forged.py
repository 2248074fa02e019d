"""One command `litreview` of a forge, as if it were the program: its words, what it says, and its exit code."""

import json
import os
import sys
import time

PATIENCE = 180


def ask(channel: int, folder: str, words: list[str]) -> int:
    """Have the forge at ``channel`` call the command with these ``words`` here, pass on what it says and return its exit code."""
    into = f"{folder}/{os.getpid()}"
    os.mkdir(into)
    asked = {"into": into, "arguments": words, "environment": dict(os.environ), "folder": os.getcwd()}
    os.write(channel, json.dumps(asked).encode() + b"\n")
    until = time.monotonic() + PATIENCE
    while not os.path.exists(f"{into}/code"):
        if time.monotonic() > until:
            sys.exit("the command did not end")
        time.sleep(0.005)
    for stream, name in ((sys.stdout, "out"), (sys.stderr, "err")):
        with open(f"{into}/{name}", encoding="utf-8") as said:
            stream.write(said.read())
    with open(f"{into}/code", encoding="utf-8") as code:
        return int(code.read())


if __name__ == "__main__":
    sys.exit(ask(int(sys.argv[1]), sys.argv[2], sys.argv[3:]))
