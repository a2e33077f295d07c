package dev.gogetwell.machine.truststore;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads trust settings by the functions of macOS itself, as Go did before it left the whole decision to the system (Go
/// 1.17, crypto/x509/root_darwin.go). What a function with Copy or Create in its name gives is released here (Core
/// Foundation's create rule). Only on macOS; any thread.
final class SecurityFramework implements MacRoots.Reader {
  private static final int NO_TRUST_SETTINGS = -25263;
  private static final int ITEM_NOT_FOUND = -25300;
  private static final int UTF8 = 0x0800_0100;
  private static final int NUMBER_32 = 3;
  private static final int TRUST_ROOT = 1;
  private static final int TRUST_AS_ROOT = 2;
  private static final int DENY = 3;
  private static final SymbolLookup LIBRARIES = library("Security").or(library("CoreFoundation"));

  private final MethodHandle copyCertificates = of(JAVA_INT, "SecTrustSettingsCopyCertificates", JAVA_INT, ADDRESS);
  private final MethodHandle copySettings =
      of(JAVA_INT, "SecTrustSettingsCopyTrustSettings", ADDRESS, JAVA_INT, ADDRESS);
  private final MethodHandle copyData = of(ADDRESS, "SecCertificateCopyData", ADDRESS);
  private final MethodHandle copyProperties = of(ADDRESS, "SecPolicyCopyProperties", ADDRESS);
  private final MethodHandle release = void1("CFRelease");
  private final MethodHandle count = of(JAVA_LONG, "CFArrayGetCount", ADDRESS);
  private final MethodHandle element = of(ADDRESS, "CFArrayGetValueAtIndex", ADDRESS, JAVA_LONG);
  private final MethodHandle value = of(ADDRESS, "CFDictionaryGetValue", ADDRESS, ADDRESS);
  private final MethodHandle equal = of(JAVA_BOOLEAN, "CFEqual", ADDRESS, ADDRESS);
  private final MethodHandle number = of(JAVA_BOOLEAN, "CFNumberGetValue", ADDRESS, JAVA_LONG, ADDRESS);
  private final MethodHandle length = of(JAVA_LONG, "CFDataGetLength", ADDRESS);
  private final MethodHandle bytes = of(ADDRESS, "CFDataGetBytePtr", ADDRESS);
  private final MethodHandle text = of(ADDRESS, "CFStringCreateWithCString", ADDRESS, ADDRESS, JAVA_INT);
  private final MemorySegment policyOid = constant("kSecPolicyOid");
  private final MemorySegment tls = constant("kSecPolicyAppleSSL");

  private static SymbolLookup library(String name) {
    return SymbolLookup.libraryLookup(
        "/System/Library/Frameworks/" + name + ".framework/" + name, Arena.global());
  }

  private static MethodHandle of(MemoryLayout result, String name, MemoryLayout... parameters) {
    return Linker.nativeLinker().downcallHandle(
        LIBRARIES.find(name).orElseThrow(), FunctionDescriptor.of(result, parameters));
  }

  private static MethodHandle void1(String name) {
    return Linker.nativeLinker().downcallHandle(
        LIBRARIES.find(name).orElseThrow(), FunctionDescriptor.ofVoid(ADDRESS));
  }

  /// An exported variable that holds a CFStringRef.
  private static MemorySegment constant(String name) {
    return LIBRARIES.find(name).orElseThrow().reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
  }

  @Override
  public List<MacRoots.Decided> certificates(MacRoots.Domain domain) throws IOException {
    try (Arena arena = Arena.ofConfined(); Keys keys = keys(arena)) {
      MemorySegment place = arena.allocate(ADDRESS);
      int code = call(() -> (int) copyCertificates.invokeExact(domain.number(), place));
      if (code == NO_TRUST_SETTINGS) {
        return List.of();
      }
      check(code, "SecTrustSettingsCopyCertificates");
      MemorySegment array = place.get(ADDRESS, 0);
      try {
        List<MacRoots.Decided> all = new ArrayList<>();
        for (MemorySegment certificate : elements(array)) {
          Optional<byte[]> der = der(certificate);
          if (der.isPresent()) {
            all.add(decided(der.get(), settings(arena, keys, certificate, domain)));
          }
        }
        return all;
      } finally {
        free(array);
      }
    }
  }

  private static MacRoots.Decided decided(byte[] der, Optional<List<MacRoots.Setting>> settings) {
    return settings.map(told -> new MacRoots.Decided(der, told)).orElseGet(() -> MacRoots.Decided.untold(der));
  }

  /// Empty for what macOS cannot write as DER: one such certificate says nothing against the others.
  private Optional<byte[]> der(MemorySegment certificate) throws IOException {
    MemorySegment data = call(() -> (MemorySegment) copyData.invokeExact(certificate));
    if (data.address() == 0) {
      return Optional.empty();
    }
    try {
      long size = call(() -> (long) length.invokeExact(data));
      return Optional.of(call(() -> (MemorySegment) bytes.invokeExact(data)).reinterpret(size).toArray(JAVA_BYTE));
    } finally {
      free(data);
    }
  }

  /// Empty if this domain has no list for the certificate, which is not the same as an empty list.
  private Optional<List<MacRoots.Setting>> settings(
      Arena arena, Keys keys, MemorySegment certificate, MacRoots.Domain domain) throws IOException {
    MemorySegment place = arena.allocate(ADDRESS);
    int code = call(() -> (int) copySettings.invokeExact(certificate, domain.number(), place));
    if (code == ITEM_NOT_FOUND || code == NO_TRUST_SETTINGS) {
      return Optional.empty();
    }
    check(code, "SecTrustSettingsCopyTrustSettings");
    MemorySegment array = place.get(ADDRESS, 0);
    if (array.address() == 0) {
      return Optional.empty();
    }
    try {
      List<MacRoots.Setting> settings = new ArrayList<>();
      for (MemorySegment entry : elements(array)) {
        boolean narrowed = get(entry, keys.host()).address() != 0 || get(entry, keys.program()).address() != 0;
        settings.add(
            new MacRoots.Setting(forServers(entry, keys), narrowed, result(arena, get(entry, keys.result()))));
      }
      return Optional.of(settings);
    } finally {
      free(array);
    }
  }

  private boolean forServers(MemorySegment entry, Keys keys) throws IOException {
    MemorySegment policy = get(entry, keys.policy());
    if (policy.address() == 0) {
      return true;
    }
    MemorySegment properties = call(() -> (MemorySegment) copyProperties.invokeExact(policy));
    if (properties.address() == 0) {
      return false;
    }
    try {
      MemorySegment oid = get(properties, policyOid);
      return oid.address() != 0 && call(() -> (boolean) equal.invokeExact(oid, tls));
    } finally {
      free(properties);
    }
  }

  /// An entry without a result trusts the root (SecTrustSettings.h, kSecTrustSettingsResult).
  private MacRoots.Result result(Arena arena, MemorySegment told) throws IOException {
    if (told.address() == 0) {
      return MacRoots.Result.TRUSTED;
    }
    MemorySegment read = arena.allocate(JAVA_INT);
    boolean whole = call(() -> (boolean) number.invokeExact(told, (long) NUMBER_32, read));
    return switch (whole ? read.get(JAVA_INT, 0) : 0) {
      case TRUST_ROOT, TRUST_AS_ROOT -> MacRoots.Result.TRUSTED;
      case DENY -> MacRoots.Result.DENIED;
      default -> MacRoots.Result.UNSPECIFIED;
    };
  }

  private MemorySegment get(MemorySegment dictionary, MemorySegment key) throws IOException {
    return call(() -> (MemorySegment) value.invokeExact(dictionary, key));
  }

  private List<MemorySegment> elements(MemorySegment array) throws IOException {
    List<MemorySegment> all = new ArrayList<>();
    long size = call(() -> (long) count.invokeExact(array));
    for (long i = 0; i < size; i++) {
      long at = i;
      all.add(call(() -> (MemorySegment) element.invokeExact(array, at)));
    }
    return all;
  }

  private void free(MemorySegment object) throws IOException {
    call(() -> {
      release.invokeExact(object);
      return 0;
    });
  }

  /// The keys of an entry, which the framework has as literals only.
  private Keys keys(Arena arena) throws IOException {
    return new Keys(this, string(arena, "kSecTrustSettingsPolicy"), string(arena, "kSecTrustSettingsPolicyString"),
        string(arena, "kSecTrustSettingsApplication"), string(arena, "kSecTrustSettingsResult"));
  }

  private MemorySegment string(Arena arena, String name) throws IOException {
    MemorySegment letters = arena.allocateFrom(name);
    return call(() -> (MemorySegment) text.invokeExact(MemorySegment.NULL, letters, UTF8));
  }

  private record Keys(SecurityFramework mac, MemorySegment policy, MemorySegment host, MemorySegment program,
      MemorySegment result) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      mac.free(policy);
      mac.free(host);
      mac.free(program);
      mac.free(result);
    }
  }

  private static void check(int code, String function) throws IOException {
    if (code != 0) {
      throw new IOException(function + ": OSStatus " + code);
    }
  }

  @FunctionalInterface
  private interface Call<T> {
    T run() throws Throwable;
  }

  private static <T> T call(Call<T> call) throws IOException {
    try {
      return call.run();
    } catch (Error | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IOException(e);
    }
  }
}
