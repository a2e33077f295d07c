package dev.gogetwell.gorules;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether a command needs a go.mod around it, as `go` decides before it asks anybody (cmd/go/internal/modload/init.go,
/// ForceUseModules and RootMode of each command). Pure.
public final class ModuleNeed {
  private static final Set<String> NEVER =
      Set.of("env", "version", "help", "clean", "doc", "tool", "telemetry", "bug", "work");
  private static final Set<String> BY_VERSION = Set.of("install", "run");
  /// Flags of these commands whose value is a word of its own.
  private static final Set<String> WITH_VALUE = Set.of("-C", "-o", "-p", "-exec", "-mod", "-modfile", "-overlay",
      "-tags", "-ldflags", "-gcflags", "-asmflags", "-pkgdir", "-toolexec", "-buildmode", "-compiler", "-f", "-pgo");

  private ModuleNeed() {}

  /// Whether it cannot work outside a module. Where that is not known, as for a program that starts `go` itself, it
  /// does not.
  ///
  /// @param command its words; empty stands for the usual `go get`
  public static boolean of(List<String> command) {
    if (command.isEmpty()) {
      return true;
    }
    if (command.size() < 2 || !isGo(command.getFirst())) {
      return false;
    }
    List<String> rest = withoutFolder(command.subList(1, command.size()));
    String verb = rest.isEmpty() ? "" : rest.getFirst();
    if (verb.equals("mod") && rest.size() > 1) {
      String what = rest.get(1);
      return !what.equals("init") && !(what.equals("download") && first(rest.subList(2, rest.size())).contains("@"));
    }
    List<String> words = rest.subList(Math.min(1, rest.size()), rest.size());
    if (verb.equals("list") && (words.contains("-m") || words.contains("--m") || words.contains("-m=true"))) {
      return first(words).isEmpty() || first(words).equals("all") || first(words).contains("...");
    }
    return !verb.isEmpty() && !NEVER.contains(verb) && !(BY_VERSION.contains(verb) && first(words).contains("@"));
  }

  private static boolean isGo(String word) {
    String name = word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1).toLowerCase(Locale.ROOT);
    return name.equals("go") || name.equals("go.exe") || name.matches("go1\\.\\d[\\w.]*");
  }

  /// `go -C folder …` works since 1.20.
  private static List<String> withoutFolder(List<String> words) {
    boolean folder = words.size() > 1 && (words.getFirst().equals("-C") || words.getFirst().equals("--C"));
    return folder ? words.subList(2, words.size()) : words;
  }

  /// The first word that is no flag; empty if there is none.
  private static String first(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("-")) {
        return word;
      }
      if (WITH_VALUE.contains(word)) {
        i++;
      }
    }
    return "";
  }
}
