"""Slurm with one node, which is this machine: its daemons, files and ports are its own, and end with it."""
import contextlib
import getpass
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

PACKAGES = ["slurm-wlm", "munge"]
PROGRAMS = "munged slurmctld slurmd sbatch srun squeue sinfo scancel scontrol".split()

# For a machine without cgroups, systemd or accounting, such as a container. CPUs and memory are only counted: the node may
# have less.
CONFIGURATION = """
ClusterName=valbench
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={controller_port}
SlurmdPort={node_port}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
SlurmUser={user}
SlurmdUser={user}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SwitchType=switch/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=1,batch_sched_delay=0
SlurmdParameters=config_overrides
ReturnToService=0
MinJobAge=600
KillWait=5
NodeName=node1 NodeHostname={host} NodeAddr=127.0.0.1 CPUs=8 RealMemory=64000 State=UNKNOWN
PartitionName=main Nodes=node1 Default=YES MaxTime=INFINITE State=UP
"""


class Unavailable(Exception):
    """Slurm cannot be had here. The text says why."""


def program(name: str) -> str | None:
    return shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/sbin")


def install() -> None:
    """Installs Slurm, where it is missing, from the packages of Debian or Ubuntu."""
    if all(map(program, PROGRAMS)):
        return
    if not program("apt-get"):
        raise Unavailable("it is not installed, and there is no apt-get")
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    if os.geteuid() != 0:
        apt = ["sudo", "-n", *apt]
    print(f"Installing {' '.join(PACKAGES)}", file=sys.stderr)
    try:
        for arguments in (["update"], ["-y", "--no-install-recommends", "install", *PACKAGES]):
            subprocess.run([*apt, *arguments], check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", None) or str(error)
        raise Unavailable(f"{' '.join(PACKAGES)} cannot be installed: {said.strip().splitlines()[-1]}") from error
    if missing := [name for name in PROGRAMS if not program(name)]:
        raise Unavailable(f"the packages lack {', '.join(missing)}")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Slurm:
    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        self.environment = os.environ | {
            "SLURM_CONF": str(folder / "slurm.conf"), "PATH": f"{folder / 'bin'}:{os.environ['PATH']}"}

    def run(self, *command: str) -> str:
        return subprocess.run(
            command, env=self.environment, check=True, capture_output=True, text=True, timeout=60).stdout

    def jobs(self, comment: str, state: str = "all") -> list[str]:
        """The ids of the jobs whose comment, in which Snakemake puts the rule, contains a text."""
        lines = self.run("squeue", "--noheader", "--states", state, "--format", "%i %k").splitlines()
        return [line.split()[0] for line in lines if comment in line]

    def lose_node(self) -> None:
        """Takes the node down and kills what jobs run there, as a loss of power would."""
        self.run("scontrol", "update", "nodename=node1", "state=down", "reason=test")
        deadline = time.monotonic() + 30
        while (processes := self.processes_of_jobs()) or self.steps():
            if time.monotonic() > deadline:
                raise TimeoutError(f"still there: {processes}, {self.steps()}")
            for process in processes:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            time.sleep(0.5)

    def bring_node_back(self) -> None:
        self.run("scontrol", "update", "nodename=node1", "state=resume")
        # Slurm would wait for two minutes.
        for job in self.jobs("", "pending"):
            self.run("scontrol", "update", f"jobid={job}", "starttime=now")

    def steps(self) -> list[str]:
        """The sockets of the steps that the node has not cleaned up yet."""
        return [path.name for path in (self.folder / "spool").glob("node1_*") if path.is_socket()]

    def processes_of_jobs(self) -> list[int]:
        """Those that jobs started, as their environment tells."""
        found = []
        for folder in pathlib.Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                variables = (folder / "environ").read_bytes().split(b"\0")
                is_of_job = any(variable.startswith(b"SLURM_JOB_ID=") for variable in variables)
                if is_of_job and any(bytes(self.folder) in variable for variable in variables):
                    found.append(int(folder.name))
        return found

    def node_state(self) -> str:
        return self.run("sinfo", "--noheader", "--format", "%T").strip()


@contextlib.contextmanager
def daemon(command: list[str], environment: dict[str, str], log: pathlib.Path) -> Iterator[None]:
    with open(log, "wb") as file:
        process = subprocess.Popen(command, env=environment, stdout=file, stderr=file, stdin=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def write_srun(folder: pathlib.Path) -> None:
    """Snakemake starts srun in a job without SLURM_CONF."""
    script = folder / "bin/srun"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nSLURM_CONF={folder}/slurm.conf exec {program("srun")} "$@"\n')
    script.chmod(0o755)


@contextlib.contextmanager
def running() -> Iterator[Slurm]:
    """Starts Slurm and waits until its node is idle.

    Raises Unavailable if it does not come up.
    """
    install()
    # Paths of sockets must be short.
    with contextlib.ExitStack() as stack:
        folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="slurm-", ignore_cleanup_errors=True)))
        for name in ("state", "spool"):
            (folder / name).mkdir()
        key = folder / "munge.key"
        key.touch(0o600)
        key.write_bytes(os.urandom(1024))
        (folder / "slurm.conf").write_text(CONFIGURATION.format(
            folder=folder, user=getpass.getuser(), host=socket.gethostname().partition(".")[0],
            controller_port=free_port(), node_port=free_port()))
        slurm = Slurm(folder)
        write_srun(folder)
        munge = ["munged", "--foreground", "--force", f"--key-file={key}"] + [
            f"--{name}-file={folder}/munged.{name}" for name in ("pid", "log", "seed")]
        commands = {
            "munged": munge + [f"--socket={folder}/munge.socket"], "slurmctld": ["slurmctld", "-D"],
            "slurmd": ["slurmd", "-D", "-N", "node1"]}
        for name, command in commands.items():
            stack.enter_context(daemon([program(name), *command[1:]], slurm.environment, folder / f"{name}.out"))
            time.sleep(1)
        wait_for_node(slurm, [folder / f"{name}.out" for name in commands])
        yield slurm
        with contextlib.suppress(subprocess.CalledProcessError):
            slurm.run("scancel", "--user", getpass.getuser())


def wait_for_node(slurm: Slurm, logs: list[pathlib.Path]) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with contextlib.suppress(subprocess.CalledProcessError, subprocess.TimeoutExpired):
            if slurm.node_state() == "idle":
                return
        time.sleep(0.5)
    said = [line for log in logs for line in log.read_text(errors="replace").splitlines()[-3:]]
    raise Unavailable("its node does not come up: " + " / ".join(said))
