package studio.lipschitz.dataset;

import static studio.lipschitz.text.Texts.text;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where the files of known sets are fetched: the list of the user, else the places known to the studio.
///
/// The user's list is the property `lipschitz.mirrors`, the variable `LIPSCHITZ_MIRRORS` or the file `mirrors.txt` among the settings, the first
/// there is. Its words, parted by blanks, commas or lines, are tried in turn: an address under which each set has a folder of its name, `SET=ADDRESS`
/// for a folder with the files of one set, or `default` for the known places.
final class Mirrors {

    private Mirrors() {}

    /// Folders to fetch from, each ending with a slash.
    static List<URI> of(KnownSet set) throws DataException {
        String list = DataFolder.setting("lipschitz.mirrors", "LIPSCHITZ_MIRRORS");
        String from = text("dataset.mirrors.list");
        Path file = DataFolder.mirrorsFile();
        if (list == null && Files.exists(file)) {
            from = file.toString();
            list = withoutComments(file);
        }
        return list == null ? set.addresses() : parse(list, from, set);
    }

    private static String withoutComments(Path file) throws DataException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).replaceAll("(?m)#.*$", "");
        } catch (IOException e) {
            throw new DataException(text("dataset.mirrors.unread", file, e.getMessage()),
                    e);
        }
    }

    static List<URI> parse(String list, String from, KnownSet set) throws DataException {
        var mirrors = new ArrayList<URI>();
        for (String word : list.split("[\\s,]+", -1)) {
            int equals = word.indexOf('=');
            boolean named = equals > 0 && word.substring(0, equals).matches("[a-z0-9-]+");
            if (word.equals("default")) {
                mirrors.addAll(set.addresses());
            } else if (named) {
                if (word.substring(0, equals).equals(set.word())) {
                    mirrors.add(address(word.substring(equals + 1), from));
                }
            } else if (!word.isEmpty()) {
                mirrors.add(address(word, from).resolve(set.word() + "/"));
            }
        }
        if (mirrors.isEmpty()) {
            throw new DataException(text("dataset.mirrors.none", from, set.word()));
        }
        return mirrors;
    }

    private static URI address(String word, String from) throws DataException {
        try {
            URI address = URI.create(word.endsWith("/") ? word : word + "/");
            if (("http".equals(address.getScheme()) || "https".equals(address.getScheme())) && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new DataException(text("dataset.mirrors.address", from, word));
    }
}
