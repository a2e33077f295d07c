package dev.gogetwell.machine.osproxy;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
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
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs a proxy script by CFNetworkExecuteProxyAutoConfigurationURL (CFProxySupport.h), which fetches it and calls back
/// from the run loop of the thread that asked. What a function with Copy or Create in its name gives is released here
/// (Core Foundation's create rule). Only on macOS; a platform thread, whose run loop it uses.
final class CoreNetwork implements MacScript.Functions {
  private static final int UTF8 = 0x0800_0100;
  private static final int NUMBER_32 = 3;
  private static final long LONGEST = 1024;
  private static final int MOST = 16;
  /// CFStreamClientContext: a version and four pointers.
  private static final long CONTEXT = 40;
  private static final SymbolLookup LIBRARIES = library("CFNetwork").or(library("CoreFoundation"));

  private final Duration limit;
  private final MethodHandle text = of(ADDRESS, "CFStringCreateWithCString", ADDRESS, ADDRESS, JAVA_INT);
  private final MethodHandle letters = of(JAVA_BOOLEAN, "CFStringGetCString", ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT);
  private final MethodHandle address = of(ADDRESS, "CFURLCreateWithString", ADDRESS, ADDRESS, ADDRESS);
  private final MethodHandle execute =
      of(ADDRESS, "CFNetworkExecuteProxyAutoConfigurationURL", ADDRESS, ADDRESS, ADDRESS, ADDRESS);
  private final MethodHandle emptySettings =
      of(ADDRESS, "CFDictionaryCreate", ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS);
  private final MethodHandle proxiesFor = of(ADDRESS, "CFNetworkCopyProxiesForURL", ADDRESS, ADDRESS);
  private final MethodHandle loop = of(ADDRESS, "CFRunLoopGetCurrent");
  private final MethodHandle add = none("CFRunLoopAddSource", ADDRESS, ADDRESS, ADDRESS);
  private final MethodHandle turn = of(JAVA_INT, "CFRunLoopRunInMode", ADDRESS, JAVA_DOUBLE, JAVA_BOOLEAN);
  private final MethodHandle stop = none("CFRunLoopStop", ADDRESS);
  private final MethodHandle invalidate = none("CFRunLoopSourceInvalidate", ADDRESS);
  private final MethodHandle release = none("CFRelease", ADDRESS);
  private final MethodHandle count = of(JAVA_LONG, "CFArrayGetCount", ADDRESS);
  private final MethodHandle element = of(ADDRESS, "CFArrayGetValueAtIndex", ADDRESS, JAVA_LONG);
  private final MethodHandle value = of(ADDRESS, "CFDictionaryGetValue", ADDRESS, ADDRESS);
  private final MethodHandle number = of(JAVA_BOOLEAN, "CFNumberGetValue", ADDRESS, JAVA_LONG, ADDRESS);

  /// @param limit of fetching and running
  CoreNetwork(Duration limit) {
    this.limit = limit;
  }

  private static SymbolLookup library(String name) {
    return SymbolLookup.libraryLookup("/System/Library/Frameworks/" + name + ".framework/" + name, Arena.global());
  }

  private static MethodHandle of(MemoryLayout result, String name, MemoryLayout... parameters) {
    return Linker.nativeLinker().downcallHandle(LIBRARIES.find(name).orElseThrow(),
        FunctionDescriptor.of(result, parameters));
  }

  private static MethodHandle none(String name, MemoryLayout... parameters) {
    return Linker.nativeLinker().downcallHandle(LIBRARIES.find(name).orElseThrow(),
        FunctionDescriptor.ofVoid(parameters));
  }

  /// An exported variable that holds a CFStringRef.
  private static MemorySegment constant(String name) {
    return LIBRARIES.find(name).orElseThrow().reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
  }

  @Override
  public List<MacScript.Proxy> run(String script, String url) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      return asked(arena, script, url);
    } catch (Error | RuntimeException | IOException e) {
      throw e;
    } catch (Throwable e) {
      throw new IOException(e);
    }
  }

  private List<MacScript.Proxy> asked(Arena arena, String script, String url) throws Throwable {
    Heard heard = new Heard();
    MemorySegment callback = Linker.nativeLinker().upcallStub(MethodHandles.lookup().bind(heard, "hear",
        MethodType.methodType(void.class, MemorySegment.class, MemorySegment.class, MemorySegment.class)),
        FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS), arena);
    MemorySegment from = url(arena, script);
    MemorySegment to = url(arena, url);
    prepare(to);
    MemorySegment source = (MemorySegment) execute.invokeExact(from, to, callback, arena.allocate(CONTEXT, 8));
    release.invokeExact(from);
    release.invokeExact(to);
    if (source.address() == 0) {
      throw new IOException("CFNetworkExecuteProxyAutoConfigurationURL gave nothing");
    }
    try {
      MemorySegment mode = constant("kCFRunLoopDefaultMode");
      add.invokeExact((MemorySegment) loop.invokeExact(), source, mode);
      int _ = (int) turn.invokeExact(mode, limit.toMillis() / 1000.0, false);
    } finally {
      // From here on it calls nobody, so that the callback may go with the arena.
      invalidate.invokeExact(source);
      release.invokeExact(source);
    }
    return heard.proxies.orElseThrow(() -> new IOException(heard.failed ? "the script cannot be fetched or run"
        : "no answer in " + limit.toMillis() + " ms"));
  }

  /// An answer by no settings at all makes CFNetwork load what a script needs (Chromium, proxy_resolver_apple.cc, which
  /// names Apple's problem 5530166).
  private void prepare(MemorySegment url) throws Throwable {
    MemorySegment nil = MemorySegment.NULL;
    MemorySegment empty = (MemorySegment) emptySettings.invokeExact(nil, nil, nil, 0L, nil, nil);
    if (empty.address() == 0) {
      return;
    }
    MemorySegment proxies = (MemorySegment) proxiesFor.invokeExact(url, empty);
    release.invokeExact(empty);
    if (proxies.address() != 0) {
      release.invokeExact(proxies);
    }
  }

  private MemorySegment url(Arena arena, String written) throws Throwable {
    MemorySegment string = (MemorySegment) text.invokeExact(MemorySegment.NULL, arena.allocateFrom(written), UTF8);
    if (string.address() == 0) {
      throw new IOException("no text: " + written);
    }
    MemorySegment url = (MemorySegment) address.invokeExact(MemorySegment.NULL, string, MemorySegment.NULL);
    release.invokeExact(string);
    if (url.address() == 0) {
      throw new IOException("no URL: " + written);
    }
    return url;
  }

  private List<MacScript.Proxy> read(MemorySegment array) throws Throwable {
    List<MacScript.Proxy> all = new ArrayList<>();
    long size = Math.min((long) count.invokeExact(array), MOST);
    for (long i = 0; i < size; i++) {
      MemorySegment entry = (MemorySegment) element.invokeExact(array, i);
      all.add(new MacScript.Proxy(string(get(entry, "kCFProxyTypeKey")).replaceFirst("^kCFProxyType", ""),
          string(get(entry, "kCFProxyHostNameKey")), integer(get(entry, "kCFProxyPortNumberKey"))));
    }
    return all;
  }

  private MemorySegment get(MemorySegment entry, String key) throws Throwable {
    return (MemorySegment) value.invokeExact(entry, constant(key));
  }

  private String string(MemorySegment told) throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment place = arena.allocate(LONGEST);
      return told.address() != 0 && (boolean) letters.invokeExact(told, place, LONGEST, UTF8) ? place.getString(0) : "";
    }
  }

  private int integer(MemorySegment told) throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment place = arena.allocate(JAVA_INT);
      return told.address() != 0 && (boolean) number.invokeExact(told, (long) NUMBER_32, place)
          ? place.get(JAVA_INT, 0) : 0;
    }
  }

  /// CFProxyAutoConfigurationResultCallback.
  interface Callback {
    void hear(MemorySegment client, MemorySegment list, MemorySegment error);
  }

  /// What came back; what is thrown in a callback would end the JVM.
  private final class Heard implements Callback {
    private Optional<List<MacScript.Proxy>> proxies = Optional.empty();
    private boolean failed;

    @Override
    public void hear(MemorySegment client, MemorySegment list, MemorySegment error) {
      try {
        if (error.address() != 0 || list.address() == 0) {
          failed = true;
        } else {
          proxies = Optional.of(read(list));
        }
        stop.invokeExact((MemorySegment) loop.invokeExact());
      } catch (Throwable e) {
        failed = true;
      }
    }
  }
}
