package dev.gogetwell.net.tls.pcap;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.tls.StreamNote;
import dev.gogetwell.model.tls.TlsStream;
import dev.gogetwell.net.tls.KeyLog;
import dev.gogetwell.net.tls.MessageParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads capture files: every TCP connection in them becomes a [TlsStream]. Memory is bounded by what is open at the
/// same time, not by the file. May be used for many files one after the other; confined to one thread.
public final class CaptureTimeline {
  /// More connections than this are not open at once; the one that was silent longest is taken for ended.
  private static final int MAX_OPEN = 1 << 16;

  /// For how many packets a closed connection still waits for late ones.
  private static final int LATE_PACKETS = 2000;

  /// Who has waited so long for an answer when the capture ends was hardly about to get one. Go gives a handshake ten
  /// seconds (net/http/transport.go, TLSHandshakeTimeout), and a lost packet is sent again within one or two.
  private static final long PATIENCE_NANOS = 4_000_000_000L;

  private final MessageParser parser;
  private final KeyLog given;

  /// @param given secrets from elsewhere; those inside a file are used as well
  /// @param keptBytes how many bytes of each message are kept for the byte view; 0 for long lists
  public CaptureTimeline(TlsNames names, KeyLog given, int keptBytes) {
    this.parser = new MessageParser(names, keptBytes);
    this.given = given;
  }

  /// What a file turned out to be.
  ///
  /// @param known whether it is a capture file at all
  /// @param truncated whether it ends in the middle of something
  /// @param packets how many packets it holds
  /// @param links the link types in it, if no TCP connection was found; [#unknownLinks] those that cannot be read
  public record Summary(boolean known, boolean truncated, long packets, List<Integer> links) {
    public Summary {
      links = List.copyOf(links);
    }

    /// Whether there is nothing to show, though the file is a capture.
    public boolean nothing() {
      return known && (packets == 0 || !links.isEmpty());
    }

    /// The link types of which nothing can be read.
    public List<Integer> unknownLinks() {
      return links.stream().filter(link -> !LinkLayer.knows(link)).toList();
    }
  }

  /// Reads a file. The secrets of a pcapng file are looked for in a first pass, since they may stand behind the packets
  /// that need them.
  ///
  /// @param streams is given the connections in the order of their first packets
  /// @throws IOException if the file cannot be read
  public Summary read(CaptureSource file, Consumer<TlsStream> streams) throws IOException {
    KeyLog keys = secrets(file, given);
    try (InputStream in = file.open()) {
      return read(in, keys, streams);
    }
  }

  /// Reads a file into a list.
  ///
  /// @throws IOException if the file cannot be read
  public List<TlsStream> readAll(CaptureSource file) throws IOException {
    List<TlsStream> streams = new ArrayList<>();
    read(file, streams::add);
    return streams;
  }

  /// The given secrets and those that a pcapng file holds.
  ///
  /// @throws IOException if the file cannot be read
  public static KeyLog secrets(CaptureSource file, KeyLog given) throws IOException {
    KeyLog keys = new KeyLog();
    given.lines().forEach(keys::add);
    try (InputStream in = new BufferedInputStream(file.open(), 1 << 16)) {
      SecretsScan.read(in, keys);
    }
    return keys;
  }

  /// Reads one pass; the secrets are known already.
  Summary read(InputStream in, KeyLog keys, Consumer<TlsStream> streams) throws IOException {
    Table table = new Table(keys, streams);
    CaptureFormat.FileEnd end = CaptureFormat.read(in, table);
    table.finish(end == CaptureFormat.FileEnd.TRUNCATED);
    return new Summary(
        end != CaptureFormat.FileEnd.UNKNOWN, end == CaptureFormat.FileEnd.TRUNCATED, table.packets,
        table.found ? List.of() : List.copyOf(table.links));
  }

  /// A place in the order of first packets.
  private static final class Slot {
    private final FlowKey key;

    /// Null once it is finished, so that its buffers are given back while earlier connections are still open.
    private @Nullable Conversation conversation;

    private @Nullable TlsStream done;
    private long closedAt;

    Slot(FlowKey key, Conversation conversation) {
      this.key = key;
      this.conversation = conversation;
    }

    void finish() {
      Conversation ended = conversation;
      if (ended != null) {
        done = ended.finish();
        conversation = null;
      }
    }
  }

  /// The connections of one file.
  private final class Table implements PacketSink {
    private final KeyLog keys;
    private final Consumer<TlsStream> streams;
    private final PacketDecoder decoder = new PacketDecoder();
    private final Map<FlowKey, Slot> open = new LinkedHashMap<>(1024, 0.75f, true);
    private final Deque<Slot> order = new ArrayDeque<>();
    private final Deque<Slot> closing = new ArrayDeque<>();
    private final Set<Integer> links = new TreeSet<>();
    private boolean found;
    private long packets;
    private long end = Long.MIN_VALUE;

    Table(KeyLog keys, Consumer<TlsStream> streams) {
      this.keys = keys;
      this.streams = streams;
    }

    @Override
    public void secrets(byte[] keyLog) {
      keys.addAll(keyLog);
    }

    @Override
    public void packet(long nanos, int linkType, byte[] bytes, int from, int to, int original) {
      packets++;
      end = Math.max(end, nanos);
      if (!decoder.decode(linkType, bytes, from, to, original)) {
        if (!found) {
          links.add(linkType);
        }
        return;
      }
      found = true;
      Segment segment = decoder.segment();
      FlowKey key = FlowKey.of(segment);
      Slot slot = open.get(key);
      Conversation conversation = slot == null ? null : slot.conversation;
      if (slot != null && conversation != null && conversation.isSucceededBy(segment)) {
        finish(slot);
        conversation = null;
      }
      if (slot == null || conversation == null) {
        conversation = new Conversation(segment, nanos, parser, keys);
        slot = open(key, conversation);
      }
      conversation.segment(segment, nanos);
      if (slot.closedAt == 0 && conversation.closed()) {
        slot.closedAt = packets;
        closing.add(slot);
      }
      while (!closing.isEmpty() && closing.getFirst().closedAt + LATE_PACKETS < packets) {
        finish(closing.poll());
      }
    }

    private Slot open(FlowKey key, Conversation conversation) {
      Slot slot = new Slot(key, conversation);
      open.put(key, slot);
      order.add(slot);
      if (open.size() > MAX_OPEN) {
        finish(open.values().iterator().next());
      }
      return slot;
    }

    private void finish(Slot slot) {
      if (open.get(slot.key) == slot) {
        open.remove(slot.key);
      }
      slot.finish();
      for (Slot first = order.peek(); first != null && first.done != null; first = order.peek()) {
        streams.accept(first.done);
        order.poll();
      }
    }

    private void finish(boolean truncated) {
      for (Slot slot : List.copyOf(order)) {
        if (truncated && slot.conversation != null) {
          slot.conversation.note(StreamNote.FILE_TRUNCATED);
        }
        if (slot.conversation != null && slot.conversation.wasOpenAt(end, PATIENCE_NANOS)) {
          slot.conversation.note(StreamNote.CAPTURE_ENDED);
        }
        if (slot.conversation != null && decoder.hasFragments()) {
          slot.conversation.note(StreamNote.IP_FRAGMENTS);
        }
        finish(slot);
      }
    }
  }
}
