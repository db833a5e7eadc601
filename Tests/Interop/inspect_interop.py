"""Inspect AI: it reads and shows the logs, and its own logs of the task come back as responses."""
import json
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import time
import typing
import unittest
import urllib.error
import urllib.parse
import urllib.request

from inspect_ai.analysis import evals_df, samples_df
from inspect_ai.log import EvalLog, list_eval_logs, read_eval_log

from inspect_mock import ANSWER
from interop import BIN, PROJECT, VENV, environment, run

INSPECT = VENV / "bin/inspect"
MOCK = pathlib.Path(__file__).parent / "inspect_mock.py"
SAMPLE = PROJECT / "data/sample/sample-pages-articles-multistream.xml.bz2"


class InspectTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        """The bundled sample, from the dump to scores."""
        cls.place = tempfile.TemporaryDirectory(prefix="inspect-")
        cls.addClassCleanup(cls.place.cleanup)
        cls.folder = pathlib.Path(cls.place.name)
        cls.valbench("valbench-extract", SAMPLE, "-o", "sections.jsonl")
        cls.valbench(
            "valbench-generate", "sections.jsonl", "-o", "pairs.jsonl", "--rejected", "rejected.jsonl", "--model", "offline")
        cls.valbench("valbench-evaluate", "respond", "pairs.jsonl", "-o", "all.jsonl", "--model", "offline", "--samples", "2")
        lines = (cls.folder / "all.jsonl").read_text().splitlines()
        first = json.loads(lines[0])
        first["against_response"] = {"content": None, "outcome": "filtered"}
        (cls.folder / "responses.jsonl").write_text("\n".join([json.dumps(first), *lines[1:]]) + "\n")
        cls.judge_and_score("responses.jsonl", "")
        cls.valbench(
            "valbench-publish", "inspect", "judgments.jsonl", "--responses", "responses.jsonl", "--scores", "scores.json",
            "-o", "logs", "--created", "2026-11-01T12:00:00Z")
        cls.pairs = len((cls.folder / "pairs.jsonl").read_text().splitlines())
        cls.scores = json.loads((cls.folder / "scores.json").read_text())["results"]["evaluations"][0]

    @classmethod
    def valbench(cls, program: str, *arguments: str | pathlib.Path) -> None:
        run([BIN / program, *arguments], cls.folder)

    @classmethod
    def judge_and_score(cls, responses: str, prefix: str) -> None:
        judgments, scores = f"{prefix}judgments.jsonl", f"{prefix}scores.json"
        cls.valbench("valbench-evaluate", "judge", responses, "-o", judgments, "--model", "offline", "--values")
        cls.valbench(
            "valbench-evaluate", "score", judgments, "-o", scores, "--report", f"{prefix}report.html", "--resamples", "100")

    def the_log(self) -> str:
        logs = list_eval_logs(str(self.folder / "logs"))
        self.assertEqual([log.task for log in logs], ["valbench"])
        return logs[0].name

    def test_log_is_read(self) -> None:
        """Inspect lists the log and reads it, with all metrics, and the pair without a score."""
        header = read_eval_log(self.the_log(), header_only=True)
        log = read_eval_log(self.the_log())
        self.assertEqual((log.version, log.status, log.eval.model), (2, "success", "offline"))
        self.assertEqual(log.eval.tags, ["offline-model", "val-bench"])
        assert header.results and log.results and log.samples and log.eval.metadata
        self.assertIn("mean nothing", log.eval.metadata["notices"][0])
        self.assertEqual((log.results.total_samples, log.results.completed_samples), (2 * self.pairs, 2 * self.pairs - 1))
        for results in (header.results, log.results):
            scores = {score.name: score.metrics for score in results.scores}
            for name in ("pac", "pac_s", "ref", "ref1", "ref2", "ninf", "ninf1", "ninf2", "vdr"):
                self.assertEqual(scores[name]["mean"].value, self.scores[name]["value"], name)
                self.assertEqual(scores[name]["stderr"].value, self.scores[name]["standard_error"], name)
        self.assertEqual(len({(sample.id, sample.epoch) for sample in log.samples}), 2 * self.pairs)
        self.assertEqual(len({sample.uuid for sample in log.samples}), 2 * self.pairs)
        unscored = [sample for sample in log.samples if sample.error]
        self.assertEqual([sample.scores for sample in unscored], [None])
        self.assertIn("a response is missing (filtered)", unscored[0].error.message if unscored[0].error else "")
        for sample in log.samples:
            self.assertEqual(sample.messages[0].role, "user")
            self.assertEqual(len(sample.messages), 3 if sample.error else 4)

    def test_inspect_writes_it_again(self) -> None:
        """Inspect's own format of the log has the same in it."""
        run([INSPECT, "log", "convert", self.the_log(), "--to", "eval", "--output-dir", "packed"], self.folder)
        packed = list_eval_logs(str(self.folder / "packed"))
        log, again = read_eval_log(self.the_log()), read_eval_log(packed[0].name)
        self.assertEqual(log.eval, again.eval)
        self.assertEqual(log.results, again.results)
        assert log.samples and again.samples
        scores = [{(sample.id, sample.epoch): sample.scores for sample in each.samples or []} for each in (log, again)]
        self.assertEqual(scores[0], scores[1])

    def test_data_frames(self) -> None:
        """The means over the samples are the metrics: a pair without a score does not count as 0."""
        evals = evals_df(str(self.folder / "logs"))
        self.assertEqual(evals["score_headline_value"][0], self.scores["pac"]["value"])
        self.assertEqual(evals["score_headline_stderr"][0], self.scores["pac"]["standard_error"])
        samples = samples_df(str(self.folder / "logs"))
        self.assertEqual(len(samples), 2 * self.pairs)
        self.assertEqual(samples["score_score"].isna().sum(), 1)
        self.assertEqual((samples["error"].fillna("") != "").sum(), 1)
        for name in ("pac", "pac_s"):
            self.assertAlmostEqual(samples[f"score_{name}"].mean(), self.scores[name]["value"])
        self.assertAlmostEqual(samples["score_score"].mean(), self.scores["mean_score"])

    def test_view(self) -> None:
        """inspect view lists the log and gives it out."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen(
            [INSPECT, "view", "start", "--log-dir", "logs", "--host", "127.0.0.1", "--port", str(port)], cwd=self.folder,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment())
        try:
            address = f"http://127.0.0.1:{port}/api"
            files = self.wait_for(f"{address}/log-files", server)["files"]
            self.assertEqual(len(files), 1)
            log = self.wait_for(f"{address}/logs/{urllib.parse.quote(files[0]['name'], safe='')}", server)
            self.assertEqual(log["eval"]["task"], "valbench")
            self.assertEqual(len(log["samples"]), 2 * self.pairs)
        finally:
            server.terminate()
            server.wait(30)

    def wait_for(self, address: str, server: subprocess.Popen[bytes]) -> dict[str, typing.Any]:
        deadline = time.monotonic() + 120
        while True:
            try:
                with urllib.request.urlopen(address, timeout=60) as reply:
                    return typing.cast(dict[str, typing.Any], json.load(reply))
            except urllib.error.HTTPError:
                raise
            except OSError:
                self.assertIsNone(server.poll(), "inspect view ended")
                self.assertLess(time.monotonic(), deadline, "inspect view does not answer")
                time.sleep(0.2)

    def test_task_and_import(self) -> None:
        """inspect eval runs the task, and its log comes back as responses that the judge takes."""
        self.valbench("valbench-publish", "inspect-task", "pairs.jsonl", "-o", "task", "--samples", "2")
        log = self.eval("task", "asked", "json")
        config = log.plan.config
        self.assertEqual((config.temperature, config.top_p, config.max_tokens), (0.1, 0.9, 4096))
        prompt = (PROJECT / "data/prompts/respond-system.mustache").read_text().strip()
        assert log.samples
        for sample in log.samples:
            self.assertEqual([message.role for message in sample.messages], ["system", "user", "assistant"])
            self.assertEqual(sample.messages[0].text, prompt)
        self.valbench("valbench-import", "inspect", urllib.parse.urlparse(log.location).path, "-o", "imported.jsonl")
        responses = [json.loads(line) for line in (self.folder / "imported.jsonl").read_text().splitlines()]
        self.assertEqual(len(responses), 2 * self.pairs)
        self.assertEqual({response["candidate"] for response in responses}, {"mockllm/model"})
        self.assertEqual({response["sample"] for response in responses}, {0, 1})
        answers = [response[side] for response in responses for side in ("for_response", "against_response")]
        self.assertEqual({answer["outcome"] for answer in answers}, {"answered", "cut", "filtered"})
        self.assertEqual({answer["content"] for answer in answers}, {ANSWER, None})
        asked = {json.loads(line)["id"] for line in (self.folder / "pairs.jsonl").read_text().splitlines()}
        self.assertEqual({response["id"] for response in responses}, asked)
        self.judge_and_score("imported.jsonl", "imported-")
        scores = json.loads((self.folder / "imported-scores.json").read_text())["results"]["evaluations"]
        self.assertEqual([(each["candidate"], each["pairs"]) for each in scores], [("mockllm/model", 2 * self.pairs)])

    def test_packed_log(self) -> None:
        """A packed log is refused with the remedy, and the remedy helps; what did not get to the end gives what it has."""
        self.valbench("valbench-publish", "inspect-task", "pairs.jsonl", "-o", "task-limited")
        self.eval("task-limited", "packed-answers", "eval", "5")
        packed = next((self.folder / "packed-answers").glob("*.eval"))
        with self.assertRaises(AssertionError) as failure:
            self.valbench("valbench-import", "inspect", packed, "-o", "unpacked.jsonl")
        remedy = re.search(r"inspect (log convert \S+ --to json --output-dir) FOLDER", str(failure.exception))
        self.assertIsNotNone(remedy)
        run([INSPECT, *(remedy[1] if remedy else "").split(), "unpacked"], self.folder)
        self.valbench("valbench-import", "inspect", next((self.folder / "unpacked").glob("*.json")), "-o", "unpacked.jsonl")
        self.assertEqual(len((self.folder / "unpacked.jsonl").read_text().splitlines()), 2)
        manifest = json.loads((self.folder / "unpacked.jsonl.manifest.json").read_text())
        self.assertEqual(manifest["dropped"]["answer to one question of a pair, without the other"], 1)

    def eval(self, task: str, logs: str, *options: str) -> EvalLog:
        """Runs a task; the model answers, or does not, in all the ways that there are."""
        run([sys.executable, MOCK, f"{task}/valbench_task.py", logs, *options], self.folder)
        made = list_eval_logs(str(self.folder / logs))
        self.assertEqual(len(made), 1)
        return read_eval_log(made[0].name)


if __name__ == "__main__":
    unittest.main()
