"""Trains the same networks on the same data with Lipschitz Studio, with exact weights and with retraction, and, where it can be imported, with
deel-torchlip, seed by seed in turn.

    python3 src/bench/training.py --mnist DIR [--seeds 5] [--only dense08,mnist10,wasserstein,moons] [--ours exact,retraction] [--threads 2]
                                  [--peer-cosine]

Ours trains as the templates do, with a cosine to the end of the run; the peer as its notebooks do, at a constant rate, unless told otherwise.

Needs numpy, and torch with deel-torchlip for the peer's column. DIR holds MNIST as IDX files, plain or gzipped. The launcher is what the build
leaves in target/lipschitz-studio. Prints one line a run and a table of means; exits 1 if one of ours lies below the peer by more than one
validation sample on average.
"""

import argparse
import gzip
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
import time

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
LAUNCHER = ROOT / "target" / "lipschitz-studio" / "bin" / "lipschitz-studio"


def idx(folder, name):
    for path, opener in ((folder / name, open), (folder / (name + ".gz"), gzip.open)):
        if path.exists():
            with opener(path, "rb") as file:
                raw = file.read()
            rank = raw[3]
            sizes = np.frombuffer(raw, ">i4", rank, 4)
            return np.frombuffer(raw, np.uint8, offset=4 + 4 * rank).reshape(sizes)
    sys.exit(f"{folder} holds no {name}, plain or gzipped")


def mnist(folder, classes):
    """Pixels in [0, 1], float32, (N, 1, 28, 28); labels are positions in `classes`."""
    parts = []
    for prefix in ("train", "t10k"):
        images, labels = idx(folder, prefix + "-images-idx3-ubyte"), idx(folder, prefix + "-labels-idx1-ubyte")
        keep = np.isin(labels, classes)
        place = {c: i for i, c in enumerate(classes)}
        x = (images[keep].astype(np.float32) / 255)[:, None]
        parts += [x, np.array([place[c] for c in labels[keep]], np.int64)]
    return parts


def squares():
    """Black 64 x 64 images against images with a centred square of 35 x 35 pixels at +1 or -1: the true distance is sqrt(35²) = 35."""
    x = np.zeros((256, 1, 64, 64), np.float32)
    y = np.zeros(256, np.int64)
    x[:64, 0, 14:49, 14:49] = 1
    x[64:128, 0, 14:49, 14:49] = -1
    y[128:] = 1
    return [x, y, x, y]


def moons():
    rng = np.random.default_rng(7)
    parts = []
    for count in (5000, 5000):
        y = np.arange(count) % 2
        t = np.pi * rng.random(count)
        x = np.where(y[:, None] == 0, np.c_[np.cos(t), np.sin(t)], np.c_[1 - np.cos(t), 0.5 - np.sin(t)])
        parts += [(x + 0.05 * rng.standard_normal(x.shape)).astype(np.float32), y.astype(np.int64)]
    return parts


# What is trained: data, the peer's modules, loss, batch, learning rate, epochs, the figure that is compared.
TASKS = {
    "dense08": dict(data=lambda a: mnist(a.mnist, [0, 8]), dense=(784, 128, 64, 32), loss=("HKRLoss", dict(alpha=0.98, min_margin=1.0)),
                    batch=128, lr=1e-3, epochs=10, figure="accuracy"),
    "mnist10": dict(data=lambda a: mnist(a.mnist, list(range(10))), dense=None,
                    loss=("LseHKRMulticlassLoss", dict(alpha=0.9, min_margin=1.0, temperature=10.0)),
                    batch=128, lr=1e-3, epochs=3, figure="accuracy"),
    "wasserstein": dict(data=lambda a: squares(), dense=(4096, 128, 64, 32), loss=("NegKRLoss", {}),
                        batch=16, lr=1e-3, epochs=20, figure="kr"),
    "moons": dict(data=lambda a: moons(), dense=(2, 256, 128, 64), loss=("HKRLoss", dict(alpha=0.98, min_margin=0.29)),
                  batch=256, lr=1e-2, epochs=10, figure="accuracy"),
}


def peer_network(task):
    from deel import torchlip
    from torch import nn

    if task["dense"] is None:
        return torchlip.Sequential(
            torchlip.SpectralConv2d(1, 16, (3, 3), padding="same"), torchlip.GroupSort2(), torchlip.ScaledL2NormPool2d((2, 2)),
            torchlip.SpectralConv2d(16, 32, (3, 3), padding="same"), torchlip.GroupSort2(), torchlip.ScaledL2NormPool2d((2, 2)),
            nn.Flatten(), torchlip.SpectralLinear(1568, 64), torchlip.GroupSort2(),
            torchlip.FrobeniusLinear(64, 10, disjoint_neurons=True))
    layers = [nn.Flatten()]
    for wide, narrow in zip(task["dense"], task["dense"][1:]):
        layers += [torchlip.SpectralLinear(wide, narrow), torchlip.FullSort()]
    return torchlip.Sequential(*layers, torchlip.FrobeniusLinear(task["dense"][-1], 1))


def train_peer(task, parts, seed, threads, cosine):
    import torch
    from deel import torchlip

    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    x, y, vx, vy = (torch.from_numpy(p) for p in parts)
    network = peer_network(task)
    name, parameters = task["loss"]
    loss = getattr(torchlip, name)(**parameters)
    binary = int(y.max()) == 1

    def target(labels):
        if binary:
            return (1.0 - 2.0 * labels.float())[:, None]
        return torch.nn.functional.one_hot(labels, int(y.max()) + 1)

    optimiser = torch.optim.Adam(network.parameters(), lr=task["lr"])
    steps = task["epochs"] * -(-len(x) // task["batch"])
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps) if cosine else None
    begin = time.perf_counter()
    for _ in range(task["epochs"]):
        for chosen in torch.randperm(len(x)).split(task["batch"]):
            optimiser.zero_grad()
            loss(network(x[chosen]), target(y[chosen])).backward()
            optimiser.step()
            if schedule:
                schedule.step()
    seconds = time.perf_counter() - begin
    network.eval()
    with torch.no_grad():
        out = torch.cat([network(part) for part in vx.split(512)])
    if binary:
        right = (torch.sign(out[:, 0]) == target(vy)[:, 0]).float().mean().item()
        kr = (out[vy == 0].mean() - out[vy == 1].mean()).item()
    else:
        right = (out.argmax(1) == vy).float().mean().item()
        kr = torchlip.KRMulticlassLoss()(out, target(vy)).item()
    return dict(accuracy=right, kr=kr, seconds=seconds)


def our_network(task, seed):
    """The same network and plan as a .lipnet document."""
    shape = {"dense08": [1, 28, 28], "mnist10": [1, 28, 28], "wasserstein": [1, 64, 64], "moons": [2]}[task["name"]]
    layers = [("Input", {"shape": shape})]
    if task["dense"] is None:
        for channels in (16, 32):
            layers += [("SpectralConv2d", {"out_channels": channels, "kernel_size": 3, "padding": "same"}), ("GroupSort2", {}),
                       ("ScaledL2NormPool2d", {"kernel_size": 2})]
        layers += [("Flatten", {}), ("SpectralLinear", {"out_features": 64}), ("GroupSort2", {}),
                   ("FrobeniusLinear", {"out_features": 10, "disjoint_neurons": True})]
    else:
        layers += [("Flatten", {})] if len(shape) > 1 else []
        for width in task["dense"][1:]:
            layers += [("SpectralLinear", {"out_features": width}), ("FullSort", {})]
        layers += [("FrobeniusLinear", {"out_features": 1})]
    ids = [f"n{i}" for i in range(len(layers))]
    name, parameters = task["loss"]
    return {
        "format": "lipschitz-studio", "version": 1,
        "network": {"nodes": [{"id": i, "module": m, "params": p} for i, (m, p) in zip(ids, layers)],
                    "edges": [{"from": a, "to": b} for a, b in zip(ids, ids[1:])]},
        "training": {"data": "mnist08", "epochs": task["epochs"], "batch": task["batch"], "lr": task["lr"], "seed": seed, "device": "cpu",
                     "loss": {"name": name, "params": parameters},
                     "schedule": {"name": "CosineAnnealingLR", "params": {"eta_min": 0.0}}},
    }


def train_ours(task, parts, seed, threads, normalization):
    with tempfile.TemporaryDirectory() as folder:
        data = pathlib.Path(folder, "data.npz")
        np.savez(data, x_train=parts[0], y_train=parts[1], x_test=parts[2], y_test=parts[3])
        design = pathlib.Path(folder, "network.lipnet")
        design.write_text(json.dumps(our_network(task, seed)))
        run = subprocess.run(
            [LAUNCHER, "train", design, "--data", f"npz:{data}", "--out", pathlib.Path(folder, "run"), "--normalization", normalization, "--json"],
            capture_output=True, text=True, env={**os.environ, "OMP_NUM_THREADS": str(threads)})
        if run.returncode != 0:
            sys.exit(run.stderr)
        epochs = [e for e in map(json.loads, run.stdout.splitlines()) if e["event"] == "epoch"]
    return dict(accuracy=epochs[-1]["val_accuracy"], kr=epochs[-1]["val_kr"], seconds=epochs[-1]["seconds"])


def peer_version():
    try:
        import torch
        from deel import torchlip  # noqa: F401

        return f"deel-torchlip {getattr(torchlip, '__version__', '')} on torch {torch.__version__}"
    except ImportError:
        return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--mnist", type=pathlib.Path)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--only", default=",".join(TASKS))
    parser.add_argument("--peer-cosine", action="store_true", help="give the peer our schedule too, instead of its notebooks' constant rate")
    parser.add_argument("--ours", default="exact,retraction", help="how our weights are held to their constraints")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    peer = peer_version()
    print(f"{platform.machine()}, {os.cpu_count()} cores, {arguments.threads} threads; peer: {peer or 'not importable'}", flush=True)
    table, below = [], False
    for name in arguments.only.split(","):
        task = dict(TASKS[name], name=name)
        if name in ("dense08", "mnist10") and arguments.mnist is None:
            parser.error(f"{name} needs --mnist DIR")
        parts = task["data"](arguments)
        ours = arguments.ours.split(",")
        runs = {side: [] for side in [*ours, "peer"]}
        for seed in range(arguments.seeds):
            for side in runs:
                if side in ours or peer:
                    result = (train_ours(task, parts, seed, arguments.threads, side) if side in ours
                              else train_peer(task, parts, seed, arguments.threads, arguments.peer_cosine))
                    runs[side].append(result)
                    print(f"{name} seed {seed} {side}: accuracy {result['accuracy']:.4f}, KR {result['kr']:.3f}, {result['seconds']:.1f} s", flush=True)
        figure = task["figure"]
        mean = {side: statistics.mean(r[figure] for r in rs) if rs else float("nan") for side, rs in runs.items()}
        seconds = {side: statistics.median(r["seconds"] for r in rs) if rs else float("nan") for side, rs in runs.items()}
        table += [(name, figure, side, mean[side], seconds[side]) for side in runs]
        below |= figure == "accuracy" and any(mean[side] < mean["peer"] - 1 / len(parts[2]) for side in ours)
    print(f"\n{'network':12} {'figure':9} {'':12} {'mean':>8} {'seconds':>8}")
    for name, figure, side, value, s in table:
        print(f"{name:12} {figure:9} {side:12} {value:8.4f} {s:8.1f}")
    sys.exit(1 if below else 0)


if __name__ == "__main__":
    main()
