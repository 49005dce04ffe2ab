"""Trains the same networks with the layers' live readings on and off, in turn, and prints what the readings cost.

    python3 src/bench/readings.py [--repeats 5] [--only documentation,dense,free] [--threads 2]

Needs nothing but Python; trains on the bundled MNIST 0 against 8 by the launcher that the build leaves in target/lipschitz-studio, with
-Dlipschitz.readings=off for the half without. A run's time is that of its steps, warm-up included and ends of epochs left out, whose tight
bounds and validation are no part of a step: on the clock, and on Linux as processor time too, which other programs disturb less. Within a run
with readings, the steps in which layers are read and the next ones are compared with their neighbours, which a machine's drift moves alike.
Prints a line a run, that share and the ratios of medians for each network; exits 1 if the share is above 3 %, or the ratio above 1.03 by more than the
runs without readings spread.
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
    return [("Flatten", {})] + [layer for width in (256, 128, 64) for layer in
                                (("SpectralLinear", {"out_features": width}), ("FullSort", {}))] + [("SpectralLinear", {"out_features": 1})]


# Free weights are the dearest to read: their spectrum is taken whole.
NETWORKS = {
    "documentation": (lambda: json.loads((TEMPLATES / "documentation.lipnet").read_text()), 2),
    "dense": (lambda: chain(spectral()), 3),
    "free": (lambda: chain([("Flatten", {}), ("Linear", {"out_features": 512}), ("ReLU", {}), ("Linear", {"out_features": 512}), ("ReLU", {}),
                            ("Linear", {"out_features": 1})]), 4),
}


def processor(pid):
    """Seconds of processor time of a process and those it started; 0 where the system does not tell."""
    try:
        children = [child for task in pathlib.Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()]
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        return own + sum(processor(child) for child in children)
    except (OSError, ValueError):
        return 0


def excess(lengths):
    """Seconds by which the times in which layers are read, and the ones after them, are longer than their neighbours without.

    What a machine does meanwhile moves neighbours alike, so that the sum means something where the difference of two runs does not.
    """
    seconds = 0
    for i, (length, steps, read) in enumerate(lengths):
        near = [other / of for j, (other, of, too) in enumerate(lengths)
                if abs(i - j) <= 6 and not too and (j == 0 or not lengths[j - 1][2])]
        if (read or (i > 0 and lengths[i - 1][2])) and near:
            seconds += length - steps * statistics.median(near)
    return seconds


def run(design, epochs, readings, threads):
    """Seconds a step on the clock and of the processor, how many readings were told between epochs, and the share of the time that they took."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "network.lipnet")
        file.write_text(json.dumps(design))
        process = subprocess.Popen(
            [LAUNCHER, "train", file, "--data", "mnist08", "--epochs", str(epochs), "--device", "cpu", "--out", pathlib.Path(folder, "run"), "--json"],
            stdout=subprocess.PIPE, text=True,
            env={**os.environ, "OMP_NUM_THREADS": str(threads), "LIPSCHITZ_STUDIO_OPTS": f"-Dlipschitz.readings={readings}"})
        clock, cpu, steps, told, begin, last = 0, 0, 0, 0, None, None
        lengths, cost = [], 0  # between two events of an epoch: seconds, steps, and whether layers were read before the second
        for line in process.stdout:
            now = time.perf_counter(), processor(process.pid)
            event = json.loads(line)
            if event["event"] == "step":
                if last:
                    lengths.append((now[0] - last[0], event["step"] - steps, bool(event["layers"])))
                steps, last = event["step"], now
                told += bool(event["layers"])
            elif event["event"] in ("started", "epoch"):
                if last:
                    clock, cpu = clock + last[0] - begin[0], cpu + last[1] - begin[1]
                cost += excess(lengths)
                begin, last, lengths = now, None, []
        if process.wait() != 0:
            sys.exit("the training failed")
    return clock / steps, cpu / steps, told, cost / clock


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
        runs, shares = {"on": [], "off": []}, []
        for repeat in range(arguments.repeats):
            for readings in ("on", "off") if repeat % 2 == 0 else ("off", "on"):
                clock, cpu, told, share = run(design, epochs, readings, arguments.threads)
                if (told > 0) != (readings == "on"):
                    sys.exit(f"{told} readings were told with readings {readings}")
                runs[readings].append((clock, cpu))
                if told:
                    shares.append(share)
                print(f"{name} {repeat} {readings}: {clock * 1e3:.2f} ms a step, processor {cpu * 1e3:.2f} ms, {told} readings, {share:.2%} of the time", flush=True)
        print(f"{name}: readings and what follows from them take {statistics.median(shares):.2%} of the steps' time "
              f"({min(shares):.2%} to {max(shares):.2%})", flush=True)
        dear |= statistics.median(shares) > 0.03
        for i, what in enumerate(("clock", "processor")):
            on, off = (sorted(r[i] for r in runs[which]) for which in ("on", "off"))
            if min(off) > 0:
                ratio, spread = statistics.median(on) / statistics.median(off), (off[-1] - off[0]) / statistics.median(off)
                print(f"{name}, {what}: {statistics.median(on) * 1e3:.2f} ms with, {statistics.median(off) * 1e3:.2f} ms without, "
                      f"ratio {ratio:.4f}; the runs without spread by {spread:.3f}", flush=True)
                dear |= ratio > 1.03 + spread
    sys.exit(1 if dear else 0)


if __name__ == "__main__":
    main()
