"""How long the window takes to open: median over runs, from the start of the launcher to the first frame, to the answer to the first click, which is made as
soon as there is something to click on, and until all panels are there; and how long an event waits at most between the first frame and all panels, with
the program's lines that the FX thread was in during the costliest wait of each run, a look every 15 ms (--where). The first click goes to the button of
the welcome page that leads to the drawing; with --file, which is opened at once and without that page, to a node of the drawing.

    python3 src/bench/start.py [--runs 10] [--on-display] [--where] [--file FILE] [LAUNCHER]

The window opens on JavaFX's headless platform, or on the display that there is, and is drawn in software. Each run has a home folder of its own, as on
the first day; what it leaves there is told.
"""
import argparse
import os
import re
import statistics
import subprocess
import tempfile
import time

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("launcher", nargs="?", default="target/lipschitz-studio/bin/lipschitz-studio")
parser.add_argument("--runs", type=int, default=10)
parser.add_argument("--on-display", action="store_true")
parser.add_argument("--where", action="store_true")
parser.add_argument("--file", help="a .lipnet file")
arguments = parser.parse_args()

frames, answers, wholes, waits, costs = [], [], [], [], []
for run in range(arguments.runs):
    with tempfile.TemporaryDirectory() as home:
        options = f"-Duser.home={home} -Dlipschitz.timeStart -Dprism.order=sw" + ("" if arguments.on_display else " -Dglass.platform=Headless")
        environment = dict(os.environ, HOME=home, XDG_CONFIG_HOME=home + "/.config", XDG_DATA_HOME=home + "/.local/share")
        environment.setdefault("DISPLAY", ":0")  # the headless platform does not look at it
        environment["LIPSCHITZ_STUDIO_OPTS"] = os.environ.get("LIPSCHITZ_STUDIO_OPTS", "") + " " + options
        began = time.time() * 1000
        said = subprocess.run([arguments.launcher] + ([arguments.file] if arguments.file else []), env=environment, capture_output=True, text=True)
        moments = [int(moment) for moment in re.findall(r"(?:frame|answered|shown) (\d+),", said.stdout)]
        if said.returncode != 0 or len(moments) != 3:
            raise SystemExit(f"{arguments.launcher} ended with {said.returncode}: {said.stdout}{said.stderr}")
        frames.append(moments[0] - began)
        answers.append(moments[1] - began)
        wholes.append(moments[2] - began)
        computed = re.search(r"computed until then: (.*)", said.stdout).group(1)
        wait = re.search(r"longest wait of an event: (\d+) ms by the clock, (\d+) ms computed by the FX thread\n((?: +.*\n)*)", said.stdout)
        waits.append(int(wait.group(1)))
        costs.append(int(wait.group(2)))
        left = sorted(os.path.relpath(os.path.join(folder, name), home) for folder, _, names in os.walk(home) for name in names)
        print(f"{run + 1:3}  first frame {frames[-1]:5.0f} ms  first click answered {answers[-1]:5.0f} ms  all panels {wholes[-1]:5.0f} ms  longest wait {waits[-1]:4} ms ({costs[-1]} computed)  computed until then: {computed}"
              + (f"  left in the home folder: {left}" if left else ""), flush=True)
        if arguments.where:
            print(wait.group(3), end="")
load = os.getloadavg()
print(f"median of {arguments.runs}: first frame {statistics.median(frames):.0f} ms, first click answered {statistics.median(answers):.0f} ms, all panels {statistics.median(wholes):.0f} ms, "
      f"longest wait of an event between the first frame and all panels {statistics.median(waits):.0f} ms ({statistics.median(costs):.0f} computed by the FX thread; "
      f"of all runs {max(waits)} and {max(costs)})"
      f"  (load {load[0]:.1f} over the last minute, {os.cpu_count()} processors)")
