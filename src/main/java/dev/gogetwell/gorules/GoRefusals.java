package dev.gogetwell.gorules;

import dev.gogetwell.model.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /// Why `go get` does not even begin; empty if it does.
  public static Optional<String> beforeTheFirstRequest(Settings settings) {
    GoVersion version = settings.go().flatMap(tool -> GoVersion.parse(tool.version())).orElse(GoVersion.DEVEL);
    return toolchain(settings.goEnvValue("GOTOOLCHAIN"), version)
        .or(() -> flags(settings.goEnvValue("GOFLAGS"), version))
        .or(() -> mode(settings.goEnvValue("GO111MODULE"), version))
        .or(() -> network(settings.environmentValue("GODEBUG")));
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

  private static Optional<String> flags(String value, GoVersion version) {
    GoFlagWords.Split split = GoFlagWords.split(value);
    return split.words().stream().flatMap(word -> flag(word, version).stream()).findFirst()
        .or(() -> split.open().map(quote -> "parsing $GOFLAGS: unterminated " + quote + " string"));
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

  private static Optional<String> network(String godebug) {
    Map<String, String> debug = GoDebug.parse(godebug);
    return "0".equals(debug.get("cmdgonetlimit"))
        ? Optional.of("network disabled by cmdgonetlimit=0") : Optional.empty();
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
