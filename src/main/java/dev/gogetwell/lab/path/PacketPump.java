package dev.gogetwell.lab.path;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Carries packets between two devices, through every box in turn. Two threads of its own, since a read cannot be
/// interrupted and would hold a virtual thread's carrier; a third delivers what is late.
final class PacketPump implements Closeable {
  private final Tunnel client;
  private final Tunnel internet;
  private final List<Passage> boxes;
  private final ScheduledThreadPoolExecutor late;
  private volatile boolean closed;

  private PacketPump(Tunnel client, Tunnel internet, List<Passage> boxes) {
    this.client = client;
    this.internet = internet;
    this.boxes = boxes;
    this.late = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("lab-late").factory());
    late.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  static PacketPump start(Tunnel client, Tunnel internet, List<Middlebox> boxes) {
    PacketPump pump = new PacketPump(client, internet, boxes.stream().map(Passage::of).toList());
    Thread.ofPlatform().daemon().name("lab-outward").start(() -> pump.carry(client, true));
    Thread.ofPlatform().daemon().name("lab-inward").start(() -> pump.carry(internet, false));
    return pump;
  }

  private void carry(Tunnel from, boolean outward) {
    while (!closed) {
      try {
        Packet packet = new Packet(from.read());
        synchronized (boxes) {
          travel(packet, outward, outward ? 0 : boxes.size() - 1, Duration.ZERO);
        }
      } catch (IOException e) {
        return; // The device has gone, and with it everything to carry.
      }
    }
  }

  private void travel(Packet packet, boolean outward, int box, Duration after) {
    if (box < 0 || box >= boxes.size()) {
      deliver(packet, outward, after);
      return;
    }
    for (Passage.Move move : boxes.get(box).pass(packet, outward)) {
      Duration later = after.plus(move.after());
      if (move.outward() == outward) {
        travel(move.packet(), outward, outward ? box + 1 : box - 1, later);
      } else {
        deliver(move.packet(), move.outward(), later);
      }
    }
  }

  private void deliver(Packet packet, boolean outward, Duration after) {
    Tunnel to = outward ? internet : client;
    if (after.isPositive()) {
      Future<?> _ = late.schedule(() -> to.write(packet.bytes()), after.toNanos(), TimeUnit.NANOSECONDS);
    } else {
      to.write(packet.bytes());
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    late.shutdownNow();
    client.close();
    internet.close();
  }
}
