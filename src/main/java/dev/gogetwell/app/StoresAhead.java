package dev.gogetwell.app;

import dev.gogetwell.model.Der;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.StoreRead;
import dev.gogetwell.probe.ClientVerifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/// Reads the trust stores while names are looked up and connections opened: hundreds of certificates take longer to
/// parse than most networks take to fail. Only a chain that has to be judged waits for them. Any thread.
final class StoresAhead implements ClientVerifier {
  private final CompletableFuture<Stores.Read> read;

  private StoresAhead(CompletableFuture<Stores.Read> read) {
    this.read = read;
  }

  /// Begins to read.
  static StoresAhead begin(Supplier<Stores.Read> reading) {
    return new StoresAhead(CompletableFuture.supplyAsync(reading, Thread.ofVirtual().name("trust stores")::start));
  }

  /// What the stores held.
  List<StoreRead> reads() throws InterruptedException {
    try {
      return read.get().reads();
    } catch (ExecutionException e) {
      throw new IllegalStateException("reading the trust stores", e.getCause());
    }
  }

  @Override
  public ChainCheck verify(ChainJudge judge, List<Der> chain, String host) {
    return read.join().verifier().verify(judge, chain, host);
  }

  @Override
  public Optional<ChainCheck> ofPlatform(List<Der> chain, String host) {
    return read.join().verifier().ofPlatform(chain, host);
  }

  @Override
  public Set<ChainJudge> judges() {
    return read.join().verifier().judges();
  }
}
