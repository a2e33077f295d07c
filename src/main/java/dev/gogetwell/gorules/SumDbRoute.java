package dev.gogetwell.gorules;

import dev.gogetwell.gorules.FallThrough.Outcome;
import java.util.List;

/// How `go` finds its way to the checksum database: it asks every module proxy whether it passes such requests on.
/// Source: cmd/go/internal/modfetch/sumdb.go:initBase, useSumDB. Stateless; any thread.
public final class SumDbRoute {
  private SumDbRoute() {}

  /// Where the walk over the entries stands.
  public sealed interface Step {
    /// Ask this URL next; it belongs to that entry of GOPROXY.
    record Ask(int entry, String url) implements Step {}

    /// Everything goes to this base from now on; `entry` is -1 where the database itself is asked.
    record Use(int entry, String base) implements Step {}

    /// Every new module fails with the error of that entry.
    record Fatal(int entry) implements Step {}
  }

  /// The next step after these answers to `/supported`, one for each URL entry asked so far, in order.
  public static Step next(SumDbSetting.Database database, List<GoProxyList.Entry> entries, List<Outcome> answers) {
    if (database.url().isPresent()) {
      return new Step.Use(-1, database.url().get());
    }
    for (int i = 0; i < entries.size(); i++) {
      if (!(entries.get(i) instanceof GoProxyList.Entry.Url url)) {
        break;
      }
      ModuleUrls urls = new ModuleUrls(url.raw());
      if (i >= answers.size()) {
        return new Step.Ask(i, urls.sumdbSupported(database.name()));
      }
      Outcome answer = answers.get(i);
      if (answer == Outcome.FOUND) {
        return new Step.Use(i, urls.sumdbBase(database.name()));
      }
      if (answer == Outcome.OTHER_FAILURE && !FallThrough.goesOn(url.separator(), answer)) {
        return new Step.Fatal(i);
      }
    }
    return afterLast(database, entries, answers);
  }

  // initBase goes direct only if the error that TryProxies kept is "does not exist"; a failure that a pipe let pass
  // is kept above every such error, so with `a|b` and b answering 404 the failure of a is still the result.
  private static Step afterLast(
      SumDbSetting.Database database, List<GoProxyList.Entry> entries, List<Outcome> answers) {
    boolean endsInDirect = !entries.isEmpty() && entries.getLast() instanceof GoProxyList.Entry.Direct;
    int asked = Math.min(answers.size(), entries.size());
    int failed = answers.subList(0, asked).lastIndexOf(Outcome.OTHER_FAILURE);
    return endsInDirect || failed < 0
        ? new Step.Use(-1, "https://" + database.name())
        : new Step.Fatal(failed);
  }

  /// Whether the module is looked up in the database when go.sum does not know it. golang.org/toolchain always is,
  /// from Go 1.21 on.
  public static boolean needed(String modulePath, String gosumdb, PrivatePatterns gonosumdb, GoVersion version) {
    boolean toolchain = modulePath.equals("golang.org/toolchain") && version.atLeast(21);
    return toolchain || (!gosumdb.equals("off") && !gonosumdb.matches(modulePath));
  }
}
