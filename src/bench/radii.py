"""Trains the MNIST templates and holds their certified radii against those of deel-torchlip's published rule on the same weights.

    python3 src/bench/radii.py --mnist DIR [--epochs 2] [--threads 2]

Needs numpy. DIR holds MNIST as IDX files, plain or gzipped: the template of ten classes is trained on all of its digits. The launcher is what the
build leaves in target/lipschitz-studio. Prints for each template the mean certified radius over all of its test samples, what the published rule
gives for them, and their ratio; then the ratios' mean over test samples and over templates. Exits 1 if a ratio is below 1 or the first mean below 1.2.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
from training import LAUNCHER, ROOT, mnist

TEMPLATES = {"documentation": None, "dense-mnist08": None, "fashion-mnist": list(range(10))}  # digits other than the bundled 0 and 8


def studio(arguments, *words):
    run = subprocess.run([LAUNCHER, *words], capture_output=True, text=True, env={**os.environ, "OMP_NUM_THREADS": str(arguments.threads)})
    if run.returncode != 0:
        sys.exit(run.stderr)
    return run.stdout


def certified(arguments, name, digits):
    with tempfile.TemporaryDirectory() as folder:
        data = []
        if digits:
            x, y, vx, vy = mnist(arguments.mnist, digits)
            np.savez(pathlib.Path(folder, "data.npz"), x_train=x, y_train=y, x_test=vx, y_test=vy)
            data = ["--data", f"npz:{pathlib.Path(folder, 'data.npz')}"]
        run = pathlib.Path(folder, "run")
        studio(arguments, "train", ROOT / "src/main/resources/templates" / f"{name}.lipnet", *data, "--epochs", str(arguments.epochs), "--out", run)
        return json.loads(studio(arguments, "certify", run, *data, "--json"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--mnist", type=pathlib.Path, required=True)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    rows = []
    for name, digits in TEMPLATES.items():
        told = certified(arguments, name, digits)
        rows.append((told["samples"], told["mean_radius"] / told["published_mean_radius"]))
        print(f"{name:14} {told['samples']:6} samples, accuracy {told['accuracy']:.4f}, mean radius {told['mean_radius']:.4f}, "
              f"by the published rule {told['published_mean_radius']:.4f}: {rows[-1][1]:.4f} times", flush=True)
    over_samples = sum(samples * ratio for samples, ratio in rows) / sum(samples for samples, _ in rows)
    print(f"mean over samples {over_samples:.4f}, over templates {sum(ratio for _, ratio in rows) / len(rows):.4f}")
    sys.exit(0 if over_samples >= 1.2 and min(ratio for _, ratio in rows) >= 1 else 1)


if __name__ == "__main__":
    main()
