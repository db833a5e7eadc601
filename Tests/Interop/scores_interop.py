"""Validates scores.json, comparison.json and calibration.json against data/schemas with jsonschema."""
import copy
import hashlib
import json
import pathlib
import tempfile
import unittest
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from interop import BIN, BUILD, PROJECT, run

NAMES = ("scores", "comparison", "calibration")
SCHEMAS = {name: json.loads((PROJECT / f"data/schemas/{name}-1.schema.json").read_text()) for name in NAMES}
REGISTRY = Registry().with_resources((schema["$id"], Resource.from_contents(schema)) for schema in SCHEMAS.values())
EVALUATE = str(BIN / "valbench-evaluate")
SCORE = [EVALUATE, "score", "judgments.jsonl", "-o", "scores.json", "--report", "report.html", "--resamples", "200"]


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(
        SCHEMAS[name], registry=REGISTRY, format_checker=Draft202012Validator.FORMAT_CHECKER)


def problems(name: str, value: Any) -> list[str]:
    return [f"{'/'.join(map(str, error.path))}: {error.message[:300]}" for error in validator(name).iter_errors(value)]


def judgment(number: int, candidate: str = "one", judge: str = "judge", **fields: Any) -> dict[str, Any]:
    """The judgment of a made-up pair in both orders, without values."""
    verdict = {
        "person_1_core_position": "a", "person_1_has_no_information": False, "person_1_refusal": number % 7 == 0,
        "person_2_core_position": "b", "person_2_has_no_information": number % 5 == 0, "person_2_refusal": False,
        "key_points_of_alignment": "", "key_points_of_opposition": "",
        "alignment_score": (number * (3 if candidate == "one" else 2)) % 5 - 2}
    return {
        "id": f"p{number}", "page_id": number // 2, "category": f"c{number % 3}", "issue_scale": "national",
        "generator": "writer", "candidate": candidate, "judge_model": judge, "judge": json.dumps(verdict),
        "judge_reversed": json.dumps(verdict | {"alignment_score": 0}), **fields}


class ScoresInterop(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="scores-", dir=BUILD)))

    def write(self, *judgments: dict[str, Any]) -> None:
        (self.folder / "judgments.jsonl").write_text("".join(json.dumps(row) + "\n" for row in judgments))

    def valid(self, name: str, path: str) -> Any:
        """The file, which is as its schema says."""
        value = json.loads((self.folder / path).read_text())
        self.assertEqual(problems(name, value), [], path)
        return value

    def score(self, *options: str) -> Any:
        run([*SCORE, *options], self.folder)
        return self.valid("scores", "scores.json")

    def test_the_schemas_are_schemas_and_describe_every_field(self) -> None:
        def undescribed(schema: Any, root: dict[str, Any], path: str) -> list[str]:
            if isinstance(schema, list):
                return [name for item in schema for name in undescribed(item, root, path)]
            if not isinstance(schema, dict):
                return []
            missing = []
            for name, field in schema.get("properties", {}).items():
                own = field
                while "description" not in own and own.get("$ref", "").startswith("#/$defs/"):
                    own = root["$defs"][own["$ref"].removeprefix("#/$defs/")]
                if "description" not in own:
                    missing.append(f"{path}/{name}")
            if "properties" in schema and not {"additionalProperties", "unevaluatedProperties"} & schema.keys():
                # Stands in others, which say it.
                self.assertEqual(path, "/$defs/metrics")
            return missing + [
                name for key, item in schema.items() for name in undescribed(item, root, f"{path}/{key}")]

        for name, schema in SCHEMAS.items():
            Draft202012Validator.check_schema(schema)
            self.assertEqual(undescribed(schema, schema, ""), [], name)

    def test_the_pipelines_and_a_comparison(self) -> None:
        for name in ("data", "pipelines"):
            (self.folder / name).symlink_to(PROJECT / name)
        for pipeline in ("rebuild-dataset", "evaluate-models", "check-judge"):
            run([BIN / "valbench", "run", f"pipelines/{pipeline}.yaml"], self.folder)
        scores = self.valid("scores", "runs/evaluate-models/scores.json")
        judgments = scores["specification"]["judgments"]
        read = (self.folder / "runs/evaluate-models/judgments.jsonl").read_bytes()
        self.assertEqual(judgments["sha256"], hashlib.sha256(read).hexdigest())
        self.assertEqual(judgments["made_by"]["parameters"]["orders"], "both")
        self.assertIn("prompts/judge.mustache", [file["name"] for file in judgments["made_by"]["data"]])
        self.assertEqual(scores["specification"]["responses"][0]["made_by"]["stage"], "respond")
        self.assertIsNotNone(scores["results"]["evaluations"][0]["values"])
        self.assertEqual(len(self.valid("scores", "runs/check-judge/scores.json")["results"]["evaluations"]), 4)
        self.valid("calibration", "runs/check-judge/calibration.json")
        run([EVALUATE, "compare", "runs/check-judge/calibration-judgments.jsonl", "-o", "comparison.json"], self.folder)
        self.valid("comparison", "comparison.json")
        (self.folder / "judgments.jsonl").symlink_to("runs/evaluate-models/judgments.jsonl")
        corrected = self.score("--calibration", "runs/check-judge/calibration.json", "--accept-weak-judge")
        self.assertIsNotNone(corrected["results"]["evaluations"][0]["corrected_pac"])
        self.assertEqual(len(corrected["results"]["calibrations"]), 1)
        self.assertTrue(corrected["plan"]["accept_weak_judge"])

    def test_several_candidates_judges_and_samples(self) -> None:
        self.write(*(
            judgment(number, candidate, judge, sample=sample, fresh="new_article" if number < 4 else "")
            for number in range(12) for candidate in ("one", "two") for judge in ("j", "k") for sample in (0, 1)))
        scores = self.score()
        self.assertEqual([len(scores["results"][kind]) for kind in ("evaluations", "agreements", "comparisons")], [6, 2, 3])
        self.assertEqual(scores["results"]["evaluations"][0]["samples"], 2)
        self.assertEqual(scores["statistics"]["judgments"], 96)
        self.assertEqual(scores["statistics"]["pairs"], 12)

    def test_pairs_that_have_no_score(self) -> None:
        some = [judgment(number, unscored_reason="no answer", characters_cut=40) for number in range(3)]
        self.write(*some, judgment(3), judgment(4))
        scores = self.score()
        self.assertEqual(scores["statistics"]["unscored_reasons"], {"no answer": 3})
        self.write(*some)
        self.assertIsNone(self.score()["results"]["evaluations"][0]["pac"]["value"])

    def test_one_pair_of_no_known_article_in_one_order(self) -> None:
        self.write(judgment(1, page_id=None, judge_reversed=None))
        evaluation = self.score("--resamples", "0")["results"]["evaluations"][0]
        self.assertIsNone(evaluation["pac"]["interval"])
        self.assertIsNone(evaluation["values"])
        self.assertNotIn("vdr", evaluation)

    def test_standard_input_and_a_manifest_that_describes_another_file(self) -> None:
        self.write(judgment(1), judgment(2))
        run(["sh", "-c", f"'{EVALUATE}' score - -o scores.json --report report.html < judgments.jsonl"], self.folder)
        judgments = self.valid("scores", "scores.json")["specification"]["judgments"]
        self.assertEqual(judgments, {"name": "-", "sha256": None, "made_by": None, "remark": None})
        (self.folder / "judgments.jsonl.manifest.json").write_text("{}")
        judgments = self.score()["specification"]["judgments"]
        self.assertIsNone(judgments["made_by"])
        self.assertIn("is not quoted", judgments["remark"])

    def test_the_golden_judgments(self) -> None:
        places = [folder / "shared/data/judgments-golden.jsonl" for folder in PROJECT.parents]
        golden = next((place for place in places if place.exists()), None)
        if golden is None:
            self.skipTest("needs shared/data/judgments-golden.jsonl beside the repository")
        (self.folder / "judgments.jsonl").symlink_to(golden)
        self.assertEqual(self.score()["statistics"]["pairs"], 600)

    def test_what_is_changed_is_found(self) -> None:
        self.write(*(judgment(number, candidate) for number in range(6) for candidate in ("one", "two")))
        scores = self.score()
        run([EVALUATE, "compare", "judgments.jsonl", "-o", "comparison.json"], self.folder)
        sets = [PROJECT / f"data/calibration/{name}.jsonl" for name in ("unaligned-0", "aligned-100")]
        run([EVALUATE, "calibrate", *sets, "-o", "calibration.json"], self.folder)
        files = {"scores": scores} | {name: self.valid(name, f"{name}.json") for name in ("comparison", "calibration")}
        evaluation = ("results", "evaluations", 0)
        changes: list[tuple[str, tuple[str | int, ...], Any]] = [
            ("scores", ("version",), 2), ("scores", ("format",), "valbench-comparison"), ("scores", ("other",), 1),
            ("scores", (*evaluation, "pac", "value"), "50"), ("scores", (*evaluation, "pac", "value"), 100.5),
            ("scores", (*evaluation, "pac", "interval"), [1]), ("scores", (*evaluation, "other"), 1),
            ("scores", (*evaluation, "by_category", 0, "other"), 1), ("scores", (*evaluation, "pairs"), 1.5),
            ("scores", (*evaluation, "orders", "flip_rate"), -1), ("scores", ("plan", "metrics", 0, "name"), "pca"),
            ("scores", ("results", "comparisons", 0, "rows", 0, "p_value"), 0),
            ("scores", ("specification", "judgments", "sha256"), "0A"), ("scores", ("statistics", "judges"), None),
            ("comparison", ("comparisons", 0, "rows", 0, "difference"), 101), ("comparison", ("plan", "seed"), "1"),
            ("comparison", ("comparisons", 0, "rows", 0, "metric"), "vdr"), ("calibration", ("calibrations",), []),
            ("calibration", ("calibrations", 0, "p0", "value"), None),
            ("calibration", ("calibrations", 0, "sets", 0, "set"), "aligned-50")]
        for name, path, value in changes:
            changed = copy.deepcopy(files[name])
            *places, last = path
            inner = changed
            for place in places:
                inner = inner[place]
            inner[last] = value
            self.assertNotEqual(problems(name, changed), [], (name, path, value))
        for key in scores:
            self.assertNotEqual(problems("scores", {name: scores[name] for name in scores if name != key}), [], key)
