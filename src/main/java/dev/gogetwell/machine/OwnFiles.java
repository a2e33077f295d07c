package dev.gogetwell.machine;

import dev.gogetwell.gorules.GoEnvFile;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import java.io.IOException;
import java.util.Map;

/// What the files of this user tell without asking a tool: enough to know what must not be told, for a command that
/// starts no process. Blocking for two or three small files; any thread.
public final class OwnFiles {
  private final Environment environment;

  public OwnFiles(Environment environment) {
    this.environment = environment;
  }

  /// The values of the go env file; nothing for one that is missing, cannot be read or is no plain file.
  public Map<String, String> goEnv() {
    return environment.goEnvFile().map(file -> {
      try {
        return GoEnvFile.parse(RegularFile.at(file).text(InputLimit.SETTINGS)).values();
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
