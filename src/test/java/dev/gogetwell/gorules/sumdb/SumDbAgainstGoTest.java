package dev.gogetwell.gorules.sumdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.sumdb.GoSumDb.Case;
import dev.gogetwell.gorules.sumdb.GoSumDb.Verdict;
import dev.gogetwell.lab.server.ChecksumDatabase;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.ModuleArchive;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is believed of a checksum database, beside the client that is inside the go command.
class SumDbAgainstGoTest {
  private static final long SEED = 20_261_129;
  private static final int CASES = 600;
  private static final ModuleArchive MODULE = ModuleArchive.create("example.test/lib", "v1.2.3");
  private static final String LOOKUP = "/lookup/" + MODULE.reference();

  /// What we make of a case: the lines, or why not.
  private record Ours(boolean ok, List<String> lines, String words) {}

  /// A key and everything that its database answers about the module.
  private record Honest(String key, Map<String, byte[]> answers) {}

  private static Honest honest(int strangers, List<ModuleArchive> behind) {
    List<ModuleArchive> modules = new ArrayList<>(List.of(MODULE));
    modules.addAll(behind);
    ChecksumDatabase database = ChecksumDatabase.create("sums.test", modules, strangers);
    Map<String, byte[]> answers = new TreeMap<>();
    ask(database, answers, LOOKUP);
    tiles(database, strangers + modules.size(), answers);
    return new Honest(database.verifierKey(), answers);
  }

  private static void tiles(ChecksumDatabase database, int size, Map<String, byte[]> answers) {
    for (int level = 0; size >> (8 * level) > 0; level++) {
      int count = size >> (8 * level);
      for (int tile = 0; tile <= count >> 8; tile++) {
        int width = Math.min(256, count - (tile << 8));
        if (width > 0) {
          ask(database, answers, "/tile/8/" + level + "/" + "%03d".formatted(tile) + (width == 256 ? "" : ".p/" + width));
        }
      }
    }
  }

  private static void ask(ChecksumDatabase database, Map<String, byte[]> answers, String path) {
    HttpAnswer answer = database.answer(path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    answers.put(path, answer.body());
  }

  private static Ours ours(Case asked) throws InterruptedException {
    NoteKey key = ((NoteKey.Read.Good) NoteKey.parse(asked.key())).key();
    CheckedRecord checked = CheckedRecord.of(asked.answers().get(LOOKUP), MODULE.reference(), key,
        path -> Optional.ofNullable(asked.answers().get(path)));
    return switch (checked.outcome()) {
      case TileProof.Outcome.Proved _ -> new Ours(true, checked.lines(), "");
      case TileProof.Outcome.Refused refused -> new Ours(false, List.of(), refused.words());
      case TileProof.Outcome.Missing missing -> new Ours(false, List.of(), "404 Not Found: " + missing.path());
    };
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    byte[] other = bytes.clone();
    other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
    return other;
  }

  private static byte[] text(byte[] answer, String from, String to) {
    return new String(answer, StandardCharsets.UTF_8).replaceFirst(from, to).getBytes(StandardCharsets.UTF_8);
  }

  /// Somebody changes one thing on the way.
  private static Case tampered(Honest honest, List<Honest> others, Random random) {
    Map<String, byte[]> answers = new HashMap<>(honest.answers());
    List<String> tiles = answers.keySet().stream().filter(path -> path.startsWith("/tile/")).sorted().toList();
    String tile = tiles.get(random.nextInt(tiles.size()));
    byte[] lookup = answers.get(LOOKUP);
    Honest other = others.get(random.nextInt(others.size()));
    String signature = new String(lookup, StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("\u2014"))
        .findFirst().orElseThrow();
    switch (random.nextInt(18)) {
      case 0, 1, 2 -> answers.put(LOOKUP, flipped(lookup, random));
      case 3, 4 -> answers.put(tile, flipped(answers.get(tile), random));
      case 5 -> answers.remove(tile);
      case 6 -> answers.put(tile, Arrays.copyOf(answers.get(tile), random.nextInt(answers.get(tile).length)));
      case 7 -> answers.put(tile, Arrays.copyOf(answers.get(tile), answers.get(tile).length + 32));
      case 8 -> answers.put(LOOKUP, Arrays.copyOf(lookup, random.nextInt(lookup.length)));
      case 9 -> answers.put(LOOKUP, text(lookup, "^\\d+", Integer.toString(random.nextInt(-3, 900))));
      case 10 -> answers.put(LOOKUP, other.answers().get(LOOKUP));
      case 11 -> answers.putAll(other.answers());
      case 12 -> answers.put(LOOKUP, text(lookup, "$", "\u2014 other.test AAAAAAAAAAAA\n"));
      case 13 -> answers.put(LOOKUP, text(lookup, "$", signature + "\n"));
      case 14 -> answers.put(LOOKUP, text(lookup, "\\n", "\r\n"));
      case 15 -> answers.put(LOOKUP, text(lookup, "=\\n$", "\n"));
      case 16 -> answers.put(LOOKUP, text(lookup, "(?s)\\n\\n\u2014.*", "\nmore\n\n" + signature + "\n"));
      default -> answers.put(LOOKUP, text(lookup, "\u2014 ", random.nextBoolean() ? "\u2014  " : "- "));
    }
    return new Case(honest.key(), MODULE.path(), MODULE.version(), answers);
  }

  @Test
  void whatIsBelievedIsWhatTheGoCommandBelieves(@TempDir Path folder) throws Exception {
    GoSumDb go = GoSumDb.build(folder);
    List<ModuleArchive> behind = List.of(ModuleArchive.create("example.test/later", "v0.1.0"));
    List<Honest> databases = List.of(honest(0, List.of()), honest(1, behind), honest(6, behind), honest(254, behind),
        honest(255, behind), honest(256, List.of()), honest(300, behind), honest(700, behind));
    List<Case> cases = new ArrayList<>();
    databases.forEach(honest -> cases.add(new Case(honest.key(), MODULE.path(), MODULE.version(), honest.answers())));
    Random random = new Random(SEED);
    while (cases.size() < CASES) {
      cases.add(tampered(databases.get(random.nextInt(databases.size())), databases, random));
    }
    List<Verdict> verdicts = go.judge(cases);
    Map<String, Integer> refused = new LinkedHashMap<>();
    int accepted = 0;
    for (int i = 0; i < CASES; i++) {
      Ours ours = ours(cases.get(i));
      Verdict theirs = verdicts.get(i);
      assertThat(ours.ok()).as("case %d, go says: %s; we say: %s", i, theirs.error(), ours.words()).isEqualTo(theirs.ok());
      if (ours.ok()) {
        accepted++;
        assertThat(ours.lines()).as("case %d", i).containsAll(theirs.lines());
      } else {
        assertThat(theirs.error()).as("case %d", i).contains(ours.words());
        refused.merge(ours.words().replaceAll("[0-9].*|key .*", ""), 1, Integer::sum);
      }
    }
    assertThat(accepted).as("honest databases are believed").isGreaterThanOrEqualTo(databases.size());
    assertThat(refused.keySet()).as("every kind of refusal was met: %s", refused).anyMatch(w -> w.startsWith("malformed note"))
        .anyMatch(w -> w.startsWith("malformed record")).anyMatch(w -> w.startsWith("invalid signature"))
        .anyMatch(w -> w.startsWith("cannot authenticate")).anyMatch(w -> w.startsWith("cannot validate"))
        .anyMatch(w -> w.startsWith("downloaded inconsistent")).anyMatch(w -> w.startsWith("note has no verifiable"));
  }

  /// A served log and what was kept of it, or of another one.
  private static Case remembered(int strangers, int which) {
    List<ModuleArchive> modules = List.of(MODULE, ModuleArchive.create("example.test/later", "v0.1.0"));
    ChecksumDatabase whole = ChecksumDatabase.create("sums.test", modules, strangers);
    ChecksumDatabase served = which == 2 ? whole.before() : whole;
    String kept = switch (which) {
      case 0 -> whole.head();
      case 1 -> whole.before().head();
      case 2 -> whole.head();
      case 3 -> whole.forked().head();
      case 4 -> whole.forked().grown().head();
      case 5 -> whole.head().substring(0, whole.head().length() / 2);
      case 6 -> ChecksumDatabase.create("sums.test", modules, strangers).head();
      default -> "";
    };
    Map<String, byte[]> answers = new TreeMap<>();
    tiles(whole, strangers + 2, answers);
    tiles(whole.before(), strangers + 1, answers);
    ask(served, answers, LOOKUP);
    return new Case(whole.verifierKey(), MODULE.path(), MODULE.version(), answers, kept.getBytes(StandardCharsets.UTF_8));
  }

  private static Ours oursWith(Case asked) throws InterruptedException {
    Ours alone = ours(asked);
    NoteKey key = ((NoteKey.Read.Good) NoteKey.parse(asked.key())).key();
    if (asked.latest().length == 0) {
      return alone;
    }
    if (SignedNote.open(asked.latest(), key) instanceof SignedNote.Opened.Refused refused) {
      return new Ours(false, List.of(), refused.words());
    }
    TreeHead kept = TreeHead.parse(((SignedNote.Opened.Signed) SignedNote.open(asked.latest(), key)).text()).orElseThrow();
    TreeHead served = CheckedRecord.of(asked.answers().get(LOOKUP), MODULE.reference(), key,
        path -> Optional.ofNullable(asked.answers().get(path))).head().orElseThrow();
    return switch (TileProof.timeline(kept, served, path -> Optional.ofNullable(asked.answers().get(path)))) {
      case TileProof.Outcome.Proved _ -> alone;
      case TileProof.Outcome.Refused refused -> new Ours(false, List.of(), refused.words());
      case TileProof.Outcome.Missing missing -> new Ours(false, List.of(), "404 Not Found: " + missing.path());
    };
  }

  @Test
  void whatWasKeptIsHeldAgainstWhatIsServedAsTheGoCommandHoldsIt(@TempDir Path folder) throws Exception {
    GoSumDb go = GoSumDb.build(folder);
    List<Case> cases = new ArrayList<>();
    for (int strangers : List.of(0, 1, 2, 7, 30, 127, 253, 254, 255, 256, 257, 300, 511, 700)) {
      for (int which = 0; which < 8; which++) {
        cases.add(remembered(strangers, which));
      }
    }
    List<Verdict> verdicts = go.judge(cases);
    Map<String, Integer> kinds = new TreeMap<>();
    for (int i = 0; i < cases.size(); i++) {
      Ours ours = oursWith(cases.get(i));
      Verdict theirs = verdicts.get(i);
      assertThat(ours.ok()).as("case %d, go says: %s; we say: %s", i, theirs.error(), ours.words()).isEqualTo(theirs.ok());
      assertThat(theirs.error()).as("case %d", i).contains(ours.words());
      kinds.merge(ours.ok() ? "believed" : ours.words().replaceAll("[0-9/(].*", ""), 1, Integer::sum);
    }
    assertThat(kinds.keySet()).as("every kind was met: %s", kinds).contains("believed", "malformed note",
        "note has no verifiable signatures", "checking tree#");
  }
}
