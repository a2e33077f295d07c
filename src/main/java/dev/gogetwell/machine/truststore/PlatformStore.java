package dev.gogetwell.machine.truststore;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ToolRun;
import dev.gogetwell.machine.truststore.StoreContent.Place;
import dev.gogetwell.machine.truststore.StoreContent.State;
import dev.gogetwell.machine.truststore.StoreContent.StoredRoot;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A store of the operating system, read through the runtime's providers: roots of the current user and of the machine
/// on Windows, the keychains on macOS. On other systems every place is reported as not here. What the platform decides
/// beyond its list (fetching roots on demand, trust settings, revocation) cannot be read this way; for that the
/// platform itself is asked through the user's Go.
public final class PlatformStore implements TrustStore {
  private final StoreKind kind;
  private final List<String> types;
  private final AddingRoute route;
  private final Supplier<List<Place>> policies;

  private PlatformStore(StoreKind kind, List<String> types, AddingRoute route, Supplier<List<Place>> policies) {
    this.policies = policies;
    this.kind = kind;
    this.types = types;
    this.route = route;
  }

  /// Windows, by the provider SunMSCAPI.
  ///
  /// @param tools asks for the policies of the machine
  public static PlatformStore windows(ToolRun tools, Environment environment) {
    return new PlatformStore(StoreKind.WINDOWS, List.of("Windows-ROOT-CURRENTUSER", "Windows-ROOT-LOCALMACHINE"),
        new AddingRoute("windows-user", "", List.of(List.of("certutil", "-user", "-addstore", "Root", "{file}")),
            false), new WindowsRootPolicy(tools, environment)::read);
  }

  /// macOS, by the provider Apple.
  public static PlatformStore macos() {
    return new PlatformStore(StoreKind.MACOS, List.of("KeychainStore-ROOT", "KeychainStore"),
        new AddingRoute("macos-login", "", List.of(List.of("security", "add-trusted-cert", "-r", "trustRoot", "-k",
            "{login-keychain}", "{file}")), false), List::of);
  }

  @Override
  public StoreKind kind() {
    return kind;
  }

  @Override
  public StoreContent read() {
    List<StoredRoot> roots = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    for (String type : types) {
      Optional<KeyStore> store = store(type);
      if (store.isEmpty()) {
        places.add(new Place(type, State.NOT_HERE, -1, ""));
        continue;
      }
      try {
        store.get().load(null, null);
        StoreContent content = KeyStores.content(store.get(), type, -1);
        roots.addAll(content.roots());
        places.addAll(content.places());
      } catch (GeneralSecurityException | IOException e) {
        places.add(new Place(type, State.UNREADABLE, -1, String.valueOf(e.getMessage())));
      }
    }
    if (places.stream().noneMatch(place -> place.state() == State.NOT_HERE)) {
      places.addAll(policies.get());
    }
    return new StoreContent(List.copyOf(roots), List.copyOf(places), "");
  }

  private static Optional<KeyStore> store(String type) {
    try {
      return Optional.of(KeyStore.getInstance(type));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  @Override
  public AddingRoute howToAdd() {
    return route;
  }
}
