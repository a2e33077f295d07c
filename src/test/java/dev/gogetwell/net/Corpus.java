package dev.gogetwell.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/// The kept inputs of a fuzz test, where Jazzer looks for them too. The suite replays them by itself: Jazzer would
/// attach an agent to the JVM of all tests and needs a native library, so it is loaded only to fuzz.
public final class Corpus {
  private Corpus() {}

  /// The inputs of the fuzz test of that class and method.
  public static List<Named<byte[]>> of(Class<?> test, String method) {
    Path folder = Path.of("src/test/resources", test.getPackageName().replace('.', '/'),
        test.getSimpleName() + "Inputs", method);
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(file -> Named.of(file.getFileName().toString(), bytes(file))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
