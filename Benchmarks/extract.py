#!/usr/bin/env python3
"""Times valbench-extract against public tools on one dump, in one run.

    Benchmarks/extract.py [--bin FOLDER] [--megabytes N] [--runs N] [DUMP.xml.bz2]

Grows a dump from the bundled sample (or from the one named), in each layout that Wikimedia publishes or has published:
plain XML, one bz2 stream, and many bz2 streams. Runs all commands in turn, valbench-extract also on one thread, several
times, and prints the median wall time, CPU time and peak memory of each (this script's own 12 MB or so are the least that
can be told), and each ratio of valbench-extract to a tool, pair by pair. Tools that are not installed are left out.
"""
import argparse
import bz2
import multiprocessing
import os
import pathlib
import shutil
import statistics
import sys
import tempfile

from measuring import PROJECT, run

SAMPLE = PROJECT / "data/sample/sample-pages-articles-multistream.xml.bz2"


def layouts_in(folder):
    return {name: folder / f"{name}.xml{'' if name == 'plain' else '.bz2'}" for name in ("plain", "single", "multi")}


def grow(source, megabytes, folder):
    """Writes the three layouts."""
    xml = bz2.decompress(source.read_bytes())
    first, last = xml.index(b"  <page>"), xml.index(b"</mediawiki>")
    pages = xml[first:last]
    copies = max(1, megabytes * 1_000_000 // len(pages))
    layouts = layouts_in(folder)
    single = bz2.BZ2Compressor()
    with open(layouts["plain"], "wb") as plain, open(layouts["single"], "wb") as one, open(layouts["multi"], "wb") as many:
        def write(data):
            plain.write(data)
            one.write(single.compress(data))

        write(xml[:first])
        many.write(bz2.compress(xml[:first]))
        for _ in range(copies):
            write(pages)
            for start in range(0, len(pages), 900_000):
                many.write(bz2.compress(pages[start : start + 900_000]))
        write(xml[last:])
        one.write(single.flush())
        many.write(bz2.compress(xml[last:]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=PROJECT / ".build/release", type=pathlib.Path)
    parser.add_argument("--megabytes", default=100, type=int)
    parser.add_argument("--runs", default=5, type=int)
    parser.add_argument("dump", nargs="?", default=SAMPLE, type=pathlib.Path)
    options = parser.parse_args()
    cores = os.cpu_count()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        # In a process of its own: a command's peak memory counts from that of the process that starts it.
        grower = multiprocessing.Process(target=grow, args=(options.dump, options.megabytes, folder))
        grower.start()
        grower.join()
        if grower.exitcode:
            sys.exit(f"{options.dump}: cannot be grown; is it a bz2 dump?")
        layouts = layouts_in(folder)
        size = layouts["plain"].stat().st_size
        print(f"{options.dump.name} grown to {size / 1e6:.0f} MB of XML; {cores} cores; median of {options.runs} runs\n")
        commands = {}
        for layout, path in layouts.items():
            commands[f"valbench-extract {layout}"] = [
                options.bin / "valbench-extract", "--quiet", "--force", path, "-o", folder / "sections.jsonl"]
        for layout, path in layouts.items():
            commands[f"valbench-extract {layout}, 1 thread"] = commands[f"valbench-extract {layout}"] + ["--threads", "1"]
        for tool, flags in (("bzip2", ["-dc"]), ("pbzip2", ["-dc", f"-p{cores}"]), ("lbzip2", ["-dc", f"-n{cores}"])):
            for layout in ("single", "multi"):
                commands[f"{tool} -dc {layout}"] = [tool, *flags, layouts[layout]]
        commands["xmllint --stream plain"] = ["xmllint", "--stream", "--noout", layouts["plain"]]
        commands = {label: command for label, command in commands.items() if shutil.which(command[0])}
        results = {label: [] for label in commands}
        for number in range(options.runs + 1):
            for label, command in commands.items():
                result = run(command)
                if number:
                    results[label].append(result)

        print(f"{'command':32}{'wall s':>9}{'CPU s':>9}{'MB/s':>9}{'peak MB':>9}")
        for label, runs in results.items():
            wall, cpu, memory = (statistics.median(values) for values in zip(*runs))
            print(f"{label:32}{wall:9.2f}{cpu:9.2f}{size / 1e6 / wall:9.0f}{memory:9.0f}")
        print(f"\n{'ratio of wall times':60}{'lowest':>9}{'median':>9}{'highest':>9}")
        for layout in layouts:
            ours = f"valbench-extract {layout}"
            for label in results:
                same_input = label.endswith(layout) or (layout == "single" and label.startswith("pbzip2") and "multi" in label)
                if label.startswith("valbench") or not same_input:
                    continue
                ratios = sorted(a[0] / b[0] for a, b in zip(results[ours], results[label]))
                print(f"{ours + ' / ' + label:60}{ratios[0]:9.2f}{statistics.median(ratios):9.2f}{ratios[-1]:9.2f}")


if __name__ == "__main__":
    main()
