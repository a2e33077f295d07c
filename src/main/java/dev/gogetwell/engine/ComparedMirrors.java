package dev.gogetwell.engine;

import dev.gogetwell.gorules.GoProxyList;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Settings;
import dev.gogetwell.probe.SeenMirror;
import dev.gogetwell.probe.SeenMirror.Share;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Module proxies beside each other, and which of them may be recommended. Immutable; any thread.
///
/// @param reference `path@version` that was asked for
/// @param settings as they were read
/// @param own the entries of GOPROXY that are none of the mirrors, in its order
/// @param mirrors in the order of the list
/// @param databases the checksum database at its own host and at others
/// @param contacted every host that was asked
public record ComparedMirrors(String reference, Settings settings, List<SeenMirror> own, List<SeenMirror> mirrors,
    List<SeenMirror> databases, List<String> contacted) {
  public ComparedMirrors {
    own = List.copyOf(own);
    mirrors = List.copyOf(mirrors);
    databases = List.copyOf(databases);
    contacted = List.copyOf(contacted);
  }

  /// How the files of a mirror stand to what was published.
  public enum Files {
    PUBLISHED,
    /// Only its go.mod could be compared.
    GO_MOD_PUBLISHED,
    OTHER,
    /// Nothing signed was had to compare with.
    UNKNOWN
  }

  /// The lines of go.sum that the database has signed, wherever they were had.
  public List<String> published() {
    return Stream.concat(databases.stream(), mirrors.stream()).map(SeenMirror::record).filter(lines -> !lines.isEmpty())
        .findFirst().orElse(List.of());
  }

  /// Compares the hashes of a mirror with those that were published.
  public Files files(SeenMirror mirror) {
    if (published().isEmpty() || mirror.modHash().isEmpty()) {
      return Files.UNKNOWN;
    }
    String start = reference.replaceFirst("@(?=[^@]*$)", " ");
    boolean mod = published().contains(start + "/go.mod " + mirror.modHash().get());
    boolean zip = mirror.zipHash().filter(hash -> !published().contains(start + " " + hash)).isEmpty();
    return !mod || !zip ? Files.OTHER : mirror.zipHash().isPresent() ? Files.PUBLISHED : Files.GO_MOD_PUBLISHED;
  }

  /// The best one, if any: it has the version with the published hashes, and `go` gets its checksums there or at the
  /// database itself. One that passes the database on comes first, since then `go` needs no other host; then the
  /// fastest.
  public Optional<SeenMirror> recommended() {
    boolean databaseAnswers = databases.stream().limit(1).anyMatch(database -> database.checksums() == Share.YES);
    return mirrors.stream().filter(SeenMirror::hasVersion)
        .filter(mirror -> files(mirror) == Files.PUBLISHED || files(mirror) == Files.GO_MOD_PUBLISHED)
        .filter(mirror -> passesOn(mirror) || (databaseAnswers && mirror.checksums() == Share.NO))
        .min(Comparator.comparing((SeenMirror mirror) -> !passesOn(mirror)).thenComparing(SeenMirror::took));
  }

  private static boolean passesOn(SeenMirror mirror) {
    return mirror.checksums() == Share.YES && !mirror.record().isEmpty();
  }

  /// GOPROXY with the recommended mirror. What stands there now and is none of the mirrors, a company's own proxy for
  /// instance, stays in front with its separator, unless `go` would stop there; `direct` stays at the end.
  public Optional<String> list() {
    return recommended().map(best -> {
      StringBuilder list = new StringBuilder();
      boolean direct = false;
      for (GoProxyList.Entry entry : entries(settings)) {
        if (entry instanceof GoProxyList.Entry.Url url
            && seen(url).filter(own -> !stops(own, url.separator())).isPresent()) {
          list.append(url.raw()).append(url.separator() == Separator.PIPE ? '|' : ',');
        }
        direct |= entry instanceof GoProxyList.Entry.Direct;
      }
      return list.append(best.url()).append(direct ? ",direct" : "").toString();
    });
  }

  /// The entries of GOPROXY at which `go` stops, with what they showed: they have no place in front.
  public List<SeenMirror> leftOut() {
    return entries(settings).stream().filter(GoProxyList.Entry.Url.class::isInstance).map(GoProxyList.Entry.Url.class::cast)
        .flatMap(url -> seen(url).filter(own -> stops(own, url.separator())).stream()).toList();
  }

  private Optional<SeenMirror> seen(GoProxyList.Entry.Url entry) {
    return own.stream().filter(known -> known.url().equals(base(entry))).findFirst();
  }

  private static boolean stops(SeenMirror seen, Separator separator) {
    return separator != Separator.PIPE
        && seen.failure().filter(failure -> failure.kind() != FailureKind.NOT_FOUND).isPresent();
  }

  /// The bases of the entries of GOPROXY that are none of the mirrors.
  static List<String> own(Settings settings, List<String> mirrors) {
    return entries(settings).stream().filter(GoProxyList.Entry.Url.class::isInstance)
        .map(entry -> base((GoProxyList.Entry.Url) entry)).filter(url -> url.matches("https?://.*"))
        .filter(url -> mirrors.stream().noneMatch(mirror -> mirror.replaceFirst("/$", "").equals(url))).distinct().toList();
  }

  /// Without slash and without user and password, which belong to no report.
  private static String base(GoProxyList.Entry.Url entry) {
    return entry.url().withoutCredentials().replaceFirst("/$", "");
  }

  private static List<GoProxyList.Entry> entries(Settings settings) {
    String value = settings.goEnvValue("GOPROXY");
    GoVersion version = GoVersion.judged(settings);
    return GoProxyList.parse(value.isEmpty() ? "https://proxy.golang.org,direct" : value, version)
        instanceof GoProxyList.Result.Valid valid ? valid.entries() : List.of();
  }
}
