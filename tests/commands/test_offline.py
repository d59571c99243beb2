"""Nothing here opens a socket or runs a program, and nothing that is read is ever executed."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import bulletsmith
from bulletsmith.formats.registry import by_name

SOURCE = Path(bulletsmith.__file__).parent
SAMPLE = SOURCE.parent.parent / "data" / "sample.toml"
# Loaded by Python before anything else: it refuses every socket but the pair in which a loop of
# events wakes itself up, and notes every program that is started.
WATCH = """
import sys, os
def watch(event, args):
    if event == "socket.__new__" and args[1] not in (1, -1):
        os.write(2, b"SOCKET\\n"); os._exit(99)
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname",
                 "urllib.Request", "http.client.connect", "os.system", "pty.spawn",
                 "webbrowser.open"):
        os.write(2, event.encode() + b"\\n"); os._exit(99)
    if event in ("subprocess.Popen", "os.exec", "os.posix_spawn"):
        if [os.fsdecode(a) for a in args[1]][1:] != ["-P", "-m", "bulletsmith.formats.pdf.extract"]:
            os.write(2, b"PROGRAM " + repr(args[1]).encode() + b"\\n"); os._exit(99)
sys.addaudithook(watch)
"""  # fmt: skip
# What is made of nothing but the program's own source, or comes from a process that it forked.
OWN = {
    "dataclass.py": {"exec"},
    "named.py": {"eval"},
    "checks/apart.py": {"pickle"},
}
CALLS = {"eval", "exec", "compile", "__import__", "system", "popen", "unsafe_load", "full_load"}
MODULES = {
    *("pickle", "shelve", "dill", "socket", "http", "urllib.request", "ftplib", "smtplib"),
    *("requests", "httpx", "aiohttp", "webbrowser", "multiprocessing", "ctypes", "telnetlib"),
}


def watched(
    folder: Path, *arguments: str, typed: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    hook = folder / "hook"
    hook.mkdir(exist_ok=True)
    (hook / "sitecustomize.py").write_text(WATCH)
    told = {**os.environ, "PYTHONPATH": str(hook)}
    command = [sys.executable, "-m", "bulletsmith", *arguments]
    return subprocess.run(command, cwd=folder, input=typed, capture_output=True, env=told)


def test_the_watch_sees_what_it_must(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WATCH)
    told = {**os.environ, "PYTHONPATH": str(tmp_path)}
    for code in ("import socket; socket.socket()", "import os; os.system('true')",
                 "import subprocess; subprocess.run(['true'])"):  # fmt: skip
        assert subprocess.run([sys.executable, "-c", code], env=told).returncode == 99


def test_no_command_opens_a_socket_or_runs_a_program(tmp_path: Path) -> None:
    cv = by_name("toml").read(SAMPLE.read_bytes()).cv
    for name, suffix in (("markdown", "md"), ("latex", "tex"), ("docx", "docx"), ("pdf", "pdf"),
                         ("rendercv", "yaml"), ("json-resume", "json")):  # fmt: skip
        (tmp_path / f"cv.{suffix}").write_bytes(by_name(name).write(cv))
    for line in (
        ["check", "cv.md", "cv.tex", "cv.docx", "cv.pdf", "cv.yaml", "cv.json"],
        ["check", "--format", "sarif", "cv.md"],
        ["show", "cv.md"],
        ["rewrite", "cv.md", "1.1", "Built it."],
        ["convert", "cv.md", "new.pdf"],
        ["convert", "cv.pdf", "new.toml"],
        ["explain", "MET003"],
        ["parse", "Built it, see https://example.org"],
    ):
        done = watched(tmp_path, *line)
        assert done.returncode in (0, 1), (line, done.stderr)
        assert b"Traceback" not in done.stderr


def test_the_program_opens_no_socket(tmp_path: Path) -> None:
    from test_terminal import drawn

    (tmp_path / "sitecustomize.py").write_text(WATCH)
    seen, status = drawn(tmp_path, b"self-check", LC_ALL="C.UTF-8", PYTHONPATH=str(tmp_path))
    assert status == 0
    assert "─".encode() in seen


@pytest.mark.parametrize("file", sorted(SOURCE.rglob("*.py")), ids=lambda f: f.stem)
def test_the_source_executes_nothing(file: Path) -> None:
    where = file.relative_to(SOURCE).as_posix()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names]
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module, *(f"{node.module}.{name}" for name in names)]
            assert MODULES & set(names) <= OWN.get(where, set()), names
            if "subprocess" in names:
                assert where == "formats/pdf/adapter.py"
        elif isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name):
                assert called.id not in CALLS - OWN.get(where, set()), called.id
            elif isinstance(called, ast.Attribute):
                whose = called.value.id if isinstance(called.value, ast.Name) else ""
                # A pattern, or a page by Typst.
                harmless = whose in ("re", "_sre") or file.stem == "page"
                assert called.attr not in CALLS or (harmless and called.attr == "compile"), whose
                if whose == "yaml":
                    assert called.attr in ("safe_load", "parse", "scan", "YAMLError"), called.attr
            assert not any(word.arg == "shell" for word in node.keywords), (
                "a shell takes a name for a command"
            )
