"""Made-up pairs with duplicates whose true similarity is known."""
import itertools
import json
import random


class Words:
    """Made-up words, the frequent ones as frequent as those of a language (Zipf's law)."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        letters = "eeeeeetttttaaaaooooiiiinnnnsssshhhrrrddlluucmfwypvbgk"
        self.words = ["".join(self.random.choices(letters, k=self.random.randint(3, 9))) for _ in range(30_000)]
        self.weights = list(itertools.accumulate(1 / (rank + 20) for rank in range(len(self.words))))

    def draw(self, count):
        return self.random.choices(self.words, cum_weights=self.weights, k=count)


def shingles(texts):
    return {text[start:start + 5] for text in texts for start in range(len(text) - 4)}


def jaccard(texts, others):
    mine, theirs = shingles(texts), shingles(others)
    return len(mine & theirs) / len(mine | theirs)


def record(number, texts, words):
    issue, for_question, against_question = texts
    return json.dumps({
        "id": f"pair-{number:016x}", "issue_description": issue.capitalize() + ".",
        "for_question": f"Explain why {for_question}.", "against_question": f"Explain why {against_question}.",
        "category": "politics", "issue_scale": "national", "for_values": ["freedom", "justice"],
        "against_values": ["safety"], "wiki": "enwiki", "language": "en", "page_id": number,
        "page_title": f"Page {number}", "revision_id": 10_000_000 + number, "revision_timestamp": "2026-01-01T00:00:00Z",
        "heading_path": ["Controversies"], "section_id": f"sec-{number:016x}", "section_word_count": words,
        "source_url": f"https://en.wikipedia.org/wiki/Special:PermanentLink/{number}", "rule": "en.strong.controversies",
        "generator": "openai:some-model", "prompt_version": "5e1db72780fe", "checks": ["beginning", "values"],
        "repaired": [], "verdict": None}, separators=(",", ":")) + "\n"


def write_pairs(path, count, seed):
    """Writes pairs, and returns the true similarity of each planted variant and its original, by their ids."""
    words = Words(seed)
    truth = {}
    with open(path, "w") as file:
        number = 0
        while number < count:
            texts = [words.draw(24) for _ in range(3)]
            original = [" ".join(text) for text in texts]
            # The better of two has the longer section, so that everybody keeps the same one: the first.
            file.write(record(number, original, 500))
            number += 1
            if words.random.random() >= 0.2 or number == count:
                continue
            for place in words.random.sample(range(72), words.random.randint(0, 9)):
                texts[place // 24][place % 24] = words.draw(1)[0]
            variant = [" ".join(text) for text in texts]
            if words.random.random() < 0.3:
                variant[1:] = reversed(variant[1:])
            truth[f"pair-{number:016x}", f"pair-{number - 1:016x}"] = jaccard(original, variant)
            file.write(record(number, variant, 100))
            number += 1
    return truth
