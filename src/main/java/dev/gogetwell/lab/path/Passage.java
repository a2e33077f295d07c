package dev.gogetwell.lab.path;

import java.time.Duration;
import java.util.List;

/// A middlebox at work: it remembers what it has seen. Each is used under the lock of its pump.
interface Passage {
  /// What becomes of a packet.
  ///
  /// @param outward whether it comes from the client
  List<Move> pass(Packet packet, boolean outward);

  /// A packet that leaves a box.
  ///
  /// @param outward whether it goes away from the client
  record Move(Packet packet, boolean outward, Duration after) {
    /// At once.
    Move(Packet packet, boolean outward) {
      this(packet, outward, Duration.ZERO);
    }
  }

  /// Lets what it is about pass in no direction.
  static List<Move> lost() {
    return List.of();
  }

  static List<Move> on(Packet packet, boolean outward) {
    return List.of(new Move(packet, outward));
  }

  /// Puts a box to work.
  static Passage of(Middlebox box) {
    return switch (box) {
      case Middlebox.LimitMtu(int bytes, boolean answersToo) -> (packet, outward) ->
          packet.length() > bytes && (outward || answersToo) ? lost() : on(packet, outward);
      case Middlebox.BlackholeIpv6() -> (packet, outward) -> packet.isIpv6() ? lost() : on(packet, outward);
      case Middlebox.DieAfterConnectIpv6() -> (packet, outward) ->
          packet.isIpv6() && packet.isTcp() && packet.said().length > 0 ? lost() : on(packet, outward);
      case Middlebox.CutAfter(int bytes) -> new CountedFlows(bytes, true);
      case Middlebox.StallAfter(int bytes) -> new CountedFlows(bytes, false);
      case Middlebox.DropName(String name) -> new NamedFlows(name, false);
      case Middlebox.ResetName(String name) -> new NamedFlows(name, true);
      case Middlebox.InjectAnswer forged -> new ForgedAnswers(forged);
      case Middlebox.RefusePort(int port) -> (packet, outward) -> outward && packet.isSyn() && packet.to() == port
          ? List.of(new Move(packet.reset(), false)) : on(packet, outward);
      case Middlebox.ProhibitPort(int port) -> (packet, outward) -> outward && packet.isSyn() && packet.to() == port
          ? List.of(new Move(packet.prohibited(), false)) : on(packet, outward);
      case Middlebox.DropPort(int port) -> (packet, outward) ->
          outward && (packet.isTcp() || packet.isUdpTo(port)) && packet.to() == port ? lost() : on(packet, outward);
      case Middlebox.Delay(Duration oneWay) -> (packet, outward) -> List.of(new Move(packet, outward, oneWay));
      case Middlebox.Far(Distance distance, long seed) -> new FarFlows(distance, seed, System::nanoTime);
      case Middlebox.Translate(String prefix, boolean dead) -> new TranslatedFlows(prefix, dead);
      case Middlebox.LateConnect(Duration after) -> new LateFlows(after, true);
      case Middlebox.LateHello(Duration after) -> new LateFlows(after, false);
    };
  }
}
