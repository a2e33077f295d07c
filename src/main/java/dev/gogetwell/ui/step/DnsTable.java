package dev.gogetwell.ui.step;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.model.Trial;
import dev.gogetwell.ui.run.LiveRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who gave which address for which host, and how that address fared. Pure.
///
/// @param resolvers the columns
/// @param rows one a host, in the order in which they were asked
record DnsTable(List<Resolver> resolvers, List<Row> rows) {
  /// One host.
  record Row(String host, Map<Resolver, Answer> answers) {
    Row {
      answers = Map.copyOf(answers);
    }
  }

  /// One answer.
  ///
  /// @param took until it came
  record Answer(NameLookup lookup, Fate fate, Duration took) {}

  /// What became of the addresses of an answer. Disagreement alone is no fate.
  enum Fate {
    PASSES,
    /// A handshake comes about, and go refuses the certificate.
    REFUSED,
    BROKEN,
    /// The connection stands and is cut later: no word about the address.
    CUT,
    UNTESTED
  }

  DnsTable {
    resolvers = List.copyOf(resolvers);
    rows = List.copyOf(rows);
  }

  static DnsTable of(LiveRun run) {
    Set<Resolver> resolvers = new LinkedHashSet<>();
    Map<String, Map<Resolver, Answer>> hosts = new LinkedHashMap<>();
    Map<String, Fate> fates = fates(run.evidence());
    for (Evidence evidence : run.evidence()) {
      if (evidence.measurement() instanceof NameLookup lookup
          && lookup.resolver().kind() != Resolver.Kind.NOT_A_RESOLVER
          && (resolvers.size() < 6 || resolvers.contains(lookup.resolver()))) {
        resolvers.add(lookup.resolver());
        Fate fate = lookup.addresses().stream().map(a -> fates.getOrDefault(key(lookup.host(), a),
            fates.getOrDefault(key("", a), Fate.UNTESTED))).min(Enum::compareTo).orElse(Fate.UNTESTED);
        hosts.computeIfAbsent(lookup.host(), host -> new LinkedHashMap<>())
            .putIfAbsent(lookup.resolver(), new Answer(lookup, lookup.worked() ? fate : Fate.BROKEN, evidence.took()));
      }
    }
    List<Row> rows = new ArrayList<>();
    hosts.forEach((host, answers) -> rows.add(new Row(host, answers)));
    return new DnsTable(List.copyOf(resolvers), rows);
  }

  /// A host for which one address leads nowhere or to somebody else, while another that was named for it shows a
  /// certificate that passes: there the answers differ in what counts.
  Optional<String> split() {
    return rows.stream().filter(row -> has(row, Fate.PASSES) && (has(row, Fate.BROKEN) || has(row, Fate.REFUSED)))
        .map(Row::host).findFirst();
  }

  private static boolean has(Row row, Fate fate) {
    return row.answers().values().stream().anyMatch(answer -> answer.lookup().worked() && answer.fate() == fate);
  }

  /// A certificate that go accepts outweighs a connection that failed once. A handshake alone proves nothing: whoever
  /// took the place of a host completes it as well.
  private static Map<String, Fate> fates(List<Evidence> evidence) {
    Map<String, Fate> fates = new HashMap<>();
    Map<Look, Measurement.TlsHandshake> shaken = new HashMap<>();
    for (Evidence each : evidence) {
      Look look = new Look(each.hop(), each.trial());
      switch (each.measurement()) {
        case Measurement.TlsHandshake shake -> {
          shaken.put(look, shake);
          fates.merge(key(shake.serverName(), shake.endpoint().address()), shake.worked() ? Fate.UNTESTED : Fate.CUT,
              DnsTable::better);
        }
        case Measurement.ChainCheck check when check.judge() == Measurement.ChainJudge.GO ->
            Optional.ofNullable(shaken.get(look)).filter(shake -> shake.serverName().equals(check.host()))
                .ifPresent(shake -> fates.merge(key(check.host(), shake.endpoint().address()),
                    check.worked() ? Fate.PASSES : Fate.REFUSED, DnsTable::better));
        case Measurement.TcpConnect connect when !connect.worked() ->
            fates.putIfAbsent(key("", connect.endpoint().address()), Fate.BROKEN);
        case Measurement.TcpConnect _, Measurement.NameLookup _, Measurement.TunnelRequest _,
            Measurement.ChainCheck _, Measurement.HttpFetch _, Measurement.CommandRun _,
            Measurement.ProtocolSniff _, Measurement.StoreRead _, Measurement.ChecksumRecord _ -> { }
      }
    }
    return fates;
  }

  /// What belongs together: a chain is judged in the same look in which it was seen.
  private record Look(Optional<HopId> hop, Optional<Trial> trial) {}

  private static Fate better(Fate one, Fate two) {
    return one.compareTo(two) <= 0 ? one : two;
  }

  private static String key(String host, String address) {
    return host + "@" + address;
  }
}
