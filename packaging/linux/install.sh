#!/bin/sh
# Puts the program that this file lies in into the menu of this user: a launcher in ~/.local/bin, the menu's entry, the file type .lipnet, the icons, and what bash and fish complete commands with.
# No administrator is needed. The program stays in this folder; uninstall.sh takes all of it away again.
set -eu
here=$(CDPATH= cd "$(dirname "$0")" && pwd -P)
data=${XDG_DATA_HOME:-$HOME/.local/share}
bin=$HOME/.local/bin
list=$here/installed # what was made, for uninstall.sh; folders too where they were not there
: >>"$list"

folder() { # makes a folder and those above it, and lists the new ones
    [ -d "$1" ] && return
    folder "$(dirname "$1")"
    mkdir "$1"
    printf '%s\n' "$1" >>"$list"
}
note() { printf '%s\n' "$1" >>"$list"; }

folder "$bin"
if [ -e "$bin/lipschitz-studio" ] && [ ! -h "$bin/lipschitz-studio" ]; then
    echo "$bin/lipschitz-studio is a file of another kind: move it away and run this again." >&2
    exit 2
fi
ln -sf "$here/bin/lipschitz-studio" "$bin/lipschitz-studio"
note "$bin/lipschitz-studio"
(cd "$here/share" && find . -type f) | sed 's|^\./||' | while IFS= read -r file; do
    folder "$(dirname "$data/$file")"
    case $file in
        # The menu does not ask the shell where ~/.local/bin is.
        *.desktop) sed "s|^Exec=lipschitz-studio|Exec=\"$here/bin/lipschitz-studio\"|" "$here/share/$file" >"$data/$file" ;;
        *) cp -p "$here/share/$file" "$data/$file" ;;
    esac
    note "$data/$file"
done
command -v update-desktop-database >/dev/null && update-desktop-database "$data/applications" || :
command -v update-mime-database >/dev/null && update-mime-database "$data/mime" || :

echo "Lipschitz Studio is in the menu, and $bin/lipschitz-studio starts it."
case :$PATH: in
    *:"$bin":*) ;;
    *) echo "$bin is not on your PATH yet: most systems put it there at the next login." ;;
esac
