package dev.gogetwell.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/// The kept inputs of a fuzz test, where Jazzer looks for them too: a folder for the class, in it one for the method.
/// The suite replays them by itself: Jazzer would attach an agent to the JVM of all tests and needs a native library,
/// so it is loaded only to fuzz.
public final class FuzzCorpus implements ArgumentsProvider {
  @Override
  public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context)
      throws IOException {
    Class<?> test = context.getRequiredTestClass();
    Path folder = Path.of("src/test/resources", test.getPackageName().replace('.', '/'),
        test.getSimpleName() + "Inputs");
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> inputs = files.filter(Files::isRegularFile).sorted().toList();
      return inputs.stream().map(file -> Arguments.of(Named.of(file.getFileName().toString(), bytes(file))));
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
