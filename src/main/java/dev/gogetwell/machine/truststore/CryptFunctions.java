package dev.gogetwell.machine.truststore;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The few functions of crypt32 (wincrypt.h) behind [WindowsCertificates] and [WindowsVerifier]. Only on Windows. The
/// error of the last call is kept in the object, so each thread needs one of its own.
final class CryptFunctions {
  /// A kind of store: one physical store in the registry.
  static final int SYSTEM_REGISTRY = 13;
  /// A kind of store: in memory.
  static final int MEMORY = 2;

  private static final int ENCODINGS = 0x1_0001; // X509_ASN_ENCODING | PKCS_7_ASN_ENCODING
  private static final int ADD_ALWAYS = 4;
  private static final Linker.Option ERROR = Linker.Option.captureCallState("GetLastError");
  private static final VarHandle LAST_ERROR =
      Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("GetLastError"));

  private final MemorySegment state = Arena.ofAuto().allocate(Linker.Option.captureStateLayout());
  private final MethodHandle openStore = of(ADDRESS, "CertOpenStore", ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
  private final MethodHandle closeStore = of(JAVA_INT, "CertCloseStore", ADDRESS, JAVA_INT);
  private final MethodHandle next = of(ADDRESS, "CertEnumCertificatesInStore", ADDRESS, ADDRESS);
  private final MethodHandle property =
      of(JAVA_INT, "CertGetCertificateContextProperty", ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
  private final MethodHandle add =
      of(JAVA_INT, "CertAddEncodedCertificateToStore", ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
  private final MethodHandle free = of(JAVA_INT, "CertFreeCertificateContext", ADDRESS);
  private final MethodHandle chain = of(JAVA_INT, "CertGetCertificateChain",
      ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS);
  private final MethodHandle policy =
      of(JAVA_INT, "CertVerifyCertificateChainPolicy", ADDRESS, ADDRESS, ADDRESS, ADDRESS);
  private final MethodHandle freeChain = ofVoid("CertFreeCertificateChain", ADDRESS);

  private static MethodHandle of(ValueLayout result, String name, MemoryLayout... parameters) {
    return Linker.nativeLinker().downcallHandle(function(name), FunctionDescriptor.of(result, parameters), ERROR);
  }

  private static MethodHandle ofVoid(String name, MemoryLayout... parameters) {
    return Linker.nativeLinker().downcallHandle(function(name), FunctionDescriptor.ofVoid(parameters));
  }

  private static MemorySegment function(String name) {
    return SymbolLookup.libraryLookup("crypt32.dll", Arena.global()).find(name).orElseThrow();
  }

  /// What GetLastError said after the call before.
  int lastError() {
    return (int) LAST_ERROR.get(state, 0L);
  }

  /// Opens a store: a null pointer if it cannot be opened.
  MemorySegment openStore(int kind, int flags, MemorySegment name) throws IOException {
    return pointer(() -> (MemorySegment) openStore.invokeExact(
        state, MemorySegment.ofAddress(kind), 0, MemorySegment.NULL, flags, name));
  }

  void closeStore(MemorySegment store) throws IOException {
    number(() -> (int) closeStore.invokeExact(state, store, 0));
  }

  /// The certificate after `context`, which is freed; a null pointer after the last.
  MemorySegment nextCertificate(MemorySegment store, MemorySegment context) throws IOException {
    return pointer(() -> (MemorySegment) next.invokeExact(state, store, context));
  }

  void freeCertificate(MemorySegment context) throws IOException {
    number(() -> (int) free.invokeExact(state, context));
  }

  boolean property(MemorySegment context, int id, MemorySegment data, MemorySegment size) throws IOException {
    return number(() -> (int) property.invokeExact(state, context, id, data, size)) != 0;
  }

  /// @param context where the pointer to the new certificate goes; a null pointer if nobody wants it
  boolean add(MemorySegment store, MemorySegment der, MemorySegment context) throws IOException {
    int length = Math.toIntExact(der.byteSize());
    return number(() -> (int) add.invokeExact(state, store, ENCODINGS, der, length, ADD_ALWAYS, context)) != 0;
  }

  boolean chain(MemorySegment certificate, MemorySegment time, MemorySegment store, MemorySegment request, int flags,
      MemorySegment result) throws IOException {
    return number(() -> (int) chain.invokeExact(state, MemorySegment.NULL, certificate, time, store, request, flags,
        MemorySegment.NULL, result)) != 0;
  }

  void freeChain(MemorySegment context) throws IOException {
    number(() -> {
      freeChain.invokeExact(context);
      return 0;
    });
  }

  boolean policy(int kind, MemorySegment chain, MemorySegment request, MemorySegment status) throws IOException {
    return number(() -> (int) policy.invokeExact(state, MemorySegment.ofAddress(kind), chain, request, status)) != 0;
  }

  @FunctionalInterface
  private interface NumberCall {
    int run() throws Throwable;
  }

  @FunctionalInterface
  private interface PointerCall {
    MemorySegment run() throws Throwable;
  }

  private static int number(NumberCall call) throws IOException {
    try {
      return call.run();
    } catch (Error | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IOException(e);
    }
  }

  private static MemorySegment pointer(PointerCall call) throws IOException {
    try {
      return call.run();
    } catch (Error | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IOException(e);
    }
  }
}
