#!/usr/bin/env bash
# Installs the Linux packages as a person would, starts what is installed, trains an epoch with it, uninstalls, and lists what remained: nothing may.
#
#   packaging/try-package.sh [tar] [deb] [rpm]    (all without a word; java packaging/Package.java has made them before)
#
# The .tar.gz is installed for one user with a home folder of its own. The .deb goes into a clean Debian that debootstrap makes (root and a mirror are
# needed; CLEAN_ROOT=FOLDER keeps it for the next time). The .rpm goes into an empty root with a database of its own, where rpm is; what it depends on is
# there the system's that runs this, so that the names of Fedora's packages are not tried. Where Xvfb is, the window opens on it; else on JavaFX's headless platform.
set -euo pipefail
cd "$(dirname "$0")/.."
packages=$PWD/target/packages
templates=$PWD/src/main/resources/templates
work=$(mktemp -d)
mounted=()
cleanup() {
    for path in "${mounted[@]}"; do umount "$path" || true; done
    rm -rf --one-file-system "$work"
}
trap cleanup EXIT

say() { printf '\n== %s\n' "$*"; }
fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# Words before a command that take the network away from it, where this system can: what is tried on the first day works offline.
offline=()
if unshare -rn true 2>/dev/null; then offline=(unshare -rn); fi
[[ $EUID == 0 ]] && unshare -n true 2>/dev/null && offline=(unshare -n)

# use FOLDER TEMPLATE DATA LAUNCHER...: as a person on the first day, with a template's copy in the folder, without a network
use() {
    local folder=$1 template=$2 data=$3
    shift 3
    set -- "${offline[@]}" "$@"
    ((${#offline[@]})) && say "offline" || echo "(this system lets nobody take the network away: not tried offline)"
    "$@" doctor
    "$@" train "$folder/$template.lipnet" --data "$data" --epochs 1 --out "$folder/run"
    "$@" check "$folder/$template.lipnet" >/dev/null || fail "check said no"
    "$@" certify "$folder/run" || fail "certify failed"
}

# window HOME display|headless WORDS...: opens the window, which tells how long it took and closes; the words set the environment
window() {
    local options="-Dlipschitz.timeStart -Dprism.order=sw -Duser.home=$1" server=
    shift
    if [[ $1 == display ]] && command -v Xvfb >/dev/null; then
        echo "(on Xvfb)"
        Xvfb :97 -ac -screen 0 1600x1000x24 >/dev/null 2>&1 &
        server=$!
        sleep 2
    else
        options+=" -Dglass.platform=Headless"
    fi
    shift
    "$@" DISPLAY=:97 LIPSCHITZ_STUDIO_OPTS="$options" lipschitz-studio | tee "$work/start" || fail "the window did not open"
    grep -q "first click answered" "$work/start" || fail "the window did not answer"
    [[ -z $server ]] || { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }
}

# Nothing of Java's, JavaFX's or libtorch's may be unpacked into a home.
unpacked() {
    local found
    found=$(find "$@" \( -name .javacpp -o -name .openjfx -o -name '*.so*' \) -print)
    [[ -z $found ]] || fail "the program unpacked something: $found"
}

# same BEFORE AFTER: two lists of files
same() {
    local differing
    differing=$(diff "$1" "$2" | grep '^[<>]' || true)
    [[ -z $differing ]] || fail "something remained, or is missing:"$'\n'"$differing"
    echo "nothing"
}

# newest PREFIX: the newest version of a library's symbols that any of the program's own libraries needs, as in 2.35
newest() {
    command -v readelf >/dev/null || fail "apt-get install binutils first: readelf tells what the libraries need"
    find "$PWD/target/lipschitz-studio" -name '*.so*' -type f -exec readelf -VW {} + 2>/dev/null | grep -o "Name: $1[0-9.]*" | sed "s/^Name: $1//" | sort -uV | tail -1
}

# declares WORD: whether the list of what the package depends on, on standard input, has the word; one that is too old would be installed where libtorch cannot be loaded
declares() {
    grep -qF -- "$1" || fail "the package does not say that it needs $1"
    echo "needs $1, and says so"
}

try_tar() {
    say "tar: unpacked by a user with a new home"
    local home=$work/home
    mkdir -p "$home/apps" "$work/user"
    # GTK would touch the desktop's store of settings in a home that has none (~/.cache/dconf): that is no trace of the program's.
    local person=(env -i HOME="$home" USER=someone PATH="$home/.local/bin:/usr/bin:/bin" LANG=C.UTF-8 GSETTINGS_BACKEND=memory)
    tar -xzf "$packages"/lipschitz-studio-*-linux-x86_64.tar.gz -C "$home/apps"
    (cd "$home" && find . -path ./apps/lipschitz-studio -prune -o -print | sort) >"$work/before" # without the program
    "${person[@]}" "$home/apps/lipschitz-studio/install.sh"
    cp "$templates/documentation.lipnet" "$work/user/"
    use "$work/user" documentation mnist08 "${person[@]}" LIPSCHITZ_STUDIO_OPTS="-Duser.home=$home" lipschitz-studio
    local where=headless
    ldconfig -p | grep -q 'libgtk-3\.so\.0' && where=display # JavaFX draws on a display by GTK
    window "$home" $where "${person[@]}"
    unpacked "$home" -path "$home/apps/lipschitz-studio" -prune -o
    "${person[@]}" "$home/apps/lipschitz-studio/uninstall.sh" --settings
    (cd "$home" && find . | sort) >"$work/after"
    say "tar: what remained in the home"
    same "$work/before" "$work/after"
}

try_deb() {
    [[ $EUID == 0 ]] || { echo "deb: only root can make a clean system; skipped." >&2; return; }
    command -v debootstrap >/dev/null || { echo "deb: apt-get install debootstrap first; skipped." >&2; return; }
    local root=${CLEAN_ROOT:-$work/debian}
    if [[ ! -e $root/usr/bin/dpkg ]]; then
        say "deb: a clean Debian in $root"
        debootstrap --variant=minbase bookworm "$root" >"$work/debootstrap.log" 2>&1 || {
            tail -5 "$work/debootstrap.log"
            echo "deb: no clean Debian could be made, is there a mirror? skipped." >&2
            return
        }
    fi
    mount -t proc proc "$root/proc" || { echo "deb: this system lets nobody mount; skipped." >&2; return; }
    mounted+=("$root/proc")
    mount --bind /dev "$root/dev" && mounted=("$root/dev" "${mounted[@]}")
    chroot "$root" sh -c "id someone >/dev/null 2>&1 || useradd -m someone"
    local person=(chroot --userspec=someone "$root" env -i HOME=/home/someone USER=someone PATH=/usr/bin:/bin LANG=C.UTF-8)
    local inside=(chroot "$root" env -i HOME=/root PATH=/usr/bin:/bin:/usr/sbin:/sbin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive)
    cp "$packages"/lipschitz-studio_*_amd64.deb "$root/tmp/lipschitz-studio.deb"
    cp /etc/resolv.conf "$root/etc/resolv.conf"
    say "deb: installed with what it depends on"
    dpkg-deb -f "$root/tmp/lipschitz-studio.deb" Depends | declares "libc6 (>= $(newest GLIBC_))"
    "${inside[@]}" apt-get update -qq
    # Once as people do, with what it depends on. The list is made without it, so that it tells what the package itself brings and takes away.
    "${inside[@]}" apt-get install -y -qq --no-install-recommends /tmp/lipschitz-studio.deb >"$work/apt.log" 2>&1 || { tail -5 "$work/apt.log"; fail "apt-get install"; }
    "${inside[@]}" dpkg --purge lipschitz-studio >/dev/null
    rm -rf "$root/home/someone/work" "$root/home/someone/.config" # of the time before, where the system is kept
    list() { (cd "$root" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./var/lib/dpkg -o -path ./var/cache -o -path ./var/log -o -path ./tmp \) -prune -o -print | sort); }
    list >"$work/before"
    "${inside[@]}" dpkg -i /tmp/lipschitz-studio.deb || fail "dpkg -i"
    mkdir -p "$root/home/someone/work"
    cp "$templates/documentation.lipnet" "$root/home/someone/work/"
    chroot "$root" chown -R someone /home/someone/work
    use /home/someone/work documentation mnist08 "${person[@]}" lipschitz-studio
    say "deb: the window"
    window /home/someone display "${person[@]}"
    unpacked "$root/home/someone"
    "${inside[@]}" dpkg --purge lipschitz-studio
    rm -rf "$root/home/someone/work" "$root/home/someone/.config" # the user's own
    list >"$work/after"
    say "deb: what remained"
    same "$work/before" "$work/after"
    rm -f "$root/tmp/lipschitz-studio.deb"
}

try_rpm() {
    command -v rpm >/dev/null || { echo "rpm: apt-get install rpm first; skipped." >&2; return; }
    local root=$work/rpm home=$work/rpm-home
    mkdir -p "$root" "$home/work"
    local rpm=(rpm --root "$root" --dbpath /var/lib/rpm)
    "${rpm[@]}" --initdb
    local person=(env -i HOME="$home" USER=someone PATH="$root/opt/lipschitz-studio/bin:/usr/bin:/bin" LANG=C.UTF-8 GSETTINGS_BACKEND=memory)
    # Folders that the packages have which it depends on, such as that of the icons, are no trace of its own.
    local file made
    made=$(rpm -qpl "$packages"/lipschitz-studio-*.x86_64.rpm 2>/dev/null)
    for file in $made; do dirname "$file"; done | sort -u | grep -vxF "$made" | sed "s|^|$root|" | xargs mkdir -p
    list() { (cd "$root" && find . -path ./var/lib/rpm -prune -o -print | sort); }
    list >"$work/before"
    local needs
    needs=$(rpm -qpR "$packages"/lipschitz-studio-*.x86_64.rpm 2>/dev/null)
    declares "libc.so.6(GLIBC_$(newest GLIBC_))(64bit)" <<<"$needs"
    declares "libstdc++.so.6(GLIBCXX_$(newest GLIBCXX_))(64bit)" <<<"$needs"
    say "rpm: installed in an empty root"
    "${rpm[@]}" -i --nodeps "$packages"/lipschitz-studio-*.x86_64.rpm || fail "rpm -i"
    [[ $(readlink "$root/usr/bin/lipschitz-studio") == /opt/lipschitz-studio/bin/lipschitz-studio ]] || fail "no command lipschitz-studio"
    cp "$templates/two-moons.lipnet" "$home/work/"
    use "$home/work" two-moons two-moons "${person[@]}" LIPSCHITZ_STUDIO_OPTS="-Duser.home=$home" lipschitz-studio
    local where=headless
    ldconfig -p | grep -q 'libgtk-3\.so\.0' && where=display
    say "rpm: the window"
    window "$home" $where "${person[@]}"
    unpacked "$home"
    "${rpm[@]}" -V --nodeps lipschitz-studio || fail "running it changed a file of the package"
    "${rpm[@]}" -e lipschitz-studio || fail "rpm -e"
    list >"$work/after"
    say "rpm: what remained"
    same "$work/before" "$work/after"
}

what=("$@")
((${#what[@]})) || what=(tar deb rpm)
for package in "${what[@]}"; do "try_$package"; done
say "all as it should be"
