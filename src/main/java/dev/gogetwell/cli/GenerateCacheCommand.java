package dev.gogetwell.cli;

import dev.gogetwell.generate.CacheWish;
import dev.gogetwell.generate.CacheWish.Keeping;
import dev.gogetwell.generate.CacheWish.Listening;
import dev.gogetwell.generate.CacheWish.TlsFiles;
import dev.gogetwell.generate.CacheWish.Upstream;
import dev.gogetwell.generate.Generated;
import dev.gogetwell.generate.NginxCache;
import dev.gogetwell.generate.CachePlace;
import dev.gogetwell.generate.ProgramCache;
import dev.gogetwell.generate.UnfitWishException;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `gogetwell generate cache`: a caching module proxy of one's own as files. Contacts nobody. One thread.
@Command(name = "cache", mixinStandardHelpOptions = true)
public final class GenerateCacheCommand implements Callable<Integer> {
  private static final String DEBIAN_ROOTS = "/etc/ssl/certs/ca-certificates.crt";

  private final Terminal terminal;
  private final GenerateServices services;

  @Mixin private final GeneratedOutput output = new GeneratedOutput();

  @Option(names = "--kind", paramLabel = "nginx|athens|goproxy", descriptionKey = "kind")
  private String kind = "nginx";

  @Option(names = "--place", paramLabel = "laptop|lan|kubernetes", descriptionKey = "place", converter = Words.class)
  private CachePlace place = CachePlace.LAPTOP;

  @Option(names = "--upstream", paramLabel = "URL", descriptionKey = "upstream")
  private Optional<URI> upstream = Optional.empty();

  @Option(names = "--storage-host", paramLabel = "HOST", descriptionKey = "storage-host", split = ",")
  private List<String> storageHosts = List.of();

  @Option(names = "--upstream-ca", paramLabel = "FILE", descriptionKey = "upstream-ca")
  private String certificates = DEBIAN_ROOTS;

  @Option(names = "--resolver", paramLabel = "ADDRESS", descriptionKey = "resolver", split = ",")
  private List<String> resolvers = List.of();

  @Option(names = "--private", paramLabel = "PATTERN", descriptionKey = "private", split = ",")
  private @Nullable List<String> privates;

  @Option(names = "--name", paramLabel = "HOST", descriptionKey = "name")
  private Optional<String> name = Optional.empty();

  @Option(names = "--port", paramLabel = "PORT", descriptionKey = "port")
  private int port = 3000;

  @Option(names = "--inner-port", paramLabel = "PORT", descriptionKey = "inner-port")
  private int innerPort = 3001;

  @Option(names = "--tls-cert", paramLabel = "FILE", descriptionKey = "tls-cert")
  private Optional<String> tlsCertificate = Optional.empty();

  @Option(names = "--tls-key", paramLabel = "FILE", descriptionKey = "tls-key")
  private Optional<String> tlsKey = Optional.empty();

  @Option(names = "--allow", paramLabel = "NETWORK", descriptionKey = "allow", split = ",")
  private List<String> allowed = List.of();

  @Option(names = "--rate", paramLabel = "N", descriptionKey = "rate")
  private int rate = 200;

  @Option(names = "--cache-folder", paramLabel = "DIR", descriptionKey = "cache-folder")
  private Optional<String> cacheFolder = Optional.empty();

  @Option(names = "--size", paramLabel = "20g", descriptionKey = "size")
  private String size = "20g";

  @Option(names = "--lists", paramLabel = "60s", descriptionKey = "lists", converter = Durations.class)
  private Duration lists = Duration.ofMinutes(1);

  @Option(names = "--negative", paramLabel = "60s", descriptionKey = "negative", converter = Durations.class)
  private Duration negative = Duration.ofMinutes(1);

  /// A command that writes to `terminal`.
  public GenerateCacheCommand(Terminal terminal, GenerateServices services) {
    this.terminal = terminal;
    this.services = services;
  }

  @Override
  public Integer call() throws InterruptedException, UsageException {
    try {
      return output.deliver(terminal, make(wish()));
    } catch (UnfitWishException e) {
      throw new UsageException(e.what());
    }
  }

  private Generated make(CacheWish wish) throws UsageException, UnfitWishException {
    return switch (kind) {
      case "nginx" -> new NginxCache().make(wish);
      case "athens" -> new ProgramCache(ProgramCache.Program.ATHENS).make(wish);
      case "goproxy" -> new ProgramCache(ProgramCache.Program.GOPROXY).make(wish);
      default -> throw new UsageException(Message.of("generate.cache.kind", CommandLines.shortened(kind)));
    };
  }

  private CacheWish wish() throws InterruptedException, UsageException {
    if (tlsCertificate.isPresent() != tlsKey.isPresent()) {
      throw new UsageException(Message.of("generate.cache.tls-pair"));
    }
    Optional<TlsFiles> tls = tlsCertificate.isEmpty() ? Optional.empty()
        : Optional.of(new TlsFiles(tlsCertificate.get(), tlsKey.orElse("")));
    return new CacheWish(place, new Upstream(upstream(), storageHosts, certificates, resolvers()),
        new Listening(port, innerPort, name, tls, allowed, rate),
        new Keeping(cacheFolder.orElse(place == CachePlace.LAN ? "/var/cache/nginx/gomod" : "gomod-cache"), size, lists,
            negative), privates());
  }

  private URI upstream() throws InterruptedException, UsageException {
    if (upstream.isPresent()) {
      return upstream.get();
    }
    return services.mirror().read().map(URI::create)
        .orElseThrow(() -> new UsageException(Message.of("generate.cache.upstream-missing")));
  }

  private List<String> resolvers() throws InterruptedException, UsageException {
    List<String> found = resolvers.isEmpty() ? services.resolvers().read() : resolvers;
    if (found.isEmpty()) {
      throw new UsageException(Message.of("generate.cache.resolver-missing"));
    }
    return found;
  }

  /// Named here, else whatever go takes for private in one way or another: too much is refused rather than told.
  private List<String> privates() throws InterruptedException {
    List<String> named = privates;
    if (named == null) {
      Settings settings = services.settings().read();
      named = Stream.of("GOPRIVATE", "GONOPROXY", "GONOSUMDB").map(settings::goEnvValue)
          .flatMap(list -> Arrays.stream(list.split(","))).toList();
    }
    return named.stream().map(String::strip).filter(one -> !one.isEmpty() && !one.equals("none")).distinct().toList();
  }

  /// Reads the words of the command line.
  static final class Words extends EnumWords<CachePlace> {
    Words() {
      super(CachePlace.class);
    }
  }
}
