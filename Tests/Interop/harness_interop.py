"""lm-evaluation-harness runs the task that valbench writes, and what it logs comes back in."""
import collections
import http.server
import json
import pathlib
import tempfile
import threading
import unittest

from interop import BIN, BUILD, PROJECT, VENV, run

PIPELINE = PROJECT / "pipelines" / "rebuild-dataset.yaml"
JSON = dict[str, object]


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers each question with its own words in several paragraphs; the second time with other ones."""

    protocol_version = "HTTP/1.1"
    server: "ChatServer"

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        question = body["messages"][-1]["content"]
        with self.server.lock:
            self.server.bodies.append(body)
            self.server.asked[question] += 1
            number = self.server.asked[question]
        reply = json.dumps({
            "id": "0", "object": "chat.completion", "created": 0, "model": body["model"],
            "choices": [{"index": 0, "finish_reason": "stop",
                         "message": {"role": "assistant", "content": self.server.answer(question, number)}}],
            "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
        }).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    def log_message(self, *_: object) -> None:
        pass


class ChatServer(http.server.ThreadingHTTPServer):
    """Serves while it is entered."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.lock = threading.Lock()
        self.bodies: list[dict] = []
        self.asked: collections.Counter[str] = collections.Counter()
        # Its answer has reasoning in front, and this one's is none.
        self.thought_about = self.unanswered = ""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    def said(self, question: str, number: int) -> str:
        return f"{question}\n\n\n“{number}”\n\n– Question: and more.</s>\n\nEnd.\n"

    def answer(self, question: str, number: int) -> str | None:
        if question == self.unanswered:
            return None
        thought = "<think>\nHm.\n\nWell.\n</think>\n\n" if question == self.thought_about else ""
        return thought + self.said(question, number)

    def __enter__(self) -> "ChatServer":
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()


def read(file: pathlib.Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line]


class HarnessTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        """A dataset made as a user makes it."""
        cls.place = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory(prefix="harness-", dir=BUILD)))
        (cls.place / "data").symlink_to(PROJECT / "data")
        run([BIN / "valbench", "run", PIPELINE, "--until", "split"], cls.place)
        cls.pairs = cls.place / "runs/rebuild-dataset/splits/test.jsonl"

    def setUp(self) -> None:
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(dir=self.place)))

    def valbench(self, tool: str, *arguments: str | pathlib.Path) -> str:
        return run([BIN / f"valbench-{tool}", *arguments], self.folder)

    def publish(self, *options: str) -> pathlib.Path:
        """The task's folder, moved to another place than where it was written."""
        self.valbench("publish", "harness", self.pairs, "-o", "written", *options)
        moved = self.folder / "a place" / "task"
        moved.parent.mkdir()
        return (self.folder / "written").rename(moved)

    def lm_eval(self, task: pathlib.Path, *options: str) -> str:
        """Runs the task from a folder that is not the task's."""
        elsewhere = self.folder / "elsewhere"
        elsewhere.mkdir()
        return run([
            VENV / "bin/lm_eval", "--include_path", task, "--tasks", "valbench", "--log_samples",
            "--output_path", self.folder / "answers", *options], elsewhere)

    def lm_eval_chat(self, task: pathlib.Path, server: ChatServer, *options: str) -> str:
        return self.lm_eval(
            task, "--apply_chat_template", "--model", "local-chat-completions", "--model_args",
            f"model=org/chatty,base_url={server.address}/chat/completions,num_concurrent=4,max_retries=1", *options)

    def samples(self) -> pathlib.Path:
        [file] = (self.folder / "answers").glob("*/samples_valbench_*.jsonl")
        return file

    def test_dummy_model_there_and_back(self) -> None:
        """The harness's own dummy model; the responses are judged and scored."""
        table = self.lm_eval(self.publish(), "--model", "dummy")
        self.assertIn("not scored", table)
        # The harness made a name up: it is not taken.
        with self.assertRaisesRegex(AssertionError, "(?s)ended with 64.*--candidate"):
            self.valbench("import", "harness", self.samples(), "-o", "responses.jsonl")
        self.valbench("import", "harness", self.samples(), "-o", "responses.jsonl", "--candidate", "dummy")
        pairs = read(self.pairs)
        responses = read(self.folder / "responses.jsonl")
        self.assertGreater(len(pairs), 10)
        self.assertEqual([{key: row[key] for key in pair} for pair, row in zip(pairs, responses, strict=True)], pairs)
        for row in responses:
            self.assertEqual(row["candidate"], "dummy")
            self.assertEqual(row["for_response"], {"content": "lol", "outcome": "answered"})
            self.assertEqual(row["against_response"], {"content": "lol", "outcome": "answered"})
        self.valbench("evaluate", "judge", "responses.jsonl", "-o", "judgments.jsonl", "--model", "offline")
        self.valbench(
            "evaluate", "score", "judgments.jsonl", "-o", "scores.json", "--responses", "responses.jsonl",
            "--report", "report.html")
        self.assertIn('"dummy"', (self.folder / "scores.json").read_text())
        self.assertGreater((self.folder / "report.html").stat().st_size, 1000)

    def test_answers_are_whole_and_on_their_side(self) -> None:
        """Answers with blank lines, stop words of other tasks and reasoning; two to each question."""
        pairs = read(self.pairs)
        with ChatServer() as server:
            server.thought_about = pairs[1]["against_question"]
            server.unanswered = pairs[2]["for_question"]
            self.lm_eval_chat(self.publish("--samples", "2"), server)
        self.valbench("import", "harness", self.samples(), "-o", "responses.jsonl")
        responses = read(self.folder / "responses.jsonl")
        self.assertEqual(
            [(row["id"], row["sample"]) for row in responses], [(pair["id"], n) for pair in pairs for n in (0, 1)])
        for row in responses:
            self.assertEqual(row["candidate"], "org/chatty")
        for pair, first, second in zip(pairs, responses[::2], responses[1::2], strict=True):
            for side in ("for", "against"):
                question = pair[f"{side}_question"]
                got = [row[f"{side}_response"]["content"] for row in (first, second)]
                if question == server.unanswered:
                    self.assertEqual(got, [None, None])
                    self.assertEqual(first[f"{side}_response"]["outcome"], "empty")
                    continue
                # The two may have been asked in either order. Where there was reasoning, white space is trimmed.
                said = [server.said(question, n) for n in (1, 2)]
                if question == server.thought_about:
                    said = [text.strip() for text in said]
                self.assertEqual(sorted(got), sorted(said))

    def test_asks_as_valbench_does(self) -> None:
        """The same messages and sampling reach the server from the harness as from valbench-evaluate respond."""
        def asked(bodies: list[dict]) -> list[JSON]:
            names = ("messages", "temperature", "top_p")
            rows = [{name: body[name] for name in names} | {"length": body["max_tokens"]} for body in bodies]
            return sorted(rows, key=lambda row: json.dumps(row["messages"]))

        with ChatServer() as server:
            self.lm_eval_chat(self.publish(), server)
            theirs = server.bodies
            self.assertEqual([body.get("stop") or [] for body in theirs], [[]] * len(theirs))
            server.bodies = []
            self.valbench(
                "evaluate", "respond", self.pairs, "-o", "own.jsonl", "--model", f"{server.address}#org/chatty")
            own = asked(server.bodies)
        self.assertEqual(len(own), 2 * len(read(self.pairs)))
        self.assertEqual(asked(theirs), own)
        self.valbench("import", "harness", self.samples(), "-o", "responses.jsonl")

        def questions(name: str) -> list[str]:
            return [row["for_response"]["content"].split("\n")[0] for row in read(self.folder / name)]

        self.assertEqual(questions("responses.jsonl"), questions("own.jsonl"))

    def test_part_of_the_questions(self) -> None:
        """--limit takes whole pairs; an odd one leaves half a pair over, which is counted."""
        self.lm_eval(self.publish(), "--model", "dummy", "--model_args", "pretrained=org/dummy", "--limit", "5")
        self.valbench("import", "harness", self.samples(), "-o", "responses.jsonl")
        self.assertEqual(
            [row["id"] for row in read(self.folder / "responses.jsonl")], [pair["id"] for pair in read(self.pairs)][:2])
        manifest = json.loads((self.folder / "responses.jsonl.manifest.json").read_text())
        self.assertEqual(manifest["dropped"], {"answer without one to the pair's other question": 1})

    def test_answers_cannot_be_lost(self) -> None:
        """Without --log_samples the harness refuses before it asks anything."""
        task = self.publish()
        with self.assertRaisesRegex(AssertionError, "log_samples must be True"):
            run([VENV / "bin/lm_eval", "--include_path", task, "--tasks", "valbench", "--model", "dummy"], self.folder)

    def test_samples_of_another_task_are_refused(self) -> None:
        """What the harness logs of a task of its own."""
        (self.folder / "other.yaml").write_text(json.dumps({
            "task": "other", "dataset_path": "json", "test_split": "test", "output_type": "generate_until",
            "dataset_kwargs": {"data_files": {"test": str(self.folder / "other.jsonl")}},
            "doc_to_text": "q", "doc_to_target": "a", "generation_kwargs": {"until": ["\n"]},
        }))
        (self.folder / "other.jsonl").write_text('{"q": "2 + 2?", "a": "4"}\n')
        run([
            VENV / "bin/lm_eval", "--include_path", self.folder, "--tasks", "other", "--log_samples",
            "--output_path", "answers", "--model", "dummy"], self.folder)
        [samples] = (self.folder / "answers").glob("*/samples_other_*.jsonl")
        with self.assertRaisesRegex(AssertionError, "line 1: this is no sample of a task that valbench-publish"):
            self.valbench("import", "harness", samples, "-o", "responses.jsonl", "--candidate", "dummy")
        self.assertFalse((self.folder / "responses.jsonl").exists())
