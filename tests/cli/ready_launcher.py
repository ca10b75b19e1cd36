"""What stands for a command that a ready process runs: passes on files, signals and exit code.

`python -I -S ready_launcher.py SOCKET ARGUMENT…`; it loads next to nothing.
"""

import json
import os
import signal
import socket
import sys

ready = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
ready.connect(sys.argv[1])
told = {
    "arguments": sys.argv[2:],
    "surroundings": dict(os.environ),
    "folder": os.getcwd(),  # noqa: PTH109 - pathlib takes longer to load than all the rest
}
socket.send_fds(ready, [json.dumps(told).encode()], [0, 1, 2])
for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, lambda passed, _: ready.send(bytes([passed])))
code = int(ready.recv(16) or b"1")
if code < 0:
    signal.signal(-code, signal.SIG_DFL)
    os.kill(os.getpid(), -code)
sys.exit(code)
