package dev.gogetwell.machine.truststore;

import dev.gogetwell.gorules.x509.GoPem;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RefusedFileException;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.machine.truststore.StoreContent.Place;
import dev.gogetwell.machine.truststore.StoreContent.State;
import dev.gogetwell.machine.truststore.StoreContent.StoredRoot;
import dev.gogetwell.model.Der;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Collects roots from PEM files and folders and remembers what happened at each place. The paths that it reports are
/// those of the machine; the prefix under which a test keeps its files is not shown. One use, one thread.
final class PemReading {
  private static final Pattern HASHED = Pattern.compile("[0-9a-f]{8}\\.\\d+");

  private final Path prefix;
  private final List<StoredRoot> roots = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private String firstError = "";

  /// @param prefix where the machine's root folder is; `/` outside of tests
  PemReading(Path prefix) {
    this.prefix = prefix;
  }

  /// Reads one file; whether it could be read, with certificates or without.
  boolean file(String location) {
    Path path = resolve(location);
    try {
      int found = add(path, location);
      places.add(new Place(location, found > 0 ? State.READ : State.EMPTY, modified(path), ""));
      return true;
    } catch (NoSuchFileException e) {
      places.add(new Place(location, State.MISSING, -1, ""));
    } catch (IOException e) {
      trouble(location, path, e);
    }
    return false;
  }

  /// Reads the first of these files that can be read.
  void firstFile(List<String> locations) {
    for (String location : locations) {
      if (file(location)) {
        return;
      }
    }
  }

  /// Whether OpenSSL finds a file of a folder: it looks roots up by the hash of their subject (openssl-rehash(1)).
  static boolean isHashedName(Path entry) {
    return HASHED.matcher(entry.getFileName().toString()).matches();
  }

  /// Reads every wanted file of a folder, by name.
  void folder(String location, Predicate<Path> wanted) {
    Path path = resolve(location);
    int before = roots.size();
    List<Path> entries;
    try (Stream<Path> listed = Files.list(path)) {
      entries = listed.sorted().filter(wanted).toList();
    } catch (NoSuchFileException e) {
      places.add(new Place(location, State.MISSING, -1, ""));
      return;
    } catch (IOException e) {
      trouble(location, path, e);
      return;
    }
    Map<Path, byte[]> contents = RegularFile.each(entries, InputLimit.CERTIFICATES);
    for (Path entry : entries) {
      if (contents.containsKey(entry)) { // Go skips files of a folder that it cannot read
        add(contents.get(entry), location + "/" + entry.getFileName());
      }
    }
    places.add(new Place(location, roots.size() > before ? State.READ : State.EMPTY, modified(path), ""));
  }

  private int add(Path path, String location) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException("is a directory");
    }
    return add(RegularFile.at(path).bytes(InputLimit.CERTIFICATES), location);
  }

  private int add(byte[] pem, String location) {
    List<byte[]> ders = GoPem.certificates(new String(pem, StandardCharsets.ISO_8859_1));
    ders.forEach(der -> roots.add(new StoredRoot(Der.of(der), location)));
    return ders.size();
  }

  private void trouble(String location, Path path, IOException problem) {
    boolean directory = Files.isDirectory(path) && !(problem instanceof AccessDeniedException);
    String words = problem instanceof AccessDeniedException ? "permission denied"
        : problem instanceof NotDirectoryException ? "not a directory" : directory ? "is a directory"
        : problem instanceof RefusedFileException refused ? refused.reason().words()
        : String.valueOf(problem.getMessage());
    if (firstError.isEmpty()) {
      firstError = (directory ? "read " : "open ") + location + ": " + words;
    }
    places.add(new Place(location, State.UNREADABLE, -1, words));
  }

  private static long modified(Path path) {
    try {
      return Files.getLastModifiedTime(path).toMillis();
    } catch (IOException e) {
      return -1;
    }
  }

  private Path resolve(String location) {
    Path path = Path.of(location);
    return path.isAbsolute() && path.getRoot() != null ? prefix.resolve(path.getRoot().relativize(path)) : path;
  }

  /// The collected content; an error only where Go would have nothing to verify with.
  StoreContent content() {
    boolean nothing = roots.isEmpty() && !firstError.isEmpty();
    return new StoreContent(List.copyOf(roots), List.copyOf(places),
        nothing ? "x509: failed to load system roots and no roots provided; " + firstError : "");
  }
}
