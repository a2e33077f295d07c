package dev.gogetwell.symptom;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// How long hostile and long pastes take, warm, in processor time, and how much heap they need. No test: it prints.
/// `src/test/bench/explain.sh` runs it within 256 MB.
final class PasteBenchmark {
  private static final int ROUNDS = 5;
  private static final List<String> SEEDS = List.of("a", "(", "\"https://", "get \"https://", "reading https://",
      "lookup ", "\u001b[", "\u0000", "dial tcp [::", ": ", "x509: certificate is valid for ", "&quot;", "\ud800",
      "server response:", "proxyconnect tcp: dial tcp ", "> ", "open cache ", "go.mod:1: ", "github.com/a@v1: ",
      "\t", "a.b.", "\\n", "GOPROXY=", "{\"a\":\"", "curl: (7) curl a.b ", "git: refs/tags/",
      "=== RUN T\n", "--- PASS: T\n", "panic: a\n", "curl: (7) a.b-\n",
      "unable to access 'https://a.b/': ", "open /a/b: ä");

  private PasteBenchmark() {}

  /// Prints one line a text.
  public static void main(String[] args) {
    SymptomReader reader = new SymptomReader(Catalogue.load());
    for (Map.Entry<String, String> text : texts().entrySet()) {
      long best = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        reader.read(text.getValue());
        best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
      }
      System.out.printf(Locale.ROOT, "%-46s %,12d characters %6.1f ms%n", text.getKey(), text.getValue().length(),
          best / 1e6);
    }
    long peak = ManagementFactory.getMemoryPoolMXBeans().stream().mapToLong(PasteBenchmark::peak).sum();
    System.out.printf(Locale.ROOT, "peak of all heap pools: %d MB of %d MB%n", peak >> 20,
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private static long peak(MemoryPoolMXBean pool) {
    return pool.getType() == java.lang.management.MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
  }

  private static Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String seed : SEEDS) {
      String name = seed.replace("\u001b", "ESC").replace("\u0000", "NUL").replace("\t", "TAB")
          .replace("\ud800", "half a surrogate");
      texts.put("one line of '" + name + "'", seed.repeat(1_000_000 / seed.length()));
    }
    texts.put("500,000 lines of 'x509: '", "x509: \n".repeat(500_000));
    StringBuilder log = new StringBuilder(10_500_000);
    Random random = new Random(7);
    while (log.length() < 10_000_000) {
      log.append("go: downloading example.com/m").append(random.nextInt()).append(" v1.").append(random.nextInt(99))
          .append(".0 Get \"https://a.b/").append(random.nextLong()).append("\": reading dial tcp lookup\n");
    }
    texts.put("a log of 10 MB", log.toString());
    return texts;
  }
}
