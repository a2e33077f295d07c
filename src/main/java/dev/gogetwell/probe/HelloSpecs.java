package dev.gogetwell.probe;

import dev.gogetwell.model.HelloShape;
import dev.gogetwell.net.tls.client.HelloSpec;

/// The ClientHello of the user's Go in every shape that an experiment can ask for. Any thread.
@FunctionalInterface
public interface HelloSpecs {
  /// The hello for `serverName` (empty: no SNI) in that shape.
  HelloSpec spec(String serverName, HelloShape shape);
}
