package dev.gogetwell.watch;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The verdicts of all watches here, one a line, the oldest first; only so many are kept. Immutable; any thread.
///
/// @param entries the oldest first
public record WatchHistory(List<WatchEntry> entries) {
  /// A change every five minutes for two days, and far longer where less changes.
  public static final int MOST = 500;
  private static final int LONGEST = 500;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public WatchHistory {
    entries = List.copyOf(entries.subList(Math.max(0, entries.size() - MOST), entries.size()));
  }

  /// Keeps it.
  public interface Store {
    /// What is kept; empty if nothing is, or it cannot be read.
    Optional<byte[]> load();

    /// Keeps `history`; a folder that cannot be written is no reason to fail.
    void save(byte[] history);
  }

  /// The verdict of the last check; empty before the first.
  public Optional<WatchEntry> last() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast());
  }

  /// The history with one more check. The first one of a watch never prolongs what stood before it: nobody looked in
  /// between.
  public WatchHistory with(WatchEntry now) {
    List<WatchEntry> all = new ArrayList<>(entries);
    if (!now.begins() && !all.isEmpty() && all.getLast().saysTheSame(now)) {
      all.set(all.size() - 1, all.getLast().longer(now));
    } else {
      all.add(now);
    }
    return new WatchHistory(all);
  }

  /// As it is kept.
  public byte[] bytes() {
    return entries.stream().map(entry -> JSON.writeValueAsString(written(entry)) + "\n").collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  /// What was kept; lines that are none of ours are left out.
  public static WatchHistory of(byte[] bytes) {
    return new WatchHistory(new String(bytes, StandardCharsets.UTF_8).lines().flatMap(line -> read(line).stream())
        .toList());
  }

  /// One entry for programs.
  public static ObjectNode written(WatchEntry entry) {
    ObjectNode node = JSON.createObjectNode().put("module", entry.module()).put("from", entry.from().toString())
        .put("to", entry.to().toString()).put("checks", entry.checks())
        .put("state", entry.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    entry.code().ifPresent(code -> node.put("code", code.code()).put("confidence", entry.confidence())
        .put("subject", entry.subject()));
    return node.put("begins", entry.begins());
  }

  private static Optional<WatchEntry> read(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      String state = node.path("state").asString("").toUpperCase(Locale.ROOT).replace('-', '_');
      return Optional.of(new WatchEntry(text(node, "module"), Instant.parse(node.path("from").asString("")),
          Instant.parse(node.path("to").asString("")), Math.max(1, node.path("checks").asInt(1)),
          Verdict.State.valueOf(state), CauseCode.of(node.path("code").asString("")),
          text(node, "confidence"), text(node, "subject"), node.path("begins").asBoolean(true)));
    } catch (JacksonException | DateTimeException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String text(JsonNode node, String name) {
    String text = node.path(name).asString("");
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
