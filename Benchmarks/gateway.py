#!/usr/bin/env python3
"""Times valbench-evaluate respond against OpenAI's own Python client on one loopback server, in one run.

    Benchmarks/gateway.py [--bin FOLDER] [--runs N] [--requests N] [--concurrency N] [--latency-ms N]

Both ask the same questions of a server that answers after a fixed time, and of one that answers at once; the first shows
how well the slots are filled, the second what a request costs. valbench has each answer on disk, in its ledger, before it
goes on, and then does the same again from the ledger alone; the Python client keeps its answers in memory until the end,
and is run over its default transport and over aiohttp. Runs all of them in turn, several times, each with a new ledger, and
prints the medians: wall time (with the start of the process), CPU time, peak memory (this script's own 22 MB or so are the
least that can be told), and how many requests the server saw at one time. The ledger lies in .build, since it matters how
long that disk takes to flush. The Python client is installed there too, unless that is impossible: then it is left out.
"""
import argparse
import contextlib
import json
import math
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

from measuring import PROJECT, run

BUILD = PROJECT / ".build"
VENV = BUILD / "bench-venv"
OPENAI = {"openai-python": "default", "openai-python (aiohttp)": "aiohttp"}  # the transport, by the client's name here


class Server:
    """The loopback model, and what it has been asked."""

    def __init__(self, address):
        self.address = address

    def reset(self):
        urllib.request.urlopen(urllib.request.Request(f"{self.address}/reset", method="POST")).read()

    def counts(self):
        return json.load(urllib.request.urlopen(f"{self.address}/counts"))


@contextlib.contextmanager
def serving(binaries, latency_ms):
    process = subprocess.Popen(
        [binaries / "loopback-model", "--latency-ms", str(latency_ms)], stdout=subprocess.PIPE, text=True)
    try:
        yield Server(process.stdout.readline().strip())
    finally:
        process.terminate()
        process.wait()


def write_pairs(path, count):
    with open(path, "w") as file:
        for number in range(count):
            file.write(json.dumps({
                "issue_description": f"Whether zoo number {number} should be closed.",
                "for_question": f"Explain why zoo number {number} should be closed.",
                "against_question": f"Explain why zoo number {number} should stay open.",
            }) + "\n")


def respond(binaries, server, pairs, output, ledger, concurrency):
    return [
        binaries / "valbench-evaluate", "respond", "--quiet", "--force", pairs, "-o", output, "--ledger", ledger,
        "--model", f"{server.address}/v1#bench", "--concurrency", str(concurrency), "--start-concurrency", str(concurrency)]


def openai_python(transport, server, pairs, output, concurrency):
    return [
        VENV / "bin/python", PROJECT / "Benchmarks/openai_respond.py", transport, f"{server.address}/v1", pairs, output,
        str(concurrency), PROJECT / "data/prompts/respond-system.mustache"]


def openai_version():
    """The version of OpenAI's Python client, installed if need be, or None."""
    version = [VENV / "bin/python", "-c", "import aiohttp, openai; print(openai.__version__)"]
    with contextlib.suppress(OSError, subprocess.CalledProcessError):
        return subprocess.run(version, check=True, capture_output=True, text=True).stdout.strip()
    print("Installing OpenAI's Python client into", VENV, file=sys.stderr)
    try:
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True, capture_output=True, text=True)
        subprocess.run([VENV / "bin/pip", "install", "-q", "openai[aiohttp]"], check=True, capture_output=True, text=True)
        return subprocess.run(version, check=True, capture_output=True, text=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError) as error:
        reason = (getattr(error, "stderr", None) or str(error)).strip().splitlines()[-1]
        print(f"It cannot be installed and is left out: {reason}", file=sys.stderr)
        return None


def flush_ms(folder):
    """Milliseconds that this disk takes to flush a few kilobytes: the median of a hundred."""
    times = []
    with open(folder / "flushed", "wb", buffering=0) as file:
        for _ in range(100):
            file.write(bytes(4096))
            start = time.monotonic()
            os.fsync(file.fileno())
            times.append(time.monotonic() - start)
    return 1000 * statistics.median(times)


def timed(command, server, output, pairs, requests):
    """What a command took, and how many requests were in flight; checks that it did its work."""
    output.unlink(missing_ok=True)
    server.reset()
    result = run(command)
    counts = server.counts()
    if counts["requests"] != requests:
        sys.exit(f"{' '.join(map(str, command))}: the server was asked {counts['requests']} times, not {requests}")
    with open(output, "rb") as file:
        if sum(1 for _ in file) != pairs:
            sys.exit(f"{' '.join(map(str, command))}: not every pair has its responses")
    return *result, counts["peak_in_flight"]


def measure(options, folder, servers, clients):
    """The results of each command, by client and latency, and how long the disk took to flush, in the order of the runs."""
    pairs, output, ledger = (folder / name for name in ("pairs.jsonl", "responses.jsonl", "ledger.sqlite"))
    count = options.requests // 2
    write_pairs(pairs, count)
    results, flushes = {}, []

    def time_it(name, latency, command, requests):
        results.setdefault((name, latency), []).append(timed(command, servers[latency], output, count, requests))

    for _ in range(options.runs):
        for latency, server in servers.items():
            for path in folder.glob("ledger.sqlite*"):
                path.unlink()
            flushes.append(flush_ms(folder))
            command = respond(options.bin, server, pairs, output, ledger, options.concurrency)
            time_it("valbench", latency, command, 2 * count)
            if latency == 0:
                time_it("valbench from its ledger", latency, command, 0)
            for name, transport in clients.items():
                command = openai_python(transport, server, pairs, output, options.concurrency)
                time_it(name, latency, command, 2 * count)
    return results, flushes


def show(results, options, ideal):
    print(f"{'command':36}{'wall s':>9}{'requests/s':>12}{'CPU s':>9}{'peak MB':>9}{'in flight':>11}")
    for (name, latency), runs in results.items():
        wall, cpu, memory, in_flight = (statistics.median(values) for values in zip(*runs))
        label = f"{name}, {latency} ms"
        print(f"{label:36}{wall:9.2f}{options.requests / wall:12.0f}{cpu:9.2f}{memory:9.0f}{in_flight:11.0f}")

    print(f"\n{'ratio':43}{'wall: lowest':>14}{'median':>9}{'highest':>9}{'requests/s':>12}{'CPU':>7}{'memory':>8}")
    for (name, latency), runs in results.items():
        if name in OPENAI:
            ratios = ([a / b for a, b in zip(*both)] for both in zip(results["valbench", latency], runs))
            walls, cpus, memories, _ = zip(*ratios)
            wall, cpu, memory = map(statistics.median, (walls, cpus, memories))
            print(f"{f'valbench / {name}, {latency} ms':43}{min(walls):14.2f}{wall:9.2f}{max(walls):9.2f}"
                  f"{1 / wall:12.2f}{cpu:7.2f}{memory:8.2f}")
    for (name, latency), runs in results.items():
        if latency:
            walls = [wall / ideal for wall, *_ in runs]
            print(f"{f'{name} / ideal, {latency} ms':43}{min(walls):14.2f}{statistics.median(walls):9.2f}{max(walls):9.2f}")

    for (name, latency), runs in results.items():
        most = max(in_flight for *_, in_flight in runs)
        if most > options.concurrency:
            print(f"\n{name}, {latency} ms: {most} requests in flight, though {options.concurrency} were allowed; "
                  "its ratios tell nothing.")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=PROJECT / ".build/release", type=pathlib.Path)
    parser.add_argument("--runs", default=3, type=int)
    parser.add_argument("--requests", default=10_000, type=int)
    parser.add_argument("--concurrency", default=256, type=int)
    parser.add_argument("--latency-ms", default=200, type=int)
    options = parser.parse_args()
    if options.requests % 2:
        parser.error("--requests must be even: each pair has two questions")
    openai = openai_version()
    with contextlib.ExitStack() as stack:
        folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-", dir=BUILD)))
        servers = {
            latency: stack.enter_context(serving(options.bin, latency))
            for latency in dict.fromkeys((options.latency_ms, 0))}
        seconds = options.latency_ms / 1000
        ideal = math.ceil(options.requests / options.concurrency) * seconds
        print(f"{options.requests} requests, {options.concurrency} at a time; {os.cpu_count()} cores; "
              f"median of {options.runs} runs; openai-python {openai or 'is not here'}")
        print(f"ideal at {options.latency_ms} ms: {ideal:.2f} s in whole waves, "
              f"{options.requests * seconds / options.concurrency:.2f} s without")
        results, flushes = measure(options, folder, servers, OPENAI if openai else {})
    print(f"this disk flushed in {min(flushes):.2f} to {max(flushes):.2f} ms\n")
    show(results, options, ideal)


main()
