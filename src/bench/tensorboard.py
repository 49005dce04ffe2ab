"""Reads the event files of runs with TensorBoard's own reader, and asks TensorBoard's server what it lists.

    python src/bench/tensorboard.py RUN_OR_FOLDER

RUN_OR_FOLDER is the folder of a run, or one that holds some, as `lipschitz-studio train` and `grid` leave them. Prints every scalar with its number of
points, its first and its last value, and compares them with the run's own metrics; then starts `tensorboard --logdir` once and prints what its API
lists. Exit status: 0 all was read, 1 something was not, 2 TensorBoard is not installed (`pip install tensorboard`).
"""

import json
import math
import pathlib
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

# Python looks first where this script lies, and would find it in the place of TensorBoard.
sys.path = [place for place in sys.path if pathlib.Path(place or ".").resolve() != pathlib.Path(__file__).resolve().parent]

SECONDS_TO_START = 90


def read(run):
    """Scalars by tag, as [(step, value)]."""
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    accumulator = EventAccumulator(str(run), size_guidance={"scalars": 0, "tensors": 0})
    accumulator.Reload()
    tags = accumulator.Tags()
    scalars = {tag: [(event.step, event.value) for event in accumulator.Scalars(tag)] for tag in tags["scalars"]}
    others = [kind for kind, found in tags.items() if found and kind != "scalars" and found is not True]
    return scalars, others


def metrics(run):
    events = [json.loads(line) for line in (run / "metrics.jsonl").read_text().splitlines()]
    return [e for e in events if e["event"] == "step"], [e for e in events if e["event"] == "epoch"]


def complaints(run, scalars):
    """What TensorBoard reads that the run did not tell, or the other way round."""
    steps, epochs = metrics(run)
    wrong = []
    if not scalars:
        wrong.append("no scalar was read")
    longest = max((len(points) for points in scalars.values()), default=0)
    if longest != len(steps):
        wrong.append(f"the longest scalar has {longest} points, the run told {len(steps)} steps")
    for field, value in (("val_accuracy", "accuracy"), ("certified_accuracy", "certified")):
        told = [e[field] for e in epochs if isinstance(e.get(field), (int, float))]
        tags = [tag for tag, points in scalars.items() if value in tag.lower() and len(points) == len(told)
                and all(math.isclose(p[1], t, abs_tol=1e-6) for p, t in zip(points, told))]
        if told and not tags:
            wrong.append(f"no scalar holds {field}")
    for tag, points in scalars.items():
        if [step for step, _ in points] != sorted(step for step, _ in points):
            wrong.append(f"{tag}: its steps are not in order")
    return wrong


def serve(folder):
    """What the server lists: {run: [tags]}."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "tensorboard.main", "--logdir", str(folder.resolve()), "--port", str(port), "--host", "127.0.0.1",
         "--load_fast=false"],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=folder)
    try:
        end = time.time() + SECONDS_TO_START
        while time.time() < end:
            try:
                address = f"http://127.0.0.1:{port}/data/plugin/scalars/tags"
                tags = json.load(urllib.request.urlopen(address, timeout=5))
                if tags:
                    return {run: sorted(found) for run, found in tags.items()}
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                if server.poll() is not None:
                    raise SystemExit(f"tensorboard ended: {server.stderr.read().decode()[-500:]}")
            time.sleep(0.5)
        return {}
    finally:
        server.terminate()
        server.wait()


def main():
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    try:
        import tensorboard.version
    except ImportError:
        print("TensorBoard is not installed here; pip install tensorboard, in a virtual environment of its own.")
        return 2
    folder = pathlib.Path(sys.argv[1])
    runs = sorted({file.parent for file in folder.rglob("events.out.tfevents.*")})
    print(f"TensorBoard {tensorboard.version.VERSION}: {len(runs)} runs below {folder}")
    wrong = 0 if runs else 1
    for run in runs:
        scalars, others = read(run)
        print(f"\n{run}" + (f" (and {', '.join(others)})" if others else ""))
        for tag, points in scalars.items():
            print(f"  {tag:40} {len(points):6} points, step {points[0][0]} to {points[-1][0]}, "
                  f"{points[0][1]:.6g} to {points[-1][1]:.6g}")
        for complaint in complaints(run, scalars):
            print(f"  WRONG: {complaint}")
            wrong += 1
    listed = serve(folder)
    print(f"\ntensorboard --logdir {folder} lists {len(listed)} runs:")
    for run, tags in listed.items():
        print(f"  {run}: {', '.join(tags)}")
    wrong += len(listed) != len(runs)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
