#!/bin/sh
# Takes the program out of this user's menu and deletes the folder that it lies in. Networks and runs that you saved stay where they are;
# --settings also deletes what the program remembered (settings, recovery, kept versions and blocks) and the data sets that it downloaded.
set -eu
here=$(CDPATH= cd "$(dirname "$0")" && pwd -P)
data=${XDG_DATA_HOME:-$HOME/.local/share}
settings=${XDG_CONFIG_HOME:-$HOME/.config}/lipschitz-studio
if [ ! -f "$here/lib/lipschitz-studio.jar" ] || [ ! -f "$here/install.sh" ]; then
    echo "$here is not the folder of the unpacked program: nothing is deleted." >&2
    exit 2
fi

if [ -f "$here/installed" ]; then
    sort -ru "$here/installed" >"$here/installed.now"
    while IFS= read -r path; do
        if [ ! -d "$path" ] || [ -h "$path" ]; then rm -f "$path"; fi
    done <"$here/installed.now"
    command -v update-desktop-database >/dev/null && [ -d "$data/applications" ] && update-desktop-database "$data/applications" || :
    command -v update-mime-database >/dev/null && [ -d "$data/mime/packages" ] && update-mime-database "$data/mime" || :
    # Where nobody else has an entry, what the two tools keep is of no use either.
    if [ -z "$(ls -A "$data/mime/packages" 2>/dev/null)" ]; then
        for name in XMLnamespaces aliases generic-icons globs globs2 icons magic mime.cache subclasses treemagic types version; do
            rm -f "$data/mime/$name"
        done
        rmdir "$data/mime/application" 2>/dev/null || :
    fi
    [ "$(ls -A "$data/applications" 2>/dev/null)" = mimeinfo.cache ] && rm "$data/applications/mimeinfo.cache"
    while IFS= read -r path; do
        if [ -d "$path" ] && [ ! -h "$path" ]; then rmdir "$path" 2>/dev/null || :; fi
    done <"$here/installed.now"
fi
if [ "${1-}" = --settings ]; then rm -rf "$settings" "$data/lipschitz-studio/datasets"; fi
rm -rf "$here"
echo "Lipschitz Studio is gone."
