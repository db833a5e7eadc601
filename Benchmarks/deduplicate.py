#!/usr/bin/env python3
"""Times valbench-deduplicate beside rensa and datasketch on the same pairs, in one run, and tells what each has found.

    Benchmarks/deduplicate.py [--bin FOLDER] [--runs N] [--pairs N] [--only-valbench]

The pairs have made-up words, 450 characters or so in all, as often as words of a language are used. To some a duplicate
was added, exact, near or with the sides exchanged, and to some a variant that is just too different to be one; what is
true is told by the exact Jaccard similarity of the shingles, computed here. Recall is the share of duplicates at 0.8 or
above of which one was removed; precision is the share of removed pairs that were such duplicates of what was kept. The
Python tools get "seconds" for signatures and search alone, without reading and shingling, and "wall" with it. They
are installed in a folder under .build, unless that is impossible: then they are left out.
"""
import argparse
import contextlib
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

from measuring import PROJECT, run
from synthetic import write_pairs

BUILD = PROJECT / ".build"
VENV = BUILD / "bench-venv"
PEERS = ("rensa", "datasketch")
THRESHOLD = 0.8


def peers():
    """Those that are here, installed if need be, with their versions."""
    code = "import datasketch, importlib.metadata as m; print(m.version('rensa'), m.version('datasketch'))"
    with contextlib.suppress(OSError, subprocess.CalledProcessError):
        found = subprocess.run([VENV / "bin/python", "-c", code], check=True, capture_output=True, text=True)
        return dict(zip(PEERS, found.stdout.split()))
    print("Installing rensa and datasketch into", VENV, file=sys.stderr)
    try:
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True, capture_output=True, text=True)
        subprocess.run([VENV / "bin/pip", "install", "-q", *PEERS], check=True, capture_output=True, text=True)
        found = subprocess.run([VENV / "bin/python", "-c", code], check=True, capture_output=True, text=True)
        return dict(zip(PEERS, found.stdout.split()))
    except (OSError, subprocess.CalledProcessError) as error:
        reason = (getattr(error, "stderr", None) or str(error)).strip().splitlines()[-1]
        print(f"They cannot be installed and are left out: {reason}", file=sys.stderr)
        return {}


def removed_by_valbench(path):
    with open(path) as lines:
        return [(found["id"], found["kept_id"]) for found in map(json.loads, lines)]


def removed_by_peer(path):
    with open(path) as lines:
        return [tuple(line.split()) for line in lines]


def quality(removed, truth):
    """Recall and precision."""
    duplicates = {pair for pair, similarity in truth.items() if similarity >= THRESHOLD}
    # A pair that resembles one that was not planted for it would be an accident of made-up words: none is true.
    right = sum(pair in duplicates for pair in removed)
    return right / len(duplicates), right / len(removed) if removed else 1


def time_valbench(binaries, pairs, folder, threads):
    removed = folder / "duplicates.jsonl"
    result = run([
        binaries / "valbench-deduplicate", "--quiet", "--force", pairs, "-o", folder / "unique.jsonl", "--duplicates",
        removed, "--threads", str(threads)])
    return *result, result[0], removed_by_valbench(removed)


def time_peer(name, pairs, folder):
    removed, seconds = folder / "removed", folder / "seconds"
    with open(seconds, "w") as output:
        start = time.monotonic()
        process = subprocess.Popen(
            [VENV / "bin/python", PROJECT / "Benchmarks/deduplicate_peers.py", name, pairs, removed], stdout=output)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
    if status:
        sys.exit(f"{name} failed")
    own = float(seconds.read_text().split()[1])
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000, own, removed_by_peer(removed)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=PROJECT / ".build/release", type=pathlib.Path)
    parser.add_argument("--runs", default=3, type=int)
    parser.add_argument("--pairs", default=50_000, type=int)
    parser.add_argument("--only-valbench", action="store_true", help="for numbers of pairs that take the others hours")
    options = parser.parse_args()
    versions = {} if options.only_valbench else peers()
    threads = sorted({1, os.cpu_count() or 1})
    with tempfile.TemporaryDirectory(prefix="bench-", dir=BUILD) as name:
        folder = pathlib.Path(name)
        pairs = folder / "pairs.jsonl"
        truth = write_pairs(pairs, options.pairs, seed=1)
        planted = sum(similarity >= THRESHOLD for similarity in truth.values())
        print(f"{options.pairs} pairs in {pairs.stat().st_size / 1e6:.0f} MB, {planted} duplicates among {len(truth)} "
              f"planted variants; {os.cpu_count()} cores; median of {options.runs} runs; "
              + ", ".join(f"{name} {version}" for name, version in versions.items()) + "\n")
        results = {}
        for _ in range(options.runs):
            for count in threads:
                results.setdefault(f"valbench, threads: {count}", []).append(
                    time_valbench(options.bin, pairs, folder, count))
            for name in versions:
                results.setdefault(name, []).append(time_peer(name, pairs, folder))
    print(f"{'command':24}{'wall s':>9}{'seconds':>9}{'CPU s':>9}{'peak MB':>9}{'recall':>9}{'precision':>11}")
    for name, runs in results.items():
        wall, cpu, memory, own = (statistics.median(values) for values in list(zip(*runs))[:4])
        recall, precision = quality(runs[0][4], truth)
        print(f"{name:24}{wall:9.2f}{own:9.2f}{cpu:9.2f}{memory:9.0f}{recall:9.4f}{precision:11.4f}")
    mine = statistics.median(run[0] for run in results[f"valbench, threads: {threads[-1]}"])
    for name in versions:
        wall, own = (statistics.median(run[place] for run in results[name]) for place in (0, 3))
        print(f"valbench, with reading and writing, is {wall / mine:.1f} times as fast as {name} with reading, "
              f"{own / mine:.1f} times as fast as its signatures and search alone")


main()
