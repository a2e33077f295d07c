package dev.gogetwell.symptom;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/// Says in one walk over a text which of many sets of words occur in it, without regard to case.
///
/// A paste can be a log of megabytes and the catalogue has hundreds of entries: asking every entry about every line
/// would take seconds. This is the automaton of Aho and Corasick (1975): every character is looked at once. Immutable;
/// any thread.
final class WordFinder {
  private static final int ROOT = 0;

  private final int[] fromRoot = new int[Character.MAX_VALUE + 1];
  private final List<Node> nodes = new ArrayList<>(List.of(new Node()));
  private final int sets;

  /// A finder; the number of a set is its place in `words`.
  WordFinder(List<? extends Collection<String>> words) {
    this.sets = words.size();
    for (int set = 0; set < sets; set++) {
      for (String word : words.get(set)) {
        add(word, set);
      }
    }
    link();
  }

  /// The numbers of the sets of which a word stands in `text` between `from` and `to`.
  BitSet in(CharSequence text, int from, int to) {
    BitSet found = new BitSet(sets);
    int state = ROOT;
    for (int i = from; i < to; i++) {
      state = next(state, lower(text.charAt(i)));
      BitSet ends = nodes.get(state).sets;
      if (!ends.isEmpty()) {
        found.or(ends);
      }
    }
    return found;
  }

  private int next(int from, char c) {
    for (int state = from; state != ROOT; state = nodes.get(state).fallBack) {
      int child = nodes.get(state).child(c);
      if (child != ROOT) {
        return child;
      }
    }
    return fromRoot[c];
  }

  private void add(String word, int set) {
    int state = ROOT;
    for (int i = 0; i < word.length(); i++) {
      char c = lower(word.charAt(i));
      int child = state == ROOT ? fromRoot[c] : nodes.get(state).child(c);
      if (child == ROOT) {
        child = nodes.size();
        nodes.add(new Node());
        nodes.get(state).add(c, child);
        if (state == ROOT) {
          fromRoot[c] = child;
        }
      }
      state = child;
    }
    nodes.get(state).sets.set(set);
  }

  /// Links every node to the longest proper end of its text that is a node too, nearest the root first.
  private void link() {
    ArrayDeque<Integer> open = new ArrayDeque<>();
    for (int child : nodes.get(ROOT).children) {
      open.add(child);
    }
    while (!open.isEmpty()) {
      Node node = nodes.get(open.remove());
      for (int i = 0; i < node.children.length; i++) {
        Node child = nodes.get(node.children[i]);
        child.fallBack = next(node.fallBack, node.letters.charAt(i));
        child.sets.or(nodes.get(child.fallBack).sets);
        open.add(node.children[i]);
      }
    }
  }

  private static char lower(char c) {
    return c < 128 ? (char) (c >= 'A' && c <= 'Z' ? c + 32 : c) : Character.toLowerCase(c);
  }

  private static final class Node {
    private String letters = "";
    private int[] children = {};
    private int fallBack = ROOT;
    private final BitSet sets = new BitSet();

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
