"""Tables as pandas and datasets write them come in unchanged, or not at all."""
import json
import pathlib
import subprocess
import tempfile
import unittest

import datasets
import pandas

import interop

QUESTIONS = ["issue_description", "for_question", "against_question"]
LISTS = ["for_values", "against_values"]
TEXTS = [
    "plain", "two\nlines", "two\r\nlines", 'he said "no"', '"', "a, b; c\td", "Straße, Äußerung, 北京, \U0001f600",
    " blanks at both ends ", "\u2028 and \u0085", "back\\slash", "'single'", "NaN", "null", "[1, 2]", "=1+1", "#"]


def rows() -> list[dict[str, object]]:
    """Each text in each column, and values that are missing."""
    made: list[dict[str, object]] = []
    for number, text in enumerate(TEXTS):
        made.append({
            "id": f"pair {number}", "issue_description": f"{text} (issue {number})", "for_question": f"Why? {text}",
            "against_question": text, "category": None if number % 3 == 0 else text,
            "for_values": [text, "x, y"], "against_values": [] if number % 2 == 0 else ['"', text],
            "page_id": None if number == 4 else 10**9 + number, "page_title": text, "annotator": text})
    return made


class TableInterop(unittest.TestCase):
    def setUp(self) -> None:
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = pathlib.Path(holder.name)
        self.rows = rows()
        self.frame = pandas.DataFrame(self.rows)
        self.flat = self.frame.assign(**{name: self.frame[name].map(json.dumps) for name in LISTS})

    def import_table(self, name: str) -> list[dict[str, object]]:
        output = self.folder / f"{name}.pairs.jsonl"
        interop.run([interop.BIN / "valbench-import", "table", name, "-o", output], self.folder)
        return [json.loads(line) for line in output.read_text().split("\n") if line]

    def refusal(self, name: str) -> str:
        command = [interop.BIN / "valbench-import", "table", name, "-o", "pairs.jsonl"]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, timeout=300)
        self.assertEqual(done.returncode, 65, done.stderr)
        return done.stderr

    def assert_unchanged(self, name: str) -> None:
        found = self.import_table(name)
        self.assertEqual(len(found), len(self.rows))
        for row, pair in zip(self.rows, found):
            for column, value in row.items():
                expected = "" if value is None and column == "category" else value
                self.assertEqual(pair[column], expected, f"{name}, {row['id']}, {column}")

    def test_pandas_csv(self) -> None:
        self.flat.to_csv(self.folder / "a.csv", index=False)
        self.assert_unchanged("a.csv")
        # A column of whole numbers with a missing one is one of fractions to pandas.
        self.assertIn("1000000001.0", (self.folder / "a.csv").read_text())

    def test_pandas_csv_in_other_manners(self) -> None:
        self.flat.to_csv(self.folder / "b.csv", index=False, encoding="utf-8-sig", lineterminator="\r\n")
        self.assert_unchanged("b.csv")
        self.flat.to_csv(self.folder / "c.csv.gz", index=False)
        self.assert_unchanged("c.csv.gz")
        self.flat.to_csv(self.folder / "d.csv.zst", index=False)
        self.assert_unchanged("d.csv.zst")
        self.flat.convert_dtypes().to_csv(self.folder / "e.csv", index=False, quoting=2)
        self.assert_unchanged("e.csv")

    def test_pandas_tsv(self) -> None:
        self.flat.to_csv(self.folder / "a.tsv", sep="\t", index=False)
        self.assert_unchanged("a.tsv")

    def test_pandas_json(self) -> None:
        self.frame.to_json(self.folder / "a.jsonl", orient="records", lines=True)
        self.assert_unchanged("a.jsonl")
        self.frame.to_json(self.folder / "b.json", orient="records", indent=2, force_ascii=False)
        self.assert_unchanged("b.json")

    def test_datasets(self) -> None:
        datasets.Dataset.from_list(self.rows).to_json(self.folder / "a.json")
        self.assert_unchanged("a.json")
        datasets.Dataset.from_pandas(self.flat).to_csv(self.folder / "a.csv")
        self.assert_unchanged("a.csv")

    def test_refused(self) -> None:
        self.frame.to_csv(self.folder / "lists.csv", index=False)
        self.assertIn('lists.csv:2: the column "for_values" holds "[\'plain\', \'x, y\']", where a JSON list',
                      self.refusal("lists.csv"))
        self.flat.to_csv(self.folder / "index.csv")
        self.assertIn("column 1 has no name; pandas writes its row numbers so", self.refusal("index.csv"))
        self.flat.to_csv(self.folder / "latin.csv", index=False, encoding="latin-1", errors="replace")
        self.assertIn("is not valid UTF-8", self.refusal("latin.csv"))
        self.frame.to_json(self.folder / "columns.json")
        self.assertIn('"issue_description" is not a string', self.refusal("columns.json"))
        datasets.Dataset.from_list(self.rows).to_csv(self.folder / "datasets.csv")
        self.assertIn("where a JSON list of strings is needed", self.refusal("datasets.csv"))

    def test_carriage_return(self) -> None:
        """Python's csv module does not quote a lone carriage return before 3.13, so nobody can tell it from a line end."""
        frame = self.flat.head(2).copy()
        frame.loc[1, "annotator"] = "ends so\r"
        frame.to_csv(self.folder / "return.csv", index=False, lineterminator="\n")
        text = (self.folder / "return.csv").read_bytes()
        if b'"ends so\r"' in text:
            self.assertEqual(self.import_table("return.csv")[1]["annotator"], "ends so\r")
        else:
            self.assertIn("line end", self.refusal("return.csv"))


if __name__ == "__main__":
    unittest.main()
