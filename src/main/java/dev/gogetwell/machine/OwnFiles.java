package dev.gogetwell.machine;

import dev.gogetwell.gorules.GoEnvFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;

/// What the files of this user tell without asking a tool: enough to know what must not be told, for a command that
/// starts no process. Blocking for two or three small files; any thread.
public final class OwnFiles {
  private static final int LARGEST = 1024 * 1024;

  private final Environment environment;

  public OwnFiles(Environment environment) {
    this.environment = environment;
  }

  /// The values of the go env file; nothing for one that is missing, cannot be read or is no plain file.
  public Map<String, String> goEnv() {
    return environment.goEnvFile().filter(Files::isRegularFile).map(file -> {
      try (InputStream in = Files.newInputStream(file)) {
        return GoEnvFile.parse(new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8)).values();
      } catch (IOException _) {
        return Map.<String, String>of(); // Its reading is told where it counts: with the settings.
      }
    }).orElse(Map.of());
  }

  /// Gives the secrets of these files and of the variables to `withheld`.
  public void tell(WithheldValues withheld) {
    environment.variables().forEach(withheld::add);
    goEnv().forEach(withheld::add);
    new CredentialFiles(environment).secrets().forEach(withheld::secret);
  }
}
