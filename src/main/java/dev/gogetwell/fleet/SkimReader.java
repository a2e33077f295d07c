package dev.gogetwell.fleet;

import static dev.gogetwell.fleet.JsonWalk.elements;
import static dev.gogetwell.fleet.JsonWalk.fields;
import static dev.gogetwell.fleet.JsonWalk.number;
import static dev.gogetwell.fleet.JsonWalk.text;

import dev.gogetwell.fleet.UnreadableReportException.Reason;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.report.ReportLimits;
import dev.gogetwell.text.Visible;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads of a report what is counted, in one pass and without a tree of it, within the limits of every report; the order
/// of its fields does not matter. Remembers certificates that it has seen, within bounds. One thread.
public final class SkimReader {
  private static final String FORMS = "gogetwell-report-";
  private static final Set<String> KNOWN = Set.of(Report.SCHEMA, "gogetwell-report-1");
  private static final int LONGEST = 200;
  private static final int MOST_VALUES = 20;
  private static final int MOST_HOPS = 1_000;
  /// No report is older than the program, and a clock can be wrong by decades.
  private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private final JsonFactory factory =
      JsonFactory.builder().streamReadConstraints(ReportLimits.constraints()).build();
  private final Signers signers = new Signers();

  /// What the report in these bytes says.
  ///
  /// @param length how many of them, from the first
  /// @throws UnreadableReportException if it cannot be counted
  public ReportSkim read(byte[] bytes, int length) throws UnreadableReportException {
    if (length > ReportLimits.MAX_BYTES) {
      throw new UnreadableReportException(Reason.TOO_LARGE);
    }
    try (JsonParser json = factory.createParser(ObjectReadContext.empty(), bytes, 0, length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableReportException(Reason.NO_REPORT);
      }
      Draft draft = new Draft();
      fields(json, name -> root(draft, name, json));
      if (json.nextToken() != null) {
        throw new UnreadableReportException(Reason.NO_JSON);
      }
      return finished(draft);
    } catch (JacksonException e) {
      throw new UnreadableReportException(Reason.NO_JSON);
    }
  }

  /// What is gathered of one report.
  private static final class Draft {
    private final Map<Trait, Set<String>> traits = new EnumMap<>(Trait.class);
    private final Map<String, String> hosts = new HashMap<>();
    private String schema = "";
    private String started = "";
    private String state = "";
    private String stoppedAt = "";
    private String cause = "";
    private String confidence = "";

    /// A private name is another one in every report that has its pseudonym, so it is no trait.
    void tell(Trait trait, String value) {
      if (!value.isBlank() && !value.contains("<private ")) {
        Set<String> values = traits.computeIfAbsent(trait, _ -> new LinkedHashSet<>());
        if (values.size() < MOST_VALUES) {
          values.add(Visible.line(value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value));
        }
      }
    }
  }

  private static ReportSkim finished(Draft draft) throws UnreadableReportException {
    if (!draft.schema.startsWith(FORMS)) {
      throw new UnreadableReportException(Reason.NO_REPORT);
    }
    if (!KNOWN.contains(draft.schema)) {
      throw new UnreadableReportException(Reason.NEWER);
    }
    draft.tell(Trait.STOPPED_AT, draft.hosts.getOrDefault(draft.stoppedAt, ""));
    Verdict.State state = word(Verdict.State.class, draft.state);
    boolean problem = state == Verdict.State.PROBLEM;
    if (problem && draft.cause.isEmpty()) {
      throw new UnreadableReportException(Reason.BROKEN);
    }
    return new ReportSkim(started(draft.started), state, problem ? Optional.of(draft.cause) : Optional.empty(),
        problem ? word(Confidence.class, draft.confidence) : Confidence.POSSIBLE, draft.traits);
  }

  private static Instant started(String text) throws UnreadableReportException {
    try {
      Instant started = Instant.parse(text);
      if (!started.isBefore(EARLIEST) && started.isBefore(LATEST)) {
        return started;
      }
    } catch (DateTimeException _) {
      // As below.
    }
    throw new UnreadableReportException(Reason.BROKEN);
  }

  private static <E extends Enum<E>> E word(Class<E> kind, String word) throws UnreadableReportException {
    try {
      return Enum.valueOf(kind, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException _) {
      throw new UnreadableReportException(Reason.BROKEN);
    }
  }

  private void root(Draft draft, String name, JsonParser json) {
    switch (name) {
      case "schema" -> draft.schema = text(json);
      case "started" -> draft.started = text(json);
      case "verdict" -> fields(json, field -> {
        switch (field) {
          case "state" -> draft.state = text(json);
          case "stoppedAt" -> draft.stoppedAt = text(json);
          default -> json.skipChildren();
        }
      });
      case "causes" -> causes(draft, json);
      case "environment" -> environment(draft, json);
      case "route" -> route(draft, json);
      case "evidence" -> elements(json, () -> evidence(draft, json));
      default -> json.skipChildren();
    }
  }

  /// Of the first cause only: it is the root.
  private static void causes(Draft draft, JsonParser json) {
    elements(json, () -> {
      if (!draft.cause.isEmpty()) {
        json.skipChildren();
        return;
      }
      fields(json, field -> {
        switch (field) {
          case "code" -> draft.cause = text(json);
          case "confidence" -> draft.confidence = text(json);
          case "details" -> elements(json, () -> detail(draft, json));
          default -> json.skipChildren();
        }
      });
    });
  }

  private static void detail(Draft draft, JsonParser json) {
    String[] told = {"", ""};
    fields(json, field -> {
      switch (field) {
        case "key" -> told[0] = text(json);
        case "args" -> elements(json, () -> told[1] = told[1].isEmpty() ? text(json) : skipped(json, told[1]));
        default -> json.skipChildren();
      }
    });
    if (told[0].equals("detail.interceptor")) {
      draft.tell(Trait.INSPECTOR, told[1]);
    }
  }

  private static String skipped(JsonParser json, String kept) {
    json.skipChildren();
    return kept;
  }

  private static void environment(Draft draft, JsonParser json) {
    fields(json, field -> {
      switch (field) {
        case "os" -> draft.tell(Trait.SYSTEM, text(json));
        case "go" -> fields(json, inner -> {
          if (inner.equals("version")) {
            draft.tell(Trait.GO_VERSION, text(json));
          } else {
            json.skipChildren();
          }
        });
        default -> json.skipChildren();
      }
    });
  }

  private static void route(Draft draft, JsonParser json) {
    fields(json, field -> {
      switch (field) {
        case "goproxy" -> draft.tell(Trait.GOPROXY, text(json));
        case "hops" -> elements(json, () -> hop(draft, json));
        default -> json.skipChildren();
      }
    });
  }

  private static void hop(Draft draft, JsonParser json) {
    String[] told = {"", ""};
    fields(json, field -> {
      switch (field) {
        case "id" -> told[0] = text(json);
        case "host" -> told[1] = text(json);
        case "via" -> draft.tell(Trait.PROXY, proxy(json));
        default -> json.skipChildren();
      }
    });
    if (draft.hosts.size() < MOST_HOPS) {
      draft.hosts.put(told[0], told[1]);
    }
  }

  private static String proxy(JsonParser json) {
    String[] told = {"", "", ""};
    fields(json, field -> {
      switch (field) {
        case "scheme" -> told[0] = text(json);
        case "host" -> told[1] = text(json);
        case "port" -> told[2] = number(json);
        default -> json.skipChildren();
      }
    });
    return told[1].isEmpty() ? "" : told[0] + "://" + told[1] + ":" + told[2];
  }

  /// One measurement; what it is may stand behind what it saw.
  private void evidence(Draft draft, JsonParser json) {
    Seen seen = new Seen();
    fields(json, field -> {
      switch (field) {
        case "kind" -> seen.kind = text(json);
        case "trial" -> {
          seen.trial = true;
          json.skipChildren();
        }
        case "resolver" -> fields(json, inner -> {
          switch (inner) {
            case "kind" -> seen.resolver = text(json);
            case "address" -> seen.address = text(json);
            default -> json.skipChildren();
          }
        });
        case "chain" -> elements(json, () -> seen.leaf = seen.leaf.isEmpty() ? text(json) : skipped(json, seen.leaf));
        case "status" -> seen.refusal = number(json).matches("[45]\\d\\d");
        case "head" -> elements(json, () -> {
          String line = text(json);
          seen.server = line.startsWith("server: ") ? line.substring("server: ".length()) : seen.server;
        });
        default -> json.skipChildren();
      }
    });
    tell(draft, seen);
  }

  private void tell(Draft draft, Seen seen) {
    if (seen.kind.equals("name-lookup") && seen.resolver.equals("configured")) {
      draft.tell(Trait.RESOLVER, seen.address);
    } else if (seen.kind.equals("tls-handshake") && !seen.trial && !seen.leaf.isEmpty()) {
      draft.tell(Trait.SIGNER, signers.of(seen.leaf));
    } else if (seen.kind.equals("http-fetch") && !seen.trial && seen.refusal) {
      draft.tell(Trait.SERVER, seen.server);
    }
  }

  private static final class Seen {
    private String kind = "";
    private String resolver = "";
    private String address = "";
    private String leaf = "";
    private String server = "";
    private boolean trial;
    private boolean refusal;
  }
}
