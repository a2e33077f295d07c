package dev.gogetwell.telemetry;

import dev.gogetwell.model.Message;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Reads whom to tell: the word of the command line, and of the variables that the OpenTelemetry specification has for
/// exporters those that fit (specification/protocol/exporter.md). A collector is only ever told when the command line
/// asks for it. Immutable; any thread.
public final class CollectorSettings {
  /// The word that asks for the address in the variables.
  public static final String FROM_VARIABLES = "env";

  private static final String PREFIX = "OTEL_EXPORTER_OTLP_";
  private static final Duration USUAL_LIMIT = Duration.ofSeconds(10);
  private static final long LONGEST_MILLIS = 30_000;
  private static final int MOST_RESOURCE_ATTRIBUTES = 32;
  /// RFC 9110, section 5.6.2: token.
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}");
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_.-]{0,100}");
  /// The client keeps these to itself (java.net.http: jdk.httpclient.allowRestrictedHeaders).
  private static final Set<String> RESTRICTED =
      Set.of("connection", "content-length", "expect", "host", "upgrade", "content-type", "content-encoding");

  private final UnaryOperator<String> variables;

  /// @param variables the value of a variable; empty text if it is unset
  public CollectorSettings(UnaryOperator<String> variables) {
    this.variables = variables;
  }

  /// The file with the certificates that count for HTTPS; empty for those that Java comes with.
  public Optional<String> certificateFile() {
    return Optional.of(variables.apply(PREFIX + "CERTIFICATE").strip()).filter(name -> !name.isEmpty());
  }

  /// The collector.
  ///
  /// @param named an address, or [#FROM_VARIABLES]
  /// @param certificates the content of [#certificateFile]
  public Collector read(String named, String certificates) throws UnfitCollectorException {
    boolean fromVariables = named.equals(FROM_VARIABLES);
    String protocol = variables.apply(PREFIX + "PROTOCOL").strip();
    if (fromVariables && !protocol.isEmpty() && !protocol.equals("http/protobuf")) {
      throw new UnfitCollectorException(Message.of("otlp.protocol", PREFIX + "PROTOCOL"));
    }
    return new Collector(address(named, "traces"), address(named, "metrics"), headers("TRACES_"), headers("METRICS_"),
        certificates, limit(), variables.apply(PREFIX + "COMPRESSION").strip().equals("gzip"));
  }

  /// A signal may have an address of its own, which is then taken as it is; else it has a path below the common one.
  private String address(String named, String signal) throws UnfitCollectorException {
    if (!named.equals(FROM_VARIABLES)) {
      return below(checked(named, "otlp.bad-address", "--otlp"), signal);
    }
    String own = PREFIX + signal.toUpperCase(Locale.ROOT) + "_ENDPOINT";
    if (!variables.apply(own).isBlank()) {
      return checked(variables.apply(own).strip(), "otlp.bad-address", own);
    }
    String common = PREFIX + "ENDPOINT";
    String value = variables.apply(common).strip();
    return below(checked(value, value.isEmpty() ? "otlp.no-address" : "otlp.bad-address", common), signal);
  }

  private static String below(String base, String signal) {
    return base + (base.endsWith("/") ? "" : "/") + "v1/" + signal;
  }

  /// A name or a password in it would be sent nowhere, and a query would stand before the path.
  private static String checked(String address, String key, String where) throws UnfitCollectorException {
    try {
      URI uri = new URI(address);
      boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      if (http && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null
          && uri.getRawFragment() == null && uri.getPort() != 0 && uri.getPort() <= 65_535) {
        return address;
      }
    } catch (URISyntaxException _) {
      // Said below, without the text: it may hold a password.
    }
    throw new UnfitCollectorException(Message.of(key, where));
  }

  private Map<String, String> headers(String signal) throws UnfitCollectorException {
    String own = PREFIX + signal + "HEADERS";
    String where = variables.apply(own).isBlank() ? PREFIX + "HEADERS" : own;
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String pair : variables.apply(where).split(",", -1)) {
      if (pair.isBlank()) {
        continue;
      }
      String[] halves = pair.split("=", 2);
      String name = halves[0].strip();
      if (halves.length < 2 || !TOKEN.matcher(name).matches() || RESTRICTED.contains(name.toLowerCase(Locale.ROOT))) {
        throw new UnfitCollectorException(Message.of("otlp.bad-headers", where));
      }
      String value = decoded(halves[1].strip());
      if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
        throw new UnfitCollectorException(Message.of("otlp.bad-headers", where));
      }
      headers.put(name, value);
    }
    return headers;
  }

  /// What is unusable counts as unset, as the specification wants it.
  private Duration limit() {
    try {
      long millis = Long.parseLong(variables.apply(PREFIX + "TIMEOUT").strip());
      return millis > 0 ? Duration.ofMillis(Math.min(millis, LONGEST_MILLIS)) : USUAL_LIMIT;
    } catch (NumberFormatException _) {
      return USUAL_LIMIT;
    }
  }

  /// Who tells: what the variables say beside the name of the program. Nothing of the machine is added.
  ///
  /// @param redaction takes out what is private, of a value that somebody wrote for every program
  public Map<String, String> resource(UnaryOperator<String> redaction) {
    Map<String, String> all = new TreeMap<>();
    for (String pair : variables.apply("OTEL_RESOURCE_ATTRIBUTES").split(",", -1)) {
      String[] halves = pair.split("=", 2);
      if (halves.length == 2 && KEY.matcher(halves[0].strip()).matches() && all.size() < MOST_RESOURCE_ATTRIBUTES) {
        all.put(halves[0].strip(), Labels.plain(redaction.apply(decoded(halves[1].strip()))));
      }
    }
    String name = variables.apply("OTEL_SERVICE_NAME").strip();
    if (!name.isEmpty()) {
      all.put("service.name", Labels.plain(redaction.apply(name)));
    }
    all.putIfAbsent("service.name", "gogetwell");
    return all;
  }

  /// A plus sign is one, other than in a form.
  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return value;
    }
  }
}
