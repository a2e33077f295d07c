package dev.gogetwell.machine.truststore;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.ToolRun;
import dev.gogetwell.machine.truststore.StoreContent.Place;
import dev.gogetwell.machine.truststore.StoreContent.State;
import dev.gogetwell.machine.truststore.StoreContent.StoredRoot;
import dev.gogetwell.model.Der;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// A store of the operating system, asked by the functions of the system itself, so that no provider of the runtime is
/// needed: a trimmed Java may lack it, and it merges lists that have to be told apart. On other systems every place is
/// reported as not here. What the platform decides beyond its lists (fetching roots on demand, revocation) cannot be
/// read this way; for that the platform itself is asked, by [PlatformVerifier] and through the user's Go. Any thread.
public final class PlatformStore implements TrustStore {
  private final StoreKind kind;
  private final SystemRoots system;
  private final AddingRoute route;
  private final Supplier<List<Place>> policies;

  PlatformStore(StoreKind kind, SystemRoots system, AddingRoute route, Supplier<List<Place>> policies) {
    this.policies = policies;
    this.kind = kind;
    this.system = system;
    this.route = route;
  }

  /// The stores of Windows.
  ///
  /// @param tools asks for the policies of the machine
  public static PlatformStore windows(ToolRun tools, Environment environment) {
    AddingRoute route = new AddingRoute("windows-user", "",
        List.of(List.of("certutil", "-user", "-addstore", "Root", "{file}")), false);
    return environment.os() == OperatingSystem.WINDOWS
        ? new PlatformStore(StoreKind.WINDOWS, new WindowsRoots(WindowsCertificates::new), route,
            new WindowsRootPolicy(tools, environment)::read)
        : new PlatformStore(StoreKind.WINDOWS, () -> foreign(WindowsRoots.places()), route, List::of);
  }

  /// The trust settings of macOS.
  public static PlatformStore macos(Environment environment) {
    AddingRoute route = new AddingRoute("macos-login", "", List.of(List.of("security", "add-trusted-cert", "-r",
        "trustRoot", "-k", "{login-keychain}", "{file}")), false);
    return new PlatformStore(StoreKind.MACOS, environment.os() == OperatingSystem.DARWIN
        ? new MacRoots(SecurityFramework::new) : () -> foreign(MacRoots.places()), route, List::of);
  }

  private static List<SystemRoots.Answer> foreign(List<String> places) {
    return places.stream().<SystemRoots.Answer>map(SystemRoots.Foreign::new).toList();
  }

  @Override
  public StoreKind kind() {
    return kind;
  }

  @Override
  public StoreContent read() {
    List<StoredRoot> trusted = new ArrayList<>();
    List<StoredRoot> denied = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    for (SystemRoots.Answer answer : system.lists()) {
      State state = switch (answer) {
        case SystemRoots.Held held -> {
          held.trusted().forEach(der -> trusted.add(new StoredRoot(der, held.place())));
          held.denied().forEach(der -> denied.add(new StoredRoot(der, held.place())));
          // An empty list beside the others is as usual as an absent one.
          yield held.trusted().isEmpty() && held.denied().isEmpty() ? State.MISSING : State.READ;
        }
        case SystemRoots.Absent _ -> State.MISSING;
        case SystemRoots.Foreign _ -> State.NOT_HERE;
        case SystemRoots.Untold _ -> State.NOT_TOLD;
      };
      places.add(new Place(answer.place(), state, -1,
          answer instanceof SystemRoots.Untold untold ? untold.reason() : ""));
    }
    if (places.stream().noneMatch(place -> place.state() == State.NOT_HERE)) {
      places.addAll(policies.get());
    }
    Set<Der> refused = new HashSet<>(denied.stream().map(StoredRoot::certificate).toList());
    return new StoreContent(trusted.stream().filter(root -> !refused.contains(root.certificate())).toList(), denied,
        places, "");
  }

  @Override
  public AddingRoute howToAdd() {
    return route;
  }
}
