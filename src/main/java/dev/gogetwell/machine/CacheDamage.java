package dev.gogetwell.machine;

import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.ModulePath;
import dev.gogetwell.gorules.PrivatePatterns;
import dev.gogetwell.gorules.SumDbRoute;
import dev.gogetwell.gorules.SumDbSetting;
import dev.gogetwell.gorules.sumdb.ModuleHash;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What lies damaged in a module cache so that `go` trips over it, and does not fetch it again. Damage that `go` mends
/// itself is left out: an empty list, `.info` or `.ziphash`, an empty tile. Each is a word and a file, as
/// `WORD: FILE`. Reads only; blocking; any thread.
final class CacheDamage {
  private static final int END_RECORD = 22;
  private static final int LONGEST_COMMENT = 65_535;
  private static final int HASH = 32;
  private static final int WHOLE_TILE = 256;
  private static final int MOST_TILES = 2000;
  private static final int MOST_TOLD = 3;
  private static final Pattern MODULE_LINE = Pattern.compile("(?m)^\\s*module(?:\\s*\\(\\s*|\\s+)\"?([^\\s\"()]+)");
  private static final Pattern PART = Pattern.compile("(?:\\d{3}\\.p/)(\\d{1,3})");

  private final Path cache;
  private final Path download;

  CacheDamage(Path cache) {
    this.cache = cache;
    this.download = cache.resolve("cache").resolve("download");
  }

  /// What is damaged of a module and of the tiles.
  ///
  /// @param module what is asked for, as `path@version`
  List<String> of(String module, Settings settings) {
    ModulePath.Query query = ModulePath.Query.parse(module);
    List<String> found = new ArrayList<>(database(query.path(), settings).map(this::tiles).orElse(List.of()));
    Optional<String> path = ModulePath.escape(query.path());
    Optional<String> version = ModulePath.escapeVersion(query.version()).filter(text -> text.startsWith("v"));
    if (path.isPresent() && version.isPresent() && !query.path().isEmpty()) {
      try {
        ofModule(query, path.get(), version.get(), goSum(settings)).ifPresent(found::addFirst);
      } catch (InvalidPathException _) {
        return found; // A name that no file can have here.
      }
    }
    return found.stream().limit(MOST_TOLD).toList();
  }

  private Optional<String> ofModule(ModulePath.Query query, String path, String version, List<String> goSum) {
    Path folder = download.resolve(path).resolve("@v");
    for (Path at = folder; at != null && !at.equals(cache.getParent()); at = at.getParent()) {
      if (Files.exists(at) && !Files.isDirectory(at)) {
        return Optional.of("in-the-way: " + at);
      }
    }
    Path archive = folder.resolve(version + ".zip");
    Path hash = folder.resolve(version + ".ziphash");
    Path lock = folder.resolve(version + ".lock");
    boolean isKept = Files.isRegularFile(archive);
    if (Files.isDirectory(lock) && !(isKept && Files.exists(hash))) {
      return Optional.of("in-the-way: " + lock);
    }
    if (isKept && !Files.exists(cache.resolve(path + "@" + version)) && !isArchive(archive)) {
      return Optional.of("damaged: " + archive);
    }
    Path mod = folder.resolve(version + ".mod");
    String line = query.path() + " " + query.version();
    return read(mod).flatMap(bytes -> isCut(text(bytes), query.path()) ? Optional.of("cut: " + mod)
            : differs(goSum, line + "/go.mod", ModuleHash.ofGoMod(bytes)).map(_ -> "differs: " + mod))
        .or(() -> !isKept ? Optional.empty() : read(hash).map(bytes -> text(bytes).strip())
            .filter(text -> text.matches("h1:[A-Za-z0-9+/]{43}=")).flatMap(text -> differs(goSum, line, text))
            .map(_ -> "differs: " + hash));
  }

  /// Whether go.sum has something else for it, and not this too.
  private static Optional<String> differs(List<String> goSum, String line, String hash) {
    List<String> known = goSum.stream().filter(text -> text.startsWith(line + " h1:"))
        .map(text -> text.substring(line.length() + 1).strip()).toList();
    return known.isEmpty() || known.contains(hash) ? Optional.empty() : Optional.of(hash);
  }

  /// Without a module line, or ending in the middle of it.
  private static boolean isCut(String text, String path) {
    Matcher named = MODULE_LINE.matcher(text);
    return !named.find() || (!named.group(1).equals(path) && path.startsWith(named.group(1))
        && named.end() == text.length());
  }

  private static List<String> goSum(Settings settings) {
    String mod = settings.goEnvValue("GOMOD");
    try {
      return mod.endsWith("go.mod") ? read(Path.of(mod).resolveSibling("go.sum")).stream()
          .flatMap(bytes -> text(bytes).lines()).toList() : List.of();
    } catch (InvalidPathException _) {
      return List.of();
    }
  }

  private static Optional<byte[]> read(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(RegularFile.at(file).bytes(InputLimit.MODULE_SUMS))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty(); // What cannot be read is told by another word.
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// The name of the database that is asked for this module.
  private static Optional<String> database(String path, Settings settings) {
    GoVersion version = GoVersion.judged(settings);
    String set = settings.goEnvValue("GOSUMDB");
    PrivatePatterns without =
        PrivatePatterns.effective(settings.goEnvValue("GONOSUMDB"), settings.goEnvValue("GOPRIVATE"));
    return !path.isEmpty() && SumDbRoute.needed(path, set, without, version)
        && SumDbSetting.parse(set, version) instanceof SumDbSetting.Database database
        && !database.name().contains("..") ? Optional.of(database.name()) : Optional.empty();
  }

  /// Tiles of the checksum database of another length than their name says; `go` ends at the first of them
  /// (x/mod/sumdb/tlog/tile.go: TileHashReader). An empty one counts as none (modfetch/sumdb.go: ReadCache).
  private List<String> tiles(String database) {
    Path tiles = download.resolve("sumdb").resolve(database).resolve("tile");
    try (Stream<Path> files = Files.find(tiles, 12, (_, marks) -> marks.isRegularFile())) {
      return files.limit(MOST_TILES).filter(CacheDamage::isCutTile).sorted().map(file -> "tile: " + file).toList();
    } catch (IOException | UncheckedIOException | InvalidPathException _) {
      return List.of(); // There is none, or nobody may look.
    }
  }

  private static boolean isCutTile(Path file) {
    String name = file.toString().replace('\\', '/');
    int tile = name.lastIndexOf("/tile/8/");
    if (tile < 0 || !name.substring(tile).matches("/tile/8/\\d{1,2}/(?:x\\d{3}/){0,6}\\d{3}(?:\\.p/\\d{1,3})?")) {
      return false;
    }
    Matcher part = PART.matcher(name);
    int hashes = part.find(tile) ? Integer.parseInt(part.group(1)) : WHOLE_TILE;
    try {
      long size = Files.size(file);
      return size != 0 && size != (long) hashes * HASH;
    } catch (IOException _) {
      return false;
    }
  }

  /// Whether the file ends as a ZIP file does (APPNOTE.TXT, 4.3.16).
  private static boolean isArchive(Path file) {
    try (InputStream in = RegularFile.at(file).stream()) {
      long size = Files.size(file);
      in.skipNBytes(Math.max(0, size - END_RECORD - LONGEST_COMMENT));
      byte[] end = in.readNBytes(END_RECORD + LONGEST_COMMENT);
      for (int i = end.length - END_RECORD; i >= 0; i--) {
        if (end[i] == 'P' && end[i + 1] == 'K' && end[i + 2] == 5 && end[i + 3] == 6) {
          return true;
        }
      }
      return false;
    } catch (IOException _) {
      return true; // What cannot be read is told by another word.
    }
  }
}
