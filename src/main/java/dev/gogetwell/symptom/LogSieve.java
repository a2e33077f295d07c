package dev.gogetwell.symptom;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Takes from a log of megabytes the lines that may matter: those that hold a word of the catalogue, with their
/// neighbours, wherever they stand. A line of a kind that was seen often already (the same entries would be asked about
/// it) is left out before a line of a rare kind is. Pure; any thread.
final class LogSieve {
  /// A text up to this length is kept as it is.
  static final int KEPT_WHOLE = 80 * 1024;
  /// A longer line is looked at in pieces of this length.
  static final int PIECE = 1600;
  /// By so much do the pieces of one line overlap, so that nothing is cut in two for both.
  static final int OVERLAP = 300;

  private static final int HEAD = 4 * 1024;
  private static final int TAIL = 12 * 1024;
  private static final int SAME_KIND = 24;
  private static final int KINDS = 2_000;
  private static final int ABOVE = 400;
  private static final int BELOW = 800;

  private final WordFinder words;
  private final BitSet told;
  private final int testing;

  /// A sieve that lets the lines with these words through, but for the sets that are `told` by people and printed by no
  /// program; set number `testing` are those by which go says that it runs a test.
  LogSieve(WordFinder words, BitSet told, int testing) {
    this.words = words;
    this.told = told;
    this.testing = testing;
  }

  /// What is left of `text`; pieces that did not stand side by side are parted by an empty line.
  Sifted sift(String text) {
    if (text.length() <= KEPT_WHOLE) {
      return new Sifted(text, false);
    }
    Finds finds = finds(text);
    List<Span> wanted = new ArrayList<>(List.of(
        new Span(0, HEAD, 0), new Span(text.length() - TAIL, text.length(), 0)));
    int left = KEPT_WHOLE - HEAD - TAIL;
    boolean wasCut = finds.leftOut;
    finds.spans.sort(Comparator.comparingInt(span -> finds.often.get(span.kind)));
    for (Span span : finds.spans) {
      Span with = span.withNeighbours(text);
      if (left < span.end - span.start) {
        wasCut = true;
        break;
      }
      wanted.add(left < with.end - with.start ? span : with);
      left -= wanted.getLast().end - wanted.getLast().start;
    }
    return new Sifted(joined(text, wanted), wasCut);
  }

  private Finds finds(String text) {
    Finds finds = new Finds();
    OwnPrograms programs = new OwnPrograms();
    int start = 0;
    while (start < text.length()) {
      int end = pieceEnd(text, start);
      BitSet kind = words.in(text, start, end);
      kind.andNot(told);
      if (!kind.isEmpty() && !programs.isOfTest(text.substring(start, end)) && !kind.get(testing)) {
        finds.add(start, end, kind);
      }
      boolean isWholeLine = end == text.length() || isBreak(text.charAt(end));
      start = isWholeLine ? end + 1 : end - OVERLAP;
    }
    return finds;
  }

  /// The end of the line, or of what is looked at of a long one at once.
  private static int pieceEnd(String text, int from) {
    int most = Math.min(text.length(), from + PIECE);
    int end = from;
    while (end < most && !isBreak(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private static String joined(String text, List<Span> wanted) {
    wanted.sort(Comparator.comparingInt((Span span) -> span.start).thenComparingInt(span -> span.end));
    StringBuilder kept = new StringBuilder(KEPT_WHOLE + 1024);
    int until = 0;
    for (Span span : wanted) {
      if (span.end <= until) {
        continue;
      }
      if (span.start > until) {
        kept.append("\n\n");
      }
      kept.append(text, Math.max(span.start, until), span.end);
      until = span.end;
    }
    return kept.toString();
  }

  /// The lines with words of one text.
  private static final class Finds {
    private final List<Span> spans = new ArrayList<>();
    private final Map<BitSet, Integer> kinds = new HashMap<>();
    private final List<Integer> often = new ArrayList<>();
    private boolean leftOut;

    void add(int start, int end, BitSet words) {
      int kind = kinds.size() < KINDS
          ? kinds.computeIfAbsent(words, w -> often.size())
          : kinds.getOrDefault(words, 0);
      if (kind == often.size()) {
        often.add(0);
      }
      if (often.get(kind) < SAME_KIND) {
        spans.add(new Span(start, end, kind));
      } else {
        leftOut = true;
      }
      often.set(kind, often.get(kind) + 1);
    }
  }

  private record Span(int start, int end, int kind) {
    /// With whole lines above and below, or, beside a very long line, with a piece of it.
    Span withNeighbours(String text) {
      int from = Math.max(0, start - ABOVE);
      for (int i = from; i > Math.max(0, from - ABOVE); i--) {
        if (text.charAt(i - 1) == '\n') {
          from = i;
          break;
        }
      }
      int to = Math.min(text.length(), end + BELOW);
      for (int i = to; i < Math.min(text.length(), to + BELOW); i++) {
        if (text.charAt(i) == '\n') {
          to = i;
          break;
        }
      }
      return new Span(from, to, kind);
    }
  }

  /// What a sieve let through.
  ///
  /// @param wasCut whether a line that may matter was left out
  record Sifted(String text, boolean wasCut) {}
}
