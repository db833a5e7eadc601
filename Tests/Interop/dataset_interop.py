"""The dataset folder, opened with the tools that people open datasets with."""
import datetime
import gzip
import json
import logging
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from collections.abc import Iterator
from typing import Any

import datasets
import duckdb
import huggingface_hub
import mlcroissant
import pandas
import zstandard
from absl import logging as absl_logging
from datasets.info import DatasetInfosDict
from datasets.utils import resources
from datasets.utils.metadata import MetadataConfigs
from interop import BIN, PROJECT, environment, run

SPLITS = ["train", "validation", "test"]
COMPRESSIONS = {"none": "", "gz": ".gz", "zst": ".zst"}
CONFIGURATIONS = {"default": "data", "questions": "questions"}


def lines(path: pathlib.Path) -> list[dict[str, Any]]:
    """The records of a data file, by nothing but the library of its compression."""
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    elif path.suffix == ".zst":
        content = zstandard.ZstdDecompressor().decompressobj().decompress(content)
    return [json.loads(line) for line in content.splitlines()]


def verdict(number: int) -> dict[str, Any] | None:
    """What a verifier may have found, of two pairs in three."""
    if number % 3 == 0:
        return None
    found: dict[str, Any] = {"verifier": "some:model", "prompt_version": "0123456789ab", "proposition": "It is so.", "opposed": True}
    for side in ("for", "against"):
        found |= {f"{side}_value_laden": True, f"{side}_self_contained": number % 2 == 0, f"{side}_neutral_premise": False}
    return found | {"remarks": ""}


def files(folder: pathlib.Path) -> list[pathlib.Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def written(record: dict[str, Any]) -> dict[str, Any]:
    """A record as the data file has it: a time as a text."""
    return {name: f"{value:%Y-%m-%dT%H:%M:%SZ}" if isinstance(value, datetime.datetime) else value for name, value in record.items()}


class DatasetTests(unittest.TestCase):
    """The bundled sample from the dump to dataset folders, plain and compressed, and one with all that pairs may have."""
    folder: pathlib.Path
    splits: pathlib.Path

    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="valbench-interop-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        for name in ("data", "pipelines"):
            (cls.folder / name).symlink_to(PROJECT / name)
        run([BIN / "valbench", "run", "--quiet", "pipelines/rebuild-dataset.yaml"], cls.folder)
        cls.splits = cls.folder / "runs/rebuild-dataset/splits"
        for compression in COMPRESSIONS:
            cls.publish(cls.splits, compression, "--compression", compression)
        cls.publish(cls.rich_splits(), "rich", "--name", 'A "rich": name, {really}\n---\n# & no: more')

    @classmethod
    def publish(cls, splits: pathlib.Path, name: str, *options: str) -> pathlib.Path:
        run([BIN / "valbench-publish", "dataset", "--quiet", splits, "-o", cls.folder / name,
             "--creator", "Somebody", "--published", "2026-01-31", "--url", "https://example.org/dataset", *options], cls.folder)
        return cls.folder / name

    @classmethod
    def rich_splits(cls) -> pathlib.Path:
        """Pairs with verdicts, with fields of other tools, without some of valbench's own, and no validation split."""
        target = cls.folder / "rich-splits"
        target.mkdir()
        for split in SPLITS:
            pairs = lines(cls.splits / f"{split}.jsonl") if split != "validation" else []
            for number, pair in enumerate(pairs):
                pair |= {"verdict": verdict(number), "votes": number if number % 2 else number / 4, "note": {"by": "a", "tags": ["x"]},
                         "an odd: name, \u2028 #1": None if number % 2 else "é", "no": True}
                if number % 5 == 0:
                    pair |= {"page_id": None, "revision_id": None, "main_targets": None, "fresh": "new_article"}
            (target / f"{split}.jsonl").write_text("".join(json.dumps(pair) + "\n" for pair in pairs))
        return target

    def tables(self, name: str) -> Iterator[tuple[str, str, pathlib.Path]]:
        """Configuration, split and data file of all that a folder has."""
        for configuration, folder in CONFIGURATIONS.items():
            for split in SPLITS:
                for path in (self.folder / name / folder).glob(f"{split}.jsonl*"):
                    yield configuration, split, path

    def test_datasets_loads_every_split_with_the_declared_features(self) -> None:
        for name in [*COMPRESSIONS, "rich"]:
            infos = DatasetInfosDict.from_directory(str(self.folder / name))
            self.assertEqual(list(infos), list(CONFIGURATIONS))
            for configuration in CONFIGURATIONS:
                with self.subTest(name=name, configuration=configuration):
                    loaded = datasets.load_dataset(
                        str(self.folder / name), None if configuration == "default" else configuration,
                        cache_dir=str(self.folder / "cache" / name))
                    expected = {split: path for table, split, path in self.tables(name) if table == configuration}
                    self.assertEqual(list(loaded), list(expected))
                    info = infos[configuration]
                    for split, path in expected.items():
                        self.assertEqual(loaded[split].features, info.features)
                        self.assertEqual(len(loaded[split]), info.splits[split].num_examples)
                        self.assertEqual([written(record) for record in loaded[split]], lines(path))
                    self.assertEqual(info.download_size, sum(path.stat().st_size for path in expected.values()))

    def test_the_card_has_what_the_hub_reads(self) -> None:
        card = huggingface_hub.DatasetCard.load(self.folder / "none/README.md")
        self.assertEqual(card.data.license, "cc-by-sa-4.0")
        self.assertEqual(card.data.language, ["en"])
        self.assertEqual(card.data.pretty_name, "VAL-Bench, rebuilt")
        self.assertEqual(card.data.task_categories, ["text-generation"])
        place = pathlib.Path(resources.__file__).parent
        allowed = {name: json.loads((place / f"{name}.json").read_text())
                   for name in ("languages", "size_categories", "creators", "multilingualities")}
        self.assertLessEqual(set(card.data.language), set(allowed["languages"]))
        self.assertLessEqual(set(card.data.size_categories), set(allowed["size_categories"]))
        self.assertLessEqual(set(card.data.multilinguality), set(allowed["multilingualities"]))
        self.assertLessEqual(set(card.data.annotations_creators), set(allowed["creators"]["annotations"]))
        self.assertLessEqual(set(card.data.language_creators), set(allowed["creators"]["language"]))
        configurations = MetadataConfigs.from_dataset_card_data(card.data)
        self.assertEqual(configurations.get_default_config_name(), "default")
        self.assertEqual(list(configurations), list(CONFIGURATIONS))
        self.assertIn("offline model", card.text)
        for link in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", card.text):
            self.assertTrue((self.folder / "none" / link).read_text().startswith("<svg "), link)

    def test_a_hostile_name_stays_a_name(self) -> None:
        card = huggingface_hub.DatasetCard.load(self.folder / "rich/README.md")
        self.assertEqual(card.data.pretty_name, 'A "rich": name, {really}\n---\n# & no: more')
        self.assertEqual(card.text.strip().splitlines()[0], r'# A "rich": name, \{really\}---\# \& no: more')
        names = [feature["name"] for feature in card.data.dataset_info[0]["features"]]
        self.assertEqual(names[-4:], ["votes", "note", "an odd: name, \u2028 #1", "no"])

    def test_mlcroissant_finds_nothing_wrong_and_reads_all_records(self) -> None:
        for name, suffix in {**COMPRESSIONS, "rich": ""}.items():
            said: list[str] = []
            handler = logging.Handler()
            handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
            absl_logging.get_absl_logger().addHandler(handler)
            croissant = mlcroissant.Dataset(self.folder / name / "croissant.json")
            absl_logging.get_absl_logger().removeHandler(handler)
            self.assertEqual(said, [], name)
            self.assertEqual(croissant.metadata.ctx.issues.report(), "", name)
            tables = list(self.tables(name))
            self.assertEqual([each.uuid for each in croissant.metadata.record_sets], [f"{table}/{split}" for table, split, _ in tables])
            self.assertEqual({each.content_url for each in croissant.metadata.file_objects},
                             {str(path.relative_to(self.folder / name)) for _, _, path in tables})
            if suffix == ".zst":
                continue  # This version reads no zstd.
            for table, split, path in tables:
                with self.subTest(name=name, table=table, split=split):
                    records = list(croissant.records(f"{table}/{split}"))
                    expected = lines(path)
                    self.assertEqual(len(records), len(expected))
                    for record, pair in zip(records, expected):
                        self.compare(record, pair, f"{table}/{split}")

    def compare(self, record: dict[str, Any], pair: dict[str, Any], prefix: str) -> None:
        """A record of Croissant, whose texts are bytes and whose names are paths, with a line of the file."""
        described = {name.removeprefix(prefix + "/"): value for name, value in record.items()}
        self.assertLessEqual(set(described), set(pair))
        for name in set(pair) - {"an odd: name, \u2028 #1"}:
            self.assertEqual(self.plain(described[name], f"{prefix}/{name}/"), self.expected(name, pair[name]), name)

    def plain(self, value: Any, prefix: str) -> Any:
        if isinstance(value, dict):
            inner = {name.removeprefix(prefix): self.plain(part, prefix) for name, part in value.items()}
            return inner if any(part is not None for part in inner.values()) else None
        if isinstance(value, list):
            return [self.plain(part, prefix) for part in value]
        if isinstance(value, datetime.datetime):
            return written({"": value})[""]
        return value.decode() if isinstance(value, bytes) else value

    def expected(self, name: str, value: Any) -> Any:
        """Lists inside an object of another tool are not described."""
        return {"by": value["by"]} if name == "note" else value

    def test_duckdb_and_pandas_read_the_files(self) -> None:
        for name in [*COMPRESSIONS, "rich"]:
            for table, split, path in self.tables(name):
                with self.subTest(name=name, table=table, split=split):
                    ids = [record["id"] for record in lines(path)]
                    self.assertEqual([row[0] for row in duckdb.sql(f"SELECT id FROM '{path}'").fetchall()], ids)
                    self.assertEqual(list(pandas.read_json(path, lines=True)["id"]), ids)

    def test_the_lines_of_code_of_the_card_work(self) -> None:
        for name in COMPRESSIONS:
            with self.subTest(name=name), tempfile.TemporaryDirectory() as place:
                copy = pathlib.Path(place) / "dataset"
                shutil.copytree(self.folder / name, copy)
                card = (copy / "README.md").read_text().replace("FOLDER OR NAME", str(copy))
                blocks = re.findall(r"```(python|sql)\n(.*?)```", card, re.DOTALL)
                self.assertEqual([kind for kind, _ in blocks], ["python", "python", "sql"])
                script = "".join(f"import duckdb\nduckdb.sql({code!r})\n" if kind == "sql" else code for kind, code in blocks)
                run([sys.executable, "-c", script], copy)
                parquet = pandas.read_parquet(copy / "test.parquet")
                self.assertEqual(list(parquet["id"]), [pair["id"] for pair in lines(self.splits / "test.jsonl")])

    def test_the_same_splits_give_the_same_bytes(self) -> None:
        for compression in COMPRESSIONS:
            again = self.publish(self.splits, f"again-{compression}", "--compression", compression)
            for path in files(self.folder / compression):
                self.assertEqual(path.read_bytes(), (again / path.relative_to(self.folder / compression)).read_bytes(), path)

    def test_other_options_leave_no_files_of_the_old_ones(self) -> None:
        place = self.publish(self.splits, "changing", "--compression", "gz")
        for compression, suffix in COMPRESSIONS.items():
            self.publish(self.splits, "changing", "--compression", compression)
            self.assertEqual({path.name for path in place.glob("*/*.jsonl*")}, {f"{split}.jsonl{suffix}" for split in SPLITS})
            run([BIN / "valbench-publish", "verify", place], self.folder)

    def test_checksums_and_verification(self) -> None:
        for name in [*COMPRESSIONS, "rich"]:
            run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], self.folder / name)
            run([BIN / "valbench-publish", "verify", self.folder / name], self.folder)

    def test_every_kind_of_damage_is_found(self) -> None:
        def edit(path: pathlib.Path, old: str, new: str) -> None:
            self.assertIn(old, path.read_text())
            path.write_text(path.read_text().replace(old, new, 1))

        damages: dict[str, Any] = {
            "data/test.jsonl: does not have the SHA-256": lambda place: edit(place / "data/test.jsonl", "Explain", "Tell"),
            "data/train.jsonl: is missing": lambda place: (place / "data/train.jsonl").unlink(),
            "data/more.jsonl: is not listed": lambda place: (place / "data/more.jsonl").write_text("{}\n"),
            "README.md: has no YAML head": lambda place: edit(place / "README.md", "---\n", "--\n"),
            "croissant.json: is no JSON": lambda place: (place / "croissant.json").write_text("{"),
            "SHA256SUMS: is missing": lambda place: (place / "SHA256SUMS").unlink(),
        }
        for words, damage in damages.items():
            with self.subTest(words=words), tempfile.TemporaryDirectory() as folder:
                place = pathlib.Path(folder) / "dataset"
                shutil.copytree(self.folder / "none", place)
                damage(place)
                ending = subprocess.run(
                    [BIN / "valbench-publish", "verify", place], capture_output=True, text=True, timeout=60, env=environment())
                self.assertEqual(ending.returncode, 65, ending.stdout)
                self.assertIn(words, ending.stdout)
        ending = subprocess.run(
            [BIN / "valbench-publish", "verify", self.folder / "nowhere"], capture_output=True, text=True, timeout=60, env=environment())
        self.assertEqual(ending.returncode, 66, ending.stderr)

    def test_a_folder_of_links_as_the_hubs_client_keeps_it_is_good(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            snapshot = pathlib.Path(folder)
            for path in files(self.folder / "none"):
                link = snapshot / path.relative_to(self.folder / "none")
                link.parent.mkdir(exist_ok=True)
                link.symlink_to(path)
            run([BIN / "valbench-publish", "verify", snapshot], self.folder)


if __name__ == "__main__":
    unittest.main()
