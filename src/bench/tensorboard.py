"""Reads the event files of runs with TensorBoard itself, and compares every scalar with the run's own metrics.

    python src/bench/tensorboard.py RUN_OR_FOLDER
    python src/bench/tensorboard.py --drill [LAUNCHER]

RUN_OR_FOLDER is the folder of a run, or one that holds some, as `lipschitz-studio train` and `grid` leave them. The scalars of each are read by the reader of
its own in src/test/resources/tensorboard; where TensorBoard is installed (`pip install tensorboard`) also by its `EventAccumulator` and, over HTTP, from two
servers, of which one loads by the program in Rust that is its default and one by the reader in Python.

--drill asks for what TensorBoard shows *while* a run goes on: with both servers looking on it trains a run, kills it within an epoch, resumes it, and in the
end deletes it and trains another in its place; each time the servers must come to show what the run told, and nothing else.

Exit status: 0 all agreed, 1 something did not, 2 TensorBoard is not installed, so that only the reader of its own was asked.
"""

import collections
import contextlib
import json
import math
import pathlib
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve()
# Python looks first where this script lies, and would find it in the place of TensorBoard.
sys.path = [place for place in sys.path if pathlib.Path(place or ".").resolve() != HERE.parent]

ROOT = HERE.parents[2]
OWN_READER = ROOT / "src/test/resources/tensorboard/read_events.py"
SECONDS_TO_START = 90
SECONDS_TO_SHOW = 60
ALL = 10_000_000  # points of a scalar that a reader keeps; of more than a thousand TensorBoard would choose some


def single(value):
    return struct.unpack("<f", struct.pack("<f", value))[0]


def metrics(run, but=0):
    """What the run tells, without so many events at the end: {tag: {step: value}}, in double precision; None where it is no finite number."""
    told = collections.defaultdict(dict)
    step = 0

    def norms(layers):
        for layer in layers:
            for tag, field in (("norm_upper", "upper"), ("norm_lower", "lower"), ("smallest_singular_value", "smallest")):
                told[f"{tag}/{layer['id']}"][step] = layer.get(field)

    lines = (run / "metrics.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines[:len(lines) - but]:
        try:
            event = json.loads(line)
        except json.JSONDecodeError:
            continue  # the last line, torn by a kill
        figures = event.get("figures") or {}
        if event["event"] == "step":
            step = event["step"]
            told["loss/batch"][step] = event["loss"]
            told["learning_rate"][step] = event["learning_rate"]
            for part in figures.get("parts", ()):
                told[f"loss/batch_{part['name']}"][step] = part["value"]
            told["gradient_norm"][step] = figures.get("gradient_norm")
            if figures.get("memory"):
                told["memory_bytes"][step] = figures["memory"]
            norms(event["layers"])
        elif event["event"] == "epoch":
            for tag, field in (("loss/train", "train_loss"), ("loss/validation", "val_loss"), ("validation/accuracy", "val_accuracy"),
                               ("validation/certified_accuracy", "certified_accuracy"), ("validation/mean_radius", "mean_radius"),
                               ("validation/kr", "val_kr"), ("samples_per_second", "samples_per_second")):
                told[tag][step] = event[field]
            for part in figures.get("parts", ()):
                told[f"loss/validation_{part['name']}"][step] = part["value"]
            for at in figures.get("certified", ()):
                told[f"certified_accuracy/epsilon_{float('%.4g' % at['epsilon'])}"][step] = at["accuracy"]
            norms(event["layers"])
    return told


def fits(tag, told, read):
    """Whether a float32 stands for a double: the nearest, but a bound is never told too small and what is certified never too large."""
    near = single(told)
    if abs(read - near) > 1.2e-7 * abs(near):
        return False
    if tag.startswith("norm_upper"):
        return read >= told
    if tag.startswith(("norm_lower", "certified", "validation/certified", "validation/mean_radius")):
        return read <= told
    return read == near


def complaints(told, read):
    """`read` is {tag: [(step, value)]}. Of several points at a step TensorBoard draws all, the last over the others: an epoch's stand over its last step's."""
    wrong = [f"{tag} was never told" for tag in read if tag not in told]
    for tag, values in told.items():
        steps = [step for step, _ in read.get(tag, ())]
        if steps != sorted(steps):
            wrong.append(f"{tag}: its steps are not in order")
        at = dict(read.get(tag, ()))
        numbers = {step for step, value in values.items() if value is not None}
        if lone := (at.keys() - values.keys()) | (numbers - at.keys()):
            wrong.append(f"{tag}: steps {sorted(lone)[:5]} stand only on one side")
        unequal = [step for step in at.keys() & values.keys()
                   if not (fits(tag, values[step], at[step]) if step in numbers else not math.isfinite(at[step]))]
        if unequal:
            wrong.append(f"{tag}: other values at steps {unequal[:5]}, {at[unequal[0]]!r} for {values[unequal[0]]!r}")
    return wrong


def by_own_reader(run):
    scalars = collections.defaultdict(list)
    for file in sorted(run.glob("events.out.tfevents.*")):
        out = subprocess.run([sys.executable, str(OWN_READER), str(file)], check=True, capture_output=True, encoding="utf-8").stdout
        for line in out.splitlines():
            if line.startswith("begins "):
                begins = int(line.split()[1])
                for points in scalars.values():
                    points[:] = [point for point in points if point[0] < begins]
            elif not line.startswith("version "):
                step, rest = line.split(" ", 1)
                tag, value = rest.rsplit(" ", 1)
                scalars[tag].append((int(step), float(value)))
    return {tag: points for tag, points in scalars.items() if points}


def by_accumulator(run):
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    accumulator = EventAccumulator(str(run), size_guidance={"scalars": 0, "tensors": 0})
    accumulator.Reload()
    return {tag: [(event.step, event.value) for event in accumulator.Scalars(tag)] for tag in accumulator.Tags()["scalars"]}


class Server:
    """`tensorboard --logdir FOLDER` on this machine, asked over the HTTP that its page uses."""

    def __init__(self, folder, fast):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.name = "server (Rust)" if fast else "server (Python)"
        self.base = f"http://127.0.0.1:{port}/data/"
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tensorboard.main", "--logdir", str(folder.resolve()), "--port", str(port), "--host", "127.0.0.1",
             f"--load_fast={'true' if fast else 'false'}", "--reload_interval", "1", "--samples_per_plugin", f"scalars={ALL}"],
            stdout=subprocess.DEVNULL, stderr=self.log, cwd=folder)

    def get(self, path):
        end = time.time() + SECONDS_TO_START
        while True:
            try:
                with urllib.request.urlopen(self.base + path, timeout=30) as answer:
                    return json.load(answer)
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                if self.process.poll() is not None or time.time() > end:
                    raise SystemExit(f"tensorboard gives no answer: {self.said()[-1000:]}") from None
                time.sleep(0.3)

    def runs(self):
        return {run: sorted(tags) for run, tags in self.get("plugin/scalars/tags").items()}

    def scalars(self, run):
        tags = self.runs().get(run, ())
        query = [(tag, urllib.parse.urlencode({"run": run, "tag": tag})) for tag in tags]
        return {tag: [(step, float(value)) for _, step, value in self.get("plugin/scalars/scalars?" + asked)] for tag, asked in query}

    def said(self):
        self.log.seek(0)
        return self.log.read().decode(errors="replace")

    def warnings(self):
        return [line for line in self.said().splitlines() if any(word in line for word in ("WARN", "ERROR", "Traceback", "warning"))]

    def comes_to_show(self, run, *told):
        """What is still wrong when it has had time to read: it must show one of these."""
        end = time.time() + SECONDS_TO_SHOW
        while True:
            read = self.scalars(run)
            wrong = [complaints(each, read) for each in told]
            if not all(wrong) or time.time() > end:
                return wrong[0] if all(wrong) else []
            time.sleep(0.5)

    def close(self):
        self.process.terminate()
        self.process.wait()


@contextlib.contextmanager
def servers(folder):
    both = [Server(folder, True), Server(folder, False)]
    try:
        yield both
    finally:
        for each in both:
            each.close()


def tell(reader, told, wrong):
    points = sum(value is not None for at in told.values() for value in at.values())
    print(f"  {reader:20} {sum(any(value is not None for value in at.values()) for at in told.values())} scalars, {points} points: " + ("all as the run told them" if not wrong else "WRONG"))
    for complaint in wrong[:10]:
        print(f"    {complaint}")
    return len(wrong)


def compare(folder, installed):
    runs = sorted({file.parent for file in folder.rglob("events.out.tfevents.*")})
    print(f"{len(runs)} runs below {folder}")
    wrong = 0 if runs else 1
    with servers(folder) if installed else contextlib.nullcontext([]) as both:
        for run in runs:
            told = metrics(run)
            print(f"\n{run}")
            wrong += tell("reader of our own", told, complaints(told, by_own_reader(run)))
            if installed:
                wrong += tell("EventAccumulator", told, complaints(told, by_accumulator(run)))
            for server in both:
                name = str(run.relative_to(folder)) if run != folder else "."
                wrong += tell(server.name, told, server.comes_to_show(name, told))
        for server in both:
            listed, warnings = server.runs(), server.warnings()
            print(f"\n{server.name} lists {len(listed)} runs; its log has {len(warnings)} warnings")
            print("".join(f"  {line}\n" for line in warnings), end="")
            wrong += (len(listed) != len(runs)) + len(warnings)
    return 1 if wrong else 0


def drill(launcher):
    wrong = 0
    with tempfile.TemporaryDirectory() as parent:
        folder = pathlib.Path(parent)
        run = folder / "killed"
        command = [*launcher, "train", str(ROOT / "src/main/resources/templates/two-moons.lipnet"), "--data", "two-moons", "--out", str(run)]
        with servers(folder) as both:

            def train(*more, until=None):
                """Until it ends, or until it told so many epochs and some steps more; then it is killed."""
                process = subprocess.Popen([*command, *more], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                while until and process.poll() is None and not past(until):
                    time.sleep(0.01)
                if until:
                    process.send_signal(signal.SIGKILL)
                    settle()
                said = process.communicate()[1].decode(errors="replace")
                if process.returncode not in (0, -signal.SIGKILL):
                    raise SystemExit(f"train ended with {process.returncode}: {said}")

            def settle():
                """The worker outlives its parent by the step that it is at."""
                size = -1
                while size != (size := (run / "metrics.jsonl").stat().st_size):
                    time.sleep(1)

            def past(epochs):
                file = run / "metrics.jsonl"
                lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
                done = [i for i, line in enumerate(lines) if '"event":"epoch"' in line]
                return len(done) >= epochs and len(lines) > done[-1] + 3

            for what, act in (("killed within an epoch", lambda: train("--epochs", "400", until=3)),
                              ("resumed and killed again", lambda: train("--epochs", "400", "--resume", until=20)),
                              ("resumed to its end", lambda: train("--epochs", "60", "--resume")),
                              ("deleted, and another trained in its place", lambda: (shutil.rmtree(run), train("--epochs", "2")))):
                act()
                told = metrics(run)
                behind = [metrics(run, 1)] if "killed" in what else []  # an event goes to the metrics first
                print(f"\n{what}: {len(list(run.glob('events.out.tfevents.*')))} event files")
                for server in both:
                    wrong += tell(server.name, told, server.comes_to_show("killed", told, *behind))
            for server in both:
                for line in server.warnings():
                    print(f"  {server.name} warns: {line}")
                    wrong += 1
    return 1 if wrong else 0


def main():
    arguments = sys.argv[1:]
    if not arguments or arguments[0].startswith("-") and arguments[0] != "--drill":
        print(__doc__)
        return 2
    try:
        import tensorboard.version

        print(f"TensorBoard {tensorboard.version.VERSION}")
        installed = True
    except ImportError:
        print("TensorBoard is not installed here; pip install tensorboard, in a virtual environment of its own.")
        installed = False
    if arguments[0] == "--drill":
        return drill(arguments[1:] or [str(ROOT / "target/lipschitz-studio/bin/lipschitz-studio")]) if installed else 2
    return compare(pathlib.Path(arguments[0]), installed) or (0 if installed else 2)


if __name__ == "__main__":
    sys.exit(main())
