package dev.gogetwell.machine;

import dev.gogetwell.gorules.QuotedWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a command is told in a scratch copy: the same as in its own folder, except that nothing it writes leaves the
/// copy, and no program of the user's is run by a flag.
final class TrialVariables {
  /// Flags of GOFLAGS that write a file or start a program (cmd/go/internal/work/build.go).
  private static final Set<String> LEADING_OUT = Set.of(
      "o", "exec", "toolexec", "vettool", "pkgdir", "debug-actiongraph", "debug-trace", "debug-runtime-trace");

  private TrialVariables() {}

  /// The variables for a copy.
  ///
  /// @param seen those of the judged environment
  /// @param cache which modules the command finds at hand
  static Environment in(ScratchProject scratch, Environment seen, CommandRunner.Cache cache) throws IOException {
    GoVariables variables = GoVariables.of(seen);
    Environment environment = flags(scratch, variables, seen.within(scratch.origin()));
    if (cache == CommandRunner.Cache.EMPTY) {
      // Another version of Go is fetched where the project wants one, since that is what the user's command does too.
      environment = new FetchedToolchains(variables).offered(environment, scratch.toolchains())
          .with("GOMODCACHE", scratch.moduleCache().toString());
    }
    // A program for another system may not be installed into GOBIN (cmd/go/internal/work/build.go).
    boolean foreign = !seen.value("GOOS").isEmpty() || !seen.value("GOARCH").isEmpty();
    return (foreign ? environment : environment.with("GOBIN", scratch.programs().toString()))
        .with("PWD", scratch.directory().toString())
        .with("GOWORK", scratch.workspace().map(Object::toString).orElse("off"));
  }

  private static Environment flags(ScratchProject scratch, GoVariables variables, Environment environment)
      throws IOException {
    QuotedWords.Split told = QuotedWords.split(variables.value("GOFLAGS"));
    List<String> kept = new ArrayList<>();
    for (String word : inCopy(scratch, told.words())) {
      if (!LEADING_OUT.contains(word.replaceFirst("^--?", "").replaceFirst("=.*", ""))) {
        kept.add(word);
      }
    }
    // What go cannot read it refuses itself.
    return told.open().isPresent() || kept.equals(told.words()) ? environment
        : environment.with("GOFLAGS", QuotedWords.join(kept));
  }

  /// The same words with the other go.mod that they name in the copy, and with what they only read where it is.
  static List<String> inCopy(ScratchProject scratch, List<String> words) throws IOException {
    List<String> there = new ArrayList<>(words);
    for (int i = 0; i < there.size(); i++) {
      String word = there.get(i);
      if (word.matches("(?s)--?modfile=.+")) {
        there.set(i, "-modfile=" + scratch.otherModFile(word.substring(word.indexOf('=') + 1)));
      } else if (word.matches("(?s)--?overlay=.+")) {
        there.set(i, "-overlay=" + scratch.origin().resolve(word.substring(word.indexOf('=') + 1)));
      } else if (word.matches("--?modfile") && i + 1 < there.size()) {
        there.set(++i, scratch.otherModFile(there.get(i)).toString());
      }
    }
    return there;
  }
}
