package dev.gogetwell.gorules.sumdb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Proves that a record stands in the log that was signed, out of tiles of hashes that nobody need believe.
/// Source: golang.org/x/mod/sumdb/tlog/tile.go, TileHashReader; client.go, checkRecord, readTile. For one proof.
public final class TileProof {
  static final int HASH = 32;
  private static final int HEIGHT = 8;
  private static final int WIDTH = 1 << HEIGHT;
  private static final String MISBEHAVES = "go.sum database server misbehavior detected!";
  private static final String INCONSISTENT = "downloaded inconsistent tile";

  private final TreeHead tree;
  private final Tiles tiles;
  private final Map<Place, byte[]> read = new HashMap<>();

  /// Where tiles are had from.
  @FunctionalInterface
  public interface Tiles {
    /// The content of a tile; empty if it cannot be had.
    ///
    /// @param path below the base of the database
    Optional<byte[]> read(String path) throws InterruptedException;
  }

  /// What a proof comes to.
  public sealed interface Outcome {
    /// The record stands in the log.
    record Proved() implements Outcome {}

    /// It does not, or what was to prove it is not of this log; in Go's words.
    record Refused(String words) implements Outcome {}

    /// A tile cannot be had, which says nothing of the record.
    record Missing(String path) implements Outcome {}
  }

  /// Which tile: its level, and its number there.
  private record Place(int level, long number) {}

  private static final class Stop extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Outcome outcome;

    Stop(Outcome outcome) {
      super("", null, false, false);
      this.outcome = outcome;
    }
  }

  /// @param tree a head whose signature was verified
  public TileProof(TreeHead tree, Tiles tiles) {
    this.tree = tree;
    this.tiles = tiles;
  }

  /// Whether a head that was kept and one that was served are of one log, whichever of them is older. As `go` does at
  /// its start, the kept one is first held against the tiles alone (client.go:init, mergeLatest).
  public static Outcome timeline(TreeHead kept, TreeHead served, Tiles tiles) throws InterruptedException {
    Outcome alone = new TileProof(kept, tiles).extending(kept);
    if (!(alone instanceof Outcome.Proved)) {
      return alone instanceof Outcome.Refused refused
          ? new Outcome.Refused("checking tree#" + kept.size() + ": " + refused.words()) : alone;
    }
    return kept.size() <= served.size() ? new TileProof(served, tiles).extending(kept)
        : new TileProof(kept, tiles).extending(served);
  }

  /// Whether the record of this answer stands in the tree.
  public Outcome of(LookupAnswer answer) throws InterruptedException {
    long record = answer.record();
    if (record < 0 || record >= tree.size()) {
      return new Outcome.Refused("cannot validate record " + record + " in tree of size " + tree.size());
    }
    try {
      if (!Arrays.equals(root(), tree.hash())) {
        return new Outcome.Refused(INCONSISTENT);
      }
      Place leaf = new Place(0, record >> HEIGHT);
      authenticate(leaf);
      return Arrays.equals(entry(leaf, record & (WIDTH - 1)), answer.hash()) ? new Outcome.Proved()
          : new Outcome.Refused("cannot authenticate record data in server response");
    } catch (Stop stop) {
      return stop.outcome;
    }
  }

  /// Whether the log was, when it had as many records as an older head says, what that head says: so nothing was taken
  /// back (client.go:checkTrees, tlog.go:TreeHash).
  ///
  /// @param older of a tree that is not larger; its signature was verified
  public Outcome extending(TreeHead older) throws InterruptedException {
    try {
      if (tree.size() == 0 || older.size() == 0) {
        return tree.size() == 0 && !Arrays.equals(older.hash(), tree.hash()) ? new Outcome.Refused(MISBEHAVES)
            : new Outcome.Proved();
      }
      if (!Arrays.equals(root(), tree.hash())) {
        return new Outcome.Refused(INCONSISTENT);
      }
      return Arrays.equals(beginning(older.size()), older.hash()) ? new Outcome.Proved()
          : new Outcome.Refused(MISBEHAVES);
    } catch (Stop stop) {
      return stop.outcome;
    }
  }

  /// The hash of the tree of the first `size` records: every set bit of that is a full subtree, the largest first.
  private byte[] beginning(long size) throws Stop, InterruptedException {
    List<byte[]> subtrees = new ArrayList<>();
    long begin = 0;
    for (int bit = Long.SIZE - Long.numberOfLeadingZeros(size) - 1; bit >= 0; bit--) {
      long span = 1L << bit;
      if ((size & span) != 0) {
        int level = bit / HEIGHT;
        long first = begin >> (level * HEIGHT);
        Place place = new Place(level, first >> HEIGHT);
        authenticate(place);
        int position = (int) (first & (WIDTH - 1));
        subtrees.add(hash(tile(place), position, position + (1 << (bit % HEIGHT))));
        begin += span;
      }
    }
    byte[] root = subtrees.getLast();
    for (byte[] left : subtrees.reversed().subList(1, subtrees.size())) {
      root = node(left, root);
    }
    return root;
  }

  /// The hash of the whole tree out of the tiles at its right edge, which end where the tree ends: every set bit of its
  /// size is a full subtree, the largest first.
  private byte[] root() throws Stop, InterruptedException {
    List<byte[]> subtrees = new ArrayList<>();
    for (int level = (Long.SIZE - Long.numberOfLeadingZeros(tree.size()) - 1) / HEIGHT; level >= 0; level--) {
      long whole = tree.size() >> (level * HEIGHT);
      int position = 0;
      for (int bit = HEIGHT - 1; bit >= 0; bit--) {
        int span = 1 << bit;
        if ((whole & span) != 0) {
          byte[] tile = tile(new Place(level, whole >> HEIGHT));
          subtrees.add(hash(tile, position, position + span));
          position += span;
        }
      }
    }
    byte[] root = subtrees.getLast();
    for (byte[] left : subtrees.reversed().subList(1, subtrees.size())) {
      root = node(left, root);
    }
    return root;
  }

  /// A tile at the edge went into the hash of the tree; the hash of a full one stands in the tile above it.
  private void authenticate(Place place) throws Stop, InterruptedException {
    if (width(place) < WIDTH) {
      return;
    }
    Place above = new Place(place.level() + 1, place.number() >> HEIGHT);
    authenticate(above);
    if (!Arrays.equals(hash(tile(place), 0, WIDTH), entry(above, place.number() & (WIDTH - 1)))) {
      throw new Stop(new Outcome.Refused(INCONSISTENT));
    }
  }

  private byte[] entry(Place place, long index) throws Stop, InterruptedException {
    return Arrays.copyOfRange(tile(place), (int) index * HASH, ((int) index + 1) * HASH);
  }

  private byte[] tile(Place place) throws Stop, InterruptedException {
    byte[] known = read.get(place);
    if (known != null) {
      return known;
    }
    int width = width(place);
    String full = "/tile/" + HEIGHT + "/" + place.level() + "/" + spelled(place.number());
    String path = width == WIDTH ? full : full + ".p/" + width;
    Optional<byte[]> tile = tiles.read(path);
    if (tile.isEmpty() && width < WIDTH) {
      // It has been filled up in the meantime.
      tile = tiles.read(full).map(whole -> Arrays.copyOf(whole, whole.length / WIDTH * width));
    }
    byte[] bytes = tile.orElseThrow(() -> new Stop(new Outcome.Missing(path)));
    if (bytes.length != width * HASH) {
      throw new Stop(new Outcome.Refused("TileReader returned bad result slice (" + path.substring(1) + " len="
          + bytes.length + ", want " + width * HASH + ")"));
    }
    read.put(place, bytes);
    return bytes;
  }

  private int width(Place place) {
    return (int) Math.min(WIDTH, (tree.size() >> (place.level() * HEIGHT)) - (place.number() << HEIGHT));
  }

  /// Three digits at a time: 1234067 is x001/x234/067 (tlog/tile.go:Path).
  private static String spelled(long number) {
    StringBuilder path = new StringBuilder(digits(number % 1000));
    for (long rest = number / 1000; rest > 0; rest /= 1000) {
      path.insert(0, "x" + digits(rest % 1000) + "/");
    }
    return path.toString();
  }

  private static String digits(long number) {
    String text = Long.toString(number);
    return "0".repeat(3 - text.length()) + text;
  }

  /// Of the entries from one to another, whose count is a power of two.
  private static byte[] hash(byte[] tile, int from, int to) {
    if (to - from == 1) {
      return Arrays.copyOfRange(tile, from * HASH, to * HASH);
    }
    int middle = (from + to) / 2;
    return node(hash(tile, from, middle), hash(tile, middle, to));
  }

  private static byte[] node(byte[] left, byte[] right) {
    return NoteText.sha256(new byte[] {1}, left, right);
  }
}
