package dev.gogetwell.net.http;

import dev.gogetwell.net.NetBudget;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The lines of a header as its bytes come, however they are cut. Keeps the lines that matter however long the header
/// is, and of the others as many as the budget allows; takes linear time. Confined to one thread.
final class HeadLines {
  private static final int BEGINNING = 64;
  /// Lines of a kind that is always kept; nobody needs more of them.
  private static final int MOST_JUDGED = 64;
  /// The fields that are judged.
  private static final Set<String> JUDGED = Set.of("transfer-encoding", "content-length", "content-type", "date",
      "age", "x-cache", "proxy-authenticate", "location");

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final ByteArrayOutputStream beginning = new ByteArrayOutputStream(BEGINNING);
  private final List<String> others = new ArrayList<>();
  private String first = "";
  private boolean pastFirst;
  private boolean lineIsEmpty = true;
  private int kept;
  private int judged;
  private long length;

  /// Takes bytes.
  ///
  /// @return the index behind the empty line that ends the header; -1 if it goes on
  int feed(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      byte b = bytes[i];
      length++;
      if (beginning.size() < BEGINNING) {
        beginning.write(b);
      }
      if (b == '\n') {
        if (lineIsEmpty && pastFirst) {
          return i + 1;
        }
        endLine();
      } else if (b != '\r') {
        lineIsEmpty = false;
        if (line.size() < NetBudget.HEADER_LINE_KEPT) {
          line.write(b);
        }
      }
    }
    return -1;
  }

  private void endLine() {
    String text = line.toString(StandardCharsets.ISO_8859_1);
    line.reset();
    lineIsEmpty = true;
    if (!pastFirst) {
      pastFirst = true;
      first = text;
    } else if (kept + text.length() <= NetBudget.HEADER_KEPT && others.size() < NetBudget.HEADER_KEPT / 64) {
      kept += text.length();
      others.add(text);
    } else if (judged < MOST_JUDGED && isJudged(text)) {
      judged++;
      others.add(text);
    }
  }

  private static boolean isJudged(String text) {
    int colon = text.indexOf(':');
    return colon > 0 && colon < 32 && JUDGED.contains(text.substring(0, colon).strip().toLowerCase(Locale.ROOT));
  }

  /// Whether what came begins with `start`, as far as it goes.
  boolean startsLike(String start) {
    byte[] came = beginning.toByteArray();
    byte[] wanted = start.getBytes(StandardCharsets.ISO_8859_1);
    int known = Math.min(came.length, wanted.length);
    return Arrays.equals(came, 0, known, wanted, 0, known);
  }

  String first() {
    return first;
  }

  List<String> others() {
    return others;
  }

  byte[] beginning() {
    return beginning.toByteArray();
  }

  long length() {
    return length;
  }
}
