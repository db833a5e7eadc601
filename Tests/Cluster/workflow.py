"""Runs the project's Snakefile with a Snakemake of its own."""
import pathlib
import subprocess
import sys
from collections.abc import Sequence

PROJECT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = PROJECT / ".build"
BIN = BUILD / "release"
VENV = BUILD / "cluster-venv"
# What loopback-model says that it is.
MODEL = "bench"
REQUIREMENTS = [
    "snakemake==9.27.1", "snakemake-executor-plugin-slurm==2.8.0", "snakemake-executor-plugin-kubernetes==0.5.1",
    "snakemake-storage-plugin-fs==1.1.3"]


def install() -> None:
    """Installs Snakemake, where it is missing, into the build folder."""
    done = VENV / "requirements.txt"
    wanted = "\n".join(REQUIREMENTS)
    if done.exists() and done.read_text() == wanted:
        return
    print(f"Installing Snakemake into {VENV}", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    subprocess.run([VENV / "bin/pip", "install", "--quiet", "--disable-pip-version-check", *REQUIREMENTS], check=True)
    done.write_text(wanted)


class Place:
    """A folder that is laid out as the project is, for one way to run a pipeline."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        folder.mkdir()
        for name in ("data", "pipelines"):
            (folder / name).symlink_to(PROJECT / name)

    def pipeline_asking(self, address: str, concurrency: int, name: str = "rebuild-dataset", stage: str = "generate") -> str:
        """Writes a copy of a pipeline whose stage asks the model at an address."""
        text = (PROJECT / f"pipelines/{name}.yaml").read_text()
        before, mark, after = text.partition(f"\n{stage}:\n")
        for old, new in (
            ("model: offline", f"model: {address}/v1#{MODEL}"),
            ("concurrency: 64", f"concurrency: {concurrency}\n  start-concurrency: {concurrency}"),
        ):
            assert old in after
            after = after.replace(old, new, 1)
        (self.folder / "pipeline.yaml").write_text(before + mark + after)
        return "pipeline.yaml"

    def valbench(self, *arguments: str) -> None:
        run([BIN / "valbench", *arguments], self.folder)

    def snakemake(
        self, profile: str, pipeline: str, *options: str, more_files: Sequence[str] = (), **config: object
    ) -> list[str]:
        """The command that runs a pipeline in shards: four, if nothing else is said."""
        config = {"shards": 4, "bin": BIN} | config
        return [
            f"{VENV}/bin/snakemake", "--profile", f"pipelines/profiles/{profile}", *options,
            "--configfile", pipeline, *more_files, "--config", *(f"{key}={value}" for key, value in config.items())]

    def shard_ledgers(self) -> list[pathlib.Path]:
        return sorted(self.folder.glob("runs/*/shards/*/*.sqlite"))

    def files(self) -> dict[str, bytes]:
        """What the stages wrote, but for shards and ledgers, by name."""
        files = [path for path in sorted(self.folder.glob("runs/**/*")) if path.is_file() and ".sqlite" not in path.name]
        names = {str(path.relative_to(self.folder)): path for path in files}
        return {name: path.read_bytes() for name, path in names.items() if "/shards/" not in name}


def run(command: Sequence[str | pathlib.Path], folder: pathlib.Path) -> str:
    """What a command said; an AssertionError with it if the command fails."""
    done = subprocess.run(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300)
    if done.returncode:
        raise AssertionError(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stdout}")
    return done.stdout
