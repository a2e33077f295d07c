package dev.gogetwell.net.tls;

import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.PlainText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Collects what is said outside TLS, one piece for each turn of the dialogue, and finds where TLS begins in it: at
/// the start of a segment or behind a line end. Keeps a few hundred bytes a turn. Confined to one thread.
final class PlainTalk {
  private static final int MAX_TURNS = 64;
  private static final int KEPT = 1024;

  /// A dialogue before STARTTLS or behind CONNECT is short; a download is not searched.
  private static final int SEARCHED = 1 << 16;

  private final List<PlainText> turns = new ArrayList<>();
  private byte[] kept = {};
  private int keptLength;
  private int turnLength;
  private long searched;
  private Direction speaker = Direction.CLIENT_TO_SERVER;
  private Duration since = Duration.ZERO;

  /// Where a TLS hello begins in the bytes; -1 if nowhere.
  ///
  /// @param anyRecord whether a record of any type counts at the start, because the other side speaks TLS or because
  ///     the beginning was not captured
  int findTls(byte[] bytes, int from, int to, boolean anyRecord) {
    boolean starts = anyRecord ? RecordReader.looksLikeRecord(bytes, from, to) : looksLikeHello(bytes, from, to, 1);
    if (starts) {
      return from;
    }
    if (searched > SEARCHED) {
      return -1;
    }
    searched += to - from;
    for (int i = from + 1; i < to - 2; i++) {
      if (bytes[i - 1] == '\n' && bytes[i] == 22 && looksLikeHello(bytes, i, to, 3)) {
        return i;
      }
    }
    return -1;
  }

  /// A handshake record with a hello in it, as far as the bytes go; at least `enough` of them must be there.
  private static boolean looksLikeHello(byte[] bytes, int from, int to, int enough) {
    if (to - from < enough || bytes[from] != 22 || !RecordReader.looksLikeRecord(bytes, from, to)) {
      return false;
    }
    return to - from < 6 || (bytes[from + 5] >= 0 && bytes[from + 5] <= 2);
  }

  /// Adds bytes that are not TLS.
  void add(Direction direction, byte[] bytes, int from, int to, Duration time) {
    if (from == to) {
      return;
    }
    if (turnLength == 0 || direction != speaker) {
      endTurn();
      speaker = direction;
      since = time;
    }
    int count = Math.min(to - from, KEPT - keptLength);
    if (kept.length < keptLength + count) {
      kept = Arrays.copyOf(kept, keptLength + count);
    }
    System.arraycopy(bytes, from, kept, keptLength, count);
    keptLength += count;
    turnLength = (int) Math.min(Integer.MAX_VALUE, (long) turnLength + to - from);
  }

  /// Everything said so far.
  List<PlainText> said() {
    endTurn();
    return turns;
  }

  private void endTurn() {
    if (turnLength > 0 && turns.size() < MAX_TURNS) {
      turns.add(PlainTextKinds.classify(since, speaker, Arrays.copyOf(kept, keptLength), turnLength));
    }
    keptLength = 0;
    turnLength = 0;
  }
}
