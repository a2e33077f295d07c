package dev.gogetwell.remedy;

import dev.gogetwell.machine.file.Prepared;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Several files changed together: all of them, or none. The new bytes of all are on the disk before the first rename;
/// if a rename fails, those before it are taken back. One thread at a time.
///
/// @param steps in the order of writing
/// @param mark of the temporary files
record Exchange(List<Step> steps, String mark) {
  Exchange {
    steps = List.copyOf(steps);
  }

  /// One file from what it holds to what it shall hold.
  record Step(EditedPlace place, Optional<byte[]> from, Optional<byte[]> to) {
    private Step reversed() {
      return new Step(place, to, from);
    }
  }

  /// One file failed, and another, or the same, could not be taken back.
  static final class HalfDoneException extends Exception {
    private static final long serialVersionUID = 1L;

    private HalfDoneException(IOException cause) {
      super(cause);
    }
  }

  /// One file failed and all are as they were.
  static final class UndoneException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient EditedPlace place;
    private final IOException failure;

    private UndoneException(EditedPlace place, IOException failure) {
      super(failure);
      this.place = place;
      this.failure = failure;
    }

    /// The sentence for it.
    RemedyException told() {
      return RemedyErrors.writing(place, failure);
    }
  }

  /// The other way round.
  Exchange reversed() {
    return new Exchange(steps.reversed().stream().map(Step::reversed).toList(), mark);
  }

  /// Changes all files.
  ///
  /// @throws UndoneException if one cannot be changed; all are as before
  /// @throws HalfDoneException if one cannot be changed, and one of those before it could not be taken back
  void run() throws UndoneException, HalfDoneException {
    // A file channel refuses to write for an interrupted thread, and a cancel must not leave half a remedy.
    boolean interrupted = Thread.interrupted();
    List<Prepared> ready = new ArrayList<>();
    int at = 0;
    try {
      for (; at < steps.size(); at++) {
        Step step = steps.get(at);
        ready.add(step.place().prepare(step.from(), step.to(), mark));
      }
      for (at = 0; at < steps.size(); at++) {
        ready.get(at).commit();
      }
    } catch (IOException e) {
      close(ready);
      takeBack(e);
      throw new UndoneException(steps.get(at).place(), e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// What the journal knows by its mark, the next run removes.
  private static void close(List<Prepared> ready) {
    for (Prepared each : ready.reversed()) {
      try {
        each.close();
      } catch (IOException e) {
        // Left for the next run.
      }
    }
  }

  /// Which files are to be taken back is asked of the files: a rename that failed may have been done all the same.
  private void takeBack(IOException cause) throws HalfDoneException {
    boolean all = true;
    for (Step step : steps.reversed()) {
      try {
        Optional<byte[]> now = step.place().read();
        if (same(now, step.to()) && !same(now, step.from())) {
          try (Prepared back = step.place().prepare(step.to(), step.from(), mark)) {
            back.commit();
          }
        }
      } catch (IOException e) {
        cause.addSuppressed(e);
        all = false;
      }
    }
    if (!all) {
      throw new HalfDoneException(cause);
    }
  }

  static boolean same(Optional<byte[]> one, Optional<byte[]> other) {
    return one.isPresent() == other.isPresent() && (one.isEmpty() || Arrays.equals(one.get(), other.get()));
  }
}
