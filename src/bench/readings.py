"""Trains the same networks with the layers' live readings on and off, in turn, and prints what the readings cost.

    python3 src/bench/readings.py [--repeats 5] [--only documentation,dense,free] [--threads 2]

Needs nothing but Python; trains on the bundled MNIST 0 against 8 by the launcher that the build leaves in target/lipschitz-studio, with
-Dlipschitz.readings=off for the half without. A run's time is that from the first to the last step told of each epoch but the first, as they
arrive: ends of epochs, whose tight bounds and validation are no part of a step, and the warm-up of Java are left out. Prints a line a run
and the ratio of medians for each network; exits 1 if one is above 1.03 by more than the spread of the runs without readings.
"""

import argparse
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
LAUNCHER = ROOT / "target" / "lipschitz-studio" / "bin" / "lipschitz-studio"
TEMPLATES = ROOT / "src" / "main" / "resources" / "templates"


def chain(layers):
    layers = [("Input", {"shape": [1, 28, 28]}), *layers]
    ids = [f"n{i}" for i in range(len(layers))]
    return {
        "format": "lipschitz-studio", "version": 1,
        "network": {"nodes": [{"id": i, "module": m, "params": p} for i, (m, p) in zip(ids, layers)],
                    "edges": [{"from": a, "to": b} for a, b in zip(ids, ids[1:])]},
        "training": {"data": "mnist08", "epochs": 1, "batch": 128, "lr": 1e-3, "seed": 0, "device": "cpu",
                     "loss": {"name": "HKRLoss", "params": {"alpha": 0.98, "min_margin": 1.0}}},
    }


def spectral():
    return [("Flatten", {})] + [layer for width in (512, 512, 256, 64) for layer in
                                (("SpectralLinear", {"out_features": width}), ("FullSort", {}))] + [("SpectralLinear", {"out_features": 1})]


# Free weights are the dearest to read: their spectrum is taken whole.
NETWORKS = {
    "documentation": (lambda: json.loads((TEMPLATES / "documentation.lipnet").read_text()), 2),
    "dense": (lambda: chain(spectral()), 4),
    "free": (lambda: chain([("Flatten", {}), ("Linear", {"out_features": 512}), ("ReLU", {}), ("Linear", {"out_features": 512}), ("ReLU", {}),
                            ("Linear", {"out_features": 1})]), 30),
}


def run(design, epochs, readings, threads):
    """Seconds of steps, and how many readings were told between epochs."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "network.lipnet")
        file.write_text(json.dumps(design))
        process = subprocess.Popen(
            [LAUNCHER, "train", file, "--data", "mnist08", "--epochs", str(epochs), "--device", "cpu", "--out", pathlib.Path(folder, "run"), "--json"],
            stdout=subprocess.PIPE, text=True,
            env={**os.environ, "OMP_NUM_THREADS": str(threads), "LIPSCHITZ_STUDIO_OPTS": f"-Dlipschitz.readings={readings}"})
        begin, end, told = {}, {}, 0
        for line in process.stdout:
            now = time.perf_counter()
            event = json.loads(line)
            if event["event"] == "step":
                begin.setdefault(event["epoch"], (now, event["step"]))
                end[event["epoch"]] = (now, event["step"])
                told += bool(event["layers"])
        if process.wait() != 0:
            sys.exit("the training failed")
    steps = [(end[e][0] - begin[e][0], end[e][1] - begin[e][1]) for e in begin if e > 1]
    return sum(s for s, _ in steps) / sum(n for _, n in steps), told


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--only", default=",".join(NETWORKS))
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    print(f"{platform.machine()}, {os.cpu_count()} cores, {arguments.threads} threads", flush=True)
    dear = False
    for name in arguments.only.split(","):
        design, epochs = NETWORKS[name][0](), NETWORKS[name][1]
        steps = {"on": [], "off": []}
        for repeat in range(arguments.repeats):
            for readings in ("on", "off") if repeat % 2 == 0 else ("off", "on"):
                seconds, told = run(design, epochs, readings, arguments.threads)
                if (told > 0) != (readings == "on"):
                    sys.exit(f"{told} readings were told with readings {readings}")
                steps[readings].append(seconds)
                print(f"{name} {repeat} {readings}: {seconds * 1e3:.2f} ms a step, {told} readings", flush=True)
        on, off = statistics.median(steps["on"]), statistics.median(steps["off"])
        spread = (max(steps["off"]) - min(steps["off"])) / off
        print(f"{name}: {on * 1e3:.2f} ms with, {off * 1e3:.2f} ms without, ratio {on / off:.4f}, spread without {spread:.3f}", flush=True)
        dear |= on / off > 1.03 + spread
    sys.exit(1 if dear else 0)


if __name__ == "__main__":
    main()
