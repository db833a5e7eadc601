#!/usr/bin/env python3
"""Sends many sections through valbench-generate and tells how long it takes and how much memory.

    Benchmarks/generate.py [--bin FOLDER] [--sections N] [--concurrency N] [--most-megabytes N]

The sections are those of the bundled sample, each under as many titles as are needed. A server on loopback answers at once,
with one issue for each section, which is checked and verified: two requests a section, all of them through a ledger on this
disk. Then the same again from the ledger alone. Fails if either run takes more memory than it may.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

from measuring import PROJECT, run

BUILD = PROJECT / ".build"
QUESTION = "Explain why the # rule for zoos in cities should be {}."

# What generator and verifier read of it is one answer to both.
ANSWER = {
    "section_holds": "issues of value",
    "issues": [{
        "issue_description": "Cities that keep zoos have the # rule, and people disagree on whether to keep it.",
        "for_question": QUESTION.format("kept"),
        "against_question": QUESTION.format("dropped"),
        "category": "animals",
        "issue_scale": "niche",
        "for_values": ["tradition"],
        "against_values": ["concern for nature"],
    }],
    "proposition": "The rule should be kept.",
    "remarks": "",
    "opposed": True,
    **{f"question_{n}_{what}": True for n in (1, 2) for what in ("value_laden", "self_contained", "neutral_premise")},
}


def write_sections(binaries, folder, count):
    sample = folder / "sample.jsonl"
    dump = PROJECT / "data/sample/sample-pages-articles-multistream.xml.bz2"
    subprocess.run([binaries / "valbench-extract", "--quiet", dump, "-o", sample], check=True)
    sections = [json.loads(line) for line in open(sample)]
    path = folder / "sections.jsonl"
    with open(path, "w") as file:
        for number in range(count):
            section = dict(sections[number % len(sections)])
            section["id"] = f"sec-{number:016x}"
            section["page_title"] += f" {number}"
            file.write(json.dumps(section, ensure_ascii=False) + "\n")
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", type=pathlib.Path, default=BUILD / "release")
    parser.add_argument("--sections", type=int, default=150_000)
    parser.add_argument("--concurrency", type=int, default=64)
    parser.add_argument("--most-megabytes", type=int, default=300)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=BUILD, prefix="bench-") as name:
        folder = pathlib.Path(name)
        sections = write_sections(options.bin, folder, options.sections)
        content = folder / "content.json"
        content.write_text(json.dumps(ANSWER))
        server = subprocess.Popen(
            [options.bin / "loopback-model", "--content", content], stdout=subprocess.PIPE, text=True)
        try:
            address = server.stdout.readline().strip()
            command = [
                options.bin / "valbench-generate", "--quiet", "--force", sections, "-o", folder / "pairs.jsonl", "--ledger",
                folder / "ledger.sqlite", "--model", f"{address}/v1#bench", "--concurrency", str(options.concurrency)]
            print(f"{options.sections} sections of {sections.stat().st_size / 1e6:.0f} MB in all")
            worst = 0
            for what in ("from the server", "from the ledger"):
                wall, cpu, memory = run(command)
                worst = max(worst, memory)
                manifest = json.load(open(folder / "pairs.jsonl.manifest.json"))
                pairs = manifest["counts"]["pairs"]
                print(
                    f"{what}: {wall:.0f} s, {options.sections / wall:.0f} sections/s, {cpu:.0f} s of CPU, {memory:.0f} MB, "
                    f"{pairs} pairs, left out: {manifest['dropped'] or 'nothing'}", flush=True)
                if pairs != options.sections:
                    sys.exit("Not every section has its pair.")
        finally:
            server.terminate()
            server.wait()
        if worst > options.most_megabytes:
            sys.exit(f"{worst:.0f} MB is more than the {options.most_megabytes} MB that it may take.")


if __name__ == "__main__":
    main()
