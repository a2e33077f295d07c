package dev.gogetwell.engine;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.NotTestable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What went wrong inside our own checks. A crashed check is a result like another: it is told as something that could
/// not be tested, with a code that finds the place, and never ends the run. Each check is told once. Any thread.
final class CrashedChecks {
  private final EngineParts.BugKeeper keeper;
  private final Map<String, String> codes = new LinkedHashMap<>();

  CrashedChecks(EngineParts.BugKeeper keeper) {
    this.keeper = keeper;
  }

  /// The result of `check`, or `otherwise` if it crashes.
  <T> T guard(String check, Supplier<T> work, T otherwise) {
    try {
      return work.get();
    } catch (RuntimeException bug) {
      add(check, bug);
      return otherwise;
    }
  }

  /// A check has crashed.
  void add(String check, RuntimeException bug) {
    synchronized (codes) {
      codes.computeIfAbsent(check, _ -> keeper.keep(bug));
    }
  }

  /// Keeps what is known of a bug that ended a piece of measuring, which is told where its end is.
  String keep(RuntimeException bug) {
    return keeper.keep(bug);
  }

  /// Whether any check has crashed.
  boolean any() {
    synchronized (codes) {
      return !codes.isEmpty();
    }
  }

  /// What could not be tested for that reason.
  List<NotTestable> told() {
    synchronized (codes) {
      return codes.entrySet().stream().map(crash -> told(crash.getKey(), crash.getValue())).toList();
    }
  }

  /// The same for one check.
  static NotTestable told(String check, String code) {
    return new NotTestable(Message.of("untested.check", check), Message.of("untested.our-bug", code), true);
  }
}
