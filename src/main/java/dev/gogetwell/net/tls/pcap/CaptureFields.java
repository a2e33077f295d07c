package dev.gogetwell.net.tls.pcap;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.HandshakeType;
import dev.gogetwell.model.tls.TlsEvent;
import dev.gogetwell.net.tls.KeyLog;
import dev.gogetwell.net.tls.MessageParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes one line for every packet of a capture file, for scripts and for very large files: what `tshark -T fields`
/// prints for `-e frame.number -e tcp.stream -e tls.record.length -e tls.handshake.type
/// -e tls.handshake.extensions_server_name`. Records and messages stand in the line of the packet that completes them.
///
/// One pass, so secrets inside the file count for the packets behind them; nothing of a connection is kept but what is
/// unfinished. Confined to one thread.
public final class CaptureFields {
  /// More connections than this are not open at once; the one that was silent longest is forgotten.
  private static final int MAX_OPEN = 1 << 16;

  /// For how many packets a closed connection still waits for late ones.
  private static final int LATE_PACKETS = 2000;

  private final MessageParser parser;
  private final KeyLog given;

  /// @param given secrets from elsewhere; those inside a file are used as well
  public CaptureFields(TlsNames names, KeyLog given) {
    this.parser = new MessageParser(names, 0);
    this.given = given;
  }

  /// Reads a file and writes its lines.
  ///
  /// @param out should be buffered by nobody else; is flushed
  /// @throws IOException if the file cannot be read or the lines cannot be written
  public CaptureTimeline.Summary write(CaptureSource file, OutputStream out) throws IOException {
    KeyLog keys = new KeyLog();
    given.lines().forEach(keys::add);
    try (InputStream in = file.open()) {
      return write(in, keys, out);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// Writes the lines of what is read.
  CaptureTimeline.Summary write(InputStream in, KeyLog keys, OutputStream out) throws IOException {
    Rows rows = new Rows(keys, new FieldLines(out));
    CaptureFormat.FileEnd end = CaptureFormat.read(in, rows);
    rows.lines.flush();
    return new CaptureTimeline.Summary(
        end != CaptureFormat.FileEnd.UNKNOWN, end == CaptureFormat.FileEnd.TRUNCATED, rows.packets,
        rows.flows > 0 ? List.of() : List.copyOf(rows.links));
  }

  /// A connection and its number in the file.
  private static final class Flow {
    private final FlowKey key;
    private final long number;
    private final Conversation conversation;
    private long closedAt;

    Flow(FlowKey key, long number, Conversation conversation) {
      this.key = key;
      this.number = number;
      this.conversation = conversation;
    }
  }

  /// The connections of one file.
  private final class Rows implements PacketSink {
    private final KeyLog keys;
    private final FieldLines lines;
    private final PacketDecoder decoder = new PacketDecoder();
    private final Map<FlowKey, Flow> open = new LinkedHashMap<>(1024, 0.75f, true);
    private final Deque<Flow> closing = new ArrayDeque<>();
    private final Consumer<TlsEvent> events = this::event;
    private final Set<Integer> links = new TreeSet<>();
    private long packets;
    private long flows;

    Rows(KeyLog keys, FieldLines lines) {
      this.keys = keys;
      this.lines = lines;
    }

    @Override
    public void secrets(byte[] keyLog) {
      keys.addAll(keyLog);
    }

    @Override
    public void packet(long nanos, int linkType, byte[] bytes, int from, int to, int original) {
      packets++;
      if (decoder.decode(linkType, bytes, from, to, original)) {
        Flow flow = flow(decoder.segment(), nanos);
        flow.conversation.segment(decoder.segment(), nanos);
        flow.conversation.drainTo(events);
        lines.end(packets, flow.number);
        close(flow);
      } else {
        if (flows == 0) {
          links.add(linkType);
        }
        lines.end(packets, FieldLines.NO_STREAM);
      }
    }

    private Flow flow(Segment segment, long nanos) {
      FlowKey key = FlowKey.of(segment);
      @Nullable Flow known = open.get(key);
      if (known != null && !known.conversation.isSucceededBy(segment)) {
        return known;
      }
      Flow flow = new Flow(key, flows++, new Conversation(segment, nanos, parser, keys));
      open.put(key, flow);
      if (open.size() > MAX_OPEN) {
        open.remove(open.keySet().iterator().next());
      }
      return flow;
    }

    private void close(Flow flow) {
      if (flow.closedAt == 0 && flow.conversation.closed()) {
        flow.closedAt = packets;
        closing.add(flow);
      }
      while (!closing.isEmpty() && closing.getFirst().closedAt + LATE_PACKETS < packets) {
        Flow ended = closing.removeFirst();
        open.remove(ended.key, ended);
      }
    }

    private void event(TlsEvent event) {
      lines.record(event.length());
      for (HandshakeMessage message : event.messages()) {
        int type = message.type().number();
        if (message instanceof HandshakeMessage.Simple simple && simple.type() == HandshakeType.UNKNOWN) {
          type = simple.number();
        }
        if (type >= 0) {
          lines.message(type);
        }
        if (message instanceof HandshakeMessage.ClientHello hello && hello.serverName().isPresent()) {
          lines.serverName(hello.serverName().get());
        }
      }
    }
  }
}
