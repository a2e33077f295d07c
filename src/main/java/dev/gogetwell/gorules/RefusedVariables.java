package dev.gogetwell.gorules;

import java.util.List;
import java.util.regex.Pattern;

/// Variables of the environment at whose value `go` or its git ends, whatever it is asked for, by its own words. Those
/// whose value is a command line are none of them: it is not recorded whole, so that nobody could say what is taken
/// away. Source: cmd/go/main.go, internal/cfg/cfg.go, internal/cache/default.go, internal/work/init.go,
/// internal/buildcfg; git config.c, setup.c, help.c. Stateless; any thread.
public final class RefusedVariables {
  private record Words(Pattern said, List<String> names) {
    Words(String said, String... names) {
      this(Pattern.compile(said), List.of(names));
    }
  }

  private static final List<Words> WORDS = List.of(
      new Words("unknown GOEXPERIMENT ", "GOEXPERIMENT"),
      new Words("invalid GOFIPS140", "GOFIPS140"),
      new Words("unsupported GOOS/GOARCH pair", "GOOS", "GOARCH"),
      new Words("disabled by GOCACHE=off|GOCACHE is not an absolute path", "GOCACHE"),
      new Words("GOMODCACHE entry is relative", "GOMODCACHE"),
      new Words("GOPATH entry (?:is relative|cannot start with shell metacharacter)", "GOPATH"),
      new Words("GOBIN must be an absolute path", "GOBIN"),
      new Words("cannot find GOROOT directory", "GOROOT"),
      new Words("GOTMPDIR must be an absolute path", "GOTMPDIR"),
      new Words("(?:bogus count in|too many entries in) GIT_CONFIG_COUNT|missing config (?:key|value) GIT_CONFIG_",
          "GIT_CONFIG_COUNT"),
      // What git sets for its hooks leads every git that go starts into that repository (githooks(5)).
      new Words("GIT_WORK_TREE \\(or --work-tree", "GIT_WORK_TREE"),
      new Words("not a git repository: '[^'\n]{1,300}cache[/\\\\]vcs[/\\\\]", "GIT_DIR"),
      new Words("git: 'remote-https?' is not a git command", "GIT_EXEC_PATH"),
      // GOTMPDIR beats TMPDIR (internal/work/action.go: NewBuilder; os/file_unix.go: tempDir).
      new Words("creating work dir: ", "GOTMPDIR", "TMPDIR"));

  private RefusedVariables() {}

  /// The names that may be at fault, the likelier first; empty where the words name none.
  public static List<String> in(String words) {
    return WORDS.stream().filter(one -> one.said().matcher(words).find()).findFirst().map(Words::names)
        .orElse(List.of());
  }
}
