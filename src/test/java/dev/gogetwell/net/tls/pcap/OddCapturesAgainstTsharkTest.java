package dev.gogetwell.net.tls.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.TlsEvent;
import dev.gogetwell.model.tls.TlsStream;
import dev.gogetwell.net.tls.KeyLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hundreds of odd captures in one file, read by us and by one start of tshark: the same records, messages and alerts
/// in each direction of each connection, or a reason why not. Skipped where there is no tshark.
class OddCapturesAgainstTsharkTest {
  @TempDir private Path folder;
  private final OddCaptures odd = new OddCaptures();

  @Test
  void theMessagesAreThoseOfTshark() throws Exception {
    Path file = folder.resolve("odd.pcapng");
    try (OutputStream out = Files.newOutputStream(file)) {
      odd.write(out);
    }
    Map<String, String> theirs = tshark(file);
    Map<String, String> ours = ours(file);
    List<String> wrong = new ArrayList<>();
    Set<String> different = new TreeSet<>();
    Set<String> unseen = new TreeSet<>();
    for (OddCaptures.Odd one : odd.all) {
      for (Direction direction : Direction.values()) {
        String key = one.port() + " " + direction.code();
        String mine = ours.getOrDefault(key, "[][][]");
        String other = theirs.getOrDefault(key, "[][][]");
        if (!mine.equals(other)) {
          different.add(one.name());
        }
        if (mine.equals("[][][]") && direction == Direction.CLIENT_TO_SERVER) {
          unseen.add(one.name());
        }
        if (!mine.equals(other) && one.differs().isEmpty()) {
          wrong.add(one.name() + " " + direction.code() + "\n   ours   " + mine + "\n   tshark " + other);
        }
      }
    }
    assertThat(odd.all.size()).isGreaterThan(250);
    assertThat(wrong).as("%d of %d captures", wrong.size(), odd.all.size()).isEmpty();
    assertThat(unseen).as("where neither of us sees a hello")
        .allMatch(name -> name.startsWith("reset in the hello") || name.equals("a fragment is missing"));
    assertThat(different).as("explained differences").isEqualTo(odd.all.stream()
        .filter(one -> !one.differs().isEmpty()).map(OddCaptures.Odd::name)
        .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Map<String, String> ours(Path file) throws IOException {
    Map<String, String> seen = new HashMap<>();
    for (TlsStream stream : new CaptureTimeline(TlsNames.load(), new KeyLog(), 0)
        .readAll(RegularFile.at(file)::stream)) {
      for (Direction direction : Direction.values()) {
        List<TlsEvent> events = stream.events().stream().filter(event -> event.direction() == direction).toList();
        seen.put(stream.client().port() + " " + direction.code(), ""
            + events.stream().map(TlsEvent::length).toList()
            + events.stream().flatMap(event -> event.messages().stream()).map(message -> message.type().number())
                .filter(number -> number >= 0).toList()
            + events.stream().flatMap(event -> event.alert().stream()).filter(alert -> !alert.encrypted())
                .map(alert -> alert.number()).toList());
      }
    }
    return seen;
  }

  private Map<String, String> tshark(Path file) throws Exception {
    List<String> command = List.of("tshark", "-r", file.toString(), "-2", "-Y", "tls", "-T", "fields", "-e",
        "tcp.srcport", "-e", "tcp.dstport", "-e", "tls.record.length", "-e", "tls.handshake.type", "-e", "tls.alert_message.desc");
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: there is no tshark on this machine");
      throw e;
    }
    Map<String, List<List<String>>> seen = new HashMap<>();
    for (String line : process.inputReader().lines().toList()) {
      String[] cells = line.split("\t", -1);
      boolean fromClient = cells[1].equals("443");
      List<List<String>> lists = seen.computeIfAbsent(
          (fromClient ? cells[0] : cells[1]) + " "
              + (fromClient ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT).code(),
          _ -> List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
      for (int i = 0; i < 3; i++) {
        for (String word : cells[2 + i].split(",")) {
          if (!word.isEmpty()) {
            lists.get(i).add(word);
          }
        }
      }
    }
    assertThat(process.waitFor()).isZero();
    Map<String, String> joined = new HashMap<>();
    seen.forEach((key, lists) -> joined.put(key, "" + lists.get(0) + lists.get(1) + lists.get(2)));
    return joined;
  }
}
