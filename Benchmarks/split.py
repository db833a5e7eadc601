#!/usr/bin/env python3
"""Takes a made-up dataset from deduplication to splits and a dataset folder, times the stages, and looks for leaks.

    Benchmarks/split.py [--bin FOLDER] [--pairs N] [--embeddings]

To some pairs a duplicate or a variant just too different to be one was added; some share an article, some a main article.
All that was planted is then looked for in the files: each duplicate at 0.8 or above must be gone, each variant at 0.6 or
above in the split of its original, no article and no main article in two splits, and no pair lost. The same pairs in
another order, on one thread, must give the same bytes. With --embeddings the pairs are also embedded by a made-up model
on loopback and compared by that. Exit code 1 if anything is wrong.
"""
import argparse
import filecmp
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

from measuring import PROJECT, run
from synthetic import write_pairs

BUILD = PROJECT / ".build"
SPLITS = ("train", "validation", "test")


def plant(path):
    """Gives some pairs the article of another, and some a main article that they share with others."""
    chance = random.Random(2)
    pairs = [json.loads(line) for line in path.open()]
    for number, pair in enumerate(pairs):
        if number and chance.random() < 0.1:
            pair["page_id"] = pairs[chance.randrange(number)]["page_id"]
            pair["page_title"] = f"Page {pair['page_id']}"
        pair["category"] = chance.choice(["politics", "religion", "science", "law"])
        shares = chance.random() < 0.02
        pair["main_targets"] = [f"Main {chance.randrange(len(pairs) // 100)}"] if shares else []
    write(path, pairs)
    return pairs


def write(path, pairs):
    path.write_text("".join(json.dumps(pair, separators=(",", ":")) + "\n" for pair in pairs))


def embed(binaries, pairs, folder):
    server = subprocess.Popen([binaries / "loopback-model"], stdout=subprocess.PIPE, text=True)
    try:
        port = server.stdout.readline().split()[-1].rsplit(":", 1)[-1].strip("/")
        took = run([
            binaries / "valbench-embed", "--quiet", pairs, "-o", folder / "embeddings.jsonl", "--ledger",
            folder / "ledger.sqlite", "--model", f"http://127.0.0.1:{port}/v1#made-up", "--dimensions", "256"])
    finally:
        server.kill()
    return took, ["--embeddings", folder / "embeddings.jsonl"]


def stages(binaries, pairs, folder, threads, more):
    folder.mkdir()
    unique, splits = folder / "unique.jsonl", folder / "splits"
    commands = {
        "deduplicate": ["valbench-deduplicate", pairs, "-o", unique, "--duplicates", folder / "duplicates.jsonl",
                        "--threads", str(threads), *more],
        "split": ["valbench-split", unique, "-o", splits, "--threads", str(threads), *more],
        "publish": ["valbench-publish", "dataset", splits, "-o", folder / "dataset", "--name", "Made up"],
    }
    return {name: run([binaries / command[0], "--quiet", *command[1:]]) for name, command in commands.items()}


def faults(pairs, truth, folder):
    """What is wrong. Of those at the very threshold, 1 % may be missed."""
    place = {}
    for split in SPLITS:
        for line in (folder / f"splits/{split}.jsonl").open():
            place[json.loads(line)["id"]] = split
    removed = {found["id"]: found for found in map(json.loads, (folder / "duplicates.jsonl").open())}
    duplicates = [pair for pair, score in truth.items() if score >= 0.8]
    missed = sum(variant not in removed and original not in removed for variant, original in duplicates)
    near = [pair for pair, score in truth.items() if 0.6 <= score < 0.8 and pair[0] in place and pair[1] in place]
    apart = sum(place[variant] != place[original] for variant, original in near)
    articles, mains = {}, {}
    for pair in pairs:
        if split := place.get(pair["id"]):
            articles.setdefault(pair["page_id"], set()).add(split)
            for main in pair["main_targets"]:
                mains.setdefault(main, set()).add(split)
    counts = {
        "pairs that are neither kept nor removed": sum(
            (pair["id"] in place) == (pair["id"] in removed) for pair in pairs),
        "removed pairs whose kept one is not there": sum(found["kept_id"] not in place for found in removed.values()),
        "articles in two splits": sum(len(found) > 1 for found in articles.values()),
        "main articles in two splits": sum(len(found) > 1 for found in mains.values()),
        f"more than 1 % of {len(duplicates)} planted duplicates missed": max(0, missed - len(duplicates) // 100),
        f"more than 1 % of {len(near)} variants at 0.6 or above apart": max(0, apart - len(near) // 100),
    }
    print(f"missed duplicates: {missed} of {len(duplicates)}; variants in another split: {apart} of {len(near)}; "
          f"articles with several pairs: {len(pairs) - len({pair['page_id'] for pair in pairs})}; "
          f"main articles: {len(mains)}")
    return [f"{count} {what}" for what, count in counts.items() if count]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=BUILD / "release", type=pathlib.Path)
    parser.add_argument("--pairs", default=100_000, type=int)
    parser.add_argument("--embeddings", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-", dir=BUILD) as name:
        folder = pathlib.Path(name)
        path = folder / "pairs.jsonl"
        truth = write_pairs(path, options.pairs, seed=1)
        pairs = plant(path)
        took, more = {}, []
        if options.embeddings:
            took["embed"], more = embed(options.bin, path, folder)
        took |= stages(options.bin, path, folder / "a", os.cpu_count() or 1, more)
        print(f"{options.pairs} pairs in {path.stat().st_size / 1e6:.0f} MB; {os.cpu_count()} cores\n")
        print(f"{'stage':14}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}")
        for stage, (wall, cpu, memory) in took.items():
            print(f"{stage:14}{wall:9.2f}{cpu:9.2f}{memory:9.0f}")
        print()
        found = faults(pairs, truth, folder / "a")
        audit = json.loads((folder / "a/splits/splits.manifest.json").read_text())["audit"]
        for alike in audit["most_alike"]:
            print(f"most alike pairs of {alike['split']} and {alike['other_split']}: {alike['method']} {alike['score']:.3f}")
        print(f"p of the chi-squared test: {audit['category_test'] and audit['category_test']['p']}")
        random.Random(3).shuffle(pairs)
        write(path, pairs)
        stages(options.bin, path, folder / "b", 1, more)
        names = ["unique.jsonl", "duplicates.jsonl"] + [f"splits/{split}.jsonl" for split in SPLITS]
        _, different, missing = filecmp.cmpfiles(folder / "a", folder / "b", names, shallow=False)
        found += [f"{name} depends on order or threads" for name in different + missing]
    print("\n".join(f"WRONG: {fault}" for fault in found) if found else "nothing is wrong")
    sys.exit(1 if found else 0)


main()
