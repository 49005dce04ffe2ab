#!/usr/bin/env bash
# Proves that each gate of the build fires: plants one violation at a time in a copy of what is committed and expects red.
# One line a gate; exits 1 if a gate let its violation pass. Arguments go to Maven, for example -o.
set -euo pipefail
cd "$(dirname "$0")/.."
options=("$@")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Of the tests only the one that is a gate: a proof needs no other.
git archive HEAD | tar xf - -C "$work" --exclude='src/test/*'
git archive HEAD src/test/java/studio/lipschitz/ArchitectureTest.java | tar xf - -C "$work"
cd "$work"
code=src/main/java/studio/lipschitz
arch=(-Dtest=ArchitectureTest -Dexec.skip=true)
failed=0

maven() { mvn -B "${options[@]}" "$@" >log 2>&1; }

verdict() {
    printf '%-22s %s\n' "$1" "$2"
    [[ $2 != NOT* ]] || failed=1
}

# plant FILE: the source on standard input becomes FILE
plant() {
    mkdir -p "$(dirname "$1")"
    cat >"$1"
    planted+=("$1")
}

clear_planted() {
    rm -f "${planted[@]}"
    planted=()
}

planted=()

# gate NAME PATTERN GOALS...: with the source on standard input planted, the goals must fail and PATTERN stand in their log
gate() {
    local name=$1 pattern=$2
    shift 2
    plant $code/tensor/Planted.java
    if maven "$@"; then
        verdict "$name" "NOT caught"
    else
        found "$name" "$pattern"
    fi
    clear_planted
}

found() {
    local line
    if line=$(grep -m1 -oE -- "$2" log); then
        verdict "$1" "caught: $line"
    else
        verdict "$1" "NOT caught, red for another reason: $(grep -m1 -F '[ERROR]' log)"
    fi
}

# One test covers next to nothing, which is a violation of its own: planted here, and let pass in this first build only.
if maven verify "${arch[@]}" -Djacoco.haltOnFailure=false; then
    verdict "unharmed tree" "green"
else
    verdict "unharmed tree" "NOT green: $(grep -m1 -F '[ERROR]' log)"
fi
if [[ -s target/site/jacoco/index.html && -s target/site/jacoco/jacoco.xml ]]; then
    verdict "coverage report" "present: target/site/jacoco"
else
    verdict "coverage report" "NOT present"
fi

if maven verify "${arch[@]}"; then
    verdict "coverage" "NOT caught"
else
    found "coverage" "lines covered ratio is .*"
fi

gate "format" "had format violations" spotless:check -DspotlessFiles='.*/Planted.java' <<'JAVA'
package studio.lipschitz.tensor;

final class Planted {
  private Planted() { }
}
JAVA

gate "unused import" "-import·java.util.List" spotless:check -DspotlessFiles='.*/Planted.java' <<'JAVA'
package studio.lipschitz.tensor;

import java.util.List;

final class Planted {
    private Planted() {}
}
JAVA

gate "javac -Xlint -Werror" "\[rawtypes\].*" compile <<'JAVA'
package studio.lipschitz.tensor;

final class Planted {
    private Planted() {}

    static int size(java.util.List list) {
        return list.size();
    }
}
JAVA

gate "Error Prone" "\[SelfAssignment\].*" compile <<'JAVA'
package studio.lipschitz.tensor;

final class Planted {
    int size;

    void resize() {
        size = size;
    }
}
JAVA

gate "Error Prone, warning" "\[DefaultCharset\] Implicit use" compile <<'JAVA'
package studio.lipschitz.tensor;

final class Planted {
    private Planted() {}

    static String text(byte[] bytes) {
        return new String(bytes);
    }
}
JAVA

gate "NullAway" "\[NullAway\].*" compile <<'JAVA'
package studio.lipschitz.tensor;

final class Planted {
    private Planted() {}

    static String name() {
        return null;
    }
}
JAVA

gate "NullAway, generics" "\[NullAway\].*" compile <<'JAVA'
package studio.lipschitz.tensor;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

final class Planted {
    private Planted() {}

    static Supplier<String> name(Supplier<@Nullable String> source) {
        return source;
    }
}
JAVA

# One build for all rules of ArchitectureTest: the classes are compiled and read, never run.
plant $code/tensor/Planted.java <<'JAVA'
package studio.lipschitz.tensor;

public final class Planted {
    studio.lipschitz.layer.@org.jspecify.annotations.Nullable Planted above;
    javafx.scene.@org.jspecify.annotations.Nullable Node node;
    org.bytedeco.pytorch.@org.jspecify.annotations.Nullable Tensor tensor;
}
JAVA
plant $code/layer/Planted.java <<'JAVA'
package studio.lipschitz.layer;

public final class Planted {
    studio.lipschitz.tensor.@org.jspecify.annotations.Nullable Planted below;
}
JAVA
plant $code/ui/canvas/Planted.java <<'JAVA'
package studio.lipschitz.ui.canvas;

public final class Planted {
    static void later() {
        javafx.application.Platform.runLater(() -> {});
    }
}
JAVA
plant $code/ui/palette/Planted.java <<'JAVA'
package studio.lipschitz.ui.palette;

public final class Planted {
    studio.lipschitz.ui.canvas.@org.jspecify.annotations.Nullable Planted sibling;
    studio.lipschitz.tensor.@org.jspecify.annotations.Nullable Planted throughTensorToLibtorch;
}
JAVA
plant $code/unmarked/Planted.java <<'JAVA'
package studio.lipschitz.unmarked;

public final class Planted {}
JAVA
sed -i 's/FEWEST_CLASSES = [0-9]*/FEWEST_CLASSES = 100_000/' src/test/java/studio/lipschitz/ArchitectureTest.java
if maven test "${arch[@]}" -Djacoco.skip=true; then
    verdict "ArchUnit" "NOT caught"
else
    found "import table" "tensor may not import layer"
    found "sibling panels" "ui.palette may not import ui.canvas"
    for rule in noTwoPackagesImportEachOther javaFxStaysInTheWindow libtorchStaysInItsPackage theWindowNeverReachesLibtorch \
        runLaterIsCalledInOneClassOnly everyPackageIsNullMarked enoughClassesAreLookedAt; do
        found "ArchUnit" "ArchitectureTest\.$rule"
    done
fi
clear_planted

sed -i 's/<version>\[25,)/<version>[999,)/' pom.xml
if maven validate; then
    verdict "no JDK 25" "NOT caught"
else
    found "no JDK 25" "Lipschitz-Studio-needs-a-JDK[^)]*"
fi
exit $failed
