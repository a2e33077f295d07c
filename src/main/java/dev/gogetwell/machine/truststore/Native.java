package dev.gogetwell.machine.truststore;

import java.io.IOException;

/// Functions of the system that may not be there: an older system, a Java that was not allowed to call them, a library
/// that another program replaced. Each of these is an expected outcome and no bug of ours, whatever the JVM throws for
/// it. The library is loaded when it is first needed. Any thread.
///
/// @param maker looks the functions up
/// @param <T> the functions
record Native<T>(Maker<T> maker) {
  /// Looks functions up.
  ///
  /// @param <T> the functions
  @FunctionalInterface
  interface Maker<T> {
    T make();
  }

  /// A call of them.
  ///
  /// @param <T> the functions
  /// @param <R> what they give
  @FunctionalInterface
  interface Call<T, R> {
    R with(T functions) throws IOException;
  }

  /// What the functions give.
  ///
  /// @throws IOException if they are not there, or as they say
  <R> R call(Call<T, R> call) throws IOException {
    T functions;
    try {
      functions = maker.make();
    } catch (RuntimeException | LinkageError e) {
      // IllegalArgumentException for a library, NoSuchElementException for a function, IllegalCallerException for a JVM
      // that forbids it, UnsatisfiedLinkError or ExceptionInInitializerError from below.
      throw new IOException(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
    }
    return call.with(functions);
  }
}
