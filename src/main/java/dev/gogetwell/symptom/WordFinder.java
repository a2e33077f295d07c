package dev.gogetwell.symptom;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says in one walk over a text which of many sets of words occur in it, without regard to case.
///
/// A paste can be a log of megabytes and the catalogue has hundreds of entries: asking every entry about every line
/// would take seconds. This is the automaton of Aho and Corasick (1975): every character is looked at once. The steps
/// for ASCII, of which logs consist, stand in one table; other letters are looked up node by node. It lives as long as
/// the program, so a step is two bytes, a node without an end has no set, and the tree that it is made from is dropped.
/// Immutable; any thread.
final class WordFinder {
  private static final int ROOT = 0;
  private static final int ASCII = 128;

  private final boolean[] known = new boolean[Character.MAX_VALUE + 1];
  private final int[] column = new int[ASCII];
  private final int columns;
  private final char[] steps;
  /// Beyond ASCII: the child of a node, by both.
  private final Map<Integer, Character> children = new HashMap<>();
  private final char[] fallBack;
  private final @Nullable BitSet[] ends;
  private final int sets;

  /// A finder; the number of a set is its place in `words`.
  WordFinder(List<? extends Collection<String>> words) {
    this.sets = words.size();
    List<Node> nodes = new ArrayList<>(List.of(new Node()));
    for (int set = 0; set < sets; set++) {
      for (String word : words.get(set)) {
        add(nodes, word, set);
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
    this.fallBack = new char[nodes.size()];
    this.ends = new BitSet[nodes.size()];
    link(nodes);
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
    int child = child(state, c);
    while (child == ROOT && state != ROOT) {
      state = fallBack[state];
      child = child(state, c);
    }
    return child;
  }

  private int child(int state, char c) {
    return children.getOrDefault(key(state, c), (char) ROOT);
  }

  private static int key(int state, char c) {
    return state << Character.SIZE | c;
  }

  private void add(List<Node> nodes, String word, int set) {
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
  private void link(List<Node> nodes) {
    ArrayDeque<Integer> open = new ArrayDeque<>(List.of(ROOT));
    while (!open.isEmpty()) {
      int state = open.remove();
      Node node = nodes.get(state);
      int back = fallBack[state];
      System.arraycopy(steps, back * columns, steps, state * columns, columns);
      ends[state] = node.ends;
      for (int i = 0; i < node.children.length; i++) {
        char c = node.letters.charAt(i);
        int child = node.children[i];
        int shorter = state == ROOT ? ROOT : c < ASCII ? steps[back * columns + column[c]] : next(back, c);
        fallBack[child] = (char) shorter;
        BitSet ended = nodes.get(shorter).ends;
        if (ended != null) {
          nodes.get(child).ends(sets).or(ended);
        }
        if (c < ASCII) {
          steps[state * columns + column[c]] = (char) child;
        } else {
          children.put(key(state, c), (char) child);
        }
        open.add(child);
      }
    }
  }

  private static final class Node {
    private String letters = "";
    private int[] children = {};
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
