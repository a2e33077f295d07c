package dev.gogetwell.app;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OwnFiles;
import dev.gogetwell.machine.WithheldValues;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.Secrets;
import java.nio.file.Path;

/// What this process must not tell, whatever it says and whoever says it: what its variables, the go env file and the
/// files of credentials give away, and what was read since. Behind the terminal, the clipboard and the crash files.
/// Reads files when it is first asked, starts no process. Any thread.
final class Discretion {
  private final Environment environment;
  private final WithheldValues withheld;
  private Secrets known = Secrets.none();
  private Redactor redactor = Redactor.generic();
  private int seen = -1;

  Discretion(Environment environment, WithheldValues withheld) {
    this.environment = environment;
    this.withheld = withheld;
  }

  /// The text without anything private.
  String text(String text) {
    return redactor().text(text);
  }

  /// What is known by now.
  private synchronized Redactor redactor() {
    if (seen < 0) {
      OwnFiles files = new OwnFiles(environment);
      files.tell(withheld);
      known = Secrets.ofVariables(files.goEnv()).and(Secrets.ofVariables(environment.variables()))
          .withIdentity(environment.home().map(Path::toString).orElse(""), System.getProperty("user.name", ""), "");
    }
    int now = withheld.size();
    if (now != seen) {
      seen = now;
      redactor = new Redactor(known.withPasswords(withheld.values()).withUsers(withheld.persons()));
    }
    return redactor;
  }
}
