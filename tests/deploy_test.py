"""What deploy/ says to clusters, done: a Slurm of one machine runs the job array, and the pods of the
Kubernetes Job are run by hand. Both must give what one run gives.

JUESUAN names the program, SOURCE the project's folder. Python's standard library; slurm-wlm."""
import getpass
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import unittest

from batch_test import UNLIMITED, PROGRAM, SOURCE, content_of, same_bytes

DEPLOY = os.path.join(SOURCE, "deploy")
SHARDS = 3
SLURM = """ClusterName=juesuan
SlurmctldHost=localhost
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/none
CredType=cred/none
SlurmctldPort={ports[0]}
SlurmdPort={ports[1]}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SwitchType=switch/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
ReturnToService=2
NodeName=localhost NodeAddr=127.0.0.1 CPUs=2 RealMemory=2048 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES State=UP
"""


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


class Slurm:
    """A cluster of this machine alone, with its own ports and folder."""

    def __init__(self, folder):
        os.mkdir(os.path.join(folder, "state"))
        os.mkdir(os.path.join(folder, "spool"))
        self.settings = os.path.join(folder, "slurm.conf")
        with open(self.settings, "w", encoding="ascii") as file:
            file.write(SLURM.format(user=getpass.getuser(), folder=folder, ports=free_ports(2)))
        self.environment = {**os.environ, "SLURM_CONF": self.settings}
        self.daemons = []
        for command in (["slurmctld", "-D"], ["slurmd", "-D", "-N", "localhost"]):
            with open(os.path.join(folder, command[0] + ".log"), "wb") as log:
                self.daemons.append(subprocess.Popen(command, stdout=log, stderr=log,
                                                     env=self.environment))

    def ask(self, *command):
        done = subprocess.run(command, capture_output=True, text=True, env=self.environment,
                              timeout=60, check=False)
        return done.stdout

    def stop(self):
        for daemon in reversed(self.daemons):
            daemon.terminate()
            daemon.wait(timeout=30)


class Deploy(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="juesuan-deploy-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.archive = self.path("data/archive")
        os.makedirs(self.archive)
        reports = os.path.join(SOURCE, "fixtures", "reports")
        for name in os.listdir(reports):
            shutil.copy(os.path.join(reports, name, "report.pdf"),
                        os.path.join(self.archive, name + ".pdf"))
        with open(os.path.join(self.archive, "bad.pdf"), "wb") as file:
            file.write(b"bad")
        subprocess.run([PROGRAM, "batch", self.archive, "-o", self.path("whole"), "--quiet",
                        *UNLIMITED], check=False)
        self.expected = same_bytes(self.path("whole"))

    def path(self, name):
        return os.path.join(self.folder, name)

    def wait_for(self, condition, seconds=90):
        deadline = time.monotonic() + seconds
        while not condition():
            self.assertLess(time.monotonic(), deadline, "it never happened")
            time.sleep(0.5)

    @unittest.skipIf(UNLIMITED, "the script sets no limits for a sanitized program")
    def test_a_slurm_job_array_reads_the_archive(self):
        cluster = Slurm(self.folder)
        self.addCleanup(cluster.stop)
        self.wait_for(lambda: "idle" in cluster.ask("sinfo", "-h", "-o", "%t"))
        subprocess.run(["sh", os.path.join(DEPLOY, "slurm.sh"), str(SHARDS)], check=True,
                       stdout=subprocess.DEVNULL, cwd=self.folder,
                       env={**cluster.environment, "JUESUAN": PROGRAM, "ARCHIVE": self.archive,
                            "OUTPUT": self.path("out")})
        self.wait_for(lambda: os.path.exists(self.path("out/summary.json")) and
                      not cluster.ask("squeue", "-h").strip())
        self.assertEqual(len(os.listdir(self.path("out.shards"))), SHARDS)
        self.assertEqual(same_bytes(self.path("out")), self.expected)

    def test_the_pods_of_a_kubernetes_job_read_the_archive(self):
        manifest = content_of(os.path.join(DEPLOY, "kubernetes.yaml")).decode("utf-8")
        count = re.search(r"completions: (\d+)", manifest).group(1)
        self.assertIn(f'value: "{count}"', manifest)  # of SHARDS
        script = " ".join(re.search(r"args:\n +- >-\n((?: {14}.*\n)+)", manifest).group(1).split())
        script = script.replace("/data/", self.path("data/")).replace(
            "--jobs", " ".join([*UNLIMITED, "--jobs"]))
        programs = {"PATH": os.path.dirname(PROGRAM) + ":" + os.environ["PATH"]}
        for index in range(SHARDS):
            subprocess.run(["sh", "-c", script], check=True, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL,
                           env={**os.environ, **programs, "SHARDS": str(SHARDS),
                                "JOB_COMPLETION_INDEX": str(index)})
        shards = [self.path(f"data/shards/{index}") for index in range(SHARDS)]
        subprocess.run([PROGRAM, "merge", *shards, "-o", self.path("out")],
                       stdout=subprocess.DEVNULL, check=False)
        self.assertEqual(same_bytes(self.path("out")), self.expected)


if __name__ == "__main__":
    unittest.main()
