#!/usr/bin/env python3
"""Tests the Snakefile on this machine and on a Slurm of one node, which it installs and starts itself.

    Tests/Cluster/cluster_tests.py [ClusterTests.TEST]

The executables are taken from .build/release. Where Slurm cannot be had, its test is skipped; with CI=true in the environment
it fails.
"""
import fcntl
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from collections.abc import Callable

import slurm
import workflow
from model_server import ModelServer
from workflow import BIN, MODEL, PROJECT, Place, run

CONCURRENCY = 2
# Of a killed job, what was sent, and what was received and not yet on disk.
MOST_LOST = 2 * CONCURRENCY


class ClusterTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        workflow.install()

    def setUp(self) -> None:
        name = self.enterContext(tempfile.TemporaryDirectory(prefix="cluster-", dir=workflow.BUILD))
        self.folder = pathlib.Path(name)

    def wait_until(self, condition: Callable[[], bool], seconds: float = 120) -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            self.assertLess(time.monotonic(), deadline, "waited in vain")
            time.sleep(0.1)

    def assert_same_files(self, place: Place, other: Place) -> None:
        files, others = place.files(), other.files()
        self.assertGreater(len(others), 10)
        self.assertEqual(files.keys(), others.keys())
        self.assertEqual([name for name in files if files[name] != others[name]], [])

    def assert_no_process(self, name: str) -> None:
        """None whose command line has this text."""
        def found() -> bool:
            return subprocess.run(["pgrep", "--full", name], stdout=subprocess.DEVNULL).returncode == 0

        self.wait_until(lambda: not found(), seconds=10)

    def test_pipelines_in_shards_give_the_same_bytes(self) -> None:
        """All pipelines in four shards on this machine; again, with nothing to do; and in three shards (fault 39)."""
        whole, shards = Place(self.folder / "whole"), Place(self.folder / "shards")
        for name in ("rebuild-dataset", "regenerate-splits", "evaluate-models"):
            pipeline = f"pipelines/{name}.yaml"
            whole.valbench("run", "--quiet", pipeline)
            run(shards.snakemake("local", pipeline, "--cores", "4"), shards.folder)
            self.assertIn("Nothing to be done", run(shards.snakemake("local", pipeline), shards.folder))
        self.assert_same_files(shards, whole)
        self.assertEqual(shards.shard_ledgers(), [])

        run(shards.snakemake("local", "pipelines/rebuild-dataset.yaml", "--cores", "4", shards=3), shards.folder)
        self.assert_same_files(shards, whole)

    def test_another_number_of_shards_begins_with_what_was_paid_for(self) -> None:
        """Where shards were stopped before they were merged (fault 25)."""
        place = Place(self.folder / "divisions")
        with ModelServer() as model:
            pipeline = place.pipeline_asking(model.address, CONCURRENCY)
            run(place.snakemake("local", pipeline, "--cores", "4", "--until", "generate"), place.folder)
            paid = model.count
            self.assertGreater(paid, 36)
            self.assertEqual(len(place.shard_ledgers()), 4)
            run(place.snakemake("local", pipeline, "--cores", "4", shards=3), place.folder)
            self.assertEqual(model.count, paid)
        self.assertEqual(place.shard_ledgers(), [])

    def test_ledgers_are_gathered_without_loss(self) -> None:
        """One that is in use stays; what killed processes left behind does no harm (faults 25, 41)."""
        place = Place(self.folder / "gathered")
        ledger = place.folder / "runs/ledger.sqlite"

        def gather() -> None:
            run([PROJECT / "pipelines/gather-ledgers", BIN / "valbench", ledger, *place.shard_ledgers()], place.folder)

        with ModelServer() as model:
            pipeline = place.pipeline_asking(model.address, CONCURRENCY)
            run(place.snakemake("local", pipeline, "--cores", "4", "--until", "generate"), place.folder)
            paid = model.count
            used = place.shard_ledgers()[2]
            with open(f"{used}.lock") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                gather()
                self.assertEqual(place.shard_ledgers(), [used])
            pathlib.Path(f"{ledger}.merged").write_text("half")
            # Ends with a write-ahead log beside the ledger.
            write = (
                "import os, sqlite3, sys; database = sqlite3.connect(sys.argv[1], isolation_level=None); "
                "database.execute('PRAGMA journal_mode = WAL'); database.execute('UPDATE run SET name = name'); os._exit(0)")
            run([sys.executable, "-c", write, ledger], place.folder)
            self.assertTrue(pathlib.Path(f"{ledger}-wal").exists())
            gather()
            names = sorted(path.name for path in ledger.parent.glob("ledger*"))
            self.assertEqual(names, ["ledger.sqlite", "ledger.sqlite.lock"])
            place.valbench("ledger", "verify", "--ledger", str(ledger))
            place.valbench("run", "--quiet", pipeline)
            self.assertEqual(model.count, paid)

    def test_what_a_person_edited_is_kept(self) -> None:
        place = Place(self.folder / "edited")
        command = place.snakemake("local", "pipelines/rebuild-dataset.yaml", "--cores", "4")
        run(command, place.folder)
        pairs, unique = (place.folder / f"runs/rebuild-dataset/{name}.jsonl" for name in ("pairs", "unique"))
        edited = "".join(pairs.read_text().splitlines(keepends=True)[:10])
        pairs.write_text(edited)
        run(command, place.folder)
        self.assertEqual(pairs.read_text(), edited)
        self.assertLessEqual(len(unique.read_text().splitlines()), 10)

    def test_kubernetes_profile_is_accepted(self) -> None:
        place = Place(self.folder / "kubernetes")
        said = run(
            place.snakemake("kubernetes", "pipelines/rebuild-dataset.yaml", "--dry-run", "--printshellcmds",
                            mount=place.folder), place.folder)
        self.assertIn(f"--output={place.folder}/runs/rebuild-dataset/shards/4-of-4/pairs.jsonl", said)

    def test_shards_with_servers_of_their_own(self) -> None:
        """The port is no part of what is asked: all the same as from one server for all."""
        whole, shards = Place(self.folder / "whole"), Place(self.folder / "shards")
        answer = self.folder / "answer.txt"
        answer.write_text("Both sides have their reasons.")
        (shards.folder / "serve.yaml").write_text(json.dumps({"serve": {"respond": {
            "model": MODEL, "health": "/counts", "timeout": 60, "resources": {"gpu": 1},
            "command": f"{BIN}/loopback-model --port {{port}} --content {answer}"}}}))
        with ModelServer() as model:
            model.text = answer.read_text()
            for place in (whole, shards):
                place.valbench("run", "--quiet", "pipelines/rebuild-dataset.yaml")
            pipeline = whole.pipeline_asking(model.address, CONCURRENCY, "evaluate-models", "respond")
            whole.valbench("run", "--quiet", pipeline)
        (shards.folder / pipeline).write_text((whole.folder / pipeline).read_text())
        run(shards.snakemake("local", pipeline, "--cores", "4", more_files=["serve.yaml"]), shards.folder)
        self.assert_same_files(shards, whole)
        self.assert_no_process(str(answer))

    def test_server_is_stopped_however_its_stage_ends(self) -> None:
        """By itself, by SIGTERM, by SIGKILL, and before the server is ready (fault 41)."""
        def command(server: str, stage: str, *options: str) -> list[str | pathlib.Path]:
            return [PROJECT / "pipelines/with-server", "--server", server, "--model", MODEL, *options, "--",
                    "sh", "-c", stage, str(self.folder)]

        server = f"{BIN}/loopback-model --port {{port}} --content {self.folder}/answer.txt"
        (self.folder / "answer.txt").write_text("Yes.")
        ready = ["--health", "/counts"]
        self.assertEqual(subprocess.run(command(server, "exit 75", *ready)).returncode, 75)
        self.assertEqual(subprocess.run(command("false", "exit 0"), stderr=subprocess.DEVNULL).returncode, 69)
        slow = f"sh -c 'sleep 600 & sleep 600' {self.folder}"
        self.assertEqual(subprocess.run(command(slow, "exit 0", "--timeout=1"), stderr=subprocess.DEVNULL).returncode, 69)
        self.assert_no_process(str(self.folder))

        started = self.folder / "started"
        for number in (signal.SIGTERM, signal.SIGKILL):
            process = subprocess.Popen(command(server, f"echo > {started}; exec sleep 600", *ready))
            self.wait_until(started.exists)
            started.unlink()
            process.send_signal(number)
            self.assertEqual(process.wait(60), 128 + number if number == signal.SIGTERM else -number)
            self.assert_no_process(str(self.folder))

    def test_killed_jobs_and_a_lost_node(self) -> None:
        """Under Slurm a job is cancelled half way, then the node is taken down and brought back: nothing is missing, and
        what was on disk is not paid for again (faults 25, 41)."""
        try:
            cluster = self.enterContext(slurm.running())
        except slurm.Unavailable as reason:
            if os.environ.get("CI") == "true":
                self.fail(f"Slurm: {reason}")
            self.skipTest(f"Slurm: {reason}")
        model = self.enterContext(ModelServer())
        whole, shards = Place(self.folder / "whole"), Place(self.folder / "shards")
        for place in (whole, shards):
            pipeline = place.pipeline_asking(model.address, CONCURRENCY)
        whole.valbench("run", "--quiet", pipeline)
        single = model.count
        model.count, model.latency = 0, 1.5

        command = shards.snakemake(
            "slurm", pipeline, "--slurm-no-account", "--slurm-status-command", "squeue",
            "--slurm-init-seconds-before-status-checks", "2", "--seconds-between-status-checks", "2")
        log = self.folder / "snakemake.log"
        with open(log, "wb") as file:
            workflow_run = subprocess.Popen(
                command, cwd=shards.folder, env=cluster.environment, stdout=file, stderr=subprocess.STDOUT)
        self.addCleanup(workflow_run.wait)
        self.addCleanup(workflow_run.kill)

        self.wait_until(lambda: model.count >= single / 3 or "Error in rule" in log.read_text())
        self.assertNotIn("Error in rule", log.read_text())
        cluster.run("scancel", cluster.jobs("rule_generate", "running")[0])
        self.wait_until(lambda: model.count >= 2 / 3 * single)
        lost = len(cluster.jobs("rule_generate", "running"))
        cluster.lose_node()
        cluster.bring_node_back()
        self.wait_until(lambda: workflow_run.poll() is not None)
        self.assertEqual(workflow_run.returncode, 0, log.read_text())

        self.assert_same_files(shards, whole)
        print(f"{single} calls on one machine, {model.count} on Slurm, where {1 + lost} jobs were killed")
        self.assertGreaterEqual(model.count, single)
        self.assertLessEqual(model.count, single + (1 + lost) * MOST_LOST)
        shards.valbench("ledger", "verify", "--ledger", "runs/ledger.sqlite")


if __name__ == "__main__":
    # Daemons and folders go with this process when it is told to end, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    unittest.main(verbosity=2)
