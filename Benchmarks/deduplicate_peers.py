"""Removes the near duplicates of a pair file with rensa or datasketch, as Benchmarks/deduplicate.py times it.

    deduplicate_peers.py rensa|datasketch PAIRS REMOVED

Does what valbench does with the same texts: issue and questions folded, without "Explain why", cut into shingles of five
characters. The tool makes signatures of 128 places and finds candidates by locality-sensitive hashing at 0.8; the first
pair of each kind is kept. The tool's own estimate decides, as its documentation shows; nothing is verified. REMOVED gets
a line with the ids of each removed pair and of the kept one; standard output gets the seconds by step.
"""
import json
import re
import sys
import time

PLACES = 128
THRESHOLD = 0.8
BANDS = 32
PUNCTUATION = re.compile(r"[^\w$+<=>^`|~]+")
FIELDS = ("issue_description", "for_question", "against_question")


def fold(text):
    return PUNCTUATION.sub(" ", text.lower()).strip().removeprefix("explain why ")


def shingles(pair):
    texts = (fold(pair[field]) for field in FIELDS)
    return {text[start:start + 5] for text in texts for start in range(len(text) - 4)}


def with_rensa(ids, documents, removed):
    from rensa import RMinHash, RMinHashLSH
    minhashes = RMinHash.from_token_sets(documents, PLACES, 42)
    lsh = RMinHashLSH(THRESHOLD, PLACES, BANDS)
    for number, minhash in enumerate(minhashes):
        kept = next((other for other in sorted(lsh.query(minhash)) if minhashes[other].jaccard(minhash) >= THRESHOLD), None)
        if kept is None:
            lsh.insert(number, minhash)
        else:
            print(ids[number], ids[kept], file=removed)


def with_datasketch(ids, documents, removed):
    from datasketch import MinHash, MinHashLSH
    lsh = MinHashLSH(THRESHOLD, PLACES, params=(BANDS, PLACES // BANDS))
    minhashes = MinHash.generator(([shingle.encode() for shingle in document] for document in documents), num_perm=PLACES)
    kept_ones = {}
    for number, minhash in enumerate(minhashes):
        kept = next(
            (other for other in sorted(lsh.query(minhash)) if kept_ones[other].jaccard(minhash) >= THRESHOLD), None)
        if kept is None:
            lsh.insert(number, minhash)
            kept_ones[number] = minhash
        else:
            print(ids[number], ids[kept], file=removed)


def main():
    tool, pairs, output = sys.argv[1:]
    start = time.monotonic()
    ids, documents = [], []
    with open(pairs) as lines:
        for pair in map(json.loads, lines):
            ids.append(pair["id"])
            documents.append(list(shingles(pair)))
    read = time.monotonic()
    with open(output, "w") as removed:
        {"rensa": with_rensa, "datasketch": with_datasketch}[tool](ids, documents, removed)
    print(read - start, time.monotonic() - read)


main()
