"""What the interoperability tests share: the tools that they need, installed into the build folder, and the project's own."""
import os
import pathlib
import subprocess
import sys

PROJECT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = PROJECT / ".build"
BIN = BUILD / "release"
VENV = BUILD / "interop-venv"
REQUIREMENTS = [
    "datasets==5.2.0", "duckdb==2.0.0", "huggingface_hub==2.4.0", "inspect_ai==0.3.285", "jsonschema==4.26.0",
    "lm_eval==0.4.13", "mlcroissant==1.1.1", "pandas==3.1.1", "zstandard==0.25.0"]


def install() -> None:
    """Installs the tools, where they are missing."""
    done = VENV / "requirements.txt"
    wanted = "\n".join(REQUIREMENTS)
    if done.exists() and done.read_text() == wanted:
        return
    print(f"Installing {', '.join(REQUIREMENTS)} into {VENV}", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    subprocess.run([VENV / "bin/pip", "install", "--quiet", "--disable-pip-version-check", *REQUIREMENTS], check=True)
    done.write_text(wanted)


def run(command: list[str | pathlib.Path], folder: pathlib.Path) -> str:
    """Runs a command in a folder; what it printed is in the error, if it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, env=environment())
    if done.returncode != 0:
        raise AssertionError(f"{command} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def environment() -> dict[str, str]:
    """Nothing outside this machine is asked for anything."""
    return os.environ | {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}
