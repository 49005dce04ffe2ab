"""Times a training step of the same networks in Lipschitz Studio, in deel-torchlip and in plain torch.nn, round by round in turn.

    python3 src/bench/steps.py [--rounds 5] [--steps 60] [--slow-steps 8] [--batch 128] [--threads 1,2] [--sides ours,retraction,peer]
        [--only documentation,dense,fashion,wide,cifar] [--device cpu] [--launcher PROGRAM] [--memory] [--inference]

Needs numpy; torch for the plain column and deel-torchlip for the peer's, each left out where it cannot be imported. The launcher is what the build
leaves in target/lipschitz-studio. Samples are noise: what a step costs does not depend on them. A round of ours is a run of its own, whose first
half warms Java up and is not counted; wide and cifar take --slow-steps a round, as one takes seconds. All networks are timed once for each number of
threads; a round of the others follows on the one before, and is one figure on a GPU. Prints a line a round, then medians of the steps of all
rounds and their ratios. 'ours' is exact mode, 'retraction' that mode, 'ours free' our engine on ordinary layers. 'tuned' gives Python the settings that our worker gives itself: channels-last,
fused Adam and glibc's large buffers kept; the latter need MALLOC_TRIM_THRESHOLD_ and MALLOC_MMAP_THRESHOLD_ at 4000000000 in the environment.

--memory prints instead the most resident memory of a process that trains the network so, ours and plain, each alone and started anew; --inference how
long a batch takes through ordinary layers with the weights that a run of ours ships (the network of the documentation, whose layers all have an ordinary
counterpart), beside the same layers with weights of their own, in turn.
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

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
LAUNCHER = ROOT / "target" / "lipschitz-studio" / "bin" / "lipschitz-studio"
HKR = ("HKRLoss", {"alpha": 0.98, "min_margin": 1.0})
LSE = ("LseHKRMulticlassLoss", {"alpha": 0.9, "min_margin": 1.0, "temperature": 10.0})


def conv(channels):
    return "conv", channels


def dense(width):
    return "dense", width


# (input shape, classes or 1, layers); the head of several classes is row by row.
NETWORKS = {
    "documentation": ((1, 28, 28), 1, [conv(32), conv(32), ("max",), conv(32), conv(32), ("max",), ("flatten",), dense(256), dense(1)]),
    "dense": ((1, 28, 28), 1, [("flatten",), dense(128), ("sort",), dense(64), ("sort",), dense(32), ("sort",), ("head", 1)]),
    "fashion": ((1, 28, 28), 10, [conv(16), ("pair",), ("l2",), conv(32), ("pair",), ("l2",), ("flatten",), dense(64), ("pair",), ("head", 10)]),
    "wide": ((784,), 10, [dense(1024), ("pair",), dense(1024), ("pair",), dense(1024), ("pair",), ("head", 10)]),
    "cifar": ((3, 32, 32), 10, [conv(64), ("pair",), conv(64), ("pair",), ("l2",), conv(128), ("pair",), conv(128), ("pair",), ("l2",), conv(128),
                                ("pair",), conv(256), ("pair",), ("l2",), conv(256), ("pair",), conv(256), ("pair",), ("flatten",), ("head", 10)]),
}

SLOW = ("wide", "cifar")


def ours_layer(layer, free):
    kind, *size = layer
    if kind == "conv":
        return ("Conv2d" if free else "SpectralConv2d"), {"out_channels": size[0], "kernel_size": 3, "padding": 1}
    if kind == "dense":
        return ("Linear" if free else "SpectralLinear"), {"out_features": size[0]}
    if kind == "head":
        return ("Linear", {"out_features": size[0]}) if free else ("FrobeniusLinear", {"out_features": size[0], "disjoint_neurons": size[0] > 1})
    if kind in ("sort", "pair"):
        return ("ReLU" if free else "FullSort" if kind == "sort" else "GroupSort2"), {}
    return {"max": ("MaxPool2d", {"kernel_size": 2}), "flatten": ("Flatten", {}),
            "l2": ("AvgPool2d" if free else "ScaledL2NormPool2d", {"kernel_size": 2})}[kind]


def design(name, arguments, free, normalization):
    shape, classes, layers = NETWORKS[name]
    chain = [("Input", {"shape": list(shape)})] + [ours_layer(layer, free) for layer in layers]
    ids = [f"n{i}" for i in range(len(chain))]
    loss, params = LSE if classes > 1 else HKR
    return {
        "format": "lipschitz-studio", "version": 1,
        "network": {"nodes": [{"id": i, "module": m, "params": p} for i, (m, p) in zip(ids, chain)],
                    "edges": [{"from": a, "to": b} for a, b in zip(ids, ids[1:])]},
        "training": {"data": "mnist08", "epochs": 1, "batch": arguments.batch, "lr": 1e-3, "seed": 0, "device": arguments.device,
                     "normalization": normalization, "loss": {"name": loss, "params": params}},
    }


def ours(name, arguments, threads, free=False, normalization="exact"):
    """A round: one process, the steps of its second half."""
    shape, classes, _ = NETWORKS[name]
    random = np.random.default_rng(0)
    steps = arguments.slow_steps if name in SLOW else arguments.steps
    samples = 2 * steps * arguments.batch
    if np.prod(shape) * samples > 2e8:  # enough that none is seen twice; else the data takes the memory
        samples = int(2e8 / np.prod(shape)) // arguments.batch * arguments.batch
    epochs = -(-2 * steps * arguments.batch // samples)
    x = random.random((samples, *shape), np.float32)
    y = np.arange(samples) % max(classes, 2)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        np.savez(folder / "data.npz", x_train=x, y_train=y, x_test=x[:256], y_test=y[:256])
        (folder / "network.lipnet").write_text(json.dumps(design(name, arguments, free, normalization)))
        run = subprocess.run(
            [arguments.launcher, "train", folder / "network.lipnet", "--data", f"npz:{folder / 'data.npz'}", "--epochs", str(epochs),
             "--out", folder / "run", "--json"], capture_output=True, text=True,
            env={**os.environ, "OMP_NUM_THREADS": str(threads)})
        if run.returncode != 0:
            sys.exit(run.stderr)
        told = [(e["step"], e["seconds"]) for e in map(json.loads, run.stdout.splitlines()) if e["event"] == "step"]
    told = [(s, t) for s, t in told if s > told[-1][0] // 2]
    return [1000 * (t - u) / (s - r) for (r, u), (s, t) in zip(told, told[1:])]


def resident(words, environment):
    """Most resident memory in MB of a process, or of one that it started and waited for if that is larger."""
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL, env={**os.environ, **environment})
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{words[0]} ended with {status}")
    return usage.ru_maxrss / 1024


def memory(name, arguments, threads):
    """Both hold as many samples: what these take is no cost of the engine."""
    shape, classes, _ = NETWORKS[name]
    x = np.random.default_rng(0).random((arguments.batch * 8, *shape), np.float32)
    y = np.arange(len(x)) % max(classes, 2)
    row = {}
    for side in ("ours", "retraction"):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            np.savez(folder / "data.npz", x_train=x, y_train=y, x_test=x[:256], y_test=y[:256])
            normalization = "exact" if side == "ours" else side
            (folder / "network.lipnet").write_text(json.dumps(design(name, arguments, False, normalization)))
            row[side] = resident([arguments.launcher, "train", folder / "network.lipnet", "--data", f"npz:{folder / 'data.npz'}", "--epochs", "2",
                                  "--out", folder / "run"], {"OMP_NUM_THREADS": str(threads)})
    if importable()[0]:
        code = (f"import argparse, numpy, sys; sys.path.insert(0, {str(pathlib.Path(__file__).parent)!r}); import steps; x = numpy.ones({x.shape}, 'f'); "
                f"steps.python_side({name!r}, argparse.Namespace(steps=8, batch={arguments.batch}, device='cpu'), {threads}, False, False)()")
        row["plain"] = resident([sys.executable, "-c", code], {})
    print(f"{name:14} {threads} threads, most resident memory in MB: " + ", ".join(f"{side} {size:.0f}" for side, size in row.items())
          + (f"; ours ÷ plain {row['ours'] / row['plain']:.2f}, retraction ÷ plain {row['retraction'] / row['plain']:.2f}" if "plain" in row else ""),
          flush=True)


def safetensors(file):
    raw = file.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8:8 + size])
    return {name: np.frombuffer(raw[8 + size + e["data_offsets"][0]:8 + size + e["data_offsets"][1]], np.float32).reshape(e["shape"])
            for name, e in header.items() if name != "__metadata__" and e["dtype"] == "F32"}


def inference(arguments, threads):
    import torch

    torch.set_num_threads(threads)
    name = "documentation"
    x = np.random.default_rng(0).random((arguments.batch * 4, 1, 28, 28), np.float32)
    y = np.arange(len(x)) % 2
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        np.savez(folder / "data.npz", x_train=x, y_train=y, x_test=x[:256], y_test=y[:256])
        (folder / "network.lipnet").write_text(json.dumps(design(name, arguments, False, "exact")))
        subprocess.run([arguments.launcher, "train", folder / "network.lipnet", "--data", f"npz:{folder / 'data.npz'}", "--epochs", "1",
                        "--out", folder / "run"], stdout=subprocess.DEVNULL, check=True, env={**os.environ, "OMP_NUM_THREADS": str(threads)})
        weights = safetensors(folder / "run" / "checkpoints" / "last.safetensors")
    ours, plain = python_network(name, False).eval(), python_network(name, False).eval()
    ours.load_state_dict({f"{int(node[1:]) - 1}.{kind}": torch.from_numpy(value.copy())
                          for (node, kind), value in ((key.split("."), value) for key, value in weights.items())})
    batch, times = torch.from_numpy(x[:arguments.batch]), {"ours": [], "plain": []}
    with torch.no_grad():
        for number in range(2 * arguments.rounds * arguments.steps):
            for side, network in (("ours", ours), ("plain", plain)):
                begin = time.perf_counter()
                network(batch)
                if number >= arguments.rounds:
                    times[side].append(1000 * (time.perf_counter() - begin))
    median = {side: statistics.median(t) for side, t in times.items()}
    print(f"{name}, {threads} threads, a batch of {arguments.batch} through ordinary layers: with our weights {median['ours']:.2f} ms, with their own "
          f"{median['plain']:.2f} ms: {median['ours'] / median['plain']:.3f}", flush=True)


def python_network(name, peer):
    from torch import nn

    if peer:
        from deel import torchlip as lip
    shape, _, layers = NETWORKS[name]
    channels, flat, side, modules = shape[0], int(np.prod(shape)), shape[-1], []
    for kind, *size in layers:
        if kind == "conv":
            modules.append(lip.SpectralConv2d(channels, size[0], (3, 3), padding="same") if peer else nn.Conv2d(channels, size[0], 3, padding=1))
            channels = size[0]
            flat = channels * side * side
        elif kind in ("max", "l2"):
            modules.append(nn.MaxPool2d(2) if kind == "max" else lip.ScaledL2NormPool2d((2, 2)) if peer else nn.AvgPool2d(2))
            side //= 2
            flat = channels * side * side
        elif kind == "flatten":
            modules.append(nn.Flatten())
        elif kind == "dense":
            modules.append(lip.SpectralLinear(flat, size[0]) if peer else nn.Linear(flat, size[0]))
            flat = size[0]
        elif kind == "head":
            modules.append(lip.FrobeniusLinear(flat, size[0], disjoint_neurons=size[0] > 1) if peer else nn.Linear(flat, size[0]))
        else:
            modules.append((lip.FullSort() if kind == "sort" else lip.GroupSort2()) if peer else nn.ReLU())
    return (lip.Sequential if peer else nn.Sequential)(*modules)


def python_side(name, arguments, threads, peer, tuned):
    """A function that takes the steps of a round and returns their milliseconds."""
    import torch

    torch.set_num_threads(threads)
    torch.manual_seed(0)
    shape, classes, _ = NETWORKS[name]
    network = python_network(name, peer)
    try:
        from deel import torchlip as lip

        loss = getattr(lip, (LSE if classes > 1 else HKR)[0])(**(LSE if classes > 1 else HKR)[1])
        target = torch.nn.functional.one_hot(torch.arange(arguments.batch) % classes, classes) if classes > 1 \
            else (1.0 - 2.0 * (torch.arange(arguments.batch) % 2).float())[:, None]
    except ImportError:  # a loss of the same size
        loss, target = torch.nn.functional.mse_loss, torch.zeros(arguments.batch, classes)
    network, target = network.to(arguments.device), target.to(arguments.device)
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-3, fused=tuned)
    x = torch.rand(arguments.batch, *shape, device=arguments.device)
    if tuned and len(shape) == 3:
        network, x = network.to(memory_format=torch.channels_last), x.to(memory_format=torch.channels_last)

    count = getattr(arguments, "slow_steps", arguments.steps) if name in SLOW else arguments.steps

    def step():
        optimiser.zero_grad()
        loss(network(x), target).backward()
        optimiser.step()

    def steps():
        if arguments.device != "cpu":  # nothing waits for a GPU within the loop, as in ours: one figure a round
            torch.cuda.synchronize()
            begin = time.perf_counter()
            for _ in range(count):
                step()
            torch.cuda.synchronize()
            return [1000 * (time.perf_counter() - begin) / count]
        times = []
        for _ in range(count):
            begin = time.perf_counter()
            step()
            times.append(1000 * (time.perf_counter() - begin))
        return times

    steps()
    return steps


def importable():
    try:
        import torch
    except ImportError:
        return None, None
    try:
        from deel import torchlip

        return torch.__version__, getattr(torchlip, "__version__", "1.0.5")
    except ImportError:
        return torch.__version__, None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--slow-steps", type=int, default=8)
    parser.add_argument("--threads", default="1", help="one or several numbers, as 1,2")
    parser.add_argument("--sides", help="those to time, as ours,peer; all that can be if left out")
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--inference", action="store_true")
    parser.add_argument("--only", default=",".join(NETWORKS))
    parser.add_argument("--device", default="cpu", help="cpu, or cuda for all sides")
    parser.add_argument("--launcher", type=pathlib.Path, default=LAUNCHER)
    arguments = parser.parse_args()
    torch_version, peer_version = importable()
    on = f"{arguments.threads} threads in turn" if "," in arguments.threads else f"{arguments.threads} threads"
    if arguments.device != "cpu":
        import torch

        on = torch.cuda.get_device_name()
    print(f"{platform.machine()}, {os.cpu_count()} cores, {on}, batch {arguments.batch}; torch {torch_version}, "
          f"deel-torchlip {peer_version}, buffers kept: {'MALLOC_TRIM_THRESHOLD_' in os.environ}", flush=True)
    counts = [int(count) for count in arguments.threads.split(",")]
    names = arguments.only.split(",")
    if arguments.memory or arguments.inference:
        for threads in counts:
            for name in names if arguments.memory else ():
                memory(name, arguments, threads)
            if arguments.inference:
                inference(arguments, threads)
        return
    rows = []
    for threads in counts:
        rows += [(name, threads, timed(name, arguments, threads, torch_version, peer_version)) for name in names]
    sides = list(dict.fromkeys(side for _, _, median in rows for side in median))
    print(f"\n{'network':14}{'threads':>8}" + "".join(f"{s:>12}" for s in sides)
          + f"{'÷ peer':>9}{'÷ plain':>9}{'÷ free':>9}{'retr. ÷ peer':>14}{'retr. ÷ plain':>14}{'retr. ÷ free':>14}")
    for name, threads, median in rows:
        ratios = [median[mode] / median[side] if mode in median and side in median else float("nan")
                  for mode in ("ours", "retraction") for side in ("peer", "plain", "ours free")]
        print(f"{name:14}{threads:8}" + "".join(f"{median.get(s, float('nan')):12.1f}" for s in sides)
              + "".join(f"{r:{w}.2f}" for r, w in zip(ratios, (9, 9, 9, 14, 14, 14))))


def timed(name, arguments, threads, torch_version, peer_version):
    """Medians of a step in ms by side, after rounds in which each has its turn."""
    makers = {"ours": lambda: lambda: ours(name, arguments, threads),
              "retraction": lambda: lambda: ours(name, arguments, threads, normalization="retraction"),
              "ours free": lambda: lambda: ours(name, arguments, threads, free=True)}
    if peer_version:
        makers["peer"] = lambda: python_side(name, arguments, threads, True, False)
        makers["peer tuned"] = lambda: python_side(name, arguments, threads, True, True)
    if torch_version:
        makers["plain"] = lambda: python_side(name, arguments, threads, False, False)
        makers["plain tuned"] = lambda: python_side(name, arguments, threads, False, True)
    wanted = arguments.sides.split(",") if arguments.sides else list(makers)
    sides = {side: make() for side, make in makers.items() if side in wanted}
    times = {side: [] for side in sides}
    for number in range(arguments.rounds):
        for side, steps in sides.items():
            times[side] += steps()
        print(f"{name}, {threads} threads, round {number}: " + ", ".join(f"{s} {statistics.median(t):.1f}" for s, t in times.items()) + " ms",
              flush=True)
    return {side: statistics.median(t) for side, t in times.items()}


if __name__ == "__main__":
    main()
