"""What the benchmarks have in common: to run a command and to tell what it took."""
import json
import pathlib
import subprocess
import sys

PROJECT = pathlib.Path(__file__).resolve().parent.parent


# Runs a command from a process of its own: what a child needs at most is told to be no less than its parent had.
RUNNER = """
import json, os, subprocess, sys, time
start = time.monotonic()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(json.dumps([status, time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000]))
"""


def run(command):
    """Wall seconds, CPU seconds and peak memory in MB of one run."""
    done = subprocess.run([sys.executable, "-c", RUNNER, *map(str, command)], capture_output=True, text=True)
    status, *taken = json.loads(done.stdout)
    if status:
        sys.exit(f"{' '.join(map(str, command))}: failed\n{done.stderr}")
    return tuple(taken)
