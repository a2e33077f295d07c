package dev.gogetwell.gorules;

import dev.gogetwell.model.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Settings with which `go get` stops before it asks anybody, in its own words.
/// Source: cmd/go/internal/base/goflags.go:InitGOFLAGS, modget/get.go:runGet, modload/init.go:Init,
/// toolchain/select.go:Select, base/limit.go:AcquireNet. Stateless; any thread.
public final class GoRefusals {
  /// The flags of any go subcommand of 1.21 … 1.27; another one is an error in GOFLAGS.
  private static final Set<String> FLAGS = Set.of(("C asan asmflags bench benchtime blockprofile blockprofilerate"
      + " buildmode buildvcs c cache changed compat compiled compiler count cover covermode coverpkg coverprofile"
      + " cpu cpuprofile debug-actiongraph debug-runtime-trace debug-trace deps diff dropexclude dropgodebug dropignore"
      + " dropreplace droprequire dropretract droptool dropuse e exclude exec export f failfast find fix fixtool flags"
      + " fmt fullpath fuzz fuzzcache fuzzminimizetime fuzztime gccgoflags gcflags go godebug i ignore insecure"
      + " installsuffix json ldflags linkshared list m memprofile memprofilerate mod modcache modcacherw modfile module"
      + " msan mutexprofile mutexprofilefraction n o outputdir overlay p parallel pgo pkgdir print r race replace require"
      + " retract retracted reuse run short shuffle skip src http skipexec t tags test testcache timeout tool toolchain"
      + " toolexec trace trimpath u unsafeptr use v vendor versions vet vettool w work x").split(" "));

  private GoRefusals() {}

  /// A setting with which `go get` does not even begin.
  ///
  /// @param name of the setting
  /// @param words what `go` says, behind `go: `
  /// @param without the value without what is refused; empty where nothing is left
  public record Refusal(String name, String words, Optional<String> without) {}

  /// Why `go get` does not even begin; empty if it does.
  public static Optional<String> beforeTheFirstRequest(Settings settings) {
    return first(settings).map(Refusal::words);
  }

  /// The setting at which `go get` ends before it begins; empty if it begins.
  public static Optional<Refusal> first(Settings settings) {
    GoVersion version = GoVersion.judged(settings);
    return Stream.of("GOTOOLCHAIN", "GOFLAGS", "GO111MODULE", "GODEBUG")
        .flatMap(name -> of(name, name.equals("GODEBUG") ? settings.environmentValue(name) : settings.goEnvValue(name),
            version).stream()).findFirst();
  }

  /// Whether this value of a setting is one with which `go get` does not begin.
  public static Optional<Refusal> of(String name, String value, GoVersion version) {
    return switch (name) {
      case "GOTOOLCHAIN" -> toolchain(value, version).map(words -> new Refusal(name, words, Optional.empty()));
      case "GOFLAGS" -> flags(value, version);
      case "GO111MODULE" -> mode(value, version).map(words -> new Refusal(name, words, Optional.empty()));
      case "GODEBUG" -> network(value);
      default -> Optional.empty();
    };
  }

  private static Optional<String> toolchain(String value, GoVersion version) {
    if (!version.atLeast(21) || List.of("", "auto", "path").contains(value)) {
      return Optional.empty();
    }
    int plus = value.indexOf('+');
    String least = plus < 0 ? value : value.substring(0, plus);
    boolean known = least.equals("local") || least.matches("(?:.*-)?go1(?:\\.\\d+)*(?:(?:rc|beta|alpha)\\d+)?(?:-.*)?");
    if (!known) {
      return Optional.of("invalid GOTOOLCHAIN " + GoQuote.quote(value)
          + (plus < 0 ? "" : ": invalid minimum toolchain " + GoQuote.quote(least)));
    }
    return plus < 0 || List.of("auto", "path").contains(value.substring(plus + 1)) ? Optional.empty()
        : Optional.of("invalid GOTOOLCHAIN " + GoQuote.quote(value) + ": only version suffixes are +auto and +path");
  }

  private static Optional<Refusal> flags(String value, GoVersion version) {
    QuotedWords.Split split = QuotedWords.split(value);
    List<String> kept = split.words().stream().filter(word -> flag(word, version).isEmpty()).toList();
    return split.words().stream().flatMap(word -> flag(word, version).stream()).findFirst()
        .or(() -> split.open().map(quote -> "parsing $GOFLAGS: unterminated " + quote + " string"))
        .map(words -> new Refusal("GOFLAGS", words,
            kept.isEmpty() ? Optional.empty() : Optional.of(QuotedWords.join(kept))));
  }

  private static Optional<String> flag(String word, GoVersion version) {
    String name = word.replaceFirst("^--?", "");
    if (!word.startsWith("-") || name.isEmpty() || name.startsWith("-") || name.startsWith("=")) {
      return Optional.of("parsing $GOFLAGS: non-flag " + GoQuote.quote(word));
    }
    int equals = name.indexOf('=');
    String key = equals < 0 ? name : name.substring(0, equals);
    if (!FLAGS.contains(key.startsWith("test.") ? key.substring("test.".length()) : key)) {
      return Optional.of("parsing $GOFLAGS: unknown flag -" + key);
    }
    boolean insecure = key.equals("insecure") && version.atLeast(17)
        && (equals < 0 || List.of("1", "t", "T", "true", "TRUE", "True").contains(name.substring(equals + 1)));
    return insecure ? Optional.of("-insecure flag is no longer supported; use GOINSECURE instead") : Optional.empty();
  }

  /// Before 1.22 `off` means the GOPATH of old, in which `go get` still works.
  private static Optional<String> mode(String value, GoVersion version) {
    return switch (value) {
      case "", "auto", "on" -> Optional.empty();
      case "off" -> version.atLeast(22)
          ? Optional.of("modules disabled by GO111MODULE=off; see 'go help modules'") : Optional.empty();
      default -> Optional.of("unknown environment setting GO111MODULE=" + value);
    };
  }

  private static Optional<Refusal> network(String godebug) {
    return !"0".equals(GoDebug.parse(godebug).get("cmdgonetlimit")) ? Optional.empty()
        : Optional.of(new Refusal("GODEBUG", "network disabled by cmdgonetlimit=0",
            GoDebug.without(godebug, List.of("cmdgonetlimit"))));
  }

  /// Why `go` does not send this request, whatever comes of it elsewhere (cmd/go/internal/web/http.go:get).
  ///
  /// @param asked the whole URL, with its credentials
  static Optional<String> ofRequest(String asked, GoVersion version) {
    if (!(GoUrl.parse(asked, version) instanceof GoUrl.Result.Parsed(GoUrl place))) {
      return Optional.empty();
    }
    if (place.scheme().equals("http") && place.userInfo().isPresent()) {
      return Optional.of("refusing to pass credentials to insecure URL: " + place.redacted());
    }
    boolean web = place.scheme().equals("http") || place.scheme().equals("https");
    return web && place.hostname().isEmpty() ? Optional.of("Get "
        + GoQuote.quote(place.scheme() + "://" + place.path()) + ": http: no Host in request URL") : Optional.empty();
  }
}
