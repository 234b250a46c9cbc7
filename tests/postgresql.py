"""A PostgreSQL server of a test's own: reached by a socket in its folder, gone at its end."""
import glob
import os
import pwd
import shutil
import subprocess
import tempfile


class Server:
    """PostgreSQL refuses to run as root; then it runs as the user that its package makes."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="juesuan-pg-")
        programs = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
        if not programs:
            raise RuntimeError("there is no PostgreSQL server; scripts/setup installs it")
        self.programs = programs[-1]
        self.as_user = []
        if os.getuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self.as_user = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}",
                            "--clear-groups"]
        self.data = os.path.join(self.folder, "data")
        self.run("initdb", "-D", self.data, "-U", "tester", "--auth=trust", "-E", "UTF8",
                 "--locale=C.UTF-8", "--no-sync")
        self.run("pg_ctl", "-D", self.data, "-w", "-l", os.path.join(self.folder, "log"), "start",
                 "-o", f"-c listen_addresses='' -c unix_socket_directories='{self.folder}'"
                       " -c fsync=off")

    def run(self, program, *arguments):
        subprocess.run([*self.as_user, os.path.join(self.programs, program), *arguments],
                       check=True, stdout=subprocess.DEVNULL, cwd=self.folder)

    def address(self, database):
        return f"postgresql:///{database}?host={self.folder}&user=tester"

    def create(self, database):
        self.query("CREATE DATABASE " + database, "postgres")
        return self.address(database)

    def query(self, text, database):
        """Rows of texts; a null is None."""
        done = subprocess.run(
            ["psql", "-XAt", "-F", "\x1f", "-P", "null=\x1e", "-v", "ON_ERROR_STOP=1", "-c", text,
             self.address(database)], capture_output=True, text=True, check=True)
        return [[None if value == "\x1e" else value for value in line.split("\x1f")]
                for line in done.stdout.split("\n") if line]

    def stop(self):
        self.run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")
        shutil.rmtree(self.folder)
