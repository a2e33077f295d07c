package dev.gogetwell.symptom;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says in one walk over a text which of many sets of words occur in it, without regard to case.
///
/// A paste can be a log of megabytes and the catalogue has hundreds of entries: asking every entry about every line
/// would take seconds. This is the automaton of Aho and Corasick (1975): every character is looked at once. The steps
/// for ASCII, of which logs consist, stand in one table; other letters are looked up node by node. It lives as long as
/// the program, so a step is two bytes and a node without an end has no set. Immutable; any thread.
final class WordFinder {
  private static final int ROOT = 0;
  private static final int ASCII = 128;

  private final boolean[] known = new boolean[Character.MAX_VALUE + 1];
  private final int[] column = new int[ASCII];
  private final int columns;
  private final List<Node> nodes = new ArrayList<>(List.of(new Node()));
  private final char[] steps;
  private final @Nullable BitSet[] ends;
  private final int sets;

  /// A finder; the number of a set is its place in `words`.
  WordFinder(List<? extends Collection<String>> words) {
    this.sets = words.size();
    for (int set = 0; set < sets; set++) {
      for (String word : words.get(set)) {
        add(word, set);
      }
    }
    int used = 1;
    for (char c = 0; c < ASCII; c++) {
      column[c] = known[c] ? used++ : 0;
    }
    this.columns = used;
    if (nodes.size() > Character.MAX_VALUE) {
      throw new IllegalArgumentException("more words than two bytes can number");
    }
    this.steps = new char[nodes.size() * columns];
    this.ends = new BitSet[nodes.size()];
    link();
  }

  /// The numbers of the sets of which a word stands in `text` between `from` and `to`.
  BitSet in(CharSequence text, int from, int to) {
    BitSet found = new BitSet(sets);
    int state = ROOT;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < ASCII) {
        state = steps[state * columns + column[c >= 'A' && c <= 'Z' ? c + 32 : c]];
      } else {
        char lower = Character.toLowerCase(c);
        state = known[lower] ? next(state, lower) : ROOT;
      }
      BitSet ended = ends[state];
      if (ended != null) {
        found.or(ended);
      }
    }
    return found;
  }

  private int next(int from, char c) {
    int state = from;
    int child = nodes.get(state).child(c);
    while (child == ROOT && state != ROOT) {
      state = nodes.get(state).fallBack;
      child = nodes.get(state).child(c);
    }
    return child;
  }

  private void add(String word, int set) {
    int state = ROOT;
    for (int i = 0; i < word.length(); i++) {
      char c = Character.toLowerCase(word.charAt(i));
      known[c] = true;
      int child = nodes.get(state).child(c);
      if (child == ROOT) {
        child = nodes.size();
        nodes.add(new Node());
        nodes.get(state).add(c, child);
      }
      state = child;
    }
    nodes.get(state).ends(sets).set(set);
  }

  /// Links every node to the longest proper end of its text that is a node too, nearest the root first, and fills the
  /// table: a step that a node does not know is the one of the node to which it falls back.
  private void link() {
    ArrayDeque<Integer> open = new ArrayDeque<>(List.of(ROOT));
    while (!open.isEmpty()) {
      int state = open.remove();
      Node node = nodes.get(state);
      System.arraycopy(steps, node.fallBack * columns, steps, state * columns, columns);
      ends[state] = node.ends;
      for (int i = 0; i < node.children.length; i++) {
        char c = node.letters.charAt(i);
        Node child = nodes.get(node.children[i]);
        child.fallBack = state == ROOT ? ROOT : next(node.fallBack, c);
        BitSet shorter = nodes.get(child.fallBack).ends;
        if (shorter != null) {
          child.ends(sets).or(shorter);
        }
        if (c < ASCII) {
          steps[state * columns + column[c]] = (char) node.children[i];
        }
        open.add(node.children[i]);
      }
    }
  }

  private static final class Node {
    private String letters = "";
    private int[] children = {};
    private int fallBack = ROOT;
    /// The sets of which a word ends here.
    private @Nullable BitSet ends;

    BitSet ends(int sets) {
      BitSet known = ends == null ? new BitSet(sets) : ends;
      ends = known;
      return known;
    }

    int child(char c) {
      int place = letters.indexOf(c);
      return place < 0 ? ROOT : children[place];
    }

    void add(char c, int child) {
      letters += c;
      children = Arrays.copyOf(children, children.length + 1);
      children[children.length - 1] = child;
    }
  }
}
