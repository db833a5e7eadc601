#!/usr/bin/env python3
"""Reckons what the whole of English Wikipedia, and all wikis, would take: hours, memory, calls, tokens and dollars.

    Benchmarks/scale.py [--bin FOLDER] [--megabytes N] [--sections N] [--pairs N N] [DUMP.xml.bz2]

Measures on this machine what one megabyte of a dump, one section, one pair and one call take, and multiplies. The dump is
the bundled sample where none is named; as each of its articles is about a debate, the number of sections is then assumed.
Rates are CPU seconds (user and system), which other work on the machine changes little. Tokens come from the real prompts,
as --estimate counts them: four bytes a token. What cannot be measured without paying is assumed, in the constants below.
Prints Markdown.
"""
import argparse
import dataclasses
import json
import math
import pathlib
import re
import sqlite3
import subprocess
import tempfile

from extract import SAMPLE, grow, layouts_in
from measuring import PROJECT, run
from synthetic import write_pairs

# What is assumed, since to know it would cost money or need the whole dump.
COMPRESSED_MB = {"English Wikipedia": 25_000, "all wikis": 250_000}
DUMP_PARTS = {"English Wikipedia": 70, "all wikis": 700}
SECTIONS_PER_MB = 7  # of a bz2 dump: 12 in 1.7 MB of English Wikipedia of 2016
PAIRS_PER_SECTION = 1.2  # that pass all checks
SECONDS_PER_CALL = {"generate": 8, "verify": 4, "respond": 20, "judge": 6, "label values": 3}
OUTPUT_TOKENS = {"generate": 500, "verify": 120, "respond": 700, "judge": 350, "label values": 40}
LAPTOP_CORES, NODES, NODE_CORES, CONCURRENCY = 4, 100, 4, 64
TOKENS_PER_MINUTE = 2_000_000  # what a provider lets one customer of middling size have
PRICES = {"cheap": "gpt-4.1-nano", "mid": "gpt-4.1", "dear": "claude-opus-4-6"}

BYTES_PER_TOKEN = 4


@dataclasses.dataclass
class Calls:
    """One kind of request: how many, for a section or a pair, and what each takes."""
    stage: str
    kind: str
    per: str
    count: float
    input_tokens: float
    ledger_bytes: float


@dataclasses.dataclass
class Rates:
    megabytes_per_cpu_second: float
    extract_megabytes: float
    sections_per_megabyte: float
    calls: list
    cpu_per_call: float
    asking_megabytes: float
    # For deduplicate and split, of one pair.
    cpu_per_pair: dict
    bytes_per_pair: dict


def prices():
    """Dollars for a million tokens in and out, by what the models are called here."""
    text = (PROJECT / "data/prices.yaml").read_text()
    found = {}
    for name, model in PRICES.items():
        price = re.search(rf"^  {re.escape(model)}:[^{{]*\{{input: ([0-9.]+),.*?output: ([0-9.]+)", text, re.MULTILINE)
        found[name] = tuple(map(float, price.groups()))
    return found


def messages(command):
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stderr


def estimate(command):
    """How many calls of each kind, and tokens of all in."""
    text = messages([*command, "--model", "openai:gpt-4.1", "--estimate"])
    kinds = {kind or "": int(count) for count, kind in re.findall(r"(\d+) calls of \S+?(?: to ([a-z ]+))?,", text)}
    return kinds, int(re.search(r"tokens: about (\d+) in", text)[1])


def ledger_bytes(path, input_tokens):
    """Of one completion, besides its prompt and its answer."""
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        count, length = database.execute("SELECT count(*), sum(length(CAST(content AS BLOB))) FROM attempt").fetchone()
    return (path.stat().st_size - length) / count - BYTES_PER_TOKEN * input_tokens


def rewrite(source, target, change):
    with open(target, "w") as file:
        for number, line in enumerate(open(source)):
            file.write(json.dumps(change(number, json.loads(line)), ensure_ascii=False) + "\n")


def measure_extraction(options, folder):
    grow(options.dump, options.megabytes, folder)
    dump = layouts_in(folder)["single"]
    size = dump.stat().st_size / 1e6
    command = [options.bin / "valbench-extract", "--quiet", "--force", dump, "-o", folder / "grown.jsonl", "--threads"]
    cpu = min(run([*command, "1"])[1] for _ in range(3))
    memory = run([*command, LAPTOP_CORES])[2]
    sections = folder / "sample.jsonl"
    subprocess.run([options.bin / "valbench-extract", "--quiet", options.dump, "-o", sections], check=True)
    count = sum(1 for _ in open(sections))
    megabytes = options.dump.stat().st_size / 1e6
    if options.dump == SAMPLE:
        density = SECTIONS_PER_MB
        print(f"- {density} sections for a megabyte of bz2: assumed.")
    else:
        density = count / megabytes
        print(
            f"- {density:.1f} sections for a megabyte of bz2: {count} in {megabytes:.1f} MB; by chance alone it could be "
            f"{max(0, count - 2 * math.sqrt(count)) / megabytes:.1f} to {(count + 2 * math.sqrt(count)) / megabytes:.1f}.")
    print(f"- Extraction: {size / cpu:.2f} MB of bz2 a CPU second; {memory:.0f} MB of memory with {LAPTOP_CORES} threads.")
    return size / cpu, memory, density, sections


def many_sections(sample, folder, count):
    """The same sections under other titles: each is another prompt of the same length."""
    records = [json.loads(line) for line in open(sample)]
    path = folder / "sections.jsonl"
    with open(path, "w") as file:
        for number in range(count):
            section = dict(records[number % len(records)], id=f"sec-{number:016x}")
            section["page_title"] += f" {number}"
            file.write(json.dumps(section, ensure_ascii=False) + "\n")
    return path


def measure_calls(options, sections, folder):
    """What is asked for a section and a pair. The offline model answers, so that prompts are real and nothing is paid."""
    generate, evaluate = options.bin / "valbench-generate", options.bin / "valbench-evaluate"
    prose = " ".join(json.loads(line)["text"] for line in open(sections))
    long_answer = (prose * (1 + 4 * OUTPUT_TOKENS["respond"] // len(prose)))[: BYTES_PER_TOKEN * OUTPUT_TOKENS["respond"]]
    calls = []

    def add(stage, kind, per, base, count, tokens, besides):
        taken = besides + BYTES_PER_TOKEN * (tokens / count + OUTPUT_TOKENS[kind])
        calls.append(Calls(stage, kind, per, count / base, tokens / count, taken))

    pairs, ledger = folder / "pairs.jsonl", folder / "generate.sqlite"
    asking = [generate, sections, "-o", pairs, "--force", "--ledger"]
    kinds, tokens = estimate([*asking, folder / "none.sqlite", "--no-verify"])
    both, all_tokens = estimate([*asking, folder / "none.sqlite"])
    messages([*asking, ledger, "--no-verify"])
    count = sum(1 for _ in open(sections))
    besides = ledger_bytes(ledger, tokens / count)
    add("generate", "generate", "section", count, kinds[""], tokens, besides)
    add("generate", "verify", "pair", both["verify"], both["verify"], all_tokens - tokens, besides)

    # The same question under another title would be asked once only.
    def set_apart(number, record):
        return record | {side: f"{record[side]} ({number})" for side in ("for_question", "against_question")}

    distinct = folder / "distinct.jsonl"
    rewrite(pairs, distinct, set_apart)
    pairs = distinct
    responses, ledger = folder / "responses.jsonl", folder / "respond.sqlite"
    count = sum(1 for _ in open(pairs))
    asking = [evaluate, "respond", pairs, "-o", responses, "--ledger"]
    kinds, tokens = estimate([*asking, folder / "none.sqlite"])
    messages([*asking, ledger])
    add("respond", "respond", "pair", count, kinds[""], tokens, ledger_bytes(ledger, tokens / kinds[""]))

    def lengthen(number, record):
        for side in ("for_response", "against_response"):
            record[side]["content"] = f"{number} {side} {long_answer}"
        return record

    long_responses, ledger = folder / "long.jsonl", folder / "judge.sqlite"
    rewrite(responses, long_responses, lengthen)
    asking = [evaluate, "judge", long_responses, "-o", folder / "judgments.jsonl", "--force", "--ledger"]
    kinds, tokens = estimate([*asking, folder / "none.sqlite"])
    both, all_tokens = estimate([*asking, folder / "none.sqlite", "--values"])
    messages([*asking, ledger])
    besides = ledger_bytes(ledger, tokens / kinds[""])
    add("judge", "judge", "pair", count, kinds[""], tokens, besides)
    add("judge", "label values", "pair", count, both["label values"], all_tokens - tokens, besides)
    for call in calls:
        print(
            f"- {call.stage}{'' if call.kind == call.stage else ' (' + call.kind + ')'}: {call.count:.2f} calls for a "
            f"{call.per}, {call.input_tokens:.0f} tokens in each, {call.ledger_bytes / 1000:.1f} kB of ledger each.")
    return calls, pairs


def measure_asking(options, pairs, folder):
    """CPU seconds a call, and megabytes, of a stage that asks a server which answers at once."""
    server = subprocess.Popen([options.bin / "loopback-model"], stdout=subprocess.PIPE, text=True)
    try:
        address = server.stdout.readline().strip()
        _, cpu, memory = run([
            options.bin / "valbench-evaluate", "respond", "--quiet", pairs, "-o", folder / "asked.jsonl", "--ledger",
            folder / "asked.sqlite", "--model", f"{address}/v1#m", "--concurrency", CONCURRENCY])
    finally:
        server.terminate()
        server.wait()
    count = 2 * sum(1 for _ in open(pairs))
    print(f"- Asking: {cpu / count * 1000:.2f} ms of CPU a call, {memory:.0f} MB of memory.")
    return cpu / count, memory


def measure_pairs(options, folder):
    """What a pair more takes in the stages that look at all pairs at once, from datasets of two sizes."""
    taken = {"deduplicate": [], "split": []}
    sizes = []
    for count in options.pairs:
        path, unique = folder / f"made-up-{count}.jsonl", folder / f"unique-{count}.jsonl"
        write_pairs(path, count, seed=1)
        sizes.append(count)
        taken["deduplicate"].append(run([
            options.bin / "valbench-deduplicate", "--quiet", path, "-o", unique, "--duplicates", folder / f"gone-{count}"]))
        taken["split"].append(run([
            options.bin / "valbench-split", "--quiet", unique, "-o", folder / f"splits-{count}"]))
    growth = sizes[1] - sizes[0]
    cpu = {stage: (runs[1][1] - runs[0][1]) / growth for stage, runs in taken.items()}
    memory = {stage: (runs[1][2] - runs[0][2]) * 1e6 / growth for stage, runs in taken.items()}
    for stage in taken:
        print(
            f"- {stage}: {cpu[stage] * 1000:.2f} ms of CPU and {memory[stage] / 1000:.2f} kB of memory for a pair more "
            f"(from {sizes[0]} to {sizes[1]}).")
    return cpu, memory


def number(value):
    """With two digits that count, and a unit."""
    for size, unit in ((1e9, " G"), (1e6, " M"), (1e3, " k")):
        if value >= size:
            return f"{value / size:.3g}{unit}"
    return f"{value:.2g}"


def hours(value):
    if value >= 1:
        return f"{value:,.0f} h" if value >= 10 else f"{value:.1f} h"
    return f"{value * 60:.0f} min" if value * 60 >= 1 else "< 1 min"


def project(rates, wiki, price):
    """Prints one wiki's table and returns what is told of it below."""
    megabytes = COMPRESSED_MB[wiki]
    sections = megabytes * rates.sections_per_megabyte
    pairs = sections * PAIRS_PER_SECTION
    counts = {"section": sections, "pair": pairs}
    print(f"\n### {wiki}: {megabytes / 1000:.0f} GB of bz2, {number(sections)} sections, {number(pairs)} pairs\n")
    print(
        f"| stage | calls | tokens in | tokens out | laptop | {NODES} nodes | at {number(TOKENS_PER_MINUTE)} tokens/min | memory |"
        f" {' | '.join(f'{name}, $' for name in price)} | computed from |")
    print("|---|" + "---:|" * (7 + len(price)) + "---|")

    def row(stage, calls, inputs, outputs, laptop, cluster, limited, memory, dollars, source):
        print(f"| {' | '.join([stage, calls, inputs, outputs, laptop, cluster, limited, memory, *dollars, source])} |")

    nothing = ["–"] * len(price)
    part = megabytes / DUMP_PARTS[wiki]
    rounds = math.ceil(DUMP_PARTS[wiki] / NODES)
    row(
        "extract", "–", "–", "–", hours(megabytes / rates.megabytes_per_cpu_second / LAPTOP_CORES / 3600),
        hours(rounds * part / rates.megabytes_per_cpu_second / NODE_CORES / 3600), "–", f"{rates.extract_megabytes:.0f} MB",
        nothing, f"CPU s a MB; {DUMP_PARTS[wiki]} parts, one to a node")
    totals = {"calls": 0, "tokens": 0, "ledger": 0, "dollars": dict.fromkeys(price, 0), "stages": {}}
    for call in rates.calls:
        count = call.count * counts[call.per]
        inputs, outputs = count * call.input_tokens, count * OUTPUT_TOKENS[call.kind]
        dollars = {name: (inputs * each[0] + outputs * each[1]) / 1e6 for name, each in price.items()}
        seconds = count * SECONDS_PER_CALL[call.kind]
        label = call.stage if call.kind == call.stage else f"{call.stage}: {call.kind}"
        row(
            label, number(count), number(inputs), number(outputs), hours(seconds / CONCURRENCY / 3600),
            hours(seconds / CONCURRENCY / NODES / 3600), hours((inputs + outputs) / TOKENS_PER_MINUTE / 60),
            f"{rates.asking_megabytes:.0f} MB", [f"{amount:,.0f}" for amount in dollars.values()],
            f"{call.count:.1f} calls a {call.per}, {SECONDS_PER_CALL[call.kind]} s each, {CONCURRENCY} at once a node")
        totals["calls"] += count
        totals["tokens"] += inputs + outputs
        totals["ledger"] += count * call.ledger_bytes
        totals["stages"][call.stage] = totals["stages"].get(call.stage, 0) + dollars["mid"]
        for name, amount in dollars.items():
            totals["dollars"][name] += amount
        if call.kind == "verify":
            for stage in ("deduplicate", "split"):
                time = hours(pairs * rates.cpu_per_pair[stage] / LAPTOP_CORES / 3600)
                row(
                    stage, "–", "–", "–", time, time, "–", f"{pairs * rates.bytes_per_pair[stage] / 1e9:.1f} GB", nothing,
                    "CPU s and bytes a pair; one node")
    row(
        "**all**", number(totals["calls"]), "", "", "", "", hours(totals["tokens"] / TOKENS_PER_MINUTE / 60), "",
        [f"{amount:,.0f}" for amount in totals["dollars"].values()],
        f"one candidate on all pairs; ledger {totals['ledger'] / 1e9:.0f} GB")
    return totals | {"pairs": pairs, "megabytes": megabytes}


def tell_limits(rates, totals):
    """What the numbers say of what breaks first."""
    print("\n### What the numbers say\n")
    busy = 60 / sum(
        call.count * SECONDS_PER_CALL[call.kind] for call in rates.calls) * sum(
        call.count * (call.input_tokens + OUTPUT_TOKENS[call.kind]) for call in rates.calls) * CONCURRENCY
    print(
        f"- One node with {CONCURRENCY} requests at once takes about {number(busy)} tokens a minute, and "
        f"{rates.cpu_per_call * 1000:.1f} ms of CPU a call: {NODES} nodes would take {number(busy * NODES)}.")
    for wiki, total in totals.items():
        judge = total["stages"]["judge"] / sum(total["stages"].values())
        memory = max(rates.bytes_per_pair.values()) * total["pairs"] / 1e9
        print(
            f"- {wiki}: judging is {judge * 100:.0f} % of the dollars (mid); all pairs at once take {memory:.1f} GB; the "
            f"ledger {total['ledger'] / total['calls'] / 1000:.1f} kB a completion, {total['ledger'] / 1e9:.0f} GB.")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=PROJECT / ".build/release", type=pathlib.Path)
    parser.add_argument("--megabytes", default=60, type=int, help="of XML, to which the dump is grown")
    parser.add_argument("--sections", default=1000, type=int)
    parser.add_argument("--pairs", default=[20_000, 100_000], type=int, nargs=2)
    parser.add_argument("dump", nargs="?", default=SAMPLE, type=pathlib.Path)
    options = parser.parse_args()
    price = prices()
    with tempfile.TemporaryDirectory(prefix="bench-", dir=PROJECT / ".build") as name:
        folder = pathlib.Path(name)
        print("### Measured\n")
        speed, extract_memory, density, sample = measure_extraction(options, folder)
        calls, pairs = measure_calls(options, many_sections(sample, folder, options.sections), folder)
        cpu_per_call, asking_memory = measure_asking(options, pairs, folder)
        cpu, memory = measure_pairs(options, folder)
    rates = Rates(speed, extract_memory, density, calls, cpu_per_call, asking_memory, cpu, memory)
    print("\n### Assumed\n")
    print(f"- {PAIRS_PER_SECTION} pairs of a section pass all checks.")
    for kind, seconds in SECONDS_PER_CALL.items():
        print(f"- {kind}: {seconds} s and {OUTPUT_TOKENS[kind]} tokens out a call.")
    print(f"- A laptop has {LAPTOP_CORES} cores, each of {NODES} nodes {NODE_CORES}; each has {CONCURRENCY} requests at once.")
    print(f"- A provider gives {number(TOKENS_PER_MINUTE)} tokens a minute.")
    for name, (dear_in, dear_out) in price.items():
        print(f"- {name}: {PRICES[name]}, ${dear_in:g} and ${dear_out:g} for a million tokens in and out.")
    totals = {wiki: project(rates, wiki, price) for wiki in COMPRESSED_MB}
    tell_limits(rates, totals)


if __name__ == "__main__":
    main()
