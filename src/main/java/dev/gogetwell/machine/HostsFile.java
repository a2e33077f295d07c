package dev.gogetwell.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The hosts file: names that no resolver is asked for. Immutable; any thread.
///
/// @param entries in the order of the file
public record HostsFile(List<Entry> entries) {
  private static final int LARGEST = 4 * 1024 * 1024;

  public HostsFile {
    entries = List.copyOf(entries);
  }

  /// One line.
  ///
  /// @param line its number, from 1
  public record Entry(int line, String address, List<String> names) {
    public Entry {
      names = List.copyOf(names);
    }
  }

  /// Where the system keeps it.
  public static Path place(Environment environment) {
    return environment.os() == OperatingSystem.WINDOWS
        ? Path.of(environment.get("SystemRoot").orElse("C:\\Windows"), "System32", "drivers", "etc", "hosts")
        : Path.of("/etc/hosts");
  }

  /// Reads a file; one that cannot be read has no entries.
  public static HostsFile read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return parse(new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return new HostsFile(List.of());
    }
  }

  /// Reads a text (hosts(5)): an address, then names; `#` begins a comment.
  public static HostsFile parse(String text) {
    List<Entry> entries = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      int hash = line.indexOf('#');
      String[] words = (hash < 0 ? line : line.substring(0, hash)).strip().split("\\s+");
      if (words.length > 1) {
        entries.add(new Entry(number, words[0], Arrays.asList(words).subList(1, words.length)));
      }
    }
    return new HostsFile(entries);
  }

  /// The lines that name this host.
  public List<Entry> naming(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return entries.stream()
        .filter(entry -> entry.names().stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(lower)))
        .toList();
  }
}
