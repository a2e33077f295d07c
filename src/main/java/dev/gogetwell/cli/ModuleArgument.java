package dev.gogetwell.cli;

import dev.gogetwell.gorules.ModulePath;
import dev.gogetwell.model.Message;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a user may type for a module: what `go get` would take as `path@version`. Stateless; any thread.
final class ModuleArgument {
  private static final Pattern ADDRESS = Pattern.compile("(?i)^(?:[a-z][a-z0-9+.-]*:/+|git@)(.+)$");
  /// A path of this machine, which no module path begins like.
  private static final Pattern FOLDER = Pattern.compile("[./\\\\~]|[A-Za-z]:[/\\\\]");
  /// A version query: a semantic version or a prefix of one, a branch or commit, `latest`, or a comparison
  /// (cmd/go/internal/modload/query.go).
  private static final Pattern VERSION = Pattern.compile("[<>]?=?[A-Za-z0-9][A-Za-z0-9._/+-]{0,250}");

  private ModuleArgument() {}

  /// Refuses what no `go` can ask for, with the likely meaning where there is one.
  static void check(String typed) throws UsageException {
    if (typed.isBlank()) {
      throw new UsageException(Message.of("cli.module.empty"));
    }
    String shown = CommandLines.shortened(typed);
    if (FOLDER.matcher(typed.strip()).lookingAt()) {
      throw new UsageException(Message.of("cli.module.is-folder", shown));
    }
    var address = ADDRESS.matcher(typed.strip());
    if (address.matches()) {
      String rest = address.group(1).replaceFirst("(?<!@)\\.git$", "").replaceFirst("^(github\\.com):", "$1/");
      boolean usable = problem(rest).isEmpty() && rest.contains(".");
      throw new UsageException(usable ? Message.of("cli.module.is-address", shown, rest)
          : Message.of("cli.module.malformed", shown, "://"));
    }
    Optional<String> problem = problem(typed);
    if (problem.isPresent()) {
      throw new UsageException(Message.of("cli.module.malformed", shown, CommandLines.shortened(problem.get())));
    }
  }

  private static Optional<String> problem(String typed) {
    ModulePath.Query query = ModulePath.Query.parse(typed);
    Optional<String> path = query.path().isEmpty() ? Optional.of("empty path") : ModulePath.malformed(query.path());
    if (path.isPresent()) {
      // Go repeats the whole path first; the reason behind it is what helps.
      return Optional.of(path.get().replaceFirst("^(?s)malformed .{0,12}?path \".*\": ", ""));
    }
    boolean hasAt = typed.indexOf('@') >= 0;
    boolean good = !hasAt || (VERSION.matcher(query.version()).matches() && !query.version().contains(".."));
    return good ? Optional.empty() : Optional.of("@" + query.version());
  }
}
