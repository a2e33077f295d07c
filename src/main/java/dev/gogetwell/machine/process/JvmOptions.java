package dev.gogetwell.machine.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The options of every Java that runs this program, from the file that all start scripts and launchers share: whoever
/// starts another one reads them here and spells none. Any thread.
public final class JvmOptions {
  private static final String FILE = "/gogetwell/jvm.options";

  private JvmOptions() {}

  /// The options in the order of the file, which packaging/common holds.
  public static List<String> shipped() {
    try (InputStream in = JvmOptions.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      return options(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The options in such a text: one a line, `#` begins a comment.
  static List<String> options(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
  }
}
